/* fw-layout-tracks.c: heights of bars and jogs, and the rows' own heights.
 *
 * Between two rows lies a gap with two zones. Bars of unions lie in the upper one,
 * bars of sibships and jogs in the lower one:
 *
 *      band of row k-1   symbols, labels, legs, lanes
 *      ---------------   upper zone: bars, one track each where they overlap
 *      ---------------   lower zone: sibships and jogs
 *      band of row k     labels and symbols
 *
 * Partners' legs end in the upper zone, children's legs begin in the lower one. Only
 * drops and lanes run through both; a drop picks an x apart from all foreign
 * verticals, and where a lane stands over a child's leg the order of the tracks keeps
 * them apart. What cannot be kept apart is answered by a wish for more room.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

#define CLEAR 5.0  /* between verticals that must not be taken for one */
#define TOUCH 9.0  /* between ends on one track */
#define SAME 1.5   /* less is one vertical */
#define REACH 46.0 /* how far a single parent's drop may be moved aside */
#define LABEL_PAD 4.0
#define SLASHES 14.0 /* half of the room for a mark */

typedef struct
{
  FwLayoutWork *work;
  guint gap;
  GArray *nets; /* guint, all nets of the gap */
  guint bar_tracks, tracks;
  gboolean twins;
  gboolean ok;
} Gap;

/* Where the line to child @i leaves the sibship's bar: twins leave from one point. */
static double
down_x (FwLayoutWork *work, const FwNet *net, guint i)
{
  const FwTerminal *terminal = FW_TERMINAL (net->downs, i);
  guint twins = terminal->item < work->n && net->main ? work->twins[terminal->item] : FW_NONE;

  return twins == FW_NONE ? fw_work_terminal_x (work, terminal) : work->apex[twins];
}

static gboolean
has_twins (FwLayoutWork *work, const FwNet *net)
{
  for (guint i = 0; i < net->downs->len && net->main; i++)
    if (FW_TERMINAL (net->downs, i)->item < work->n
        && work->twins[FW_TERMINAL (net->downs, i)->item] != FW_NONE)
      return TRUE;
  return FALSE;
}

/* A single parent's text stands to the right of all legs of that parent. */
static gboolean
single_text (FwLayoutWork *work, const FwNet *net, double *l, double *r)
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
  *l += LABEL_PAD;
  *r = *l + w;
  return TRUE;
}

/* --- drops --------------------------------------------------------------------- */

/* All verticals that the drop of @net must keep away from. */
static void
list_verticals (Gap *self, guint net, const gboolean *dropped, GArray *xs)
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
          double x = down_x (work, other, k);

          g_array_append_val (xs, x);
        }
      if (n != net && dropped[i])
        g_array_append_val (xs, other->drop_x);
      if (single_text (work, other, &l, &r) && n != own->owner)
        for (double x = l; x <= r; x += CLEAR)
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
  for (double clear = CLEAR; clear >= 2.9; clear -= 2)
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
choose_drop (Gap *self, guint n, GArray *xs)
{
  FwLayoutWork *work = self->work;
  FwNet *net = fw_work_net (work, n), *owner = fw_work_net (work, net->owner);
  double lo, hi, wanted, first = G_MAXDOUBLE, last = -G_MAXDOUBLE;
  gboolean found;

  for (guint i = 0; i < net->downs->len; i++)
    {
      first = MIN (first, down_x (work, net, i));
      last = MAX (last, down_x (work, net, i));
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
static void
choose_apexes (Gap *self)
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

static void
choose_drops (Gap *self)
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

/* --- upper zone ---------------------------------------------------------------- */

/* End of the bar of parents whom nobody knows, some way from @x, on nobody's line. */
static double
free_end (Gap *self, double x, int side)
{
  static const double ways[] = {12, 15, 9, 18, 7, 21, 24, 5, 28, 32};
  FwLayoutWork *work = self->work;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double at = x + side * ways[i];
      gboolean clear = TRUE;

      for (guint k = 0; k < self->nets->len && clear; k++)
        {
          FwNet *net = fw_work_net (work, FW_UINT (self->nets, k));
          GArray *lists[] = {net->legs, net->ups};

          for (guint l = 0; l < 2; l++)
            for (guint t = 0; t < lists[l]->len; t++)
              clear &= fabs (fw_work_terminal_x (work, FW_TERMINAL (lists[l], t)) - at) > 2.5;
          clear &= !net->drop || fabs (net->drop_x - at) > 2.5;
        }
      if (clear)
        return at;
    }
  return x;
}

static void
measure_bars (Gap *self)
{
  FwLayoutWork *work = self->work;

  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));

      net->bar_l = G_MAXDOUBLE;
      net->bar_r = -G_MAXDOUBLE;
      for (guint k = 0; k < net->legs->len; k++)
        {
          net->bar_l = MIN (net->bar_l, fw_work_terminal_x (work, FW_TERMINAL (net->legs, k)));
          net->bar_r = MAX (net->bar_r, fw_work_terminal_x (work, FW_TERMINAL (net->legs, k)));
        }
    }
  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));
      FwNet *owner = fw_work_net (work, net->owner);

      if (net->drop)
        {
          owner->bar_l = MIN (owner->bar_l, net->drop_x);
          owner->bar_r = MAX (owner->bar_r, net->drop_x);
        }
    }
  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));

      if (net->main && net->legs->len == 0 && net->bar_l <= net->bar_r)
        {
          net->bar_l = free_end (self, net->bar_l, -1);
          net->bar_r = free_end (self, net->bar_r, 1);
        }
    }
}

