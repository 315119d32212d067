/* fw-preferences-backup.c: the group "Backup" of the page "Office": the last proved copy, a new one, where to. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "store/fw-backup.h"
#include "widgets/fw-async.h"
#include "widgets/fw-light.h"

#define FRESH_DAYS 1
#define LATE_DAYS 2

typedef struct
{
  FwPreferencesDialog *dialog;
  GtkWidget *group; /* owns this */
  AdwActionRow *state;
  FwLight *light;
  GtkButton *now;
  GtkWidget *spinner;
  AdwActionRow *target;
  GCancellable *cancellable; /* while a backup runs */
} Backup;

static void
backup_free (gpointer data)
{
  Backup *self = data;

  /* A copy under way holds the group: the preferences may be closed meanwhile. */
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* "2026-06-02T06:30 104312": when, and how many rows were compared. */
static void
show_state (Backup *self)
{
  const char *last = fw_preferences_dialog_get_setting (self->dialog, "backup-last");
  const char *folder = fw_preferences_dialog_get_setting (self->dialog, "backup-folder");
  g_autofree char *iso = g_strndup (last, 10);
  g_autofree char *subtitle = NULL;
  FwLightState state = FW_LIGHT_STATE_OVERDUE;
  const char *title = _ ("Never Backed Up");
  FwDay day;

  if (strlen (last) > 17 && fw_day_from_iso (iso, &day))
    {
      int age = fw_clock_today () - day;
      g_autofree char *date = fw_day_to_text (day);

      state = age <= FRESH_DAYS  ? FW_LIGHT_STATE_LATER
              : age <= LATE_DAYS ? FW_LIGHT_STATE_DUE
                                 : FW_LIGHT_STATE_OVERDUE;
      title = state == FW_LIGHT_STATE_LATER ? _ ("In Order")
              : state == FW_LIGHT_STATE_DUE ? _ ("Due")
                                            : _ ("Overdue");
      /* Translators: %1$s is a date, %2$s a time, %3$s a number of rows. */
      subtitle = g_strdup_printf (_ ("%1$s, %2$.5s · read back and compared: %3$s rows"), date,
                                  last + 11, last + 17);
    }
  fw_light_set_state (self->light, state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), title);
  adw_action_row_set_subtitle (
      self->state,
      subtitle != NULL ? subtitle : _ ("Without a copy a broken disk takes every case with it."));
  adw_action_row_set_subtitle (self->target, folder[0] != '\0' ? folder : _ ("Not chosen yet"));
}

static void
settings_changed_cb (GObject *group, FwPreferencesDialog *dialog)
{
  Backup *self = g_object_get_data (group, "backup");

  if (self->cancellable == NULL)
    show_state (self);
}

static DexFuture *
choose_fiber (gpointer data)
{
  GtkWidget *group = data;
  Backup *self = g_object_get_data (G_OBJECT (group), "backup");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = NULL;

  gtk_file_dialog_set_title (chooser, _ ("Where Backups Are to Lie"));
  folder = dex_await_object (fw_ui_select_folder (chooser, group), NULL);
  if (folder == NULL || g_file_peek_path (folder) == NULL
      || fw_preferences_dialog_get_store (dialog) == NULL)
    return NULL;
  fw_preferences_dialog_save_setting (dialog, "backup-folder", g_file_peek_path (folder));
  show_state (self);
  return NULL;
}

static void
choose_cb (GtkWidget *row, Backup *self)
{
  fw_ui_spawn (self->group, choose_fiber);
}

static void
set_busy (Backup *self, gboolean busy)
{
  gtk_button_set_label (self->now, busy ? _ ("_Cancel") : _ ("_Back Up Now"));
  gtk_widget_set_visible (self->spinner, busy);
  if (busy)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("Backing Up…"));
      adw_action_row_set_subtitle (
          self->state, _ ("Copied, written to the disk, read back and compared. You can go on "
                          "working."));
    }
}

