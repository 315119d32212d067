/* fw-timeline-ical.h: what lies ahead in a case as iCalendar, without any name: sessions by
 * their kind, deadlines as "Frist". Pure. */
#pragma once

#include "domain/fw-timeline.h"
#include "exchange/fw-ical-writer.h"

G_BEGIN_DECLS

/* @stamp as in fw_ical_new(); @n_events: how many are in it, 0: nothing lies ahead. */
GBytes *
fw_timeline_to_ical (FwTimeline *timeline, const char *stamp, guint *n_events);

G_END_DECLS
