/* fw-preferences-forms.c: the forms of a member of staff and of a provider.
 *
 * A sign-in name gets its first password here: row first, envelope then, so
 * that nobody can open the office who is not in it.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/fw-password-rules.h"
#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "domain/fw-provider-repository.h"
#include "domain/fw-staff-repository.h"
#include "store/fw-store-users.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

enum
{
  NAME,
  FUNCTION,
  TEAM,
  PHONE,
  EMAIL,
  LOGIN,
  N_STAFF_FIELDS
};

#define N_PROVIDER_FIELDS 9
#define MAX_FIELDS 9

typedef struct
{
  FwPreferencesDialog *dialog;
  AdwNavigationPage *page;
  GtkWidget *save;
  GtkEditable *fields[MAX_FIELDS];
  AdwComboRow *role;
  AdwComboRow *deputy;
  GtkEditable *password;
  FwDateEntry *end;
  GArray *deputies; /* of gint64, by choice */
  gint64 id;
  gint64 version;
  char *old_login;
  gboolean busy;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->deputies, g_array_unref);
  g_free (form->old_login);
  g_free (form);
}

static const char *
text_of (Form *form, guint field)
{
  return gtk_editable_get_text (form->fields[field]);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_field (Form *form, AdwPreferencesGroup *group, guint field, const char *title, const char *text)
{
  GtkWidget *row
      = fw_preferences_entry_row (title, text, fw_preferences_dialog_may_manage (form->dialog));

  form->fields[field] = GTK_EDITABLE (row);
  adw_preferences_group_add (group, row);
}

/* Pushes the form; its page owns @form from now on. */
static void
push (Form *form, const char *title, AdwPreferencesPage *content, GCallback save)
{
  gboolean may = fw_preferences_dialog_may_manage (form->dialog);

  form->page
      = fw_preferences_subpage (title, GTK_WIDGET (content), may ? _ ("_Save") : NULL, &form->save);
  g_object_set_data_full (G_OBJECT (form->page), "form", form, form_free);
  if (may)
    g_signal_connect (form->save, "clicked", save, form);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (form->dialog), form->page);
}

static const char *
find_problem (Form *form)
{
  const char *login = text_of (form, LOGIN);
  const char *password = gtk_editable_get_text (form->password);
  FwDay day;

  if (text_of (form, NAME)[0] == '\0')
    return _ ("A member of staff needs a name and a role.");
  if (!fw_date_entry_is_empty (form->end) && !fw_date_entry_get_day (form->end, &day))
    return _ ("The end of the access is no date.");
  if (login[0] == '\0')
    return password[0] != '\0' ? _ ("A password needs a sign-in name.") : NULL;
  if (g_strcmp0 (login, form->old_login) != 0 && password[0] == '\0')
    return _ ("A new sign-in name needs a first password. They can change it themselves.");
  return password[0] != '\0' ? fw_password_rules_check (password, login) : NULL;
}

/* What the envelope has to follow after the row was saved. */
static gboolean
follow (Form *form, FwStore *store, gboolean ended, GError **error)
{
  const char *login = text_of (form, LOGIN);
  const char *password = gtk_editable_get_text (form->password);

  if (form->old_login != NULL && (ended || g_strcmp0 (login, form->old_login) != 0))
    {
      if (!dex_await (fw_store_remove_login (store, form->old_login), error))
        return FALSE;
      dex_await (fw_store_log_access (store, "access-ended", 0, form->old_login), NULL);
    }
  if (ended || login[0] == '\0' || password[0] == '\0')
    return TRUE;
  if (!dex_await (fw_store_set_password (store, login, password), error))
    return FALSE;
  dex_await (fw_store_log_access (store, "password", 0, login), NULL);
  return TRUE;
}

