/* fw-layout-order.c: the order of the chains in every row.
 *
 * First places come from walks through the family from several roots, so that a tree
 * comes out without crossings; then every chain is moved along its row to where the
 * cost is least (sifting). Birth order and pins are the `after` lists of the chains,
 * which no step breaks. Bounded rounds, no clock, no chance.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

#define COST_REAL 4.0
#define COST_STRAIGHT 2.0
#define COST_BAR 4.0
#define COST_FAR 0.30    /* an item between partners who are not side by side */
#define COST_SPREAD 0.02 /* an item within a sibship's bar */
#define COST_SIDE 0.01
#define MAX_STARTS 10
#define MAX_ROUNDS 24

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

/* --- cost ---------------------------------------------------------------------- */

static inline double
terminal_pos (FwLayoutWork *work, GArray *terminals, guint i)
{
  return fw_work_item (work, FW_TERMINAL (terminals, i)->item)->pos
         + FW_TERMINAL (terminals, i)->dx / 1024;
}

/* Where a net comes from above; NAN when from nowhere. */
static double
net_top (FwLayoutWork *work, const FwNet *net)
{
  GArray *legs = fw_work_net (work, net->owner)->legs;

  if (net->drop && legs->len == 2)
    return (terminal_pos (work, legs, 0) + terminal_pos (work, legs, 1)) / 2;
  if (net->drop && legs->len == 1)
    return terminal_pos (work, legs, 0);
  return net->ups->len ? terminal_pos (work, net->ups, 0) : NAN;
}

typedef struct
{
  double lo, hi, mid;
} Reach;

static Reach
net_reach (FwLayoutWork *work, const FwNet *net)
{
  Reach reach = {G_MAXDOUBLE, -G_MAXDOUBLE, 0};

  for (guint i = 0; i < net->downs->len; i++)
    {
      double p = terminal_pos (work, net->downs, i);

      reach.lo = MIN (reach.lo, p);
      reach.hi = MAX (reach.hi, p);
    }
  reach.mid = (reach.lo + reach.hi) / 2;
  return reach;
}

static guint
count_beyond (FwLayoutWork *work, const FwNet *net, double limit, gboolean right)
{
  guint n = 0;

  for (guint i = 0; i < net->downs->len; i++)
    {
      double p = terminal_pos (work, net->downs, i);

      n += right ? p > limit : p < limit;
    }
  return n;
}

/* Bars of unions in one row: partly over each other, or one within the other. */
static double
bar_cost (FwLayoutWork *work, const FwNet *a, const FwNet *b)
{
  double al, ar, bl, br;

  if (!a->legs->len || !b->legs->len)
    return 0;
  al = ar = terminal_pos (work, a->legs, 0);
  bl = br = terminal_pos (work, b->legs, 0);
  if (a->legs->len == 2)
    {
      al = MIN (ar, terminal_pos (work, a->legs, 1));
      ar = MAX (ar, terminal_pos (work, a->legs, 1));
    }
  if (b->legs->len == 2)
    {
      bl = MIN (br, terminal_pos (work, b->legs, 1));
      br = MAX (br, terminal_pos (work, b->legs, 1));
    }
  if (al == ar || bl == br)
    return (al > bl && ar < br) || (bl > al && br < ar) ? COST_BAR : 0;
  if ((al < bl && bl < ar && ar < br) || (bl < al && al < br && br < ar))
    return COST_BAR;
  if (al <= bl && br <= ar && (al < bl || br < ar))
    return b->drop ? COST_BAR : 0;
  if (bl <= al && ar <= br && (bl < al || ar < br))
    return a->drop ? COST_BAR : 0;
  return 0;
}

