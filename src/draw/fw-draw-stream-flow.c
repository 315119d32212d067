/* fw-draw-stream-flow.c: the lines of a map; each kind has a form of its own, so that
 * none is told by its colour alone.
 *
 *   push ▐▐▐▶   return ┄┄▶   paper ──▶   electronic ──⚡──▶   document ─·▯·─▶   money ══€══▶
 */
#include "config.h"

#include <math.h>

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define HEAD 9.0

typedef struct
{
  graphene_point_t from, to;
  double length, dx, dy; /* direction of unit length */
} Leg;

static Leg
get_leg (const FwStreamFlowSign *sign, guint i)
{
  Leg leg = {.from = sign->points[i], .to = sign->points[i + 1]};

  leg.dx = leg.to.x - leg.from.x;
  leg.dy = leg.to.y - leg.from.y;
  leg.length = hypot (leg.dx, leg.dy);
  if (leg.length > 0)
    {
      leg.dx /= leg.length;
      leg.dy /= leg.length;
    }
  return leg;
}

static Leg
get_longest (const FwStreamFlowSign *sign, guint *index)
{
  Leg best = get_leg (sign, 0);

  *index = 0;
  for (guint i = 1; i + 1 < sign->n_points; i++)
    {
      Leg leg = get_leg (sign, i);

      if (leg.length > best.length)
        {
          best = leg;
          *index = i;
        }
    }
  return best;
}

static graphene_point_t
along (const Leg *leg, double at, double aside)
{
  return GRAPHENE_POINT_INIT ((float) (leg->from.x + leg->dx * at - leg->dy * aside),
                              (float) (leg->from.y + leg->dy * at + leg->dx * aside));
}

/* The line up to where its head begins; a lightning in the middle of its longest part. */
static GskPath *
make_line (const FwStreamFlowSign *sign, gboolean lightning)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  guint longest = 0;
  Leg leg = get_longest (sign, &longest), last = get_leg (sign, sign->n_points - 2);
  graphene_point_t end = along (&last, MAX (last.length - HEAD + 1, 0), 0);

  gsk_path_builder_move_to (builder, sign->points[0].x, sign->points[0].y);
  for (guint i = 0; i + 1 < sign->n_points; i++)
    {
      graphene_point_t to = i + 2 == sign->n_points ? end : sign->points[i + 1];

      if (lightning && i == longest && leg.length > 24)
        {
          static const double turns[][2] = {{-8, 0}, {4, -6}, {-4, 6}, {8, 0}};

          for (guint k = 0; k < G_N_ELEMENTS (turns); k++)
            {
              graphene_point_t turn = along (&leg, leg.length / 2 + turns[k][0], turns[k][1]);

              gsk_path_builder_line_to (builder, turn.x, turn.y);
            }
        }
      gsk_path_builder_line_to (builder, to.x, to.y);
    }
  return gsk_path_builder_to_path (builder);
}

