/* fw-decision-item-row.h: one decision in a list: light, what, who, until when, its acts.
 *
 * Emits "act" with "open", "done", "postpone", "drop", "partly", "hand-over",
 * "reopen" or "note"; its owner does it. Enter opens it whole; E, V, G, T, U
 * and N as on the board.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-decision.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_ITEM_ROW (fw_decision_item_row_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionItemRow, fw_decision_item_row, FW, DECISION_ITEM_ROW, GtkListBoxRow)

/* @with_case: names the family. */
GtkWidget *
fw_decision_item_row_new (FwDecisionItem *item, FwDay today, gboolean with_case);
FwDecisionItem *
fw_decision_item_row_get_item (FwDecisionItemRow *self);

G_END_DECLS
