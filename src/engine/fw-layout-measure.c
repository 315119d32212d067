/* fw-layout-measure.c: figures about a finished layout. Reads everything, changes nothing. */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

/* Stretch at x (vertical, from a to b in y) or at y (horizontal, from a to b in x). */
typedef struct
{
  double at, a, b;
  guint net;
} Stretch;

typedef struct
{
  FwLayoutPoint p, q;
  guint couple;
  guint ends[3]; /* persons that it touches */
} Line;

static void
add_stretch (GArray *list, double at, double a, double b, guint net)
{
  Stretch stretch = {at, MIN (a, b), MAX (a, b), net};

  if (stretch.b - stretch.a > 1e-6)
    g_array_append_val (list, stretch);
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  double x = ((const Stretch *) a)->at, y = ((const Stretch *) b)->at;

  return x < y ? -1 : x > y;
}

static guint
count_crossings (FwLayoutWork *work)
{
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint count = 0;

  for (guint i = 0; i < work->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, i);
      double top = work->gap_top[net->gap], bottom = work->gap_bottom[net->gap];
      double start = fw_work_net (work, net->owner)->bar_y;

      if (net->main)
        {
          add_stretch (across, net->bar_y, net->bar_l, net->bar_r, i);
          for (guint k = 0; k < net->legs->len; k++)
            add_stretch (down, fw_work_terminal_x (work, FW_TERMINAL (net->legs, k)), top,
                         net->bar_y, i);
        }
      if (!net->straight)
        add_stretch (across, net->y, net->l, net->r, i);
      for (guint k = 0; k < net->ups->len; k++)
        add_stretch (down, fw_work_terminal_x (work, FW_TERMINAL (net->ups, k)), top,
                     net->straight ? bottom : net->y, i);
      if (net->drop)
        add_stretch (down, net->drop_x, start, net->straight ? bottom : net->y, i);
      for (guint k = 0; k < net->downs->len && !net->straight; k++)
        add_stretch (down, fw_work_terminal_x (work, FW_TERMINAL (net->downs, k)), net->y, bottom,
                     i);
    }
  g_array_sort (down, compare_stretches);
  for (guint i = 0; i < across->len; i++)
    {
      const Stretch *h = &g_array_index (across, Stretch, i);
      guint lo = 0, hi = down->len;

      while (lo < hi)
        {
          guint mid = (lo + hi) / 2;

          if (g_array_index (down, Stretch, mid).at <= h->a + 0.01)
            lo = mid + 1;
          else
            hi = mid;
        }
      for (; lo < down->len && g_array_index (down, Stretch, lo).at < h->b - 0.01; lo++)
        {
          const Stretch *v = &g_array_index (down, Stretch, lo);

          count += v->net != h->net && v->a < h->at - 0.01 && v->b > h->at + 0.01;
        }
    }
  return count;
}

static double
side (const FwLayoutPoint *a, const FwLayoutPoint *b, const FwLayoutPoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static gboolean
lines_cross (const Line *a, const Line *b)
{
  if (a->couple == b->couple)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      if (a->ends[i] != FW_NONE && a->ends[i] == b->ends[k])
        return FALSE;
  if (MAX (a->p.x, a->q.x) < MIN (b->p.x, b->q.x) || MAX (b->p.x, b->q.x) < MIN (a->p.x, a->q.x)
      || MAX (a->p.y, a->q.y) < MIN (b->p.y, b->q.y) || MAX (b->p.y, b->q.y) < MIN (a->p.y, a->q.y))
    return FALSE;
  return side (&a->p, &a->q, &b->p) * side (&a->p, &a->q, &b->q) < -1e-9
         && side (&b->p, &b->q, &a->p) * side (&b->p, &b->q, &a->q) < -1e-9;
}

/* Couples and lines from the middle between parents to each child, all straight. */
static guint
count_straight_crossings (FwLayoutWork *work, const FwLayoutOutput *output)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint count = 0;

  for (guint u = 0; u < work->in->n_unions; u++)
    {
      const FwWorkUnion *couple = &work->unions[u];
      Line line = {.couple = u, .ends = {FW_NONE, FW_NONE, FW_NONE}};

      if (!couple->drawn || couple->n_partners == 0)
        continue;
      for (guint i = 0; i < couple->n_partners; i++)
        {
          line.ends[i] = couple->partners[i];
          *(i ? &line.q : &line.p) = (FwLayoutPoint) {output->places[couple->partners[i]].x,
                                                      output->places[couple->partners[i]].y};
        }
      if (couple->n_partners == 2)
        {
          g_array_append_val (lines, line);
          line.p = (FwLayoutPoint) {(line.p.x + line.q.x) / 2, (line.p.y + line.q.y) / 2};
        }
      for (guint i = 0; i < couple->children->len; i++)
        {
          guint c = FW_UINT (couple->children, i);

          line.q = (FwLayoutPoint) {output->places[c].x, output->places[c].y};
          line.ends[2] = c;
          g_array_append_val (lines, line);
        }
    }
  for (guint i = 0; i < lines->len; i++)
    for (guint k = i + 1; k < lines->len; k++)
      count += lines_cross (&g_array_index (lines, Line, i), &g_array_index (lines, Line, k));
  return count;
}

void
fw_layout_measure (FwLayoutWork *work, FwLayoutOutput *output)
{
  FwLayoutMeasures *m = &output->measures;
  g_autofree guint *place = g_new0 (guint, work->items->len + 1);

  m->pins_moved = work->pins_moved;
  m->crossings = count_crossings (work);
  m->straight_crossings = count_straight_crossings (work, output);
  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *chains = fw_work_row (work, r);
      guint at = 0;

      for (guint i = 0; i < chains->len; i++)
        {
          GArray *items = fw_work_chain (work, FW_UINT (chains, i))->items;

          for (guint k = 0; k < items->len; k++)
            if (FW_UINT (items, k) < work->n)
              place[FW_UINT (items, k)] = at++;
        }
    }
  for (guint u = 0; u < work->in->n_unions; u++)
    {
      const FwWorkUnion *couple = &work->unions[u];
      gboolean sorted = TRUE;

      if (!couple->drawn)
        continue;
      if (couple->n_partners == 2)
        {
          guint a = couple->partners[0], b = couple->partners[1];

          m->couples++;
          m->couples_adjacent += fw_work_item (work, a)->row == fw_work_item (work, b)->row
                                 && ABS ((int) place[a] - (int) place[b]) == 1;
        }
      if (couple->children->len < 2)
        continue;
      for (guint i = 0; i + 1 < couple->children->len; i++)
        for (guint k = i + 1; k < couple->children->len; k++)
          {
            guint a = FW_UINT (couple->children, i), b = FW_UINT (couple->children, k);

            sorted &= output->places[a].x < output->places[b].x
                      || !fw_layout_is_order_sure (work, a, b);
          }
      m->sibships++;
      m->sibships_in_birth_order += sorted;
    }
}
