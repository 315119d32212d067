/* fw-decision-due.h: until when: a day as people type it, and how far it is in working days. */
#pragma once

#include <gtk/gtk.h>

#include "base/fw-calendar.h"
#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_DUE (fw_decision_due_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionDue, fw_decision_due, FW, DECISION_DUE, GtkWidget)

/* Bound to the column "due" of @decision. @calendar must outlive the widget. */
GtkWidget *
fw_decision_due_new (FwRecord *decision, const FwCalendar *calendar, gboolean editable);
GtkWidget *
fw_decision_due_get_entry (FwDecisionDue *self);
/* "in 3 working days", "tomorrow", "today", "2 working days overdue". Free with g_free(). */
char *
fw_decision_due_dup_distance (const FwCalendar *calendar, FwDay due);
/* "Fr 27.11.2026"; free with g_free(). */
char *
fw_decision_due_dup_day (FwDay due);

G_END_DECLS
