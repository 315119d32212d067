/* fw-decision-act.h: doing what a decision asks for, with its dialogs. */
#pragma once

#include <gtk/gtk.h>

#include "base/fw-calendar.h"
#include "domain/fw-decision.h"
#include "store/fw-store.h"
#include "widgets/fw-undo.h"

G_BEGIN_DECLS

/* In a fiber of the main thread: asks over @widget what has to be asked, then
 * does @act: "done", "postpone", "drop", "hand-over", "partly", "light",
 * "light-off", "reopen", "note". Returns the applied set; NULL when the user
 * turned away or with @error. */
FwChangeSet *
fw_decision_act (GtkWidget *widget,
                 FwStore *store,
                 const FwCalendar *calendar,
                 FwDecisionItem *item,
                 const char *act,
                 GError **error);
/* The same as a fiber of its own over the page @widget; what was done goes into @undo. */
void
fw_decision_act_start (GtkWidget *widget,
                       FwStore *store,
                       const FwCalendar *calendar,
                       FwUndo *undo,
                       FwDecisionItem *item,
                       const char *act);
/* The sentence for the toast after @act. */
const char *
fw_decision_act_to_text (const char *act);
/* In a fiber: the decision as it is now, open or ended; NULL with @error. */
FwDecisionItem *
fw_decision_await_item (FwStore *store, gint64 case_id, gint64 id, GError **error);
/* In a fiber: the open decisions of a case, red first; NULL with @error. */
GListStore *
fw_decision_await_open (FwStore *store, gint64 case_id, GError **error);
/* In a fiber: the office's calendar today. FALSE with @error. */
gboolean
fw_office_await_calendar (FwStore *store, FwCalendar *calendar, GError **error);

G_END_DECLS
