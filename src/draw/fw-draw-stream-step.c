/* fw-draw-stream-step.c: a step with its in-tray and data box, and the parties.
 *
 *            ┌──────────────┐
 *     △      │    name      │
 *    tray    ├──────────────┤
 *    1.5 wd  │ PT       1 h │
 *            │ LT    4.6 wd │
 *            │ %C&A  ! 70 % │
 *            └──────────────┘
 */
#include "config.h"

#include <string.h>

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define NAME_H 30.0
#define NAME_SIZE 11.5
#define ROW_SIZE 11.0

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
add_rect (GtkSnapshot *snapshot, const graphene_rect_t *rect, double width, const GdkRGBA *color)
{
  GskRoundedRect outline;
  const float widths[] = {(float) width, (float) width, (float) width, (float) width};
  const GdkRGBA colors[] = {*color, *color, *color, *color};

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

void
fw_draw_stream_name (GtkSnapshot *snapshot,
                     FwDrawContext *context,
                     const char *name,
                     double x,
                     double y,
                     double width,
                     double size,
                     const GdkRGBA *color)
{
  g_autofree char *first = NULL;
  const char *rest = NULL;

  if (fw_draw_context_measure (name, size, 600, context) <= width)
    {
      add_text (snapshot, context, name, x, y + 4, size, 600, FW_ANCHOR_MIDDLE, 0, color);
      return;
    }
  for (const char *space = strchr (name, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      g_autofree char *part = g_strndup (name, (gsize) (space - name));

      if (first != NULL && fw_draw_context_measure (part, size, 600, context) > width)
        break;
      g_free (first);
      first = g_steal_pointer (&part);
      rest = space + 1;
    }
  if (first == NULL)
    {
      FwDrawText text = {name, x - width / 2, y + 4, size, 600, FW_ANCHOR_START, 0, width};

      fw_draw_text (context, snapshot, &text, color);
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      const char *line = i == 0 ? first : rest;
      double own = fw_draw_context_measure (line, size, 600, context);
      FwDrawText text = {line,
                         own > width ? x - width / 2 : x,
                         y - 2.5 + 12.5 * i,
                         size,
                         600,
                         own > width ? FW_ANCHOR_START : FW_ANCHOR_MIDDLE,
                         0,
                         own > width ? width : 0};

      fw_draw_text (context, snapshot, &text, color);
    }
}

/* A number that is not shown yet. */
static void
draw_cover (GtkSnapshot *snapshot, FwDrawContext *context, double x, double y, double w, double h)
{
  const FwColors *colors = fw_draw_context_get_colors (context);

  gtk_snapshot_append_color (snapshot, &colors->ink,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) w, (float) h));
  add_text (snapshot, context, "?", x + w / 2, y + h - 2.5, 10.5, 700, FW_ANCHOR_MIDDLE, 0,
            &colors->paper);
}

static void
draw_queue (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = sign->frame.origin.x + FW_STREAM_QUEUE_W / 2 - 1;
  double y = sign->frame.origin.y + FW_STREAM_BOX_H / 2 - 3;
  GdkRGBA fill = colors->problem;
  const graphene_point_t corners[] = {{(float) x, (float) (y - 14)},
                                      {(float) (x + 14), (float) (y + 11)},
                                      {(float) (x - 14), (float) (y + 11)}};
  g_autoptr (GskPath) path = fw_path_from_points (corners, 3, TRUE);

  fill.alpha = 0.14f;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &fill);
  fw_draw_stream_stroke (snapshot, path, 1.4, NULL, 0, &colors->ink);
  fw_draw_stream_glyph (snapshot, FW_STREAM_GLYPH_TRAY, x, y + 1, 0.8, &colors->ink);
  if (fw_draw_context_get_detail (context) != FW_DETAIL_FULL)
    return;
  if (sign->wait_covered)
    draw_cover (snapshot, context, x - 13, y + 14, 26, 13);
  else
    add_text (snapshot, context, sign->wait, x, y + 24, 10.5, 600, FW_ANCHOR_MIDDLE, 0,
              &colors->ink);
  if (sign->pieces != NULL && !sign->wait_covered)
    add_text (snapshot, context, sign->pieces, x, y - 18, 10.5, 400, FW_ANCHOR_MIDDLE, 0,
              &colors->dim);
}

