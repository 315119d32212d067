/* fw-preferences-security.c: the page "Security": own password, recovery key, access log. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/fw-password-rules.h"
#include "app/fw-preferences-pages.h"
#include "domain/fw-access-repository.h"
#include "store/fw-store-users.h"
#include "widgets/fw-async.h"
#include "widgets/fw-print-text.h"

#define PAGE 50

typedef struct
{
  FwPreferencesDialog *dialog;
  AdwNavigationPage *page;
  GtkWidget *save;
  GtkEditable *old;
  GtkEditable *password;
  GtkEditable *repeat;
} Password;

static DexFuture *
change_fiber (gpointer data)
{
  AdwNavigationPage *page = data;
  Password *self = g_object_get_data (G_OBJECT (page), "password");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *open = fw_preferences_dialog_get_store (dialog);
  g_autoptr (FwStore) store = open != NULL ? g_object_ref (open) : NULL;
  const char *password = gtk_editable_get_text (self->password);
  g_autoptr (GError) error = NULL;
  const char *problem;

  if (store == NULL)
    return NULL;
  problem = fw_password_rules_check (password, fw_store_get_login (store));
  if (problem == NULL && strcmp (password, gtk_editable_get_text (self->repeat)) != 0)
    problem = _ ("The two passwords differ.");
  if (problem != NULL)
    {
      fw_preferences_dialog_done (dialog, NULL, problem);
      return NULL;
    }
  gtk_widget_set_sensitive (self->save, FALSE);
  dex_await (fw_store_change_password (store, gtk_editable_get_text (self->old), password), &error);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error != NULL)
    {
      if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD))
        fw_preferences_dialog_done (dialog, NULL,
                                    _ ("The old password is wrong. Nothing was changed."));
      else
        fw_preferences_dialog_show_error (dialog, error);
      return NULL;
    }
  dex_await (fw_store_log_access (store, "password", 0, fw_store_get_login (store)), NULL);
  fw_preferences_dialog_done (dialog, NULL, _ ("The new password holds from now on."));
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    adw_preferences_dialog_pop_subpage (ADW_PREFERENCES_DIALOG (dialog));
  return NULL;
}

static void
change_cb (GtkButton *button, Password *self)
{
  fw_ui_spawn (self->page, change_fiber);
}

static GtkEditable *
add_password_row (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return GTK_EDITABLE (row);
}

void
fw_password_form_push (FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *content = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Password *self = g_new0 (Password, 1);

  self->dialog = dialog;
  adw_preferences_group_set_description (group, fw_password_rules_get_hint ());
  self->old = add_password_row (group, _ ("Old Password"));
  self->password = add_password_row (group, _ ("New Password"));
  self->repeat = add_password_row (group, _ ("Repeat the New Password"));
  adw_preferences_page_add (content, group);
  self->page = fw_preferences_subpage (_ ("My Password"), GTK_WIDGET (content), _ ("_Change"),
                                       &self->save);
  g_object_set_data_full (G_OBJECT (self->page), "password", self, g_free);
  g_signal_connect (self->save, "clicked", G_CALLBACK (change_cb), self);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog), self->page);
}

static void
print_key_cb (GtkButton *button, GtkLabel *key)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: printed on paper; %s is the recovery key. */
      _ ("New recovery key\n\n%s\n\nKeep this sheet in a sealed envelope, away from the computer. "
         "Whoever has it and the office’s folder can read every case. Older sheets open nothing any "
         "more: please destroy them."),
      gtk_label_get_label (key));

  fw_print_text (GTK_WIDGET (button), _ ("Recovery Key"), text);
}

static void
show_key (FwPreferencesDialog *dialog, const char *key)
{
  GtkWidget *status = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (key);
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "fw-key-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("The New Recovery Key"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("It is shown only now. Print it, seal it, keep it away from the computer. The old key opens "
         "nothing any more."));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_halign (print, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (print, "pill");
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_key_cb), label, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), print);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  adw_preferences_dialog_push_subpage (
      ADW_PREFERENCES_DIALOG (dialog),
      fw_preferences_subpage (_ ("Recovery Key"), status, NULL, NULL));
}

static DexFuture *
renew_fiber (gpointer data)
{
  FwPreferencesDialog *dialog = data;
  FwStore *open = fw_preferences_dialog_get_store (dialog);
  g_autoptr (FwStore) store = open != NULL ? g_object_ref (open) : NULL;
  GtkWidget *question = GTK_WIDGET (adw_alert_dialog_new (
      _ ("Make a New Recovery Key?"),
      _ ("The printed key of before will open nothing any more. Passwords stay as they are.")));
  g_autofree char *response = NULL;
  g_autoptr (GError) error = NULL;
  char *key;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _ ("_Cancel"), "make",
                                  _ ("_Make a New Key"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "make",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  response = dex_await_string (fw_ui_choose (question, GTK_WIDGET (dialog)), NULL);
  if (store == NULL || g_strcmp0 (response, "make") != 0)
    return NULL;
  key = dex_await_string (fw_store_renew_recovery_key (store), &error);
  if (key == NULL)
    {
      fw_preferences_dialog_show_error (dialog, error);
      return NULL;
    }
  dex_await (fw_store_log_access (store, "recovery-key", 0, NULL), NULL);
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    show_key (dialog, key);
  explicit_bzero (key, strlen (key));
  g_free (key);
  return NULL;
}

static void
renew_cb (GtkWidget *row, FwPreferencesDialog *dialog)
{
  fw_ui_spawn (dialog, renew_fiber);
}

typedef struct
{
  FwPreferencesDialog *dialog;
  AdwPreferencesGroup *group;
  GtkWidget *more;
  AdwActionRow *chain;
  gint64 last;
} Log;

static GtkWidget *
create_log_row (FwResult *log, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at
      = g_date_time_new_from_iso8601 (fw_result_get_text (log, i, FW_ACCESS_AT), utc);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%x, %R:%S") : g_strdup ("");
  const char *number = fw_result_get_text (log, i, FW_ACCESS_CASE_NUMBER);
  const char *detail = fw_result_get_text (log, i, FW_ACCESS_DETAIL);
  const char *who = fw_result_get_text (log, i, FW_ACCESS_STAFF);
  g_autofree char *title = g_strdup_printf (
      "%s%s%s", fw_access_action_to_text (fw_result_get_text (log, i, FW_ACCESS_ACTION)),
      number != NULL ? " · " : "", number != NULL ? number : "");
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", who != NULL ? who : _ ("Nobody signed in"),
                                               detail != NULL && detail[0] != '\0' ? " · " : "",
                                               detail != NULL ? detail : "");
  GtkWidget *when = gtk_label_new (time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_add_css_class (when, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), when);
  return row;
}

