/* fw-value-stream-band.c: see fw-value-stream-band.h. */
#include "config.h"

#include "engine/fw-value-stream-band.h"

#define NONE FW_VALUE_STREAM_NO_BAND
#define CELL_SHARE 0.8 /* of a cell's width a band takes at most */

typedef struct
{
  const FwValueStreamMoney *money;
  const FwValueStreamBandOptions *options;
  FwValueStreamBand *band;
  guint *cells;   /* by node: its cell, or NONE */
  guint *columns; /* by node */
  guint8 *states; /* by node, while columns are sought */
  guint *places;  /* by node: its FwValueStreamBandNode, or NONE */
} Bander;

static const FwValueStreamMoneyNode *
get_node (const Bander *self, guint node)
{
  return g_ptr_array_index (self->money->nodes, node);
}

static const FwValueStreamMoneyAmount *
get_amount (const Bander *self, guint amount)
{
  return &g_array_index (self->money->amounts, FwValueStreamMoneyAmount, amount);
}

static FwValueStreamBandNode *
get_place (const Bander *self, guint place)
{
  return &g_array_index (self->band->nodes, FwValueStreamBandNode, place);
}

static FwValueStreamBandFlow *
get_flow (const Bander *self, guint flow)
{
  return &g_array_index (self->band->flows, FwValueStreamBandFlow, flow);
}

/* What does not close; where an amount is unknown nobody can say. */
static gint64
get_gap (const Bander *self, guint node)
{
  return get_node (self, node)->unknown ? 0 : get_node (self, node)->gap;
}

static gboolean
is_placed (const Bander *self, guint node)
{
  return node != self->options->hub && self->cells[node] == NONE;
}

/* --- scale ------------------------------------------------------------------------ */

/* All that comes in, what is missing included; and no band wider than its cell. */
static double
find_scale (const Bander *self)
{
  const FwValueStreamBandOptions *options = self->options;
  double all = 0, scale;

  for (guint i = 0; i < self->money->nodes->len; i++)
    {
      const FwValueStreamMoneyNode *node = get_node (self, i);

      if (!node->takes)
        all += (double) node->out;
      else if (get_gap (self, i) < 0)
        all -= (double) get_gap (self, i);
    }
  scale = all > 0 ? options->most / all : 0;
  for (guint i = 0; i < options->n_cells; i++)
    {
      double in = (double) get_node (self, options->cells[i].node)->in;

      if (in * scale > options->cells[i].w * CELL_SHARE)
        scale = options->cells[i].w * CELL_SHARE / in;
    }
  return scale;
}

/* --- columns ------------------------------------------------------------------------ */

enum
{
  NEW,
  OPEN,
  DONE,
};

/* The longest way from a source; a way that comes back to itself does not count. */
static guint
find_column (Bander *self, guint node)
{
  guint column = 0;

  if (self->states[node] == DONE)
    return self->columns[node];
  self->states[node] = OPEN;
  for (guint i = 0; i < self->money->amounts->len; i++)
    {
      const FwValueStreamMoneyAmount *amount = get_amount (self, i);

      if (amount->to == node && is_placed (self, amount->from)
          && self->states[amount->from] != OPEN)
        column = MAX (column, find_column (self, amount->from) + 1);
    }
  self->states[node] = DONE;
  return self->columns[node] = column;
}

static void
find_columns (Bander *self)
{
  guint last = 1;

  for (guint i = 0; i < self->money->nodes->len; i++)
    {
      if (!is_placed (self, i))
        continue;
      find_column (self, i);
      last = MAX (last, self->columns[i] + (get_gap (self, i) > 0 ? 1 : 0));
    }
  for (guint i = 0; i < self->money->nodes->len; i++)
    if (is_placed (self, i) && !get_node (self, i)->gives)
      self->columns[i] = last;
  self->band->n_columns = last + 1;
}

/* --- nodes and flows ------------------------------------------------------------------ */

static guint
add_place (Bander *self, guint node, gboolean gap, guint column, gint64 cents)
{
  const FwValueStreamBandOptions *options = self->options;
  guint steps = self->band->n_columns - 1;
  FwValueStreamBandNode place = {.node = node, .gap = gap, .column = column, .w = options->node_w};

  place.x = options->x
            + (options->width - options->node_w - options->label_w) * column / MAX (steps, 1);
  place.h = (double) cents * self->band->scale;
  g_array_append_val (self->band->nodes, place);
  return self->band->nodes->len - 1;
}

static void
add_places (Bander *self)
{
  for (guint i = 0; i < self->money->nodes->len; i++)
    {
      const FwValueStreamMoneyNode *node = get_node (self, i);

      self->places[i] = self->cells[i] != NONE ? NONE
                                               : add_place (self, i, FALSE, self->columns[i],
                                                            MAX (node->in, node->out));
    }
}

static void
add_flow (Bander *self, guint amount, guint from, guint to, guint cell, gint64 cents)
{
  FwValueStreamBandFlow flow
      = {.amount = amount, .from = from, .to = to, .cell = cell, .cents = cents};

  flow.thick = (double) cents * self->band->scale;
  flow.unknown = amount != NONE && get_amount (self, amount)->unknown;
  g_array_append_val (self->band->flows, flow);
}

static void
add_flows (Bander *self)
{
  guint last = self->band->n_columns - 1;

  for (guint i = 0; i < self->money->amounts->len; i++)
    {
      const FwValueStreamMoneyAmount *amount = get_amount (self, i);

      add_flow (self, i, self->places[amount->from], self->places[amount->to],
                self->cells[amount->to], amount->cents);
    }
  for (guint i = 0; i < self->money->nodes->len; i++)
    {
      gint64 gap = get_gap (self, i);

      if (gap > 0)
        add_flow (self, NONE, self->places[i], add_place (self, i, TRUE, last, gap), NONE, gap);
      else if (gap < 0)
        add_flow (self, NONE, add_place (self, i, TRUE, 0, -gap), self->places[i], NONE, -gap);
    }
}