/* Staff or days of release at the left, entries at the right. */
static gboolean
draw_extras (GtkSnapshot *snapshot,
             const FwStreamStepSign *sign,
             FwDrawContext *context,
             const graphene_rect_t *box,
             double y)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double x = box->origin.x + 10, right = box->origin.x + box->size.width - 6;
  const char *left = sign->release != NULL ? sign->release : sign->staff;

  if (left == NULL && sign->entries == NULL)
    return FALSE;
  if (left != NULL)
    {
      fw_draw_stream_glyph (
          snapshot, sign->release != NULL ? FW_STREAM_GLYPH_CALENDAR : FW_STREAM_GLYPH_PERSON, x,
          y + 8, 0.8, &colors->ink);
      add_text (snapshot, context, left, x + 8, y + 12, 10.5, 600, FW_ANCHOR_START, 52,
                &colors->ink);
    }
  if (sign->entries != NULL)
    {
      double width = fw_draw_context_measure (sign->entries, 10.5, 600, context);

      add_text (snapshot, context, sign->entries, right, y + 12, 10.5, 600, FW_ANCHOR_END, 0,
                &colors->ink);
      fw_draw_stream_glyph (snapshot, FW_STREAM_GLYPH_PAGE, right - width - 7, y + 8, 0.85,
                            &colors->ink);
    }
  return TRUE;
}

static void
draw_rows (GtkSnapshot *snapshot,
           const FwStreamStepSign *sign,
           FwDrawContext *context,
           const graphene_rect_t *box)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  gboolean extras = sign->staff != NULL || sign->entries != NULL || sign->release != NULL;
  guint n = extras ? 4 : 3;
  double height = (box->size.height - NAME_H) / n, y = box->origin.y + NAME_H;
  double left = box->origin.x, right = left + box->size.width;

  for (guint i = 0; i < n; i++)
    {
      const FwStreamRow *row = i + 3 >= n ? &sign->rows[i + 3 - n] : NULL;
      double base = y + height / 2 + 4;

      gtk_snapshot_append_color (
          snapshot, i == 0 ? &colors->ink : &colors->ghost,
          &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) box->size.width, 1));
      if (row == NULL)
        draw_extras (snapshot, sign, context, box, y);
      else if (row->label != NULL)
        {
          if (row->tone == FW_STREAM_TONE_BAD && !row->covered)
            {
              GdkRGBA fill = colors->red;

              fill.alpha = 0.12f;
              gtk_snapshot_append_color (snapshot, &fill,
                                         &GRAPHENE_RECT_INIT ((float) left + 1, (float) y + 1,
                                                              (float) box->size.width - 2,
                                                              (float) height - 1));
            }
          add_text (snapshot, context, row->label, left + 6, base, ROW_SIZE, 400, FW_ANCHOR_START,
                    0, &colors->dim);
          if (row->covered)
            draw_cover (snapshot, context, right - 40, y + 2, 36, height - 3);
          else
            add_text (snapshot, context, row->value, right - 6, base, ROW_SIZE, 600, FW_ANCHOR_END,
                      0, fw_draw_stream_get_tone (context, row->tone));
        }
      y += height;
    }
}

void
fw_draw_stream_bursts (GtkSnapshot *snapshot,
                       GArray *bursts,
                       double right,
                       double y,
                       FwDrawContext *context)
{
  for (guint i = 0; i < bursts->len; i++)
    fw_draw_stream_burst (snapshot, &g_array_index (bursts, FwStreamBurst, bursts->len - 1 - i),
                          right - 27.0 * i, y, context);
}

/* What has no time of its own: a rounded box with its sign and name. */
static void
draw_node (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const graphene_rect_t *frame = &sign->frame;
  double middle = frame->origin.y + frame->size.height / 2;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, frame, frame->size.height / 2);
  gsk_path_builder_add_rounded_rect (builder, &pill);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stream_stroke (snapshot, path, 1.4, NULL, 0, &colors->ink);
  fw_draw_stream_glyph (
      snapshot, sign->form == FW_STREAM_FORM_END ? FW_STREAM_GLYPH_STOP : FW_STREAM_GLYPH_PLUS,
      frame->origin.x + 20, middle, 1, &colors->ink);
  fw_draw_stream_name (snapshot, context, sign->name,
                       frame->origin.x + 34 + (frame->size.width - 46) / 2, middle,
                       frame->size.width - 50, NAME_SIZE, &colors->label);
}

