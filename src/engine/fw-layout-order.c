/* fw-layout-order.c: the order of the chains in every row.
 *
 * First places come from walks through the family from several roots, so that a tree
 * comes out without crossings; every chain is then moved along its row to where the
 * cost is least. From the best of these starts parts of the family are taken out and
 * put back where they fit best. Bounded rounds, no clock, no chance.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

#define MAX_STARTS 10
#define MAX_KEPT 2        /* starts that are worked on */
#define MAX_ROUNDS 2      /* of sifting a start */
#define MAX_SIFTED 400000 /* pairs of nets compared in one sifting */
#define MAX_SPENT 200000  /* pairs of nets compared for taking out and putting back */
#define LARGE 600         /* chains: fewer starts, nothing taken out */

/* Roots to start from: the index person's line of ancestors, then the founders with
 * most people in their chains and unions. */
static GArray *
find_roots (FwLayoutWork *work)
{
  GArray *roots = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *weight = g_new0 (guint, work->chains->len + 1);
  guint couple, limit = work->chains->len > LARGE ? 3 : MAX_STARTS;

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
  g_autoptr (FwSift) sift = NULL;
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
  sift = fw_sift_new (work);
  fw_sift_all (sift, 6, MAX_SIFTED, movable);
  return TRUE;
}

void
fw_layout_find_order (FwLayoutWork *work)
{
  g_autofree double *keys = g_new0 (double, work->chains->len + 1);
  g_autoptr (GArray) roots = NULL;
  g_autoptr (FwSift) sift = NULL;
  FwOrder *kept[MAX_KEPT + 1] = {NULL};
  double costs[MAX_KEPT + 1];
  gboolean large = work->chains->len > LARGE;
  guint n = 0, best = 0;

  if (work->chains->len == 0 || keep_order (work))
    return;
  roots = find_roots (work);
  sift = fw_sift_new (work);
  for (guint i = 0; i < roots->len; i++)
    {
      double cost;
      guint at = n;
      FwOrder *order;

      fw_layout_walk_from (work, FW_UINT (roots, i), keys);
      fw_layout_order_rows (work, keys);
      fw_sift_all (sift, large ? 3 : MAX_ROUNDS, MAX_SIFTED, NULL);
      cost = fw_layout_total_cost (work);
      while (at > 0 && cost < costs[at - 1] - 1e-6)
        at--;
      if (at == MAX_KEPT)
        continue;
      /* The last of them makes room, or the one beyond them is new. */
      order = kept[n] ? kept[n] : fw_order_new (work);
      fw_order_keep (order, work);
      for (guint k = n; k > at; k--)
        {
          kept[k] = kept[k - 1];
          costs[k] = costs[k - 1];
        }
      kept[at] = order;
      costs[at] = cost;
      n = MIN (n + 1, MAX_KEPT);
    }
  for (guint i = 0; i < n && !large; i++)
    {
      fw_order_restore (kept[i], work);
      costs[i] = fw_layout_replant (work, sift, MAX_SPENT / n);
      fw_order_keep (kept[i], work);
      if (costs[i] < costs[best] - 1e-6)
        best = i;
    }
  fw_order_restore (kept[best], work);
  for (guint i = 0; i <= MAX_KEPT; i++)
    g_clear_pointer (&kept[i], fw_order_free);
}
