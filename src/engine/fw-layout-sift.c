/* fw-layout-sift.c: each chain by itself: along its row to where the cost is least.
 *
 * The `after` lists of the chains (birth order, pins) bound every way, so that no step
 * breaks them.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

struct _FwSift
{
  FwLayoutWork *work;
  GArray *one, *other; /* nets of the two chains */
  GArray *list;        /* chains, for mark_beyond() */
  guint8 *mark;
  guint spent;
};

FwSift *
fw_sift_new (FwLayoutWork *work)
{
  FwSift *self = g_new0 (FwSift, 1);

  self->work = work;
  self->one = g_array_new (FALSE, FALSE, sizeof (guint));
  self->other = g_array_new (FALSE, FALSE, sizeof (guint));
  self->list = g_array_new (FALSE, FALSE, sizeof (guint));
  self->mark = g_new0 (guint8, work->chains->len + 1);
  return self;
}

void
fw_sift_free (FwSift *self)
{
  g_array_unref (self->one);
  g_array_unref (self->other);
  g_array_unref (self->list);
  g_free (self->mark);
  g_free (self);
}

guint
fw_sift_get_spent (FwSift *self)
{
  return self->spent;
}

void
fw_sift_spend (FwSift *self, guint pairs)
{
  self->spent += pairs;
}

static void
collect_nets (FwLayoutWork *work, guint chain, GArray *nets)
{
  FwChain *c = fw_work_chain (work, chain);

  g_array_set_size (nets, 0);
  for (guint i = 0; i < c->items->len; i++)
    {
      GArray *list = g_ptr_array_index (work->item_nets, FW_UINT (c->items, i));

      for (guint k = 0; k < list->len; k++)
        if (!fw_layout_holds (nets, FW_UINT (list, k)))
          g_array_append_val (nets, FW_UINT (list, k));
    }
}

/* The part of the cost that depends on the order of the two chains. */
static double
local_cost (FwSift *self)
{
  FwLayoutWork *work = self->work;
  double cost = 0;

  for (guint i = 0; i < self->one->len; i++)
    cost += fw_layout_net_cost (work, fw_work_net (work, FW_UINT (self->one, i)));
  for (guint i = 0; i < self->other->len; i++)
    if (!fw_layout_holds (self->one, FW_UINT (self->other, i)))
      cost += fw_layout_net_cost (work, fw_work_net (work, FW_UINT (self->other, i)));
  for (guint i = 0; i < self->one->len; i++)
    {
      guint a = FW_UINT (self->one, i);
      gboolean a_in_both = fw_layout_holds (self->other, a);

      for (guint k = 0; k < self->other->len; k++)
        {
          guint b = FW_UINT (self->other, k);

          if (a == b || fw_work_net (work, a)->gap != fw_work_net (work, b)->gap
              || (a > b && a_in_both && fw_layout_holds (self->one, b)))
            continue;
          cost += fw_layout_pair_cost (work, fw_work_net (work, a), fw_work_net (work, b));
        }
    }
  return cost;
}

static gboolean
must_precede (FwLayoutWork *work, guint left, guint right)
{
  return fw_layout_holds (fw_work_chain (work, left)->after, right);
}

/* Swaps the chains at @at and @at + 1; what that costs. */
static double
step (FwSift *self, guint row, guint at, gboolean moving_right)
{
  FwLayoutWork *work = self->work;
  GArray *chains = fw_work_row (work, row);
  double before, after;

  collect_nets (work, FW_UINT (chains, moving_right ? at + 1 : at), self->other);
  self->spent += 2 + self->one->len * self->other->len;
  before = local_cost (self);
  fw_layout_swap_chains (work, row, at);
  after = local_cost (self);
  return after - before;
}

/* Gain by turning a chain round; turned back when it does not help. */
static double
try_flip (FwSift *self, guint chain)
{
  FwLayoutWork *work = self->work;
  FwChain *c = fw_work_chain (work, chain);
  double before = 0, after = 0;

  if (c->fixed || c->items->len < 2)
    return 0;
  collect_nets (work, chain, self->one);
  collect_nets (work, chain, self->other);
  before = local_cost (self);
  fw_layout_flip_chain (work, chain);
  after = local_cost (self);
  if (after < before - 1e-9)
    return before - after;
  fw_layout_flip_chain (work, chain);
  return 0;
}

