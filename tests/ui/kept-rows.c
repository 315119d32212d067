/* kept-rows.c: rows of a list by keys stay the same ones, wherever they go. */
#include <adwaita.h>

#include "widgets/fw-kept-rows.h"

typedef struct
{
  GtkWidget *window;
  GtkListBox *list;
  guint n_made;
} Fixture;

static void
setup (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->list));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
teardown (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GtkListBoxRow *
create_row (const char *key, gpointer data)
{
  Fixture *self = data;
  GtkWidget *row = gtk_list_box_row_new (), *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), key);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), entry);
  self->n_made++;
  return GTK_LIST_BOX_ROW (row);
}

/* @keys: a letter for each row */
static void
show (Fixture *self, const char *keys)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkListBoxRow *row;

  for (; *keys != '\0'; keys++)
    g_ptr_array_add (list, g_strndup (keys, 1));
  keys -= list->len;
  fw_kept_rows_show (self->list, list, create_row, self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_string_append (shown, fw_kept_rows_get_key (row));
  g_assert_cmpstr (shown->str, ==, keys);
  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (self->list)), ==, *keys != '\0');
}

static void
test_order (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *keys;
    guint n_made; /* by then */
  } steps[] = {{"abc", 3}, {"abc", 3}, {"cab", 3}, {"cdab", 4}, {"ab", 4}, {"", 4}, {"ba", 6}};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      show (self, steps[i].keys);
      g_assert_cmpuint (self->n_made, ==, steps[i].n_made);
    }
}

static void
test_any_order (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  for (guint round = 0; round < 300; round++)
    {
      char keys[9] = {0};
      guint n = 0;

      for (char key = 'a'; key < 'i'; key++)
        if (g_test_rand_bit ())
          {
            guint at = (guint) g_test_rand_int_range (0, (gint32) n + 1);

            memmove (keys + at + 1, keys + at, n - at);
            keys[at] = key;
            n++;
          }
      show (self, keys);
    }
}

/* Where the row goes, what is typed in it and the cursor go along. */
static void
test_focus (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  GtkListBoxRow *row;
  GtkWidget *entry;

  show (self, "abc");
  row = gtk_list_box_get_row_at_index (self->list, 0);
  entry = gtk_list_box_row_get_child (row);
  g_assert_true (gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "typed");
  gtk_editable_set_position (GTK_EDITABLE (entry), 3);
  show (self, "dbca");
  g_assert_true (gtk_list_box_get_row_at_index (self->list, 3) == row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "typed");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 3);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), entry));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function)                                                                        \
  g_test_add ("/kept-rows/" name, Fixture, NULL, setup, function, teardown)
  ADD ("order", test_order);
  ADD ("any-order", test_any_order);
  ADD ("focus", test_focus);
#undef ADD
  return g_test_run ();
}
