/* fw-person-page.c: see fw-person-page.h.
 *
 * The rows are bound to live records, so an edit elsewhere shows by itself; the
 * page is built anew only when a row of one of its lists came or went.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/fw-person-repository.h"
#include "domain/fw-person-words.h"
#include "features/people/fw-family-dialog.h"
#include "features/people/fw-person-lists.h"
#include "features/people/fw-person-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-record-rows.h"

#define MAX_WEEKS 52

enum
{
  HOMES,
  ADDRESSES,
  CONTACTS,
  INSTITUTIONS,
  CUSTODY,
  N_LISTS
};

struct _FwPersonPage
{
  AdwNavigationPage parent_instance;
  AdwBin *bin;

  FwStore *store;
  FwEditSession *session;
  gint64 case_id;
  gint64 person_id;
  char *shape; /* the ids of the rows that the page shows */
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwPersonPage, fw_person_page, ADW_TYPE_NAVIGATION_PAGE)

/* Everything that the page is built from. */
typedef struct
{
  FwRecord *person;
  FwRecord *role;  /* nullable */
  FwRecord *child; /* the child's file, nullable */
  GListModel *lists[N_LISTS];
  GArray *household_ids;
  GPtrArray *household_names;
  GArray *holder_ids;
  GPtrArray *holder_names;
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  g_clear_object (&sheet->person);
  g_clear_object (&sheet->role);
  g_clear_object (&sheet->child);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_object (&sheet->lists[i]);
  g_array_unref (sheet->household_ids);
  g_ptr_array_unref (sheet->household_names);
  g_array_unref (sheet->holder_ids);
  g_ptr_array_unref (sheet->holder_names);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static void
add_group (GtkWidget *page, GtkWidget *group)
{
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

static void
add (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
create_names (Sheet *sheet)
{
  const char *const values[] = {"female", "male", "diverse", "unknown", NULL};
  const char *const titles[] = {_ ("Female"), _ ("Male"), _ ("Diverse"), _ ("Not known"), NULL};
  GtkWidget *group = adw_preferences_group_new ();

  add (group, fw_record_text_row_new (sheet->person, "given_name", _ ("Given Name")));
  add (group, fw_record_text_row_new (sheet->person, "family_name", _ ("Family Name")));
  add (group, fw_record_text_row_new (sheet->person, "birth_name", _ ("Birth Name")));
  add (group, fw_record_date_row_new (sheet->person, "born", _ ("Born")));
  add (group, fw_record_date_row_new (sheet->person, "died", _ ("Died")));
  add (group, fw_record_choice_row_new (sheet->person, "sex", _ ("Sex"), values, titles));
  return group;
}

static GtkWidget *
create_role (Sheet *sheet)
{
  const char *const *values = fw_person_get_roles ();
  const char *titles[16] = {NULL};
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; values[i] != NULL && i + 1 < G_N_ELEMENTS (titles); i++)
    titles[i] = fw_person_get_role_title (values[i]);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("In This Case"));
  if (sheet->role != NULL)
    {
      add (group, fw_record_choice_row_new (sheet->role, "role", _ ("Role"), values, titles));
      add (group, fw_record_text_row_new (sheet->role, "note", _ ("Note")));
    }
  if (sheet->child != NULL)
    {
      add (group,
           fw_record_text_row_new (sheet->child, "file_number", _ ("Number of the Child’s File")));
      add (group, fw_record_date_row_new (sheet->child, "last_seen", _ ("Last Seen")));
      add (group, fw_record_number_row_new (sheet->child, "see_every_weeks",
                                            _ ("See Every … Weeks (0: not agreed)"), MAX_WEEKS));
    }
  return group;
}

static GtkWidget *
create_languages (Sheet *sheet, gboolean detailed)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Language and More"));
  add (group, fw_record_text_row_new (sheet->person, "languages", _ ("Languages")));
  add (group, fw_record_text_row_new (sheet->person, "interpreter", _ ("Interpreter Needed for")));
  if (detailed)
    {
      add (group, fw_record_text_row_new (sheet->person, "nationality", _ ("Nationality")));
      add (group, fw_record_text_row_new (sheet->person, "occupation", _ ("Occupation")));
    }
  add (group, fw_record_text_row_new (sheet->person, "note", _ ("Note")));
  return group;
}