double
fw_sift_chain (FwSift *self, guint chain)
{
  FwLayoutWork *work = self->work;
  guint row = fw_work_chain (work, chain)->row;
  GArray *chains = fw_work_row (work, row);
  guint start = fw_work_chain (work, chain)->pos, at = start, best_at = start;
  double cost = 0, best = 0;

  /* To both ends of where it may stand and back to the best place. */
  collect_nets (work, chain, self->one);
  while (at + 1 < chains->len && !must_precede (work, chain, FW_UINT (chains, at + 1)))
    {
      cost += step (self, row, at, TRUE);
      at++;
      if (cost < best - 1e-9)
        {
          best = cost;
          best_at = at;
        }
    }
  while (at > start)
    {
      fw_layout_swap_chains (work, row, at - 1);
      at--;
    }
  cost = 0;
  while (at > 0 && !must_precede (work, FW_UINT (chains, at - 1), chain))
    {
      cost += step (self, row, at - 1, FALSE);
      at--;
      if (cost < best - 1e-9)
        {
          best = cost;
          best_at = at;
        }
    }
  while (at < best_at)
    {
      fw_layout_swap_chains (work, row, at);
      at++;
    }
  return try_flip (self, chain) - best;
}

void
fw_sift_all (FwSift *self, guint rounds, guint limit, const gboolean *movable)
{
  FwLayoutWork *work = self->work;
  guint end = self->spent + limit;

  for (guint round = 0; round < rounds && (round == 0 || self->spent < end); round++)
    {
      double gain = 0;

      for (int i = 0; i < work->n_rows; i++)
        {
          int r = round % 2 ? work->n_rows - 1 - i : i;
          g_autoptr (GArray) list = g_array_copy (fw_work_row (work, r));

          for (guint k = 0; k < list->len; k++)
            {
              guint chain = FW_UINT (list, round % 2 ? list->len - 1 - k : k);

              if (!movable || movable[chain])
                gain += fw_sift_chain (self, chain);
            }
        }
      if (gain < 1e-6)
        break;
    }
}

/* Chains that must stand right (@after) or left of @chain, however far the order reaches. */
static void
mark_beyond (FwSift *self, guint chain, gboolean after)
{
  FwLayoutWork *work = self->work;

  g_array_set_size (self->list, 0);
  g_array_append_val (self->list, chain);
  for (guint k = 0; k < self->list->len; k++)
    {
      FwChain *c = fw_work_chain (work, FW_UINT (self->list, k));
      GArray *next = after ? c->after : c->before;

      for (guint i = 0; i < next->len; i++)
        if (!self->mark[FW_UINT (next, i)])
          {
            guint other = FW_UINT (next, i);

            self->mark[other] = 1;
            g_array_append_val (self->list, other);
          }
    }
}

static void
unmark (FwSift *self)
{
  for (guint i = 0; i < self->list->len; i++)
    self->mark[FW_UINT (self->list, i)] = 0;
}

void
fw_sift_put_back (FwSift *self, guint chain, FwPut put)
{
  FwLayoutWork *work = self->work;
  guint row = fw_work_chain (work, chain)->row;
  GArray *chains = fw_work_row (work, row);
  guint lo = 0, hi = chains->len, at, best_at;
  double cost = 0, best = 0;

  mark_beyond (self, chain, FALSE);
  for (guint i = 0; i < chains->len; i++)
    if (self->mark[FW_UINT (chains, i)])
      lo = i + 1;
  unmark (self);
  mark_beyond (self, chain, TRUE);
  for (guint i = chains->len; i-- > 0;)
    if (self->mark[FW_UINT (chains, i)])
      hi = i;
  unmark (self);
  hi = MAX (hi, lo);
  if (put == FW_PUT_LEFT)
    hi = lo;
  else if (put == FW_PUT_RIGHT)
    lo = hi;
  fw_layout_put_in (work, chain, lo);
  collect_nets (work, chain, self->one);
  at = best_at = lo;
  while (at < hi)
    {
      cost += step (self, row, at, TRUE);
      at++;
      if (cost < best - 1e-9)
        {
          best = cost;
          best_at = at;
        }
    }
  while (at > best_at)
    {
      fw_layout_swap_chains (work, row, at - 1);
      at--;
    }
  try_flip (self, chain);
}
