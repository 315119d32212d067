/* fw-layout-order.c: the order of the chains in every row.
 *
 * First places come from walks through the family from several roots, so that a tree
 * comes out without crossings; then every chain is moved along its row to where the
 * cost is least (sifting), and whole branches are taken out and put back chain by
 * chain where they fit best. Birth order and pins are the `after` lists of the chains,
 * which no step breaks. Bounded rounds, no clock, no chance.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

#define MAX_STARTS 10
#define MAX_ROUNDS 24
#define MAX_SIFTED 400000 /* pairs of nets compared in one sifting */
#define MAX_SPENT 1000000 /* pairs of nets compared for branches */

void
fw_layout_number_row (FwLayoutWork *work, guint row)
{
  GArray *chains = fw_work_row (work, row);
  guint pos = 0;

  for (guint i = 0; i < chains->len; i++)
    {
      FwChain *chain = fw_work_chain (work, FW_UINT (chains, i));

      chain->pos = i;
      for (guint k = 0; k < chain->items->len; k++)
        fw_work_item (work, FW_UINT (chain->items, k))->pos = pos++;
    }
}

gboolean
fw_layout_holds (GArray *nets, guint net)
{
  for (guint i = 0; i < nets->len; i++)
    if (FW_UINT (nets, i) == net)
      return TRUE;
  return FALSE;
}

/* Swaps the chains at @at and @at + 1 and renumbers their items. */
void
fw_layout_swap_chains (FwLayoutWork *work, guint row, guint at)
{
  GArray *chains = fw_work_row (work, row);
  FwChain *a = fw_work_chain (work, FW_UINT (chains, at));
  FwChain *b = fw_work_chain (work, FW_UINT (chains, at + 1));
  guint pos = fw_work_item (work, FW_UINT (a->items, 0))->pos;
  guint keep = FW_UINT (chains, at);

  FW_UINT (chains, at) = FW_UINT (chains, at + 1);
  FW_UINT (chains, at + 1) = keep;
  b->pos = at;
  a->pos = at + 1;
  for (guint k = 0; k < b->items->len; k++)
    fw_work_item (work, FW_UINT (b->items, k))->pos = pos++;
  for (guint k = 0; k < a->items->len; k++)
    fw_work_item (work, FW_UINT (a->items, k))->pos = pos++;
}

void
fw_layout_flip_chain (FwLayoutWork *work, guint chain)
{
  FwChain *c = fw_work_chain (work, chain);
  guint pos = MIN (fw_work_item (work, FW_UINT (c->items, 0))->pos,
                   fw_work_item (work, FW_UINT (c->items, c->items->len - 1))->pos);

  for (guint k = 0; k < c->items->len / 2; k++)
    {
      guint keep = FW_UINT (c->items, k);

      FW_UINT (c->items, k) = FW_UINT (c->items, c->items->len - 1 - k);
      FW_UINT (c->items, c->items->len - 1 - k) = keep;
    }
  for (guint k = 0; k < c->items->len; k++)
    fw_work_item (work, FW_UINT (c->items, k))->pos = pos++;
}

/* --- sifting ------------------------------------------------------------------- */

typedef struct
{
  FwLayoutWork *work;
  GArray *one, *other; /* nets of the two chains */
  guint spent;         /* pairs of nets that were compared: what time goes by */
} Sift;

static void
collect_nets (FwLayoutWork *work, guint chain, GArray *nets)
{
  FwChain *c = fw_work_chain (work, chain);

  g_array_set_size (nets, 0);
  for (guint i = 0; i < c->items->len; i++)
    {
      GArray *list = g_ptr_array_index (work->item_nets, FW_UINT (c->items, i));

      for (guint k = 0; k < list->len; k++)
        {
          guint net = FW_UINT (list, k);
          gboolean known = FALSE;

          for (guint m = 0; m < nets->len && !known; m++)
            known = FW_UINT (nets, m) == net;
          if (!known)
            g_array_append_val (nets, net);
        }
    }
}

