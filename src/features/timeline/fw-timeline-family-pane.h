/* fw-timeline-family-pane.h: the genogram of the day under the cursor, beside the timeline.
 *
 * Main thread. The picture follows a moment behind, and only while it is looked at; beside it
 * stands in words who lived where and which couples there were.
 */
#pragma once

#include <adwaita.h>

#include "features/timeline/fw-timeline-view.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_FAMILY_PANE (fw_timeline_family_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineFamilyPane,
                      fw_timeline_family_pane,
                      FW,
                      TIMELINE_FAMILY_PANE,
                      AdwBin)

GtkWidget *
fw_timeline_family_pane_new (FwTimelineDesk *desk, FwTimelineView *view);

G_END_DECLS