static double
pair_cost (FwLayoutWork *work, const FwNet *a, const FwNet *b)
{
  double ta, tb, cost = 0;

  if (a->gap != b->gap)
    return 0;
  ta = net_top (work, a);
  tb = net_top (work, b);
  if (ta > tb)
    {
      const FwNet *swap = a;
      double t = ta;

      a = b;
      b = swap;
      ta = tb;
      tb = t;
    }
  if (a->downs->len && b->downs->len)
    {
      Reach ra = net_reach (work, a), rb = net_reach (work, b);

      if (ta < tb && ra.hi > rb.lo)
        {
          guint inverted = 0, above, below;

          for (guint i = 0; i < b->downs->len; i++)
            inverted += count_beyond (work, a, terminal_pos (work, b->downs, i), TRUE);
          above = count_beyond (work, a, rb.lo, TRUE) + (ra.hi > rb.mid);
          below = count_beyond (work, b, ra.hi, FALSE) + (rb.lo < ra.mid);
          cost += COST_STRAIGHT * inverted + COST_REAL * MIN (above, below);
        }
      else if (!(ta < tb) && ra.hi > rb.lo && rb.hi > ra.lo)
        {
          /* One comes from nowhere: only the bars can meet. */
          guint above = 0, below = 0;

          for (guint i = 0; i < a->downs->len; i++)
            {
              double p = terminal_pos (work, a->downs, i);

              above += p > rb.lo && p < rb.hi;
            }
          for (guint i = 0; i < b->downs->len; i++)
            {
              double p = terminal_pos (work, b->downs, i);

              below += p > ra.lo && p < ra.hi;
            }
          cost += COST_REAL * MIN (above, below);
        }
    }
  cost += bar_cost (work, a, b);
  return cost;
}

/* What a net costs by itself: how far its ends are apart. */
static double
net_cost (FwLayoutWork *work, const FwNet *net)
{
  double cost = 0;

  if (net->legs->len == 2)
    {
      double l = terminal_pos (work, net->legs, 0), r = terminal_pos (work, net->legs, 1);
      const FwLayoutPerson *persons = work->in->persons;
      guint left = FW_TERMINAL (net->legs, l < r ? 0 : 1)->item;
      guint right = FW_TERMINAL (net->legs, l < r ? 1 : 0)->item;

      cost += COST_FAR * (fabs (l - r) - 1);
      if (left < work->n && persons[left].side == FW_LAYOUT_SIDE_RIGHT)
        cost += COST_SIDE;
      if (right < work->n && persons[right].side == FW_LAYOUT_SIDE_LEFT)
        cost += COST_SIDE;
    }
  if (net->downs->len > 1)
    {
      Reach reach = net_reach (work, net);

      cost += COST_SPREAD * (reach.hi - reach.lo);
    }
  return cost;
}

static double
total_cost (FwLayoutWork *work)
{
  double cost = 0;
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (int k = 0; k <= work->n_rows; k++)
    g_ptr_array_add (gaps, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < work->nets->len; i++)
    {
      GArray *gap = g_ptr_array_index (gaps, fw_work_net (work, i)->gap);

      cost += net_cost (work, fw_work_net (work, i));
      for (guint k = 0; k < gap->len; k++)
        cost += pair_cost (work, fw_work_net (work, FW_UINT (gap, k)), fw_work_net (work, i));
      g_array_append_val (gap, i);
    }
  return cost;
}

/* --- sifting ------------------------------------------------------------------- */

typedef struct
{
  FwLayoutWork *work;
  GArray *one, *other; /* nets of the two chains */
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

static gboolean
holds (GArray *nets, guint net)
{
  for (guint i = 0; i < nets->len; i++)
    if (FW_UINT (nets, i) == net)
      return TRUE;
  return FALSE;
}

/* The part of the cost that depends on the order of the two chains. */
static double
local_cost (Sift *sift)
{
  FwLayoutWork *work = sift->work;
  double cost = 0;

  for (guint i = 0; i < sift->one->len; i++)
    cost += net_cost (work, fw_work_net (work, FW_UINT (sift->one, i)));
  for (guint i = 0; i < sift->other->len; i++)
    if (!holds (sift->one, FW_UINT (sift->other, i)))
      cost += net_cost (work, fw_work_net (work, FW_UINT (sift->other, i)));
  for (guint i = 0; i < sift->one->len; i++)
    {
      guint a = FW_UINT (sift->one, i);
      gboolean a_in_both = holds (sift->other, a);

      for (guint k = 0; k < sift->other->len; k++)
        {
          guint b = FW_UINT (sift->other, k);

          if (a == b || (a > b && a_in_both && holds (sift->one, b)))
            continue;
          cost += pair_cost (work, fw_work_net (work, a), fw_work_net (work, b));
        }
    }
  return cost;
}

static gboolean
must_precede (FwLayoutWork *work, guint left, guint right)
{
  return holds (fw_work_chain (work, left)->after, right);
}

/* Swaps the chains at @at and @at + 1 and renumbers their items. */
static void
swap_chains (FwLayoutWork *work, guint row, guint at)
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

static double
step_cost (Sift *sift, guint row, guint at, gboolean moving_right)
{
  FwLayoutWork *work = sift->work;
  GArray *chains = fw_work_row (work, row);
  double before, after;

  collect_nets (work, FW_UINT (chains, moving_right ? at + 1 : at), sift->other);
  before = local_cost (sift);
  swap_chains (work, row, at);
  after = local_cost (sift);
  return after - before;
}

static void
flip_chain (FwLayoutWork *work, guint chain)
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
  flip_chain (work, chain);
  after = local_cost (sift);
  if (after < before - 1e-9)
    return before - after;
  flip_chain (work, chain);
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
      swap_chains (work, row, at - 1);
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
      swap_chains (work, row, at);
      at++;
    }
  return -best;
}

