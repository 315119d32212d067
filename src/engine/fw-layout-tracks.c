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

#include "engine/fw-layout-gap.h"

#include <math.h>

#define TOUCH 9.0 /* between ends on one track */
#define SAME 1.5  /* less is one vertical */

/* --- upper zone ---------------------------------------------------------------- */

/* End of the bar of parents whom nobody knows, some way from @x, on nobody's line. */
static double
free_end (FwGap *self, double x, int side)
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
measure_bars (FwGap *self)
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

  return fw_gap_single_text (work, net, &l, &r) ? MAX (net->bar_r, r) : net->bar_r;
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
stack_bars (FwGap *self)
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
        double x = fw_gap_down_x (work, net, i);

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
      double x = fw_gap_down_x (work, b, i);

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
nudge_lanes (FwGap *self, const FwNet *a, const FwNet *b)
{
  FwLayoutWork *work = self->work;

  for (guint i = 0; i < b->downs->len; i++)
    for (guint k = 0; k < a->ups->len; k++)
      {
        guint up = FW_TERMINAL (a->ups, k)->item, down = FW_TERMINAL (b->downs, i)->item;
        double d = fw_work_terminal_x (work, FW_TERMINAL (a->ups, k)) - fw_gap_down_x (work, b, i);

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
stack_tracks (FwGap *self)
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
          net->l = MIN (net->l, fw_gap_down_x (work, net, k));
          net->r = MAX (net->r, fw_gap_down_x (work, net, k));
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
      net->straight = net->l > net->r
                      || (net->r - net->l < (is_exact (work, net) ? 0.01 : SAME)
                          && !fw_gap_has_twins (work, net));
      self->twins |= fw_gap_has_twins (work, net);
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
gap_height (FwGap *self, double top)
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
        label[net->bar_track] = MAX (label[net->bar_track], h + FW_GAP_TEXT_PAD + 2);
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
distance_to_twins (FwGap *self, const FwNet *net, double bottom)
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
                             : fw_gap_down_x (work, net, t);

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
clear_slants (FwGap *self, double bottom)
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
move_gap (FwGap *self, double by)
{
  for (guint i = 0; i < self->nets->len; i++)
    {
      fw_work_net (self->work, FW_UINT (self->nets, i))->y += by;
      fw_work_net (self->work, FW_UINT (self->nets, i))->bar_y += by;
    }
}

gboolean
fw_layout_find_tracks (FwLayoutWork *work)
{
  guint n_gaps = work->n_rows + 1;
  g_autofree FwGap *gaps = g_new0 (FwGap, n_gaps);
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
    gaps[k] = (FwGap) {
        .work = work, .gap = k, .ok = TRUE, .nets = g_array_new (FALSE, FALSE, sizeof (guint))};
  for (guint i = 0; i < work->nets->len; i++)
    g_array_append_val (gaps[fw_work_net (work, i)->gap].nets, i);

  for (guint k = 0; k < n_gaps; k++)
    {
      double height;

      fw_gap_choose_apexes (&gaps[k]);
      fw_gap_choose_drops (&gaps[k]);
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
      fw_gap_place_texts (&gaps[k]);
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
