/* fw-value-stream-chain.c: see fw-value-stream-chain.h. */
#include "config.h"

#include <string.h>

#include "engine/fw-value-stream-chain.h"

#define TINY 1e-12

gboolean
fw_lu_solve (double *a, double *b, guint n)
{
  for (guint k = 0; k < n; k++)
    {
      guint best = k;

      for (guint i = k + 1; i < n; i++)
        if (fabs (a[i * n + k]) > fabs (a[best * n + k]))
          best = i;
      if (!(fabs (a[best * n + k]) > TINY))
        return FALSE;
      if (best != k)
        {
          double swap = b[k];

          for (guint j = k; j < n; j++)
            {
              double other = a[k * n + j];

              a[k * n + j] = a[best * n + j];
              a[best * n + j] = other;
            }
          b[k] = b[best];
          b[best] = swap;
        }
      for (guint i = k + 1; i < n; i++)
        {
          double factor = a[i * n + k] / a[k * n + k];

          if (factor == 0)
            continue;
          for (guint j = k + 1; j < n; j++)
            a[i * n + j] -= factor * a[k * n + j];
          b[i] -= factor * b[k];
        }
    }
  for (guint k = n; k > 0; k--)
    {
      guint i = k - 1;

      for (guint j = k; j < n; j++)
        b[i] -= a[i * n + j] * b[j];
      b[i] /= a[i * n + i];
    }
  return TRUE;
}

/* --- building ----------------------------------------------------------------- */

static void
add_edge (GArray *edges, guint from, guint to, guint flow, double weight, gboolean back)
{
  FwChainEdge edge = {from, to, flow, weight, back};

  g_array_append_val (edges, edge);
}

static void
gather_edges (FwChain *self,
              const FwValueStreamInput *input,
              guint class_index,
              const double *weights)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (FwChainEdge));

  self->first = g_new0 (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    {
      self->first[i] = edges->len;
      if (input->steps[i].kind == FW_VS_END)
        continue;
      if (input->n_flows == 0 && i + 1 < self->n)
        add_edge (edges, i, i + 1, FW_VALUE_STREAM_NONE, 1, FALSE);
      for (guint k = 0; k < input->n_flows; k++)
        {
          const FwValueStreamFlow *flow = &input->flows[k];

          if (flow->from == i && weights[k] > 0
              && (flow->class_index == FW_VALUE_STREAM_NONE || flow->class_index == class_index))
            add_edge (edges, i, flow->to, k, weights[k], flow->rework);
        }
    }
  self->first[self->n] = edges->len;
  self->n_edges = edges->len;
  self->edges = g_memdup2 (edges->data, edges->len * sizeof (FwChainEdge));
}

/* Depth first from the start, in the order of the flows: an edge to a step that is still
 * open leads back. Leaves the steps in topological order. */
static void
walk (FwChain *self, guint step, guint8 *state, guint *n_left, GArray *loops)
{
  state[step] = 1;
  for (guint e = self->first[step]; e < self->first[step + 1]; e++)
    {
      FwChainEdge *edge = &self->edges[e];

      if (edge->back)
        continue;
      if (state[edge->to] == 1)
        {
          edge->back = TRUE;
          if (loops != NULL && edge->flow != FW_VALUE_STREAM_NONE)
            g_array_append_val (loops, edge->flow);
        }
      else if (state[edge->to] == 0)
        walk (self, edge->to, state, n_left, loops);
    }
  state[step] = 2;
  self->topo[--*n_left] = step;
}

static void
sort_steps (FwChain *self, GArray *loops)
{
  g_autofree guint8 *state = g_new0 (guint8, self->n);
  guint n_left = self->n;

  self->topo = g_new0 (guint, self->n);
  walk (self, 0, state, &n_left, loops);
  self->n_topo = self->n - n_left;
  memmove (self->topo, self->topo + n_left, self->n_topo * sizeof (guint));
}

static gboolean
has_way_on (const FwChain *self, guint step)
{
  for (guint e = self->first[step]; e < self->first[step + 1]; e++)
    if (!self->edges[e].back)
      return TRUE;
  return FALSE;
}

