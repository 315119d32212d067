/* fw-stream-figure.c: see fw-stream-figure.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "domain/fw-stream-figure.h"

/* z of P90 of the normal distribution. */
#define Z90 1.2815515655446004

void
fw_stream_figure_init (FwStreamFigure *self)
{
  *self = (FwStreamFigure) {.from = FW_DAY_NONE, .to = FW_DAY_NONE};
}

void
fw_stream_figure_init_fixed (FwStreamFigure *self, double value, FwStreamUnit unit)
{
  fw_stream_figure_init (self);
  self->min = self->mode = self->max = value;
  self->unit = unit;
}

void
fw_stream_figure_init_unknown (FwStreamFigure *self)
{
  fw_stream_figure_init (self);
  self->unknown = TRUE;
}

void
fw_stream_figure_copy (FwStreamFigure *self, const FwStreamFigure *from)
{
  *self = *from;
  self->values = g_memdup2 (from->values, from->n_values * sizeof (double));
  self->typed = g_strdup (from->typed);
  self->cause = g_strdup (from->cause);
  self->extra = g_strdup (from->extra);
}

void
fw_stream_figure_clear (FwStreamFigure *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->cause, g_free);
  g_clear_pointer (&self->extra, g_free);
  self->n_values = 0;
}

gboolean
fw_stream_figure_equal (const FwStreamFigure *a, const FwStreamFigure *b)
{
  if (a->unknown != b->unknown || a->shape != b->shape || a->unit != b->unit
      || a->source != b->source || a->n != b->n || a->from != b->from || a->to != b->to
      || a->n_values != b->n_values || g_strcmp0 (a->typed, b->typed) != 0
      || g_strcmp0 (a->cause, b->cause) != 0 || g_strcmp0 (a->extra, b->extra) != 0)
    return FALSE;
  if (!a->unknown && (a->min != b->min || a->mode != b->mode || a->max != b->max))
    return FALSE;
  for (guint i = 0; i < a->n_values; i++)
    if (a->values[i] != b->values[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_amount (double value)
{
  return isfinite (value) && value >= 0;
}

gboolean
fw_stream_figure_is_sound (const FwStreamFigure *self, const char **why)
{
  const char *message = NULL;

  if (self->unknown)
    return TRUE;
  for (guint i = 0; i < self->n_values; i++)
    if (!is_amount (self->values[i]))
      message = _ ("must be a number from 0 on");
  if (!is_amount (self->min) || !is_amount (self->mode) || !is_amount (self->max))
    message = _ ("must be a number from 0 on");
  else if (self->shape == FW_STREAM_EMPIRICAL && self->n_values == 0)
    message = _ ("has no values");
  else if (self->shape != FW_STREAM_EMPIRICAL && self->shape != FW_STREAM_EXPONENTIAL
           && self->min > self->max)
    message = _ ("its least value is above its greatest");
  else if ((self->shape == FW_STREAM_TRIANGULAR || self->shape == FW_STREAM_PERT)
           && (self->mode < self->min || self->mode > self->max))
    message = _ ("its likely value does not lie between the least and the greatest");
  else if (self->shape == FW_STREAM_LOGNORMAL && self->min <= 0)
    message = _ ("a lognormal time needs a P10 above 0");
  if (message != NULL && why != NULL)
    *why = message;
  return message == NULL;
}

double
fw_stream_figure_get_mean (const FwStreamFigure *self)
{
  double sum = 0, mu, sigma;

  if (self->unknown)
    return NAN;
  switch (self->shape)
    {
    case FW_STREAM_RANGE:
      return (self->min + self->max) / 2;
    case FW_STREAM_TRIANGULAR:
      return (self->min + self->mode + self->max) / 3;
    case FW_STREAM_PERT:
      return (self->min + 4 * self->mode + self->max) / 6;
    case FW_STREAM_LOGNORMAL:
      mu = (log (self->min) + log (self->max)) / 2;
      sigma = (log (self->max) - log (self->min)) / (2 * Z90);
      return exp (mu + sigma * sigma / 2);
    case FW_STREAM_EMPIRICAL:
      for (guint i = 0; i < self->n_values; i++)
        sum += self->values[i];
      return self->n_values > 0 ? sum / self->n_values : NAN;
    case FW_STREAM_FIXED:
    case FW_STREAM_EXPONENTIAL:
    case FW_STREAM_N_SHAPES:
    default:
      return self->mode;
    }
}

void
fw_stream_figure_init_estimates (FwStreamFigure *self,
                                 const double (*estimates)[3],
                                 guint n,
                                 FwStreamUnit unit)
{
  double mode = 0;

  fw_stream_figure_init (self);
  self->unit = unit;
  self->source = FW_STREAM_ESTIMATED;
  self->n = n;
  self->unknown = n == 0;
  if (n == 0)
    return;
  self->shape = FW_STREAM_TRIANGULAR;
  self->min = estimates[0][0];
  self->max = estimates[0][2];
  for (guint i = 0; i < n; i++)
    {
      self->min = MIN (self->min, estimates[i][0]);
      self->max = MAX (self->max, estimates[i][2]);
      mode += estimates[i][1];
    }
  self->mode = mode / n;
}

static const char *const units[] = {"", "s", "min", "h", "wd", "cd"};
static const char *const shapes[]
    = {"fixed", "range", "triangular", "pert", "exponential", "lognormal", "empirical"};
static const char *const sources[] = {"typed", "estimated", "measured"};

static gboolean
find_name (const char *const *names, guint n, const char *name, guint *index)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
fw_stream_unit_to_name (FwStreamUnit self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (units), "");
  return units[self];
}

gboolean
fw_stream_unit_from_name (const char *name, FwStreamUnit *unit)
{
  guint index = 0;
  gboolean found = find_name (units, G_N_ELEMENTS (units), name, &index);

  *unit = (FwStreamUnit) index;
  return found;
}

const char *
fw_stream_shape_to_name (FwStreamShape self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (shapes), "");
  return shapes[self];
}

gboolean
fw_stream_shape_from_name (const char *name, FwStreamShape *shape)
{
  guint index = 0;
  gboolean found = find_name (shapes, G_N_ELEMENTS (shapes), name, &index);

  *shape = (FwStreamShape) index;
  return found;
}

const char *
fw_stream_source_to_name (FwStreamSource self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (sources), "");
  return sources[self];
}

gboolean
fw_stream_source_from_name (const char *name, FwStreamSource *source)
{
  guint index = 0;
  gboolean found = find_name (sources, G_N_ELEMENTS (sources), name, &index);

  *source = (FwStreamSource) index;
  return found;
}

double
fw_stream_unit_get_seconds (FwStreamUnit self, double day_s, double week_days)
{
  switch (self)
    {
    case FW_STREAM_UNIT_MIN:
      return 60;
    case FW_STREAM_UNIT_H:
      return 3600;
    case FW_STREAM_UNIT_WD:
      return day_s;
    case FW_STREAM_UNIT_CD:
      return day_s * week_days / 7;
    case FW_STREAM_UNIT_NONE:
    case FW_STREAM_UNIT_S:
    default:
      return 1;
    }
}
