/* fw-draw-stream-ladder.c: lanes, and the ladder of waiting (up) and work (down). */
#include "config.h"

#include <string.h>

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

static void
add_text (GtkSnapshot *snapshot,
          FwDrawContext *context,
          const char *words,
          double x,
          double y,
          double size,
          int weight,
          int anchor,
          const GdkRGBA *color)
{
  FwDrawText text = {words, x, y, size, weight, anchor, 0, 0};

  fw_draw_text (context, snapshot, &text, color);
}

/* The line of a deadline may run beneath it. */
static void
add_value (GtkSnapshot *snapshot,
           FwDrawContext *context,
           const char *words,
           double x,
           double y,
           const GdkRGBA *color)
{
  FwDrawText text = {words, x, y, 11.5, 600, FW_ANCHOR_MIDDLE, 4, 0};

  fw_draw_text (context, snapshot, &text, color);
}

static void
draw_header (GtkSnapshot *snapshot, const graphene_rect_t *frame, double w, const FwColors *colors)
{
  GdkRGBA fill = colors->dim;

  fill.alpha = 0.12f;
  gtk_snapshot_append_color (
      snapshot, &fill,
      &GRAPHENE_RECT_INIT (frame->origin.x, frame->origin.y, (float) w, frame->size.height));
}

void
fw_draw_stream_lane (GtkSnapshot *snapshot, const FwStreamLaneSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const graphene_rect_t *frame = &sign->frame;
  GdkRGBA fill = colors->dim, rule = colors->ghost;

  fill.alpha = 0.05f;
  rule.alpha = 0.5f;
  if (sign->odd)
    gtk_snapshot_append_color (snapshot, &fill, frame);
  if (*sign->name == '\0')
    return;
  draw_header (snapshot, frame, sign->header_w, colors);
  gtk_snapshot_append_color (snapshot, &rule,
                             &GRAPHENE_RECT_INIT (frame->origin.x,
                                                  frame->origin.y + frame->size.height - 1,
                                                  frame->size.width, 1));
  {
    /* Small on the screen, the name of a row is what still has to be read. */
    double size = fw_draw_context_get_detail (context) == FW_DETAIL_FULL ? 12.5 : 17;
    double height
        = fw_draw_context_measure_lines (context, sign->name, size, 600, sign->header_w - 12);

    fw_draw_paragraph (context, snapshot, sign->name, frame->origin.x + 8,
                       frame->origin.y + (frame->size.height - height) / 2, size, 600,
                       sign->header_w - 12, &colors->label);
  }
}

/* --- the ladder --------------------------------------------------------------------- */

/* Whether the value of a part has room: work between its edges, waiting beside the waiting before it, which
 * ends at @free_from. What has none stands in its box and in the list. */
static gboolean
has_room (const FwStreamLadderSign *sign,
          const FwValueStreamLadderPart *part,
          double text_width,
          double *free_from)
{
  double width = part->x2 - part->x1, left = (part->x1 + part->x2 - text_width) / 2;

  if (!sign->proportional)
    return text_width <= width + 14 || width > 12;
  if (part->work)
    return text_width <= width - 6;
  if (text_width > width + 14 || left < *free_from)
    return FALSE;
  *free_from = left + text_width + 6;
  return TRUE;
}

/* The value of a part, where it has room; the peak is filled, for waiting is what counts. */
static void
draw_part (GtkSnapshot *snapshot,
           const FwStreamLadderSign *sign,
           guint i,
           FwDrawContext *context,
           double bottom,
           double *free_from)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const FwValueStreamLadderPart *part = &sign->ladder->parts[i];
  GdkRGBA fill = part->unknown ? colors->dim : colors->problem;
  double width = part->x2 - part->x1, middle = (part->x1 + part->x2) / 2;
  const char *value = sign->covered ? "?" : sign->values[i];

  fill.alpha = part->unknown ? 0.10f : 0.16f;
  if (!part->work && !sign->pairs && width > 0.5 && part->value != 0)
    gtk_snapshot_append_color (snapshot, &fill,
                               &GRAPHENE_RECT_INIT ((float) part->x1, (float) part->y,
                                                    (float) width, (float) (bottom - part->y)));
  if (sign->pairs)
    gtk_snapshot_append_color (
        snapshot, &colors->ink,
        &GRAPHENE_RECT_INIT ((float) part->x1, (float) part->y, (float) width, 1.6f));
  if (part->value == 0
      || !has_room (sign, part, fw_draw_context_measure (value, 11.5, 600, context), free_from))
    return;
  if (part->unknown)
    add_value (snapshot, context, value, middle, part->y - 6, &colors->dim);
  else
    add_value (snapshot, context, value, middle, part->y - 6,
               part->work && !sign->pairs ? &colors->household_text : &colors->ink);
}

