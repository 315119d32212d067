/* fw-draw-person.c: the sign of a person, an event of pregnancy, an institution.
 *
 * Measures are those of a symbol of 48, as on the sheet of signs; the middle is (0, 0).
 */
#include "config.h"

#include <math.h>

#include "draw/fw-draw-genogram.h"
#include "draw/fw-draw-line.h"

#define HALF 24.0f
/* A diamond of the same look: half its diagonal. */
#define DIAMOND 26.9f
#define SMALL_DIAMOND 20.4f
#define OUTER 5.0f /* from the symbol to the second frame of the index person */
#define HATCH 6.0

static GskPath *
make_shape (FwNotationShape shape, const FwPersonSign *sign, float grow)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_point_t corners[4];
  float half = HALF + grow, diagonal = DIAMOND + grow * 1.3f, w, h;

  switch (shape)
    {
    case FW_NOTATION_CIRCLE:
      gsk_path_builder_add_circle (builder, graphene_point_zero (), half);
      break;
    case FW_NOTATION_SMALL_DIAMOND:
      diagonal = SMALL_DIAMOND + grow * 1.3f;
      /* fall through */
    case FW_NOTATION_DIAMOND:
      corners[0] = GRAPHENE_POINT_INIT (0, -diagonal);
      corners[1] = GRAPHENE_POINT_INIT (diagonal, 0);
      corners[2] = GRAPHENE_POINT_INIT (0, diagonal);
      corners[3] = GRAPHENE_POINT_INIT (-diagonal, 0);
      return fw_path_from_points (corners, 4, TRUE);
    case FW_NOTATION_TRIANGLE:
      corners[0] = GRAPHENE_POINT_INIT (0, -14 - grow * 1.5f);
      corners[1] = GRAPHENE_POINT_INIT (13.2f + grow * 1.5f, 11 + grow);
      corners[2] = GRAPHENE_POINT_INIT (-13.2f - grow * 1.5f, 11 + grow);
      return fw_path_from_points (corners, 3, TRUE);
    case FW_NOTATION_DOT:
      gsk_path_builder_add_circle (builder, graphene_point_zero (), 5.5f + grow);
      break;
    case FW_NOTATION_BOX:
      w = sign->width / 2 + grow;
      h = sign->height / 2 + grow;
      gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (-w, -h, 2 * w, 2 * h));
      break;
    default:
      gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (-half, -half, 2 * half, 2 * half));
      break;
    }
  return gsk_path_builder_to_path (builder);
}

/* Boxes and circles as what every renderer draws fast; others as paths. */
static void
fill_shape (GtkSnapshot *snapshot, const FwPersonSign *sign, float grow, const GdkRGBA *color)
{
  float half = HALF + grow;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (-half, -half, 2 * half, 2 * half);

  if (sign->shape == FW_NOTATION_SQUARE)
    gtk_snapshot_append_color (snapshot, color, &rect);
  else if (sign->shape == FW_NOTATION_CIRCLE)
    {
      GskRoundedRect round;

      gsk_rounded_rect_init_from_rect (&round, &rect, half);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, color, &rect);
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      g_autoptr (GskPath) path = make_shape (sign->shape, sign, grow);

      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
    }
}

static void
stroke_shape (GtkSnapshot *snapshot,
              const FwPersonSign *sign,
              float grow,
              const FwNotationLine *line,
              const GdkRGBA *color)
{
  if (line->n_dashes == 0
      && (sign->shape == FW_NOTATION_SQUARE || sign->shape == FW_NOTATION_CIRCLE))
    {
      float half = HALF + grow + line->width / 2, w = line->width;
      graphene_rect_t rect = GRAPHENE_RECT_INIT (-half, -half, 2 * half, 2 * half);
      GskRoundedRect round;

      gsk_rounded_rect_init_from_rect (&round, &rect, sign->shape == FW_NOTATION_CIRCLE ? half : 0);
      gtk_snapshot_append_border (snapshot, &round, (float[]) {w, w, w, w},
                                  (GdkRGBA[]) {*color, *color, *color, *color});
    }
  else
    {
      g_autoptr (GskPath) path = make_shape (sign->shape, sign, grow);

      fw_draw_path (snapshot, path, line, color);
    }
}

/* --- fills of health ---------------------------------------------------------- */

typedef enum
{
  PART_LEFT,
  PART_LOWER,
} Part;

