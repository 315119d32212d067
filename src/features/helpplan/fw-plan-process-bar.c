/* fw-plan-process-bar.c: see fw-plan-process-bar.h.
 *
 *   ✓✓✓✓✓✓✓◔○○○  Step 8 of 11: Vorgespräch, due on 26.5.2026   ⚠ 1 step overdue  ▾
 *   └ the line with a button for each step, when it is opened
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/helpplan/fw-plan-process-bar.h"

struct _FwPlanProcessBar
{
  AdwBin parent_instance;
  GtkToggleButton *toggle;
  GtkBox *marks_box;
  GtkLabel *station_label;
  GtkWidget *overdue_box;
  GtkLabel *overdue_label;
  GtkImage *arrow;
  GtkRevealer *revealer;
  FwPlanProcessLine *line;
};

G_DEFINE_FINAL_TYPE (FwPlanProcessBar, fw_plan_process_bar, ADW_TYPE_BIN)

static guint place_signal;

static void
show_marks (FwPlanProcessBar *self, GPtrArray *steps, const FwPlanStep *station)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->marks_box));

  for (guint i = 0; i < steps->len; i++)
    {
      const FwPlanStep *step = g_ptr_array_index (steps, i);

      if (child == NULL)
        {
          child = gtk_image_new ();
          /* The words beside them say the same. */
          gtk_box_append (self->marks_box, child);
        }
      gtk_image_set_from_icon_name (GTK_IMAGE (child), fw_plan_step_get_icon (step));
      gtk_widget_set_css_classes (
          child, (const char *[]) {fw_plan_step_get_style (step),
                                   step == station ? "process-station" : NULL, NULL});
      child = gtk_widget_get_next_sibling (child);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->marks_box, child);
      child = next;
    }
}

static char *
dup_station (FwPlanProcess *process, const FwPlanStep *station, guint number)
{
  g_autofree char *told = NULL;

  if (station == NULL)
    return g_strdup (_ ("Every step is done"));
  told = fw_plan_step_to_text (station, fw_plan_process_get_calendar (process), fw_clock_today ());
  /* Translators: where a help plan stands: the number of its step, of how many, the step, and
   * when it is due. */
  return g_strdup_printf (_ ("Step %1$u of %2$u: %3$s, %4$s"), number,
                          fw_plan_process_get_steps (process)->len, station->title, told);
}

/* "1 step overdue: Plan an alle" for the ear, "1 overdue" for the eye. */
static char *
dup_overdue (FwPlanProcess *process)
{
  GPtrArray *steps = fw_plan_process_get_steps (process);
  guint n = fw_plan_process_count_overdue (process);
  GString *text = g_string_new (NULL);

  /* Translators: steps of a help plan's process; their names follow. */
  g_string_append_printf (text, ngettext ("%u step overdue: ", "%u steps overdue: ", n), n);
  for (guint i = 0, said = 0; i < steps->len; i++)
    {
      const FwPlanStep *step = g_ptr_array_index (steps, i);

      if (step->state == FW_PLAN_STEP_OVERDUE)
        g_string_append_printf (text, "%s%s", said++ > 0 ? ", " : "", step->title);
    }
  return g_string_free_and_steal (text);
}

static void
loaded_cb (FwPlanProcessBar *self)
{
  FwPlanProcess *process = fw_plan_process_line_get_process (self->line);
  guint number = 0, n = fw_plan_process_count_overdue (process);
  const FwPlanStep *station = fw_plan_process_get_station (process, &number);
  g_autofree char *text = dup_station (process, station, number);
  /* Translators: steps of a help plan's process. */
  g_autofree char *count = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n), n);
  g_autofree char *overdue = n > 0 ? dup_overdue (process) : NULL;
  g_autofree char *spoken
      = g_strconcat (_ ("Steps of the Help Plan"), ". ", text, n > 0 ? ". " : NULL, overdue, NULL);

  show_marks (self, fw_plan_process_get_steps (process), station);
  gtk_label_set_label (self->station_label, text);
  gtk_label_set_label (self->overdue_label, count);
  gtk_widget_set_visible (self->overdue_box, n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggle), overdue);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
place_cb (FwPlanProcessBar *self, const char *place)
{
  gtk_toggle_button_set_active (self->toggle, FALSE);
  g_signal_emit (self, place_signal, 0, place);
}

static void
toggled_cb (FwPlanProcessBar *self)
{
  gboolean open = gtk_toggle_button_get_active (self->toggle);

  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}

void
fw_plan_process_bar_show (FwPlanProcessBar *self, FwStore *store, gint64 plan_id)
{
  g_return_if_fail (FW_IS_PLAN_PROCESS_BAR (self));

  fw_plan_process_line_show (self->line, store, NULL, plan_id);
}

void
fw_plan_process_bar_toggle (FwPlanProcessBar *self)
{
  g_return_if_fail (FW_IS_PLAN_PROCESS_BAR (self));

  gtk_toggle_button_set_active (self->toggle, !gtk_toggle_button_get_active (self->toggle));
  gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
}

static void
fw_plan_process_bar_class_init (FwPlanProcessBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FW_TYPE_PLAN_PROCESS_LINE);
  place_signal = g_signal_new ("place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-process-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, toggle);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, marks_box);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, station_label);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, overdue_box);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, overdue_label);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, arrow);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessBar, line);
  gtk_widget_class_bind_template_callback (widget_class, loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
fw_plan_process_bar_init (FwPlanProcessBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  toggled_cb (self);
}