/* --- from top to bottom ------------------------------------------------------------------ */

/* The hub, and its bands in the order of the cells: the first is the topmost. */
static double
place_hub (Bander *self)
{
  const FwValueStreamBandOptions *options = self->options;
  FwValueStreamBandNode *hub;
  double y = options->top + options->rise;

  if (options->hub == NONE)
    return options->top;
  hub = get_place (self, self->places[options->hub]);
  hub->x = options->x;
  hub->y = y;
  for (guint c = 0; c < options->n_cells; c++)
    for (guint i = 0; i < self->band->flows->len; i++)
      {
        FwValueStreamBandFlow *flow = get_flow (self, i);

        if (flow->cell != c)
          continue;
        flow->x1 = hub->x + hub->w;
        flow->y1 = y + flow->thick / 2;
        flow->x2 = options->cells[c].x + options->cells[c].w / 2;
        flow->y2 = options->top;
        y += flow->thick;
      }
  return hub->y + hub->h + options->label_h + options->gap;
}

/* Where what comes into a place comes from, on the mean. */
static double
find_middle (const Bander *self, guint place)
{
  double sum = 0, weight = 0;

  for (guint i = 0; i < self->band->flows->len; i++)
    {
      const FwValueStreamBandFlow *flow = get_flow (self, i);
      const FwValueStreamBandNode *from = get_place (self, flow->from);

      if (flow->to != place || from->column >= get_place (self, place)->column)
        continue;
      sum += ((double) flow->cents + 1) * (from->y + from->h / 2);
      weight += (double) flow->cents + 1;
    }
  return weight > 0 ? sum / weight : 0;
}

typedef struct
{
  guint index;
  double key;
} Ranked;

/* What is left over stands last; equal ones keep their order. */
static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *two = b;

  if (one->key != two->key)
    return one->key < two->key ? -1 : 1;
  return one->index < two->index ? -1 : one->index > two->index;
}

static double
place_column (Bander *self, guint column, double top)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Ranked));
  double y = top;

  for (guint i = 0; i < self->band->nodes->len; i++)
    {
      const FwValueStreamBandNode *place = get_place (self, i);
      Ranked rank = {i, place->gap ? G_MAXDOUBLE : find_middle (self, i)};

      if (place->column == column && (place->gap || is_placed (self, place->node)))
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranked);
  for (guint i = 0; i < ranks->len; i++)
    {
      FwValueStreamBandNode *place = get_place (self, g_array_index (ranks, Ranked, i).index);
      double slot = MAX (place->h, self->options->label_h);

      place->y = y + (slot - place->h) / 2;
      y += slot + self->options->gap;
    }
  return y;
}

/* One side of a place: its flows one below the other, in the order of their other ends. */
static void
place_side (Bander *self, guint index, gboolean out)
{
  const FwValueStreamBandNode *place = get_place (self, index);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Ranked));
  double y = place->y;

  for (guint i = 0; i < self->band->flows->len; i++)
    {
      const FwValueStreamBandFlow *flow = get_flow (self, i);
      guint other = out ? flow->to : flow->from;
      Ranked rank = {i, 0};

      if ((out ? flow->from : flow->to) != index || flow->cell != NONE)
        continue;
      rank.key = get_place (self, other)->y;
      g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranked);
  for (guint i = 0; i < ranks->len; i++)
    {
      FwValueStreamBandFlow *flow = get_flow (self, g_array_index (ranks, Ranked, i).index);

      if (out)
        {
          flow->x1 = place->x + place->w;
          flow->y1 = y + flow->thick / 2;
        }
      else
        {
          flow->x2 = place->x;
          flow->y2 = y + flow->thick / 2;
        }
      y += flow->thick;
    }
}

FwValueStreamBand *
fw_value_stream_band_new (const FwValueStreamMoney *money, const FwValueStreamBandOptions *options)
{
  FwValueStreamBand *band = g_new0 (FwValueStreamBand, 1);
  guint n = money->nodes->len;
  g_autofree guint *cells = g_new0 (guint, n + 1), *columns = g_new0 (guint, n + 1);
  g_autofree guint *places = g_new0 (guint, n + 1);
  g_autofree guint8 *states = g_new0 (guint8, n + 1);
  Bander self = {money, options, band, cells, columns, states, places};
  double top;

  band->nodes = g_array_new (FALSE, TRUE, sizeof (FwValueStreamBandNode));
  band->flows = g_array_new (FALSE, TRUE, sizeof (FwValueStreamBandFlow));
  for (guint i = 0; i < n; i++)
    cells[i] = NONE;
  for (guint i = 0; i < options->n_cells; i++)
    cells[options->cells[i].node] = i;
  band->scale = find_scale (&self);
  find_columns (&self);
  add_places (&self);
  add_flows (&self);
  top = place_hub (&self);
  band->bottom = top;
  for (guint column = 0; column < band->n_columns; column++)
    band->bottom = MAX (band->bottom, place_column (&self, column, top));
  for (guint i = 0; i < band->nodes->len; i++)
    {
      place_side (&self, i, TRUE);
      place_side (&self, i, FALSE);
    }
  return band;
}

void
fw_value_stream_band_free (FwValueStreamBand *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->flows);
  g_free (self);
}
