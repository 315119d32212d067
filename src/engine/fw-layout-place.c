/* fw-layout-place.c: the x of every item.
 *
 * min  Σ w (Σ a x - b)²   with the least distances of neighbours in each row, pins fixed
 *
 * Each row is totally ordered, so the projection onto the constraints is a weighted
 * isotonic regression (pool adjacent violators), exact and linear; around it stands an
 * accelerated projected gradient with a diagonal metric and restarts. The number of
 * rounds is fixed: the same input gives the same places.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

#define PIN_WEIGHT 1e9
#define LEG_STEP 14.0

typedef struct
{
  guint first, count; /* in the coefficient arrays */
  double b, w;
} Row;

typedef struct
{
  FwLayoutWork *work;
  guint n;
  GArray *rows; /* Row: one term of the sum */
  GArray *index, *coefficient;
  double *metric;
  GPtrArray *order; /* items of each row, left to right */
  GPtrArray *gap;   /* GArray of double: least distance to the item before */
} Programme;

/* --- legs ---------------------------------------------------------------------- */

typedef struct
{
  GArray *terminals;
  guint index;
  int side;
  double far;
  guint number;
} Leg;

static int
compare_legs (gconstpointer a, gconstpointer b)
{
  const Leg *one = a, *other = b;

  if (one->side != other->side)
    return one->side - other->side;
  if (one->far != other->far)
    return (one->far < other->far ? -1 : 1) * (one->side <= 0 ? 1 : -1);
  return (one->number < other->number ? -1 : 1) * (one->side <= 0 ? 1 : -1);
}

static int
compare_downs (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwItem *one = fw_work_item (data, ((const FwTerminal *) a)->item);
  const FwItem *other = fw_work_item (data, ((const FwTerminal *) b)->item);

  return one->pos < other->pos ? -1 : one->pos > other->pos;
}

void
fw_layout_spread_legs (FwLayoutWork *work)
{
  for (guint i = 0; i < work->nets->len; i++)
    if (fw_work_net (work, i)->loose)
      g_array_sort_with_data (fw_work_net (work, i)->downs, compare_downs, work);
  for (guint p = 0; p < work->n; p++)
    {
      GArray *nets = g_ptr_array_index (work->item_nets, p);
      g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (Leg));
      double step;

      for (guint i = 0; i < nets->len; i++)
        {
          FwNet *net = fw_work_net (work, FW_UINT (nets, i));
          GArray *lists[] = {net->legs, net->ups};

          for (guint l = 0; l < 2; l++)
            for (guint k = 0; k < lists[l]->len; k++)
              if (FW_TERMINAL (lists[l], k)->item == p)
                {
                  Leg leg = {.terminals = lists[l], .index = k, .number = FW_UINT (nets, i)};

                  if (l == 0 && net->legs->len == 2)
                    {
                      double d
                          = (double) fw_work_item (work, FW_TERMINAL (net->legs, 1 - k)->item)->pos
                            - fw_work_item (work, p)->pos;

                      leg.side = d < 0 ? -1 : 1;
                      leg.far = fabs (d);
                    }
                  g_array_append_val (legs, leg);
                }
        }
      if (legs->len < 2)
        continue;
      g_array_sort (legs, compare_legs);
      step = MIN (LEG_STEP, (work->in->persons[p].w - 8) / (legs->len - 1));
      for (guint i = 0; i < legs->len; i++)
        {
          Leg *leg = &g_array_index (legs, Leg, i);

          FW_TERMINAL (leg->terminals, leg->index)->dx = step * (i - (legs->len - 1) / 2.0);
        }
    }
}

/* --- the sum ------------------------------------------------------------------- */

static void
term_begin (Programme *self, double w, double b)
{
  Row row = {self->index->len, 0, b, w};

  g_array_append_val (self->rows, row);
}

static void
term_add (Programme *self, guint item, double a)
{
  g_array_append_val (self->index, item);
  g_array_append_val (self->coefficient, a);
  g_array_index (self->rows, Row, self->rows->len - 1).count++;
}

static void
add_difference (Programme *self, guint left, guint right, double distance, double w)
{
  term_begin (self, w, distance);
  term_add (self, right, 1);
  term_add (self, left, -1);
}

static void
add_terminal_difference (Programme *self, const FwTerminal *a, const FwTerminal *b, double w)
{
  add_difference (self, a->item, b->item, a->dx - b->dx, w);
}

