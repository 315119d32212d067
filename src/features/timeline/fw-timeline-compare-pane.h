/* fw-timeline-compare-pane.h: two days of a timeline, and what changed between them in words.
 *
 * Main thread. The days are the desk's; typed here or pinned in the lanes.
 * Signals: chosen (const char *id) an event that a line tells of.
 */
#pragma once

#include <adwaita.h>

#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_COMPARE_PANE (fw_timeline_compare_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineComparePane,
                      fw_timeline_compare_pane,
                      FW,
                      TIMELINE_COMPARE_PANE,
                      AdwBin)

GtkWidget *
fw_timeline_compare_pane_new (FwTimelineDesk *desk);
/* Says aloud what changed. */
void
fw_timeline_compare_pane_speak (FwTimelineComparePane *self);

G_END_DECLS