/* Steps that a pass reaches from @from without going over @without. */
static void
reach (const FwChain *self, guint from, guint without, gboolean *seen)
{
  g_autofree guint *stack = g_new (guint, self->n + 1);
  guint n = 0;

  memset (seen, 0, self->n * sizeof (gboolean));
  stack[n++] = from;
  seen[from] = TRUE;
  while (n > 0)
    {
      guint step = stack[--n];

      for (guint e = self->first[step]; e < self->first[step + 1]; e++)
        {
          guint to = self->edges[e].to;

          if (self->edges[e].back || to == without || seen[to])
            continue;
          seen[to] = TRUE;
          stack[n++] = to;
        }
    }
}

/* By step the nearest one that every pass from it comes to, the exit at last: immediate
 * post-dominators, in one round because a pass has no rings (Cooper, Harvey, Kennedy). */
static guint *
find_meets (const FwChain *self)
{
  g_autofree guint *place = g_new0 (guint, self->n + 1);
  guint *meets = g_new0 (guint, self->n + 1);

  for (guint t = 0; t < self->n_topo; t++)
    place[self->topo[t]] = t;
  place[self->n] = self->n_topo;
  for (guint t = self->n_topo; t > 0; t--)
    {
      guint step = self->topo[t - 1], meet = G_MAXUINT;

      for (guint e = self->first[step]; e < self->first[step + 1]; e++)
        {
          guint other = self->edges[e].to;

          if (self->edges[e].back)
            continue;
          if (meet == G_MAXUINT)
            meet = other;
          while (meet != other)
            if (place[meet] < place[other])
              meet = meets[meet];
            else
              other = meets[other];
        }
      meets[step] = meet == G_MAXUINT ? self->n : meet;
    }
  return meets;
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const FwChainBlock *x = a, *y = b;

  return (x->size > y->size) - (x->size < y->size);
}

static void
find_blocks (FwChain *self)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (FwChainBlock));
  g_autofree guint *meets = find_meets (self);

  for (guint i = 0; i < self->n_topo; i++)
    {
      guint split = self->topo[i];
      FwChainBlock block = {.split = split, .meet = meets[split]};

      if (self->steps[split].kind != FW_VS_SPLIT || !has_way_on (self, split))
        continue;
      block.inside = g_new0 (gboolean, self->n);
      reach (self, split, block.meet, block.inside);
      block.inside[split] = FALSE;
      for (guint k = 0; k < self->n; k++)
        block.size += block.inside[k];
      block.longest[0] = block.longest[1] = self->first[split];
      g_array_append_val (blocks, block);
    }
  g_array_sort (blocks, compare_blocks);
  self->n_blocks = blocks->len;
  self->blocks = g_memdup2 (blocks->data, blocks->len * sizeof (FwChainBlock));
}

/* A return from within a block has to stay on its branch. */
static void
find_leaving (FwChain *self)
{
  g_autofree gboolean *branch = g_new0 (gboolean, self->n);

  for (guint b = 0; b < self->n_blocks; b++)
    {
      const FwChainBlock *block = &self->blocks[b];

      for (guint s = self->first[block->split]; s < self->first[block->split + 1]; s++)
        {
          if (self->edges[s].back || self->edges[s].to == block->meet)
            continue;
          reach (self, self->edges[s].to, block->meet, branch);
          for (guint e = 0; e < self->n_edges; e++)
            if (self->edges[e].back && branch[self->edges[e].from] && !branch[self->edges[e].to])
              self->leaves = self->edges[e].flow;
        }
    }
}

