/* fw-layout-graph.c: unions and links that can be drawn, and who hangs from where.
 *
 * First step of the layout (fw-layout-work.h). What the input says twice, or what
 * would make somebody his own ancestor, is settled here, so that later steps meet a
 * graph without cycles downwards.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

FwLayoutBox
fw_layout_person_box (const FwLayoutPerson *person)
{
  double l = -person->w / 2, r = person->w / 2, t = -person->h / 2, b = person->h / 2;

  for (guint i = 0; i < person->n_labels; i++)
    {
      const FwLayoutBox *box = &person->labels[i];

      if (box->w <= 0 || box->h <= 0)
        continue;
      l = MIN (l, box->x);
      r = MAX (r, box->x + box->w);
      t = MIN (t, box->y);
      b = MAX (b, box->y + box->h);
    }
  return (FwLayoutBox) {l, t, r - l, b - t};
}

FwLayoutWork *
fw_layout_work_new (const FwLayoutInput *input)
{
  FwLayoutWork *self = g_new0 (FwLayoutWork, 1);

  self->in = input;
  self->n = input->n_persons;
  self->kin = g_new0 (gboolean, self->n + 1);
  self->unions = g_new0 (FwWorkUnion, input->n_unions + 1);
  self->links = g_array_new (FALSE, TRUE, sizeof (FwWorkLink));
  self->hangs = g_new (guint, self->n + 1);
  self->twins = g_new (guint, self->n + 1);
  self->apex = g_new0 (double, input->n_twins + 1);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->items = g_array_new (FALSE, TRUE, sizeof (FwItem));
  self->nets = g_array_new (FALSE, TRUE, sizeof (FwNet));
  self->item_nets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->chains = g_array_new (FALSE, TRUE, sizeof (FwChain));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_array_set_size (self->items, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      FwLayoutBox box = fw_layout_person_box (&input->persons[i]);

      self->hangs[i] = self->twins[i] = FW_NONE;
      fw_work_item (self, i)->left = -box.x;
      fw_work_item (self, i)->right = box.x + box.w;
      fw_work_item (self, i)->near_item = FW_NONE;
    }
  for (guint u = 0; u < input->n_unions; u++)
    {
      self->unions[u].children = g_array_new (FALSE, FALSE, sizeof (guint));
      self->unions[u].net = FW_NONE;
      self->unions[u].label_x = NAN;
    }
  return self;
}

void
fw_layout_work_free (FwLayoutWork *self)
{
  for (guint u = 0; u < self->in->n_unions; u++)
    {
      g_array_unref (self->unions[u].children);
      for (guint i = 0; i < 2; i++)
        g_clear_pointer (&self->unions[u].steps[i], g_array_unref);
    }
  for (guint i = 0; i < self->links->len; i++)
    g_clear_pointer (&fw_work_link (self, i)->nets, g_array_unref);
  for (guint i = 0; i < self->nets->len; i++)
    {
      g_array_unref (fw_work_net (self, i)->legs);
      g_array_unref (fw_work_net (self, i)->ups);
      g_array_unref (fw_work_net (self, i)->downs);
    }
  for (guint i = 0; i < self->chains->len; i++)
    {
      g_array_unref (fw_work_chain (self, i)->items);
      g_array_unref (fw_work_chain (self, i)->after);
      g_array_unref (fw_work_chain (self, i)->before);
    }
  g_free (self->kin);
  g_free (self->unions);
  g_array_unref (self->links);
  g_free (self->hangs);
  g_free (self->twins);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_array_unref (self->items);
  g_array_unref (self->nets);
  g_ptr_array_unref (self->item_nets);
  g_array_unref (self->chains);
  g_ptr_array_unref (self->rows);
  g_free (self->extra);
  g_free (self->nudge);
  g_free (self->apex);
  g_free (self->row_y);
  g_free (self->row_up);
  g_free (self->row_down);
  g_free (self->gap_top);
  g_free (self->gap_bottom);
  g_free (self);
}

void
fw_layout_work_leave_out (FwLayoutWork *self, const char *id, const char *reason)
{
  FwLayoutLeftOut *entry = g_new0 (FwLayoutLeftOut, 1);

  entry->id = id;
  entry->reason = reason;
  g_ptr_array_add (self->left_out, entry);
}

/* The heaviest usable link of each child; the earlier one where they weigh the same. */
static void
hang_children (FwLayoutWork *work)
{
  for (guint i = 0; i < work->n; i++)
    work->hangs[i] = FW_NONE;
  for (guint i = 0; i < work->links->len; i++)
    {
      FwWorkLink *link = fw_work_link (work, i);

      if (!link->usable)
        continue;
      if (work->hangs[link->child] == FW_NONE
          || link->weight > fw_work_link (work, work->hangs[link->child])->weight)
        work->hangs[link->child] = i;
    }
}

