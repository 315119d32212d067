/* fw-timeline-side.h: what stands beside the lanes: the selected event, two days compared, the
 * family on the day under the cursor. Main thread.
 *
 * Signals: chosen (const char *id) an event to go to.
 */
#pragma once

#include "features/timeline/fw-timeline-compare-pane.h"
#include "features/timeline/fw-timeline-inspector.h"
#include "features/timeline/fw-timeline-view.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_SIDE (fw_timeline_side_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineSide, fw_timeline_side, FW, TIMELINE_SIDE, AdwBin)

GtkWidget *
fw_timeline_side_new (FwTimelineDesk *desk, FwTimelineView *view);
FwTimelineInspector *
fw_timeline_side_get_inspector (FwTimelineSide *self);
/* "selected", "compare" or "family" */
void
fw_timeline_side_show (FwTimelineSide *self, const char *name);
/* Pins the day of the cursor: the first, the second, or the first of two new ones. */
void
fw_timeline_side_pin (FwTimelineSide *self);

G_END_DECLS
