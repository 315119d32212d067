/* fw-gedcom-lines.h: the lines of a GEDCOM file, one at a time, in UTF-8.
 *
 * Owned by the reader, on its thread. Holds one line and one block of the stream; a
 * line beyond FW_GEDCOM_MAX_LINE is cut. What is wrong with a line goes into the
 * report; a line is never dropped without a word.
 */
#pragma once

#include <gio/gio.h>

#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

#define FW_GEDCOM_MAX_LINE (1024 * 1024)

typedef struct
{
  guint number;      /* counted from 1 */
  int level;         /* -1: no GEDCOM line: all of it is in @value */
  const char *xref;  /* without '@'; "" for none */
  const char *tag;   /* in capitals */
  const char *value; /* "" for none; of a pointer without '@' */
  gboolean pointer;
} FwGedcomLine;

typedef struct _FwGedcomLines FwGedcomLines;

/* Borrows @report. */
FwGedcomLines *
fw_gedcom_lines_new (GInputStream *stream, FwImportReport *report);
void
fw_gedcom_lines_free (FwGedcomLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwGedcomLines, fw_gedcom_lines_free)

/* The next line that is not empty; its strings hold until the next call. FALSE at
 * the end, and with @error when the stream cannot be read. */
gboolean
fw_gedcom_lines_next (FwGedcomLines *self,
                      FwGedcomLine *line,
                      GCancellable *cancellable,
                      GError **error);
/* GEDCOM 7 doubles an '@' only where it is the first character; before that, everywhere. */
void
fw_gedcom_lines_set_version_7 (FwGedcomLines *self);
/* What "@@" stands for in the text of @value, in place. */
void
fw_gedcom_lines_unescape (FwGedcomLines *self, char *value);

G_END_DECLS