static DexFuture *
backup_fiber (gpointer data)
{
  GtkWidget *group = data;
  Backup *self = g_object_get_data (G_OBJECT (group), "backup");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *open = fw_preferences_dialog_get_store (dialog);
  g_autoptr (FwStore) store = open != NULL ? g_object_ref (open) : NULL;
  const char *folder = fw_preferences_dialog_get_setting (dialog, "backup-folder");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FwBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *name = NULL, *dest = NULL, *at = NULL, *value = NULL;

  if (store == NULL)
    return NULL;
  if (folder[0] == '\0')
    return choose_fiber (data);
  name = g_path_get_basename (fw_store_get_folder (store));
  dest = g_build_filename (folder, name, NULL);
  self->cancellable = g_object_ref (cancellable);
  set_busy (self, TRUE);
  report = dex_await_boxed (fw_store_backup (store, dest, cancellable), &error);
  g_clear_object (&self->cancellable);
  if (fw_preferences_dialog_get_store (dialog) == NULL)
    return NULL;
  set_busy (self, FALSE);
  if (report == NULL)
    {
      show_state (self);
      if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED))
        fw_preferences_dialog_done (dialog, NULL,
                                    _ ("Cancelled. The last proved backup is as it was."));
      else
        fw_preferences_dialog_show_error (dialog, error);
      return NULL;
    }
  now = fw_clock_now ();
  at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  value = g_strdup_printf ("%s %" G_GINT64_FORMAT, at, report->n_rows);
  fw_preferences_dialog_save_setting (dialog, "backup-last", value);
  dex_await (fw_store_log_access (store, "backup", 0, NULL), NULL);
  show_state (self);
  return NULL;
}

static void
now_cb (GtkButton *button, Backup *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    fw_ui_spawn (self->group, backup_fiber);
}

AdwPreferencesGroup *
fw_backup_group_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *hint = adw_action_row_new ();
  gboolean may = fw_preferences_dialog_may_manage (dialog);
  GtkWidget *light = fw_light_new (FW_LIGHT_STATE_NONE, FALSE);
  Backup *self = g_new0 (Backup, 1);

  self->dialog = dialog;
  self->group = GTK_WIDGET (group);
  self->light = FW_LIGHT (light);
  self->state = ADW_ACTION_ROW (adw_action_row_new ());
  adw_action_row_add_prefix (self->state, light);
  self->spinner = adw_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  adw_action_row_add_suffix (self->state, self->spinner);
  self->now = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Back Up Now")));
  gtk_widget_set_valign (GTK_WIDGET (self->now), GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (GTK_WIDGET (self->now), may);
  g_signal_connect (self->now, "clicked", G_CALLBACK (now_cb), self);
  adw_action_row_add_suffix (self->state, GTK_WIDGET (self->now));

  self->target = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->target), _ ("Folder for Backups"));
  adw_action_row_set_subtitle_lines (self->target, 2);
  adw_action_row_add_suffix (self->target, gtk_image_new_from_icon_name ("folder-open-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->target), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->target), may);
  g_signal_connect (self->target, "activated", G_CALLBACK (choose_cb), self);
  adw_preferences_group_set_title (group, _ ("Backup"));
  adw_preferences_group_add (group, GTK_WIDGET (self->state));
  adw_preferences_group_add (group, GTK_WIDGET (self->target));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (hint), _ ("Getting It Back"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (hint),
      _ ("A backup is an office of its own, encrypted as the first. Copy its folder back, open "
         "it from the sign-in page, and sign in with the password of then. “fallwerkctl restore” "
         "does the same and proves it. Try it once a year."));
  adw_preferences_group_add (group, hint);
  g_object_set_data_full (G_OBJECT (group), "backup", self, backup_free);
  show_state (self);
  g_signal_connect_object (dialog, "settings-changed", G_CALLBACK (settings_changed_cb), group,
                           G_CONNECT_SWAPPED);
  return group;
}
