/* fw-draw-stream-both.c: today and target above each other: compact steps, what a strip
 * is, deadlines as chips and as lines through the ladders, the axis of time. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define NAME_H 34.0
#define CHIP_GAP 8.0

static void
add_text (GtkSnapshot *snapshot,
          FwDrawContext *context,
          const char *words,
          double x,
          double y,
          double size,
          int weight,
          int anchor,
          double max_width,
          const GdkRGBA *color)
{
  FwDrawText text = {words, x, y, size, weight, anchor, 0, max_width};

  fw_draw_text (context, snapshot, &text, color);
}

static void
draw_frame (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context)
{
  static const float dashes[] = {5, 4};
  const FwColors *colors = fw_draw_context_get_colors (context);
  const GdkRGBA *color = sign->ghost ? &colors->ghost_text
                         : sign->outline == FW_STREAM_TONE_PLAIN
                             ? &colors->ink
                             : fw_draw_stream_get_tone (context, sign->outline);
  double width = sign->outline == FW_STREAM_TONE_PLAIN || sign->ghost ? 1.4 : 2.4;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_rect (builder, &sign->frame);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_color (snapshot, &colors->paper, &sign->frame);
  fw_draw_stream_stroke (snapshot, path, width, dashes, sign->ghost ? 2 : 0, color);
}

/* Its name crossed out, and a word: nothing is told by dashes alone. */
static void
draw_ghost (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const graphene_rect_t *frame = &sign->frame;

  gtk_snapshot_append_color (snapshot, &colors->ghost_text,
                             &GRAPHENE_RECT_INIT (frame->origin.x + 10,
                                                  frame->origin.y + (float) NAME_H / 2,
                                                  frame->size.width - 20, 1));
  /* Translators: said of a step that will not be there any more. */
  add_text (snapshot, context, _ ("falls away"), frame->origin.x + frame->size.width / 2,
            frame->origin.y + NAME_H + 20, 11.5, 600, FW_ANCHOR_MIDDLE, frame->size.width - 8,
            &colors->label);
}

void
fw_draw_stream_compact (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const graphene_rect_t *frame = &sign->frame;
  double x = frame->origin.x, y = frame->origin.y, right = x + frame->size.width;
  double height = (frame->size.height - NAME_H) / 2;
  gboolean full = fw_draw_context_get_detail (context) == FW_DETAIL_FULL;

  draw_frame (snapshot, sign, context);
  fw_draw_stream_name (snapshot, context, sign->name, x + frame->size.width / 2,
                       y + (full ? NAME_H / 2 : frame->size.height / 2), frame->size.width - 8,
                       full ? 11.5 : 15, sign->ghost ? &colors->ghost_text : &colors->label);
  if (sign->ghost)
    {
      draw_ghost (snapshot, sign, context);
      return;
    }
  for (guint i = 0; full && i < 2; i++)
    {
      const FwStreamRow *row = &sign->rows[i];
      double top = y + NAME_H + height * i, base = top + height / 2 + 4;
      double width = fw_draw_context_measure (row->value, 11, 600, context);

      gtk_snapshot_append_color (
          snapshot, i == 0 ? &colors->ink : &colors->ghost,
          &GRAPHENE_RECT_INIT ((float) x, (float) top, frame->size.width, 1));
      add_text (snapshot, context, i == 0 && *sign->lane != '\0' ? sign->lane : row->label, x + 5,
                base, 10.5, 400, FW_ANCHOR_START, frame->size.width - width - 16, &colors->dim);
      add_text (snapshot, context, row->value, right - 5, base, 11, 600, FW_ANCHOR_END, 0,
                i == 0 ? &colors->household_text : &colors->ink);
    }
  if (sign->chip != NULL)
    fw_draw_stream_chip (snapshot, sign->chip, right - 24, y - 6, sign->chip_tone, context);
  fw_draw_stream_bursts (snapshot, sign->bursts, right - 12, y + frame->size.height + 12, context);
}

