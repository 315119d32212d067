/* fw-sheet.h: a table to be handed out: columns with types, rows, CSV and XLSX.
 *
 * Built once by its owner, then written; any one thread. A text stays a text:
 * what a spreadsheet would take for a formula is guarded in CSV and written as a
 * string in XLSX (handbook CONF-17, OWASP "CSV Injection"). Everything is done
 * in memory: nothing of a case lies in a temporary file.
 *
 * A sheet may belong to one case: then it refuses a row of any other, and a
 * sheet that was once given one is never written.
 */
#pragma once

#include <gio/gio.h>

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_CELL_TEXT,
  FW_CELL_INT,
  FW_CELL_DAY,
} FwCellType;

typedef struct _FwSheet FwSheet;

/* @title: of the worksheet. @case_id 0: rows of any case; else only rows of this one. */
FwSheet *
fw_sheet_new (const char *title, gint64 case_id);
void
fw_sheet_free (FwSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwSheet, fw_sheet_free)

/* @width: of the column in characters. All columns before the first row. */
void
fw_sheet_add_column (FwSheet *self, const char *title, FwCellType type, guint width);
/* Begins a row about @case_id (0: about none). FALSE with OTHER_CASE when the sheet
 * belongs to another case; the sheet can then never be written. */
gboolean
fw_sheet_begin_row (FwSheet *self, gint64 case_id, GError **error);
/* The next cell of the row; the type is that of its column. */
void
fw_sheet_add_text (FwSheet *self, const char *text /* nullable */);
void
fw_sheet_add_int (FwSheet *self, gint64 value);
void
fw_sheet_add_day (FwSheet *self, FwDay day /* FW_DAY_NONE: empty */);
guint
fw_sheet_get_n_rows (FwSheet *self);

/* UTF-8 with BOM, `;` between cells, CR LF, quoting of RFC 4180, days as ISO. A text
 * whose first letter (after spaces) is = + - @ or their full-width forms, or that
 * begins with a tab or line end, gets an apostrophe before it. NULL with OTHER_CASE. */
GBytes *
fw_sheet_to_csv (FwSheet *self, GError **error);
/* Office Open XML with one worksheet: bold frozen header, texts always as strings,
 * days as dates. @created: UTC time of the properties, ISO; the same sheet gives the same
 * bytes. NULL with OTHER_CASE. */
GBytes *
fw_sheet_to_xlsx (FwSheet *self, const char *created, GError **error);

G_END_DECLS