static void
sift_all (FwLayoutWork *work, guint rounds, const gboolean *movable)
{
  Sift sift = {work, g_array_new (FALSE, FALSE, sizeof (guint)),
               g_array_new (FALSE, FALSE, sizeof (guint))};

  for (guint round = 0; round < rounds; round++)
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

/* --- first places -------------------------------------------------------------- */

typedef struct
{
  FwLayoutWork *work;
  gboolean *seen; /* chains */
  GArray *sequence;
} Walk;

static void
walk_chain (Walk *walk, guint chain, guint from, gboolean from_right);

static guint
parents_chain (FwLayoutWork *work, guint person, guint *couple)
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
    else if (parents_chain (work, FW_UINT (c->items, i), &couple) != FW_NONE)
      above++;
  /* Partners with parents of their own stand away from the siblings. */
  if (at != FW_NONE && above && !c->fixed && n > 1)
    {
      guint left = 0, right = 0;

      for (guint i = 0; i < n; i++)
        if (i != at && parents_chain (work, FW_UINT (c->items, i), &couple) != FW_NONE)
          {
            left += i < at;
            right += i > at;
          }
      if ((from_right && left > right) || (!from_right && right > left))
        {
          flip_chain (work, chain);
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
      up = parents_chain (work, p, &couple);
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
      up = parents_chain (work, p, &couple);
      if (up != FW_NONE)
        walk_chain (walk, up, FW_NONE, FALSE);
      walk_siblings (walk, p, TRUE);
    }
#undef IS_LEFT
}

/* Rows in the order of @keys as far as the `after` lists allow. */
static void
order_rows (FwLayoutWork *work, const double *keys)
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
static void
key_lanes (FwLayoutWork *work, double *keys)
{
  for (guint i = work->n; i < work->items->len; i++)
    {
      FwItem *lane = fw_work_item (work, i);

      if (lane->near_item != FW_NONE)
        keys[lane->chain] = keys[fw_work_item (work, lane->near_item)->chain] + 0.5;
    }
}

static void
walk_from (FwLayoutWork *work, guint root, double *keys)
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
  key_lanes (work, keys);
  g_free (walk.seen);
  g_array_unref (walk.sequence);
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
              up = parents_chain (work, FW_UINT (items, side ? items->len - 1 - i : i), &couple);
            if (up == FW_NONE)
              break;
            chain = up;
          }
        if (!holds (roots, chain))
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
        if (weight[i] && !holds (roots, i) && (best == FW_NONE || weight[i] > weight[best]))
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
  walk_from (work, 0, keys);
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
        flip_chain (work, i);
    }
  key_lanes (work, keys);
  order_rows (work, keys);
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

  if (work->chains->len == 0 || keep_order (work))
    return;
  roots = find_roots (work);
  for (guint i = 0; i < roots->len; i++)
    {
      double cost;

      walk_from (work, FW_UINT (roots, i), keys);
      order_rows (work, keys);
      sift_all (work, large ? 3 : MAX_ROUNDS, NULL);
      cost = total_cost (work);
      if (best == NULL || cost < best->cost - 1e-6)
        {
          g_clear_pointer (&best, snapshot_free);
          best = snapshot_new (work, cost);
        }
    }
  snapshot_restore (best, work);
  snapshot_free (best);
}
