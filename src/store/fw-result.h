/* fw-result.h: the rows that a query gave, as an immutable table.
 *
 * Boxed and reference counted; crosses threads. Columns are addressed by
 * number, as the statement lists them. Text is borrowed from the result.
 */
#pragma once

#include <glib-object.h>

#include "base/fw-date.h"
#include "base/fw-row.h"

G_BEGIN_DECLS

#define FW_TYPE_RESULT (fw_result_get_type ())

typedef struct _FwResult FwResult;

GType
fw_result_get_type (void) G_GNUC_CONST;
FwResult *
fw_result_ref (FwResult *self);
void
fw_result_unref (FwResult *self);
guint
fw_result_get_n_rows (FwResult *self);
guint
fw_result_get_n_columns (FwResult *self);
const char *
fw_result_get_name (FwResult *self, guint column);
gboolean
fw_result_is_null (FwResult *self, guint row, guint column);
gint64
fw_result_get_int (FwResult *self, guint row, guint column);
double
fw_result_get_double (FwResult *self, guint row, guint column);
const char *
fw_result_get_text (FwResult *self, guint row, guint column);
/* The same, "" where there is none. */
const char *
fw_result_get_string (FwResult *self, guint row, guint column);
/* Of a date or a moment as it is stored (ISO 8601); FW_DAY_NONE where there is none. */
FwDay
fw_result_get_day (FwResult *self, guint row, guint column);
GBytes *
fw_result_dup_blob (FwResult *self, guint row, guint column);
/* A copy whose column @column holds the text that @texts (gint64 → string) has
 * for the integer of @key_column, NULL where it has none. */
FwResult *
fw_result_replace_column (FwResult *self, guint column, guint key_column, GHashTable *texts);
/* One row by column names, for records. */
FwRow *
fw_result_dup_row (FwResult *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwResult, fw_result_unref)

G_END_DECLS
