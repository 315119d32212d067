/* fw-clock.h: the only place that asks for the time. Thread safe. */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

FwDay
fw_clock_today (void);
/* Now in local time, on the day that was set. */
GDateTime *
fw_clock_now (void);
/* Local day and time of a moment that was stored in UTC: "2.6.2026, 15:21"; @utc itself when
 * it is none. Free with g_free(). */
char *
fw_clock_moment_to_text (const char *utc);
/* For --today and tests; FW_DAY_NONE goes back to the real date. */
void
fw_clock_set_today (FwDay day);

G_END_DECLS
