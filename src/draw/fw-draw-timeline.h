/* fw-draw-timeline.h: the signs of a timeline, one function each, and what lies beneath
 * them; the same for screen and paper. */
#pragma once

#include "draw/fw-draw-export.h"
#include "scene/fw-timeline-layout.h"

G_BEGIN_DECLS

/* Items of fw-timeline-layout.h. */
extern const FwScenePainter fw_timeline_painter;

/* Lines between lanes, grid, the future and today, between @from and @to of the layout. */
void
fw_draw_timeline_ground (GtkSnapshot *snapshot,
                         FwTimelineLayout *layout,
                         double from,
                         double to,
                         FwDrawContext *context);
/* The axis, its upper edge at @y, with the breaks where it is folded. */
void
fw_draw_timeline_axis (GtkSnapshot *snapshot,
                       FwTimelineLayout *layout,
                       double from,
                       double to,
                       double y,
                       FwDrawContext *context);
/* The column of lane titles left of @right. */
void
fw_draw_timeline_titles (GtkSnapshot *snapshot,
                         FwTimelineLayout *layout,
                         double right,
                         FwDrawContext *context);
/* A light (FwDecisionLight) in a square of @size at (@x, @y). */
void
fw_draw_timeline_light (GtkSnapshot *snapshot,
                        int light,
                        double x,
                        double y,
                        double size,
                        FwDrawContext *context);

/* What a tint looks like with this palette. */
typedef struct
{
  GdkRGBA fill, edge, text;
} FwTintColors;
const FwTintColors *
fw_draw_timeline_get_tint (FwTimelineTint tint, FwDrawContext *context);

/* A page of what @layout shows between @first and @last, with legend and text version.
 * @shared: for the family. */
FwExportPage *
fw_timeline_page_new (FwTimelineLayout *layout, FwDay first, FwDay last, const char *title);

G_END_DECLS
