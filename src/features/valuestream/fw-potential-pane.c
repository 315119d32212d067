/* fw-potential-pane.c: see fw-potential-pane.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-potential-pane.h"
#include "features/valuestream/fw-stream-acts.h"
#include "widgets/fw-async.h"

struct _FwPotentialPane
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *box, *measure_button, *goal_row;
  GtkLabel *result;
  GtkRange *scales[FW_STREAM_N_LESS];
  GtkLabel *titles[FW_STREAM_N_LESS];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwPotentialPane, fw_potential_pane, ADW_TYPE_BIN)

static void
scale_cb (FwPotentialPane *self, GtkRange *scale)
{
  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    if (self->scales[i] == scale && !self->filling)
      fw_stream_desk_set_less (self->desk, (FwStreamLess) i, gtk_range_get_value (scale) / 100);
}

static void
goal_cb (FwPotentialPane *self)
{
  FwStreamItem *map = fw_stream_desk_get_map (self->desk);
  g_auto (FwStreamFigure) figure = {0};

  if (self->filling || map == NULL)
    return;
  fw_stream_figure_init_fixed (
      &figure, adw_spin_row_get_value (ADW_SPIN_ROW (self->goal_row)) / 100, FW_STREAM_UNIT_NONE);
  fw_stream_act_set_figure (self->desk, map, FW_STREAM_GOAL, &figure, _ ("Change the goal"));
}

static gboolean
has_less (FwPotentialPane *self)
{
  const double *less = fw_stream_desk_get_less (self->desk);

  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    if (less[i] > 0)
      return TRUE;
  return FALSE;
}

static char *
dup_name (FwPotentialPane *self)
{
  const double *less = fw_stream_desk_get_less (self->desk);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    if (less[i] > 0)
      g_string_append_printf (name, "%s%s −%.0f %%", name->len > 0 ? ", " : "",
                              fw_stream_less_get_title ((FwStreamLess) i), less[i] * 100);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static void
measure_cb (FwPotentialPane *self)
{
  g_autofree char *name = dup_name (self);
  FwStream *stream = fw_stream_desk_begin (self->desk, _ ("Make a measure"));
  FwStreamItem *measure = fw_stream_add (stream, FW_STREAM_MEASURE, NULL, G_MAXUINT);

  fw_stream_set_text (stream, measure, FW_STREAM_NAME, name);
  fw_stream_set_flag (stream, measure, FW_STREAM_ON, TRUE);
  fw_stream_potential_to_changes (stream, fw_stream_desk_get_less (self->desk), measure);
  fw_stream_desk_end (self->desk, NULL);
  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    gtk_range_set_value (self->scales[i], 0);
  fw_ui_show_toast (GTK_WIDGET (self), _ ("It is a measure now: see the mode Target."));
}

static void
show_result (FwPotentialPane *self)
{
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  const FwStreamFigures *shown = fw_stream_desk_get_shown (self->desk);
  double was = fw_stream_figures_get (today, FW_VS_EXPECTED_TIME);
  double now = fw_stream_figures_get (shown, FW_VS_EXPECTED_TIME);
  g_autofree char *from = fw_stream_dup_short_time (today, was);
  g_autofree char *to = fw_stream_dup_short_time (today, now);
  g_autofree char *text = NULL;

  if (isnan (was) || isnan (now))
    text = g_strdup (_ ("The time with returns cannot be said: something is unknown."));
  else
    text = g_strdup_printf (_ ("With returns %1$s → %2$s (−%3$.0f %%)"), from, to,
                            was > 0 ? (was - now) / was * 100 : 0);
  gtk_label_set_label (self->result, text);
}

static void
changed_cb (FwPotentialPane *self)
{
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  double sums[FW_STREAM_N_LESS];
  const FwStreamFigure *goal;

  if (today == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_POTENTIAL)
    return;
  fw_stream_sum_causes (today, sums);
  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    {
      g_autofree char *time = fw_stream_dup_short_time (today, sums[i]);
      g_autofree char *title
          = i == FW_STREAM_LESS_RETURNS
                ? g_strdup_printf ("%s: −%.0f %%",
                                   fw_stream_less_get_title (FW_STREAM_LESS_RETURNS),
                                   gtk_range_get_value (self->scales[i]))
                /* Translators: what takes time, how long today, and how much less. */
                : g_strdup_printf (_ ("%1$s, %2$s today: −%3$.0f %%"),
                                   fw_stream_less_get_title ((FwStreamLess) i), time,
                                   gtk_range_get_value (self->scales[i]));

      gtk_label_set_label (self->titles[i], title);
      gtk_widget_set_sensitive (GTK_WIDGET (self->scales[i]),
                                i == FW_STREAM_LESS_RETURNS || sums[i] > 0);
    }
  goal = fw_stream_item_get_figure (fw_stream_desk_get_map (self->desk), FW_STREAM_GOAL);
  self->filling = TRUE;
  adw_spin_row_set_value (ADW_SPIN_ROW (self->goal_row),
                          goal != NULL && !goal->unknown ? goal->mode * 100 : 0);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->measure_button, has_less (self));
  show_result (self);
}

static void
add_scale (FwPotentialPane *self, guint i)
{
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 5);

  self->titles[i] = GTK_LABEL (gtk_label_new (fw_stream_less_get_title ((FwStreamLess) i)));
  gtk_label_set_xalign (self->titles[i], 0);
  gtk_label_set_wrap (self->titles[i], TRUE);
  self->scales[i] = GTK_RANGE (scale);
  gtk_widget_set_size_request (scale, -1, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fw_stream_less_get_title ((FwStreamLess) i), -1);
  g_signal_connect_object (scale, "value-changed", G_CALLBACK (scale_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->titles[i]));
  gtk_box_append (GTK_BOX (self->box), scale);
}

GtkWidget *
fw_potential_pane_new (FwStreamDesk *desk)
{
  FwPotentialPane *self = g_object_new (FW_TYPE_POTENTIAL_PANE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_potential_pane_dispose (GObject *object)
{
  FwPotentialPane *self = FW_POTENTIAL_PANE (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_potential_pane_parent_class)->dispose (object);
}

static void
fw_potential_pane_class_init (FwPotentialPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_potential_pane_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-potential-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwPotentialPane, name)
  BIND (box);
  BIND (measure_button);
  BIND (goal_row);
  BIND (result);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_cb);
}

static void
fw_potential_pane_init (FwPotentialPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    add_scale (self, i);
}
