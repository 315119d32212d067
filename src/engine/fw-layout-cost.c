/* fw-layout-cost.c: what an order of the chains costs.
 *
 * Everything is counted by places in the rows, before any x is known: crossings of the
 * lines as they will be drawn, crossings of straight lines, bars of partners who are
 * not side by side. Items that are absent do not count.
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

static guint
count_here (FwLayoutWork *work, GArray *terminals)
{
  guint n = 0;

  for (guint i = 0; i < terminals->len; i++)
    n += is_here (work, terminals, i);
  return n;
}

/* Where a net comes from above; NAN when from nowhere. */
static double
net_top (FwLayoutWork *work, const FwNet *net)
{
  GArray *from = net->drop ? fw_work_net (work, net->owner)->legs : net->ups;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < from->len; i++)
    if (is_here (work, from, i))
      {
        sum += terminal_pos (work, from, i);
        n++;
      }
  return n ? sum / n : NAN;
}

typedef struct
{
  double lo, hi, mid;
} Reach;

static Reach
net_reach (FwLayoutWork *work, const FwNet *net)
{
  Reach reach = {G_MAXDOUBLE, -G_MAXDOUBLE, 0};

  for (guint i = 0; i < net->downs->len; i++)
    {
      double p = terminal_pos (work, net->downs, i);

      if (!is_here (work, net->downs, i))
        continue;
      reach.lo = MIN (reach.lo, p);
      reach.hi = MAX (reach.hi, p);
    }
  reach.mid = (reach.lo + reach.hi) / 2;
  return reach;
}

static guint
count_beyond (FwLayoutWork *work, const FwNet *net, double limit, gboolean right)
{
  guint n = 0;

  for (guint i = 0; i < net->downs->len; i++)
    {
      double p = terminal_pos (work, net->downs, i);

      n += is_here (work, net->downs, i) && (right ? p > limit : p < limit);
    }
  return n;
}

/* Bars of unions in one row: partly over each other, or one within the other. */
static double
bar_cost (FwLayoutWork *work, const FwNet *a, const FwNet *b)
{
  double al, ar, bl, br;

  if (!a->legs->len || !b->legs->len || count_here (work, a->legs) < a->legs->len
      || count_here (work, b->legs) < b->legs->len)
    return 0;
  al = ar = terminal_pos (work, a->legs, 0);
  bl = br = terminal_pos (work, b->legs, 0);
  if (a->legs->len == 2)
    {
      al = MIN (ar, terminal_pos (work, a->legs, 1));
      ar = MAX (ar, terminal_pos (work, a->legs, 1));
    }
  if (b->legs->len == 2)
    {
      bl = MIN (br, terminal_pos (work, b->legs, 1));
      br = MAX (br, terminal_pos (work, b->legs, 1));
    }
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
fw_layout_pair_cost (FwLayoutWork *work, const FwNet *a, const FwNet *b)
{
  double ta, tb, cost = 0;

  if (a->gap != b->gap)
    return 0;
  ta = net_top (work, a);
  tb = net_top (work, b);
  if (ta > tb)
    {
      const FwNet *swap = a;
      double t = ta;

      a = b;
      b = swap;
      ta = tb;
      tb = t;
    }
  if (a->downs->len && b->downs->len)
    {
      Reach ra = net_reach (work, a), rb = net_reach (work, b);

      if (ta < tb && ra.hi > rb.lo)
        {
          guint inverted = 0, above, below;

          for (guint i = 0; i < b->downs->len; i++)
            if (is_here (work, b->downs, i))
              inverted += count_beyond (work, a, terminal_pos (work, b->downs, i), TRUE);
          above = count_beyond (work, a, rb.lo, TRUE) + (ra.hi > rb.mid);
          below = count_beyond (work, b, ra.hi, FALSE) + (rb.lo < ra.mid);
          cost += COST_STRAIGHT * inverted + COST_REAL * MIN (above, below);
        }
      else if (!(ta < tb) && ra.hi > rb.lo && rb.hi > ra.lo)
        {
          /* One comes from nowhere: only the bars can meet. */
          guint above = 0, below = 0;

          for (guint i = 0; i < a->downs->len; i++)
            {
              double p = terminal_pos (work, a->downs, i);

              above += is_here (work, a->downs, i) && p > rb.lo && p < rb.hi;
            }
          for (guint i = 0; i < b->downs->len; i++)
            {
              double p = terminal_pos (work, b->downs, i);

              below += is_here (work, b->downs, i) && p > ra.lo && p < ra.hi;
            }
          cost += COST_REAL * MIN (above, below);
        }
    }
  cost += bar_cost (work, a, b);
  return cost;
}

/* What a net costs by itself: how far its ends are apart. */
double
fw_layout_net_cost (FwLayoutWork *work, const FwNet *net)
{
  double cost = 0;

  if (net->legs->len == 2 && count_here (work, net->legs) == 2)
    {
      double l = terminal_pos (work, net->legs, 0), r = terminal_pos (work, net->legs, 1);
      const FwLayoutPerson *persons = work->in->persons;
      guint left = FW_TERMINAL (net->legs, l < r ? 0 : 1)->item;
      guint right = FW_TERMINAL (net->legs, l < r ? 1 : 0)->item;

      cost += COST_FAR * (fabs (l - r) - 1);
      if (left < work->n && persons[left].side == FW_LAYOUT_SIDE_RIGHT)
        cost += COST_SIDE;
      if (right < work->n && persons[right].side == FW_LAYOUT_SIDE_LEFT)
        cost += COST_SIDE;
    }
  if (net->downs->len > 1)
    {
      Reach reach = net_reach (work, net);

      if (reach.hi > reach.lo)
        cost += COST_SPREAD * (reach.hi - reach.lo);
    }
  return cost;
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
