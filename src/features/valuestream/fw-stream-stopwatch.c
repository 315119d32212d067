/* fw-stream-stopwatch.c: see fw-stream-stopwatch.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-stopwatch.h"

struct _FwStreamStopwatch
{
  GtkWidget parent_instance;
  GtkWidget *button;
  FwStreamDesk *desk;
  char *step;
  gint64 since; /* µs; 0: it stands */
  guint source;
};

G_DEFINE_FINAL_TYPE (FwStreamStopwatch, fw_stream_stopwatch, GTK_TYPE_WIDGET)

static double
get_seconds (FwStreamStopwatch *self)
{
  return (double) (g_get_monotonic_time () - self->since) / G_USEC_PER_SEC;
}

static gboolean
tick_cb (gpointer data)
{
  FwStreamStopwatch *self = data;
  guint seconds = (guint) get_seconds (self);
  g_autofree char *label
      /* Translators: a stopwatch that runs: minutes and seconds. */
      = g_strdup_printf (_ ("Stop · %u:%02u"), seconds / 60, seconds % 60);

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  return G_SOURCE_CONTINUE;
}

/* One more measured time beside those that are there; what was estimated gives way. */
static void
add_time (FwStreamStopwatch *self, double seconds)
{
  FwStreamItem *step
      = fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_STEP, self->step);
  const FwStreamFigure *old
      = step != NULL ? fw_stream_item_get_figure (step, FW_STREAM_PROCESS) : NULL;
  gboolean more = old != NULL && !old->unknown && old->shape == FW_STREAM_EMPIRICAL
                  && old->unit == FW_STREAM_UNIT_S;
  guint n = more ? old->n_values : 0;
  g_auto (FwStreamFigure) figure = {0};

  if (step == NULL)
    return;
  fw_stream_figure_init (&figure);
  figure.shape = FW_STREAM_EMPIRICAL;
  figure.unit = FW_STREAM_UNIT_S;
  figure.source = FW_STREAM_MEASURED;
  figure.n = figure.n_values = n + 1;
  figure.values = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    figure.values[i] = old->values[i];
  figure.values[n] = MAX (1, (double) (gint64) (seconds + 0.5));
  figure.min = figure.max = figure.values[0];
  for (guint i = 0; i <= n; i++)
    {
      figure.min = MIN (figure.min, figure.values[i]);
      figure.max = MAX (figure.max, figure.values[i]);
      figure.mode += figure.values[i] / (n + 1);
    }
  /* Translators: an act that can be undone. */
  fw_stream_act_set_figure (self->desk, step, FW_STREAM_PROCESS, &figure, _ ("Measure the time"));
}

static void
clicked_cb (FwStreamStopwatch *self)
{
  if (self->since == 0)
    {
      self->since = g_get_monotonic_time ();
      self->source = g_timeout_add_seconds (1, tick_cb, self);
      tick_cb (self);
      return;
    }
  add_time (self, get_seconds (self));
  self->since = 0;
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_button_set_label (GTK_BUTTON (self->button), _ ("Stopwatch"));
}

GtkWidget *
fw_stream_stopwatch_new (FwStreamDesk *desk, const char *step_id)
{
  FwStreamStopwatch *self = g_object_new (FW_TYPE_STREAM_STOPWATCH, NULL);

  self->desk = g_object_ref (desk);
  self->step = g_strdup (step_id);
  return GTK_WIDGET (self);
}

static void
fw_stream_stopwatch_dispose (GObject *object)
{
  FwStreamStopwatch *self = FW_STREAM_STOPWATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->step, g_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_stream_stopwatch_parent_class)->dispose (object);
}

static void
fw_stream_stopwatch_class_init (FwStreamStopwatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_stopwatch_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
fw_stream_stopwatch_init (FwStreamStopwatch *self)
{
  self->button = gtk_button_new_with_label (_ ("Stopwatch"));
  gtk_widget_set_tooltip_text (self->button, _ ("Measures the process time of this step"));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
