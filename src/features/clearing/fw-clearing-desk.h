/* fw-clearing-desk.h: what was agreed about a clearing and what its hours were used for.
 *
 * Main thread, owned by its page. Shows what it is given; the acts are actions of the page:
 * clearing.change, clearing.end, clearing.reopen, clearing.hours, clearing.remove-hours,
 * clearing.show-version.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-clearing.h"

G_BEGIN_DECLS

#define FW_TYPE_CLEARING_DESK (fw_clearing_desk_get_type ())
G_DECLARE_FINAL_TYPE (FwClearingDesk, fw_clearing_desk, FW, CLEARING_DESK, AdwBin)

/* @hours: fw_clearing_repository_list_hours(), @versions: …_list_versions(). */
void
fw_clearing_desk_show (FwClearingDesk *self,
                       const FwClearing *clearing,
                       FwResult *hours,
                       FwResult *versions);

G_END_DECLS
