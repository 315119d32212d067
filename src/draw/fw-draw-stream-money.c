/* fw-draw-stream-money.c: the money band: cells, bars, bands and their sum. What is
 * missing or unknown is dashed and told in words; colour alone says nothing. */
#include "config.h"

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define HEAD 8.0 /* of the arrow into a cell */
#define ROUND 9.0
#define LEAST 1.0 /* thinner bands are lines */

static const float dashes[] = {5, 4};

static const GdkRGBA *
get_color (const FwColors *colors, FwStreamBandKind kind)
{
  switch (kind)
    {
    case FW_STREAM_BAND_STAFF:
      return &colors->household;
    case FW_STREAM_BAND_GAP:
      return &colors->red;
    case FW_STREAM_BAND_UNKNOWN:
      return &colors->dim;
    case FW_STREAM_BAND_HELP:
    default:
      return &colors->green;
    }
}

static gboolean
is_dashed (FwStreamBandKind kind)
{
  return kind == FW_STREAM_BAND_GAP || kind == FW_STREAM_BAND_UNKNOWN;
}

static void
add_text (GtkSnapshot *snapshot,
          FwDrawContext *context,
          const char *words,
          double x,
          double y,
          double size,
          int weight,
          double halo,
          double max_width,
          const GdkRGBA *color)
{
  FwDrawText text = {words, x, y, size, weight, FW_ANCHOR_START, halo, max_width};

  fw_draw_text (context, snapshot, &text, color);
}

void
fw_draw_stream_money_cell (GtkSnapshot *snapshot,
                           const FwStreamMoneyCellSign *sign,
                           FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = sign->frame.origin.x, y = sign->frame.origin.y, w = sign->frame.size.width;
  GskRoundedRect outline;
  const float widths[] = {1.2f, 1.2f, 1.2f, 1.2f};
  const GdkRGBA sides[] = {colors->ink, colors->ink, colors->ink, colors->ink};

  gtk_snapshot_append_color (snapshot, &colors->paper, &sign->frame);
  gsk_rounded_rect_init_from_rect (&outline, &sign->frame, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, sides);
  fw_draw_stream_name (snapshot, context, sign->name, x + w / 2, y + 17, w - 8, 11.5,
                       &colors->label);
  add_text (snapshot, context, sign->detail, x + 6, y + 47, 11, 400, 0, w - 12, &colors->dim);
  add_text (snapshot, context, sign->value, x + 6, y + 65, 12, 700, 0, w - 12,
            sign->unknown ? &colors->dim : &colors->household_text);
}

void
fw_draw_stream_money_node (GtkSnapshot *snapshot,
                           const FwStreamMoneyNodeSign *sign,
                           FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const GdkRGBA *color = get_color (colors, sign->kind);
  const graphene_rect_t *frame = &sign->frame;
  double x = frame->origin.x + frame->size.width + 8;
  double y = sign->below ? frame->origin.y + frame->size.height + 15
                         : frame->origin.y + frame->size.height / 2 - 3;
  const GdkRGBA *words = is_dashed (sign->kind) ? color : &colors->label;
  /* On a band that is higher than the two lines there is one ground already. */
  double halo = frame->size.height > 2 * 15 + 8 ? 0 : 3;

  if (is_dashed (sign->kind))
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;

      gsk_path_builder_add_rect (builder, frame);
      path = gsk_path_builder_to_path (builder);
      fw_draw_stream_stroke (snapshot, path, 1.4, dashes, 2, color);
    }
  else
    gtk_snapshot_append_color (snapshot, color, frame);
  if (sign->below)
    {
      double width = fw_draw_context_measure (sign->name, 12, 700, context);

      add_text (snapshot, context, sign->name, x, y, 12, 700, 3, sign->label_w, words);
      add_text (snapshot, context, sign->value, x + MIN (width, sign->label_w) + 10, y, 12, 600, 3,
                sign->label_w, words);
      return;
    }
  add_text (snapshot, context, sign->name, x, y, 12, 700, halo, sign->label_w, words);
  add_text (snapshot, context, sign->value, x, y + 15, 11.5, 500, halo, sign->label_w, words);
}

/* --- bands --------------------------------------------------------------------------------- */

/* From side to side: a cubic as thick as its amount. */
static GskPath *
make_across (const FwStreamMoneyBandSign *sign)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  float half = (float) sign->thick / 2, x1 = sign->from.x, x2 = sign->to.x;
  float middle = (x1 + x2) / 2, y1 = sign->from.y, y2 = sign->to.y;

  gsk_path_builder_move_to (builder, x1, y1 - half);
  gsk_path_builder_cubic_to (builder, middle, y1 - half, middle, y2 - half, x2, y2 - half);
  if (sign->thick < LEAST)
    return gsk_path_builder_to_path (builder);
  gsk_path_builder_line_to (builder, x2, y2 + half);
  gsk_path_builder_cubic_to (builder, middle, y2 + half, middle, y1 + half, x1, y1 + half);
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