/* The part of the cost that depends on the order of the two chains. */
static double
local_cost (Sift *sift)
{
  FwLayoutWork *work = sift->work;
  double cost = 0;

  for (guint i = 0; i < sift->one->len; i++)
    cost += fw_layout_net_cost (work, fw_work_net (work, FW_UINT (sift->one, i)));
  for (guint i = 0; i < sift->other->len; i++)
    if (!fw_layout_holds (sift->one, FW_UINT (sift->other, i)))
      cost += fw_layout_net_cost (work, fw_work_net (work, FW_UINT (sift->other, i)));
  for (guint i = 0; i < sift->one->len; i++)
    {
      guint a = FW_UINT (sift->one, i);
      gboolean a_in_both = fw_layout_holds (sift->other, a);

      for (guint k = 0; k < sift->other->len; k++)
        {
          guint b = FW_UINT (sift->other, k);

          if (a == b || (a > b && a_in_both && fw_layout_holds (sift->one, b)))
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

static double
step_cost (Sift *sift, guint row, guint at, gboolean moving_right)
{
  FwLayoutWork *work = sift->work;
  GArray *chains = fw_work_row (work, row);
  double before, after;

  collect_nets (work, FW_UINT (chains, moving_right ? at + 1 : at), sift->other);
  sift->spent += 2 + sift->one->len * sift->other->len;
  before = local_cost (sift);
  fw_layout_swap_chains (work, row, at);
  after = local_cost (sift);
  return after - before;
}

/* Gain by turning a chain round; turned back when it does not help. */
static double
try_flip (Sift *sift, guint chain)
{
  FwLayoutWork *work = sift->work;
  FwChain *c = fw_work_chain (work, chain);
  double before = 0, after = 0;

  if (c->fixed || c->items->len < 2)
    return 0;
  collect_nets (work, chain, sift->one);
  collect_nets (work, chain, sift->other);
  before = local_cost (sift);
  fw_layout_flip_chain (work, chain);
  after = local_cost (sift);
  if (after < before - 1e-9)
    return before - after;
  fw_layout_flip_chain (work, chain);
  return 0;
}

/* Walks a chain to both ends of where it may stand and back to the best place. */
static double
sift_chain (Sift *sift, guint chain)
{
  FwLayoutWork *work = sift->work;
  guint row = fw_work_chain (work, chain)->row;
  GArray *chains = fw_work_row (work, row);
  guint start = fw_work_chain (work, chain)->pos, at = start, best_at = start;
  double cost = 0, best = 0;

  if (chains->len < 2)
    return 0;
  collect_nets (work, chain, sift->one);
  while (at + 1 < chains->len && !must_precede (work, chain, FW_UINT (chains, at + 1)))
    {
      cost += step_cost (sift, row, at, TRUE);
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
      cost += step_cost (sift, row, at - 1, FALSE);
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
  return -best;
}

static void
sift_all (FwLayoutWork *work, guint rounds, const gboolean *movable)
{
  Sift sift = {.work = work,
               .one = g_array_new (FALSE, FALSE, sizeof (guint)),
               .other = g_array_new (FALSE, FALSE, sizeof (guint))};

  for (guint round = 0; round < rounds && (round == 0 || sift.spent < MAX_SIFTED); round++)
    {
      double gain = 0;

      for (int i = 0; i < work->n_rows; i++)
        {
          int r = round % 2 ? work->n_rows - 1 - i : i;
          g_autoptr (GArray) list = g_array_copy (fw_work_row (work, r));

          for (guint k = 0; k < list->len; k++)
            {
              guint chain = FW_UINT (list, round % 2 ? list->len - 1 - k : k);

              if (movable && !movable[chain])
                continue;
              gain += sift_chain (&sift, chain);
              gain += try_flip (&sift, chain);
            }
        }
      if (gain < 1e-6)
        break;
    }
  g_array_unref (sift.one);
  g_array_unref (sift.other);
}

typedef struct
{
  GPtrArray *rows;  /* copies */
  GPtrArray *items; /* of every chain */
  double cost;
} Snapshot;

static Snapshot *
snapshot_new (FwLayoutWork *work, double cost)
{
  Snapshot *self = g_new0 (Snapshot, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->cost = cost;
  for (int r = 0; r < work->n_rows; r++)
    g_ptr_array_add (self->rows, g_array_copy (fw_work_row (work, r)));
  for (guint i = 0; i < work->chains->len; i++)
    g_ptr_array_add (self->items, g_array_copy (fw_work_chain (work, i)->items));
  return self;
}

static void
snapshot_free (Snapshot *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
snapshot_restore (Snapshot *self, FwLayoutWork *work)
{
  for (guint i = 0; i < work->chains->len; i++)
    {
      GArray *to = fw_work_chain (work, i)->items, *from = g_ptr_array_index (self->items, i);

      memcpy (to->data, from->data, sizeof (guint) * to->len);
    }
  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *to = fw_work_row (work, r), *from = g_ptr_array_index (self->rows, r);

      g_array_set_size (to, 0);
      g_array_append_vals (to, from->data, from->len);
      fw_layout_number_row (work, r);
    }
}

/* --- branches ------------------------------------------------------------------ */

/* The chains that hang together with @chain once person @child is cut from the net that
 * it hangs from, nearest first; FALSE when that is too many, or leads round the cut. */
static gboolean
collect_branch (FwLayoutWork *work,
                guint chain,
                guint cut,
                guint child,
                GArray *branch,
                guint8 *mark)
{
  guint limit = MIN (work->chains->len / 2, 120);
  guint child_chain = fw_work_item (work, child)->chain;
  gboolean ok = TRUE, below = chain == child_chain;
  FwNet *cut_net = fw_work_net (work, cut);
  GArray *beyond[] = {cut_net->legs, cut_net->downs};

  g_array_set_size (branch, 0);
  g_array_append_val (branch, chain);
  for (guint b = 0; b < 2 && below; b++)
    for (guint t = 0; t < beyond[b]->len; t++)
      mark[fw_work_item (work, FW_TERMINAL (beyond[b], t)->item)->chain] = 2;
  mark[child_chain] = 2;
  mark[chain] = 1;
  for (guint k = 0; k < branch->len && ok; k++)
    {
      GArray *items = fw_work_chain (work, FW_UINT (branch, k))->items;

      for (guint i = 0; i < items->len && ok; i++)
        {
          GArray *nets = g_ptr_array_index (work->item_nets, FW_UINT (items, i));

          for (guint n = 0; n < nets->len && ok; n++)
            {
              FwNet *net = fw_work_net (work, FW_UINT (nets, n));
              GArray *lists[] = {fw_work_net (work, net->owner)->legs, net->ups, net->downs};

              if (below && FW_UINT (nets, n) == cut)
                continue;
              for (guint l = 0; l < 3; l++)
                for (guint t = 0; t < lists[l]->len; t++)
                  {
                    guint other = fw_work_item (work, FW_TERMINAL (lists[l], t)->item)->chain;

                    if (mark[other] == 2 && FW_UINT (nets, n) != cut)
                      ok = FALSE;
                    if (mark[other])
                      continue;
                    mark[other] = 1;
                    g_array_append_val (branch, other);
                  }
              ok &= branch->len <= limit;
            }
        }
    }
  for (guint k = 0; k < branch->len; k++)
    mark[FW_UINT (branch, k)] = 0;
  for (guint b = 0; b < 2; b++)
    for (guint t = 0; t < beyond[b]->len; t++)
      mark[fw_work_item (work, FW_TERMINAL (beyond[b], t)->item)->chain] = 0;
  return ok;
}

static void
set_absent (FwLayoutWork *work, guint chain, gboolean absent)
{
  GArray *items = fw_work_chain (work, chain)->items;

  for (guint i = 0; i < items->len; i++)
    fw_work_item (work, FW_UINT (items, i))->absent = absent;
}

/* Chains that must stand right (@after) or left of @chain, however far the order reaches. */
static void
mark_beyond (FwLayoutWork *work, guint chain, gboolean after, guint8 *mark, GArray *list)
{
  g_array_set_size (list, 0);
  g_array_append_val (list, chain);
  for (guint k = 0; k < list->len; k++)
    {
      FwChain *c = fw_work_chain (work, FW_UINT (list, k));
      GArray *next = after ? c->after : c->before;

      for (guint i = 0; i < next->len; i++)
        if (!mark[FW_UINT (next, i)])
          {
            guint other = FW_UINT (next, i);

            mark[other] = 1;
            g_array_append_val (list, other);
          }
    }
}

typedef enum
{
  PUT_BEST,
  PUT_LEFT,
  PUT_RIGHT,
  N_PUTS
} Put;

/* Puts a chain that is absent where it costs least among those that are there, or at
 * one end: what follows it may be better there. */
static void
put_back (Sift *sift, guint chain, Put put, guint8 *mark, GArray *list)
{
  FwLayoutWork *work = sift->work;
  guint row = fw_work_chain (work, chain)->row;
  GArray *chains = fw_work_row (work, row);
  guint lo = 0, hi = chains->len, at, best_at;
  double cost = 0, best = 0;

  mark_beyond (work, chain, FALSE, mark, list);
  for (guint i = 0; i < chains->len; i++)
    if (mark[FW_UINT (chains, i)])
      lo = i + 1;
  for (guint i = 0; i < list->len; i++)
    mark[FW_UINT (list, i)] = 0;
  mark_beyond (work, chain, TRUE, mark, list);
  for (guint i = chains->len; i-- > 0;)
    if (mark[FW_UINT (chains, i)])
      hi = i;
  for (guint i = 0; i < list->len; i++)
    mark[FW_UINT (list, i)] = 0;
  hi = MAX (hi, lo);
  if (put == PUT_LEFT)
    hi = lo;
  else if (put == PUT_RIGHT)
    lo = hi;
  g_array_insert_val (chains, lo, chain);
  fw_layout_number_row (work, row);
  set_absent (work, chain, FALSE);
  collect_nets (work, chain, sift->one);
  at = best_at = lo;
  while (at < hi)
    {
      cost += step_cost (sift, row, at, TRUE);
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
  try_flip (sift, chain);
}

static void
take_out (FwLayoutWork *work, GArray *branch)
{
  for (guint i = 0; i < branch->len; i++)
    set_absent (work, FW_UINT (branch, i), TRUE);
  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *row = fw_work_row (work, r);
      guint n = 0;

      for (guint i = 0; i < row->len; i++)
        {
          guint c = FW_UINT (row, i);

          if (!fw_work_item (work, FW_UINT (fw_work_chain (work, c)->items, 0))->absent)
            FW_UINT (row, n++) = c;
        }
      g_array_set_size (row, n);
      fw_layout_number_row (work, r);
    }
}

/* Takes branches out and puts them back, as long as that helps. */
static double
replant_branches (FwLayoutWork *work, double cost, guint *spent)
{
  Sift sift = {.work = work,
               .one = g_array_new (FALSE, FALSE, sizeof (guint)),
               .other = g_array_new (FALSE, FALSE, sizeof (guint))};
  g_autoptr (GArray) branch = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *mark = g_new0 (guint8, work->chains->len + 1);
  Snapshot *kept = snapshot_new (work, cost);
  guint total = work->nets->len * work->nets->len / (2 * work->n_rows) / 4;

  for (guint p = 0; p < work->n && *spent + sift.spent < MAX_SPENT; p++)
    {
      guint chain, cut;
      double now;

      if (work->hangs[p] == FW_NONE)
        continue;
      chain = fw_work_item (work, p)->chain;
      cut = work->unions[fw_work_link (work, work->hangs[p])->couple].net;
      for (guint try = 0; try < 2 * N_PUTS; try++)
        {
          /* The child's side of the link, or the parents'. */
          GArray *legs = fw_work_net (work, cut)->legs;
          guint start = chain;

          if (try % 2 && legs->len)
            start = fw_work_item (work, FW_TERMINAL (legs, 0)->item)->chain;
          else if (try % 2)
            continue;
          if (!collect_branch (work, start, cut, p, branch, mark) || branch->len < 2)
            continue;
          take_out (work, branch);
          for (guint i = 0; i < branch->len; i++)
            put_back (&sift, FW_UINT (branch, i), i == 0 ? try / 2 : PUT_BEST, mark, list);
          now = fw_layout_total_cost (work);
          sift.spent += total;
          if (now < cost - 1e-6)
            {
              cost = now;
              snapshot_free (kept);
              kept = snapshot_new (work, cost);
            }
          else
            snapshot_restore (kept, work);
        }
    }
  *spent += sift.spent;
  snapshot_free (kept);
  g_array_unref (sift.one);
  g_array_unref (sift.other);
  return cost;
}

/* Roots to start from: the index person's line of ancestors, then the founders with
 * most people in their chains and unions. */
static GArray *
find_roots (FwLayoutWork *work)
{
  GArray *roots = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *weight = g_new0 (guint, work->chains->len + 1);
  guint couple, limit = work->chains->len > 600 ? 3 : MAX_STARTS;

  if (work->in->index < work->n && work->kin[work->in->index])
    for (guint side = 0; side < 2; side++)
      {
        guint chain = fw_work_item (work, work->in->index)->chain;

        for (guint depth = 0; depth < (guint) work->n_rows; depth++)
          {
            GArray *items = fw_work_chain (work, chain)->items;
            guint up = FW_NONE;

            for (guint i = 0; i < items->len && up == FW_NONE; i++)
              up = fw_layout_parents_chain (work, FW_UINT (items, side ? items->len - 1 - i : i),
                                            &couple);
            if (up == FW_NONE)
              break;
            chain = up;
          }
        if (!fw_layout_holds (roots, chain))
          g_array_append_val (roots, chain);
      }
  for (guint i = 0; i < work->chains->len; i++)
    {
      FwChain *chain = fw_work_chain (work, i);

      for (guint k = 0; k < chain->items->len; k++)
        {
          guint p = FW_UINT (chain->items, k);
          GArray *nets = g_ptr_array_index (work->item_nets, p);

          if (p < work->n)
            weight[i] += 1 + nets->len;
        }
    }
  while (roots->len < limit)
    {
      guint best = FW_NONE;

      for (guint i = 0; i < work->chains->len; i++)
        if (weight[i] && !fw_layout_holds (roots, i)
            && (best == FW_NONE || weight[i] > weight[best]))
          best = i;
      if (best == FW_NONE)
        break;
      g_array_append_val (roots, best);
    }
  return roots;
}

/* Most people were placed before: their order stays, new ones find their place. */
static gboolean
keep_order (FwLayoutWork *work)
{
  g_autofree double *keys = g_new0 (double, work->chains->len + 1);
  g_autofree gboolean *movable = g_new0 (gboolean, work->chains->len + 1);
  guint placed = 0, kin = 0;

  for (guint i = 0; i < work->n; i++)
    if (work->kin[i])
      {
        kin++;
        placed += work->in->persons[i].placed || work->in->persons[i].pinned;
      }
  if (placed * 3 < kin * 2)
    return FALSE;
  fw_layout_walk_from (work, 0, keys);
  for (guint i = 0; i < work->chains->len; i++)
    {
      FwChain *chain = fw_work_chain (work, i);
      double sum = 0, first = 0, last = 0;
      guint count = 0;

      for (guint k = 0; k < chain->items->len; k++)
        {
          guint p = FW_UINT (chain->items, k);

          if (p < work->n && (work->in->persons[p].placed || work->in->persons[p].pinned))
            {
              sum += work->in->persons[p].x;
              if (count++ == 0)
                first = work->in->persons[p].x;
              last = work->in->persons[p].x;
            }
        }
      movable[i] = count == 0;
      if (count)
        keys[i] = sum / count;
      else
        {
          /* Beside their relatives, until sifting knows better. */
          for (guint k = 0; k < chain->items->len; k++)
            {
              GArray *nets = g_ptr_array_index (work->item_nets, FW_UINT (chain->items, k));

              for (guint m = 0; m < nets->len; m++)
                {
                  FwNet *net = fw_work_net (work, FW_UINT (nets, m));
                  GArray *ends[] = {fw_work_net (work, net->owner)->legs, net->downs};

                  for (guint e = 0; e < 2; e++)
                    for (guint t = 0; t < ends[e]->len; t++)
                      {
                        guint q = FW_TERMINAL (ends[e], t)->item;

                        if (q < work->n && work->in->persons[q].placed)
                          {
                            sum += work->in->persons[q].x;
                            count++;
                          }
                      }
                }
            }
          keys[i] = count ? sum / count + 0.5 : G_MAXINT / 2 + keys[i];
        }
      if (count > 1 && !movable[i] && !chain->fixed && first > last)
        fw_layout_flip_chain (work, i);
    }
  fw_layout_key_lanes (work, keys);
  fw_layout_order_rows (work, keys);
  sift_all (work, 6, movable);
  return TRUE;
}

void
fw_layout_find_order (FwLayoutWork *work)
{
  g_autofree double *keys = g_new0 (double, work->chains->len + 1);
  g_autoptr (GArray) roots = NULL;
  Snapshot *best = NULL;
  gboolean large = work->chains->len > 600;
  guint spent = 0;

  if (work->chains->len == 0 || keep_order (work))
    return;
  roots = find_roots (work);
  for (guint i = 0; i < roots->len; i++)
    {
      double cost;

      fw_layout_walk_from (work, FW_UINT (roots, i), keys);
      fw_layout_order_rows (work, keys);
      sift_all (work, large ? 3 : MAX_ROUNDS, NULL);
      cost = fw_layout_total_cost (work);
      if (best == NULL || cost < best->cost - 1e-6)
        {
          g_clear_pointer (&best, snapshot_free);
          best = snapshot_new (work, cost);
        }
    }
  snapshot_restore (best, work);
  for (guint round = 0; round < 4 && !large; round++)
    {
      double cost = replant_branches (work, best->cost, &spent);

      sift_all (work, 4, NULL);
      cost = fw_layout_total_cost (work);
      if (cost > best->cost - 1e-6)
        break;
      snapshot_free (best);
      best = snapshot_new (work, cost);
    }
  snapshot_restore (best, work);
  snapshot_free (best);
}