void
fw_draw_stream_step (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  static const float dashes[] = {5, 4};
  graphene_rect_t box = sign->frame;
  gboolean full = fw_draw_context_get_detail (context) == FW_DETAIL_FULL;
  const GdkRGBA *outline = sign->ghost ? &colors->ghost
                           : sign->outline == FW_STREAM_TONE_PLAIN
                               ? &colors->ink
                               : fw_draw_stream_get_tone (context, sign->outline);

  if (sign->compact)
    {
      fw_draw_stream_compact (snapshot, sign, context);
      return;
    }
  if (sign->form >= FW_STREAM_FORM_SPLIT)
    {
      draw_node (snapshot, sign, context);
      return;
    }
  box.origin.x += FW_STREAM_QUEUE_W;
  box.size.width -= FW_STREAM_QUEUE_W;
  if (sign->queue && !sign->ghost)
    draw_queue (snapshot, sign, context);
  gtk_snapshot_append_color (snapshot, &colors->paper, &box);
  if (!sign->ghost && full)
    draw_rows (snapshot, sign, context, &box);
  if (sign->ghost || sign->form == FW_STREAM_FORM_WAIT)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;

      gsk_path_builder_add_rect (builder, &box);
      path = gsk_path_builder_to_path (builder);
      fw_draw_stream_stroke (snapshot, path, 1.6, dashes, 2, outline);
    }
  else
    add_rect (snapshot, &box, sign->outline == FW_STREAM_TONE_PLAIN ? 1.6 : 2.6, outline);
  fw_draw_stream_name (snapshot, context, sign->name, box.origin.x + box.size.width / 2,
                       box.origin.y + (full ? NAME_H / 2 : box.size.height / 2), box.size.width - 8,
                       full ? NAME_SIZE : 15, sign->ghost ? &colors->ghost_text : &colors->label);
  if (sign->ghost)
    {
      gtk_snapshot_append_color (snapshot, &colors->ghost_text,
                                 &GRAPHENE_RECT_INIT (box.origin.x + 10,
                                                      box.origin.y + (float) NAME_H / 2,
                                                      box.size.width - 20, 1));
      return;
    }
  if (sign->form == FW_STREAM_FORM_WAIT && full)
    fw_draw_stream_glyph (snapshot, FW_STREAM_GLYPH_HOURGLASS, box.origin.x + 9, box.origin.y + 10,
                          0.8, &colors->ink);
  if (sign->pinned)
    fw_draw_stream_glyph (snapshot, FW_STREAM_GLYPH_PIN, box.origin.x + box.size.width - 7,
                          box.origin.y + 7, 0.7, &colors->dim);
  if (sign->chip != NULL)
    fw_draw_stream_chip (snapshot, sign->chip, box.origin.x + box.size.width - 26, box.origin.y,
                         sign->chip_tone, context);
  fw_draw_stream_bursts (snapshot, sign->bursts, box.origin.x + box.size.width - 6,
                         sign->chip != NULL ? box.origin.y + box.size.height : box.origin.y,
                         context);
}

/* --- parties ---------------------------------------------------------------------------- */

void
fw_draw_stream_party (GtkSnapshot *snapshot, const FwStreamPartySign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const graphene_rect_t *frame = &sign->frame;
  float x = frame->origin.x, y = frame->origin.y, w = frame->size.width, h = frame->size.height;
  const GdkRGBA *color = sign->form == FW_STREAM_PARTY_MONEY ? &colors->green : &colors->ink;
  g_autoptr (GskPath) path = NULL;
  double middle = y + h / 2;

  if (sign->form == FW_STREAM_PARTY_FACTORY)
    {
      const graphene_point_t points[] = {{x, y + h},
                                         {x, y + 22},
                                         {x + w / 3, y + 2},
                                         {x + w / 3, y + 22},
                                         {x + 2 * w / 3, y + 2},
                                         {x + 2 * w / 3, y + 22},
                                         {x + w, y + 2},
                                         {x + w, y + h}};

      path = fw_path_from_points (points, G_N_ELEMENTS (points), TRUE);
      middle = y + 22 + (h - 22) / 2;
    }
  else
    {
      const graphene_point_t points[] = {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};

      path = fw_path_from_points (points, G_N_ELEMENTS (points), TRUE);
    }
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stream_stroke (snapshot, path, 1.6, NULL, 0, color);
  if (sign->form == FW_STREAM_PARTY_MONEY)
    fw_draw_stream_glyph (snapshot, FW_STREAM_GLYPH_COIN, x + 14, y + 14, 1, color);
  fw_draw_stream_name (snapshot, context, sign->name, x + w / 2, middle - 6, w - 12, 12,
                       &colors->label);
  add_text (snapshot, context, sign->note, x + w / 2, middle + 22, 10.5, 400, FW_ANCHOR_MIDDLE, 0,
            &colors->dim);
}
