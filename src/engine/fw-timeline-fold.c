/* fw-timeline-fold.c: see fw-timeline-fold.h. */
#include "config.h"

#include "engine/fw-timeline-fold.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  FwDay x = *(const FwDay *) a, y = *(const FwDay *) b;

  return (x > y) - (x < y);
}

GArray *
fw_fold_dup_gaps (GArray *days, FwDay least, FwDay margin)
{
  GArray *folds = g_array_new (FALSE, FALSE, sizeof (FwFold));

  g_return_val_if_fail (days != NULL && margin >= 0 && least > 2 * margin, folds);

  g_array_sort (days, compare);
  for (guint i = 1; i < days->len; i++)
    {
      FwDay before = g_array_index (days, FwDay, i - 1), after = g_array_index (days, FwDay, i);
      FwFold fold = {before + 1 + margin, after - 1 - margin};

      if (after - before - 1 > least)
        g_array_append_val (folds, fold);
    }
  return folds;
}

static guint
get_n (const FwFoldAxis *self)
{
  return self->folds != NULL ? self->folds->len : 0;
}

static const FwFold *
get (const FwFoldAxis *self, guint i)
{
  return &g_array_index (self->folds, FwFold, i);
}

static double
get_length (const FwFold *fold)
{
  return (double) fold->last - fold->first + 1;
}

/* Folds before the origin are none of the axis: nothing lies there. */
static gboolean
counts (const FwFoldAxis *self, const FwFold *fold)
{
  return fold->first >= self->origin;
}

double
fw_fold_axis_get_x (const FwFoldAxis *self, double scale, double day)
{
  double x = (day - self->origin) * scale;

  for (guint i = 0; i < get_n (self); i++)
    {
      const FwFold *fold = get (self, i);
      double share;

      if (!counts (self, fold))
        continue;
      if (day <= fold->first)
        break;
      share = MIN (1, (day - fold->first) / get_length (fold));
      x += share * (self->width - get_length (fold) * scale);
    }
  return x;
}

double
fw_fold_axis_get_day (const FwFoldAxis *self, double scale, double x)
{
  double shift = 0; /* of the places behind the folds so far, against an axis without them */

  for (guint i = 0; i < get_n (self); i++)
    {
      const FwFold *fold = get (self, i);
      double begin = ((double) fold->first - self->origin) * scale + shift;

      if (!counts (self, fold))
        continue;
      if (x <= begin)
        break;
      if (x < begin + self->width)
        return fold->first + (x - begin) / self->width * get_length (fold);
      shift += self->width - get_length (fold) * scale;
    }
  return self->origin + (x - shift) / scale;
}

double
fw_fold_axis_get_scale (const FwFoldAxis *self, FwDay first, FwDay last, double width)
{
  double days = (double) last - first + 1;

  for (guint i = 0; i < get_n (self); i++)
    {
      const FwFold *fold = get (self, i);
      double hidden = (double) MIN (fold->last, last) - MAX (fold->first, first) + 1;

      if (!counts (self, fold) || hidden <= 0)
        continue;
      days -= hidden;
      width -= self->width * hidden / get_length (fold);
    }
  return days > 0 && width > 0 ? width / days : 0;
}

const FwFold *
fw_fold_axis_find (const FwFoldAxis *self, FwDay day)
{
  for (guint i = 0; i < get_n (self); i++)
    if (counts (self, get (self, i)) && day >= get (self, i)->first && day <= get (self, i)->last)
      return get (self, i);
  return NULL;
}
