/* fw-today-radar.h: loading what is due, with what the features add. */
#pragma once

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* In a fiber of the main thread. The radar of the office with the deadlines of
 * every feature merged in by due day; NULL with @error. */
FwRadar *
fw_today_load_radar (FwStore *store, FwDeadlineScope scope, GError **error);
/* "until Mon 8/6 · Corpus Christi (Thu 4/6) does not count". */
char *
fw_today_dup_soon_text (FwRadar *radar);

G_END_DECLS