/* Room that a bar takes on its track: with the text of a single parent. */
static double
bar_end (FwLayoutWork *work, const FwNet *net)
{
  double l, r;

  return single_text (work, net, &l, &r) ? MAX (net->bar_r, r) : net->bar_r;
}

static int
compare_bars (gconstpointer a, gconstpointer b, gpointer data)
{
  FwLayoutWork *work = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  FwNet *one = fw_work_net (work, i), *other = fw_work_net (work, k);
  double la = one->bar_r - one->bar_l, lb = other->bar_r - other->bar_l;

  if (fabs (la - lb) > 0.5)
    return la < lb ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* Shorter bars lie higher, so that nested unions step down outwards. */
static void
stack_bars (Gap *self)
{
  FwLayoutWork *work = self->work;
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->nets->len; i++)
    {
      guint n = FW_UINT (self->nets, i);

      if (fw_work_net (work, n)->main)
        g_array_append_val (bars, n);
    }
  g_array_sort_with_data (bars, compare_bars, work);
  self->bar_tracks = 0;
  for (guint i = 0; i < bars->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (bars, i));

      net->bar_track = 0;
      for (guint k = 0; k < i; k++)
        {
          FwNet *other = fw_work_net (work, FW_UINT (bars, k));

          if (other->bar_l < bar_end (work, net) + TOUCH
              && net->bar_l < bar_end (work, other) + TOUCH)
            net->bar_track = MAX (net->bar_track, other->bar_track + 1);
        }
      self->bar_tracks = MAX (self->bar_tracks, net->bar_track + 1);
    }
}

/* --- lower zone ---------------------------------------------------------------- */

static guint
count_between (FwLayoutWork *work, const FwNet *net, double l, double r, gboolean down)
{
  guint count = 0;

  if (down)
    for (guint i = 0; i < net->downs->len; i++)
      {
        double x = down_x (work, net, i);

        count += x > l && x < r;
      }
  else
    {
      for (guint i = 0; i < net->ups->len; i++)
        {
          double x = fw_work_terminal_x (work, FW_TERMINAL (net->ups, i));

          count += x > l && x < r;
        }
      count += net->drop && net->drop_x > l && net->drop_x < r;
    }
  return count;
}

/* Whether a vertical that comes down to @a would lie on one that leaves @b downwards,
 * were @a lower. */
static gboolean
must_be_above (FwLayoutWork *work, const FwNet *a, const FwNet *b)
{
  for (guint i = 0; i < b->downs->len; i++)
    {
      double x = down_x (work, b, i);

      if (a->drop && fabs (a->drop_x - x) < 2.9)
        return TRUE;
      for (guint k = 0; k < a->ups->len; k++)
        if (fabs (fw_work_terminal_x (work, FW_TERMINAL (a->ups, k)) - x) < 2.9)
          return TRUE;
    }
  return FALSE;
}

