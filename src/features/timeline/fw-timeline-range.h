/* fw-timeline-range.h: the whole life beneath a timeline, with a window over what is in
 * view: drag it, drag its edges, double click for everything. Main thread. */
#pragma once

#include "features/timeline/fw-timeline-view.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_RANGE (fw_timeline_range_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineRange, fw_timeline_range, FW, TIMELINE_RANGE, GtkWidget)

GtkWidget *
fw_timeline_range_new (FwTimelineDesk *desk, FwTimelineView *view);

G_END_DECLS
