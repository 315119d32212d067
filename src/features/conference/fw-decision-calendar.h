/* fw-decision-calendar.h: a month of decisions: a grid of days, and what is due as an agenda.
 *
 * A pressed day narrows the agenda to it. Page Up and Page Down go to another
 * month. Signal: selected (FwDecisionItem *item).
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-decision.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_CALENDAR (fw_decision_calendar_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionCalendar, fw_decision_calendar, FW, DECISION_CALENDAR, GtkBox)

/* @items: FwDecisionItem; those without a day stand at the end of the agenda. */
void
fw_decision_calendar_set_items (FwDecisionCalendar *self,
                                GListModel *items,
                                const FwCalendar *calendar,
                                FwDay today);
/* Grid above the agenda instead of beside it. */
void
fw_decision_calendar_set_narrow (FwDecisionCalendar *self, gboolean narrow);

G_END_DECLS
