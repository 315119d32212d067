/* fw-kept-rows.c: see fw-kept-rows.h. */
#include "config.h"

#include "widgets/fw-kept-rows.h"

#define KEY "fw-kept-key"
#define PLACE "fw-kept-place"

static int
compare_places (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data G_GNUC_UNUSED)
{
  guint x = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (a), PLACE));
  guint y = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (b), PLACE));

  return x < y ? -1 : x > y;
}

static GHashTable *
list_rows (GtkListBox *list)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_hash_table_insert (rows, (gpointer) fw_kept_rows_get_key (row), row);
  return rows;
}

static void
remove_others (GtkListBox *list, GHashTable *rows, GPtrArray *keys)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (keys, i));
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (wanted, key))
      {
        g_hash_table_iter_remove (&iter); /* first: the key is the row's */
        gtk_list_box_remove (list, row);
      }
}

/* Moves nothing where all stand right. */
static void
put_in_order (GtkListBox *list, GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (!g_str_equal (fw_kept_rows_get_key (gtk_list_box_get_row_at_index (list, (int) i)),
                      g_ptr_array_index (keys, i)))
      {
        gtk_list_box_set_sort_func (list, compare_places, NULL, NULL);
        gtk_list_box_set_sort_func (list, NULL, NULL, NULL);
        return;
      }
}

void
fw_kept_rows_show (GtkListBox *list, GPtrArray *keys, FwKeptRowFunc create, gpointer data)
{
  g_autoptr (GHashTable) rows = NULL;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  rows = list_rows (list);
  remove_others (list, rows, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      GtkListBoxRow *row = g_hash_table_lookup (rows, key);

      if (row == NULL)
        {
          row = create (key, data);
          g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      g_object_set_data (G_OBJECT (row), PLACE, GUINT_TO_POINTER (i));
    }
  put_in_order (list, keys);
  gtk_widget_set_visible (GTK_WIDGET (list), keys->len > 0);
}

const char *
fw_kept_rows_get_key (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), KEY);
}
