/* fw-sign-in-page.c: opening an office: who, password, and what went wrong.
 *
 * Owned by the window; replaces all content while no office is open, so that
 * nothing of a case shows behind it. Emits "signed-in" (FwStore) when the key
 * is derived, the office open and the member of staff known. Nothing of the
 * password is kept; the keys live in the store.
 *
 *   first ──▶ form ──▶ (deriving) ──▶ signed-in
 *               │  ▲ wrong password: wait 1, 2, 4 … 30 s
 *               ▼  │
 *             problem (missing, damaged, newer, network …)
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-office-dialog.h"
#include "app/fw-recovery-dialog.h"
#include "app/fw-settings.h"
#include "app/fw-sign-in-page.h"
#include "domain/fw-rules.h"
#include "domain/fw-staff-repository.h"
#include "widgets/fw-async.h"

struct _FwSignInPage
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkLabel *title_label;
  GtkLabel *office_label;
  AdwActionRow *user_row;
  AdwAvatar *avatar;
  GtkMenuButton *change_button;
  AdwEntryRow *password_row;
  GtkLabel *error_label;
  GtkWidget *unlock_button;
  GtkStack *unlock_stack;
  GtkWidget *note_box;
  GtkLabel *note_label;
  AdwStatusPage *problem_page;

  char *folder;
  char *login;
  guint failures;
  guint wait_seconds;
  guint wait_source;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (FwSignInPage, fw_sign_in_page, ADW_TYPE_BIN)

enum
{
  SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_login (FwSignInPage *self, const char *login)
{
  g_set_str (&self->login, login);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->user_row), login ? login : "");
  adw_avatar_set_text (self->avatar, login);
}

static void
show_error (FwSignInPage *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->password_row), "error");
      fw_ui_announce (GTK_WIDGET (self), message);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->password_row), "error");
}

static void
set_busy (FwSignInPage *self, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* GtkText goes on blinking, and complains, if it loses the focus by
   * becoming insensitive. */
  if (busy && root != NULL)
    gtk_root_set_focus (root, NULL);
  self->busy = busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->password_row), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->change_button), !busy);
  gtk_widget_set_sensitive (self->unlock_button, !busy && self->wait_seconds == 0);
  gtk_stack_set_visible_child_name (self->unlock_stack, busy ? "spinner" : "label");
}

static gboolean
wait_cb (gpointer data)
{
  FwSignInPage *self = data;
  g_autofree char *text = NULL;

  if (self->wait_seconds > 0)
    self->wait_seconds--;
  if (self->wait_seconds == 0)
    {
      self->wait_source = 0;
      show_error (self, _ ("The password is not right. Nothing is locked or lost."));
      gtk_widget_set_sensitive (self->unlock_button, TRUE);
      return G_SOURCE_REMOVE;
    }
  /* Translators: %u is a number of seconds. */
  text = g_strdup_printf (ngettext ("The password is not right. Nothing is locked or lost. You can "
                                    "try again in %u second.",
                                    "The password is not right. Nothing is locked or lost. You can "
                                    "try again in %u seconds.",
                                    self->wait_seconds),
                          self->wait_seconds);
  gtk_label_set_label (self->error_label, text);
  return G_SOURCE_CONTINUE;
}

