/* fw-today-side.h: the column beside the radar: children not seen for longest, drafts. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_TODAY_SIDE (fw_today_side_get_type ())
G_DECLARE_FINAL_TYPE (FwTodaySide, fw_today_side, FW, TODAY_SIDE, GtkBox)

void
fw_today_side_set_radar (FwTodaySide *self, FwRadar *radar);
/* Texts that wait to be finished; re-read by each call. */
void
fw_today_side_load_drafts (FwTodaySide *self, FwStore *store);

G_END_DECLS
