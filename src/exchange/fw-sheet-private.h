/* fw-sheet-private.h: for the writers of fw-sheet.h. */
#pragma once

#include "exchange/fw-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  FwCellType type;
  guint width;
} FwSheetColumn;

typedef struct
{
  char *text;   /* of a text; NULL: empty */
  gint64 value; /* of an int; of a day the FwDay */
  gboolean is_empty;
} FwSheetCell;

struct _FwSheet
{
  char *title;
  gint64 case_id;
  gboolean is_refused; /* was given a row of another case */
  GArray *columns;     /* of FwSheetColumn */
  GArray *cells;       /* of FwSheetCell, row after row */
  guint n_rows;
};

/* The cell, NULL for one that was not added. */
const FwSheetCell *
_fw_sheet_get_cell (FwSheet *self, guint row, guint column);
/* FALSE with OTHER_CASE. */
gboolean
_fw_sheet_check (FwSheet *self, GError **error);

G_END_DECLS