/* Twins' lines run aslant below their bar: no corner of another should be there. */
static gboolean
is_under_twins (FwLayoutWork *work, const FwNet *twins, const FwNet *other)
{
  for (guint i = 0; i < twins->downs->len && twins->main; i++)
    {
      guint item = FW_TERMINAL (twins->downs, i)->item;
      double x, apex;

      if (item >= work->n || work->twins[item] == FW_NONE)
        continue;
      x = fw_work_item (work, item)->x;
      apex = work->apex[work->twins[item]];
      if (other->l < MAX (x, apex) + 2 && other->r > MIN (x, apex) - 2)
        return TRUE;
    }
  return FALSE;
}

static double
cost_above (FwLayoutWork *work, const FwNet *a, const FwNet *b)
{
  return (is_under_twins (work, a, b) ? 300 : 0) + count_between (work, a, b->l, b->r, TRUE)
         + count_between (work, b, a->l, a->r, FALSE) + (must_be_above (work, b, a) ? 1000 : 0);
}

static void
nudge_lanes (Gap *self, const FwNet *a, const FwNet *b)
{
  FwLayoutWork *work = self->work;

  for (guint i = 0; i < b->downs->len; i++)
    for (guint k = 0; k < a->ups->len; k++)
      {
        guint up = FW_TERMINAL (a->ups, k)->item, down = FW_TERMINAL (b->downs, i)->item;
        double d = fw_work_terminal_x (work, FW_TERMINAL (a->ups, k)) - down_x (work, b, i);

        if (fabs (d) >= 2.9)
          continue;
        if (fw_work_item (work, up)->lane)
          work->nudge[up] = work->nudge[up] > 0 ? -5 : 5;
        else if (fw_work_item (work, down)->lane)
          work->nudge[down] = work->nudge[down] > 0 ? -5 : 5;
        else
          work->extra[down] += 9;
        self->ok = FALSE;
      }
}

/* A child's leg may end a hair beside its middle; what ends in a lane may not. */
static gboolean
is_exact (FwLayoutWork *work, const FwNet *net)
{
  if (net->ups->len)
    return TRUE;
  for (guint i = 0; i < net->downs->len; i++)
    if (fw_work_item (work, FW_TERMINAL (net->downs, i)->item)->lane)
      return TRUE;
  return FALSE;
}

static void
stack_tracks (Gap *self)
{
  FwLayoutWork *work = self->work;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *cost = NULL, *balance = NULL;
  guint n;

  for (guint i = 0; i < self->nets->len; i++)
    {
      guint index = FW_UINT (self->nets, i);
      FwNet *net = fw_work_net (work, index);

      net->l = G_MAXDOUBLE;
      net->r = -G_MAXDOUBLE;
      for (guint k = 0; k < net->downs->len; k++)
        {
          net->l = MIN (net->l, down_x (work, net, k));
          net->r = MAX (net->r, down_x (work, net, k));
        }
      for (guint k = 0; k < net->ups->len; k++)
        {
          net->l = MIN (net->l, fw_work_terminal_x (work, FW_TERMINAL (net->ups, k)));
          net->r = MAX (net->r, fw_work_terminal_x (work, FW_TERMINAL (net->ups, k)));
        }
      if (net->drop)
        {
          net->l = MIN (net->l, net->drop_x);
          net->r = MAX (net->r, net->drop_x);
        }
      net->straight
          = net->l > net->r
            || (net->r - net->l < (is_exact (work, net) ? 0.01 : SAME) && !has_twins (work, net));
      self->twins |= has_twins (work, net);
      if (!net->straight)
        g_array_append_val (open, index);
    }
  n = open->len;
  cost = g_new0 (double, n *n + 1);
  balance = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        FwNet *a = fw_work_net (work, FW_UINT (open, i)),
              *b = fw_work_net (work, FW_UINT (open, k));

        if (i == k || a->l > b->r + TOUCH || b->l > a->r + TOUCH)
          continue;
        cost[i * n + k] = cost_above (work, a, b) - cost_above (work, b, a);
        balance[i] += cost[i * n + k];
      }
  /* The one that suffers least by lying above all others comes first. */
  for (guint round = 0; round < n; round++)
    {
      guint best = FW_NONE, index;
      FwNet *net;

      for (guint i = 0; i < n; i++)
        if (balance[i] < G_MAXDOUBLE / 2 && (best == FW_NONE || balance[i] < balance[best] - 1e-9))
          best = i;
      balance[best] = G_MAXDOUBLE;
      for (guint i = 0; i < n; i++)
        if (balance[i] < G_MAXDOUBLE / 2)
          balance[i] -= cost[i * n + best];
      index = FW_UINT (open, best);
      net = fw_work_net (work, index);
      net->track = 0;
      for (guint k = 0; k < done->len; k++)
        {
          FwNet *other = fw_work_net (work, FW_UINT (done, k));

          if (other->l < net->r + TOUCH && net->l < other->r + TOUCH)
            {
              net->track = MAX (net->track, other->track + 1);
              if (must_be_above (work, net, other))
                nudge_lanes (self, net, other);
            }
        }
      self->tracks = MAX (self->tracks, net->track + 1);
      g_array_append_val (done, index);
    }
}