static DexFuture *
save_staff_fiber (gpointer data)
{
  AdwNavigationPage *page = data;
  Form *form = g_object_get_data (G_OBJECT (page), "form");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (form->dialog);
  FwStore *open = fw_preferences_dialog_get_store (dialog);
  g_autoptr (FwStore) store = open != NULL ? g_object_ref (open) : NULL;
  g_autofree char *end = NULL;
  g_autoptr (GError) error = NULL;
  const char *problem = find_problem (form);
  FwChangeSet *applied;
  FwDay day = FW_DAY_NONE;
  guint deputy = adw_combo_row_get_selected (form->deputy);
  FwStaffForm values = {
      .id = form->id,
      .version = form->version,
      .name = text_of (form, NAME),
      .function = text_of (form, FUNCTION),
      .role = fw_staff_get_roles ()[adw_combo_row_get_selected (form->role)],
      .team = text_of (form, TEAM),
      .deputy_id
      = deputy < form->deputies->len ? g_array_index (form->deputies, gint64, deputy) : 0,
      .login = text_of (form, LOGIN),
      .phone = text_of (form, PHONE),
      .email = text_of (form, EMAIL),
  };

  if (store == NULL || form->busy)
    return NULL;
  if (problem != NULL)
    {
      fw_preferences_dialog_done (dialog, NULL, problem);
      return NULL;
    }
  if (fw_date_entry_get_day (form->end, &day))
    end = fw_day_to_iso (day);
  values.active_to = end;
  form->busy = TRUE;
  gtk_widget_set_sensitive (form->save, FALSE);
  applied = dex_await_boxed (fw_staff_repository_save (store, &values), &error);
  if (applied != NULL)
    follow (form, store, end != NULL && day <= fw_clock_today (), &error);
  form->busy = FALSE;
  gtk_widget_set_sensitive (form->save, TRUE);
  if (error != NULL)
    {
      g_clear_pointer (&applied, fw_change_set_unref);
      fw_preferences_dialog_show_error (dialog, error);
      return NULL;
    }
  /* A password is no row: taking this back would leave half of it. */
  fw_change_set_unref (applied);
  fw_preferences_dialog_done (dialog, NULL, _ ("Saved"));
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    adw_preferences_dialog_pop_subpage (ADW_PREFERENCES_DIALOG (dialog));
  return NULL;
}

static void
save_staff_cb (GtkButton *button, Form *form)
{
  fw_ui_spawn (form->page, save_staff_fiber);
}

static void
fill_deputies (Form *form, FwResult *staff, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint selected = 0;

  form->deputies = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_string_list_append (names, _ ("Nobody"));
  g_array_append_val (form->deputies, none);
  for (guint i = 0; staff != NULL && i < fw_result_get_n_rows (staff); i++)
    {
      gint64 id = fw_result_get_int (staff, i, FW_STAFF_ID);

      if (id == form->id)
        continue;
      if (id == chosen)
        selected = form->deputies->len;
      gtk_string_list_append (names, fw_result_get_text (staff, i, FW_STAFF_NAME));
      g_array_append_val (form->deputies, id);
    }
  adw_combo_row_set_model (form->deputy, G_LIST_MODEL (names));
  adw_combo_row_set_selected (form->deputy, selected);
}

static GtkWidget *
create_combo (AdwPreferencesGroup *group, const char *title, gboolean may)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_sensitive (row, may);
  adw_preferences_group_add (group, row);
  return row;
}

void
fw_staff_form_push (FwPreferencesDialog *dialog, FwResult *staff, int row)
{
  static const struct
  {
    const char *title;
    int column;
  } fields[N_STAFF_FIELDS] = {
      [NAME] = {N_ ("Name as Printed"), FW_STAFF_NAME},
      [FUNCTION] = {N_ ("Function as Printed"), FW_STAFF_FUNCTION},
      [TEAM] = {N_ ("Team"), FW_STAFF_TEAM},
      [PHONE] = {N_ ("Phone"), FW_STAFF_PHONE},
      [EMAIL] = {N_ ("E-Mail"), FW_STAFF_EMAIL},
      [LOGIN] = {N_ ("Sign-in Name"), FW_STAFF_LOGIN},
  };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *person = add_group (page, _ ("Person")), *access;
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  gboolean may = fw_preferences_dialog_may_manage (dialog);
  Form *form = g_new0 (Form, 1);
  FwDay last;

  form->dialog = dialog;
  if (row >= 0)
    {
      form->id = fw_result_get_int (staff, row, FW_STAFF_ID);
      form->version = fw_result_get_int (staff, row, FW_STAFF_VERSION);
      form->old_login = g_strdup (fw_result_get_text (staff, row, FW_STAFF_LOGIN));
    }
  for (guint i = NAME; i < LOGIN; i++)
    add_field (form, person, i, _ (fields[i].title),
               row >= 0 ? fw_result_get_text (staff, row, fields[i].column) : "");
  form->role = ADW_COMBO_ROW (create_combo (person, _ ("Role"), may));
  for (guint i = 0; fw_staff_get_roles ()[i] != NULL; i++)
    gtk_string_list_append (roles, fw_staff_get_role_title (fw_staff_get_roles ()[i]));
  adw_combo_row_set_model (form->role, G_LIST_MODEL (roles));
  for (guint i = 0; row >= 0 && fw_staff_get_roles ()[i] != NULL; i++)
    if (g_strcmp0 (fw_staff_get_roles ()[i], fw_result_get_text (staff, row, FW_STAFF_ROLE)) == 0)
      adw_combo_row_set_selected (form->role, i);
  form->deputy = ADW_COMBO_ROW (create_combo (person, _ ("Deputy by Rule"), may));
  fill_deputies (form, staff, row >= 0 ? fw_result_get_int (staff, row, FW_STAFF_DEPUTY_ID) : 0);

  access = add_group (page, _ ("Access"));
  adw_preferences_group_set_description (access, fw_password_rules_get_hint ());
  add_field (form, access, LOGIN, _ (fields[LOGIN].title),
             form->old_login != NULL ? form->old_login : "");
  form->password = GTK_EDITABLE (adw_password_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->password),
                                 form->old_login != NULL ? _ ("New Password, Empty: as It Is")
                                                         : _ ("First Password"));
  gtk_widget_set_visible (GTK_WIDGET (form->password), may);
  adw_preferences_group_add (access, GTK_WIDGET (form->password));
  form->end = FW_DATE_ENTRY (fw_date_entry_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->end), _ ("Last Day of Access"));
  gtk_editable_set_editable (GTK_EDITABLE (form->end), may);
  if (row >= 0 && fw_day_from_iso (fw_result_get_text (staff, row, FW_STAFF_ACTIVE_TO), &last))
    fw_date_entry_set_day (form->end, last);
  adw_preferences_group_add (access, GTK_WIDGET (form->end));
  push (form, row >= 0 ? fw_result_get_text (staff, row, FW_STAFF_NAME) : _ ("New Member of Staff"),
        page, G_CALLBACK (save_staff_cb));
}

