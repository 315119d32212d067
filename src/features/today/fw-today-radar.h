/* fw-today-radar.h: loading what is due, with what the features add. */
#pragma once

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* In a fiber of the main thread. The radar of the office with the deadlines of
 * every feature merged in by due day, @limit of them at most (0: as many as the scope shows at
 * first); NULL with @error. */
FwRadar *
fw_today_load_radar (FwStore *store, FwDeadlineScope scope, guint limit, GError **error);
/* What changed may move, end or begin something that is due. */
gboolean
fw_today_is_touched (FwNotice *notice);
/* How many of what falls due from @first to @last are listed in @items. */
guint
fw_today_count_listed (GListModel *items, FwDay first, FwDay last);
/* "until Mon 8/6 · Corpus Christi (Thu 4/6) does not count". */
char *
fw_today_dup_soon_text (FwRadar *radar);

G_END_DECLS
