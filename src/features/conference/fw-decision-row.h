/* fw-decision-row.h: one decision in the table of the minutes; every cell is written in place. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_ROW (fw_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionRow, fw_decision_row, FW, DECISION_ROW, GtkWidget)

GtkWidget *
fw_decision_row_new (FwConferenceDesk *desk, FwRecord *decision);
FwRecord *
fw_decision_row_get_decision (FwDecisionRow *self);
void
fw_decision_row_set_number (FwDecisionRow *self, guint number);
gboolean
fw_decision_row_focus (FwDecisionRow *self, const char *column);
/* The headings above the columns. */
GtkWidget *
fw_decision_row_create_headings (void);

G_END_DECLS
