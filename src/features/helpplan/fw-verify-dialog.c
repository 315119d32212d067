/* fw-verify-dialog.c: see fw-verify-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/helpplan/fw-verify-dialog.h"
#include "features/helpplan/fw-verify-words.h"
#include "widgets/fw-async.h"

struct _FwVerifyDialog
{
  AdwDialog parent_instance;
  GtkStack *stack;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *headline_label;
  GtkLabel *name_label;
  AdwPreferencesGroup *problem_group;
  AdwPreferencesGroup *signature_group;
  AdwPreferencesGroup *revision_group;
  GPtrArray *rows; /* of (group, row), borrowed */
};

G_DEFINE_FINAL_TYPE (FwVerifyDialog, fw_verify_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
add_row (FwVerifyDialog *self,
         AdwPreferencesGroup *group,
         const char *icon,
         const char *style,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, style);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  return row;
}

static void
clear (FwVerifyDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->signature_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->revision_group), FALSE);
}

static void
add_problems (FwVerifyDialog *self, const FwVerifyRecord *record)
{
  FwVerifyProblems problems = record->verification->problems;

  /* Unsigned is told by the headline. */
  problems &= ~FW_VERIFY_NOT_SIGNED;
  for (guint bit = 0; bit < 16; bit++)
    if ((problems & (1u << bit)) != 0)
      add_row (self, self->problem_group, "fw-light-overdue-symbolic", "light-overdue",
               fw_verify_problem_get_text ((FwVerifyProblems) (1u << bit)), "");
}

static void
add_signature (FwVerifyDialog *self, const FwVerifySignature *signature)
{
  gboolean holds = fw_verify_signature_holds (signature);
  g_autofree char *time = fw_verify_signature_dup_time (signature);
  g_autofree char *text = fw_verify_signature_dup_text (signature);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  const char *signer = signature->signer[0] != '\0' ? signature->signer : _ ("Unknown signer");

  title = time[0] != '\0' ? g_strdup_printf ("%s, %s", signer, time) : g_strdup (signer);
  /* Translators: the field of a signature, and what the signature says. */
  subtitle = g_strdup_printf (_ ("Field “%1$s”. %2$s"), signature->field, text);
  add_row (self, self->signature_group, holds ? "fw-seal-symbolic" : "fw-light-overdue-symbolic",
           holds ? "success" : "light-overdue", title, subtitle);
}

static char *
dup_groups (const char *sum)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; sum[i] != '\0'; i++)
    {
      if (i > 0 && i % 8 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, sum[i]);
    }
  return g_string_free_and_steal (text);
}

static void
add_revisions (FwVerifyDialog *self, const FwVerifyRecord *record)
{
  for (guint i = 0; i < record->signing->revisions->len; i++)
    {
      const FwPlanRevision *revision = g_ptr_array_index (record->signing->revisions, i);
      gboolean holds = record->holds || revision->number < record->broken;
      g_autofree char *when = fw_clock_moment_to_text (revision->made_at);
      g_autofree char *title = NULL;
      g_autofree char *sum = dup_groups (revision->sha256);
      g_autofree char *subtitle = g_strdup_printf ("SHA-256 %s", sum);

      title = revision->number == 0
                  /* Translators: %s is a moment. */
                  ? g_strdup_printf (_ ("Frozen, %s"), when)
                  /* Translators: the number of a revision and its moment. */
                  : g_strdup_printf (_ ("Revision %1$u, %2$s"), revision->number, when);
      add_row (self, self->revision_group,
               holds ? "fw-light-done-symbolic" : "fw-light-overdue-symbolic",
               holds ? "success" : "light-overdue", title, subtitle);
    }
}

static void
show_record (FwVerifyDialog *self, const FwVerifyRecord *record, const char *name)
{
  g_autofree char *headline = fw_verify_dup_headline (record);
  gboolean good = fw_verify_record_is_good (record);

  clear (self);
  gtk_image_set_from_icon_name (self->state_icon, fw_verify_get_icon (record));
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), good ? "light-overdue" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), good ? "success" : "light-overdue");
  gtk_label_set_label (self->state_label, fw_verify_get_title (record));
  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->name_label, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), name != NULL);
  add_problems (self, record);
  for (guint i = 0; i < record->verification->signatures->len; i++)
    add_signature (self, g_ptr_array_index (record->verification->signatures, i));
  if (record->signing != NULL)
    add_revisions (self, record);
  gtk_stack_set_visible_child_name (self->stack, "result");
  fw_ui_announce (GTK_WIDGET (self), headline);
}

/* --- files from outside ----------------------------------------------------------- */

static GFile *
await_file (GtkWidget *widget)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GFile) file = NULL;

  gtk_file_filter_set_name (filter, _ ("PDF files"));
  gtk_file_filter_add_suffix (filter, "pdf");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose a PDF to Check"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  file = dex_await_object (fw_ui_open_file (dialog, widget), NULL);
  return file != NULL && g_file_peek_path (file) != NULL ? g_steal_pointer (&file) : NULL;
}

static void
await_check (FwVerifyDialog *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwVerifyRecord) record = NULL;
  g_autofree char *name = g_filename_display_basename (g_file_peek_path (file));

  gtk_stack_set_visible_child_name (self->stack, "loading");
  record = dex_await_boxed (fw_verify_record_file (g_file_peek_path (file)), &error);
  if (record != NULL)
    {
      show_record (self, record, name);
      return;
    }
  clear (self);
  gtk_image_set_from_icon_name (self->state_icon, "dialog-warning-symbolic");
  gtk_label_set_label (self->state_label, _ ("Cannot Be Checked"));
  gtk_label_set_label (self->headline_label, error->message);
  gtk_label_set_label (self->name_label, name);
  gtk_stack_set_visible_child_name (self->stack, "result");
  fw_ui_announce (GTK_WIDGET (self), error->message);
}

static DexFuture *
other_fiber (gpointer data)
{
  FwVerifyDialog *self = data;
  g_autoptr (GFile) file = await_file (GTK_WIDGET (self));

  if (file != NULL)
    await_check (self, file);
  return NULL;
}

static void
other_cb (FwVerifyDialog *self)
{
  fw_ui_spawn (self, other_fiber);
}

void
fw_verify_await_foreign (GtkWidget *widget)
{
  g_autoptr (GFile) file = await_file (widget);
  g_autoptr (FwVerifyDialog) self = NULL;

  if (file == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  self = g_object_ref_sink (g_object_new (FW_TYPE_VERIFY_DIALOG, NULL));
  adw_dialog_present (ADW_DIALOG (self), widget);
  await_check (self, file);
}

AdwDialog *
fw_verify_dialog_new (FwVerifyRecord *record)
{
  FwVerifyDialog *self = g_object_new (FW_TYPE_VERIFY_DIALOG, NULL);

  g_return_val_if_fail (record != NULL, ADW_DIALOG (self));

  show_record (self, record, NULL);
  return ADW_DIALOG (self);
}

static void
fw_verify_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (FW_VERIFY_DIALOG (object)->rows);
  G_OBJECT_CLASS (fw_verify_dialog_parent_class)->finalize (object);
}

static void
fw_verify_dialog_class_init (FwVerifyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_verify_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-verify-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, state_icon);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, headline_label);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, problem_group);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, signature_group);
  gtk_widget_class_bind_template_child (widget_class, FwVerifyDialog, revision_group);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
}

static void
fw_verify_dialog_init (FwVerifyDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
