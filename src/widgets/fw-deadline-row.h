/* fw-deadline-row.h: one thing that is due: light, what, why this date, the act.
 *
 * Emits "act" with one of "open", "next", "done", "postpone", "drop",
 * "assign", "rule"; its owner does it. Clicking or Right opens the count day
 * by day, Left closes it; Enter is the next act, E done, V postpone, O the case.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-item.h"

G_BEGIN_DECLS

#define FW_TYPE_DEADLINE_ROW (fw_deadline_row_get_type ())
G_DECLARE_FINAL_TYPE (FwDeadlineRow, fw_deadline_row, FW, DEADLINE_ROW, GtkListBoxRow)

/* @soon is the last of the next 3 working days; @with_case: names the case. */
GtkWidget *
fw_deadline_row_new (FwDeadlineItem *item,
                     const FwCalendar *calendar,
                     FwDay today,
                     FwDay soon,
                     gboolean with_case);
FwDeadlineItem *
fw_deadline_row_get_item (FwDeadlineRow *self);
/* The same thing before and after it was read anew. Free with g_free(). */
char *
fw_deadline_row_dup_key (FwDeadlineRow *self);
gboolean
fw_deadline_row_get_open (FwDeadlineRow *self);
void
fw_deadline_row_set_open (FwDeadlineRow *self, gboolean open);
/* The act as a suggested action: for the first overdue one only. */
void
fw_deadline_row_set_suggested (FwDeadlineRow *self, gboolean suggested);
/* Narrow places: the act is in the menu only. */
void
fw_deadline_row_set_compact (FwDeadlineRow *self, gboolean compact);

G_END_DECLS
