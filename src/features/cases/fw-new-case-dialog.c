/* fw-new-case-dialog.c: a new case: a name and a first-contact date, nothing else. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "features/cases/fw-new-case-dialog.h"
#include "widgets/fw-async.h"

struct _FwNewCaseDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *create_button;
  AdwEntryRow *name_row;
  AdwEntryRow *date_row;
  GtkLabel *date_label;

  FwStore *store;
};

G_DEFINE_FINAL_TYPE (FwNewCaseDialog, fw_new_case_dialog, ADW_TYPE_DIALOG)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_name (FwNewCaseDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static gboolean
read_date (FwNewCaseDialog *self, FwDay *day)
{
  return fw_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->date_row)), fw_clock_today (), 0,
                       day);
}

static void
changed_cb (FwNewCaseDialog *self)
{
  g_autofree char *name = dup_name (self);
  FwDay day;
  gboolean ok = read_date (self, &day);
  g_autofree char *text = ok ? fw_day_to_text (day) : NULL;
  g_autofree char *shown = NULL;

  if (ok && day > fw_clock_today ())
    {
      ok = FALSE;
      shown = g_strdup (_ ("The first contact cannot lie in the future."));
    }
  else
    /* Translators: %s is a date. */
    shown = ok ? g_strdup_printf (_ ("First contact on %s"), text)
               : g_strdup (
                     _ ("That is no date. Understood are “3.4.26”, “today”, “yesterday”, “-2 w”."));
  gtk_label_set_label (self->date_label, shown);
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  gtk_widget_set_sensitive (self->create_button, ok && name[0] != '\0');
}

static DexFuture *
create_fiber (gpointer data)
{
  FwNewCaseDialog *self = data;
  g_autofree char *name = dup_name (self);
  g_autofree char *first_contact = NULL;
  g_autoptr (GError) error = NULL;
  FwDay day;
  gint64 id;

  if (!read_date (self, &day))
    return NULL;
  first_contact = fw_day_to_iso (day);
  gtk_widget_set_sensitive (self->create_button, FALSE);
  id = dex_await_int64 (fw_case_repository_create (self->store, name, first_contact), &error);
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->create_button, TRUE);
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return NULL;
    }
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CREATED], 0, id);
  return NULL;
}

static void
create_cb (FwNewCaseDialog *self)
{
  fw_ui_spawn (self, create_fiber);
}

AdwDialog *
fw_new_case_dialog_new (FwStore *store)
{
  FwNewCaseDialog *self = g_object_new (FW_TYPE_NEW_CASE_DIALOG, NULL);

  self->store = g_object_ref (store);
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), _ ("today"));
  return ADW_DIALOG (self);
}

static void
fw_new_case_dialog_dispose (GObject *object)
{
  FwNewCaseDialog *self = FW_NEW_CASE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_NEW_CASE_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_new_case_dialog_parent_class)->dispose (object);
}

static void
fw_new_case_dialog_class_init (FwNewCaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_new_case_dialog_dispose;
  signals[CREATED] = g_signal_new ("created", FW_TYPE_NEW_CASE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/cases/fw-new-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, date_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
fw_new_case_dialog_init (FwNewCaseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
