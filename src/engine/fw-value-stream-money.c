/* fw-value-stream-money.c: see fw-value-stream-money.h. */
#include "config.h"

#include "engine/fw-value-stream-money.h"

static void
free_node (FwValueStreamMoneyNode *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

FwValueStreamMoney *
fw_value_stream_money_new (void)
{
  FwValueStreamMoney *self = g_new0 (FwValueStreamMoney, 1);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_node);
  self->amounts = g_array_new (FALSE, TRUE, sizeof (FwValueStreamMoneyAmount));
  return self;
}

void
fw_value_stream_money_free (FwValueStreamMoney *self)
{
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->amounts);
  g_free (self);
}

guint
fw_value_stream_money_take_node (FwValueStreamMoney *self, const char *id, const char *name)
{
  FwValueStreamMoneyNode *node;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      node = g_ptr_array_index (self->nodes, i);
      if (g_str_equal (node->id, id))
        return i;
    }
  node = g_new0 (FwValueStreamMoneyNode, 1);
  node->id = g_strdup (id);
  node->name = g_strdup (name);
  g_ptr_array_add (self->nodes, node);
  return self->nodes->len - 1;
}

void
fw_value_stream_money_add (FwValueStreamMoney *self, guint from, guint to, gint64 cents)
{
  FwValueStreamMoneyAmount amount = {from, to, cents, FALSE};

  g_array_append_val (self->amounts, amount);
}

void
fw_value_stream_money_add_unknown (FwValueStreamMoney *self, guint from, guint to)
{
  FwValueStreamMoneyAmount amount = {from, to, 0, TRUE};

  g_array_append_val (self->amounts, amount);
}

static void
add (FwValueStreamMoney *self, gint64 *sum, gint64 cents)
{
  gint64 more;

  if (__builtin_add_overflow (*sum, cents, &more))
    self->overflow = TRUE;
  else
    *sum = more;
}

void
fw_value_stream_money_close (FwValueStreamMoney *self)
{
  self->in = self->out = self->gap = 0;
  self->unknown = self->overflow = FALSE;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      FwValueStreamMoneyNode *node = g_ptr_array_index (self->nodes, i);

      node->in = node->out = node->gap = 0;
      node->gives = node->takes = node->unknown = FALSE;
    }
  for (guint i = 0; i < self->amounts->len; i++)
    {
      const FwValueStreamMoneyAmount *amount
          = &g_array_index (self->amounts, FwValueStreamMoneyAmount, i);
      FwValueStreamMoneyNode *from = g_ptr_array_index (self->nodes, amount->from);
      FwValueStreamMoneyNode *to = g_ptr_array_index (self->nodes, amount->to);

      from->gives = to->takes = TRUE;
      if (amount->unknown)
        self->unknown = from->unknown = to->unknown = TRUE;
      add (self, &from->out, amount->cents);
      add (self, &to->in, amount->cents);
    }
  self->closes = !self->unknown;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      FwValueStreamMoneyNode *node = g_ptr_array_index (self->nodes, i);

      if (!node->takes)
        add (self, &self->in, node->out);
      else if (!node->gives)
        add (self, &self->out, node->in);
      else if (__builtin_sub_overflow (node->in, node->out, &node->gap))
        {
          node->gap = 0;
          self->overflow = TRUE;
        }
      add (self, &self->gap, node->gap);
      self->closes = self->closes && node->gap == 0;
    }
  self->closes = self->closes && !self->overflow;
}
