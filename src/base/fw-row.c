/* fw-row.c: the named values of one table row; see fw-row.h.
 *
 * Rows have a handful of columns, so a plain array searched from the front is
 * both the simplest and the fastest map.
 */
#include "config.h"

#include "base/fw-row.h"

typedef struct
{
  char *column;
  GVariant *value;
} Cell;

struct _FwRow
{
  GArray *cells;
};

G_DEFINE_BOXED_TYPE (FwRow, fw_row, fw_row_ref, fw_row_unref)

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->column);
  g_clear_pointer (&cell->value, g_variant_unref);
}

static void
row_clear (gpointer data)
{
  FwRow *self = data;

  g_array_unref (self->cells);
}

static Cell *
find_cell (const FwRow *self, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      if (g_str_equal (cell->column, column))
        return cell;
    }
  return NULL;
}

static gboolean
is_cell_type (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ||
         g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE) ||
         g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ||
         g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING);
}

/**
 * fw_row_new:
 *
 * Returns: (transfer full): a row without any column
 */
FwRow *
fw_row_new (void)
{
  FwRow *self = g_atomic_rc_box_new0 (FwRow);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

FwRow *
fw_row_ref (FwRow *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
fw_row_unref (FwRow *self)
{
  g_atomic_rc_box_release_full (self, row_clear);
}

/**
 * fw_row_copy:
 *
 * Returns: (transfer full): a new row with the same values, free to be changed
 */
FwRow *
fw_row_copy (const FwRow *self)
{
  FwRow *copy = fw_row_new ();

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      fw_row_set (copy, cell->column, cell->value);
    }
  return copy;
}

/**
 * fw_row_set:
 * @column: name of the column
 * @value: (nullable): a variant of type x, d, s or ay; consumed if floating; NULL is SQL NULL
 *
 * Sets or replaces a value. A replaced column keeps its place.
 */
void
fw_row_set (FwRow *self, const char *column, GVariant *value)
{
  Cell *cell;

  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);
  g_return_if_fail (value == NULL || is_cell_type (value));

  if (value != NULL)
    g_variant_ref_sink (value);
  cell = find_cell (self, column);
  if (cell != NULL)
    {
      g_clear_pointer (&cell->value, g_variant_unref);
      cell->value = value;
    }
  else
    {
      Cell added = { g_strdup (column), value };

      g_array_append_val (self->cells, added);
    }
}

/**
 * fw_row_set_text:
 * @text: (nullable): UTF-8 text; NULL is SQL NULL
 */
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

/**
 * fw_row_has:
 *
 * Returns: whether the row names @column, also when its value is NULL
 */
gboolean
fw_row_has (const FwRow *self, const char *column)
{
  g_return_val_if_fail (self != NULL && column != NULL, FALSE);

  return find_cell (self, column) != NULL;
}

/**
 * fw_row_get:
 *
 * Returns: (transfer none) (nullable): the value; NULL for SQL NULL and for a missing column
 */
GVariant *
fw_row_get (const FwRow *self, const char *column)
{
  Cell *cell;

  g_return_val_if_fail (self != NULL && column != NULL, NULL);

  cell = find_cell (self, column);
  return cell != NULL ? cell->value : NULL;
}

/**
 * fw_row_get_text:
 *
 * Returns: (transfer none) (nullable): the text; NULL where the column is missing, NULL or no text
 */
const char *
fw_row_get_text (const FwRow *self, const char *column)
{
  GVariant *value = fw_row_get (self, column);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

/**
 * fw_row_get_int:
 * @fallback: returned where the column is missing, NULL or no integer
 */
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

/**
 * fw_row_get_value:
 *
 * Returns: (transfer none) (nullable): the value of column number @index
 */
GVariant *
fw_row_get_value (const FwRow *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->cells->len, NULL);

  return g_array_index (self->cells, Cell, index).value;
}

/**
 * fw_row_equal:
 *
 * Returns: whether both rows have the same columns and values; order does not count
 */
gboolean
fw_row_equal (const FwRow *a, const FwRow *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->cells->len != b->cells->len)
    return FALSE;
  for (guint i = 0; i < a->cells->len; i++)
    {
      Cell *one = &g_array_index (a->cells, Cell, i);
      Cell *two = find_cell (b, one->column);

      if (two == NULL || (one->value == NULL) != (two->value == NULL))
        return FALSE;
      if (one->value != NULL && !g_variant_equal (one->value, two->value))
        return FALSE;
    }
  return TRUE;
}
