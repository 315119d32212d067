/* fw-minutes-list.h: closed minutes of all cases that the reader may open; each opens its frozen PDF. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_MINUTES_LIST (fw_minutes_list_get_type ())
G_DECLARE_FINAL_TYPE (FwMinutesList, fw_minutes_list, FW, MINUTES_LIST, AdwBin)

void
fw_minutes_list_set_store (FwMinutesList *self, FwStore *store);

G_END_DECLS