static DexFuture *
save_provider_fiber (gpointer data)
{
  AdwNavigationPage *page = data;
  Form *form = g_object_get_data (G_OBJECT (page), "form");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (form->dialog);
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;
  FwProviderForm values = {.id = form->id, .version = form->version};
  const char **targets[N_PROVIDER_FIELDS]
      = {&values.name,  &values.kind,  &values.contact_name, &values.street, &values.postcode,
         &values.place, &values.phone, &values.email,        &values.groups};

  if (store == NULL || form->busy)
    return NULL;
  for (guint i = 0; i < N_PROVIDER_FIELDS; i++)
    *targets[i] = text_of (form, i);
  form->busy = TRUE;
  applied = dex_await_boxed (fw_provider_repository_save (store, &values), &error);
  form->busy = FALSE;
  if (applied == NULL)
    {
      fw_preferences_dialog_show_error (dialog, error);
      return NULL;
    }
  fw_preferences_dialog_done (dialog, applied, _ ("Saved"));
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    adw_preferences_dialog_pop_subpage (ADW_PREFERENCES_DIALOG (dialog));
  return NULL;
}

static void
save_provider_cb (GtkButton *button, Form *form)
{
  fw_ui_spawn (form->page, save_provider_fiber);
}

void
fw_provider_form_push (FwPreferencesDialog *dialog, FwResult *providers, int row)
{
  static const struct
  {
    const char *title;
    int column;
  } fields[N_PROVIDER_FIELDS] = {
      {N_ ("Name"), FW_PROVIDER_NAME},
      {N_ ("Kind of Help"), FW_PROVIDER_KIND},
      {N_ ("Contact Person"), FW_PROVIDER_CONTACT_NAME},
      {N_ ("Street"), FW_PROVIDER_STREET},
      {N_ ("Postcode"), FW_PROVIDER_POSTCODE},
      {N_ ("Place"), FW_PROVIDER_PLACE},
      {N_ ("Phone"), FW_PROVIDER_PHONE},
      {N_ ("E-Mail"), FW_PROVIDER_EMAIL},
      {N_ ("Qualification Groups (“Q1 Q2”)"), FW_PROVIDER_GROUPS},
  };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = add_group (page, NULL);
  Form *form = g_new0 (Form, 1);

  form->dialog = dialog;
  if (row >= 0)
    {
      form->id = fw_result_get_int (providers, row, FW_PROVIDER_ID);
      form->version = fw_result_get_int (providers, row, FW_PROVIDER_VERSION);
    }
  for (guint i = 0; i < N_PROVIDER_FIELDS; i++)
    add_field (form, group, i, _ (fields[i].title),
               row >= 0 ? fw_result_get_text (providers, row, fields[i].column) : "");
  push (form, row >= 0 ? fw_result_get_text (providers, row, FW_PROVIDER_NAME) : _ ("New Provider"),
        page, G_CALLBACK (save_provider_cb));
}
