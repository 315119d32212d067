/* fw-layout-texts.c: places on bars for the texts and slashes of unions. */
#include "config.h"

#include "engine/fw-layout-gap.h"

#include <math.h>

#define SLASHES 14.0 /* half of the room for a mark */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Middle of the place of width @room between the verticals @xs that is nearest to
 * @wanted; NAN when there is none. */
static double
find_room (GArray *xs, double lo, double hi, double room, double pad, double wanted)
{
  double best = NAN, from = lo;

  g_array_sort (xs, compare_doubles);
  for (guint i = 0; i <= xs->len; i++)
    {
      double to = i < xs->len ? g_array_index (xs, double, i) - pad : hi;

      to = MIN (to, hi);
      if (to - from >= room)
        {
          double at = CLAMP (wanted, from + room / 2, to - room / 2);

          if (isnan (best) || fabs (at - wanted) < fabs (best - wanted))
            best = at;
        }
      if (i < xs->len)
        from = MAX (from, g_array_index (xs, double, i) + pad);
    }
  return best;
}

void
fw_gap_place_texts (FwGap *self)
{
  FwLayoutWork *work = self->work;
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));
      FwWorkUnion *couple = &work->unions[net->couple];
      double w = work->in->unions[net->couple].label_w, mark, l, r;

      if (!net->main)
        continue;
      couple->label_x = NAN;
      couple->mark_x = (net->bar_l + net->bar_r) / 2;
      if (fw_gap_single_text (work, net, &l, &r))
        couple->label_x = l;
      if (net->legs->len < 2)
        continue;
      g_array_set_size (xs, 0);
      for (guint k = 0; k < self->nets->len; k++)
        {
          FwNet *other = fw_work_net (work, FW_UINT (self->nets, k));

          if (k != i && other->main && other->bar_track >= net->bar_track)
            for (guint t = 0; t < other->legs->len; t++)
              {
                double x = fw_work_terminal_x (work, FW_TERMINAL (other->legs, t));

                g_array_append_val (xs, x);
              }
          for (guint t = 0; t < other->ups->len; t++)
            {
              double x = fw_work_terminal_x (work, FW_TERMINAL (other->ups, t));

              g_array_append_val (xs, x);
            }
          if (other->drop && fw_work_net (work, other->owner)->bar_track < net->bar_track)
            g_array_append_val (xs, other->drop_x);
        }
      if (w > 0)
        {
          double at = find_room (xs, net->bar_l + FW_GAP_TEXT_PAD, net->bar_r - FW_GAP_TEXT_PAD, w,
                                 FW_GAP_TEXT_PAD, (net->bar_l + net->bar_r) / 2);

          if (isnan (at))
            {
              guint a = FW_TERMINAL (net->legs, 0)->item, b = FW_TERMINAL (net->legs, 1)->item;

              work->extra[fw_work_item (work, a)->x < fw_work_item (work, b)->x ? a : b] += w + 12;
              self->ok = FALSE;
            }
          else
            couple->label_x = at - w / 2;
        }
      for (guint k = 0; k < self->nets->len; k++)
        if (fw_work_net (work, FW_UINT (self->nets, k))->drop)
          g_array_append_val (xs, fw_work_net (work, FW_UINT (self->nets, k))->drop_x);
      mark = find_room (xs, net->bar_l + 2, net->bar_r - 2, 2 * SLASHES, 3,
                        net->bar_l + 0.3 * (net->bar_r - net->bar_l));
      if (!isnan (mark))
        couple->mark_x = mark;
    }
}
