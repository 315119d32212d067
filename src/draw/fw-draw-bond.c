/* fw-draw-bond.c: lines of feeling between persons: every pattern of the notation
 * along a straight or curved way.
 *
 * The pattern runs from the first person's edge to the second's; arrows point at the
 * second. The first and last five pixels of a zigzag are straight.
 */
#include "config.h"

#include <math.h>

#include "draw/fw-draw-genogram.h"
#include "draw/fw-draw-line.h"

#define STRAIGHT_END 5.0
#define GAP_HALF 7.0
#define GAP_BAR 9.0

/* --- zigzag, waves, ticks ------------------------------------------------------ */

static void
draw_zigzag (GtkSnapshot *snapshot,
             const FwTrack *track,
             const FwNotationBond *bond,
             double end,
             gboolean alleged,
             const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (bond->zigzag_width);
  double start = MIN (STRAIGHT_END, end / 4), length = end - 2 * start;
  int n = MAX (1, (int) floor (length / (bond->period / 2) + 0.49));
  double step = length / n;
  graphene_point_t point = fw_track_point (track, 0, 0);

  gsk_path_builder_move_to (builder, point.x, point.y);
  point = fw_track_point (track, start, 0);
  gsk_path_builder_line_to (builder, point.x, point.y);
  for (int i = 0; i < n; i++)
    {
      point = fw_track_point (track, start + (i + 0.5) * step,
                              i % 2 == 0 ? -bond->amplitude : bond->amplitude);
      gsk_path_builder_line_to (builder, point.x, point.y);
    }
  point = fw_track_point (track, end - start, 0);
  gsk_path_builder_line_to (builder, point.x, point.y);
  point = fw_track_point (track, end, 0);
  gsk_path_builder_line_to (builder, point.x, point.y);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_MITER);
  if (alleged)
    {
      /* A dash to each side of the zigzag: its shape stays. */
      double side = hypot (step, 2 * bond->amplitude);

      gsk_stroke_set_dash (stroke, (float[]) {(float) (side * 0.685), (float) (side * 0.315)}, 2);
    }
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
draw_waves (GtkSnapshot *snapshot,
            const FwTrack *track,
            const FwNotationBond *bond,
            double end,
            const GdkRGBA *color)
{
  for (int side = -1; side <= 1; side += 2)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      graphene_point_t point = fw_track_point (track, 0, 0);

      gsk_path_builder_move_to (builder, point.x, point.y);
      for (double at = 1.5; at <= end + 0.01; at += 1.5)
        {
          point = fw_track_point (
              track, at, -side * bond->wave_amplitude * sin (at / bond->wave_period * 2 * G_PI));
          gsk_path_builder_line_to (builder, point.x, point.y);
        }
      path = gsk_path_builder_to_path (builder);
      fw_draw_stroke (snapshot, path, bond->wave_width, GSK_LINE_CAP_BUTT, color);
    }
}

static void
draw_ticks (GtkSnapshot *snapshot,
            const FwTrack *track,
            const FwNotationBond *bond,
            double end,
            const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  for (double at = bond->tick_start; at <= end - bond->tick_start; at += bond->tick_step)
    {
      graphene_point_t one = fw_track_point (track, at, -bond->tick_half);
      graphene_point_t other = fw_track_point (track, at, bond->tick_half);

      gsk_path_builder_move_to (builder, one.x, one.y);
      gsk_path_builder_line_to (builder, other.x, other.y);
    }
  path = gsk_path_builder_to_path (builder);
  fw_draw_stroke (snapshot, path, bond->tick_width, GSK_LINE_CAP_BUTT, color);
}

/* --- arrows --------------------------------------------------------------------- */

static void
draw_chevron (GtkSnapshot *snapshot,
              const FwTrack *track,
              const FwNotationBond *bond,
              double tip,
              const GdkRGBA *color)
{
  graphene_point_t points[] = {fw_track_point (track, tip - bond->arrow_length, bond->arrow_half),
                               fw_track_point (track, tip, 0),
                               fw_track_point (track, tip - bond->arrow_length, -bond->arrow_half)};
  g_autoptr (GskPath) path = fw_path_from_points (points, 3, FALSE);

  fw_draw_stroke (snapshot, path, bond->arrow_width, GSK_LINE_CAP_BUTT, color);
}