static gboolean
is_child (Sheet *sheet)
{
  return sheet->child != NULL
         || (sheet->role != NULL
             && g_strcmp0 (fw_record_get_text (sheet->role, "role"), "child") == 0);
}

/* Those with custody, and the children themselves, have the detailed sheet. */
static gboolean
is_detailed (Sheet *sheet)
{
  static const char *const roles[] = {"mother", "father", "guardian", "child", NULL};

  return is_child (sheet)
         || (sheet->role != NULL
             && g_strv_contains (roles, fw_record_get_text (sheet->role, "role")));
}

static void
build (FwPersonPage *self, Sheet *sheet)
{
  FwPersonContext context = {
      .store = self->store,
      .session = self->session,
      .case_id = self->case_id,
      .person_id = self->person_id,
      .household_ids = (const gint64 *) sheet->household_ids->data,
      .household_names = (const char *const *) sheet->household_names->pdata,
      .n_households = sheet->household_ids->len,
      .holder_ids = (const gint64 *) sheet->holder_ids->data,
      .holder_names = (const char *const *) sheet->holder_names->pdata,
      .n_holders = sheet->holder_ids->len,
  };
  GtkWidget *page = adw_preferences_page_new ();
  gboolean detailed = is_detailed (sheet);

  fw_edit_session_watch (self->session, sheet->person, _ ("Change person"));
  if (sheet->role != NULL)
    fw_edit_session_watch (self->session, sheet->role, _ ("Change role"));
  if (sheet->child != NULL)
    fw_edit_session_watch (self->session, sheet->child, _ ("Change child’s file"));
  add_group (page, create_names (sheet));
  add_group (page, create_role (sheet));
  if (is_child (sheet))
    add_group (page, fw_person_lists_create_custody (&context, sheet->lists[CUSTODY]));
  add_group (page, fw_person_lists_create_homes (&context, sheet->lists[HOMES]));
  add_group (page, fw_person_lists_create_addresses (&context, sheet->lists[ADDRESSES]));
  add_group (page, fw_person_lists_create_contacts (&context, sheet->lists[CONTACTS]));
  if (detailed)
    add_group (page, fw_person_lists_create_institutions (&context, sheet->lists[INSTITUTIONS]));
  add_group (page, create_languages (sheet, detailed));
  adw_bin_set_child (self->bin, page);
}

static char *
dup_shape (Sheet *sheet)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < N_LISTS; i++)
    {
      for (guint j = 0; j < g_list_model_get_n_items (sheet->lists[i]); j++)
        {
          g_autoptr (FwRecord) record = g_list_model_get_item (sheet->lists[i], j);

          g_string_append_printf (shape, "%" G_GINT64_FORMAT " ", fw_record_get_id (record));
        }
      g_string_append_c (shape, '|');
    }
  g_string_append_printf (shape, "%s|%s|%u",
                          sheet->role != NULL ? fw_record_get_text (sheet->role, "role") : "",
                          sheet->child != NULL ? "child" : "", sheet->household_ids->len);
  return g_string_free_and_steal (shape);
}

static void
collect_households (Sheet *sheet, GListModel *households)
{
  for (guint i = 0; i < g_list_model_get_n_items (households); i++)
    {
      g_autoptr (FwRecord) household = g_list_model_get_item (households, i);
      gint64 id = fw_record_get_id (household);

      g_array_append_val (sheet->household_ids, id);
      g_ptr_array_add (sheet->household_names, g_strdup (fw_record_get_text (household, "name")));
    }
}

/* The own role, and who else may be a holder of custody. */
static gboolean
collect_roles (FwPersonPage *self, Sheet *sheet, FwStore *store, GListModel *roles)
{
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (FwRecord) role = g_list_model_get_item (roles, i);
      gint64 id = fw_record_get_int (role, "person_id");
      g_autoptr (FwPerson) person = NULL;

      if (id == self->person_id && sheet->role == NULL)
        sheet->role = g_object_ref (role);
      if (id == self->person_id || g_strcmp0 (fw_record_get_text (role, "role"), "child") == 0)
        continue;
      person = dex_await_object (fw_store_load_record (store, FW_TYPE_PERSON, id), NULL);
      if (person == NULL)
        continue;
      g_array_append_val (sheet->holder_ids, id);
      g_ptr_array_add (sheet->holder_names, fw_person_dup_name (person));
    }
  return TRUE;
}