/* A step that a case can reach and from which no way, returns or not, leads to an end. */
static void
find_stuck (FwChain *self)
{
  g_autofree gboolean *ends = g_new0 (gboolean, self->n);
  g_autofree gboolean *met = g_new0 (gboolean, self->n);
  gboolean more = TRUE;

  for (guint i = 0; i < self->n; i++)
    ends[i] = self->first[i] == self->first[i + 1];
  met[0] = TRUE;
  while (more)
    {
      more = FALSE;
      for (guint e = 0; e < self->n_edges; e++)
        {
          const FwChainEdge *edge = &self->edges[e];

          if (ends[edge->to] && !ends[edge->from])
            more = ends[edge->from] = TRUE;
          if (met[edge->from] && !met[edge->to])
            more = met[edge->to] = TRUE;
        }
    }
  for (guint i = self->n; i > 0; i--)
    if (met[i - 1] && !ends[i - 1])
      self->stuck = i - 1;
}

FwChain *
fw_chain_new (const FwValueStreamInput *input,
              guint class_index,
              const double *weights,
              GArray *loops)
{
  FwChain *self = g_new0 (FwChain, 1);

  self->n = input->n_steps;
  self->steps = input->steps;
  self->stuck = self->leaves = FW_VALUE_STREAM_NONE;
  gather_edges (self, input, class_index, weights);
  if (self->n == 0)
    return self;
  sort_steps (self, loops);
  find_blocks (self);
  find_leaving (self);
  find_stuck (self);
  return self;
}

void
fw_chain_free (FwChain *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    g_free (self->blocks[i].inside);
  g_free (self->blocks);
  g_free (self->edges);
  g_free (self->first);
  g_free (self->topo);
  g_free (self);
}

/* --- visits ------------------------------------------------------------------- */

/* The weight of an edge in the wanted view; 0: it is not there. */
static double
get_weight (const FwChain *self, guint e, gboolean returns, gboolean all)
{
  const FwChainEdge *edge = &self->edges[e];
  double kept = 0;

  if (!returns && edge->back)
    return 0;
  if (self->steps[edge->from].kind == FW_VS_SPLIT)
    {
      if (all || edge->back)
        return edge->weight;
      for (guint b = 0; b < self->n_blocks; b++)
        if (self->blocks[b].split == edge->from)
          return self->blocks[b].longest[returns ? 1 : 0] == e;
      return edge->weight;
    }
  if (returns)
    return edge->weight;
  for (guint k = self->first[edge->from]; k < self->first[edge->from + 1]; k++)
    if (!self->edges[k].back)
      kept += self->edges[k].weight;
  return edge->weight / kept;
}

/* The same of one pass, which has no rings: step by step. */
static void
walk_through (FwChain *self, guint start, guint stop, gboolean all, double *visits)
{
  memset (visits, 0, self->n * sizeof (double));
  visits[start] = 1;
  for (guint t = 0; t < self->n_topo; t++)
    {
      guint from = self->topo[t];
      const FwChainBlock *split = NULL;

      if (visits[from] == 0 || from == stop)
        continue;
      for (guint e = self->first[from]; e < self->first[from + 1]; e++)
        {
          guint to = self->edges[e].to;
          gboolean meets = FALSE;

          /* Where branches meet a case is one again. */
          for (guint b = 0; all && b < self->n_blocks; b++)
            {
              const FwChainBlock *block = &self->blocks[b];

              meets = meets || (block->meet == to && (block->inside[from] || block->split == from));
              if (block->split == from)
                split = block;
            }
          if (to != stop && !meets)
            visits[to] += visits[from] * get_weight (self, e, FALSE, all);
        }
      if (split != NULL && split->meet != self->n && split->meet != stop)
        visits[split->meet] += visits[from];
    }
}