static void
draw_head (GtkSnapshot *snapshot,
           const FwTrack *track,
           const FwNotationBond *bond,
           const GdkRGBA *color,
           const GdkRGBA *fill)
{
  graphene_point_t points[]
      = {fw_track_point (track, track->length, 0),
         fw_track_point (track, track->length - bond->arrow_length, bond->arrow_half),
         fw_track_point (track, track->length - bond->arrow_length, -bond->arrow_half)};
  g_autoptr (GskPath) path = fw_path_from_points (points, 3, TRUE);

  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, fill);
  fw_draw_stroke (snapshot, path, bond->arrow_width, GSK_LINE_CAP_BUTT, color);
}

static void
draw_arrow (GtkSnapshot *snapshot,
            const FwTrack *track,
            const FwNotationBond *bond,
            const GdkRGBA *color,
            const GdkRGBA *paper)
{
  switch (bond->arrow)
    {
    case FW_ARROW_OPEN:
      draw_chevron (snapshot, track, bond, track->length, color);
      break;
    case FW_ARROW_DOUBLE:
      draw_chevron (snapshot, track, bond, track->length, color);
      draw_chevron (snapshot, track, bond, track->length - 8, color);
      break;
    case FW_ARROW_FILLED:
      draw_head (snapshot, track, bond, color, color);
      break;
    case FW_ARROW_HOLLOW:
      draw_head (snapshot, track, bond, color, paper);
      break;
    case FW_ARROW_NONE:
    default:
      break;
    }
}

/* Where the lines and the zigzag of a bond with an arrow end. */
static double
line_end (const FwTrack *track, const FwNotationBond *bond, gboolean zigzag)
{
  switch (bond->arrow)
    {
    case FW_ARROW_FILLED:
      return track->length - (zigzag ? bond->arrow_length - 2 : bond->arrow_length);
    case FW_ARROW_HOLLOW:
      return track->length - bond->arrow_length + 1;
    case FW_ARROW_OPEN:
      if (zigzag)
        return track->length - 6;
      /* Dashes must not run into the point. */
      return bond->n_lines > 0 && bond->lines[0].n_dashes > 0 ? track->length - 4 : track->length;
    default:
      return track->length;
    }
}

/* --- what stands in the middle --------------------------------------------------- */

static void
draw_ring (GtkSnapshot *snapshot,
           const graphene_point_t *centre,
           double radius,
           double width,
           const GdkRGBA *color,
           const GdkRGBA *paper)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, centre, (float) radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, paper);
  fw_draw_stroke (snapshot, path, width, GSK_LINE_CAP_BUTT, color);
}

static void
draw_cross (GtkSnapshot *snapshot,
            const graphene_point_t *centre,
            double box,
            double width,
            const GdkRGBA *color,
            const GdkRGBA *paper)
{
  if (box > 0)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      graphene_rect_t rect = GRAPHENE_RECT_INIT (centre->x - (float) box, centre->y - (float) box,
                                                 (float) box * 2, (float) box * 2);

      gsk_path_builder_add_rect (builder, &rect);
      path = gsk_path_builder_to_path (builder);
      gtk_snapshot_append_color (snapshot, paper, &rect);
      fw_draw_stroke (snapshot, path, 1.8, GSK_LINE_CAP_BUTT, color);
    }
  fw_draw_segment (snapshot, centre->x - 5, centre->y - 5, centre->x + 5, centre->y + 5, width,
                   GSK_LINE_CAP_BUTT, color);
  fw_draw_segment (snapshot, centre->x + 5, centre->y - 5, centre->x - 5, centre->y + 5, width,
                   GSK_LINE_CAP_BUTT, color);
}

