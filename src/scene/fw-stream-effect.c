/* fw-stream-effect.c: see fw-stream-effect.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "domain/fw-stream-edit.h"
#include "scene/fw-stream-effect.h"

static double
get_expected (FwStream *stream)
{
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);

  return fw_stream_figures_get (figures, FW_VS_EXPECTED_TIME);
}

static double
get_expected_with (FwStream *stream, GPtrArray *measures)
{
  g_autoptr (FwStream) target = NULL;

  g_ptr_array_add (measures, NULL);
  target = fw_stream_dup_target (stream, (const char *const *) measures->pdata);
  g_ptr_array_set_size (measures, (int) measures->len - 1);
  return get_expected (target);
}

/* --- from today to the target ------------------------------------------------------------ */

static void
clear_bar (gpointer data)
{
  g_free (((FwStreamBar *) data)->measure);
}

static gboolean
is_on (const FwStreamItem *measure)
{
  return fw_stream_item_get_flag (measure, FW_STREAM_ON, TRUE);
}

/* With and without the measure, the other switches as they stand. */
static double
get_effect (FwStream *stream, const FwStreamItem *measure, double target)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  double other;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_MEASURE); i++)
    {
      FwStreamItem *item = fw_stream_get (stream, FW_STREAM_MEASURE, i);

      if (item == measure ? !is_on (item) : is_on (item))
        g_ptr_array_add (chosen, item->id);
    }
  other = get_expected_with (stream, chosen);
  return is_on (measure) ? target - other : other - target;
}

FwStreamWaterfall *
fw_stream_waterfall_new (FwStream *stream)
{
  FwStreamWaterfall *self = g_new0 (FwStreamWaterfall, 1);
  g_autoptr (FwStream) target = fw_stream_dup_target (stream, NULL);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  double level;

  self->bars = g_array_new (FALSE, TRUE, sizeof (FwStreamBar));
  g_array_set_clear_func (self->bars, clear_bar);
  self->today = level = get_expected (stream);
  self->target = get_expected (target);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_MEASURE); i++)
    {
      FwStreamItem *measure = fw_stream_get (stream, FW_STREAM_MEASURE, i);
      FwStreamBar bar = {.measure = g_strdup (measure->id), .on = is_on (measure)};

      bar.effect = get_effect (stream, measure, self->target);
      if (bar.on)
        {
          g_ptr_array_add (chosen, measure->id);
          bar.from = level;
          bar.to = level = get_expected_with (stream, chosen);
          bar.delta = bar.to - bar.from;
        }
      else
        {
          bar.from = bar.to = self->target;
          bar.delta = bar.effect;
        }
      g_array_append_val (self->bars, bar);
    }
  return self;
}

void
fw_stream_waterfall_free (FwStreamWaterfall *self)
{
  g_array_unref (self->bars);
  g_free (self);
}

/* --- returns ------------------------------------------------------------------------------- */

static double
get_probability (const FwStreamItem *flow)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (flow, FW_STREAM_PROBABILITY);

  return figure != NULL && !figure->unknown ? figure->mode : NAN;
}

static gboolean
is_return (const FwStreamItem *flow)
{
  return fw_stream_item_is (flow, FW_STREAM_KIND, "work")
         && fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE);
}

/* The probabilities behind @from if its returns (only @one of them, when it is not NULL)
 * came @less less often: what they lose, those that go on share. Told to @set. */
static void
shift_returns (FwStream *stream,
               const char *from,
               const FwStreamItem *one,
               double less,
               void (*set) (FwStream *, const FwStreamItem *flow, double value, gpointer data),
               gpointer data)
{
  double freed = 0, going = 0;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      double value = get_probability (flow);

      if (!fw_stream_item_is (flow, FW_STREAM_KIND, "work") || isnan (value)
          || !fw_stream_item_is (flow, FW_STREAM_FROM, from))
        continue;
      if (is_return (flow) && (one == NULL || g_str_equal (one->id, flow->id)))
        freed += value * less;
      else if (!is_return (flow))
        going += value;
    }
  if (freed <= 0 || going <= 0)
    return;
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      double value = get_probability (flow);

      if (!fw_stream_item_is (flow, FW_STREAM_KIND, "work") || isnan (value)
          || !fw_stream_item_is (flow, FW_STREAM_FROM, from))
        continue;
      if (is_return (flow) && (one == NULL || g_str_equal (one->id, flow->id)))
        set (stream, flow, value * (1 - less), data);
      else if (!is_return (flow))
        set (stream, flow, value + freed * value / going, data);
    }
}

