/* fw-row.c: see fw-row.h. */
#include "config.h"

#include "base/fw-row.h"

typedef struct
{
  char *column;
  GVariant *value; /* NULL is SQL NULL */
} Cell;

struct _FwRow
{
  gatomicrefcount ref_count;
  GArray *cells; /* of Cell, in insertion order */
};

G_DEFINE_BOXED_TYPE (FwRow, fw_row, fw_row_ref, fw_row_unref)

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->column);
  g_clear_pointer (&cell->value, g_variant_unref);
}

FwRow *
fw_row_new (void)
{
  FwRow *self = g_new0 (FwRow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

FwRow *
fw_row_ref (FwRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_row_unref (FwRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->cells);
  g_free (self);
}

FwRow *
fw_row_copy (const FwRow *self)
{
  FwRow *copy = fw_row_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      fw_row_set (copy, cell->column, cell->value);
    }
  return copy;
}

static Cell *
find (const FwRow *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      if (g_str_equal (cell->column, column))
        return cell;
    }
  return NULL;
}

void
fw_row_set (FwRow *self, const char *column, GVariant *value)
{
  Cell *cell;
  GVariant *old;

  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);

  cell = find (self, column);
  if (cell == NULL)
    {
      Cell added = {g_strdup (column), NULL};

      g_array_append_val (self->cells, added);
      cell = &g_array_index (self->cells, Cell, self->cells->len - 1);
    }
  old = cell->value;
  cell->value = value != NULL ? g_variant_ref_sink (value) : NULL;
  if (old != NULL)
    g_variant_unref (old);
}

void
fw_row_set_text (FwRow *self, const char *column, const char *text)
{
  fw_row_set (self, column, text != NULL ? g_variant_new_string (text) : NULL);
}

void
fw_row_set_int (FwRow *self, const char *column, gint64 value)
{
  fw_row_set (self, column, g_variant_new_int64 (value));
}

void
fw_row_set_null (FwRow *self, const char *column)
{
  fw_row_set (self, column, NULL);
}

gboolean
fw_row_has (const FwRow *self, const char *column)
{
  g_return_val_if_fail (self != NULL && column != NULL, FALSE);

  return find (self, column) != NULL;
}

GVariant *
fw_row_get (const FwRow *self, const char *column)
{
  const Cell *cell;

  g_return_val_if_fail (self != NULL && column != NULL, NULL);

  cell = find (self, column);
  return cell != NULL ? cell->value : NULL;
}

const char *
fw_row_get_text (const FwRow *self, const char *column)
{
  GVariant *value = fw_row_get (self, column);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

gint64
fw_row_get_int (const FwRow *self, const char *column, gint64 fallback)
{
  GVariant *value = fw_row_get (self, column);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64)
             ? g_variant_get_int64 (value)
             : fallback;
}

guint
fw_row_get_n (const FwRow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->len;
}

const char *
fw_row_get_column (const FwRow *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->cells->len, NULL);

  return g_array_index (self->cells, Cell, index).column;
}

GVariant *
fw_row_get_value (const FwRow *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->cells->len, NULL);

  return g_array_index (self->cells, Cell, index).value;
}

gboolean
fw_row_equal (const FwRow *a, const FwRow *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->cells->len != b->cells->len)
    return FALSE;
  for (guint i = 0; i < a->cells->len; i++)
    {
      const Cell *cell = &g_array_index (a->cells, Cell, i);
      const Cell *other = find (b, cell->column);

      if (other == NULL || (cell->value == NULL) != (other->value == NULL))
        return FALSE;
      if (cell->value != NULL && !g_variant_equal (cell->value, other->value))
        return FALSE;
    }
  return TRUE;
}
