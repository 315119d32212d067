/* fw-timeline-import.h: files from and for other programs: easyBiograph, calendars. */
#pragma once

#include <gtk/gtk.h>

#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

/* Asks for a file of easyBiograph and for whose life it is, and adds its events. */
void
fw_timeline_import (FwTimelineDesk *desk, GtkWidget *widget);
/* Asks whose life and where to; logged. */
void
fw_timeline_save_easybiograph (FwTimelineDesk *desk, GtkWidget *widget);
/* What lies ahead as iCalendar, without any name; logged. */
void
fw_timeline_save_calendar (FwTimelineDesk *desk, GtkWidget *widget);

G_END_DECLS
