/* fw-deadline-act.h: doing what a deadline row asks for, with its dialogs. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-item.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* In a fiber of the main thread: asks what has to be asked over @widget, then
 * does @act ("done", "postpone", "drop", "assign", "rule"). Returns the applied
 * set; NULL when the user turned away, when there is nothing to undo, or with
 * @error. */
FwChangeSet *
fw_deadline_act (GtkWidget *widget,
                 FwStore *store,
                 const FwCalendar *calendar,
                 FwDeadlineItem *item,
                 const char *act,
                 GError **error);
/* In a fiber: asks for a new re-submission in a case, with @what as a proposal
 * (nullable), and sets it. NULL when the user turned away, or with @error. */
FwChangeSet *
fw_deadline_ask_new (GtkWidget *widget,
                     FwStore *store,
                     const FwCalendar *calendar,
                     gint64 case_id,
                     const char *what,
                     GError **error);
/* The sentence for the toast after @act. */
const char *
fw_deadline_act_to_text (const char *act);

/* A row that chooses a member of staff with an open account, the signed-in one
 * first. Filled asynchronously; 0 until then: myself. */
GtkWidget *
fw_staff_row_new (FwStore *store, const char *title);
gint64
fw_staff_row_get_staff (GtkWidget *row);
/* Chooses that one, also when the list comes later; 0, and who is not in it: as it is. */
void
fw_staff_row_set_staff (GtkWidget *row, gint64 id);

G_END_DECLS