/* Half of the symbol. */
static GskPath *
make_half (FwNotationShape shape, Part part)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  gboolean left = part == PART_LEFT;
  float r = shape == FW_NOTATION_DIAMOND ? DIAMOND : HALF;

  gsk_path_builder_move_to (builder, left ? 0 : -r, left ? -r : 0);
  if (shape == FW_NOTATION_CIRCLE)
    gsk_path_builder_svg_arc_to (builder, r, r, 0, FALSE, FALSE, left ? 0 : r, left ? r : 0);
  else if (shape == FW_NOTATION_DIAMOND)
    {
      gsk_path_builder_line_to (builder, left ? -r : 0, left ? 0 : r);
      gsk_path_builder_line_to (builder, left ? 0 : r, left ? r : 0);
    }
  else
    {
      gsk_path_builder_line_to (builder, -r, left ? -r : r);
      gsk_path_builder_line_to (builder, left ? -r : r, r);
      gsk_path_builder_line_to (builder, left ? 0 : r, left ? r : 0);
    }
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static void
hatch (GtkSnapshot *snapshot, GskPath *half, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) lines = NULL;

  for (double x = -72; x <= 18; x += HATCH)
    {
      gsk_path_builder_move_to (builder, (float) x - 4, HALF + 4);
      gsk_path_builder_line_to (builder, (float) x + 52, -HALF - 4);
    }
  lines = gsk_path_builder_to_path (builder);
  gtk_snapshot_push_fill (snapshot, half, GSK_FILL_RULE_WINDING);
  fw_draw_stroke (snapshot, lines, 1.6, GSK_LINE_CAP_BUTT, ink);
  gtk_snapshot_pop (snapshot);
  fw_draw_stroke (snapshot, half, 1.2, GSK_LINE_CAP_BUTT, ink);
}

/* What is left out of a full half to say that it is over. @alone: the other half is
 * not filled too; with both, only the quarter that is this half's own is cut. */
static void
cut_out (GtkSnapshot *snapshot,
         FwNotationShape shape,
         Part part,
         gboolean alone,
         const GdkRGBA *paper)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float x = part == PART_LEFT ? -19 : 5, y = part == PART_LEFT ? -19 : 5;

  if (shape == FW_NOTATION_SQUARE)
    {
      graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, 14, 14);

      if (alone && part == PART_LEFT)
        rect.size.height = 38;
      else if (alone)
        rect = GRAPHENE_RECT_INIT (-19, 5, 38, 14);
      gtk_snapshot_append_color (snapshot, paper, &rect);
      return;
    }
  if (alone)
    {
      float near = shape == FW_NOTATION_CIRCLE ? 11 : 9,
            wide = shape == FW_NOTATION_CIRCLE ? 13.2f : 10;
      float thin = shape == FW_NOTATION_CIRCLE ? 6.5f : 4.5f;
      GskRoundedRect round;
      graphene_rect_t rect = part == PART_LEFT
                                 ? GRAPHENE_RECT_INIT (-near - thin, -wide, 2 * thin, 2 * wide)
                                 : GRAPHENE_RECT_INIT (-wide, near - thin, 2 * wide, 2 * thin);

      gsk_rounded_rect_init (&round, &rect,
                             &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2),
                             &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2),
                             &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2),
                             &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2));
      gsk_path_builder_add_rounded_rect (builder, &round);
    }
  else
    {
      float at = part == PART_LEFT ? -9 : 9;

      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (at, at),
                                   shape == FW_NOTATION_CIRCLE ? 6 : 3.5f);
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, paper);
}

static void
draw_fills (GtkSnapshot *snapshot, const FwPersonSign *sign, const FwColors *colors)
{
  const FwSignFill fills[] = {sign->illness, sign->addiction};

  for (Part part = PART_LEFT; part <= PART_LOWER; part++)
    {
      g_autoptr (GskPath) half = NULL;

      if (fills[part] == FW_FILL_NONE)
        continue;
      half = make_half (sign->shape, part);
      if (fills[part] == FW_FILL_SUSPECTED)
        hatch (snapshot, half, &colors->ink);
      else
        gtk_snapshot_append_fill (snapshot, half, GSK_FILL_RULE_WINDING, &colors->ink);
    }
  for (Part part = PART_LEFT; part <= PART_LOWER; part++)
    if (fills[part] == FW_FILL_REMISSION)
      cut_out (snapshot, sign->shape, part,
               fills[1 - part] == FW_FILL_NONE || fills[1 - part] == FW_FILL_SUSPECTED,
               &colors->paper);
}

/* --- other parts -------------------------------------------------------------- */

static void
draw_waves (GtkSnapshot *snapshot, const FwPersonSign *sign, const FwColors *colors, float top)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sign->waves; i++)
      {
        g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
        g_autoptr (GskPath) path = NULL;
        float x = sign->waves == 1 ? 0 : i == 0 ? -4 : 4;

        gsk_path_builder_move_to (builder, x, top - 2);
        gsk_path_builder_rel_cubic_to (builder, 7, -3, 7, -9, 0, -11);
        gsk_path_builder_rel_cubic_to (builder, -7, -2, -7, -8, 0, -11);
        path = gsk_path_builder_to_path (builder);
        fw_draw_stroke (snapshot, path, pass == 0 ? 7 : 1.8, GSK_LINE_CAP_ROUND,
                        pass == 0 ? &colors->paper : &colors->ink);
      }
}

