/* fw-today-print.h: the list of the day on paper, with the reason for each day. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* Everything of @radar, by its groups; logged as a print when it was printed. */
void
fw_today_print (GtkWidget *widget, FwStore *store, FwRadar *radar, const char *date);

G_END_DECLS