/* Visits from @start on, up to @stop (which is not counted; n: up to the end). */
static gboolean
solve (FwChain *self, guint start, guint stop, gboolean returns, gboolean all, double *visits)
{
  guint n = self->n;
  g_autofree double *a = NULL;

  if (!returns)
    {
      walk_through (self, start, stop, all, visits);
      return TRUE;
    }
  a = g_new0 (double, (gsize) n *n);
  memset (visits, 0, n * sizeof (double));
  visits[start] = 1;
  for (guint i = 0; i < n; i++)
    a[i * n + i] = 1;
  for (guint e = 0; e < self->n_edges; e++)
    {
      guint from = self->edges[e].from, to = self->edges[e].to;

      if (from != stop && to != stop)
        a[to * n + from] -= get_weight (self, e, returns, all);
    }
  /* Where branches meet a case is one again. */
  for (guint b = 0; all && b < self->n_blocks; b++)
    {
      const FwChainBlock *block = &self->blocks[b];
      guint meet = block->meet;

      if (meet == n || meet == stop)
        continue;
      for (guint e = 0; e < self->n_edges; e++)
        {
          guint from = self->edges[e].from, to = self->edges[e].to;
          double weight = get_weight (self, e, returns, all);

          if (to == meet && (block->inside[from] || from == block->split))
            a[meet * n + from] += weight;
          else if (block->inside[to] && !block->inside[from] && from != block->split)
            a[meet * n + from] -= weight;
        }
      a[meet * n + block->split] -= 1;
    }
  return fw_lu_solve (a, visits, n);
}

void
fw_chain_visits (FwChain *self, gboolean returns, gboolean all, double *visits)
{
  if (self->n == 0)
    return;
  if (!solve (self, 0, self->n, returns, all, visits))
    {
      self->singular = TRUE;
      for (guint i = 0; i < self->n; i++)
        visits[i] = NAN;
    }
}

void
fw_chain_choose (FwChain *self, const double *times, gboolean returns)
{
  g_autofree double *visits = g_new0 (double, self->n);

  for (guint b = 0; b < self->n_blocks; b++)
    {
      FwChainBlock *block = &self->blocks[b];
      double longest = -1;

      for (guint e = self->first[block->split]; e < self->first[block->split + 1]; e++)
        {
          double time = 0;

          if (self->edges[e].back)
            continue;
          if (self->edges[e].to != block->meet)
            {
              if (!solve (self, self->edges[e].to, block->meet, returns, FALSE, visits))
                self->singular = TRUE;
              for (guint i = 0; i < self->n; i++)
                if (block->inside[i])
                  time += visits[i] * times[i];
            }
          if (time > longest)
            {
              longest = time;
              block->longest[returns ? 1 : 0] = e;
              block->time[returns ? 1 : 0] = time;
            }
        }
    }
}

/* --- product ------------------------------------------------------------------ */

/* Along one pass from each step (of @inside, NULL: all) up to @stop. */
static void
multiply (const FwChain *self,
          const gboolean *inside,
          guint stop,
          const double *factors,
          double *products)
{
  for (guint i = self->n_topo; i > 0; i--)
    {
      guint step = self->topo[i - 1];
      double sum = 0, product = 1;
      gboolean split = self->steps[step].kind == FW_VS_SPLIT, any = FALSE;
      const FwChainBlock *block = NULL;

      if (inside != NULL && !inside[step])
        continue;
      for (guint b = 0; split && b < self->n_blocks; b++)
        if (self->blocks[b].split == step)
          block = &self->blocks[b];
      for (guint e = self->first[step]; e < self->first[step + 1]; e++)
        {
          guint to = self->edges[e].to;

          if (self->edges[e].back)
            continue;
          any = TRUE;
          sum += get_weight (self, e, FALSE, TRUE) * (to == stop ? 1 : products[to]);
        }
      if (block != NULL)
        {
          g_autofree double *inner = g_new0 (double, self->n);

          multiply (self, block->inside, block->meet, factors, inner);
          for (guint e = self->first[step]; e < self->first[step + 1]; e++)
            if (!self->edges[e].back && self->edges[e].to != block->meet)
              product *= inner[self->edges[e].to];
          if (block->meet != self->n && block->meet != stop)
            product *= products[block->meet];
          sum = product;
        }
      products[step] = factors[step] * (any ? sum : 1);
    }
}

double
fw_chain_product (FwChain *self, const double *factors)
{
  g_autofree double *products = g_new0 (double, self->n);

  if (self->n == 0)
    return 1;
  multiply (self, NULL, self->n, factors, products);
  return products[0];
}
