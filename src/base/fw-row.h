/* fw-row.h: the named values of one table row, or of a part of it.
 *
 * A boxed, reference-counted map from column name to value in insertion
 * order. Values are GVariants of type "x" (integer), "d" (real), "s" (text)
 * or "ay" (blob); a NULL value is SQL NULL. Rows are filled by one thread,
 * then handed on; once shared they are not changed any more.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FW_TYPE_ROW (fw_row_get_type ())

typedef struct _FwRow FwRow;

GType
fw_row_get_type (void) G_GNUC_CONST;
FwRow *
fw_row_new (void);
FwRow *
fw_row_ref (FwRow *self);
void
fw_row_unref (FwRow *self);
FwRow *
fw_row_copy (const FwRow *self);
void
fw_row_set (FwRow *self, const char *column, GVariant *value);
void
fw_row_set_text (FwRow *self, const char *column, const char *text);
void
fw_row_set_int (FwRow *self, const char *column, gint64 value);
void
fw_row_set_null (FwRow *self, const char *column);
gboolean
fw_row_has (const FwRow *self, const char *column);
GVariant *
fw_row_get (const FwRow *self, const char *column);
const char *
fw_row_get_text (const FwRow *self, const char *column);
gint64
fw_row_get_int (const FwRow *self, const char *column, gint64 fallback);
guint
fw_row_get_n (const FwRow *self);
const char *
fw_row_get_column (const FwRow *self, guint index);
GVariant *
fw_row_get_value (const FwRow *self, guint index);
gboolean
fw_row_equal (const FwRow *a, const FwRow *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwRow, fw_row_unref)

G_END_DECLS
