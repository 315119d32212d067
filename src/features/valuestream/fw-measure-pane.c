/* fw-measure-pane.c: see fw-measure-pane.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-measure-pane.h"
#include "features/valuestream/fw-measure-row.h"
#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-figure-bar.h"
#include "features/valuestream/fw-stream-waterfall.h"
#include "scene/fw-stream-check.h"
#include "widgets/fw-kept-rows.h"

struct _FwMeasurePane
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *list, *empty, *waterfall, *checks;
  GtkLabel *count, *result;
  GtkScrolledWindow *waterfall_scroller;
};

G_DEFINE_FINAL_TYPE (FwMeasurePane, fw_measure_pane, ADW_TYPE_BIN)

static GtkListBoxRow *
create_row (const char *id, gpointer pane)
{
  return GTK_LIST_BOX_ROW (fw_measure_row_new (FW_MEASURE_PANE (pane)->desk, id));
}

static FwMeasureRow *
get_row (FwMeasurePane *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);

  return row != NULL ? FW_MEASURE_ROW (row) : NULL;
}

static guint
show_rows (FwMeasurePane *self, FwStream *stream)
{
  guint n = fw_stream_get_n (stream, FW_STREAM_MEASURE);
  g_autoptr (GPtrArray) ids = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, fw_stream_get (stream, FW_STREAM_MEASURE, i)->id);
  fw_kept_rows_show (GTK_LIST_BOX (self->list), ids, create_row, self);
  gtk_widget_set_visible (self->empty, n == 0);
  return n;
}

/* "10 wd: today not kept (16.9), target kept (10.3)" for each deadline of the map, and
 * the fast track's 10 working days for the whole. */
static void
add_check (FwMeasurePane *self, const char *name, const FwStreamItem *step, double days)
{
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  const FwStreamFigures *target = fw_stream_desk_get_shown (self->desk);
  FwStreamItem *after
      = step != NULL ? fw_stream_find (target->stream, FW_STREAM_STEP, step->id) : NULL;
  double was = NAN, now = NAN;
  FwStreamVerdict before = fw_stream_figures_check (today, step, days, &was);
  FwStreamVerdict then = step != NULL && after == NULL
                             ? FW_STREAM_NOT_KNOWN
                             : fw_stream_figures_check (target, after, days, &now);
  g_autofree char *was_text = fw_stream_dup_short_time (today, was);
  g_autofree char *now_text = fw_stream_dup_short_time (target, now);
  const char *const marks[] = {"✓", "✗", "?"};
  /* Translators: a step, its deadline in working days, then reached today and in the target. */
  g_autofree char *text
      = g_strdup_printf (_ ("%1$s ≤ %2$.3g wd: today %3$s %4$s, target %5$s %6$s"), name, days,
                         marks[before], was_text, marks[then], now_text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, then == FW_STREAM_KEPT     ? "success"
                                   : then == FW_STREAM_BROKEN ? "error"
                                                              : "dimmed");
  gtk_box_append (GTK_BOX (self->checks), label);
}

static void
show_checks (FwMeasurePane *self)
{
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  g_autoptr (GArray) checks = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->checks)) != NULL)
    gtk_box_remove (GTK_BOX (self->checks), child);
  checks = fw_stream_figures_list_checks (today);
  for (guint i = 0; i < checks->len; i++)
    {
      const FwStreamCheck *check = &g_array_index (checks, FwStreamCheck, i);

      add_check (self, check->name, check->step, check->days);
    }
}

static void
show_result (FwMeasurePane *self, const FwStreamWaterfall *waterfall, double goal)
{
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  double saved = (waterfall->today - waterfall->target) / waterfall->today;
  g_autofree char *from = fw_stream_dup_short_time (today, waterfall->today);
  g_autofree char *to = fw_stream_dup_short_time (today, waterfall->target);
  g_autofree char *text = NULL;

  if (isnan (saved))
    text = g_strdup (_ ("The time with returns cannot be said: something is unknown."));
  else if (isnan (goal))
    /* Translators: %1$s and %2$s are times, %3$.0f a percentage. */
    text = g_strdup_printf (_ ("With returns %1$s → %2$s (−%3$.0f %%)"), from, to, saved * 100);
  else
    text = g_strdup_printf (saved + 1e-9 >= goal
                                ? _ ("With returns %1$s → %2$s: −%3$.0f %%, the goal of −%4$.0f "
                                     "%% is reached")
                                : _ ("With returns %1$s → %2$s: −%3$.0f %%, the goal of −%4$.0f "
                                     "%% is not reached"),
                            from, to, saved * 100, goal * 100);
  gtk_label_set_label (self->result, text);
}

static void
changed_cb (FwMeasurePane *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  g_autoptr (FwStreamWaterfall) waterfall = NULL;
  const FwStreamFigure *goal;
  g_autofree char *count = NULL;
  guint n, n_on = 0;

  if (stream == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_TARGET)
    return;
  n = show_rows (self, stream);
  waterfall = fw_stream_waterfall_new (stream);
  for (guint i = 0; i < n; i++)
    {
      const FwStreamBar *bar = &g_array_index (waterfall->bars, FwStreamBar, i);

      fw_measure_row_refresh (get_row (self, i), i + 1, bar->effect);
      n_on += bar->on;
    }
  goal = fw_stream_item_get_figure (fw_stream_get_map (stream), FW_STREAM_GOAL);
  fw_stream_waterfall_view_set (FW_STREAM_WATERFALL_VIEW (self->waterfall), waterfall, today->day_s,
                                goal != NULL && !goal->unknown ? goal->mode : NAN);
  gtk_widget_set_visible (GTK_WIDGET (self->waterfall_scroller), n > 0);
  show_result (self, waterfall, goal != NULL && !goal->unknown ? goal->mode : NAN);
  show_checks (self);
  /* Translators: measures that are switched on, and all of them. */
  count = g_strdup_printf (_ ("%1$u of %2$u on"), n_on, n);
  gtk_label_set_label (self->count, count);
}

static void
add_cb (FwMeasurePane *self)
{
  FwStreamItem *selected = fw_stream_desk_get_selected (self->desk);
  g_autofree char *step
      = selected != NULL && selected->kind == FW_STREAM_STEP ? g_strdup (selected->id) : NULL;
  FwStreamItem *measure = fw_stream_act_make_measure (self->desk, NULL);
  FwMeasureRow *last;

  if (step != NULL)
    fw_stream_act_set_text (self->desk, measure, FW_STREAM_STEP_ID, step, _ ("Make a measure"));
  last = get_row (self,
                  fw_stream_get_n (fw_stream_desk_get_stream (self->desk), FW_STREAM_MEASURE) - 1);
  if (last != NULL)
    fw_measure_row_open (last);
}

GtkWidget *
fw_measure_pane_new (FwStreamDesk *desk)
{
  FwMeasurePane *self = g_object_new (FW_TYPE_MEASURE_PANE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_measure_pane_dispose (GObject *object)
{
  FwMeasurePane *self = FW_MEASURE_PANE (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_measure_pane_parent_class)->dispose (object);
}

static void
fw_measure_pane_class_init (FwMeasurePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_measure_pane_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-measure-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwMeasurePane, name)
  BIND (list);
  BIND (empty);
  BIND (count);
  BIND (result);
  BIND (checks);
  BIND (waterfall_scroller);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
fw_measure_pane_init (FwMeasurePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->waterfall = fw_stream_waterfall_view_new ();
  gtk_scrolled_window_set_child (self->waterfall_scroller, self->waterfall);
}
