/* fw-restore-dialog.c: a backup back again, as a new folder; nothing is overwritten. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-restore-dialog.h"
#include "store/fw-backup.h"
#include "widgets/fw-async.h"

struct _FwRestoreDialog
{
  AdwDialog     parent_instance;
  AdwBanner    *banner;
  GtkWidget    *restore_button;
  AdwActionRow *backup_row;
  GtkWidget    *backup_button;
  AdwActionRow *target_row;
  GtkWidget    *target_button;
  AdwEntryRow  *login_row;
  AdwEntryRow  *password_row;

  char         *backup;
  char         *target;
};

G_DEFINE_FINAL_TYPE (FwRestoreDialog, fw_restore_dialog, ADW_TYPE_DIALOG)

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
changed_cb (FwRestoreDialog *self)
{
  gtk_widget_set_sensitive (self->restore_button,
                            self->backup != NULL && self->target != NULL &&
                                text_of (self->login_row)[0] != '\0' &&
                                text_of (self->password_row)[0] != '\0');
}

static DexFuture *
choose_backup_fiber (gpointer data)
{
  FwRestoreDialog *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;
  g_auto (GStrv) logins = NULL;
  g_autoptr (GError) error = NULL;

  gtk_file_dialog_set_title (dialog, _ ("Choose the Backup’s Folder"));
  file = dex_await_object (fw_ui_select_folder (dialog, GTK_WIDGET (self)), NULL);
  if (file == NULL || g_file_peek_path (file) == NULL)
    return NULL;
  logins = fw_store_list_logins (g_file_peek_path (file), &error);
  adw_banner_set_revealed (self->banner, logins == NULL);
  if (logins == NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      return NULL;
    }
  g_set_str (&self->backup, g_file_peek_path (file));
  adw_action_row_set_subtitle (self->backup_row, self->backup);
  if (text_of (self->login_row)[0] == '\0' && logins[0] != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->login_row), logins[0]);
  changed_cb (self);
  return NULL;
}

static void
choose_backup_cb (FwRestoreDialog *self)
{
  fw_ui_spawn (self, choose_backup_fiber);
}

static DexFuture *
choose_target_fiber (gpointer data)
{
  FwRestoreDialog *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  gtk_file_dialog_set_title (dialog, _ ("Name the New Folder"));
  gtk_file_dialog_set_initial_name (dialog, "Amt.fallwerk");
  file = dex_await_object (fw_ui_save_file (dialog, GTK_WIDGET (self)), NULL);
  if (file == NULL || (path = g_file_get_path (file)) == NULL)
    return NULL;
  g_free (self->target);
  self->target = g_str_has_suffix (path, ".fallwerk") ? g_strdup (path)
                                                      : g_strconcat (path, ".fallwerk", NULL);
  adw_action_row_set_subtitle (self->target_row, self->target);
  changed_cb (self);
  return NULL;
}

static void
choose_target_cb (FwRestoreDialog *self)
{
  fw_ui_spawn (self, choose_target_fiber);
}

static DexFuture *
restore_fiber (gpointer data)
{
  FwRestoreDialog *self = data;
  g_autoptr (GError) error = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (self->restore_button, FALSE);
  dex_await (fw_office_restore (self->backup, self->target, text_of (self->login_row),
                                text_of (self->password_row)),
             &error);
  gtk_widget_set_sensitive (self->restore_button, TRUE);
  if (error != NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return NULL;
    }
  g_signal_emit (self, signals[RESTORED], 0, self->target, text_of (self->login_row));
  adw_dialog_close (ADW_DIALOG (self));
  return NULL;
}

static void
restore_cb (FwRestoreDialog *self)
{
  fw_ui_spawn (self, restore_fiber);
}

AdwDialog *
fw_restore_dialog_new (void)
{
  return g_object_new (FW_TYPE_RESTORE_DIALOG, NULL);
}

static void
fw_restore_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FW_TYPE_RESTORE_DIALOG);
  G_OBJECT_CLASS (fw_restore_dialog_parent_class)->dispose (object);
}

static void
fw_restore_dialog_finalize (GObject *object)
{
  FwRestoreDialog *self = FW_RESTORE_DIALOG (object);

  g_free (self->backup);
  g_free (self->target);
  G_OBJECT_CLASS (fw_restore_dialog_parent_class)->finalize (object);
}

static void
fw_restore_dialog_class_init (FwRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_restore_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_restore_dialog_finalize;

  signals[RESTORED] = g_signal_new ("restored", FW_TYPE_RESTORE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/app/fw-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, restore_button);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, backup_row);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, backup_button);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, target_button);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, login_row);
  gtk_widget_class_bind_template_child (widget_class, FwRestoreDialog, password_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_target_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
fw_restore_dialog_init (FwRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
