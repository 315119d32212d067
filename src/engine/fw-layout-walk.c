/* fw-layout-walk.c: first places for the chains, from a walk through the family.
 *
 * The walk writes the chains of all rows into one sequence, relatives of the left
 * before and those of the right after; each row takes its order from it. A family
 * without cycles of marriages comes out without crossings.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

typedef struct
{
  FwLayoutWork *work;
  gboolean *seen; /* chains */
  GArray *sequence;
} Walk;

static void
walk_chain (Walk *walk, guint chain, guint from, gboolean from_right);

guint
fw_layout_parents_chain (FwLayoutWork *work, guint person, guint *couple)
{
  if (person >= work->n || work->hangs[person] == FW_NONE)
    return FW_NONE;
  *couple = fw_work_link (work, work->hangs[person])->couple;
  for (guint i = 0; i < work->unions[*couple].n_partners; i++)
    if (fw_work_item (work, work->unions[*couple].partners[i])->row == work->unions[*couple].row)
      return fw_work_item (work, work->unions[*couple].partners[i])->chain;
  return FW_NONE;
}

static void
walk_siblings (Walk *walk, guint person, gboolean younger)
{
  FwLayoutWork *work = walk->work;
  GArray *children;
  gboolean past = FALSE;

  if (person >= work->n || work->hangs[person] == FW_NONE)
    return;
  children = work->unions[fw_work_link (work, work->hangs[person])->couple].children;
  for (guint i = 0; i < children->len; i++)
    {
      guint c = FW_UINT (children, i);

      if (c == person)
        past = TRUE;
      else if (past == younger)
        walk_chain (walk, fw_work_item (work, c)->chain, c, younger);
    }
}

/* Children of all unions of a chain, left to right. */
static GArray *
list_children (FwLayoutWork *work, FwChain *chain)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < chain->items->len; i++)
    {
      GArray *nets = g_ptr_array_index (work->item_nets, FW_UINT (chain->items, i));

      for (guint pass = 0; pass < 2; pass++) /* unions to the left first */
        for (guint k = 0; k < nets->len; k++)
          {
            FwNet *net = fw_work_net (work, FW_UINT (nets, k));
            gboolean left = FALSE;

            if (!net->main || (int) net->gap != chain->row + 1)
              continue;
            for (guint m = 0; m < net->legs->len; m++)
              {
                guint other = FW_TERMINAL (net->legs, m)->item;

                for (guint q = 0; q < i; q++)
                  left |= FW_UINT (chain->items, q) == other;
              }
            if (left == (pass == 0))
              for (guint m = 0; m < net->downs->len; m++)
                g_array_append_val (list, FW_TERMINAL (net->downs, m)->item);
          }
    }
  return list;
}

