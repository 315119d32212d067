/* fw-stream-money.c: see fw-stream-money.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "scene/fw-stream-money.h"

/* What one end has handed on so far: before rounding, and in whole cents. */
typedef struct
{
  double raw;
  gint64 given;
} Running;

/* --- amounts ------------------------------------------------------------------------ */

static guint
take_end (FwStreamMoney *self, const FwStreamItem *item, const char *text)
{
  g_autofree char *id
      = item != NULL ? g_strconcat ("end:", item->id, NULL) : g_strconcat ("payee:", text, NULL);

  return fw_value_stream_money_take_node (
      self->sums, id, item != NULL ? fw_stream_item_get_text (item, FW_STREAM_NAME) : text);
}

static double
get_visits (const FwStreamMoney *self, const FwStreamItem *end)
{
  if (end == NULL || end->kind != FW_STREAM_STEP)
    return 1;
  return self->figures->figures->visits[fw_stream_get_position (self->figures->stream, end)].value;
}

/* The next whole cents of what runs through one side of a node. */
static gint64
round_on (GHashTable *sides, const char *side, guint node, double cents)
{
  g_autofree char *key = g_strdup_printf ("%s:%u", side, node);
  Running *running = g_hash_table_lookup (sides, key);
  gint64 amount;

  if (running == NULL)
    {
      running = g_new0 (Running, 1);
      g_hash_table_insert (sides, g_steal_pointer (&key), running);
    }
  running->raw += cents;
  amount = (gint64) round (running->raw) - running->given;
  running->given += amount;
  return amount;
}

static void
add_flow (FwStreamMoney *self, GHashTable *sides, const FwStreamItem *flow)
{
  FwStream *stream = self->figures->stream;
  const char *payee = fw_stream_item_get_text (flow, FW_STREAM_PAYEE);
  const char *from_id = fw_stream_item_get_text (flow, FW_STREAM_FROM);
  FwStreamItem *from = fw_stream_find_end (stream, from_id);
  FwStreamItem *to
      = *payee != '\0' ? NULL
                       : fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_TO));
  const FwStreamFigure *figure = fw_stream_item_get_figure (flow, FW_STREAM_CENTS);
  gboolean of_payer = from != NULL && from->kind == FW_STREAM_STEP;
  double visits = get_visits (self, of_payer ? from : to);
  double cents = figure != NULL ? visits * fw_stream_figure_get_mean (figure) : NAN;
  guint start = take_end (self, from, from_id), end = take_end (self, to, payee);

  if (isnan (cents) || fabs (cents) > 9e15)
    fw_value_stream_money_add_unknown (self->sums, start, end);
  else
    fw_value_stream_money_add (
        self->sums, start, end,
        round_on (sides, of_payer ? "out" : "in", of_payer ? start : end, cents));
}

static void
add_staff (FwStreamMoney *self, GHashTable *sides)
{
  FwStream *stream = self->figures->stream;
  const FwValueStreamFigure *cost = fw_stream_figures_get_figure (self->figures, FW_VS_COST);

  if (cost->parts->len == 0)
    return;
  self->hub = fw_value_stream_money_take_node (self->sums, "hub", C_ ("money", "Staff"));
  for (guint i = 0; i < cost->parts->len; i++)
    {
      const FwValueStreamPart *part = &g_array_index (cost->parts, FwValueStreamPart, i);
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, part->step);
      g_autofree char *id = g_strconcat ("cell:", step->id, NULL);
      FwStreamMoneyCell cell = {part->step, 0};

      if (fw_stream_item_is (step, FW_STREAM_KIND, "split")
          || fw_stream_item_is (step, FW_STREAM_KIND, "join")
          || fw_stream_item_is (step, FW_STREAM_KIND, "end"))
        if (part->value == 0)
          continue; /* nobody works there */
      cell.node = fw_value_stream_money_take_node (self->sums, id,
                                                   fw_stream_item_get_text (step, FW_STREAM_NAME));
      g_array_append_val (self->cells, cell);
      if (isnan (part->value) || cost->undefined || part->value > 9e15)
        fw_value_stream_money_add_unknown (self->sums, self->hub, cell.node);
      else
        fw_value_stream_money_add (self->sums, self->hub, cell.node,
                                   round_on (sides, "out", self->hub, part->value));
    }
}

static void
sum_up (FwStreamMoney *self)
{
  fw_value_stream_money_close (self->sums);
  if (self->hub != FW_VALUE_STREAM_NONE)
    self->staff
        = ((FwValueStreamMoneyNode *) g_ptr_array_index (self->sums->nodes, self->hub))->out;
  self->paid = self->sums->out - self->staff;
  for (guint i = 0; i < self->sums->nodes->len; i++)
    {
      const FwValueStreamMoneyNode *node = g_ptr_array_index (self->sums->nodes, i);

      if (node->unknown)
        continue; /* nobody can say */
      if (node->gap > 0)
        self->rest += node->gap;
      else
        self->missing -= node->gap;
    }
  for (guint i = 0; i < self->sums->amounts->len; i++)
    self->n_unknown += g_array_index (self->sums->amounts, FwValueStreamMoneyAmount, i).unknown;
}