static void
set_in_place (FwStream *stream, const FwStreamItem *flow, double value, gpointer data)
{
  fw_stream_set_number (stream, fw_stream_find (stream, FW_STREAM_FLOW, flow->id),
                        FW_STREAM_PROBABILITY, value, FW_STREAM_UNIT_NONE);
}

double
fw_stream_stamp_get_effect (FwStream *stream, const FwStreamItem *stamp, double expected)
{
  const char *step_id = fw_stream_item_get_text (stamp, FW_STREAM_STEP_ID);
  const char *flow_id = fw_stream_item_get_text (stamp, FW_STREAM_FLOW_ID);
  FwStreamItem *step = fw_stream_find (stream, FW_STREAM_STEP, step_id);
  FwStreamItem *flow = fw_stream_find (stream, FW_STREAM_FLOW, flow_id);
  g_autoptr (FwStream) copy = NULL;

  if (step != NULL && fw_stream_item_is (stamp, FW_STREAM_KIND, "waiting"))
    {
      copy = fw_stream_copy (stream);
      fw_stream_set (copy, fw_stream_find (copy, FW_STREAM_STEP, step_id), FW_STREAM_WAIT, NULL);
      return expected - get_expected (copy);
    }
  if (flow != NULL && is_return (flow))
    {
      copy = fw_stream_copy (stream);
      shift_returns (copy, fw_stream_item_get_text (flow, FW_STREAM_FROM), flow, 1, set_in_place,
                     NULL);
      return expected - get_expected (copy);
    }
  return NAN;
}

/* --- what if ---------------------------------------------------------------------------------- */

static const struct
{
  const char *cause, *title;
} lesses[FW_STREAM_N_LESS] = {
    {"batch", N_ ("Waiting for fixed days and rounds")},
    {"contention", N_ ("Waiting because others are before it")},
    {"absence", N_ ("Waiting because somebody is away")},
    {"priority", N_ ("Waiting because something else is more urgent")},
    {"external", N_ ("Waiting for family, provider, court")},
    {NULL, N_ ("Waiting without a cause named")},
    {NULL, N_ ("Processing")},
    {NULL, N_ ("Returns")},
};

const char *
fw_stream_less_get_cause (FwStreamLess less)
{
  return lesses[less].cause;
}

const char *
fw_stream_less_get_title (FwStreamLess less)
{
  return g_dgettext (GETTEXT_PACKAGE, lesses[less].title);
}

static FwStreamLess
get_less (const FwStreamFigure *wait)
{
  for (guint i = 0; i < FW_STREAM_LESS_OTHER; i++)
    if (g_strcmp0 (wait->cause, lesses[i].cause) == 0)
      return (FwStreamLess) i;
  return FW_STREAM_LESS_OTHER;
}

void
fw_stream_sum_causes (const FwStreamFigures *figures, double sums[FW_STREAM_N_LESS])
{
  for (guint i = 0; i < FW_STREAM_N_LESS; i++)
    sums[i] = 0;
  for (guint i = 0; i < fw_stream_get_n (figures->stream, FW_STREAM_STEP); i++)
    {
      const FwStreamFigure *wait = fw_stream_item_get_figure (
          fw_stream_get (figures->stream, FW_STREAM_STEP, i), FW_STREAM_WAIT);
      const double *values = figures->input.steps[i].values;
      double once = figures->figures->once[i];

      if (isnan (once))
        continue;
      if (wait != NULL && !isnan (values[FW_VS_WAIT_BEFORE]))
        sums[get_less (wait)] += once * values[FW_VS_WAIT_BEFORE];
      if (!isnan (values[FW_VS_PROCESS]))
        sums[FW_STREAM_LESS_PROCESS] += once * values[FW_VS_PROCESS];
    }
}

