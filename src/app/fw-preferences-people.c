/* fw-preferences-people.c: the page "People": staff and providers, lists that open a form. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "domain/fw-provider-repository.h"
#include "domain/fw-staff-repository.h"
#include "widgets/fw-async.h"

typedef struct
{
  FwPreferencesDialog *dialog;
  AdwPreferencesGroup *group; /* owns this */
  GPtrArray *rows;            /* shown, of GtkWidget */
  FwResult *result;
  gboolean providers;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_ptr_array_unref (list->rows);
  g_clear_pointer (&list->result, fw_result_unref);
  g_free (list);
}

static void
open_form (List *list, int row)
{
  if (list->providers)
    fw_provider_form_push (list->dialog, list->result, row);
  else
    fw_staff_form_push (list->dialog, list->result, row);
}

static void
row_activated_cb (GtkWidget *row, List *list)
{
  open_form (list, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "index")));
}

static void
add_cb (GtkButton *button, List *list)
{
  open_form (list, -1);
}

static char *
dup_joined (const char *first, ...)
{
  GString *text = g_string_new (NULL);
  va_list words;

  va_start (words, first);
  for (const char *word = first; word != (const char *) -1; word = va_arg (words, const char *))
    if (word != NULL && word[0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", word);
  va_end (words);
  return g_string_free_and_steal (text);
}

#define END ((const char *) -1)

static char *
dup_staff_subtitle (FwResult *staff, guint i)
{
  const char *end = fw_result_get_text (staff, i, FW_STAFF_ACTIVE_TO);
  const char *deputy_name = fw_result_get_text (staff, i, FW_STAFF_DEPUTY);
  const char *login = fw_result_get_text (staff, i, FW_STAFF_LOGIN);
  FwDay last;
  g_autofree char *deputy
      /* Translators: %s is the name of a deputy. */
      = deputy_name != NULL ? g_strdup_printf (_ ("deputy %s"), deputy_name) : NULL;
  g_autofree char *ended = NULL;

  if (fw_day_from_iso (end, &last))
    {
      g_autofree char *day = fw_day_to_text (last);

      /* Translators: %s is a date. */
      ended = g_strdup_printf (_ ("access ends %s"), day);
    }
  return dup_joined (fw_result_get_text (staff, i, FW_STAFF_FUNCTION),
                     fw_staff_get_role_title (fw_result_get_text (staff, i, FW_STAFF_ROLE)),
                     fw_result_get_text (staff, i, FW_STAFF_TEAM), deputy,
                     login == NULL ? _ ("no access of their own") : NULL, ended, END);
}

static void
show_rows (List *list)
{
  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (list->group, g_ptr_array_index (list->rows, i));
  g_ptr_array_set_size (list->rows, 0);
  for (guint i = 0; i < fw_result_get_n_rows (list->result); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *subtitle
          = list->providers
                ? dup_joined (fw_result_get_text (list->result, i, FW_PROVIDER_KIND),
                              fw_result_get_text (list->result, i, FW_PROVIDER_PLACE),
                              fw_result_get_text (list->result, i, FW_PROVIDER_CONTACT_NAME),
                              fw_result_get_text (list->result, i, FW_PROVIDER_GROUPS), END)
                : dup_staff_subtitle (list->result, i);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (
          ADW_PREFERENCES_ROW (row),
          fw_result_get_text (list->result, i,
                              list->providers ? (int) FW_PROVIDER_NAME : (int) FW_STAFF_NAME));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "index", GINT_TO_POINTER (i));
      g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), list);
      adw_preferences_group_add (list->group, row);
      g_ptr_array_add (list->rows, row);
    }
}

static DexFuture *
load_fiber (gpointer data)
{
  GtkWidget *group = data;
  List *list = g_object_get_data (G_OBJECT (group), "list");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (list->dialog);
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  FwResult *result = NULL;

  if (store != NULL)
    result = dex_await_boxed (list->providers ? fw_provider_repository_list (store)
                                              : fw_staff_repository_list (store),
                              NULL);
  if (result == NULL)
    return NULL;
  g_clear_pointer (&list->result, fw_result_unref);
  list->result = result;
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    show_rows (list);
  return NULL;
}

static void
changed_cb (GtkWidget *group, FwNotice *notice)
{
  List *list = g_object_get_data (G_OBJECT (group), "list");

  if (fw_notice_has_table (notice, list->providers ? "provider" : "staff")
      || (!list->providers && fw_notice_has_table (notice, "team")))
    fw_ui_spawn (group, load_fiber);
}

static AdwPreferencesGroup *
create_group (FwPreferencesDialog *dialog, gboolean providers)
{
  List *list = g_new0 (List, 1);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  list->dialog = dialog;
  list->providers = providers;
  list->rows = g_ptr_array_new ();
  list->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (list->group, providers ? _ ("Providers") : _ ("Staff"));
  adw_preferences_group_set_description (
      list->group, providers ? _ ("Independent providers of help, as they stand on plans.")
                             : _ ("Who works here, who stands in for whom, and who may sign in."));
  gtk_widget_set_tooltip_text (add, providers ? _ ("New Provider") : _ ("New Member of Staff"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (add, fw_preferences_dialog_may_manage (dialog));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), list);
  adw_preferences_group_set_header_suffix (list->group, add);
  g_object_set_data_full (G_OBJECT (list->group), "list", list, list_free);
  g_signal_connect_object (fw_preferences_dialog_get_store (dialog), "changed",
                           G_CALLBACK (changed_cb), list->group, G_CONNECT_SWAPPED);
  fw_ui_spawn (list->group, load_fiber);
  return list->group;
}

AdwPreferencesPage *
fw_people_page_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_add (page, create_group (dialog, FALSE));
  adw_preferences_page_add (page, create_group (dialog, TRUE));
  fw_preferences_dialog_guard (dialog, page);
  return page;
}
