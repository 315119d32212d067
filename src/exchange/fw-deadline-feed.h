/* fw-deadline-feed.h: what is due as iCalendar, without any name: for a calendar on a telephone. */
#pragma once

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* @stamp: now, UTC, "2026-06-02T06:00:00Z". Of each date only its day and of what kind it is. */
GBytes *
fw_deadline_feed_to_bytes (FwRadar *radar, const char *stamp);

G_END_DECLS
