/* fw-today-acts.h: what the menu of Today does: the calendar file. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* Writes all that is due in @scope into an .ics file without names, where the user wants it. */
void
fw_today_export_calendar (GtkWidget *widget, FwStore *store, FwDeadlineScope scope);

G_END_DECLS
