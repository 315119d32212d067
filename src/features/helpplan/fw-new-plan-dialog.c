/* fw-new-plan-dialog.c: for which children of the case is the new help plan? */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-plan-choice-repository.h"
#include "domain/fw-plan-repository.h"
#include "features/helpplan/fw-new-plan-dialog.h"
#include "widgets/fw-async.h"

struct _FwNewPlanDialog
{
  AdwDialog parent_instance;
  AdwPreferencesGroup *children_group;
  GtkWidget *create_button;

  FwStore *store;
  gint64 case_id;
  FwResult *children;
  GPtrArray *checks; /* of GtkCheckButton, by row of @children */
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwNewPlanDialog, fw_new_plan_dialog, ADW_TYPE_DIALOG)

static void
toggled_cb (FwNewPlanDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  gtk_widget_set_sensitive (self->create_button, any);
}

static DexFuture *
create_fiber (gpointer data)
{
  FwNewPlanDialog *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 plan_id;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      {
        gint64 id = fw_result_get_int (self->children, i, FW_PLAN_CHILD_ID);

        g_array_append_val (ids, id);
      }
  gtk_widget_set_sensitive (self->create_button, FALSE);
  plan_id = dex_await_int64 (fw_plan_repository_create (self->store, self->case_id,
                                                        (gint64 *) (void *) ids->data, ids->len),
                             &error);
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->create_button, TRUE);
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_signal_emit (self, signals[CREATED], 0, plan_id);
  adw_dialog_close (ADW_DIALOG (self));
  return NULL;
}

static void
create_cb (FwNewPlanDialog *self)
{
  fw_ui_spawn (self, create_fiber);
}

/* "11 years · 51-2026-0042-1" */
static char *
dup_subtitle (FwResult *children, guint row)
{
  const char *born = fw_result_get_text (children, row, FW_PLAN_CHILD_BORN);
  const char *number = fw_result_get_text (children, row, FW_PLAN_CHILD_NUMBER);
  FwDay day;
  guint age;

  if (born == NULL || !fw_day_from_iso (born, &day))
    return g_strdup (number);
  age = (guint) fw_day_get_age (day, fw_clock_today ());
  /* Translators: an age; %2$s is a file number. */
  return g_strdup_printf (ngettext ("%1$u year · %2$s", "%1$u years · %2$s", age), age, number);
}

AdwDialog *
fw_new_plan_dialog_new (FwStore *store, gint64 case_id, FwResult *children)
{
  FwNewPlanDialog *self = g_object_new (FW_TYPE_NEW_PLAN_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->children = fw_result_ref (children);
  for (guint i = 0; i < fw_result_get_n_rows (children); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      const char *name = fw_result_get_text (children, i, FW_PLAN_CHILD_NAME);
      g_autofree char *subtitle = dup_subtitle (children, i);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->children_group, row);
      g_ptr_array_add (self->checks, check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  toggled_cb (self);
  return ADW_DIALOG (self);
}

static void
fw_new_plan_dialog_dispose (GObject *object)
{
  FwNewPlanDialog *self = FW_NEW_PLAN_DIALOG (object);

  g_ptr_array_set_size (self->checks, 0);
  g_clear_object (&self->store);
  g_clear_pointer (&self->children, fw_result_unref);
  G_OBJECT_CLASS (fw_new_plan_dialog_parent_class)->dispose (object);
}

static void
fw_new_plan_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (FW_NEW_PLAN_DIALOG (object)->checks);
  G_OBJECT_CLASS (fw_new_plan_dialog_parent_class)->finalize (object);
}

static void
fw_new_plan_dialog_class_init (FwNewPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_new_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_new_plan_dialog_finalize;
  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-new-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwNewPlanDialog, children_group);
  gtk_widget_class_bind_template_child (widget_class, FwNewPlanDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
fw_new_plan_dialog_init (FwNewPlanDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
