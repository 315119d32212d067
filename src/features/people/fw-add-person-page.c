/* fw-add-person-page.c: see fw-add-person-page.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-person-repository.h"
#include "domain/fw-person-words.h"
#include "features/people/fw-add-person-page.h"
#include "features/people/fw-family-dialog.h"
#include "widgets/fw-async.h"

#define N_SIMILAR 6

struct _FwAddPersonPage
{
  AdwNavigationPage parent_instance;
  GtkWidget *given_row, *family_row, *born_row, *role_row;
  GtkWidget *add_button;
  GtkWidget *similar_group;
  GtkListBox *similar_list;
  GtkLabel *problem_label;

  FwStore *store;
  FwEditSession *session;
  gint64 case_id;
  gint64 link_id; /* the person of the office that was chosen */
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwAddPersonPage, fw_add_person_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_role (FwAddPersonPage *self)
{
  return fw_person_get_roles ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->role_row))];
}

static DexFuture *
add_fiber (gpointer data)
{
  FwAddPersonPage *self = data;
  g_autofree char *given = dup_text (self->given_row);
  g_autofree char *family = dup_text (self->family_row);
  g_autofree char *typed = dup_text (self->born_row);
  g_autofree char *born = fw_person_date_parse (typed, fw_clock_today ());
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  DexFuture *future;
  gint64 link_id = self->link_id;

  self->link_id = 0;
  gtk_widget_set_sensitive (self->add_button, FALSE);
  future = link_id != 0
               ? fw_person_repository_link (self->store, self->case_id, link_id, get_role (self))
               : fw_person_repository_add (self->store, self->case_id, given, family, born,
                                           get_role (self));
  applied = dex_await_boxed (future, &error);
  if (self->store == NULL)
    return NULL;
  if (applied == NULL)
    {
      gtk_widget_set_sensitive (self->add_button, TRUE);
      gtk_label_set_label (self->problem_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      return NULL;
    }
  fw_edit_session_push (self->session, applied);
  gtk_widget_activate_action (GTK_WIDGET (self), "people.added", "x",
                              fw_person_repository_get_added (applied));
  return NULL;
}

static void
add_cb (FwAddPersonPage *self)
{
  if (gtk_widget_get_sensitive (self->add_button))
    fw_ui_spawn (self, add_fiber);
}

static void
link_cb (GtkWidget *button, FwAddPersonPage *self)
{
  self->link_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "person-id");
  fw_ui_spawn (self, add_fiber);
}

