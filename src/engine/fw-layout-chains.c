/* fw-layout-chains.c: who stands side by side, and who must stand left of whom.
 *
 * Glues twins and then couples to chains, one couple after the other, as long as the
 * birth orders of all sibships of the row can still be kept. Chains are what the
 * order search moves.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

typedef struct
{
  guint a, b;
  gboolean twins;
  gboolean index;
  gboolean children;
  FwDay begun;
  guint order, number;
} Bond;

/* One row while its chains are made. */
typedef struct
{
  FwLayoutWork *work;
  GArray *members; /* guint: items of the row */
  guint *local;    /* item → place in members */
  guint *next[2];  /* neighbours of a member, FW_NONE */
  GArray *pairs;   /* guint pairs: left before right */
  guint *chain;    /* of a member */
  guint *place;    /* in its chain */
} Row;

static int
compare_bonds (gconstpointer a, gconstpointer b)
{
  const Bond *one = a, *other = b;

  if (one->twins != other->twins)
    return one->twins ? -1 : 1;
  if (one->index != other->index)
    return one->index ? -1 : 1;
  if (one->children != other->children)
    return one->children ? -1 : 1;
  if (one->begun != other->begun)
    return one->begun < other->begun ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

/* Numbers the chains that @next makes; returns how many, G_MAXUINT for a ring. */
static guint
number_chains (Row *row)
{
  guint count = 0;

  for (guint i = 0; i < row->members->len; i++)
    row->chain[i] = FW_NONE;
  for (guint i = 0; i < row->members->len; i++)
    {
      guint from = FW_NONE, at = i, place = 0;

      if (row->chain[i] != FW_NONE || (row->next[0][i] != FW_NONE && row->next[1][i] != FW_NONE))
        continue;
      while (at != FW_NONE)
        {
          guint to = row->next[0][at] != from ? row->next[0][at] : row->next[1][at];

          row->chain[at] = count;
          row->place[at] = place++;
          from = at;
          at = to;
        }
      count++;
    }
  for (guint i = 0; i < row->members->len; i++)
    if (row->chain[i] == FW_NONE)
      return G_MAXUINT;
  return count;
}

/* Whether the chains can stand in a row so that every pair is in order. */
static gboolean
is_possible (Row *row)
{
  guint count = number_chains (row), done = 0;
  g_autofree int *way = NULL;
  g_autofree guint *waiting = NULL;
  g_autofree guint *head = NULL, *link = NULL;
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  if (count == G_MAXUINT)
    return FALSE;
  way = g_new0 (int, count + 1);
  waiting = g_new0 (guint, count + 1);
  head = g_new (guint, count + 1);
  link = g_new (guint, row->pairs->len / 2 + 1);
  for (guint i = 0; i < count; i++)
    head[i] = FW_NONE;
  for (guint i = 0; i < row->pairs->len / 2; i++)
    {
      guint a = FW_UINT (row->pairs, 2 * i), b = FW_UINT (row->pairs, 2 * i + 1);

      if (row->chain[a] == row->chain[b])
        {
          int wanted = row->place[a] < row->place[b] ? 1 : -1;

          if (way[row->chain[a]] == -wanted)
            return FALSE;
          way[row->chain[a]] = wanted;
        }
      else
        {
          link[i] = head[row->chain[a]];
          head[row->chain[a]] = i;
          waiting[row->chain[b]]++;
        }
    }
  for (guint i = 0; i < count; i++)
    if (!waiting[i])
      g_array_append_val (queue, i);
  for (guint k = 0; k < queue->len; k++)
    {
      done++;
      for (guint i = head[FW_UINT (queue, k)]; i != FW_NONE; i = link[i])
        {
          guint to = row->chain[FW_UINT (row->pairs, 2 * i + 1)];

          if (--waiting[to] == 0)
            g_array_append_val (queue, to);
        }
    }
  return done == count;
}

static gboolean
glue (Row *row, guint a, guint b)
{
  guint sa = row->next[0][a] == FW_NONE ? 0 : 1, sb = row->next[0][b] == FW_NONE ? 0 : 1;

  if (row->next[0][a] == b || row->next[1][a] == b)
    return TRUE;
  if (row->next[sa][a] != FW_NONE || row->next[sb][b] != FW_NONE)
    return FALSE;
  row->next[sa][a] = b;
  row->next[sb][b] = a;
  if (is_possible (row))
    return TRUE;
  row->next[sa][a] = FW_NONE;
  row->next[sb][b] = FW_NONE;
  return FALSE;
}

/* @pairs gets left before right unless the row cannot be ordered then. */
static gboolean
demand (Row *row, guint a, guint b)
{
  g_array_append_val (row->pairs, a);
  g_array_append_val (row->pairs, b);
  if (is_possible (row))
    return TRUE;
  g_array_set_size (row->pairs, row->pairs->len - 2);
  return FALSE;
}

static void
collect_pins (Row *row)
{
  FwLayoutWork *work = row->work;
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < row->members->len; i++)
    {
      guint item = FW_UINT (row->members, i);
      guint k = pinned->len;

      if (item >= work->n || !work->in->persons[item].pinned)
        continue;
      g_array_append_val (pinned, i);
      while (k > 0
             && work->in->persons[FW_UINT (row->members, FW_UINT (pinned, k - 1))].x
                    > work->in->persons[item].x)
        {
          FW_UINT (pinned, k) = FW_UINT (pinned, k - 1);
          k--;
        }
      FW_UINT (pinned, k) = i;
    }
  for (guint i = 0; i + 1 < pinned->len; i++)
    demand (row, FW_UINT (pinned, i), FW_UINT (pinned, i + 1));
}