static Sheet *
load (FwPersonPage *self, FwStore *store, GError **error)
{
  g_autoptr (Sheet) sheet = g_new0 (Sheet, 1);
  g_autoptr (GListModel) roles = NULL, children = NULL, households = NULL;
  DexFuture *futures[N_LISTS];

  sheet->household_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sheet->household_names = g_ptr_array_new_with_free_func (g_free);
  sheet->holder_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sheet->holder_names = g_ptr_array_new_with_free_func (g_free);
  sheet->person
      = dex_await_object (fw_store_load_record (store, FW_TYPE_PERSON, self->person_id), error);
  if (sheet->person == NULL)
    return NULL;
  roles = dex_await_object (fw_person_repository_list_roles (store, self->case_id), error);
  children
      = roles != NULL
            ? dex_await_object (fw_person_repository_list_children (store, self->case_id), error)
            : NULL;
  households
      = children != NULL
            ? dex_await_object (fw_person_repository_list_households (store, self->case_id), error)
            : NULL;
  if (households == NULL)
    return NULL;
  futures[HOMES] = fw_person_repository_list_homes (store, self->case_id, self->person_id);
  futures[ADDRESSES] = fw_person_repository_list_addresses (store, self->person_id);
  futures[CONTACTS] = fw_person_repository_list_contacts (store, self->person_id);
  futures[INSTITUTIONS] = fw_person_repository_list_institutions (store, self->person_id);
  futures[CUSTODY] = fw_person_repository_list_custody (store, self->person_id);
  for (guint i = 0; i < N_LISTS; i++)
    {
      sheet->lists[i]
          = dex_await_object (futures[i], error != NULL && *error == NULL ? error : NULL);
      if (sheet->lists[i] == NULL)
        sheet->lists[i] = G_LIST_MODEL (g_list_store_new (FW_TYPE_RECORD));
    }
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (FwRecord) child = g_list_model_get_item (children, i);

      if (fw_record_get_int (child, "person_id") == self->person_id && sheet->child == NULL)
        sheet->child = g_object_ref (child);
    }
  collect_households (sheet, households);
  collect_roles (self, sheet, store, roles);
  return g_steal_pointer (&sheet);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPersonPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Sheet) sheet = store != NULL ? load (self, store, &error) : NULL;
  g_autofree char *shape = NULL;
  g_autofree char *name = NULL;

  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (sheet == NULL)
    {
      /* The person went away again by Undo: back to the list. */
      gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
      return NULL;
    }
  name = fw_person_dup_name (FW_PERSON (sheet->person));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name[0] != '\0' ? name : _ ("Person"));
  shape = dup_shape (sheet);
  if (g_strcmp0 (shape, self->shape) == 0)
    return NULL;
  g_set_str (&self->shape, shape);
  build (self, sheet);
  fw_ui_take_focus (GTK_WIDGET (self->bin));
  return NULL;
}

static void
changed_cb (FwPersonPage *self, FwNotice *notice)
{
  static const char *const tables[]
      = {"person",  "case_person",   "case_child",  "household", "household_member",
         "address", "contact_point", "institution", "custody"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      {
        fw_ui_spawn (self, load_fiber);
        return;
      }
}

AdwNavigationPage *
fw_person_page_new (FwStore *store, FwEditSession *session, gint64 case_id, gint64 person_id)
{
  FwPersonPage *self = g_object_new (FW_TYPE_PERSON_PAGE, "title", _ ("Person"), NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->case_id = case_id;
  self->person_id = person_id;
  adw_navigation_page_set_child (
      ADW_NAVIGATION_PAGE (self),
      fw_family_dialog_create_frame (session, self, GTK_WIDGET (self->bin)));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_person_page_dispose (GObject *object)
{
  FwPersonPage *self = FW_PERSON_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shape, g_free);
  G_OBJECT_CLASS (fw_person_page_parent_class)->dispose (object);
}

static void
fw_person_page_class_init (FwPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_person_page_dispose;
}

static void
fw_person_page_init (FwPersonPage *self)
{
  self->bin = ADW_BIN (adw_bin_new ());
}
