/* fw-timeline-entry.h: the line in which a life event is typed. Says while typing what was
 * understood. Main thread.
 *
 * Signals: added (const char *id) when the event is on its way to the store; left () with
 * Escape.
 */
#pragma once

#include <gtk/gtk.h>

#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_ENTRY (fw_timeline_entry_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineEntry, fw_timeline_entry, FW, TIMELINE_ENTRY, GtkWidget)

GtkWidget *
fw_timeline_entry_new (FwTimelineDesk *desk);
/* Begins with @text in the lane (-1: other), the cursor behind it. */
void
fw_timeline_entry_begin (FwTimelineEntry *self, int lane, const char *text);

G_END_DECLS
