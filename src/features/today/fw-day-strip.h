/* fw-day-strip.h: the overdue and the next 14 days at a glance, as a filter.
 *
 * A pressed day filters the list of its owner (property "day"), pressing it
 * again clears. Weekends are narrow; holidays are hatched and named.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* The filter is on what is overdue. */
#define FW_DAY_OVERDUE (FW_DAY_NONE + 1)

#define FW_TYPE_DAY_STRIP (fw_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (FwDayStrip, fw_day_strip, FW, DAY_STRIP, GtkBox)

/* Shows @radar; the filter stays where it was. */
void
fw_day_strip_set_radar (FwDayStrip *self, FwRadar *radar);
/* FW_DAY_NONE: everything; FW_DAY_OVERDUE; or a day. */
FwDay
fw_day_strip_get_day (FwDayStrip *self);
void
fw_day_strip_clear (FwDayStrip *self);

G_END_DECLS
