/* fw-estimate-dialog.c: see fw-estimate-dialog.h. Who said what is not kept. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-stream-duration.h"
#include "features/valuestream/fw-estimate-dialog.h"
#include "features/valuestream/fw-stream-acts.h"

struct _FwEstimateDialog
{
  AdwDialog parent_instance;
  FwStreamDesk *desk;
  char *step;
  GtkWidget *what_row, *value_row, *next_button, *show_button;
  GtkLabel *told;
  GArray *estimates; /* double[3], seconds */
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (FwEstimateDialog, fw_estimate_dialog, ADW_TYPE_DIALOG)

static FwStreamField
get_field (FwEstimateDialog *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->what_row)) == 0 ? FW_STREAM_PROCESS
                                                                          : FW_STREAM_WAIT;
}

/* Hours: the day of the office's calendar is what a working day has. */
static gboolean
read_hours (FwEstimateDialog *self, double estimate[3], char **why)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->value_row));
  const FwStreamFigures *figures = fw_stream_desk_get_figures (self->desk);
  g_auto (FwStreamFigure) figure = {0};
  double seconds;

  fw_stream_figure_init (&figure);
  if (!fw_stream_act_parse (FW_STREAM_PROCESS, text, &figure, why))
    return FALSE;
  if (figure.unknown || figure.unit == FW_STREAM_UNIT_CD)
    {
      *why = g_strdup (_ ("Here a working time is wanted: 1-2-4h, 90m, 1-3d."));
      return FALSE;
    }
  seconds = fw_stream_unit_get_seconds (figure.unit, figures->day_s, figures->week_days) / 3600;
  estimate[1] = fw_stream_figure_get_mean (&figure) * seconds;
  estimate[0] = figure.shape == FW_STREAM_FIXED ? estimate[1] : figure.min * seconds;
  estimate[2] = figure.shape == FW_STREAM_FIXED ? estimate[1] : figure.max * seconds;
  return TRUE;
}

static void
tell (FwEstimateDialog *self)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u estimate is in, covered. Hand the device on.",
                "%u estimates are in, covered. Hand the device on.", self->estimates->len),
      self->estimates->len);

  gtk_label_set_label (self->told, self->estimates->len == 0
                                       ? _ ("Nobody sees what the others said before all are in.")
                                       : text);
  gtk_widget_set_sensitive (self->show_button, self->estimates->len > 0);
  gtk_widget_set_sensitive (self->what_row, self->estimates->len == 0);
}

static void
next_cb (FwEstimateDialog *self)
{
  double estimate[3];
  g_autofree char *why = NULL;

  if (self->shown || !read_hours (self, estimate, &why))
    {
      if (why != NULL)
        gtk_label_set_label (self->told, why);
      return;
    }
  g_array_append_val (self->estimates, estimate);
  gtk_editable_set_text (GTK_EDITABLE (self->value_row), "");
  gtk_widget_grab_focus (self->value_row);
  tell (self);
}

static void
make_figure (FwEstimateDialog *self, FwStreamFigure *figure)
{
  fw_stream_figure_init_estimates (figure, (const double (*)[3]) self->estimates->data,
                                   self->estimates->len, FW_STREAM_UNIT_H);
  figure->source = FW_STREAM_ESTIMATED;
  figure->n = self->estimates->len;
}

static void
show_cb (FwEstimateDialog *self)
{
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *text = NULL, *time = NULL;
  FwStreamItem *step;

  make_figure (self, &figure);
  if (!self->shown)
    {
      time = fw_stream_duration_to_text (&figure);
      /* Translators: %s is a span of time: what all together estimated. */
      text = g_strdup_printf (_ ("Together: %s"), time);
      gtk_label_set_label (self->told, text);
      gtk_button_set_label (GTK_BUTTON (self->show_button), _ ("_Take It"));
      gtk_widget_set_sensitive (self->value_row, FALSE);
      gtk_widget_set_sensitive (self->next_button, FALSE);
      self->shown = TRUE;
      return;
    }
  step = fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_STEP, self->step);
  if (step != NULL)
    fw_stream_act_set_figure (self->desk, step, get_field (self), &figure, _ ("Estimate together"));
  adw_dialog_close (ADW_DIALOG (self));
}

AdwDialog *
fw_estimate_dialog_new (FwStreamDesk *desk, const char *step_id)
{
  FwEstimateDialog *self = g_object_new (FW_TYPE_ESTIMATE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->step = g_strdup (step_id);
  tell (self);
  return ADW_DIALOG (self);
}

static void
fw_estimate_dialog_dispose (GObject *object)
{
  FwEstimateDialog *self = FW_ESTIMATE_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->estimates, g_array_unref);
  G_OBJECT_CLASS (fw_estimate_dialog_parent_class)->dispose (object);
}

static void
fw_estimate_dialog_class_init (FwEstimateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_estimate_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-estimate-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwEstimateDialog, name)
  BIND (what_row);
  BIND (value_row);
  BIND (next_button);
  BIND (show_button);
  BIND (told);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
fw_estimate_dialog_init (FwEstimateDialog *self)
{
  self->estimates = g_array_new (FALSE, FALSE, sizeof (double[3]));
  gtk_widget_init_template (GTK_WIDGET (self));
}