static void
draw_head (GtkSnapshot *snapshot, const FwStreamFlowSign *sign, double half, const GdkRGBA *color)
{
  Leg last = get_leg (sign, sign->n_points - 2);
  graphene_point_t corners[3];
  g_autoptr (GskPath) path = NULL;

  corners[0] = last.to;
  corners[1] = along (&last, last.length - HEAD, half);
  corners[2] = along (&last, last.length - HEAD, -half);
  path = fw_path_from_points (corners, 3, TRUE);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

static void
draw_push (GtkSnapshot *snapshot, const FwStreamFlowSign *sign, const FwColors *colors)
{
  static const float stripes[] = {4, 4};
  g_autoptr (GskPath) path = make_line (sign, FALSE);

  fw_draw_stream_stroke (snapshot, path, 7, NULL, 0, &colors->ink);
  fw_draw_stream_stroke (snapshot, path, 4.6, NULL, 0, &colors->paper);
  fw_draw_stream_stroke (snapshot, path, 4.6, stripes, 2, &colors->ink);
  draw_head (snapshot, sign, 6.5, &colors->ink);
}

/* A glyph on a ground of paper in the middle of the line. */
static void
draw_mark (GtkSnapshot *snapshot,
           const FwStreamFlowSign *sign,
           FwStreamGlyph glyph,
           const FwColors *colors,
           const GdkRGBA *color)
{
  guint index = 0;
  Leg leg = get_longest (sign, &index);
  graphene_point_t middle = along (&leg, leg.length / 2, 0);

  gtk_snapshot_append_color (snapshot, &colors->paper,
                             &GRAPHENE_RECT_INIT (middle.x - 6.5f, middle.y - 6.5f, 13, 13));
  fw_draw_stream_glyph (snapshot, glyph, middle.x, middle.y, 1, color);
}

void
fw_draw_stream_flow (GtkSnapshot *snapshot, const FwStreamFlowSign *sign, FwDrawContext *context)
{
  static const float dashes[] = {6, 4}, dash_dot[] = {7, 3, 1.5f, 3};
  const FwColors *colors = fw_draw_context_get_colors (context);
  const GdkRGBA *color = &colors->ink;
  g_autoptr (GskPath) path = NULL;

  if (sign->n_points < 2)
    return;
  path = make_line (sign, sign->kind == FW_STREAM_LINE_ELECTRONIC);
  switch (sign->kind)
    {
    case FW_STREAM_LINE_PUSH:
      draw_push (snapshot, sign, colors);
      break;
    case FW_STREAM_LINE_RETURN:
      color = &colors->red;
      fw_draw_stream_stroke (snapshot, path, 1.8, dashes, 2, color);
      draw_head (snapshot, sign, 4.5, color);
      break;
    case FW_STREAM_LINE_ELECTRONIC:
      color = &colors->household_text;
      fw_draw_stream_stroke (snapshot, path, 1.5, NULL, 0, color);
      draw_head (snapshot, sign, 4, color);
      break;
    case FW_STREAM_LINE_DOCUMENT:
      color = &colors->purple;
      fw_draw_stream_stroke (snapshot, path, 1.5, dash_dot, 4, color);
      draw_head (snapshot, sign, 4, color);
      draw_mark (snapshot, sign, FW_STREAM_GLYPH_PAGE, colors, color);
      break;
    case FW_STREAM_LINE_MONEY:
      color = &colors->green;
      fw_draw_stream_stroke (snapshot, path, 5, NULL, 0, color);
      fw_draw_stream_stroke (snapshot, path, 2.2, NULL, 0, &colors->paper);
      draw_head (snapshot, sign, 5.5, color);
      draw_mark (snapshot, sign, FW_STREAM_GLYPH_COIN, colors, color);
      break;
    case FW_STREAM_LINE_PAPER:
    default:
      fw_draw_stream_stroke (snapshot, path, 1.2, NULL, 0, color);
      draw_head (snapshot, sign, 4, color);
    }
  if (sign->label != NULL && fw_draw_context_get_detail (context) == FW_DETAIL_FULL)
    {
      FwDrawText text = {sign->label,
                         sign->label_frame.origin.x,
                         sign->label_frame.origin.y + sign->label_frame.size.height - 3,
                         11,
                         sign->kind == FW_STREAM_LINE_PUSH ? 400 : 600,
                         FW_ANCHOR_START,
                         3,
                         sign->label_frame.size.width + 1};

      fw_draw_text (context, snapshot, &text, color);
    }
  for (guint i = 0; i < sign->bursts->len; i++)
    {
      guint index = 0;
      Leg leg = get_longest (sign, &index);
      graphene_point_t middle = along (&leg, leg.length / 2, 0);

      fw_draw_stream_burst (snapshot, &g_array_index (sign->bursts, FwStreamBurst, i),
                            middle.x + 27.0 * i, middle.y, context);
    }
}
