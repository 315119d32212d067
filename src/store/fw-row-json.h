/* fw-row-json.h: rows as JSON text, for the change log and for drafts. */
#pragma once

#include "base/fw-row.h"

G_BEGIN_DECLS

/* An object of the row's columns; NULL for NULL. Blobs become base64 text. */
char *
fw_row_json_write (FwRow *row);
/* NULL when @text is no object. */
FwRow *
fw_row_json_read (const char *text);
/* An object of @n named rows; NULL ones are left out. */
char *
fw_row_json_write_many (const char *const *names, FwRow *const *rows, guint n);
/* Fills @rows with those of @names that @text has. FALSE when it is no such text. */
gboolean
fw_row_json_read_many (const char *text, const char *const *names, FwRow **rows, guint n);

G_END_DECLS
