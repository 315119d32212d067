/* fw-case-chooser.c: see fw-case-chooser.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/fw-case-list-repository.h"
#include "widgets/fw-case-chooser.h"
#include "widgets/fw-async.h"

#define N_SHOWN 6
#define N_READ 24 /* other teams' cases among them are left out */

struct _FwCaseChooser
{
  GtkBox parent_instance;
  GtkListBox *list;
  FwStore *store;
  char *text;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwCaseChooser, fw_case_chooser, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  gint64 id;
  char *name;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice);
}

static void
add_case (FwCaseChooser *self, gint64 id, const char *name, const char *number)
{
  GtkWidget *row = adw_action_row_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->id = id;
  choice->name = g_strdup_printf ("%s · %s", name, number);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "choice", choice, choice_free);
  gtk_list_box_append (self->list, row);
}

static FwResult *
find (FwStore *store, const char *text)
{
  FwCaseQuery query = {.scope = FW_CASE_SCOPE_ALL, .search = text, .sort = FW_CASE_SORT_NAME};
  g_autoptr (FwCaseList) list
      = dex_await_boxed (fw_case_list_repository_find (store, &query), NULL);

  if (list == NULL || list->n_ids == 0)
    return NULL;
  return dex_await_boxed (
      fw_case_list_repository_load_rows (store, list, list->ids, MIN (list->n_ids, N_READ)), NULL);
}

static DexFuture *
search_fiber (gpointer data)
{
  FwCaseChooser *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autofree char *text = g_strdup (self->text);
  guint generation = ++self->generation;
  gboolean recent = text[0] == '\0';
  g_autoptr (FwResult) found
      = recent ? dex_await_boxed (fw_case_repository_list_recent (store, N_SHOWN), NULL)
               : find (store, text);

  if (generation != self->generation || self->list == NULL)
    return NULL;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; found != NULL && i < fw_result_get_n_rows (found); i++)
    {
      if (gtk_list_box_get_row_at_index (self->list, N_SHOWN - 1) != NULL)
        break;
      if (recent)
        add_case (self, fw_result_get_int (found, i, 0), fw_result_get_text (found, i, 1),
                  fw_result_get_text (found, i, 2));
      else if (fw_result_get_int (found, i, FW_CASE_ROW_MAY_OPEN) != 0)
        add_case (self, fw_result_get_int (found, i, FW_CASE_ROW_ID),
                  fw_result_get_text (found, i, FW_CASE_ROW_NAME),
                  fw_result_get_text (found, i, FW_CASE_ROW_NUMBER));
    }
  return NULL;
}

void
fw_case_chooser_search (FwCaseChooser *self, const char *text)
{
  g_return_if_fail (FW_IS_CASE_CHOOSER (self) && text != NULL);

  if (self->store == NULL)
    return;
  g_set_str (&self->text, text);
  fw_ui_spawn (self, search_fiber);
}

static void
row_activated_cb (FwCaseChooser *self, GtkListBoxRow *row)
{
  Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  g_signal_emit (self, signals[CHOSEN], 0, choice->id, choice->name);
}

gboolean
fw_case_chooser_choose_first (FwCaseChooser *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (FW_IS_CASE_CHOOSER (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    row_activated_cb (self, row);
  return row != NULL;
}

void
fw_case_chooser_set_store (FwCaseChooser *self, FwStore *store)
{
  g_return_if_fail (FW_IS_CASE_CHOOSER (self));

  g_set_object (&self->store, store);
}

static void
fw_case_chooser_dispose (GObject *object)
{
  FwCaseChooser *self = FW_CASE_CHOOSER (object);

  self->list = NULL;
  self->generation++;
  g_clear_object (&self->store);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (fw_case_chooser_parent_class)->dispose (object);
}

static void
fw_case_chooser_class_init (FwCaseChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_case_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", FW_TYPE_CASE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
fw_case_chooser_init (FwCaseChooser *self)
{
  gtk_widget_set_margin_top (GTK_WIDGET (self), 9);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cases found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}