static GtkWidget *
create_similar_row (FwAddPersonPage *self, FwResult *result, guint i)
{
  gint64 id = fw_result_get_int (result, i, FW_SIMILAR_ID);
  const char *born = fw_result_get_text (result, i, FW_SIMILAR_BORN);
  g_autofree char *birth = born != NULL ? fw_person_date_to_text (born) : NULL;
  g_autofree char *name
      = g_strdup_printf ("%s %s", fw_result_get_text (result, i, FW_SIMILAR_GIVEN),
                         fw_result_get_text (result, i, FW_SIMILAR_FAMILY));
  g_autofree char *subtitle = birth != NULL ? g_strdup_printf ("*%s", birth) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (fw_result_get_int (result, i, FW_SIMILAR_IN_CASE) > 0)
    {
      GtkWidget *label = gtk_label_new (_ ("in this case already"));

      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  else
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Use This Person"));
      /* Translators: %s is a person's name. */
      g_autofree char *spoken = g_strdup_printf (_ ("Use %s"), name);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      spoken, -1);
      g_object_set_data_full (G_OBJECT (button), "person-id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (link_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static DexFuture *
similar_fiber (gpointer data)
{
  FwAddPersonPage *self = data;
  guint generation = ++self->generation;
  g_autofree char *given = dup_text (self->given_row);
  g_autofree char *family = dup_text (self->family_row);
  g_autofree char *text = g_strdup_printf ("%s %s", given, family);
  g_autoptr (FwResult) result = NULL;
  guint n;

  if (self->store == NULL)
    return NULL;
  if (given[0] != '\0')
    result = dex_await_boxed (
        fw_person_repository_find_similar (self->store, self->case_id, text, N_SIMILAR), NULL);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  n = result != NULL ? fw_result_get_n_rows (result) : 0;
  gtk_list_box_remove_all (self->similar_list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->similar_list, create_similar_row (self, result, i));
  gtk_widget_set_visible (self->similar_group, n > 0);
  return NULL;
}

static void
changed_cb (FwAddPersonPage *self)
{
  g_autofree char *given = dup_text (self->given_row);
  g_autofree char *family = dup_text (self->family_row);
  g_autofree char *typed = dup_text (self->born_row);
  g_autofree char *born = fw_person_date_parse (typed, fw_clock_today ());
  gboolean wrong = born == NULL && typed[0] != '\0';

  if (wrong)
    gtk_widget_add_css_class (self->born_row, "error");
  else
    gtk_widget_remove_css_class (self->born_row, "error");
  gtk_widget_set_tooltip_text (
      self->born_row,
      wrong ? _ ("Understood are “3.4.2019”, “May 2019”, “2019” and “~2019”.") : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->born_row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_widget_set_sensitive (self->add_button, !wrong && (given[0] != '\0' || family[0] != '\0'));
}

static void
name_changed_cb (FwAddPersonPage *self)
{
  changed_cb (self);
  fw_ui_spawn (self, similar_fiber);
}

static GtkWidget *
add_entry (FwAddPersonPage *self, GtkWidget *group, const char *title, GCallback changed)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
create_form (FwAddPersonPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  self->given_row = add_entry (self, group, _ ("Given Name"), G_CALLBACK (name_changed_cb));
  self->family_row = add_entry (self, group, _ ("Family Name"), G_CALLBACK (name_changed_cb));
  self->born_row
      = add_entry (self, group, _ ("Born (also “2019” or “~2019”)"), G_CALLBACK (changed_cb));
  for (guint i = 0; fw_person_get_roles ()[i] != NULL; i++)
    gtk_string_list_append (roles, fw_person_get_role_title (fw_person_get_roles ()[i]));
  self->role_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->role_row), _ ("Role in This Case"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->role_row), G_LIST_MODEL (roles));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->role_row);
  return group;
}

static GtkWidget *
create_content (FwAddPersonPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *actions = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_form (self)));
  self->add_button = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  gtk_widget_add_css_class (self->add_button, "pill");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (actions), GTK_WIDGET (self->problem_label));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (actions), self->add_button);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (actions));
  self->similar_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->similar_group),
                                   _ ("Known to the Office"));
  self->similar_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->similar_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->similar_list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->similar_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People with a similar name"),
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->similar_group),
                             GTK_WIDGET (self->similar_list));
  gtk_widget_set_visible (self->similar_group, FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (self->similar_group));
  return page;
}

static void
shown_cb (FwAddPersonPage *self)
{
  /* Who began to type while the page slid in goes on: taking the focus again would select what is
   * there, and the next letter replace it. */
  if (gtk_widget_get_state_flags (self->given_row) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return;
  gtk_widget_grab_focus (self->given_row);
}

AdwNavigationPage *
fw_add_person_page_new (FwStore *store, FwEditSession *session, gint64 case_id)
{
  FwAddPersonPage *self = g_object_new (FW_TYPE_ADD_PERSON_PAGE, "title", _ ("Add Person"), NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->case_id = case_id;
  adw_navigation_page_set_child (
      ADW_NAVIGATION_PAGE (self),
      fw_family_dialog_create_frame (session, self, create_content (self)));
  g_signal_connect (self, "shown", G_CALLBACK (shown_cb), NULL);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_add_person_page_dispose (GObject *object)
{
  FwAddPersonPage *self = FW_ADD_PERSON_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_add_person_page_parent_class)->dispose (object);
}

static void
fw_add_person_page_class_init (FwAddPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_add_person_page_dispose;
}

static void
fw_add_person_page_init (FwAddPersonPage *self)
{
}