static DexFuture *
log_fiber (gpointer data)
{
  GtkWidget *page = data;
  Log *self = g_object_get_data (G_OBJECT (page), "log");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  g_autoptr (FwResult) log
      = store != NULL ? dex_await_boxed (fw_access_repository_list (store, self->last, PAGE), NULL)
                      : NULL;
  guint n = log != NULL ? fw_result_get_n_rows (log) : 0;

  for (guint i = 0; i < n; i++)
    {
      adw_preferences_group_add (self->group, create_log_row (log, i));
      self->last = fw_result_get_int (log, i, FW_ACCESS_ID);
    }
  gtk_widget_set_visible (self->more, n == PAGE);
  return NULL;
}

static void
more_cb (GtkWidget *row, GtkWidget *page)
{
  fw_ui_spawn (page, log_fiber);
}

static DexFuture *
chain_fiber (gpointer data)
{
  GtkWidget *page = data;
  Log *self = g_object_get_data (G_OBJECT (page), "log");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 n = store != NULL ? dex_await_int64 (fw_access_repository_verify (store), &error) : 0;

  text
      = error != NULL
            ? g_strdup (error->message)
            /* Translators: %d is a number of entries. */
            : g_strdup_printf (ngettext ("%d entry follows from the one before.",
                                         "%d entries follow each from the one before.", (gulong) n),
                               (int) n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chain),
                                 error != NULL ? _ ("The Log Is Broken") : _ ("No Gap"));
  adw_action_row_set_subtitle (self->chain, text);
  adw_action_row_add_prefix (
      self->chain, gtk_image_new_from_icon_name (error != NULL ? "fw-light-overdue-symbolic"
                                                               : "fw-light-done-symbolic"));
  return NULL;
}

void
fw_access_log_push (FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *content = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *head = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *foot = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwNavigationPage *page
      = fw_preferences_subpage (_ ("Access Log"), GTK_WIDGET (content), NULL, NULL);
  Log *self = g_new0 (Log, 1);

  self->dialog = dialog;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Newest First"));
  self->chain = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chain), _ ("Checking…"));
  adw_preferences_group_add (head, GTK_WIDGET (self->chain));
  self->more = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("Show Older Entries"));
  gtk_widget_set_visible (self->more, FALSE);
  adw_preferences_group_add (foot, self->more);
  adw_preferences_page_add (content, head);
  adw_preferences_page_add (content, self->group);
  adw_preferences_page_add (content, foot);
  g_object_set_data_full (G_OBJECT (page), "log", self, g_free);
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), page, 0);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog), page);
  fw_ui_spawn (page, log_fiber);
  fw_ui_spawn (page, chain_fiber);
}

static void
password_cb (GtkWidget *row, FwPreferencesDialog *dialog)
{
  fw_password_form_push (dialog);
}

static void
log_cb (GtkWidget *row, FwPreferencesDialog *dialog)
{
  fw_access_log_push (dialog);
}

static GtkWidget *
create_row (FwPreferencesDialog *dialog,
            const char *title,
            const char *subtitle,
            GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, dialog, 0);
  return row;
}

AdwPreferencesPage *
fw_security_page_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *keys = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *log = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gboolean may = fw_preferences_dialog_may_manage (dialog);
  GtkWidget *renew = create_row (dialog, _ ("New Recovery Key"),
                                 _ ("When the printed sheet is lost or somebody may have seen it"),
                                 G_CALLBACK (renew_cb));
  GtkWidget *access = create_row (dialog, _ ("Access Log"),
                                  _ ("Who opened, searched, printed, exported what, and when"),
                                  G_CALLBACK (log_cb));

  adw_preferences_group_set_title (keys, _ ("Keys"));
  adw_preferences_group_add (keys, create_row (dialog, _ ("My Password"),
                                               _ ("Changed by yourself, known to nobody else"),
                                               G_CALLBACK (password_cb)));
  gtk_widget_set_sensitive (renew, may);
  adw_preferences_group_add (keys, renew);
  adw_preferences_group_set_title (log, _ ("Log"));
  gtk_widget_set_sensitive (access, may);
  adw_preferences_group_add (log, access);
  adw_preferences_page_add (page, keys);
  adw_preferences_page_add (page, log);
  fw_preferences_dialog_guard (dialog, page);
  return page;
}
