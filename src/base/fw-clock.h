/* fw-clock.h: the only place that asks for the time. Thread safe. */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

FwDay      fw_clock_today     (void);
/* Now in local time, on the day that was set. */
GDateTime *fw_clock_now       (void);
/* For --today and tests; FW_DAY_NONE goes back to the real date. */
void       fw_clock_set_today (FwDay day);

G_END_DECLS