static void
add_net (Programme *self, FwNet *net)
{
  FwLayoutWork *work = self->work;
  GArray *legs = fw_work_net (work, net->owner)->legs;
  double share = legs->len ? 1.0 / legs->len : 0;
  guint k = net->downs->len;

  if (net->main && net->legs->len == 2)
    {
      FwItem *a = fw_work_item (work, FW_TERMINAL (legs, 0)->item);
      FwItem *b = fw_work_item (work, FW_TERMINAL (legs, 1)->item);
      gboolean a_left = a->pos < b->pos;
      double d = a_left ? a->right + b->left : b->right + a->left;

      d += work->in->metrics.couple_gap;
      add_difference (self, FW_TERMINAL (legs, a_left ? 0 : 1)->item,
                      FW_TERMINAL (legs, a_left ? 1 : 0)->item, d,
                      ABS ((int) a->pos - (int) b->pos) == 1 ? 0.6 : 0.15);
    }
  if (net->ups->len == 1 && net->downs->len == 1)
    add_terminal_difference (self, FW_TERMINAL (net->ups, 0), FW_TERMINAL (net->downs, 0), 0.3);
  if (!net->drop)
    return;
  if (k == 0)
    {
      for (guint i = 0; i < net->ups->len; i++)
        for (guint m = 0; m < legs->len; m++)
          add_terminal_difference (self, FW_TERMINAL (legs, m), FW_TERMINAL (net->ups, i), 0.1);
      return;
    }
  if (legs->len)
    {
      double weight = net->main ? 1.0 : 0.05;

      /* The middle of the bar over the middle of the children. */
      for (guint pass = 0; pass < 2; pass++)
        {
          guint first = 0, last = k - 1, lo = first;
          double b = 0;

          if (pass == 0)
            {
              for (guint i = 0; i < k; i++)
                {
                  guint pos = fw_work_item (work, FW_TERMINAL (net->downs, i)->item)->pos;

                  if (pos < fw_work_item (work, FW_TERMINAL (net->downs, lo)->item)->pos)
                    lo = i;
                  if (pos > fw_work_item (work, FW_TERMINAL (net->downs, last)->item)->pos)
                    last = i;
                }
              for (guint i = 0; i < legs->len; i++)
                b -= FW_TERMINAL (legs, i)->dx * share;
              b += (FW_TERMINAL (net->downs, lo)->dx + FW_TERMINAL (net->downs, last)->dx) / 2;
              term_begin (self, 2.0 * weight, b);
              for (guint i = 0; i < legs->len; i++)
                term_add (self, FW_TERMINAL (legs, i)->item, share);
              term_add (self, FW_TERMINAL (net->downs, lo)->item, -0.5);
              term_add (self, FW_TERMINAL (net->downs, last)->item, -0.5);
            }
          else
            for (guint c = 0; c < k; c++)
              {
                term_begin (self, 0.3 * weight * pow (k, -1.5), 0);
                for (guint i = 0; i < legs->len; i++)
                  term_add (self, FW_TERMINAL (legs, i)->item, share);
                term_add (self, FW_TERMINAL (net->downs, c)->item, -1);
              }
        }
    }
  if (net->main)
    for (guint c = 0; c + 1 < k; c++)
      {
        guint a = FW_TERMINAL (net->downs, c)->item, b = FW_TERMINAL (net->downs, c + 1)->item;

        add_difference (self, a, b,
                        fw_work_item (work, a)->right + fw_work_item (work, b)->left
                            + work->in->metrics.sibling_gap,
                        0.03);
      }
}

static gboolean
is_couple (FwLayoutWork *work, guint a, guint b, double *room)
{
  GArray *nets = g_ptr_array_index (work->item_nets, a);
  gboolean found = FALSE;

  *room = 0;
  for (guint i = 0; i < nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (nets, i));

      if (!net->main || net->legs->len != 2)
        continue;
      for (guint k = 0; k < 2; k++)
        if (FW_TERMINAL (net->legs, k)->item == a && FW_TERMINAL (net->legs, 1 - k)->item == b)
          {
            double label = work->in->unions[net->couple].label_w;
            double legs
                = fabs (FW_TERMINAL (net->legs, 0)->dx) + fabs (FW_TERMINAL (net->legs, 1)->dx);

            found = TRUE;
            *room = MAX (*room, (label > 0 ? label + 20 : 20) + legs);
          }
    }
  return found;
}

static double
least_distance (FwLayoutWork *work, guint a, guint b)
{
  const FwLayoutMetrics *m = &work->in->metrics;
  FwItem *one = fw_work_item (work, a), *other = fw_work_item (work, b);
  double d = one->right + other->left + work->extra[a], room;

  if (one->lane || other->lane)
    return d + 4;
  if (is_couple (work, a, b, &room))
    return MAX (d + m->couple_gap, room + work->extra[a]);
  return d + m->sibling_gap;
}

