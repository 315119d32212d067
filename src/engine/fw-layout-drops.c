/* fw-layout-drops.c: the x at which lines leave bars, apart from all foreign verticals. */
#include "config.h"

#include "engine/fw-layout-gap.h"

#include <math.h>

#define REACH 46.0 /* how far a single parent's drop may be moved aside */

/* Where the line to child @i leaves the sibship's bar: twins leave from one point. */
double
fw_gap_down_x (FwLayoutWork *work, const FwNet *net, guint i)
{
  const FwTerminal *terminal = FW_TERMINAL (net->downs, i);
  guint twins = terminal->item < work->n && net->main ? work->twins[terminal->item] : FW_NONE;

  return twins == FW_NONE ? fw_work_terminal_x (work, terminal) : work->apex[twins];
}

gboolean
fw_gap_has_twins (FwLayoutWork *work, const FwNet *net)
{
  for (guint i = 0; i < net->downs->len && net->main; i++)
    if (FW_TERMINAL (net->downs, i)->item < work->n
        && work->twins[FW_TERMINAL (net->downs, i)->item] != FW_NONE)
      return TRUE;
  return FALSE;
}

/* A single parent's text stands to the right of all legs of that parent. */
gboolean
fw_gap_single_text (FwLayoutWork *work, const FwNet *net, double *l, double *r)
{
  double w = work->in->unions[net->couple].label_w;
  guint item;
  GArray *nets;

  if (!net->main || net->legs->len != 1 || w <= 0)
    return FALSE;
  item = FW_TERMINAL (net->legs, 0)->item;
  *l = fw_work_terminal_x (work, FW_TERMINAL (net->legs, 0));
  nets = g_ptr_array_index (work->item_nets, item);
  for (guint i = 0; i < nets->len; i++)
    {
      FwNet *other = fw_work_net (work, FW_UINT (nets, i));
      GArray *lists[] = {other->legs, other->ups};

      for (guint k = 0; k < 2; k++)
        for (guint t = 0; t < lists[k]->len; t++)
          if (FW_TERMINAL (lists[k], t)->item == item)
            *l = MAX (*l, fw_work_terminal_x (work, FW_TERMINAL (lists[k], t)));
    }
  *l += FW_GAP_TEXT_PAD;
  *r = *l + w;
  return TRUE;
}

/* All verticals that the drop of @net must keep away from. */
static void
list_verticals (FwGap *self, guint net, const gboolean *dropped, GArray *xs)
{
  FwLayoutWork *work = self->work;
  FwNet *own = fw_work_net (work, net);
  double l, r;

  g_array_set_size (xs, 0);
  for (guint i = 0; i < self->nets->len; i++)
    {
      guint n = FW_UINT (self->nets, i);
      FwNet *other = fw_work_net (work, n);
      gboolean single = n == own->owner && own->main && other->legs->len == 1;

      for (guint k = 0; k < other->legs->len && !single; k++)
        {
          double x = fw_work_terminal_x (work, FW_TERMINAL (other->legs, k));

          g_array_append_val (xs, x);
        }
      for (guint k = 0; k < other->ups->len; k++)
        {
          double x = fw_work_terminal_x (work, FW_TERMINAL (other->ups, k));

          g_array_append_val (xs, x);
        }
      for (guint k = 0; k < other->downs->len && n != net; k++)
        {
          double x = fw_gap_down_x (work, other, k);

          g_array_append_val (xs, x);
        }
      if (n != net && dropped[i])
        g_array_append_val (xs, other->drop_x);
      if (fw_gap_single_text (work, other, &l, &r) && n != own->owner)
        for (double x = l; x <= r; x += FW_GAP_CLEAR)
          g_array_append_val (xs, x);
    }
}

static double
distance_to (GArray *xs, double x)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < xs->len; i++)
    least = MIN (least, fabs (g_array_index (xs, double, i) - x));
  return least;
}

/* The x nearest to @wanted within the limits that is clear of all others. */
static double
find_clear (GArray *xs, double wanted, double lo, double hi, gboolean *found)
{
  double best = CLAMP (wanted, lo, hi);

  *found = TRUE;
  for (double clear = FW_GAP_CLEAR; clear >= 2.9; clear -= 2)
    {
      gboolean any = FALSE;
      double from = CLAMP (wanted, lo, hi);

      if (distance_to (xs, from) >= clear)
        return from;
      for (guint i = 0; i < xs->len * 2; i++)
        {
          double x = g_array_index (xs, double, i / 2) + (i % 2 ? clear : -clear) * 1.0001;

          if (x < lo || x > hi || distance_to (xs, x) < clear)
            continue;
          if (!any || fabs (x - wanted) < fabs (best - wanted))
            best = x;
          any = TRUE;
        }
      if (any)
        return best;
    }
  *found = FALSE;
  return CLAMP (wanted, lo, hi);
}

