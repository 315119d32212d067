/* fw-result.c: see fw-result.h. */
#include "config.h"

#include "store/fw-result-private.h"

struct _FwResult
{
  gatomicrefcount ref_count;
  guint n_columns;
  char **names;
  GPtrArray *cells; /* of GVariant or NULL, row after row */
};

G_DEFINE_BOXED_TYPE (FwResult, fw_result, fw_result_ref, fw_result_unref)

static void
cell_free (gpointer data)
{
  if (data != NULL)
    g_variant_unref (data);
}

FwResult *
_fw_result_new (guint n_columns, const char **names)
{
  FwResult *self = g_new0 (FwResult, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_columns = n_columns;
  self->names = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->names[i] = g_strdup (names[i]);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  return self;
}

void
_fw_result_add (FwResult *self, GVariant *value)
{
  g_ptr_array_add (self->cells, value != NULL ? g_variant_ref_sink (value) : NULL);
}

FwResult *
fw_result_ref (FwResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_result_unref (FwResult *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_strfreev (self->names);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

guint
fw_result_get_n_rows (FwResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns > 0 ? self->cells->len / self->n_columns : 0;
}

guint
fw_result_get_n_columns (FwResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

const char *
fw_result_get_name (FwResult *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->names[column];
}

static GVariant *
get_cell (FwResult *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  g_return_val_if_fail (row < fw_result_get_n_rows (self), NULL);

  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

gboolean
fw_result_is_null (FwResult *self, guint row, guint column)
{
  return get_cell (self, row, column) == NULL;
}

gint64
fw_result_get_int (FwResult *self, guint row, guint column)
{
  GVariant *cell = get_cell (self, row, column);

  return cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_INT64)
             ? g_variant_get_int64 (cell)
             : 0;
}

double
fw_result_get_double (FwResult *self, guint row, guint column)
{
  GVariant *cell = get_cell (self, row, column);

  if (cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_INT64))
    return (double) g_variant_get_int64 (cell);
  return cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_DOUBLE)
             ? g_variant_get_double (cell)
             : 0;
}

const char *
fw_result_get_text (FwResult *self, guint row, guint column)
{
  GVariant *cell = get_cell (self, row, column);

  return cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (cell, NULL)
             : NULL;
}

const char *
fw_result_get_string (FwResult *self, guint row, guint column)
{
  const char *text = fw_result_get_text (self, row, column);

  return text != NULL ? text : "";
}

FwDay
fw_result_get_day (FwResult *self, guint row, guint column)
{
  g_autofree char *iso = g_strndup (fw_result_get_string (self, row, column), 10);
  FwDay day;

  return fw_day_from_iso (iso, &day) ? day : FW_DAY_NONE;
}

GBytes *
fw_result_dup_blob (FwResult *self, guint row, guint column)
{
  GVariant *cell = get_cell (self, row, column);

  return cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_BYTESTRING)
             ? g_variant_get_data_as_bytes (cell)
             : NULL;
}

FwRow *
fw_result_dup_row (FwResult *self, guint row)
{
  FwRow *copy = fw_row_new ();

  for (guint i = 0; i < self->n_columns; i++)
    fw_row_set (copy, self->names[i], get_cell (self, row, i));
  return copy;
}

FwResult *
fw_result_replace_column (FwResult *self, guint column, guint key_column, GHashTable *texts)
{
  FwResult *copy;

  g_return_val_if_fail (self != NULL && texts != NULL, NULL);
  g_return_val_if_fail (column < self->n_columns && key_column < self->n_columns, NULL);

  copy = _fw_result_new (self->n_columns, (const char **) self->names);
  for (guint i = 0; i < self->cells->len; i++)
    {
      gint64 key;
      const char *text;

      if (i % self->n_columns != column)
        {
          _fw_result_add (copy, g_ptr_array_index (self->cells, i));
          continue;
        }
      key = fw_result_get_int (self, i / self->n_columns, key_column);
      text = g_hash_table_lookup (texts, &key);
      _fw_result_add (copy, text != NULL ? g_variant_new_string (text) : NULL);
    }
  return copy;
}