/* --- heights ------------------------------------------------------------------- */

static void
find_bands (FwLayoutWork *work)
{
  for (guint i = 0; i < work->n; i++)
    {
      FwLayoutBox box = fw_layout_person_box (&work->in->persons[i]);
      int row = fw_work_item (work, i)->row;

      if (row < 0)
        continue;
      work->row_up[row] = MAX (work->row_up[row], -box.y);
      work->row_down[row] = MAX (work->row_down[row], box.y + box.h);
    }
}

static double
gap_height (Gap *self, double top)
{
  FwLayoutWork *work = self->work;
  const FwLayoutMetrics *m = &work->in->metrics;
  g_autofree double *label = g_new0 (double, self->bar_tracks + 1);
  g_autofree double *bar_y = g_new0 (double, self->bar_tracks + 1);
  double y = top + m->household_pad * 0.5, first;

  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));
      double h = work->in->unions[net->couple].label_h;

      if (net->main && work->in->unions[net->couple].label_w > 0)
        label[net->bar_track] = MAX (label[net->bar_track], h + LABEL_PAD + 2);
    }
  for (guint t = 0; t < self->bar_tracks; t++)
    {
      y += MAX (m->tier, label[t]);
      bar_y[t] = y;
    }
  first = y + (self->bar_tracks ? 22 : 4);
  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (self->nets, i));

      if (net->main)
        net->bar_y = bar_y[net->bar_track];
      net->y = first + net->track * m->tier;
    }
  if (self->tracks)
    y = first + (self->tracks - 1) * m->tier;
  y += self->twins ? 28 : 14;
  if (self->gap == 0 || self->gap == (guint) work->n_rows)
    return self->nets->len ? y - top : 0;
  return MAX (y - top, m->row_gap);
}

static double
distance_to_slant (double x, double y, double ax, double ay, double bx, double by)
{
  double dx = bx - ax, dy = by - ay, n = dx * dx + dy * dy;
  double t = n > 0 ? CLAMP (((x - ax) * dx + (y - ay) * dy) / n, 0, 1) : 0;

  return hypot (x - ax - t * dx, y - ay - t * dy);
}

/* Least distance of a corner of @net from a slanted line of twins of another net. */
static double
distance_to_twins (Gap *self, const FwNet *net, double bottom)
{
  FwLayoutWork *work = self->work;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->nets->len; i++)
    {
      FwNet *other = fw_work_net (work, FW_UINT (self->nets, i));

      for (guint k = 0; k < other->downs->len && other != net && other->main; k++)
        {
          guint item = FW_TERMINAL (other->downs, k)->item;
          GArray *lists[] = {net->downs, net->ups};
          double ax, bx;

          if (item >= work->n || work->twins[item] == FW_NONE)
            continue;
          ax = work->apex[work->twins[item]];
          bx = fw_work_item (work, item)->x;
          for (guint l = 0; l < 2; l++)
            for (guint t = 0; t < lists[l]->len; t++)
              {
                double x = l ? fw_work_terminal_x (work, FW_TERMINAL (lists[l], t))
                             : down_x (work, net, t);

                least = MIN (least, distance_to_slant (x, net->y, ax, other->y, bx, bottom));
              }
          if (net->drop)
            least = MIN (least, distance_to_slant (net->drop_x, net->y, ax, other->y, bx, bottom));
        }
    }
  return least;
}

