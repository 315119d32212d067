/* fw-office-dialog.c: a new office: name, Land, folder, first person, recovery key.
 *
 * Two pages: the form, then the recovery key, which is shown once and must be
 * confirmed as kept. The folder is made by the store, never half-written.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-office-dialog.h"
#include "app/fw-password-rules.h"
#include "base/fw-calendar.h"
#include "base/fw-clock.h"
#include "base/fw-date.h"
#include "domain/fw-office.h"
#include "store/fw-store.h"
#include "widgets/fw-async.h"
#include "widgets/fw-print-text.h"

struct _FwOfficeDialog
{
  AdwDialog parent_instance;
  AdwNavigationView *navigation_view;
  AdwBanner *banner;
  GtkWidget *create_button;
  AdwEntryRow *name_row;
  AdwComboRow *land_row;
  AdwActionRow *folder_row;
  AdwEntryRow *staff_row;
  AdwEntryRow *login_row;
  AdwEntryRow *password_row;
  AdwEntryRow *repeat_row;
  GtkLabel *hint_label;
  GtkLabel *key_label;
  GtkCheckButton *kept_check;
  GtkWidget *folder_button;

  char *parent_folder;
  char *folder;
};

G_DEFINE_FINAL_TYPE (FwOfficeDialog, fw_office_dialog, ADW_TYPE_DIALOG)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* The office's folder: the name without what file systems dislike. */
static char *
dup_folder (FwOfficeDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (self->name_row)));
  g_autofree char *base = NULL;

  if (self->parent_folder == NULL || name[0] == '\0')
    return NULL;
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  base = g_strconcat (name, ".fallwerk", NULL);
  return g_build_filename (self->parent_folder, base, NULL);
}

static void
changed_cb (FwOfficeDialog *self)
{
  g_autofree char *folder = dup_folder (self);
  const char *problem = NULL;

  adw_action_row_set_subtitle (self->folder_row, folder != NULL ? folder
                                                 : self->parent_folder != NULL
                                                     ? self->parent_folder
                                                     : _ ("Not chosen yet"));
  if (text_of (self->password_row)[0] != '\0')
    problem = fw_password_rules_check (text_of (self->password_row), text_of (self->login_row));
  if (problem == NULL && text_of (self->repeat_row)[0] != '\0'
      && strcmp (text_of (self->password_row), text_of (self->repeat_row)) != 0)
    problem = _ ("The two passwords differ.");
  gtk_label_set_label (self->hint_label, problem != NULL ? problem : fw_password_rules_get_hint ());
  gtk_widget_set_sensitive (
      self->create_button,
      folder != NULL && problem == NULL && text_of (self->staff_row)[0] != '\0'
          && text_of (self->login_row)[0] != '\0' && text_of (self->password_row)[0] != '\0'
          && strcmp (text_of (self->password_row), text_of (self->repeat_row)) == 0);
}

static DexFuture *
choose_folder_fiber (gpointer data)
{
  FwOfficeDialog *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;

  gtk_file_dialog_set_title (dialog, _ ("Where the Office’s Folder Is to Lie"));
  file = dex_await_object (fw_ui_select_folder (dialog, GTK_WIDGET (self)), NULL);
  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      g_set_str (&self->parent_folder, g_file_peek_path (file));
      changed_cb (self);
    }
  return NULL;
}

static void
choose_folder_cb (FwOfficeDialog *self)
{
  fw_ui_spawn (self, choose_folder_fiber);
}

static DexFuture *
create_fiber (gpointer data)
{
  FwOfficeDialog *self = data;
  g_autofree char *folder = dup_folder (self);
  g_autofree char *key = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const char *land = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation_view), FALSE);
  if (adw_combo_row_get_selected (self->land_row) > 0)
    land = fw_land_to_code (adw_combo_row_get_selected (self->land_row) - 1);
  store = dex_await_object (
      fw_store_create (folder, text_of (self->login_row), text_of (self->password_row), &key),
      &error);
  if (store != NULL)
    dex_await_int64 (fw_office_set_up (store, text_of (self->name_row), land,
                                       text_of (self->staff_row), text_of (self->login_row), today),
                     &error);
  if (store != NULL)
    dex_await (fw_store_close (store), error == NULL ? &error : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation_view), TRUE);
  if (error != NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return NULL;
    }
  g_set_str (&self->folder, folder);
  gtk_label_set_label (self->key_label, key);
  explicit_bzero (key, strlen (key));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_navigation_view_push_by_tag (self->navigation_view, "key");
  return NULL;
}

static void
create_cb (FwOfficeDialog *self)
{
  fw_ui_spawn (self, create_fiber);
}

static void
print_key_cb (FwOfficeDialog *self)
{
  g_autofree char *text =
      /* Translators: printed on paper; %1$s is the office, %2$s the recovery key. */
      g_strdup_printf (
          _ ("Recovery key of the office “%1$s”\n\n%2$s\n\nKeep this sheet in a sealed "
             "envelope, away from the computer. Whoever has it and the office’s "
             "folder can read every case."),
          text_of (self->name_row), gtk_label_get_label (self->key_label));

  fw_print_text (GTK_WIDGET (self), _ ("Recovery Key"), text);
}

static void
done_cb (FwOfficeDialog *self)
{
  g_autofree char *login = g_strdup (text_of (self->login_row));

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  g_signal_emit (self, signals[CREATED], 0, self->folder, login);
  adw_dialog_close (ADW_DIALOG (self));
}

AdwDialog *
fw_office_dialog_new (void)
{
  return g_object_new (FW_TYPE_OFFICE_DIALOG, NULL);
}

static void
fw_office_dialog_dispose (GObject *object)
{
  G_OBJECT_CLASS (fw_office_dialog_parent_class)->dispose (object);
}

static void
fw_office_dialog_finalize (GObject *object)
{
  FwOfficeDialog *self = FW_OFFICE_DIALOG (object);

  g_free (self->parent_folder);
  g_free (self->folder);
  G_OBJECT_CLASS (fw_office_dialog_parent_class)->finalize (object);
}

static void
fw_office_dialog_class_init (FwOfficeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_office_dialog_dispose;
  object_class->finalize = fw_office_dialog_finalize;

  signals[CREATED] = g_signal_new ("created", FW_TYPE_OFFICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/fallwerk/Fallwerk/ui/app/fw-office-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, land_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, folder_button);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, staff_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, login_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, key_label);
  gtk_widget_class_bind_template_child (widget_class, FwOfficeDialog, kept_check);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
fw_office_dialog_init (FwOfficeDialog *self)
{
  g_autoptr (GtkStringList) lands = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (lands, _ ("Not chosen yet"));
  for (guint i = 0; i < FW_N_LANDS; i++)
    gtk_string_list_append (lands, fw_land_to_name (i));
  adw_combo_row_set_model (self->land_row, G_LIST_MODEL (lands));
  changed_cb (self);
}