/* A figure with everything in it @keep times as large; NULL when nothing changes. */
static FwStreamValue *
scale (const FwStreamFigure *figure, double keep)
{
  g_auto (FwStreamFigure) scaled = {0};

  if (figure == NULL || figure->unknown || keep == 1)
    return NULL;
  fw_stream_figure_init (&scaled);
  fw_stream_figure_copy (&scaled, figure);
  scaled.min *= keep;
  scaled.mode *= keep;
  scaled.max *= keep;
  for (guint i = 0; i < scaled.n_values; i++)
    scaled.values[i] *= keep;
  g_clear_pointer (&scaled.typed, g_free);
  scaled.source = FW_STREAM_TYPED;
  return fw_stream_value_new_figure (&scaled);
}

FwStream *
fw_stream_dup_potential (FwStream *stream, const double less[FW_STREAM_N_LESS])
{
  FwStream *copy = fw_stream_copy (stream);

  for (guint i = 0; i < fw_stream_get_n (copy, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (copy, FW_STREAM_STEP, i);
      const FwStreamFigure *wait = fw_stream_item_get_figure (step, FW_STREAM_WAIT);
      FwStreamValue *value = wait != NULL ? scale (wait, 1 - less[get_less (wait)]) : NULL;

      if (value != NULL)
        fw_stream_set (copy, step, FW_STREAM_WAIT, value);
      value = scale (fw_stream_item_get_figure (step, FW_STREAM_PROCESS),
                     1 - less[FW_STREAM_LESS_PROCESS]);
      if (value != NULL)
        fw_stream_set (copy, step, FW_STREAM_PROCESS, value);
      if (less[FW_STREAM_LESS_RETURNS] > 0)
        shift_returns (copy, step->id, NULL, less[FW_STREAM_LESS_RETURNS], set_in_place, NULL);
    }
  return copy;
}

/* --- as a measure -------------------------------------------------------------------------------- */

static void
add_change (FwStream *stream,
            const char *measure,
            FwStreamField end,
            const char *id,
            FwStreamField field,
            FwStreamValue *value)
{
  FwStreamItem *change;

  if (value == NULL)
    return;
  change = fw_stream_add (stream, FW_STREAM_CHANGE, NULL, G_MAXUINT);
  fw_stream_set_text (stream, change, FW_STREAM_MEASURE_ID, measure);
  fw_stream_set_text (stream, change, end, id);
  fw_stream_set (stream, change, field, value);
}

static void
set_as_change (FwStream *stream, const FwStreamItem *flow, double value, gpointer data)
{
  add_change (stream, data, FW_STREAM_FLOW_ID, flow->id, FW_STREAM_PROBABILITY,
              fw_stream_value_new_number (value, FW_STREAM_UNIT_NONE));
}

void
fw_stream_potential_to_changes (FwStream *stream,
                                const double less[FW_STREAM_N_LESS],
                                FwStreamItem *measure)
{
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);
      const FwStreamFigure *wait = fw_stream_item_get_figure (step, FW_STREAM_WAIT);

      add_change (stream, measure->id, FW_STREAM_STEP_ID, step->id, FW_STREAM_WAIT,
                  wait != NULL ? scale (wait, 1 - less[get_less (wait)]) : NULL);
      add_change (stream, measure->id, FW_STREAM_STEP_ID, step->id, FW_STREAM_PROCESS,
                  scale (fw_stream_item_get_figure (step, FW_STREAM_PROCESS),
                         1 - less[FW_STREAM_LESS_PROCESS]));
      if (less[FW_STREAM_LESS_RETURNS] > 0)
        shift_returns (stream, step->id, NULL, less[FW_STREAM_LESS_RETURNS], set_as_change,
                       measure->id);
    }
}
