/* fw-draw-union.c: partnerships, lines to children, twins, households. */
#include "config.h"

#include <math.h>

#include "draw/fw-draw-genogram.h"
#include "draw/fw-draw-line.h"

#define SLASH_HALF_WIDTH 5
#define SLASH_HALF_HEIGHT 8
#define SLASH_STEP 7
#define SLASH_WIDTH 2.2
#define TWICE 2 /* from the middle to each of two lines */
#define HOUSEHOLD_RADIUS 12

static FwNotationLine
ghost_line (const FwNotationLine *line, gboolean ghost)
{
  if (ghost)
    return (FwNotationLine) {.width = 1.6f, .dashes = {2, 3}, .n_dashes = 2};
  return *line;
}

/* Two lines at the height of the bar, one elsewhere. */
static void
draw_twice (GtkSnapshot *snapshot,
            const FwUnionSign *sign,
            const FwNotationLine *line,
            const GdkRGBA *ink)
{
  for (guint i = 0; i + 1 < sign->n_points; i++)
    {
      graphene_point_t ends[2] = {sign->points[i], sign->points[i + 1]};
      gboolean bar = fabs (ends[0].y - ends[1].y) < 0.01;

      for (int side = bar ? -1 : 0; side <= (bar ? 1 : 0); side += 2)
        {
          graphene_point_t moved[2] = {ends[0], ends[1]};

          moved[0].y += (float) (side * TWICE);
          moved[1].y += (float) (side * TWICE);
          fw_draw_corners (snapshot, moved, 2, line, ink);
        }
    }
}

static void
draw_slashes (GtkSnapshot *snapshot, const FwUnionSign *sign, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  guint n = MAX (sign->slashes, sign->crossed ? 1 : 0);

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      float x = sign->mark_x + ((float) i - (float) (n - 1) / 2) * SLASH_STEP, y = sign->bar_y;

      gsk_path_builder_move_to (builder, x - SLASH_HALF_WIDTH, y + SLASH_HALF_HEIGHT);
      gsk_path_builder_line_to (builder, x + SLASH_HALF_WIDTH, y - SLASH_HALF_HEIGHT);
      if (sign->crossed)
        {
          gsk_path_builder_move_to (builder, x - SLASH_HALF_WIDTH, y - SLASH_HALF_HEIGHT);
          gsk_path_builder_line_to (builder, x + SLASH_HALF_WIDTH, y + SLASH_HALF_HEIGHT);
        }
    }
  path = gsk_path_builder_to_path (builder);
  fw_draw_stroke (snapshot, path, SLASH_WIDTH, GSK_LINE_CAP_ROUND, ink);
}

void
fw_draw_union (GtkSnapshot *snapshot, const FwUnionSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const GdkRGBA *ink = sign->ghost ? &colors->ghost : &colors->ink;
  FwNotationLine line = ghost_line (&sign->line, sign->ghost);

  if (sign->twice)
    draw_twice (snapshot, sign, &line, ink);
  else
    fw_draw_corners (snapshot, sign->points, sign->n_points, &line, ink);
  draw_slashes (snapshot, sign, ink);
  fw_draw_label (snapshot, &sign->label, sign->ghost, context);
}

void
fw_draw_child_line (GtkSnapshot *snapshot, const FwChildSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  FwNotationLine line = ghost_line (&sign->line, sign->ghost);

  for (guint i = 0; sign->pieces && i + 1 < sign->n_points; i += 2)
    fw_draw_corners (snapshot, &sign->points[i], 2, &line,
                     sign->ghost ? &colors->ghost : &colors->ink);
  if (!sign->pieces)
    fw_draw_corners (snapshot, sign->points, sign->n_points, &line,
                     sign->ghost ? &colors->ghost : &colors->ink);
}

void
fw_draw_twins (GtkSnapshot *snapshot, const FwTwinsSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);

  if (sign->bar)
    fw_draw_segment (snapshot, sign->from.x, sign->from.y, sign->to.x, sign->to.y, 2,
                     GSK_LINE_CAP_BUTT, &colors->ink);
  if (sign->question)
    {
      FwDrawText text = {
          .text = "?",
          .x = (sign->from.x + sign->to.x) / 2,
          .y = sign->from.y + 7,
          .size = 14,
          .weight = 700,
          .anchor = FW_ANCHOR_MIDDLE,
      };

      fw_draw_text (context, snapshot, &text, &colors->ink);
    }
}

void
fw_draw_household (GtkSnapshot *snapshot, const FwHouseholdSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const FwNotationLine line = {.width = 1.8f, .dashes = {8, 5}, .n_dashes = 2};
  g_autoptr (GskPath) path = fw_path_rounded (sign->points, sign->n_points, HOUSEHOLD_RADIUS);

  if (!sign->ghost)
    {
      /* A ghost's line beneath must not fill the gaps of this one. */
      fw_draw_stroke (snapshot, path, 3, GSK_LINE_CAP_BUTT, &colors->paper);
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->household_fill);
    }
  fw_draw_path (snapshot, path, &line, sign->ghost ? &colors->ghost : &colors->household);
  fw_draw_label (snapshot, &sign->label, sign->ghost, context);
}
