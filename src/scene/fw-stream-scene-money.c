/* fw-stream-scene-money.c: the money band under a map: cells, bars, bands, and whether the
 * sums close. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "engine/fw-value-stream-band.h"
#include "scene/fw-stream-money.h"
#include "scene/fw-stream-scene-private.h"

#define CELL_H 74.0
#define CELL_GAP 8.0
#define ALONE_CELL 102.0 /* without the map above */
#define LEAST_CELL 58.0
#define ALONE_HEADER 76.0
#define MOST_CELL 220.0
#define RISE 34.0
#define LEAST_W 760.0
#define NODE_W 12.0
#define LABEL_W 210.0
#define LABEL_H 36.0
#define MOST 230.0 /* all the money, high */
#define SUM_H 66.0
#define CURVE 12 /* pieces of a band that is hit and ringed */

typedef struct
{
  FwStreamScening *scening;
  FwStreamMoney *money;
  FwValueStreamBand *band;
  double header_w, width;
  gboolean alone;
} Banding;

static void
add_item (const Banding *self, FwSceneItem *item, int z)
{
  item->z = z;
  g_ptr_array_add (self->scening->items, item);
}

/* --- cells ---------------------------------------------------------------------------- */

/* "1.5 h × 1.48": the work of a case, returns included. */
static char *
dup_detail (const FwStreamFigures *figures, guint step)
{
  FwStreamItem *item = fw_stream_get (figures->stream, FW_STREAM_STEP, step);
  double visits = figures->figures->visits[step].value;
  g_autofree char *work = fw_stream_dup_short (fw_stream_item_get_figure (item, FW_STREAM_PROCESS));

  if (isnan (visits))
    return g_strdup_printf ("%s × ?", work);
  if (fabs (visits - 1) < 0.005)
    return g_strdup (work);
  return g_strdup_printf ("%s × %.2f", work, visits);
}

static gint64
get_in (const Banding *self, guint node, gboolean *unknown)
{
  const FwValueStreamMoneyNode *told = g_ptr_array_index (self->money->sums->nodes, node);

  *unknown = told->unknown;
  return told->in;
}

static void
add_cell (const Banding *self, guint i, const FwValueStreamBandCell *cell, double top)
{
  const FwStreamMoneyCell *told = &g_array_index (self->money->cells, FwStreamMoneyCell, i);
  FwStreamMoneyCellSign *sign = g_rc_box_new0 (FwStreamMoneyCellSign);
  g_autofree char *id = NULL, *spoken = NULL;
  gint64 cents = get_in (self, told->node, &sign->unknown);
  FwSceneItem *item;

  sign->frame = GRAPHENE_RECT_INIT ((float) cell->x, (float) top, (float) cell->w, (float) CELL_H);
  sign->name = g_strdup (fw_stream_money_get_name (self->money, told->node));
  sign->detail = dup_detail (self->scening->figures, told->step);
  sign->value = sign->unknown ? g_strdup ("?") : fw_stream_money_dup_amount (cents);
  id = self->alone ? fw_stream_scene_dup_id (
                         fw_stream_get (self->scening->figures->stream, FW_STREAM_STEP, told->step))
                   : g_strdup_printf ("money:cell:%u", i);
  /* Translators: number and name of a step, its work, what it costs. */
  spoken = g_strdup_printf (_ ("Step %1$u, %2$s: %3$s, %4$s"), told->step + 1, sign->name,
                            sign->detail, sign->unknown ? _ ("unknown") : sign->value);
  item = fw_scene_item_new (id, FW_STREAM_ITEM_MONEY_CELL, FW_SHAPE_RECT, &sign->frame);
  item->flags = self->alone ? FW_ITEM_FOCUSABLE : 0;
  fw_scene_item_set_words (item, sign->name, spoken, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_money_cell_sign_clear);
  add_item (self, item, 2);
}