static void
programme_init (Programme *self, FwLayoutWork *work)
{
  guint placed = 0;

  self->work = work;
  self->n = work->items->len;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->index = g_array_new (FALSE, FALSE, sizeof (guint));
  self->coefficient = g_array_new (FALSE, FALSE, sizeof (double));
  self->metric = g_new0 (double, self->n + 1);
  self->order = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->gap = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
      GArray *gap = g_array_new (FALSE, FALSE, sizeof (double));
      GArray *chains = fw_work_row (work, r);

      for (guint i = 0; i < chains->len; i++)
        {
          GArray *items = fw_work_chain (work, FW_UINT (chains, i))->items;

          g_array_append_vals (order, items->data, items->len);
        }
      for (guint i = 0; i < order->len; i++)
        {
          double d = i ? least_distance (work, FW_UINT (order, i - 1), FW_UINT (order, i)) : 0;

          g_array_append_val (gap, d);
          if (i)
            add_difference (self, FW_UINT (order, i - 1), FW_UINT (order, i), d, 0.004);
        }
      g_ptr_array_add (self->order, order);
      g_ptr_array_add (self->gap, gap);
    }
  for (guint i = 0; i < work->nets->len; i++)
    add_net (self, fw_work_net (work, i));
  for (guint i = 0; i < work->n; i++)
    placed += work->kin[i] && work->in->persons[i].placed;
  for (guint i = 0; i < self->n; i++)
    {
      gboolean held = i < work->n && work->in->persons[i].placed;
      double x = i < work->n && (held || work->in->persons[i].pinned) ? work->in->persons[i].x : 0;

      if (fw_work_item (work, i)->row < 0)
        continue;
      term_begin (self, held ? 0.4 : placed ? 1e-7 : 1e-6, x);
      term_add (self, i, 1);
    }
  for (guint t = 0; t < self->rows->len; t++)
    {
      const Row *row = &g_array_index (self->rows, Row, t);
      double sum = 0;

      for (guint k = 0; k < row->count; k++)
        sum += fabs (g_array_index (self->coefficient, double, row->first + k));
      for (guint k = 0; k < row->count; k++)
        self->metric[FW_UINT (self->index, row->first + k)]
            += row->w * sum * fabs (g_array_index (self->coefficient, double, row->first + k));
    }
}

static void
programme_clear (Programme *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->index);
  g_array_unref (self->coefficient);
  g_free (self->metric);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->gap);
}

static gboolean
is_pinned (FwLayoutWork *work, guint item)
{
  return item < work->n && work->in->persons[item].pinned;
}

/* Nearest point that keeps all distances, by the metric. */
static void
project (Programme *self, double *x)
{
  g_autofree double *mean = g_new (double, self->n + 1);
  g_autofree double *weight = g_new (double, self->n + 1);
  g_autofree guint *size = g_new (guint, self->n + 1);

  for (guint r = 0; r < self->order->len; r++)
    {
      GArray *order = g_ptr_array_index (self->order, r), *gap = g_ptr_array_index (self->gap, r);
      double offset = 0;
      guint blocks = 0, k = 0;

      for (guint i = 0; i < order->len; i++)
        {
          guint item = FW_UINT (order, i);
          gboolean pinned = is_pinned (self->work, item);

          offset += g_array_index (gap, double, i);
          mean[blocks] = (pinned ? self->work->in->persons[item].x : x[item]) - offset;
          weight[blocks] = self->metric[item] * (pinned ? PIN_WEIGHT : 1);
          size[blocks] = 1;
          while (blocks > 0 && mean[blocks - 1] >= mean[blocks])
            {
              double w = weight[blocks - 1] + weight[blocks];

              mean[blocks - 1]
                  = (mean[blocks - 1] * weight[blocks - 1] + mean[blocks] * weight[blocks]) / w;
              weight[blocks - 1] = w;
              size[blocks - 1] += size[blocks];
              blocks--;
            }
          blocks++;
        }
      offset = 0;
      for (guint b = 0, i = 0; b < blocks; b++)
        for (k = 0; k < size[b]; k++, i++)
          {
            offset += g_array_index (gap, double, i);
            x[FW_UINT (order, i)] = mean[b] + offset;
          }
    }
}