/* Waits 1, 2, 4 … seconds, at most 30. */
static void
wrong_password (FwSignInPage *self)
{
  self->wait_seconds = MIN (30, 1u << MIN (self->failures, 5)) + 1;
  self->failures++;
  show_error (self, "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  wait_cb (self);
  gtk_widget_set_sensitive (self->unlock_button, FALSE);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  self->wait_source = g_timeout_add_seconds (1, wait_cb, self);
  fw_ui_announce (GTK_WIDGET (self), gtk_label_get_label (self->error_label));
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
show_problem (FwSignInPage *self, const GError *error)
{
  adw_status_page_set_description (self->problem_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  fw_ui_announce (GTK_WIDGET (self), error->message);
}

typedef struct
{
  FwSignInPage *self;
  char *login;
  char *password;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_object_unref (attempt->self);
  g_free (attempt->login);
  if (attempt->password != NULL)
    explicit_bzero (attempt->password, strlen (attempt->password));
  g_free (attempt->password);
  g_free (attempt);
}

static DexFuture *
unlock_fiber (gpointer data)
{
  Attempt *attempt = data;
  FwSignInPage *self = attempt->self;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 staff = 0;

  set_busy (self, TRUE);
  show_error (self, NULL);
  store
      = dex_await_object (fw_store_open (self->folder, attempt->login, attempt->password), &error);
  if (store != NULL)
    staff = dex_await_int64 (fw_staff_repository_find_by_login (store, attempt->login), &error);
  set_busy (self, FALSE);

  if (store == NULL)
    {
      if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD))
        wrong_password (self);
      else
        show_problem (self, error);
      return NULL;
    }
  if (error != NULL)
    {
      show_error (self, error->message);
      dex_await (fw_store_close (store), NULL);
      return NULL;
    }

  fw_store_set_staff (store, staff);
  /* An office that cannot be written to is opened with the rules it has. */
  if (!dex_await (fw_rules_sync (store), &error))
    {
      g_warning ("The rules of this program could not be brought into the office: %s",
                 error->message);
      g_clear_error (&error);
    }
  dex_await (fw_store_log_access (store, "sign-in", 0, NULL), NULL);
  self->failures = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  fw_settings_remember_office (self->folder, attempt->login);
  g_signal_emit (self, signals[SIGNED_IN], 0, store);
  return NULL;
}

void
fw_sign_in_page_unlock (FwSignInPage *self, const char *login, const char *password)
{
  Attempt *attempt;

  g_return_if_fail (FW_IS_SIGN_IN_PAGE (self));
  g_return_if_fail (login != NULL && password != NULL);

  if (self->busy || self->folder == NULL)
    return;
  set_login (self, login);
  attempt = g_new0 (Attempt, 1);
  attempt->self = g_object_ref (self);
  attempt->login = g_strdup (login);
  attempt->password = g_strdup (password);
  fw_ui_spawn_full (unlock_fiber, attempt, attempt_free);
}

static void
unlock_cb (FwSignInPage *self)
{
  if (self->busy || self->wait_seconds > 0 || self->login == NULL)
    return;
  fw_sign_in_page_unlock (self, self->login,
                          gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
}

static void
login_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwSignInPage *self = data;

  set_login (self, g_variant_get_string (parameter, NULL));
  show_error (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
fill_logins (FwSignInPage *self, char **logins, const char *preferred)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *chosen = logins[0];

  for (guint i = 0; logins[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (logins[i], NULL);

      g_menu_item_set_action_and_target (item, "sign-in-user.choose", "s", logins[i]);
      g_menu_append_item (menu, item);
      if (g_strcmp0 (logins[i], preferred) == 0)
        chosen = logins[i];
    }
  gtk_menu_button_set_menu_model (self->change_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->change_button), logins[0] != NULL && logins[1] != NULL);
  set_login (self, chosen);
}

void
fw_sign_in_page_set_office (FwSignInPage *self, const char *folder, const char *login)
{
  g_autofree char *known = NULL, *last = NULL, *name = NULL;
  g_auto (GStrv) logins = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (FW_IS_SIGN_IN_PAGE (self));

  if (folder == NULL)
    folder = known = fw_settings_dup_last_office ();
  if (folder == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "first");
      return;
    }
  if (folder != self->folder)
    g_set_str (&self->folder, folder);
  self->failures = 0;
  name = g_path_get_basename (folder);
  if (g_str_has_suffix (name, ".fallwerk"))
    name[strlen (name) - strlen (".fallwerk")] = '\0';
  gtk_label_set_label (self->office_label, name);
  show_error (self, NULL);

  logins = fw_store_list_logins (folder, &error);
  if (logins == NULL)
    {
      show_problem (self, error);
      return;
    }
  last = fw_settings_dup_last_login ();
  fill_logins (self, logins, login != NULL ? login : last);
  gtk_stack_set_visible_child_name (self->stack, "form");
  fw_sign_in_page_focus (self);
}

void
fw_sign_in_page_set_locked (FwSignInPage *self, const char *note)
{
  g_return_if_fail (FW_IS_SIGN_IN_PAGE (self));

  gtk_label_set_label (self->title_label, note != NULL ? _ ("Fallwerk Is Locked") : _ ("Sign In"));
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (self->note_box, note != NULL);
}

void
fw_sign_in_page_focus (FwSignInPage *self)
{
  g_return_if_fail (FW_IS_SIGN_IN_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static DexFuture *
open_fiber (gpointer data)
{
  FwSignInPage *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  gtk_file_dialog_set_title (dialog, _ ("Open an Office"));
  file = dex_await_object (fw_ui_select_folder (dialog, GTK_WIDGET (self)), NULL);
  if (file == NULL || (path = g_file_get_path (file)) == NULL)
    return NULL;
  fw_sign_in_page_set_locked (self, NULL);
  fw_sign_in_page_set_office (self, path, NULL);
  return NULL;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, open_fiber);
}

static void
office_created_cb (FwSignInPage *self, const char *folder, const char *login)
{
  fw_sign_in_page_set_locked (self, NULL);
  fw_sign_in_page_set_office (self, folder, login);
}

static void
set_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = fw_office_dialog_new ();

  g_signal_connect_object (dialog, "created", G_CALLBACK (office_created_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
forgot_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwSignInPage *self = FW_SIGN_IN_PAGE (widget);
  AdwDialog *dialog = fw_recovery_dialog_new (self->folder, self->login);

  adw_dialog_present (dialog, widget);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwSignInPage *self = FW_SIGN_IN_PAGE (widget);

  fw_sign_in_page_set_office (self, self->folder, self->login);
}

static void
fw_sign_in_page_dispose (GObject *object)
{
  FwSignInPage *self = FW_SIGN_IN_PAGE (object);

  g_clear_handle_id (&self->wait_source, g_source_remove);
  G_OBJECT_CLASS (fw_sign_in_page_parent_class)->dispose (object);
}

static void
fw_sign_in_page_finalize (GObject *object)
{
  FwSignInPage *self = FW_SIGN_IN_PAGE (object);

  g_free (self->folder);
  g_free (self->login);
  G_OBJECT_CLASS (fw_sign_in_page_parent_class)->finalize (object);
}

static void
fw_sign_in_page_class_init (FwSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_sign_in_page_dispose;
  object_class->finalize = fw_sign_in_page_finalize;

  signals[SIGNED_IN] = g_signal_new ("signed-in", FW_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, FW_TYPE_STORE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/fallwerk/Fallwerk/ui/app/fw-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, office_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, unlock_stack);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, note_box);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, note_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignInPage, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);

  gtk_widget_class_install_action (widget_class, "sign-in.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "sign-in.set-up", NULL, set_up_action);
  gtk_widget_class_install_action (widget_class, "sign-in.forgot", NULL, forgot_action);
  gtk_widget_class_install_action (widget_class, "sign-in.retry", NULL, retry_action);
}

static void
fw_sign_in_page_init (FwSignInPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) choose = g_simple_action_new ("choose", G_VARIANT_TYPE_STRING);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (choose, "activate", G_CALLBACK (login_activate_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self->change_button), "sign-in-user",
                                  G_ACTION_GROUP (group));
}
