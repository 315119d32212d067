/* fw-timeline-list.h: the list twin of a timeline: everything that shows, by date, to be
 * read, sorted and opened. Main thread.
 *
 * Signals: chosen (const char *id), activated (const char *id).
 */
#pragma once

#include <gtk/gtk.h>

#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_LIST (fw_timeline_list_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineList, fw_timeline_list, FW, TIMELINE_LIST, GtkWidget)

GtkWidget *
fw_timeline_list_new (FwTimelineDesk *desk);
/* Selects the row of the event, and brings it into view. */
void
fw_timeline_list_show (FwTimelineList *self, const char *id);

G_END_DECLS