static void
choose_drop (FwGap *self, guint n, GArray *xs)
{
  FwLayoutWork *work = self->work;
  FwNet *net = fw_work_net (work, n), *owner = fw_work_net (work, net->owner);
  double lo, hi, wanted, first = G_MAXDOUBLE, last = -G_MAXDOUBLE;
  gboolean found;

  for (guint i = 0; i < net->downs->len; i++)
    {
      first = MIN (first, fw_gap_down_x (work, net, i));
      last = MAX (last, fw_gap_down_x (work, net, i));
    }
  if (net->downs->len == 0)
    first = last = fw_work_terminal_x (work, FW_TERMINAL (net->ups, 0));
  if (owner->legs->len == 2)
    {
      double a = fw_work_terminal_x (work, FW_TERMINAL (owner->legs, 0));
      double b = fw_work_terminal_x (work, FW_TERMINAL (owner->legs, 1));

      lo = MIN (a, b) + 6;
      hi = MAX (a, b) - 6;
      if (lo > hi)
        lo = hi = (a + b) / 2;
      wanted = (a + b) / 2;
      /* An only child's leg is straight where it can be. */
      if (first == last && (net->main || fabs (first - wanted) > 12))
        wanted = CLAMP (first, lo, hi);
      else if (!net->main)
        wanted += first < wanted ? -12 : 12;
    }
  else if (owner->legs->len == 1)
    {
      lo = fw_work_terminal_x (work, FW_TERMINAL (owner->legs, 0));
      hi = lo + REACH;
      wanted = net->main ? lo : lo + 8;
    }
  else
    {
      wanted = net->main ? (first + last) / 2 : owner->drop ? owner->drop_x + 10 : first;
      lo = wanted - (net->main ? 40 : 0);
      hi = wanted + 40;
    }
  net->drop_x = find_clear (xs, wanted, lo, hi, &found);
  if (!found && owner->legs->len < 2)
    net->drop_x = find_clear (xs, wanted, lo, hi + 4 * REACH, &found);
  if (!found)
    {
      GArray *nearest = owner->legs->len ? owner->legs : net->downs;

      work->extra[FW_TERMINAL (nearest, 0)->item] += 14;
      if (nearest->len > 1)
        work->extra[FW_TERMINAL (nearest, 1)->item] += 14;
      self->ok = FALSE;
    }
}

/* Twins leave the bar over their middle, apart from lines of others. */
void
fw_gap_choose_apexes (FwGap *self)
{
  FwLayoutWork *work = self->work;
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));

      for (guint k = 0; k < net->downs->len && net->main; k++)
        {
          guint item = FW_TERMINAL (net->downs, k)->item, twins;
          double lo = G_MAXDOUBLE, hi = -G_MAXDOUBLE, room;
          gboolean found;

          twins = item < work->n ? work->twins[item] : FW_NONE;
          if (twins == FW_NONE)
            continue;
          for (guint m = 0; m < net->downs->len; m++)
            if (FW_TERMINAL (net->downs, m)->item < work->n
                && work->twins[FW_TERMINAL (net->downs, m)->item] == twins)
              {
                lo = MIN (lo, fw_work_terminal_x (work, FW_TERMINAL (net->downs, m)));
                hi = MAX (hi, fw_work_terminal_x (work, FW_TERMINAL (net->downs, m)));
              }
          g_array_set_size (xs, 0);
          for (guint m = 0; m < self->nets->len; m++)
            {
              FwNet *other = fw_work_net (work, FW_UINT (self->nets, m));
              GArray *lists[] = {other->downs, other->ups};

              for (guint l = 0; l < 2 && m != i; l++)
                for (guint t = 0; t < lists[l]->len; t++)
                  {
                    double x = fw_work_terminal_x (work, FW_TERMINAL (lists[l], t));

                    g_array_append_val (xs, x);
                  }
            }
          room = (hi - lo) / 4;
          work->apex[twins]
              = find_clear (xs, (lo + hi) / 2, (lo + hi) / 2 - room, (lo + hi) / 2 + room, &found);
        }
    }
}

void
fw_gap_choose_drops (FwGap *self)
{
  FwLayoutWork *work = self->work;
  g_autofree gboolean *dropped = g_new0 (gboolean, self->nets->len + 1);
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));

  /* Only children first: theirs is the straightest line. */
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < self->nets->len; i++)
      {
        FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));
        guint when = !net->main ? 2 : net->downs->len == 1 ? 0 : 1;

        if (!net->drop || when != pass)
          continue;
        list_verticals (self, FW_UINT (self->nets, i), dropped, xs);
        choose_drop (self, FW_UINT (self->nets, i), xs);
        dropped[i] = TRUE;
      }
}
