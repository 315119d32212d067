/* fw-layout-generations.c: the row of every person.
 *
 * A union lies at its lowest partner and its children exactly one row below it: these
 * never give way. What remains to be chosen is how far partners (and the ends of
 * further links) are apart; the sum is convex in the lattice sense (L♮), so moving a
 * set found by a minimum cut, again and again, ends in the optimum.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#define NEVER ((gint64) 1 << 40)
#define WEIGHT_CHILD 100000
#define WEIGHT_PARTNER 20
#define WEIGHT_FURTHER 3

/* cost of d = x[b] - x[a] - shift: @below a step for d < 0, @above a step for d > 0 */
typedef struct
{
  guint a, b;
  int shift;
  gint64 below, above;
} Term;

typedef struct
{
  guint to, back; /* index of the reverse arc */
  gint64 room;
} Arc;

typedef struct
{
  guint n;
  GPtrArray *arcs; /* GArray of Arc, one a node; source n, sink n + 1 */
  int *level;
  guint *next;
} Network;

static void
network_add (Network *net, guint from, guint to, gint64 room)
{
  GArray *a = g_ptr_array_index (net->arcs, from), *b = g_ptr_array_index (net->arcs, to);
  Arc there = {to, b->len, room}, back = {from, a->len, 0};

  g_array_append_val (a, there);
  g_array_append_val (b, back);
}

static gboolean
network_level (Network *net, GArray *queue)
{
  for (guint i = 0; i < net->n + 2; i++)
    net->level[i] = -1;
  net->level[net->n] = 0;
  g_array_set_size (queue, 0);
  g_array_append_val (queue, net->n);
  for (guint head = 0; head < queue->len; head++)
    {
      guint v = FW_UINT (queue, head);
      GArray *arcs = g_ptr_array_index (net->arcs, v);

      for (guint i = 0; i < arcs->len; i++)
        {
          Arc *arc = &g_array_index (arcs, Arc, i);

          if (arc->room > 0 && net->level[arc->to] < 0)
            {
              net->level[arc->to] = net->level[v] + 1;
              g_array_append_val (queue, arc->to);
            }
        }
    }
  return net->level[net->n + 1] >= 0;
}

static gint64
network_push (Network *net, guint v, gint64 amount)
{
  GArray *arcs = g_ptr_array_index (net->arcs, v);

  if (v == net->n + 1)
    return amount;
  for (; net->next[v] < arcs->len; net->next[v]++)
    {
      Arc *arc = &g_array_index (arcs, Arc, net->next[v]);
      gint64 sent;

      if (arc->room <= 0 || net->level[arc->to] != net->level[v] + 1)
        continue;
      sent = network_push (net, arc->to, MIN (amount, arc->room));
      if (sent > 0)
        {
          GArray *others = g_ptr_array_index (net->arcs, arc->to);

          arc->room -= sent;
          g_array_index (others, Arc, arc->back).room += sent;
          return sent;
        }
    }
  return 0;
}

static gint64
term_cost (const Term *term, int d)
{
  d -= term->shift;
  return d < 0 ? -d * term->below : d * term->above;
}

/* Moves the best set of variables by @step (+1 or -1); FALSE when none is better. */
static gboolean
descend (int *x, guint n, GArray *terms, int step)
{
  Network net = {.n = n};
  g_autofree gint64 *single = g_new0 (gint64, n);
  g_autofree int *level = g_new (int, n + 2);
  g_autofree guint *next = g_new (guint, n + 2);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 gain = 0, flow = 0;

  net.arcs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  net.level = level;
  net.next = next;
  for (guint i = 0; i < n + 2; i++)
    g_ptr_array_add (net.arcs, g_array_new (FALSE, FALSE, sizeof (Arc)));
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);
      int d = x[term->b] - x[term->a];
      gint64 now = term_cost (term, d);
      gint64 only_b = term_cost (term, d + step) - now;
      gint64 only_a = term_cost (term, d - step) - now;

      /* Both: nothing changes. Counted as b's own and taken back at a. */
      single[term->b] += only_b;
      single[term->a] -= only_b;
      if (only_a + only_b > 0)
        network_add (&net, term->a, term->b, only_a + only_b);
    }
  for (guint i = 0; i < n; i++)
    if (single[i] < 0)
      {
        network_add (&net, n, i, -single[i]);
        gain -= single[i];
      }
    else if (single[i] > 0)
      network_add (&net, i, n + 1, single[i]);
  while (network_level (&net, queue))
    {
      gint64 sent;

      memset (next, 0, sizeof (guint) * (n + 2));
      while ((sent = network_push (&net, n, NEVER * 1024)) > 0)
        flow += sent;
    }
  g_ptr_array_unref (net.arcs);
  if (flow >= gain)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (level[i] >= 0)
      x[i] += step;
  return TRUE;
}