static void
draw_inner (GtkSnapshot *snapshot, const FwPersonSign *sign, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  if (sign->inner == FW_NOTATION_SQUARE)
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (-17, -17, 33.9f, 33.9f));
  else if (sign->inner == FW_NOTATION_CIRCLE)
    gsk_path_builder_add_circle (builder, graphene_point_zero (),
                                 sign->shape == FW_NOTATION_DIAMOND ? 17 : HALF);
  else if (sign->inner == FW_NOTATION_UPRIGHT)
    {
      gsk_path_builder_move_to (builder, 0, -HALF);
      gsk_path_builder_line_to (builder, 0, HALF);
    }
  else
    return;
  path = gsk_path_builder_to_path (builder);
  fw_draw_stroke (snapshot, path, 1.6, GSK_LINE_CAP_BUTT, ink);
}

static void
draw_cross (GtkSnapshot *snapshot, double half, double width, GskLineCap cap, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float h = (float) half;

  gsk_path_builder_move_to (builder, -h, -h);
  gsk_path_builder_line_to (builder, h, h);
  gsk_path_builder_move_to (builder, h, -h);
  gsk_path_builder_line_to (builder, -h, h);
  path = gsk_path_builder_to_path (builder);
  fw_draw_stroke (snapshot, path, width, cap, ink);
}

static double
cross_half (FwNotationShape shape)
{
  return shape == FW_NOTATION_CIRCLE ? 17 : shape == FW_NOTATION_DIAMOND ? DIAMOND / 2 : HALF;
}

static void
draw_inside (GtkSnapshot *snapshot, const FwPersonSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  gboolean question = g_strcmp0 (sign->inside, "?") == 0;
  gboolean box = sign->shape == FW_NOTATION_BOX;
  FwDrawText text = {
      .text = sign->inside,
      .y = box ? 4.5 : 5.5,
      .size = box        ? 12.5
              : question ? 20
                         : 15,
      .weight = box ? 600 : 700,
      .anchor = FW_ANCHOR_MIDDLE,
      .max_width = box ? sign->width - 8 : 0,
  };

  if (sign->dead || sign->illness != FW_FILL_NONE || sign->addiction != FW_FILL_NONE
      || sign->inner != FW_SHAPE_NONE)
    text.halo = 5;
  fw_draw_text (context, snapshot, &text, sign->ghost ? &colors->ghost_text : &colors->ink);
}

/* What is lost before birth has signs of its own. */
static gboolean
draw_event (GtkSnapshot *snapshot, const FwPersonSign *sign, const FwColors *colors)
{
  const GdkRGBA *ink = sign->ghost ? &colors->ghost : &colors->ink;
  const FwNotationLine line = {.width = sign->stillborn ? 4 : 2};

  if (sign->shape == FW_SHAPE_NONE)
    return TRUE; /* labels alone */
  if (sign->shape == FW_NOTATION_DOT)
    fill_shape (snapshot, sign, 0, ink);
  else if (sign->shape == FW_NOTATION_CROSS)
    draw_cross (snapshot, 5.5, 2.6, GSK_LINE_CAP_ROUND, ink);
  else if (sign->stillborn)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_scale (snapshot, 0.5f, 0.5f);
      fill_shape (snapshot, sign, 0, &colors->paper);
      stroke_shape (snapshot, sign, 0, &line, ink);
      gtk_snapshot_restore (snapshot);
      draw_cross (snapshot, HALF, 1.8, GSK_LINE_CAP_BUTT, ink);
    }
  else
    return FALSE;
  return TRUE;
}

static void
draw_symbol (GtkSnapshot *snapshot, const FwPersonSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const GdkRGBA *ink = sign->ghost ? &colors->ghost : &colors->ink;
  const FwNotationLine thin = {.width = 1};
  FwNotationLine line = {.width = 2};

  if (draw_event (snapshot, sign, colors))
    return;
  if (sign->waves > 0)
    draw_waves (snapshot, sign, colors, sign->index ? -HALF - OUTER : -HALF);
  if (sign->index)
    {
      fill_shape (snapshot, sign, OUTER, &colors->paper);
      stroke_shape (snapshot, sign, OUTER, &thin, ink);
    }
  fill_shape (snapshot, sign, 0, &colors->paper);
  if (!sign->ghost)
    draw_fills (snapshot, sign, colors);
  draw_inner (snapshot, sign, ink);
  if (sign->outside && sign->shape != FW_NOTATION_BOX)
    line = (FwNotationLine) {.width = 2, .dashes = {5, 4}, .n_dashes = 2};
  if (sign->ghost)
    line = (FwNotationLine) {.width = 1.6f, .dashes = {3, 3}, .n_dashes = 2};
  stroke_shape (snapshot, sign, 0, &line, ink);
  if (sign->dead)
    draw_cross (snapshot, cross_half (sign->shape), 1.8, GSK_LINE_CAP_BUTT, ink);
}

void
fw_draw_person (GtkSnapshot *snapshot, const FwPersonSign *sign, FwDrawContext *context)
{
  draw_symbol (snapshot, sign, context);
  if (fw_draw_context_get_detail (context) == FW_DETAIL_FULL)
    {
      draw_inside (snapshot, sign, context);
      for (guint i = 0; i < sign->n_labels; i++)
        fw_draw_label (snapshot, &sign->labels[i], sign->ghost, context);
    }
}
