/* fw-layout-cost.c: what an order of the chains costs.
 *
 * Everything is counted by places in the rows, before any x is known: crossings of the
 * lines as they will be drawn, crossings of straight lines, bars of partners who are
 * not side by side. Items that are absent do not count. What a net's places come to
 * is remembered in it until fw-layout-rows.c moves one of its ends.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

#include <math.h>

#define COST_REAL 2.0
#define COST_STRAIGHT 3.0
#define COST_BAR 4.0
#define COST_FAR 0.30    /* an item between partners who are not side by side */
#define COST_SPREAD 0.02 /* an item within a sibship's bar */
#define COST_SIDE 0.01
#define COST_ORDER 0.25 /* siblings against their dates, where these are not sure */

static inline double
terminal_pos (FwLayoutWork *work, GArray *terminals, guint i)
{
  return fw_work_item (work, FW_TERMINAL (terminals, i)->item)->pos
         + FW_TERMINAL (terminals, i)->dx / 1024;
}

static inline gboolean
is_here (FwLayoutWork *work, GArray *terminals, guint i)
{
  return !fw_work_item (work, FW_TERMINAL (terminals, i)->item)->absent;
}

static void
learn_above (FwLayoutWork *work, FwNet *net)
{
  GArray *from = net->drop ? fw_work_net (work, net->owner)->legs : net->ups;
  const FwLayoutPerson *persons = work->in->persons;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < from->len; i++)
    if (is_here (work, from, i))
      {
        sum += terminal_pos (work, from, i);
        n++;
      }
  net->from = n ? sum / n : NAN; /* from nowhere */
  net->leg_l = G_MAXDOUBLE;
  net->leg_r = -G_MAXDOUBLE;
  net->legs_here = net->legs->len > 0;
  for (guint i = 0; i < net->legs->len; i++)
    {
      double p = terminal_pos (work, net->legs, i);

      net->legs_here &= is_here (work, net->legs, i);
      net->leg_l = MIN (net->leg_l, p);
      net->leg_r = MAX (net->leg_r, p);
    }
  net->cost_above = 0;
  if (net->legs->len == 2 && net->legs_here)
    {
      gboolean first = terminal_pos (work, net->legs, 0) == net->leg_l;
      guint left = FW_TERMINAL (net->legs, first ? 0 : 1)->item;
      guint right = FW_TERMINAL (net->legs, first ? 1 : 0)->item;

      net->cost_above = COST_FAR * (net->leg_r - net->leg_l - 1);
      if (left < work->n && persons[left].side == FW_LAYOUT_SIDE_RIGHT)
        net->cost_above += COST_SIDE;
      if (right < work->n && persons[right].side == FW_LAYOUT_SIDE_LEFT)
        net->cost_above += COST_SIDE;
    }
  net->known_above = TRUE;
}

static void
learn_below (FwLayoutWork *work, FwNet *net)
{
  net->lo = G_MAXDOUBLE;
  net->hi = -G_MAXDOUBLE;
  net->here = 0;
  for (guint i = 0; i < net->downs->len; i++)
    if (is_here (work, net->downs, i))
      {
        double p = terminal_pos (work, net->downs, i);

        net->lo = MIN (net->lo, p);
        net->hi = MAX (net->hi, p);
        net->here++;
      }
  net->cost_below = net->here > 1 ? COST_SPREAD * (net->hi - net->lo) : 0;
  for (guint i = 0; net->loose && i + 1 < net->downs->len; i++)
    for (guint k = i + 1; k < net->downs->len; k++)
      if (is_here (work, net->downs, i) && is_here (work, net->downs, k)
          && terminal_pos (work, net->downs, i) > terminal_pos (work, net->downs, k))
        net->cost_below += COST_ORDER;
  net->known_below = TRUE;
}

static inline void
know (FwLayoutWork *work, FwNet *net)
{
  if (!net->known_above)
    learn_above (work, net);
  if (!net->known_below)
    learn_below (work, net);
}

/* Lower ends of a net between two places. */
static guint
count_downs (FwLayoutWork *work, const FwNet *net, double lo, double hi)
{
  guint n = 0;

  if (lo < net->lo && hi > net->hi)
    return net->here;
  if (lo >= net->hi || hi <= net->lo)
    return 0;
  for (guint i = 0; i < net->downs->len; i++)
    if (is_here (work, net->downs, i))
      {
        double p = terminal_pos (work, net->downs, i);

        n += p > lo && p < hi;
      }
  return n;
}

/* Bars of unions in one row: partly over each other, or one within the other. */
static double
bar_cost (const FwNet *a, const FwNet *b)
{
  double al = a->leg_l, ar = a->leg_r, bl = b->leg_l, br = b->leg_r;

  if (!a->legs_here || !b->legs_here || ar < bl || br < al)
    return 0;
  if (al == ar || bl == br)
    return (al > bl && ar < br) || (bl > al && br < ar) ? COST_BAR : 0;
  if ((al < bl && bl < ar && ar < br) || (bl < al && al < br && br < ar))
    return COST_BAR;
  if (al <= bl && br <= ar && (al < bl || br < ar))
    return b->drop ? COST_BAR : 0;
  if (bl <= al && ar <= br && (bl < al || ar < br))
    return a->drop ? COST_BAR : 0;
  return 0;
}

double
fw_layout_pair_cost (FwLayoutWork *work, FwNet *a, FwNet *b)
{
  double cost = 0;

  if (a->gap != b->gap)
    return 0;
  know (work, a);
  know (work, b);
  if (a->from > b->from)
    {
      FwNet *swap = a;

      a = b;
      b = swap;
    }
  if (a->here && b->here && a->hi > b->lo)
    {
      if (a->from < b->from)
        {
          guint inverted = 0, above, below;

          for (guint i = 0; i < b->downs->len; i++)
            if (is_here (work, b->downs, i))
              inverted += count_downs (work, a, terminal_pos (work, b->downs, i), G_MAXDOUBLE);
          above = count_downs (work, a, b->lo, G_MAXDOUBLE) + (a->hi > (b->lo + b->hi) / 2);
          below = count_downs (work, b, -G_MAXDOUBLE, a->hi) + (b->lo < (a->lo + a->hi) / 2);
          cost += COST_STRAIGHT * inverted + COST_REAL * MIN (above, below);
        }
      else if (b->hi > a->lo)
        {
          /* One comes from nowhere, or both from one place: only the bars can meet. */
          guint above = count_downs (work, a, b->lo, b->hi);
          guint below = count_downs (work, b, a->lo, a->hi);

          cost += COST_REAL * MIN (above, below);
        }
    }
  return cost + bar_cost (a, b);
}

double
fw_layout_net_cost (FwLayoutWork *work, FwNet *net)
{
  know (work, net);
  return net->cost_above + net->cost_below;
}

double
fw_layout_total_cost (FwLayoutWork *work)
{
  double cost = 0;
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (int k = 0; k <= work->n_rows; k++)
    g_ptr_array_add (gaps, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < work->nets->len; i++)
    {
      GArray *gap = g_ptr_array_index (gaps, fw_work_net (work, i)->gap);

      cost += fw_layout_net_cost (work, fw_work_net (work, i));
      for (guint k = 0; k < gap->len; k++)
        cost += fw_layout_pair_cost (work, fw_work_net (work, FW_UINT (gap, k)),
                                     fw_work_net (work, i));
      g_array_append_val (gap, i);
    }
  return cost;
}