/* The highest rows that the hard constraints allow. */
static void
start_rows (FwLayoutWork *work, int *x)
{
  gboolean changed = TRUE;

  for (guint round = 0; changed && round < work->n + 2; round++)
    {
      changed = FALSE;
      for (guint u = 0; u < work->in->n_unions; u++)
        {
          FwWorkUnion *couple = &work->unions[u];

          for (guint i = 0; i < couple->n_partners; i++)
            if (x[couple->partners[i]] > x[work->n + u])
              {
                x[work->n + u] = x[couple->partners[i]];
                changed = TRUE;
              }
          for (guint i = 0; i < couple->children->len; i++)
            if (x[FW_UINT (couple->children, i)] < x[work->n + u] + 1)
              {
                x[FW_UINT (couple->children, i)] = x[work->n + u] + 1;
                changed = TRUE;
              }
        }
    }
}

/* The cuts may leave a union below both its partners where that costs nothing; people
 * with parents then move up to just below them. */
static void
settle_rows (FwLayoutWork *work, int *x)
{
  gboolean changed = TRUE;

  for (guint round = 0; changed && round < work->n + 2; round++)
    {
      changed = FALSE;
      for (guint u = 0; u < work->in->n_unions; u++)
        {
          FwWorkUnion *couple = &work->unions[u];
          int row = G_MININT;

          for (guint i = 0; i < couple->n_partners; i++)
            row = MAX (row, x[couple->partners[i]]);
          if (couple->n_partners)
            x[work->n + u] = row;
          for (guint i = 0; i < couple->children->len; i++)
            if (x[FW_UINT (couple->children, i)] != x[work->n + u] + 1)
              {
                x[FW_UINT (couple->children, i)] = x[work->n + u] + 1;
                changed = TRUE;
              }
        }
    }
}

