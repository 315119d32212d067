/* fw-value-stream-ladder.c: see fw-value-stream-ladder.h. */
#include "config.h"

#include "engine/fw-value-stream-ladder.h"

/* Units a second, and the width of a gap: gaps shrink before they fill the whole. */
static double
get_scale (const FwValueStreamRung *rungs,
           guint n,
           const FwValueStreamLadderOptions *options,
           double *gap)
{
  double known = 0;
  guint n_gaps = 0;

  for (guint i = 0; i < n; i++)
    {
      known += (isnan (rungs[i].wait) ? 0 : rungs[i].wait)
               + (isnan (rungs[i].work) ? 0 : rungs[i].work);
      n_gaps += isnan (rungs[i].wait) + isnan (rungs[i].work);
    }
  *gap = options->gap;
  if (options->scale > 0)
    return options->scale;
  if (n_gaps > 0)
    *gap = MIN (*gap, options->width / (known > 0 ? 2 : 1) / n_gaps);
  return known > 0 ? (options->width - *gap * n_gaps) / known : 0;
}

static void
add_part (FwValueStreamLadder *self,
          guint step,
          gboolean work,
          double value,
          double x1,
          double x2,
          double y)
{
  self->parts[self->n_parts++] = (FwValueStreamLadderPart) {.step = step,
                                                            .work = work,
                                                            .unknown = isnan (value),
                                                            .value = value,
                                                            .x1 = x1,
                                                            .x2 = x2,
                                                            .y = y};
}

static void
add_line (FwValueStreamLadder *self)
{
  self->points = g_new0 (double, 4 * (gsize) self->n_parts + 1);
  for (guint i = 0; i < self->n_parts; i++)
    {
      const FwValueStreamLadderPart *part = &self->parts[i];

      self->points[2 * self->n_points] = part->x1;
      self->points[2 * self->n_points++ + 1] = part->y;
      self->points[2 * self->n_points] = part->x2;
      self->points[2 * self->n_points++ + 1] = part->y;
    }
}

FwValueStreamLadder *
fw_value_stream_ladder_new (const FwValueStreamRung *rungs,
                            guint n_rungs,
                            const FwValueStreamLadderOptions *options)
{
  FwValueStreamLadder *self = g_new0 (FwValueStreamLadder, 1);
  double gap = 0, scale = get_scale (rungs, n_rungs, options, &gap), x = options->x, sum = 0;
  gboolean pairs = options->style == FW_VS_PAIRS;

  self->parts = g_new0 (FwValueStreamLadderPart, 2 * (gsize) n_rungs + 1);
  self->sums = g_new0 (double, n_rungs + 1);
  self->n_rungs = n_rungs;
  self->scale = options->proportional ? scale : NAN;
  for (guint i = 0; i < n_rungs; i++)
    {
      double wait = rungs[i].wait, work = rungs[i].work;
      double w1 = options->width / (2.0 * n_rungs), w2 = w1;

      if (options->proportional)
        {
          w1 = isnan (wait) ? gap : wait * scale;
          w2 = isnan (work) ? gap : work * scale;
        }
      if (pairs)
        {
          add_part (self, rungs[i].step, FALSE, wait + work, x, x + w1 + w2, options->top);
          add_part (self, rungs[i].step, TRUE, work, x, x + w1 + w2, options->bottom);
        }
      else
        {
          add_part (self, rungs[i].step, FALSE, wait, x, x + w1, options->top);
          add_part (self, rungs[i].step, TRUE, work, x + w1, x + w1 + w2, options->bottom);
        }
      x += w1 + w2;
      sum += wait + work;
      self->sums[i] = sum;
    }
  if (!pairs)
    add_line (self);
  return self;
}

void
fw_value_stream_ladder_free (FwValueStreamLadder *self)
{
  g_free (self->parts);
  g_free (self->points);
  g_free (self->sums);
  g_free (self);
}
