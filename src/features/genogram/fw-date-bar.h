/* fw-date-bar.h: which day of the family is shown: slider with its events, play, typed
 * day, "what did we know then". Main thread; holds the desk. */
#pragma once

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_DATE_BAR (fw_date_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwDateBar, fw_date_bar, FW, DATE_BAR, GtkBox)

GtkWidget *
fw_date_bar_new (FwGenogramDesk *desk);

G_END_DECLS
