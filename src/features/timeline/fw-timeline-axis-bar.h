/* fw-timeline-axis-bar.h: the axis over a timeline's lanes; follows the view. Main thread. */
#pragma once

#include "features/timeline/fw-timeline-view.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_AXIS_BAR (fw_timeline_axis_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineAxisBar, fw_timeline_axis_bar, FW, TIMELINE_AXIS_BAR, GtkWidget)

GtkWidget *
fw_timeline_axis_bar_new (FwTimelineView *view);

G_END_DECLS
