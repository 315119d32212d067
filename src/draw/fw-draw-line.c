/* fw-draw-line.c: see fw-draw-line.h. */
#include "config.h"

#include <math.h>

#include "draw/fw-draw-line.h"

/* Pieces of a cubic; at most 4 px long in drawings of common size. */
#define PIECES 48

void
fw_draw_path (GtkSnapshot *snapshot,
              GskPath *path,
              const FwNotationLine *line,
              const GdkRGBA *color)
{
  GskStroke *stroke = gsk_stroke_new (line->width);

  if (line->n_dashes > 0)
    gsk_stroke_set_dash (stroke, line->dashes, line->n_dashes);
  if (line->round)
    gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

void
fw_draw_stroke (GtkSnapshot *snapshot,
                GskPath *path,
                double width,
                GskLineCap cap,
                const GdkRGBA *color)
{
  GskStroke *stroke = gsk_stroke_new ((float) width);

  gsk_stroke_set_line_cap (stroke, cap);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

void
fw_draw_segment (GtkSnapshot *snapshot,
                 double x1,
                 double y1,
                 double x2,
                 double y2,
                 double width,
                 GskLineCap cap,
                 const GdkRGBA *color)
{
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT ((float) x1, (float) y1),
                                     GRAPHENE_POINT_INIT ((float) x2, (float) y2)};
  g_autoptr (GskPath) path = fw_path_from_points (points, 2, FALSE);

  fw_draw_stroke (snapshot, path, width, cap, color);
}

static gboolean
is_square (const graphene_point_t *points, guint n_points)
{
  for (guint i = 0; i + 1 < n_points; i++)
    if (fabs (points[i].x - points[i + 1].x) > 0.01 && fabs (points[i].y - points[i + 1].y) > 0.01)
      return FALSE;
  return TRUE;
}

void
fw_draw_corners (GtkSnapshot *snapshot,
                 const graphene_point_t *points,
                 guint n_points,
                 const FwNotationLine *line,
                 const GdkRGBA *color)
{
  if (n_points < 2)
    return;
  if (line->n_dashes > 0 || !is_square (points, n_points))
    {
      g_autoptr (GskPath) path = fw_path_from_points (points, n_points, FALSE);

      fw_draw_path (snapshot, path, line, color);
      return;
    }
  for (guint i = 0; i + 1 < n_points; i++)
    {
      float half = line->width / 2;
      gboolean upright = fabs (points[i].x - points[i + 1].x) < 0.01;
      float x = MIN (points[i].x, points[i + 1].x), y = MIN (points[i].y, points[i + 1].y);
      float w = fabsf (points[i].x - points[i + 1].x), h = fabsf (points[i].y - points[i + 1].y);
      /* Inner corners are filled by going on half a width. */
      float start = i > 0 ? half : 0, end = i + 2 < n_points ? half : 0;

      if (w < 0.01f && h < 0.01f)
        continue;
      if (upright && points[i].y > points[i + 1].y)
        {
          float swap = start;

          start = end;
          end = swap;
        }
      else if (!upright && points[i].x > points[i + 1].x)
        {
          float swap = start;

          start = end;
          end = swap;
        }
      if (upright)
        gtk_snapshot_append_color (
            snapshot, color,
            &GRAPHENE_RECT_INIT (x - half, y - start, line->width, h + start + end));
      else
        gtk_snapshot_append_color (
            snapshot, color,
            &GRAPHENE_RECT_INIT (x - start, y - half, w + start + end, line->width));
    }
}

GskPath *
fw_path_from_points (const graphene_point_t *points, guint n_points, gboolean closed)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  for (guint i = 0; i < n_points; i++)
    if (i == 0)
      gsk_path_builder_move_to (builder, points[i].x, points[i].y);
    else
      gsk_path_builder_line_to (builder, points[i].x, points[i].y);
  if (closed)
    gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static graphene_point_t
towards (const graphene_point_t *from, const graphene_point_t *to, double way)
{
  double length = hypot (to->x - from->x, to->y - from->y);
  double part = length > 0 ? way / length : 0;

  return GRAPHENE_POINT_INIT ((float) (from->x + (to->x - from->x) * part),
                              (float) (from->y + (to->y - from->y) * part));
}

GskPath *
fw_path_rounded (const graphene_point_t *points, guint n_points, double radius)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  for (guint i = 0; i < n_points; i++)
    {
      const graphene_point_t *before = &points[(i + n_points - 1) % n_points];
      const graphene_point_t *corner = &points[i];
      const graphene_point_t *after = &points[(i + 1) % n_points];
      double r = MIN (radius, MIN (hypot (corner->x - before->x, corner->y - before->y),
                                   hypot (after->x - corner->x, after->y - corner->y))
                                  / 2);
      graphene_point_t in = towards (corner, before, r), out = towards (corner, after, r);

      if (i == 0)
        gsk_path_builder_move_to (builder, in.x, in.y);
      else
        gsk_path_builder_line_to (builder, in.x, in.y);
      gsk_path_builder_quad_to (builder, corner->x, corner->y, out.x, out.y);
    }
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

/* --- tracks ------------------------------------------------------------------- */

FwTrack *
fw_track_new (const graphene_point_t *points, guint n_points, double shift)
{
  FwTrack *self = g_new0 (FwTrack, 1);

  self->shift = shift;
  self->n_points = n_points == 4 ? PIECES + 1 : n_points;
  self->points = g_new (graphene_point_t, MAX (self->n_points, 1));
  self->at = g_new0 (double, MAX (self->n_points, 1));
  for (guint i = 0; i < self->n_points; i++)
    {
      double t = (double) i / PIECES, u = 1 - t;

      if (n_points != 4)
        self->points[i] = points[i];
      else
        self->points[i] = GRAPHENE_POINT_INIT (
            (float) (u * u * u * points[0].x + 3 * u * u * t * points[1].x
                     + 3 * u * t * t * points[2].x + t * t * t * points[3].x),
            (float) (u * u * u * points[0].y + 3 * u * u * t * points[1].y
                     + 3 * u * t * t * points[2].y + t * t * t * points[3].y));
      if (i > 0)
        self->at[i] = self->at[i - 1]
                      + hypot (self->points[i].x - self->points[i - 1].x,
                               self->points[i].y - self->points[i - 1].y);
    }
  self->length = self->n_points > 0 ? self->at[self->n_points - 1] : 0;
  return self;
}

void
fw_track_free (FwTrack *self)
{
  g_free (self->points);
  g_free (self->at);
  g_free (self);
}

/* The way's direction at a corner is the mean of both sides, so that an offset line
 * keeps its distance. */
static void
direction_at (const FwTrack *self, guint piece, double part, double *dx, double *dy)
{
  double x = 0, y = 0;
  guint first = part < 0.02 && piece > 0 ? piece - 1 : piece;
  guint last = part > 0.98 && piece + 2 < self->n_points ? piece + 1 : piece;

  for (guint i = first; i <= last; i++)
    {
      double px = self->points[i + 1].x - self->points[i].x;
      double py = self->points[i + 1].y - self->points[i].y, length = hypot (px, py);

      if (length > 0)
        {
          x += px / length;
          y += py / length;
        }
    }
  *dx = hypot (x, y) > 0 ? x / hypot (x, y) : 1;
  *dy = hypot (x, y) > 0 ? y / hypot (x, y) : 0;
}

graphene_point_t
fw_track_point (const FwTrack *self, double at, double offset)
{
  guint piece = 0;
  double part, length, dx, dy;

  if (self->n_points < 2)
    return self->n_points == 1 ? self->points[0] : GRAPHENE_POINT_INIT (0, 0);
  while (piece + 2 < self->n_points && self->at[piece + 1] < at)
    piece++;
  length = self->at[piece + 1] - self->at[piece];
  part = length > 0 ? (at - self->at[piece]) / length : 0;
  direction_at (self, piece, part, &dx, &dy);
  offset += self->shift;
  return GRAPHENE_POINT_INIT (
      (float) (self->points[piece].x + (self->points[piece + 1].x - self->points[piece].x) * part
               - dy * offset),
      (float) (self->points[piece].y + (self->points[piece + 1].y - self->points[piece].y) * part
               + dx * offset));
}

GskPath *
fw_track_part (const FwTrack *self, double from, double to, double offset)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_point_t point = fw_track_point (self, from, offset);

  gsk_path_builder_move_to (builder, point.x, point.y);
  for (guint i = 1; i + 1 < self->n_points; i++)
    if (self->at[i] > from + 0.01 && self->at[i] < to - 0.01)
      {
        point = fw_track_point (self, self->at[i], offset);
        gsk_path_builder_line_to (builder, point.x, point.y);
      }
  point = fw_track_point (self, to, offset);
  gsk_path_builder_line_to (builder, point.x, point.y);
  return gsk_path_builder_to_path (builder);
}