/* One link on a cycle of hanging links, the lightest; FW_NONE when there is no cycle. */
static guint
find_cycle (FwLayoutWork *work)
{
  g_autofree guint8 *state = g_new0 (guint8, work->n + 1); /* 1: on the path, 2: done */
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  /* Walks from a person up to the partners of the union it hangs from. */
  for (guint start = 0; start < work->n; start++)
    {
      if (state[start])
        continue;
      g_array_append_val (stack, start);
      while (stack->len)
        {
          guint p = FW_UINT (stack, stack->len - 1);
          gboolean pushed = FALSE;

          if (state[p] == 0)
            {
              state[p] = 1;
              if (work->hangs[p] != FW_NONE)
                {
                  const FwWorkUnion *u = &work->unions[fw_work_link (work, work->hangs[p])->couple];

                  for (guint i = 0; i < u->n_partners; i++)
                    {
                      guint q = u->partners[i];

                      if (state[q] == 1)
                        {
                          /* The path from q to p, all of them open, is the cycle. */
                          guint best = work->hangs[p];

                          for (guint k = stack->len; k-- > 0;)
                            {
                              guint r = FW_UINT (stack, k);
                              guint l = work->hangs[r];

                              if (state[r] != 1 || l == FW_NONE)
                                continue;
                              if (r == q)
                                break;
                              if (fw_work_link (work, l)->weight
                                  < fw_work_link (work, best)->weight)
                                best = l;
                            }
                          return best;
                        }
                      if (state[q] == 0)
                        {
                          g_array_append_val (stack, q);
                          pushed = TRUE;
                        }
                    }
                }
              if (pushed)
                continue;
            }
          /* Back here the second time, or without parents. */
          state[p] = 2;
          g_array_set_size (stack, stack->len - 1);
        }
    }
  return FW_NONE;
}

gboolean
fw_layout_is_order_sure (FwLayoutWork *work, guint a, guint b)
{
  const FwLayoutPerson *one = &work->in->persons[a], *other = &work->in->persons[b];

  if (work->twins[a] != FW_NONE || work->twins[b] != FW_NONE)
    return TRUE;
  if (one->born == FW_DAY_NONE || other->born == FW_DAY_NONE)
    return one->born == other->born;
  if (one->born_later == FW_LAYOUT_NONE || other->born_earlier == FW_LAYOUT_NONE)
    return FALSE;
  return (gint64) one->born + one->born_later < (gint64) other->born - other->born_earlier;
}

static void
sort_children (FwLayoutWork *work, guint couple)
{
  GArray *children = work->unions[couple].children;
  const FwLayoutPerson *persons = work->in->persons;
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  /* Those without a date keep their place; those with one are sorted among the others. */
  for (guint i = 0; i < children->len; i++)
    {
      guint c = FW_UINT (children, i);
      guint k = dated->len;

      if (persons[c].born == FW_DAY_NONE)
        continue;
      g_array_append_val (dated, c);
      while (k > 0 && persons[FW_UINT (dated, k - 1)].born > persons[c].born)
        {
          FW_UINT (dated, k) = FW_UINT (dated, k - 1);
          k--;
        }
      FW_UINT (dated, k) = c;
    }
  for (guint i = 0; i < children->len; i++)
    if (persons[FW_UINT (children, i)].born != FW_DAY_NONE)
      FW_UINT (children, i) = FW_UINT (dated, next++);

  /* Twins follow the first of them, in the order that is given. */
  for (guint t = 0; t < work->in->n_twins; t++)
    {
      const FwLayoutTwins *twins = &work->in->twins[t];
      guint first = FW_NONE, placed = 0;

      for (guint i = 0; i < children->len && first == FW_NONE; i++)
        if (work->twins[FW_UINT (children, i)] == t)
          first = i;
      if (first == FW_NONE)
        continue;
      for (guint k = 0; k < twins->count; k++)
        for (guint i = first + placed; i < children->len; i++)
          if (FW_UINT (children, i) == twins->persons[k])
            {
              guint c = twins->persons[k];

              g_array_remove_index (children, i);
              g_array_insert_val (children, first + placed, c);
              placed++;
              break;
            }
    }
}