/* A corner that happens to lie on a slanted line is moved off it, within its track. */
static void
clear_slants (Gap *self, double bottom)
{
  static const double ways[] = {0, 4, -4, 2.5, -2.5};

  for (guint i = 0; i < self->nets->len && self->twins; i++)
    {
      FwNet *net = fw_work_net (self->work, FW_UINT (self->nets, i));
      double y = net->y;

      if (net->straight)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
        {
          net->y = y + ways[k];
          if (distance_to_twins (self, net, bottom) > 1.2)
            break;
        }
    }
}

static void
move_gap (Gap *self, double by)
{
  for (guint i = 0; i < self->nets->len; i++)
    {
      fw_work_net (self->work, FW_UINT (self->nets, i))->y += by;
      fw_work_net (self->work, FW_UINT (self->nets, i))->bar_y += by;
    }
}

/* --- texts and marks on bars --------------------------------------------------- */

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

static void
place_texts (Gap *self)
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
      if (single_text (work, net, &l, &r))
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
          double at = find_room (xs, net->bar_l + LABEL_PAD, net->bar_r - LABEL_PAD, w, LABEL_PAD,
                                 (net->bar_l + net->bar_r) / 2);

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

gboolean
fw_layout_find_tracks (FwLayoutWork *work)
{
  guint n_gaps = work->n_rows + 1;
  g_autofree Gap *gaps = g_new0 (Gap, n_gaps);
  double y = 0;
  gboolean ok = TRUE;

  g_free (work->row_y);
  g_free (work->row_up);
  g_free (work->row_down);
  g_free (work->gap_top);
  g_free (work->gap_bottom);
  work->row_y = g_new0 (double, n_gaps + 1);
  work->row_up = g_new0 (double, n_gaps + 1);
  work->row_down = g_new0 (double, n_gaps + 1);
  work->gap_top = g_new0 (double, n_gaps + 1);
  work->gap_bottom = g_new0 (double, n_gaps + 1);
  find_bands (work);
  for (guint k = 0; k < n_gaps; k++)
    gaps[k] = (Gap) {
        .work = work, .gap = k, .ok = TRUE, .nets = g_array_new (FALSE, FALSE, sizeof (guint))};
  for (guint i = 0; i < work->nets->len; i++)
    g_array_append_val (gaps[fw_work_net (work, i)->gap].nets, i);

  for (guint k = 0; k < n_gaps; k++)
    {
      double height;

      choose_apexes (&gaps[k]);
      choose_drops (&gaps[k]);
      measure_bars (&gaps[k]);
      stack_bars (&gaps[k]);
      stack_tracks (&gaps[k]);
      height = gap_height (&gaps[k], 0);
      clear_slants (&gaps[k], height);
      move_gap (&gaps[k], y);
      work->gap_top[k] = y;
      y += height;
      work->gap_bottom[k] = y;
      if (k < (guint) work->n_rows)
        {
          work->row_y[k] = y + work->row_up[k];
          y = work->row_y[k] + work->row_down[k];
        }
      place_texts (&gaps[k]);
      ok &= gaps[k].ok;
      g_array_unref (gaps[k].nets);
    }
  /* The oldest generation stands at 0, or the pinned ones where they were. */
  if (work->n_rows)
    {
      double shift = -work->row_y[0];

      for (guint i = 0; i < work->n; i++)
        if (work->in->persons[i].pinned && fw_work_item (work, i)->row >= 0)
          {
            shift = work->in->persons[i].y - work->row_y[fw_work_item (work, i)->row];
            break;
          }
      for (guint k = 0; k < n_gaps; k++)
        {
          work->gap_top[k] += shift;
          work->gap_bottom[k] += shift;
          work->row_y[k] += shift;
        }
      for (guint i = 0; i < work->nets->len; i++)
        {
          fw_work_net (work, i)->y += shift;
          fw_work_net (work, i)->bar_y += shift;
        }
    }
  return ok;
}
