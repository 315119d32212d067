/* fw-recovery-dialog.c: a new password by the printed recovery key. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-password-rules.h"
#include "app/fw-recovery-dialog.h"
#include "store/fw-store.h"
#include "widgets/fw-async.h"

struct _FwRecoveryDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *apply_button;
  AdwEntryRow *key_row;
  AdwEntryRow *login_row;
  AdwEntryRow *password_row;
  AdwEntryRow *repeat_row;

  char *folder;
};

G_DEFINE_FINAL_TYPE (FwRecoveryDialog, fw_recovery_dialog, ADW_TYPE_DIALOG)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_problem (FwRecoveryDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  fw_ui_announce (GTK_WIDGET (self), text);
}

static DexFuture *
apply_fiber (gpointer data)
{
  FwRecoveryDialog *self = data;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  store = dex_await_object (fw_store_open_with_recovery (self->folder, text_of (self->key_row),
                                                         text_of (self->login_row),
                                                         text_of (self->password_row)),
                            &error);
  gtk_widget_set_sensitive (self->apply_button, TRUE);
  if (store == NULL)
    {
      show_problem (self, error->message);
      return NULL;
    }
  dex_await (fw_store_log_access (store, "recovery", 0, text_of (self->login_row)), NULL);
  dex_await (fw_store_close (store), NULL);
  fw_ui_show_toast (GTK_WIDGET (self), _ ("The new password is set. You can sign in with it now."));
  adw_dialog_close (ADW_DIALOG (self));
  return NULL;
}

static void
apply_cb (FwRecoveryDialog *self)
{
  const char *problem
      = fw_password_rules_check (text_of (self->password_row), text_of (self->login_row));

  if (problem == NULL && strcmp (text_of (self->password_row), text_of (self->repeat_row)) != 0)
    problem = _ ("The two passwords differ.");
  if (problem == NULL && text_of (self->login_row)[0] == '\0')
    problem = _ ("Please enter the sign-in name that gets the new password.");
  if (problem != NULL)
    show_problem (self, problem);
  else
    fw_ui_spawn (self, apply_fiber);
}

AdwDialog *
fw_recovery_dialog_new (const char *folder, const char *login)
{
  FwRecoveryDialog *self = g_object_new (FW_TYPE_RECOVERY_DIALOG, NULL);

  self->folder = g_strdup (folder);
  gtk_editable_set_text (GTK_EDITABLE (self->login_row), login != NULL ? login : "");
  return ADW_DIALOG (self);
}

static void
fw_recovery_dialog_dispose (GObject *object)
{
  G_OBJECT_CLASS (fw_recovery_dialog_parent_class)->dispose (object);
}

static void
fw_recovery_dialog_finalize (GObject *object)
{
  g_free (FW_RECOVERY_DIALOG (object)->folder);
  G_OBJECT_CLASS (fw_recovery_dialog_parent_class)->finalize (object);
}

static void
fw_recovery_dialog_class_init (FwRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_recovery_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_recovery_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/app/fw-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwRecoveryDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwRecoveryDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, FwRecoveryDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, FwRecoveryDialog, login_row);
  gtk_widget_class_bind_template_child (widget_class, FwRecoveryDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, FwRecoveryDialog, repeat_row);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
fw_recovery_dialog_init (FwRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