void
fw_draw_stream_strip (GtkSnapshot *snapshot, const FwStreamStripSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = sign->frame.origin.x, y = sign->frame.origin.y, w = sign->frame.size.width;

  add_text (snapshot, context, sign->title, x, y + 18, 15, 700, FW_ANCHOR_START, w, &colors->label);
  add_text (snapshot, context, sign->value, x, y + 42, 19, 700, FW_ANCHOR_START, w, &colors->label);
  add_text (snapshot, context, sign->note, x, y + 58, 11, 400, FW_ANCHOR_START, w, &colors->dim);
  if (sign->chip != NULL)
    fw_draw_stream_chip (snapshot, sign->chip, x + 28, y + 76, sign->tone, context);
}

/* What has no room any more is in the words of the item and in the pane. */
void
fw_draw_stream_chips (GtkSnapshot *snapshot, const FwStreamChipsSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = sign->frame.origin.x, y = sign->frame.origin.y + 13;
  double end = x + sign->frame.size.width;

  add_text (snapshot, context, sign->title, x, y + 4, 12, 600, FW_ANCHOR_START, 0, &colors->label);
  x = MAX (x + fw_draw_context_measure (sign->title, 12, 600, context) + 12, x + 116);
  for (guint i = 0; i < sign->chips->len; i++)
    {
      const FwStreamChip *chip = &g_array_index (sign->chips, FwStreamChip, i);
      double width = fw_draw_context_measure (chip->text, 11, 700, context) + 16;

      if (x + width > end)
        {
          add_text (snapshot, context, "…", x, y + 4, 12, 700, FW_ANCHOR_START, 0, &colors->label);
          return;
        }
      fw_draw_stream_chip (snapshot, chip->text, x + width / 2, y, chip->tone, context);
      x += width + CHIP_GAP;
    }
}

static void
draw_deadline (GtkSnapshot *snapshot, const FwStreamAxisSign *sign, guint i, FwDrawContext *context)
{
  static const float dashes[] = {4, 3};
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = sign->x + sign->deadlines[i] * sign->day_w;

  if (sign->deadlines[i] > sign->days + 1)
    return;
  for (guint k = 0; k < sign->n_ladders; k++)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      FwDrawText label
          = {sign->labels[i], x + 4, sign->tops[k] + 9, 10.5, 600, FW_ANCHOR_START, 3, 0};

      gsk_path_builder_move_to (builder, (float) x, (float) sign->tops[k]);
      gsk_path_builder_line_to (builder, (float) x, (float) sign->bottoms[k]);
      path = gsk_path_builder_to_path (builder);
      fw_draw_stream_stroke (snapshot, path, 1.4, dashes, 2, &colors->green);
      fw_draw_text (context, snapshot, &label, &colors->green);
    }
}

void
fw_draw_stream_axis (GtkSnapshot *snapshot, const FwStreamAxisSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double y = sign->frame.origin.y + sign->frame.size.height - 26;

  for (guint i = 0; i < G_N_ELEMENTS (sign->deadlines); i++)
    draw_deadline (snapshot, sign, i, context);
  gtk_snapshot_append_color (
      snapshot, &colors->dim,
      &GRAPHENE_RECT_INIT ((float) sign->x, (float) y, (float) (sign->days * sign->day_w), 1.2f));
  for (guint day = 0; day <= sign->days; day += sign->step)
    {
      double x = sign->x + day * sign->day_w;
      g_autofree char *number
          = day == 0 ? g_strdup_printf ("0 %s", sign->unit) : g_strdup_printf ("%u", day);

      gtk_snapshot_append_color (snapshot, &colors->dim,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) y, 1.2f, 5));
      add_text (snapshot, context, number, x, y + 17, 11, 400, FW_ANCHOR_MIDDLE, 0, &colors->dim);
    }
}
