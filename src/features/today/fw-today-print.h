/* fw-today-print.h: the list of the day on paper, with the reason for each day. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* Logged as a print; everything of @radar, by its groups. */
void
fw_today_print (GtkWidget *widget, FwStore *store, FwRadar *radar, const char *date);

G_END_DECLS