static void
write_chains (Row *row, int number)
{
  FwLayoutWork *work = row->work;
  guint count = number_chains (row), first = work->chains->len;
  g_autofree int *way = g_new0 (int, count + 1);

  for (guint i = 0; i < count; i++)
    {
      FwChain chain = {.row = number};

      chain.items = g_array_new (FALSE, FALSE, sizeof (guint));
      chain.after = g_array_new (FALSE, FALSE, sizeof (guint));
      chain.before = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (work->chains, chain);
    }
  for (guint i = 0; i < row->members->len; i++)
    {
      FwChain *chain = fw_work_chain (work, first + row->chain[i]);

      fw_work_item (work, FW_UINT (row->members, i))->chain = first + row->chain[i];
      if (chain->items->len <= row->place[i])
        g_array_set_size (chain->items, row->place[i] + 1);
      FW_UINT (chain->items, row->place[i]) = FW_UINT (row->members, i);
    }
  for (guint i = 0; i < row->pairs->len / 2; i++)
    {
      guint a = FW_UINT (row->pairs, 2 * i), b = FW_UINT (row->pairs, 2 * i + 1);

      if (row->chain[a] == row->chain[b])
        way[row->chain[a]] = row->place[a] < row->place[b] ? 1 : -1;
      else
        {
          guint from = first + row->chain[a], to = first + row->chain[b];

          g_array_append_val (fw_work_chain (work, from)->after, to);
          g_array_append_val (fw_work_chain (work, to)->before, from);
        }
    }
  for (guint i = 0; i < count; i++)
    {
      FwChain *chain = fw_work_chain (work, first + i);

      chain->fixed = way[i] != 0;
      if (way[i] < 0)
        for (guint k = 0; k < chain->items->len / 2; k++)
          {
            guint swap = FW_UINT (chain->items, k);

            FW_UINT (chain->items, k) = FW_UINT (chain->items, chain->items->len - 1 - k);
            FW_UINT (chain->items, chain->items->len - 1 - k) = swap;
          }
    }
}

/* Whom the @i-th child surely precedes; what follows from two others is left out. */
static void
demand_birth_order (Row *row, GArray *children, guint i)
{
  FwLayoutWork *work = row->work;
  guint child = FW_UINT (children, i);

  for (guint k = i + 1; k < children->len; k++)
    {
      guint other = FW_UINT (children, k);
      gboolean follows = FALSE;

      if (!fw_layout_is_order_sure (work, child, other))
        continue;
      for (guint m = i + 1; m < k && !follows; m++)
        follows = fw_layout_is_order_sure (work, child, FW_UINT (children, m))
                  && fw_layout_is_order_sure (work, FW_UINT (children, m), other);
      if (follows)
        continue;
      g_array_append_val (row->pairs, row->local[child]);
      g_array_append_val (row->pairs, row->local[other]);
    }
}

static void
build_row (FwLayoutWork *work, int number, GArray *members, guint *local)
{
  Row row = {.work = work, .members = members, .local = local};
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) bonds = g_array_new (FALSE, TRUE, sizeof (Bond));
  g_autofree guint *next0 = g_new (guint, members->len + 1);
  g_autofree guint *next1 = g_new (guint, members->len + 1);
  g_autofree guint *chain = g_new (guint, members->len + 1);
  g_autofree guint *place = g_new (guint, members->len + 1);

  row.pairs = pairs;
  row.next[0] = next0;
  row.next[1] = next1;
  row.chain = chain;
  row.place = place;
  for (guint i = 0; i < members->len; i++)
    {
      next0[i] = next1[i] = FW_NONE;
      local[FW_UINT (members, i)] = i;
    }
  for (guint u = 0; u < work->in->n_unions; u++)
    {
      FwWorkUnion *couple = &work->unions[u];
      GArray *c = couple->children;

      if (couple->drawn && c->len && fw_work_item (work, FW_UINT (c, 0))->row == number)
        for (guint i = 0; i + 1 < c->len; i++)
          {
            guint a = local[FW_UINT (c, i)], b = local[FW_UINT (c, i + 1)];

            demand_birth_order (&row, c, i);
            if (work->twins[FW_UINT (c, i)] != FW_NONE
                && work->twins[FW_UINT (c, i)] == work->twins[FW_UINT (c, i + 1)])
              {
                Bond bond = {.a = a, .b = b, .twins = TRUE, .number = bonds->len};

                g_array_append_val (bonds, bond);
              }
          }
      if (couple->drawn && couple->n_partners == 2 && couple->row == number
          && fw_work_item (work, couple->partners[0])->row == number
          && fw_work_item (work, couple->partners[1])->row == number)
        {
          Bond bond
              = {.a = local[couple->partners[0]],
                 .b = local[couple->partners[1]],
                 .index
                 = couple->partners[0] == work->in->index || couple->partners[1] == work->in->index,
                 .children = work->in->unions[u].n_children > 0,
                 .begun = work->in->unions[u].begun == FW_DAY_NONE ? G_MAXINT32
                                                                   : work->in->unions[u].begun,
                 .order = work->in->unions[u].order,
                 .number = bonds->len};

          g_array_append_val (bonds, bond);
        }
    }
  g_array_sort (bonds, compare_bonds);
  for (guint i = 0; i < bonds->len; i++)
    glue (&row, g_array_index (bonds, Bond, i).a, g_array_index (bonds, Bond, i).b);
  collect_pins (&row);
  write_chains (&row, number);
}

void
fw_layout_build_chains (FwLayoutWork *work)
{
  g_autofree guint *local = g_new0 (guint, work->items->len + 1);

  for (int r = 0; r < work->n_rows; r++)
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < work->items->len; i++)
        if (fw_work_item (work, i)->row == r)
          g_array_append_val (members, i);
      build_row (work, r, members, local);
      g_ptr_array_add (work->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
}