static void
walk_chain (Walk *walk, guint chain, guint from, gboolean from_right)
{
  FwLayoutWork *work = walk->work;
  FwChain *c = fw_work_chain (work, chain);
  guint at = FW_NONE, n = c->items->len, above = 0, couple;
  g_autoptr (GArray) children = NULL;

  if (walk->seen[chain])
    return;
  walk->seen[chain] = TRUE;
  for (guint i = 0; i < n; i++)
    if (FW_UINT (c->items, i) == from)
      at = i;
    else if (fw_layout_parents_chain (work, FW_UINT (c->items, i), &couple) != FW_NONE)
      above++;
  /* Partners with parents of their own stand away from the siblings. */
  if (at != FW_NONE && above && !c->fixed && n > 1)
    {
      guint left = 0, right = 0;

      for (guint i = 0; i < n; i++)
        if (i != at && fw_layout_parents_chain (work, FW_UINT (c->items, i), &couple) != FW_NONE)
          {
            left += i < at;
            right += i > at;
          }
      if ((from_right && left > right) || (!from_right && right > left))
        {
          fw_layout_flip_chain (work, chain);
          at = n - 1 - at;
        }
    }

#define IS_LEFT(i) (at != FW_NONE ? (i) < at : 2 * (i) + 1 < n || (n == 1))
  for (guint i = 0; i < n; i++)
    {
      guint p = FW_UINT (c->items, i), up;

      if (i == at)
        continue;
      walk_siblings (walk, p, FALSE);
      up = fw_layout_parents_chain (work, p, &couple);
      if (IS_LEFT (i) && up != FW_NONE && !walk->seen[up])
        {
          /* Younger siblings come after this chain: hold them back. */
          GArray *siblings = work->unions[couple].children;
          g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (guint));

          for (guint k = 0; k < siblings->len; k++)
            {
              guint s = fw_work_item (work, FW_UINT (siblings, k))->chain;

              if (!walk->seen[s])
                {
                  walk->seen[s] = TRUE;
                  g_array_append_val (held, s);
                }
            }
          walk_chain (walk, up, FW_NONE, FALSE);
          for (guint k = 0; k < held->len; k++)
            walk->seen[FW_UINT (held, k)] = FALSE;
        }
    }
  children = list_children (work, c);
  for (guint i = 0; i < children->len / 2; i++)
    walk_chain (walk, fw_work_item (work, FW_UINT (children, i))->chain, FW_UINT (children, i),
                FALSE);
  g_array_append_val (walk->sequence, chain);
  for (guint i = children->len / 2; i < children->len; i++)
    walk_chain (walk, fw_work_item (work, FW_UINT (children, i))->chain, FW_UINT (children, i),
                i > 0 || children->len == 1);
  for (guint i = 0; i < n; i++)
    {
      guint p = FW_UINT (c->items, i), up;

      if (i == at)
        continue;
      if (IS_LEFT (i))
        {
          walk_siblings (walk, p, TRUE);
          continue;
        }
      up = fw_layout_parents_chain (work, p, &couple);
      if (up != FW_NONE)
        walk_chain (walk, up, FW_NONE, FALSE);
      walk_siblings (walk, p, TRUE);
    }
#undef IS_LEFT
}

/* Rows in the order of @keys as far as the `after` lists allow. */
void
fw_layout_order_rows (FwLayoutWork *work, const double *keys)
{
  g_autofree guint *waiting = g_new0 (guint, work->chains->len + 1);

  for (guint i = 0; i < work->chains->len; i++)
    {
      GArray *after = fw_work_chain (work, i)->after;

      for (guint k = 0; k < after->len; k++)
        waiting[FW_UINT (after, k)]++;
    }
  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *row = fw_work_row (work, r);
      g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_set_size (row, 0);
      for (guint i = 0; i < work->chains->len; i++)
        if (fw_work_chain (work, i)->row == r && waiting[i] == 0)
          g_array_append_val (open, i);
      while (open->len)
        {
          guint best = 0, chain;
          GArray *after;

          for (guint i = 1; i < open->len; i++)
            if (keys[FW_UINT (open, i)] < keys[FW_UINT (open, best)])
              best = i;
          chain = FW_UINT (open, best);
          g_array_remove_index (open, best);
          g_array_append_val (row, chain);
          after = fw_work_chain (work, chain)->after;
          for (guint i = 0; i < after->len; i++)
            {
              guint next = FW_UINT (after, i);

              if (--waiting[next] == 0)
                g_array_append_val (open, next);
            }
        }
      fw_layout_number_row (work, r);
    }
}

/* Lanes take the key of what they lead to. */
void
fw_layout_key_lanes (FwLayoutWork *work, double *keys)
{
  for (guint i = work->n; i < work->items->len; i++)
    {
      FwItem *lane = fw_work_item (work, i);

      if (lane->near_item != FW_NONE)
        keys[lane->chain] = keys[fw_work_item (work, lane->near_item)->chain] + 0.5;
    }
}

void
fw_layout_walk_from (FwLayoutWork *work, guint root, double *keys)
{
  Walk walk = {work, g_new0 (gboolean, work->chains->len + 1),
               g_array_new (FALSE, FALSE, sizeof (guint))};

  for (guint i = 0; i < work->chains->len; i++)
    walk.seen[i] = fw_work_item (work, FW_UINT (fw_work_chain (work, i)->items, 0))->lane;
  walk_chain (&walk, root, FW_NONE, FALSE);
  for (guint i = 0; i < work->chains->len; i++)
    walk_chain (&walk, i, FW_NONE, FALSE);
  for (guint i = 0; i < walk.sequence->len; i++)
    keys[FW_UINT (walk.sequence, i)] = i;
  fw_layout_key_lanes (work, keys);
  g_free (walk.seen);
  g_array_unref (walk.sequence);
}
