/* fw-timeline-fold.h: a time axis on which long stretches without anything are folded. Pure.
 *
 *   day   ──┬──────────────┬────────────────────┬────▶      every day has one place, every place
 *   place ──┴──────────────┴─//─┴───────────────┴────▶      one day, also within a fold
 *
 * Outside of folds a day is as wide as the scale says; a fold is as wide as it is given, at every
 * scale. Places are pixels from the origin day.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

/* A fold hides the days from @first to @last. */
typedef struct
{
  FwDay first, last;
} FwFold;

typedef struct
{
  FwDay origin;
  double width;  /* pixels, of each fold */
  GArray *folds; /* FwFold, in order, apart; NULL: none */
} FwFoldAxis;

/* Folds of what lies between @days (FwDay, sorted here) and longer than @least days; @margin days
 * on both sides stay. The caller owns it. */
GArray *
fw_fold_dup_gaps (GArray *days, FwDay least, FwDay margin);
/* The place where @day begins; a fraction of a day has a place of its own. */
double
fw_fold_axis_get_x (const FwFoldAxis *self, double scale, double day);
/* The day at a place, with its fraction: the inverse. */
double
fw_fold_axis_get_day (const FwFoldAxis *self, double scale, double x);
/* The scale at which the days from @first to @last, both whole, are @width wide; 0 when the folds
 * alone are wider. */
double
fw_fold_axis_get_scale (const FwFoldAxis *self, FwDay first, FwDay last, double width);
/* The fold that hides @day; NULL: none does. */
const FwFold *
fw_fold_axis_find (const FwFoldAxis *self, FwDay day);

G_END_DECLS
