/* fw-stream-figure.h: one number of a value stream as somebody gave it. Plain values.
 *
 * A figure keeps its unit as typed, how it is spread, and where it comes from. Unknown
 * is a state of its own, never 0: what is computed from it is unknown too. Working time
 * (s, min, h, wd) and calendar time (cd) are different things; only a calendar brings
 * them together, never this file.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_UNIT_NONE, /* a count, a share, cents */
  FW_STREAM_UNIT_S,
  FW_STREAM_UNIT_MIN,
  FW_STREAM_UNIT_H,
  FW_STREAM_UNIT_WD, /* working day (Arbeitstag): the calendar's hours of one day */
  FW_STREAM_UNIT_CD, /* calendar day (Kalendertag) */
} FwStreamUnit;

typedef enum
{
  FW_STREAM_FIXED,       /* mode */
  FW_STREAM_RANGE,       /* min … max, any value as likely as another */
  FW_STREAM_TRIANGULAR,  /* min, mode, max */
  FW_STREAM_PERT,        /* min, mode, max with λ = 4 */
  FW_STREAM_EXPONENTIAL, /* mode is the mean */
  FW_STREAM_LOGNORMAL,   /* min is P10, max is P90 */
  FW_STREAM_EMPIRICAL,   /* values */
  FW_STREAM_N_SHAPES,
} FwStreamShape;

typedef enum
{
  FW_STREAM_TYPED,     /* somebody wrote it down */
  FW_STREAM_ESTIMATED, /* by n people */
  FW_STREAM_MEASURED,  /* n cases, or n times with the stopwatch */
} FwStreamSource;

typedef struct
{
  gboolean unknown;
  FwStreamShape shape;
  double min, mode, max;
  double *values; /* of FW_STREAM_EMPIRICAL; NULL otherwise */
  guint n_values;
  FwStreamUnit unit;
  FwStreamSource source;
  guint n;        /* people or cases; 0: not told */
  FwDay from, to; /* the time that was measured; FW_DAY_NONE: not told */
  char *typed;    /* as it was typed; NULL: not typed */
  char *cause;    /* of waiting: batch, contention, absence, priority, external; NULL */
  char *extra;    /* further members of its JSON object, as JSON; NULL: none */
} FwStreamFigure;

/* What is not named is empty; clear with fw_stream_figure_clear(). */
void
fw_stream_figure_init (FwStreamFigure *self);
void
fw_stream_figure_init_fixed (FwStreamFigure *self, double value, FwStreamUnit unit);
void
fw_stream_figure_init_unknown (FwStreamFigure *self);
void
fw_stream_figure_copy (FwStreamFigure *self, const FwStreamFigure *from);
void
fw_stream_figure_clear (FwStreamFigure *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwStreamFigure, fw_stream_figure_clear)
gboolean
fw_stream_figure_equal (const FwStreamFigure *a, const FwStreamFigure *b);
/* Whether what is known can be so: finite, not negative, min ≤ mode ≤ max, a P10 above 0.
 * *@why: a message for the user, translated; not to be freed. */
gboolean
fw_stream_figure_is_sound (const FwStreamFigure *self, const char **why);
/* The mean in its own unit: what sums are made of, because means add up. NAN when
 * unknown. Lognormal: exp (µ + σ²/2) from P10 and P90. */
double
fw_stream_figure_get_mean (const FwStreamFigure *self);
/* The estimates of @n people, each min, mode and max in one unit, as one triangle: the
 * least, the mean of the likely ones, the greatest. Who said what is not kept. */
void
fw_stream_figure_init_estimates (FwStreamFigure *self,
                                 const double (*estimates)[3],
                                 guint n,
                                 FwStreamUnit unit);

/* "s", "min", "h", "wd", "cd"; "" for none. */
const char *
fw_stream_unit_to_name (FwStreamUnit self);
gboolean
fw_stream_unit_from_name (const char *name, FwStreamUnit *unit);
const char *
fw_stream_shape_to_name (FwStreamShape self);
gboolean
fw_stream_shape_from_name (const char *name, FwStreamShape *shape);
const char *
fw_stream_source_to_name (FwStreamSource self);
gboolean
fw_stream_source_from_name (const char *name, FwStreamSource *source);
/* Seconds of one @unit: working seconds for working time. @day_s: working seconds of a
 * working day; a calendar day is @week_days / 7 of it (contract: 5/7). */
double
fw_stream_unit_get_seconds (FwStreamUnit self, double day_s, double week_days);

G_END_DECLS