static void
gradient (Programme *self, const double *x, double *g)
{
  const guint *index = (const guint *) (gpointer) self->index->data;
  const double *a = (const double *) (gpointer) self->coefficient->data;

  memset (g, 0, sizeof (double) * self->n);
  for (guint t = 0; t < self->rows->len; t++)
    {
      const Row *row = &g_array_index (self->rows, Row, t);
      double value = -row->b;

      for (guint k = row->first; k < row->first + row->count; k++)
        value += a[k] * x[index[k]];
      value *= row->w;
      for (guint k = row->first; k < row->first + row->count; k++)
        g[index[k]] += a[k] * value;
    }
}

static void
solve (Programme *self, double *x, guint rounds)
{
  g_autofree double *y = g_new (double, self->n + 1);
  g_autofree double *last = g_new (double, self->n + 1);
  g_autofree double *g = g_new (double, self->n + 1);
  double t = 1;

  project (self, x);
  memcpy (y, x, sizeof (double) * self->n);
  for (guint round = 0; round < rounds; round++)
    {
      double next = (1 + sqrt (1 + 4 * t * t)) / 2, turn = 0, moved = 0;

      memcpy (last, x, sizeof (double) * self->n);
      gradient (self, y, g);
      for (guint i = 0; i < self->n; i++)
        x[i] = self->metric[i] > 0 ? y[i] - g[i] / self->metric[i] : 0;
      project (self, x);
      for (guint i = 0; i < self->n; i++)
        {
          turn += self->metric[i] * (y[i] - x[i]) * (x[i] - last[i]);
          moved = MAX (moved, fabs (x[i] - last[i]));
        }
      if (turn > 0) /* went too far: begin anew from here */
        {
          t = 1;
          next = 1;
        }
      for (guint i = 0; i < self->n; i++)
        y[i] = x[i] + (turn > 0 ? 0 : (t - 1) / next) * (x[i] - last[i]);
      t = next;
      if (moved < 1e-4 && round > 20)
        break;
    }
}

/* Lanes that all but continue a line continue it. They have room for it on both sides. */
static void
straighten_lanes (FwLayoutWork *work)
{
  for (int gap = 0; gap <= work->n_rows; gap++)
    for (guint i = 0; i < work->nets->len; i++)
      {
        FwNet *net = fw_work_net (work, i);
        guint up, down;
        double d;

        if ((int) net->gap != gap || net->ups->len != 1 || net->downs->len != 1)
          continue;
        up = FW_TERMINAL (net->ups, 0)->item;
        down = FW_TERMINAL (net->downs, 0)->item;
        d = fw_work_terminal_x (work, FW_TERMINAL (net->ups, 0))
            - fw_work_terminal_x (work, FW_TERMINAL (net->downs, 0));
        if (fabs (d) > 4)
          continue;
        if (fw_work_item (work, down)->lane && work->nudge[down] == 0)
          fw_work_item (work, down)->x += d;
        else if (fw_work_item (work, up)->lane && work->nudge[up] == 0)
          fw_work_item (work, up)->x -= d;
      }
}

void
fw_layout_find_x (FwLayoutWork *work)
{
  Programme self = {0};
  g_autofree double *x = NULL;

  programme_init (&self, work);
  x = g_new0 (double, self.n + 1);
  for (guint i = 0; i < self.n; i++)
    x[i] = fw_work_item (work, i)->x;
  /* Begin packed from the left, so that the first steps are not lost on untangling. */
  for (guint r = 0; r < self.order->len && work->row_y == NULL; r++)
    {
      GArray *order = g_ptr_array_index (self.order, r), *gap = g_ptr_array_index (self.gap, r);
      double at = 0;

      for (guint i = 0; i < order->len; i++)
        {
          at += g_array_index (gap, double, i);
          x[FW_UINT (order, i)] = at;
        }
      for (guint i = 0; i < order->len; i++)
        x[FW_UINT (order, i)] -= at / 2;
      for (guint i = 0; i < order->len; i++)
        if (FW_UINT (order, i) < work->n
            && (work->in->persons[FW_UINT (order, i)].placed
                || is_pinned (work, FW_UINT (order, i))))
          x[FW_UINT (order, i)] = work->in->persons[FW_UINT (order, i)].x;
    }
  solve (&self, x, self.n > 1500 ? 500 : 1500);
  work->pins_moved = 0;
  for (guint i = 0; i < self.n; i++)
    {
      FwItem *item = fw_work_item (work, i);

      item->x = x[i] + (item->lane ? work->nudge[i] : 0);
      if (!is_pinned (work, i) || item->row < 0)
        continue;
      if (fabs (x[i] - work->in->persons[i].x) < 0.05)
        item->x = work->in->persons[i].x;
      else
        work->pins_moved++;
    }
  straighten_lanes (work);
  programme_clear (&self);
}
