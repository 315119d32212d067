/* fw-layout-replant.c: parts of the family taken out and put back.
 *
 * A chain by itself cannot leave its relatives; a part can. Parts are the branches on
 * either side of a parents' link, and what stands around a chain; only those are tried
 * whose lines cross others. A part goes back chain by chain, nearest first, each where
 * it costs least. What does not help is undone.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

#define MAX_ROUNDS 6
#define MAX_BRANCH 120 /* chains */
#define AROUND 8       /* chains */

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
  guint limit = MIN (work->chains->len / 2, MAX_BRANCH);
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

typedef struct
{
  FwLayoutWork *work;
  FwSift *sift;
  FwOrder *kept;
  GArray *part; /* chains that are taken out */
  guint8 *mark;
  guint8 *hot; /* chains whose lines cross others */
  double cost; /* of what is kept */
  guint whole; /* pairs of nets that the whole cost compares, as spent */
} Replant;

static void
heat_net (Replant *self, const FwNet *net)
{
  GArray *lists[] = {net->legs, net->ups, net->downs};

  for (guint l = 0; l < 3; l++)
    for (guint t = 0; t < lists[l]->len; t++)
      self->hot[fw_work_item (self->work, FW_TERMINAL (lists[l], t)->item)->chain] = 1;
}

static void
find_hot (Replant *self)
{
  FwLayoutWork *work = self->work;

  memset (self->hot, 0, work->chains->len);
  for (guint i = 0; i < work->nets->len; i++)
    for (guint k = i + 1; k < work->nets->len; k++)
      {
        FwNet *a = fw_work_net (work, i), *b = fw_work_net (work, k);

        if (a->gap != b->gap || fw_layout_pair_cost (work, a, b) < 1)
          continue;
        heat_net (self, a);
        heat_net (self, b);
      }
}

/* Takes the part out and puts it back, if anything in it crosses other lines; undone
 * when that is not better. */
static void
try_part (Replant *self, FwPut put)
{
  gboolean hot = FALSE;
  double now;

  for (guint i = 0; i < self->part->len; i++)
    hot |= self->hot[FW_UINT (self->part, i)];
  if (!hot)
    return;
  fw_layout_take_out (self->work, self->part);
  for (guint i = 0; i < self->part->len; i++)
    fw_sift_put_back (self->sift, FW_UINT (self->part, i), i == 0 ? put : FW_PUT_BEST);
  now = fw_layout_total_cost (self->work);
  fw_sift_spend (self->sift, self->whole);
  if (now < self->cost - 1e-6)
    {
      self->cost = now;
      fw_order_keep (self->kept, self->work);
    }
  else
    fw_order_restore (self->kept, self->work);
}

/* The branches on both sides of every parents' link. */
static void
replant_branches (Replant *self, guint end)
{
  FwLayoutWork *work = self->work;

  for (guint p = 0; p < work->n && fw_sift_get_spent (self->sift) < end; p++)
    {
      guint chain, cut;

      if (work->hangs[p] == FW_NONE)
        continue;
      chain = fw_work_item (work, p)->chain;
      cut = work->unions[fw_work_link (work, work->hangs[p])->couple].net;
      for (guint try = 0; try < 2 * FW_N_PUTS; try++)
        {
          /* The child's side of the link, or the parents'. */
          GArray *legs = fw_work_net (work, cut)->legs;
          guint start = chain;

          if (try % 2 && legs->len)
            start = fw_work_item (work, FW_TERMINAL (legs, 0)->item)->chain;
          else if (try % 2)
            continue;
          if (collect_branch (work, start, cut, p, self->part, self->mark) && self->part->len > 1)
            try_part (self, try / 2);
        }
    }
}

/* The chains around one, nearest first, at most @most of them. */
static void
collect_around (Replant *self, guint chain, guint most)
{
  FwLayoutWork *work = self->work;
  GArray *part = self->part;

  g_array_set_size (part, 0);
  g_array_append_val (part, chain);
  self->mark[chain] = 1;
  for (guint k = 0; k < part->len && part->len < most; k++)
    {
      GArray *items = fw_work_chain (work, FW_UINT (part, k))->items;

      for (guint i = 0; i < items->len; i++)
        {
          GArray *nets = g_ptr_array_index (work->item_nets, FW_UINT (items, i));

          for (guint n = 0; n < nets->len; n++)
            {
              FwNet *net = fw_work_net (work, FW_UINT (nets, n));
              GArray *lists[] = {fw_work_net (work, net->owner)->legs, net->ups, net->downs};

              for (guint l = 0; l < 3; l++)
                for (guint t = 0; t < lists[l]->len && part->len < most; t++)
                  {
                    guint other = fw_work_item (work, FW_TERMINAL (lists[l], t)->item)->chain;

                    if (self->mark[other])
                      continue;
                    self->mark[other] = 1;
                    g_array_append_val (part, other);
                  }
            }
        }
    }
  for (guint k = 0; k < part->len; k++)
    self->mark[FW_UINT (part, k)] = 0;
}

/* What stands around every chain that crosses: also where a cycle of marriages has no
 * link that parts it. */
static void
replant_around (Replant *self, guint most, guint end)
{
  FwLayoutWork *work = self->work;

  for (guint c = 0; c < work->chains->len && fw_sift_get_spent (self->sift) < end; c++)
    for (FwPut put = 0; put < FW_N_PUTS && self->hot[c]; put++)
      {
        collect_around (self, c, most);
        if (self->part->len > 1)
          try_part (self, put);
      }
}

double
fw_layout_replant (FwLayoutWork *work, FwSift *sift, guint limit)
{
  Replant self = {.work = work,
                  .sift = sift,
                  .kept = fw_order_new (work),
                  .part = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .mark = g_new0 (guint8, work->chains->len + 1),
                  .hot = g_new0 (guint8, work->chains->len + 1),
                  .cost = fw_layout_total_cost (work)};
  guint end = fw_sift_get_spent (sift) + limit;

  self.whole = work->nets->len * work->nets->len / (2 * work->n_rows) / 8;
  for (guint round = 0; round < MAX_ROUNDS && fw_sift_get_spent (sift) < end; round++)
    {
      double before = self.cost, now;

      find_hot (&self);
      replant_branches (&self, end);
      replant_around (&self, AROUND, end);
      fw_sift_all (sift, 4, limit / 4, NULL);
      now = fw_layout_total_cost (work);
      if (now < self.cost - 1e-6)
        {
          self.cost = now;
          fw_order_keep (self.kept, work);
        }
      else
        fw_order_restore (self.kept, work);
      if (self.cost > before - 1e-6)
        break;
    }
  fw_order_free (self.kept);
  g_array_unref (self.part);
  g_free (self.mark);
  g_free (self.hot);
  return self.cost;
}