static guint
find_root (guint *parent, guint i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

/* Each part that hangs together starts at row 0, moved down to where people of the
 * same age stand in the greatest part. */
static void
align_parts (FwLayoutWork *work, int *x, GArray *terms)
{
  guint n = work->n + work->in->n_unions, greatest = FW_NONE;
  g_autofree guint *part = g_new (guint, n + 1);
  g_autofree guint *size = g_new0 (guint, n + 1);
  g_autofree int *least = g_new (int, n + 1);
  g_autofree int *shift = g_new0 (int, n + 1);
  g_autofree double *age = NULL;
  g_autofree guint *count = NULL;
  int rows = 0;

  for (guint i = 0; i < n; i++)
    {
      part[i] = i;
      least[i] = G_MAXINT;
    }
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      part[find_root (part, term->a)] = find_root (part, term->b);
    }
  for (guint i = 0; i < work->n; i++)
    {
      guint r = find_root (part, i);

      if (!work->kin[i])
        continue;
      size[r]++;
      least[r] = MIN (least[r], x[i]);
      if (greatest == FW_NONE || size[r] > size[greatest])
        greatest = r;
    }
  for (guint i = work->n; i < n; i++) /* unions without partners */
    if (work->unions[i - work->n].drawn && work->unions[i - work->n].n_partners == 0)
      x[i] = MAX (x[i], least[find_root (part, i)] - 1);
  for (guint i = 0; i < n; i++)
    if (least[find_root (part, i)] != G_MAXINT)
      x[i] -= least[find_root (part, i)];
  if (greatest == FW_NONE)
    return;

  for (guint i = 0; i < work->n; i++)
    if (work->kin[i] && find_root (part, i) == greatest)
      rows = MAX (rows, x[i] + 1);
  age = g_new0 (double, rows + 1);
  count = g_new0 (guint, rows + 1);
  for (guint i = 0; i < work->n; i++)
    if (work->kin[i] && find_root (part, i) == greatest && work->in->persons[i].born != FW_DAY_NONE)
      {
        age[x[i]] += work->in->persons[i].born;
        count[x[i]]++;
      }
  for (guint r = 0; r < n; r++)
    {
      double best = G_MAXDOUBLE;

      if (size[r] == 0 || r == greatest)
        continue;
      for (int s = 0; s < rows; s++)
        {
          double sum = 0;
          gboolean known = FALSE;

          for (guint i = 0; i < work->n; i++)
            if (work->kin[i] && find_root (part, i) == r && work->in->persons[i].born != FW_DAY_NONE
                && x[i] + s < rows && count[x[i] + s])
              {
                sum += ABS (age[x[i] + s] / count[x[i] + s] - work->in->persons[i].born);
                known = TRUE;
              }
            else if (work->kin[i] && find_root (part, i) == r && x[i] + s >= rows)
              sum += 365.0 * 60;
          if (known && sum < best - 1e-6)
            {
              best = sum;
              shift[r] = s;
            }
        }
    }
  for (guint i = 0; i < n; i++)
    x[i] += shift[find_root (part, i)];
}

void
fw_layout_find_generations (FwLayoutWork *work)
{
  guint n = work->n + work->in->n_unions;
  g_autofree int *x = g_new0 (int, n + 1);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (Term));
  guint limit = 4 * work->n + 16;

  for (guint u = 0; u < work->in->n_unions; u++)
    {
      FwWorkUnion *couple = &work->unions[u];

      if (!couple->drawn)
        continue;
      for (guint i = 0; i < couple->n_partners; i++)
        {
          Term term = {couple->partners[i], work->n + u, 0, NEVER, WEIGHT_PARTNER};

          g_array_append_val (terms, term);
        }
      for (guint i = 0; i < couple->children->len; i++)
        {
          Term term = {work->n + u, FW_UINT (couple->children, i), 1, NEVER, WEIGHT_CHILD};

          g_array_append_val (terms, term);
        }
    }
  for (guint i = 0; i < work->links->len; i++)
    {
      FwWorkLink *link = fw_work_link (work, i);

      if (link->usable && !link->primary)
        {
          Term term = {work->n + link->couple, link->child, 1, WEIGHT_FURTHER, WEIGHT_FURTHER};

          g_array_append_val (terms, term);
        }
    }
  start_rows (work, x);
  for (guint round = 0; round < limit; round++)
    if (!descend (x, n, terms, 1) && !descend (x, n, terms, -1))
      break;
  settle_rows (work, x);
  align_parts (work, x, terms);

  for (guint i = 0; i < work->n; i++)
    {
      fw_work_item (work, i)->row = work->kin[i] ? x[i] : -1;
      if (work->kin[i])
        work->n_rows = MAX (work->n_rows, x[i] + 1);
    }
  for (guint u = 0; u < work->in->n_unions; u++)
    {
      FwWorkUnion *couple = &work->unions[u];

      /* Where it lies follows from those who touch it, whatever the cuts left. */
      couple->row = -1;
      for (guint i = 0; i < couple->n_partners; i++)
        couple->row = MAX (couple->row, x[couple->partners[i]]);
      if (couple->n_partners == 0 && couple->children->len)
        couple->row = x[FW_UINT (couple->children, 0)] - 1;
      else if (couple->n_partners == 0 && couple->drawn)
        couple->row = MAX (-1, MIN (x[work->n + u], work->n_rows - 1));
    }
}
