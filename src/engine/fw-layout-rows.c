/* fw-layout-rows.c: chains in their rows: numbering, moving, taking out, coming back.
 *
 * Whatever moves an item makes the nets forget what they knew of its place
 * (`FwNet.known_above`, `known_below`): the cost reads that again where it is asked.
 */
#include "config.h"

#include "engine/fw-layout-order.h"

struct _FwOrder
{
  guint *lengths; /* of the rows */
  guint *chains;  /* of all rows, left to right */
  guint *first;   /* item of each chain, which tells how it is turned */
};

static void
forget (FwLayoutWork *work, const FwChain *chain)
{
  for (guint i = 0; i < chain->items->len; i++)
    {
      GArray *nets = g_ptr_array_index (work->item_nets, FW_UINT (chain->items, i));

      for (guint k = 0; k < nets->len; k++)
        {
          FwNet *net = fw_work_net (work, FW_UINT (nets, k));

          if ((int) net->gap == chain->row)
            net->known_below = FALSE;
          else
            net->known_above = FALSE;
        }
    }
}

static guint
number_chain (FwLayoutWork *work, FwChain *chain, guint pos)
{
  if (fw_work_item (work, FW_UINT (chain->items, 0))->pos == pos
      && fw_work_item (work, FW_UINT (chain->items, chain->items->len - 1))->pos
             == pos + chain->items->len - 1)
    return pos + chain->items->len;
  for (guint k = 0; k < chain->items->len; k++)
    fw_work_item (work, FW_UINT (chain->items, k))->pos = pos++;
  forget (work, chain);
  return pos;
}

void
fw_layout_number_row (FwLayoutWork *work, guint row)
{
  GArray *chains = fw_work_row (work, row);
  guint pos = 0;

  for (guint i = 0; i < chains->len; i++)
    {
      FwChain *chain = fw_work_chain (work, FW_UINT (chains, i));

      chain->pos = i;
      pos = number_chain (work, chain, pos);
    }
}

gboolean
fw_layout_holds (GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (FW_UINT (numbers, i) == number)
      return TRUE;
  return FALSE;
}

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
  pos = number_chain (work, b, pos);
  number_chain (work, a, pos);
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
  number_chain (work, c, pos);
}

static void
set_absent (FwLayoutWork *work, guint chain, gboolean absent)
{
  FwChain *c = fw_work_chain (work, chain);

  for (guint i = 0; i < c->items->len; i++)
    fw_work_item (work, FW_UINT (c->items, i))->absent = absent;
  forget (work, c);
}

void
fw_layout_take_out (FwLayoutWork *work, GArray *chains)
{
  for (guint i = 0; i < chains->len; i++)
    set_absent (work, FW_UINT (chains, i), TRUE);
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
      if (n == row->len)
        continue;
      g_array_set_size (row, n);
      fw_layout_number_row (work, r);
    }
}

void
fw_layout_put_in (FwLayoutWork *work, guint chain, guint at)
{
  guint row = fw_work_chain (work, chain)->row;

  g_array_insert_val (fw_work_row (work, row), at, chain);
  set_absent (work, chain, FALSE);
  fw_layout_number_row (work, row);
}

FwOrder *
fw_order_new (FwLayoutWork *work)
{
  FwOrder *self = g_new0 (FwOrder, 1);

  self->lengths = g_new0 (guint, work->n_rows + 1);
  self->chains = g_new0 (guint, work->chains->len + 1);
  self->first = g_new0 (guint, work->chains->len + 1);
  fw_order_keep (self, work);
  return self;
}

void
fw_order_free (FwOrder *self)
{
  g_free (self->lengths);
  g_free (self->chains);
  g_free (self->first);
  g_free (self);
}

void
fw_order_keep (FwOrder *self, FwLayoutWork *work)
{
  guint n = 0;

  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *row = fw_work_row (work, r);

      self->lengths[r] = row->len;
      if (row->len)
        memcpy (self->chains + n, row->data, sizeof (guint) * row->len);
      n += row->len;
    }
  for (guint i = 0; i < work->chains->len; i++)
    self->first[i] = FW_UINT (fw_work_chain (work, i)->items, 0);
}

void
fw_order_restore (const FwOrder *self, FwLayoutWork *work)
{
  guint n = 0;

  for (guint i = 0; i < work->chains->len; i++)
    {
      guint first = FW_UINT (fw_work_chain (work, i)->items, 0);

      if (fw_work_item (work, first)->absent)
        set_absent (work, i, FALSE);
      if (first != self->first[i])
        fw_layout_flip_chain (work, i);
    }
  for (int r = 0; r < work->n_rows; r++)
    {
      GArray *row = fw_work_row (work, r);

      g_array_set_size (row, self->lengths[r]);
      if (row->len)
        memcpy (row->data, self->chains + n, sizeof (guint) * row->len);
      n += row->len;
      fw_layout_number_row (work, r);
    }
}
