/* fw-draw-line.h: lines with dashes, and ways along a curve; for the draw functions. */
#pragma once

#include <gtk/gtk.h>

#include "draw/fw-draw-context.h"

G_BEGIN_DECLS

/* Strokes @path as @line says; its offset is the caller's. */
void
fw_draw_path (GtkSnapshot *snapshot,
              GskPath *path,
              const FwNotationLine *line,
              const GdkRGBA *color);
/* A solid stroke. */
void
fw_draw_stroke (GtkSnapshot *snapshot,
                GskPath *path,
                double width,
                GskLineCap cap,
                const GdkRGBA *color);
void
fw_draw_segment (GtkSnapshot *snapshot,
                 double x1,
                 double y1,
                 double x2,
                 double y2,
                 double width,
                 GskLineCap cap,
                 const GdkRGBA *color);
/* A line through corners. What is solid and runs along the axes becomes rectangles,
 * which cost nothing; the rest is stroked. */
void
fw_draw_corners (GtkSnapshot *snapshot,
                 const graphene_point_t *points,
                 guint n_points,
                 const FwNotationLine *line,
                 const GdkRGBA *color);
GskPath *
fw_path_from_points (const graphene_point_t *points, guint n_points, gboolean closed);
/* A closed line with rounded corners. */
GskPath *
fw_path_rounded (const graphene_point_t *points, guint n_points, double radius);

/* A curve with its length: offsets count to the right of the way. */
typedef struct
{
  graphene_point_t *points;
  double *at; /* length up to each point */
  guint n_points;
  double length;
  double shift; /* sideways, of all of it */
} FwTrack;

/* @n_points 2: a straight line; 4: a cubic; other: through the points. */
FwTrack *
fw_track_new (const graphene_point_t *points, guint n_points, double shift);
void
fw_track_free (FwTrack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTrack, fw_track_free)
/* The point at length @at, @offset to the side; lengths beyond the ends go on straight. */
graphene_point_t
fw_track_point (const FwTrack *self, double at, double offset);
/* The part from @from to @to, @offset to the side. */
GskPath *
fw_track_part (const FwTrack *self, double from, double to, double offset);

G_END_DECLS
