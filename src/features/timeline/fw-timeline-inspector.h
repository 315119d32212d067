/* fw-timeline-inspector.h: what is known about the event that is walked on: read, or for a
 * life event changed in place. Main thread.
 *
 * Signals: opened (const char *action) a detailed action; chosen (const char *id) another
 * event of the same mark; remove-requested (const char *id).
 */
#pragma once

#include <adwaita.h>

#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_INSPECTOR (fw_timeline_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineInspector, fw_timeline_inspector, FW, TIMELINE_INSPECTOR, AdwBin)

GtkWidget *
fw_timeline_inspector_new (FwTimelineDesk *desk);
/* @ids: the events of the mark, NULL-terminated, the one that is walked on as @current;
 * NULL: nothing. */
void
fw_timeline_inspector_show (FwTimelineInspector *self, const char *current, const char *const *ids);

G_END_DECLS