static FwValueStreamBandCell *
make_cells (const Banding *self, double x, double width)
{
  guint n = self->money->cells->len;
  double slot = n > 0 ? MIN (width / n, MOST_CELL) : 0;
  FwValueStreamBandCell *cells = g_new0 (FwValueStreamBandCell, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = (FwValueStreamBandCell) {
        .node = g_array_index (self->money->cells, FwStreamMoneyCell, i).node,
        .x = x + slot * i + CELL_GAP / 2,
        .w = MAX (slot - CELL_GAP, slot / 2)};
  return cells;
}

/* --- bars and bands ----------------------------------------------------------------------- */

static char *
dup_node_value (const Banding *self, const FwValueStreamBandNode *place)
{
  const FwValueStreamMoneyNode *node = g_ptr_array_index (self->money->sums->nodes, place->node);
  g_autofree char *amount
      = fw_stream_money_dup_amount (place->gap ? ABS (node->gap) : MAX (node->in, node->out));

  if (node->unknown)
    return g_strdup_printf (_ ("%s known, more unknown"), amount);
  if (!place->gap && !node->takes && self->money->n_unknown == 0 && self->money->sums->in > 0)
    return g_strdup_printf ("%s · %.1f %%", amount,
                            (double) node->out / (double) self->money->sums->in * 100);
  return g_steal_pointer (&amount);
}

static void
add_node (const Banding *self, guint i)
{
  const FwValueStreamBandNode *place = &g_array_index (self->band->nodes, FwValueStreamBandNode, i);
  const FwValueStreamMoneyNode *node = g_ptr_array_index (self->money->sums->nodes, place->node);
  FwStreamMoneyNodeSign *sign = g_rc_box_new0 (FwStreamMoneyNodeSign);
  g_autofree char *id = g_strdup_printf ("money:node:%u", i);
  graphene_rect_t bounds;
  FwSceneItem *item;

  sign->below = place->node == self->money->hub;
  sign->kind = place->gap      ? FW_STREAM_BAND_GAP
               : sign->below   ? FW_STREAM_BAND_STAFF
               : node->unknown ? FW_STREAM_BAND_UNKNOWN
                               : FW_STREAM_BAND_HELP;
  sign->frame = GRAPHENE_RECT_INIT ((float) place->x, (float) place->y, (float) place->w,
                                    (float) MAX (place->h, 1));
  sign->name = g_strdup (!place->gap     ? fw_stream_money_get_name (self->money, place->node)
                         : node->gap > 0 ? _ ("Unexplained rest")
                                         : _ ("Missing: from nowhere"));
  sign->value = dup_node_value (self, place);
  sign->label_w = LABEL_W - 10;
  item = fw_scene_item_new (id, FW_STREAM_ITEM_MONEY_NODE, FW_SHAPE_RECT, &sign->frame);
  bounds = GRAPHENE_RECT_INIT ((float) place->x - 2,
                               (float) (place->y + place->h / 2 - MAX (place->h, LABEL_H) / 2 - 2),
                               (float) (NODE_W + LABEL_W),
                               (float) (MAX (place->h, LABEL_H) + 4 + (sign->below ? LABEL_H : 0)));
  item->bounds = bounds;
  fw_scene_item_set_words (item, sign->name, sign->name, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_money_node_sign_clear);
  add_item (self, item, 3);
}

/* The way of a band's middle. */
static guint
make_points (const FwValueStreamBandFlow *flow, graphene_point_t points[CURVE + 1])
{
  if (flow->cell != FW_VALUE_STREAM_NO_BAND)
    {
      points[0] = GRAPHENE_POINT_INIT ((float) flow->x1, (float) flow->y1);
      points[1] = GRAPHENE_POINT_INIT ((float) flow->x2, (float) flow->y1);
      points[2] = GRAPHENE_POINT_INIT ((float) flow->x2, (float) flow->y2);
      return 3;
    }
  for (guint i = 0; i <= CURVE; i++)
    {
      double t = (double) i / CURVE, s = 1 - t;
      double share = 3 * s * t * t + t * t * t; /* of the way down, as the drawn cubic runs */

      points[i] = GRAPHENE_POINT_INIT (
          (float) (flow->x1 * (s * s * s + 1.5 * s * s * t + 1.5 * s * t * t)
                   + flow->x2 * (1.5 * s * s * t + 1.5 * s * t * t + t * t * t)),
          (float) (flow->y1 + (flow->y2 - flow->y1) * share));
    }
  return CURVE + 1;
}

static char *
dup_gap_text (const Banding *self, const FwValueStreamBandFlow *flow)
{
  const FwValueStreamBandNode *from
      = &g_array_index (self->band->nodes, FwValueStreamBandNode, flow->from);
  g_autofree char *amount = fw_stream_money_dup_amount (flow->cents);

  return g_strdup_printf (from->gap
                              /* Translators: %2$s is an amount of money. */
                              ? _ ("Leaves “%1$s” and came from nowhere: %2$s")
                              : _ ("Comes to “%1$s” and goes nowhere: %2$s"),
                          fw_stream_money_get_name (self->money, from->node), amount);
}

static void
add_flow (const Banding *self, guint i)
{
  const FwValueStreamBandFlow *flow = &g_array_index (self->band->flows, FwValueStreamBandFlow, i);
  FwStreamMoneyBandSign *sign = g_rc_box_new0 (FwStreamMoneyBandSign);
  gboolean gap = flow->amount == FW_VALUE_STREAM_NO_BAND;
  g_autofree char *id = g_strdup_printf ("money:band:%u", i);
  g_autofree char *text = gap ? dup_gap_text (self, flow)
                              : fw_stream_money_dup_amount_text (self->money, flow->amount);
  graphene_point_t points[CURVE + 1];
  guint n = make_points (flow, points);
  FwSceneItem *item;

  sign->up = flow->cell != FW_VALUE_STREAM_NO_BAND;
  sign->kind = gap             ? FW_STREAM_BAND_GAP
               : flow->unknown ? FW_STREAM_BAND_UNKNOWN
               : sign->up      ? FW_STREAM_BAND_STAFF
                               : FW_STREAM_BAND_HELP;
  sign->from = points[0];
  sign->to = points[n - 1];
  sign->thick = flow->thick;
  sign->odd = i % 2 == 1;
  item = fw_scene_item_new_line (id, FW_STREAM_ITEM_MONEY_BAND, FW_SHAPE_LINE, points, n);
  graphene_rect_inset_r (&item->bounds, -(float) flow->thick / 2 - 8, -(float) flow->thick / 2 - 8,
                         &item->bounds);
  item->flags = FW_ITEM_FOCUSABLE;
  fw_scene_item_set_words (item, text, text, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_money_band_sign_clear);
  add_item (self, item, 1);
}

/* --- the sum -------------------------------------------------------------------------------- */

/* The largest round amount that is not higher than a third of all. */
static void
set_bar (const Banding *self, FwStreamMoneySumSign *sign)
{
  double room = MOST / 3, unit = 100;

  if (self->band == NULL || self->band->scale <= 0)
    return;
  while (unit * 10 * self->band->scale <= room && unit < 1e15)
    unit *= 10;
  if (unit * 5 * self->band->scale <= room)
    unit *= 5;
  else if (unit * 2 * self->band->scale <= room)
    unit *= 2;
  sign->bar = unit * self->band->scale;
  sign->bar_text = fw_stream_money_dup_amount ((gint64) unit);
}

static double
add_sum (const Banding *self, double top)
{
  const FwStreamScening *scening = self->scening;
  FwStreamMoneySumSign *sign = g_rc_box_new0 (FwStreamMoneySumSign);
  double header = self->header_w;
  double per_year = scening->figures->input.per_year;
  g_autofree char *spoken = NULL;
  FwSceneItem *item;

  set_bar (self, sign);
  sign->frame
      = GRAPHENE_RECT_INIT ((float) header + 12, (float) top, (float) (self->width - header - 24),
                            (float) MAX (SUM_H, sign->bar + 16));
  sign->verdict = fw_stream_money_dup_verdict (self->money);
  sign->sums = fw_stream_money_dup_sums (self->money);
  sign->tone = self->money->sums->closes    ? FW_STREAM_TONE_GOOD
               : self->money->n_unknown > 0 ? FW_STREAM_TONE_DIM
                                            : FW_STREAM_TONE_BAD;
  if (self->money->n_unknown == 0 && !isnan (per_year) && per_year > 0
      && per_year * (double) self->money->sums->in < 9e15)
    {
      g_autofree char *all
          = fw_stream_money_dup_amount ((gint64) (per_year * (double) self->money->sums->in));

      /* Translators: cases a year, and what they cost together. */
      sign->note = g_strdup_printf (_ ("A case, returns included; %1$.0f cases a year: %2$s"),
                                    per_year, all);
    }
  else
    sign->note = g_strdup (_ ("A case, returns included"));
  item = fw_scene_item_new ("money:sum", FW_STREAM_ITEM_MONEY_SUM, FW_SHAPE_RECT, &sign->frame);
  spoken = g_strdup_printf ("%s %s. %s", sign->verdict, sign->sums, sign->note);
  fw_scene_item_set_words (item, _ ("Sums of the money"), spoken, NULL);
  item->flags = FW_ITEM_FOCUSABLE;
  top += sign->frame.size.height;
  fw_scene_item_take_sign (item, sign, fw_stream_money_sum_sign_clear);
  add_item (self, item, 2);
  return top;
}

/* What it is, in the column of the lanes' names. */
static void
add_title (const Banding *self, double top)
{
  FwStreamTextSign *sign = g_rc_box_new0 (FwStreamTextSign);
  FwSceneItem *item;

  sign->text = g_strdup (_ ("Money of a case"));
  sign->frame = GRAPHENE_RECT_INIT (10, (float) top + 6, (float) MAX (self->header_w - 14, 40), 40);
  item = fw_scene_item_new ("money:title", FW_STREAM_ITEM_TEXT, FW_SHAPE_RECT, &sign->frame);
  fw_scene_item_set_words (item, sign->text, sign->text, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_text_sign_clear);
  add_item (self, item, 2);
}

double
_fw_stream_scene_add_band (FwStreamScening *self,
                           double header_w,
                           double all,
                           double top,
                           gboolean alone)
{
  double x = header_w + 12;
  double width = MAX (all - x - 12, LEAST_W);
  g_autoptr (FwStreamMoney) money = fw_stream_money_new (self->figures);
  Banding banding = {self, money, NULL, header_w, x + width + 12, alone};
  g_autofree FwValueStreamBandCell *cells
      = make_cells (&banding, x + NODE_W + 12, width - NODE_W - 12);
  FwValueStreamBandOptions options = {.x = x,
                                      .width = width,
                                      .top = money->cells->len > 0 ? top + CELL_H : top,
                                      .rise = RISE,
                                      .node_w = NODE_W,
                                      .label_w = LABEL_W,
                                      .label_h = LABEL_H,
                                      .gap = 12,
                                      .most = MOST,
                                      .hub = money->hub,
                                      .cells = cells,
                                      .n_cells = money->cells->len};
  g_autoptr (FwValueStreamBand) band = NULL;

  add_title (&banding, top);
  if (!money->sums->overflow)
    {
      banding.band = band = fw_value_stream_band_new (money->sums, &options);
      for (guint i = 0; i < money->cells->len; i++)
        add_cell (&banding, i, &cells[i], top);
      /* Nothing is no band: its cell says so. */
      for (guint i = 0; i < band->flows->len; i++)
        if (g_array_index (band->flows, FwValueStreamBandFlow, i).cents > 0
            || g_array_index (band->flows, FwValueStreamBandFlow, i).unknown)
          add_flow (&banding, i);
      for (guint i = 0; i < band->nodes->len; i++)
        add_node (&banding, i);
      top = band->bottom;
    }
  return add_sum (&banding, top + 6) + 8;
}

void
fw_stream_scene_fill_money (FwScene *scene, const FwStreamFigures *figures)
{
  fw_stream_scene_fill_money_within (scene, figures, G_MAXDOUBLE);
}

void
fw_stream_scene_fill_money_within (FwScene *scene, const FwStreamFigures *figures, double most)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  FwStreamScening self = {figures, NULL, &options, items};
  guint n = fw_stream_get_n (figures->stream, FW_STREAM_STEP);

  _fw_stream_scene_add_band (
      &self, ALONE_HEADER,
      MAX (MIN (ALONE_HEADER + 60 + n * ALONE_CELL, most), ALONE_HEADER + 60 + n * LEAST_CELL), 0,
      TRUE);
  fw_scene_clear_ways (scene);
  fw_scene_update (scene, items);
  fw_scene_set_title (
      scene, fw_stream_item_get_text (fw_stream_get_map (figures->stream), FW_STREAM_NAME));
}
