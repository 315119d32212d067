/* fw-today-sessions.h: sessions of today and the next working days, beside the radar. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_TODAY_SESSIONS (fw_today_sessions_get_type ())
G_DECLARE_FINAL_TYPE (FwTodaySessions, fw_today_sessions, FW, TODAY_SESSIONS, GtkBox)

/* Reads them anew; hidden when there are none. */
void
fw_today_sessions_load (FwTodaySessions *self, FwStore *store, FwDay today);

G_END_DECLS