static void
draw_middle (GtkSnapshot *snapshot,
             const FwTrack *track,
             FwNotationMiddle middle,
             const GdkRGBA *color,
             const GdkRGBA *paper)
{
  double at = track->length / 2;
  graphene_point_t centre = fw_track_point (track, at, 0), other;

  switch (middle)
    {
    case FW_MIDDLE_GAP:
    case FW_MIDDLE_GAP_RING:
      for (int side = -1; side <= 1; side += 2)
        {
          graphene_point_t one = fw_track_point (track, at + side * GAP_HALF, GAP_BAR);

          other = fw_track_point (track, at + side * GAP_HALF, -GAP_BAR);
          fw_draw_segment (snapshot, one.x, one.y, other.x, other.y, 2.2, GSK_LINE_CAP_BUTT, color);
        }
      if (middle == FW_MIDDLE_GAP_RING)
        draw_ring (snapshot, &centre, 4.5, 1.8, color, paper);
      break;
    case FW_MIDDLE_RING:
      draw_ring (snapshot, &centre, 5.5, 2, color, paper);
      break;
    case FW_MIDDLE_TWO_RINGS:
      centre = fw_track_point (track, at - 4, 0);
      other = fw_track_point (track, at + 4, 0);
      draw_ring (snapshot, &centre, 5.5, 2, color, paper);
      draw_ring (snapshot, &other, 5.5, 2, color, paper);
      break;
    case FW_MIDDLE_CROSS:
      draw_cross (snapshot, &centre, 0, 2, color, paper);
      break;
    case FW_MIDDLE_BOXED_CROSS:
      draw_cross (snapshot, &centre, 8, 2, color, paper);
      break;
    case FW_MIDDLE_SMALL_BOXED_CROSS:
      draw_cross (snapshot, &centre, 7, 1.6, color, paper);
      break;
    case FW_MIDDLE_NONE:
    default:
      break;
    }
}

/* --- the whole -------------------------------------------------------------------- */

static void
draw_lines (GtkSnapshot *snapshot,
            const FwTrack *track,
            const FwBondSign *sign,
            const GdkRGBA *color)
{
  const FwNotationBond *bond = sign->bond;
  double end = line_end (track, bond, FALSE);
  gboolean gap = bond->middle == FW_MIDDLE_GAP || bond->middle == FW_MIDDLE_GAP_RING;

  for (guint i = 0; i < bond->n_lines; i++)
    {
      FwNotationLine line = bond->lines[i];

      if (sign->alleged && line.n_dashes == 0)
        {
          line.n_dashes = 2;
          line.dashes[0] = 7;
          line.dashes[1] = 4;
        }
      for (guint half = 0; half < (gap ? 2u : 1u); half++)
        {
          double from = half == 1 ? track->length / 2 + GAP_HALF : 0;
          double to = gap && half == 0 ? track->length / 2 - GAP_HALF : end;
          g_autoptr (GskPath) path = fw_track_part (track, from, to, line.offset);

          fw_draw_path (snapshot, path, &line, color);
        }
    }
}

void
fw_draw_bond (GtkSnapshot *snapshot, const FwBondSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const FwNotationBond *bond = sign->bond;
  const GdkRGBA *color
      = sign->ghost ? &colors->ghost : fw_draw_context_get_color (context, bond->color);
  g_autoptr (FwTrack) track = fw_track_new (sign->points, sign->n_points, sign->shift);

  if (track->length > 4)
    {
      draw_lines (snapshot, track, sign, color);
      if (bond->amplitude > 0)
        draw_zigzag (snapshot, track, bond, line_end (track, bond, TRUE), sign->alleged, color);
      if (bond->wave_amplitude > 0)
        draw_waves (snapshot, track, bond, track->length, color);
      if (bond->tick_step > 0)
        draw_ticks (snapshot, track, bond, track->length, color);
      draw_middle (snapshot, track, bond->middle, color, &colors->paper);
      draw_arrow (snapshot, track, bond, color, &colors->paper);
    }
  if (sign->label.text != NULL && fw_draw_context_get_detail (context) == FW_DETAIL_FULL)
    {
      FwDrawText text = {
          .text = sign->label.text,
          .x = sign->label.x,
          .y = sign->label.y,
          .size = fw_label_get_size (FW_LABEL_BOND, NULL),
          .weight = 600,
          .anchor = sign->label.anchor,
          .halo = 4,
      };

      fw_draw_text (context, snapshot, &text, sign->ghost ? &colors->ghost_text : color);
    }
}