FwStreamMoney *
fw_stream_money_new (const FwStreamFigures *figures)
{
  FwStreamMoney *self = g_new0 (FwStreamMoney, 1);
  g_autoptr (GHashTable) sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->figures = figures;
  self->sums = fw_value_stream_money_new ();
  self->hub = FW_VALUE_STREAM_NONE;
  self->cells = g_array_new (FALSE, TRUE, sizeof (FwStreamMoneyCell));
  add_staff (self, sides);
  for (guint i = 0; i < fw_stream_get_n (figures->stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (figures->stream, FW_STREAM_FLOW, i);

      if (fw_stream_item_is (flow, FW_STREAM_KIND, "money"))
        add_flow (self, sides, flow);
    }
  sum_up (self);
  return self;
}

void
fw_stream_money_free (FwStreamMoney *self)
{
  fw_value_stream_money_free (self->sums);
  g_array_unref (self->cells);
  g_free (self);
}

/* --- words ---------------------------------------------------------------------------- */

char *
fw_stream_money_dup_amount (gint64 cents)
{
  /* Translators: an amount of money with its thousands set apart. */
  return g_strdup_printf (_ ("%'.2f €"), (double) cents / 100);
}

const char *
fw_stream_money_get_name (const FwStreamMoney *self, guint node)
{
  const FwValueStreamMoneyNode *told = g_ptr_array_index (self->sums->nodes, node);

  if (*told->name != '\0')
    return told->name;
  return told->gives ? _ ("Payer not told") : _ ("Payee not told");
}

char *
fw_stream_money_dup_verdict (const FwStreamMoney *self)
{
  g_autofree char *amount = NULL;

  if (self->sums->overflow)
    return g_strdup (_ ("The amounts are too large to be added."));
  if (self->n_unknown > 0)
    return g_strdup_printf (ngettext ("%u amount is unknown: the sums cannot be said to close.",
                                      "%u amounts are unknown: the sums cannot be said to close.",
                                      self->n_unknown),
                            self->n_unknown);
  if (self->sums->closes)
    return g_strdup (_ ("The sums close."));
  amount = fw_stream_money_dup_amount (MAX (self->rest, self->missing));
  /* Translators: %s is an amount of money. */
  return g_strdup_printf (self->rest >= self->missing
                              ? _ ("The sums do not close: %s came in and went nowhere.")
                              : _ ("The sums do not close: %s went out and came from nowhere."),
                          amount);
}

static void
append_sum (GString *text, const char *before, const char *name, gint64 cents)
{
  g_autofree char *amount = fw_stream_money_dup_amount (cents);

  g_string_append_printf (text, "%s%s %s", before, name, amount);
}

char *
fw_stream_money_dup_sums (const FwStreamMoney *self)
{
  GString *text = g_string_new (NULL);

  if (self->n_unknown > 0)
    {
      append_sum (text, _ ("As far as it is known: "), C_ ("money", "in"), self->sums->in);
      append_sum (text, ", ", C_ ("money", "staff"), self->staff);
      append_sum (text, ", ", C_ ("money", "paid"), self->paid);
      return g_string_free (text, FALSE);
    }
  append_sum (text, "", C_ ("money", "In"), self->sums->in);
  if (self->missing > 0)
    append_sum (text, " + ", C_ ("money", "missing"), self->missing);
  append_sum (text, " = ", C_ ("money", "staff"), self->staff);
  append_sum (text, " + ", C_ ("money", "paid"), self->paid);
  if (self->rest > 0)
    append_sum (text, " + ", C_ ("money", "unexplained"), self->rest);
  return g_string_free (text, FALSE);
}

char *
fw_stream_money_dup_amount_text (const FwStreamMoney *self, guint amount)
{
  const FwValueStreamMoneyAmount *told
      = &g_array_index (self->sums->amounts, FwValueStreamMoneyAmount, amount);
  g_autofree char *cents
      = told->unknown ? g_strdup (_ ("unknown")) : fw_stream_money_dup_amount (told->cents);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: who pays, who is paid, the amount. */
  g_string_append_printf (text, _ ("Money from “%1$s” to “%2$s”: %3$s"),
                          fw_stream_money_get_name (self, told->from),
                          fw_stream_money_get_name (self, told->to), cents);
  if (!told->unknown && self->n_unknown == 0 && self->sums->in > 0)
    /* Translators: a share of all the money that comes in. */
    g_string_append_printf (text, _ (", %.1f %% of all"),
                            (double) told->cents / (double) self->sums->in * 100);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
