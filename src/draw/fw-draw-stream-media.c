/* fw-draw-stream-media.c: a row of the media lane. */
#include "config.h"

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define LINE_H 14.0
#define RADIUS 10.0
#define COLUMN_W 128.0

static void
add_text (GtkSnapshot *snapshot,
          FwDrawContext *context,
          const char *words,
          double x,
          double y,
          double size,
          int weight,
          int anchor,
          double halo,
          double max_width,
          const GdkRGBA *color)
{
  FwDrawText text = {words, x, y, size, weight, anchor, halo, max_width};

  fw_draw_text (context, snapshot, &text, color);
}

/* Media, one a line. */
static void
draw_lines (GtkSnapshot *snapshot,
            const FwStreamMediaSign *sign,
            const FwStreamMediaMark *mark,
            FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  g_auto (GStrv) lines = g_strsplit (mark->text, "\n", -1);
  double y = sign->frame.origin.y + 16;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      double width = MIN (fw_draw_context_measure (lines[i], 11, 400, context), COLUMN_W);

      add_text (snapshot, context, lines[i], mark->x - width / 2, y + LINE_H * i, 11, 400,
                FW_ANCHOR_START, 0, COLUMN_W, &colors->label);
    }
}

static void
draw_count (GtkSnapshot *snapshot,
            const FwStreamMediaSign *sign,
            const FwStreamMediaMark *mark,
            FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double y = sign->frame.origin.y + sign->frame.size.height / 2;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) mark->x, (float) y),
                               (float) RADIUS);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stream_stroke (snapshot, path, sign->often ? 2 : 1.4, NULL, 0,
                         sign->often ? &colors->red : &colors->ink);
  add_text (snapshot, context, mark->text, mark->x, y + 4, 11, 700, FW_ANCHOR_MIDDLE, 0, 0,
            sign->often ? &colors->red : &colors->ink);
}

void
fw_draw_stream_media (GtkSnapshot *snapshot, const FwStreamMediaSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const graphene_rect_t *frame = &sign->frame;
  double x = frame->origin.x, middle = frame->origin.y + frame->size.height / 2;
  GdkRGBA ground = colors->dim, rule = colors->ghost;

  ground.alpha = 0.12f;
  rule.alpha = 0.6f;
  gtk_snapshot_append_color (
      snapshot, &ground,
      &GRAPHENE_RECT_INIT ((float) x, frame->origin.y, (float) sign->header_w, frame->size.height));
  gtk_snapshot_append_color (snapshot, &rule,
                             &GRAPHENE_RECT_INIT ((float) x,
                                                  frame->origin.y + frame->size.height - 1,
                                                  frame->size.width, 1));
  add_text (snapshot, context, sign->title, x + 8, sign->counts ? middle + 4 : frame->origin.y + 18,
            12, 600, FW_ANCHOR_START, 0, sign->header_w - 12, &colors->label);
  if (sign->counts && sign->marks->len > 1)
    {
      double from = g_array_index (sign->marks, FwStreamMediaMark, 0).x;
      double to = g_array_index (sign->marks, FwStreamMediaMark, sign->marks->len - 1).x;

      gtk_snapshot_append_color (
          snapshot, sign->often ? &colors->red : &colors->dim,
          &GRAPHENE_RECT_INIT ((float) from, (float) middle - 0.7f, (float) (to - from), 1.4f));
    }
  for (guint i = 0; i < sign->marks->len; i++)
    if (sign->counts)
      draw_count (snapshot, sign, &g_array_index (sign->marks, FwStreamMediaMark, i), context);
    else
      draw_lines (snapshot, sign, &g_array_index (sign->marks, FwStreamMediaMark, i), context);
  if (sign->total != NULL)
    add_text (snapshot, context, sign->total, x + frame->size.width - 8, middle + 4, 12, 700,
              FW_ANCHOR_END, 3, 0, sign->often ? &colors->red : &colors->label);
}