/* Along and then up, with round corners. */
static GskPath *
make_up (const FwStreamMoneyBandSign *sign)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  float half = sign->thick < LEAST ? 0 : (float) sign->thick / 2, x1 = sign->from.x;
  float x2 = sign->to.x, y1 = sign->from.y, y2 = sign->to.y + (float) HEAD, inner = (float) ROUND;
  float outer = inner + 2 * half;

  gsk_path_builder_move_to (builder, x1, y1 - half);
  gsk_path_builder_line_to (builder, x2 - half - inner, y1 - half);
  gsk_path_builder_quad_to (builder, x2 - half, y1 - half, x2 - half, y1 - half - inner);
  gsk_path_builder_line_to (builder, x2 - half, y2);
  if (half == 0)
    return gsk_path_builder_to_path (builder);
  gsk_path_builder_line_to (builder, x2 + half, y2);
  gsk_path_builder_line_to (builder, x2 + half, y1 + half - outer);
  gsk_path_builder_quad_to (builder, x2 + half, y1 + half, x2 + half - outer, y1 + half);
  gsk_path_builder_line_to (builder, x1, y1 + half);
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static void
draw_head (GtkSnapshot *snapshot, const FwStreamMoneyBandSign *sign, const GdkRGBA *color)
{
  float x = sign->to.x, y = sign->to.y, half = (float) MAX (sign->thick / 2 + 2, 6);
  const graphene_point_t corners[]
      = {{x, y}, {x + half, y + (float) HEAD}, {x - half, y + (float) HEAD}};
  g_autoptr (GskPath) path = fw_path_from_points (corners, 3, TRUE);

  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

void
fw_draw_stream_money_band (GtkSnapshot *snapshot,
                           const FwStreamMoneyBandSign *sign,
                           FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const GdkRGBA *color = get_color (colors, sign->kind);
  g_autoptr (GskPath) path = sign->up ? make_up (sign) : make_across (sign);
  GdkRGBA fill = *color;

  if (sign->thick >= LEAST)
    {
      fill.alpha = sign->kind == FW_STREAM_BAND_GAP ? 0.12f : sign->odd ? 0.5f : 0.38f;
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &fill);
    }
  if (is_dashed (sign->kind))
    fw_draw_stream_stroke (snapshot, path, 1.4, dashes, 2, color);
  else if (sign->thick < LEAST)
    fw_draw_stream_stroke (snapshot, path, LEAST, NULL, 0, color);
  if (sign->up)
    draw_head (snapshot, sign, color);
}

/* --- the sum --------------------------------------------------------------------------------- */

static const char *
get_mark (FwStreamTone tone)
{
  return tone == FW_STREAM_TONE_GOOD ? "✓" : tone == FW_STREAM_TONE_BAD ? "✗" : "?";
}

void
fw_draw_stream_money_sum (GtkSnapshot *snapshot,
                          const FwStreamMoneySumSign *sign,
                          FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = sign->frame.origin.x, y = sign->frame.origin.y, w = sign->frame.size.width;
  g_autofree char *verdict = g_strdup_printf ("%s %s", get_mark (sign->tone), sign->verdict);

  if (sign->bar > 0)
    {
      float top = (float) y + 4, bottom = top + (float) sign->bar;
      double width = fw_draw_context_measure (sign->bar_text, 11, 600, context) + 26;

      gtk_snapshot_append_color (snapshot, &colors->ink,
                                 &GRAPHENE_RECT_INIT ((float) x + 4, top, 1.6f, bottom - top));
      gtk_snapshot_append_color (snapshot, &colors->ink,
                                 &GRAPHENE_RECT_INIT ((float) x, top, 10, 1.6f));
      gtk_snapshot_append_color (snapshot, &colors->ink,
                                 &GRAPHENE_RECT_INIT ((float) x, bottom - 1.6f, 10, 1.6f));
      add_text (snapshot, context, sign->bar_text, x + 16, (top + bottom) / 2 + 4, 11, 600, 0, 0,
                &colors->label);
      x += width + 10;
      w -= width + 10;
    }
  add_text (snapshot, context, verdict, x, y + 16, 13, 700, 0, w,
            fw_draw_stream_get_tone (context, sign->tone));
  add_text (snapshot, context, sign->sums, x, y + 36, 12, 600, 0, w, &colors->label);
  if (sign->note != NULL)
    add_text (snapshot, context, sign->note, x, y + 54, 11, 400, 0, w, &colors->dim);
}
