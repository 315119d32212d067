/* fw-family-page.c: see fw-family-page.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-id.h"
#include "domain/fw-overview-repository.h"
#include "domain/fw-person-repository.h"
#include "domain/fw-person-words.h"
#include "features/people/fw-family-dialog.h"
#include "features/people/fw-family-page.h"
#include "features/people/fw-person-lists.h"
#include "widgets/fw-async.h"
#include "widgets/fw-record-rows.h"

struct _FwFamilyPage
{
  AdwNavigationPage parent_instance;
  AdwBin *bin;

  FwStore *store;
  FwEditSession *session;
  gint64 case_id;
  guint generation;
  guint reload_source;
};

G_DEFINE_FINAL_TYPE (FwFamilyPage, fw_family_page, ADW_TYPE_NAVIGATION_PAGE)

/* Where somebody lives today, in this case's households. */
static const char *
find_home (FwOverview *overview, gint64 person)
{
  for (guint i = 0; i < fw_result_get_n_rows (overview->members); i++)
    if (fw_result_get_int (overview->members, i, FW_MEMBER_PERSON) == person)
      return fw_result_get_string (overview->members, i, FW_MEMBER_NAME);
  return "";
}

static GtkWidget *
create_person_row (FwOverview *overview, guint i)
{
  FwResult *persons = overview->persons;
  gint64 id = fw_result_get_int (persons, i, FW_PERSON_ROW_ID);
  const char *died = fw_result_get_string (persons, i, FW_PERSON_ROW_DIED);
  const char *home = find_home (overview, id);
  const char *interpreter = fw_result_get_string (persons, i, FW_PERSON_ROW_INTERPRETER);
  int age = died[0] == '\0'
                ? fw_person_get_age (fw_result_get_text (persons, i, FW_PERSON_ROW_BORN),
                                     overview->today)
                : -1;
  g_autofree char *years = age >= 0 ? g_strdup_printf (" (%d)", age) : g_strdup ("");
  g_autofree char *title = g_strdup_printf (
      "%s %s%s%s", fw_result_get_string (persons, i, FW_PERSON_ROW_GIVEN),
      fw_result_get_string (persons, i, FW_PERSON_ROW_FAMILY), years, died[0] != '\0' ? " †" : "");
  g_autoptr (GString) subtitle = g_string_new (
      fw_person_get_role_title (fw_result_get_string (persons, i, FW_PERSON_ROW_ROLE)));
  GtkWidget *row = adw_action_row_new ();

  if (home[0] != '\0')
    g_string_append_printf (subtitle, " · %s", home);
  if (interpreter[0] != '\0')
    {
      g_string_append (subtitle, " · ");
      /* Translators: %s is a language that an interpreter is needed for. */
      g_string_append_printf (subtitle, _ ("interpreter: %s"), interpreter);
    }
  if (fw_result_get_int (persons, i, FW_PERSON_ROW_BLOCKED) > 0)
    g_string_append_printf (subtitle, " · %s", _ ("address blocked"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "people.person");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  return row;
}

static GtkWidget *
create_add_button (const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_people (FwOverview *overview)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = create_add_button (_ ("_Add Person"));
  guint n = fw_result_get_n_rows (overview->persons);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.add");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("People"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  if (n == 0)
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("Nobody is entered yet. Begin with the child that the case is about."));
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_person_row (overview, i));
  return group;
}

static void
add_household_cb (FwFamilyPage *self)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Add household"));
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "case_id", self->case_id);
  fw_row_set_text (row, "name", _ ("New household"));
  fw_change_set_insert (changes, "household", fw_id_new (), row);
  fw_family_dialog_commit (GTK_WIDGET (self), self->session, changes);
}

static GtkWidget *
create_households (FwFamilyPage *self, GListModel *households)
{
  const char *const values[] = {"family", "foster", "residential", "other", NULL};
  const char *const titles[]
      = {_ ("Family"), _ ("Foster family"), _ ("Residential group"), _ ("Other"), NULL};
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = create_add_button (_ ("Add _Household"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (add_household_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Households"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Who lives in one is entered on the sheet of each person."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  for (guint i = 0; i < g_list_model_get_n_items (households); i++)
    {
      g_autoptr (FwRecord) household = g_list_model_get_item (households, i);
      GtkWidget *row = fw_person_lists_create_expander (self->session, household, "name", NULL);

      fw_edit_session_watch (self->session, household, _ ("Change household"));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                fw_record_text_row_new (household, "name", _ ("Name")));
      adw_expander_row_add_row (
          ADW_EXPANDER_ROW (row),
          fw_record_choice_row_new (household, "kind", _ ("Kind"), values, titles));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwFamilyPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (FwOverview) overview = NULL;
  g_autoptr (GListModel) households = NULL;
  GtkWidget *page;

  if (store == NULL)
    return NULL;
  overview = dex_await_object (fw_overview_repository_load (store, self->case_id), NULL);
  if (overview != NULL)
    households
        = dex_await_object (fw_person_repository_list_households (store, self->case_id), NULL);
  if (households == NULL || self->store == NULL || generation != self->generation)
    return NULL;
  page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_people (overview)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_households (self, households)));
  adw_bin_set_child (self->bin, page);
  fw_ui_take_focus (GTK_WIDGET (self->bin));
  return NULL;
}

static gboolean
reload_cb (gpointer data)
{
  FwFamilyPage *self = data;

  self->reload_source = 0;
  fw_ui_spawn (self, load_fiber);
  return G_SOURCE_REMOVE;
}

/* A name that is being typed into this page must not lose its row. */
static void
changed_cb (FwFamilyPage *self, FwNotice *notice)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean typing
      = focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (typing
      || !(fw_notice_has_table (notice, "person") || fw_notice_has_table (notice, "case_person")
           || fw_notice_has_table (notice, "household")
           || fw_notice_has_table (notice, "household_member")
           || fw_notice_has_table (notice, "address")))
    return;
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (80, reload_cb, self);
}

AdwNavigationPage *
fw_family_page_new (FwStore *store, FwEditSession *session, gint64 case_id)
{
  FwFamilyPage *self = g_object_new (FW_TYPE_FAMILY_PAGE, "title", _ ("Family"), NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->case_id = case_id;
  adw_navigation_page_set_child (
      ADW_NAVIGATION_PAGE (self),
      fw_family_dialog_create_frame (session, self, GTK_WIDGET (self->bin)));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_family_page_dispose (GObject *object)
{
  FwFamilyPage *self = FW_FAMILY_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_family_page_parent_class)->dispose (object);
}

static void
fw_family_page_class_init (FwFamilyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_family_page_dispose;
}

static void
fw_family_page_init (FwFamilyPage *self)
{
  self->bin = ADW_BIN (adw_bin_new ());
}
