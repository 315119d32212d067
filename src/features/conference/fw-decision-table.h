/* fw-decision-table.h: the decisions of a conference, written in place.
 *
 *   Was | Wer | Bis wann | Woran merken wir es? | Eskalationsweg
 *   …one row a decision…
 *   + quick entry: "Schulbericht einholen @Brandt +5 AT"
 *
 * Bound to the desk's list. Ctrl+Enter goes to the quick entry and enters what
 * stands there; Alt+Up and Alt+Down move the row with the cursor; Delete on a
 * row's number drops it, and that can be undone. Nothing ever blocks typing.
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_TABLE (fw_decision_table_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionTable, fw_decision_table, FW, DECISION_TABLE, GtkWidget)

GtkWidget *
fw_decision_table_new (FwConferenceDesk *desk);
/* Puts the cursor into @column of @decision. FALSE when it is not here. */
gboolean
fw_decision_table_focus (FwDecisionTable *self, FwRecord *decision, const char *column);
/* Ctrl+Enter. */
void
fw_decision_table_quick (FwDecisionTable *self);

G_END_DECLS