static gboolean
has_chip (const FwStreamLadderSign *sign, double x)
{
  for (guint i = 0; i < sign->chips->len; i++)
    {
      const FwStreamChip *chip = &g_array_index (sign->chips, FwStreamChip, i);

      if (chip->x > x - 70 && chip->x < x + 70)
        return TRUE;
    }
  return FALSE;
}

static void
draw_sums (GtkSnapshot *snapshot, const FwStreamLadderSign *sign, FwDrawContext *context, double y)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double free_from = sign->frame.origin.x + sign->header_w;

  for (guint i = 0; i < sign->ladder->n_rungs; i++)
    {
      double x = sign->ladder->parts[2 * i + 1].x2;
      double half = fw_draw_context_measure (sign->sums[i], 10.5, 400, context) / 2;

      x = MIN (x, sign->frame.origin.x + sign->frame.size.width - half - 4);
      if (has_chip (sign, x) || x - half < free_from)
        continue;
      add_text (snapshot, context, sign->sums[i], x, y, 10.5, 400, FW_ANCHOR_MIDDLE, &colors->dim);
      free_from = x + half + 8;
    }
  for (guint i = 0; i < sign->chips->len; i++)
    {
      const FwStreamChip *chip = &g_array_index (sign->chips, FwStreamChip, i);

      gtk_snapshot_append_color (
          snapshot, fw_draw_stream_get_tone (context, chip->tone),
          &GRAPHENE_RECT_INIT ((float) chip->x - 0.7f, (float) y - 30, 1.4f, 20));
      fw_draw_stream_chip (snapshot, chip->text, chip->x, y - 4, chip->tone, context);
    }
}

void
fw_draw_stream_ladder (GtkSnapshot *snapshot,
                       const FwStreamLadderSign *sign,
                       FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const FwValueStreamLadder *ladder = sign->ladder;
  double top = sign->frame.origin.y, up = top + 40, down = top + 76;
  double x = sign->frame.origin.x + 10, free_from = -G_MAXDOUBLE;

  draw_header (snapshot, &sign->frame, sign->header_w, colors);
  for (guint i = 0; i < ladder->n_parts; i++)
    draw_part (snapshot, sign, i, context, down, &free_from);
  if (!sign->pairs && ladder->n_points >= 2)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;

      for (guint i = 0; i < ladder->n_points; i++)
        {
          float px = (float) ladder->points[2 * i], py = (float) ladder->points[2 * i + 1];

          if (i == 0)
            gsk_path_builder_move_to (builder, px, py);
          else
            gsk_path_builder_line_to (builder, px, py);
        }
      path = gsk_path_builder_to_path (builder);
      fw_draw_stream_stroke (snapshot, path, 1.8, NULL, 0, &colors->ink);
    }
  add_text (snapshot, context, sign->title_up, x, up + 4, 12, 600, FW_ANCHOR_START, &colors->label);
  add_text (snapshot, context, sign->title_down, x, down + 4, 12, 600, FW_ANCHOR_START,
            &colors->label);
  add_text (snapshot, context, sign->title_sum, x, top + 106, 12, 600, FW_ANCHOR_START,
            &colors->label);
  if (sign->covered)
    return;
  draw_sums (snapshot, sign, context, top + 106);
  add_text (snapshot, context, sign->total, sign->frame.origin.x + sign->frame.size.width - 10,
            top + 14, 12, 700, FW_ANCHOR_END, &colors->label);
}
