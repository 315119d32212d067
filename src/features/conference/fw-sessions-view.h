/* fw-sessions-view.h: the office's sessions by week, what waits for one, the calendar's rhythms.
 *
 * Actions: sessions.new, sessions.series.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_SESSIONS_VIEW (fw_sessions_view_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionsView, fw_sessions_view, FW, SESSIONS_VIEW, AdwBin)

void
fw_sessions_view_set_store (FwSessionsView *self, FwStore *store);

G_END_DECLS