void
fw_layout_build_graph (FwLayoutWork *work)
{
  const FwLayoutInput *in = work->in;
  guint cut;

  for (guint i = 0; i < work->n; i++)
    work->kin[i] = in->persons[i].role == FW_LAYOUT_KIN;
  for (guint u = 0; u < in->n_unions; u++)
    {
      FwWorkUnion *couple = &work->unions[u];

      for (guint i = 0; i < 2; i++)
        if (in->unions[u].partners[i] < work->n
            && !(i == 1 && in->unions[u].partners[1] == in->unions[u].partners[0]))
          {
            couple->partners[couple->n_partners++] = in->unions[u].partners[i];
            work->kin[in->unions[u].partners[i]] = TRUE;
          }
      couple->drawn = TRUE;
      if (in->unions[u].partners[0] < work->n
          && in->unions[u].partners[0] == in->unions[u].partners[1]
          && in->unions[u].n_children == 0)
        {
          couple->drawn = FALSE;
          fw_layout_work_leave_out (work, in->unions[u].id, "self-union");
        }
      else if (couple->n_partners == 0 && in->unions[u].n_children == 0)
        {
          couple->drawn = FALSE;
          fw_layout_work_leave_out (work, in->unions[u].id, "nobody");
        }
      for (guint i = 0; i < in->unions[u].n_children; i++)
        {
          const FwLayoutChild *child = &in->unions[u].children[i];
          FwWorkLink link = {.couple = u,
                             .child = child->child,
                             .weight = child->weight,
                             .offset = child->offset != 0 ? child->offset : 6};

          link.usable = couple->drawn && child->child < work->n;
          if (child->child < work->n)
            work->kin[child->child] = TRUE;
          /* The same child listed twice by the same weight is one line. */
          for (guint k = 0; k < i && link.usable; k++)
            if (in->unions[u].children[k].child == child->child
                && in->unions[u].children[k].weight == child->weight)
              link.usable = FALSE;
          g_array_append_val (work->links, link);
        }
    }
  for (guint t = 0; t < in->n_twins; t++)
    for (guint k = 0; k < in->twins[t].count; k++)
      if (in->twins[t].persons[k] < work->n && work->twins[in->twins[t].persons[k]] == FW_NONE)
        work->twins[in->twins[t].persons[k]] = t;

  hang_children (work);
  /* A link that closes a cycle of descent must not carry its child. Making it lighter
   * than all others would only move the cycle to another link, so it is set aside. */
  while ((cut = find_cycle (work)) != FW_NONE)
    {
      fw_work_link (work, cut)->usable = FALSE;
      fw_work_link (work, cut)->primary = TRUE; /* remembered: a further link */
      hang_children (work);
    }
  for (guint i = 0; i < work->links->len; i++)
    {
      FwWorkLink *link = fw_work_link (work, i);

      if (link->primary)
        link->usable = TRUE;
      link->primary = link->usable && work->hangs[link->child] == i;
      if (link->primary)
        g_array_append_val (work->unions[link->couple].children, link->child);
    }
  for (guint u = 0; u < in->n_unions; u++)
    sort_children (work, u);
  /* Twins who do not hang from one union are siblings in name only. */
  for (guint i = 0; i < work->n; i++)
    if (work->twins[i] != FW_NONE)
      {
        const FwLayoutTwins *twins = &in->twins[work->twins[i]];
        guint mates = 0;

        for (guint k = 0; k < twins->count; k++)
          {
            guint q = twins->persons[k];

            if (q != i && q < work->n && work->hangs[q] != FW_NONE && work->hangs[i] != FW_NONE
                && fw_work_link (work, work->hangs[q])->couple
                       == fw_work_link (work, work->hangs[i])->couple)
              mates++;
          }
        if (mates == 0)
          work->twins[i] = FW_NONE;
      }
}
