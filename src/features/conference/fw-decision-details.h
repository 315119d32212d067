/* fw-decision-details.h: one decision whole: why this light, its acts, escalation, history.
 *
 * Acts are actions of the owner: board.act (s), board.open-case,
 * board.open-conference.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-decision.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_DETAILS (fw_decision_details_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionDetails, fw_decision_details, FW, DECISION_DETAILS, AdwBin)

/* @item NULL: nothing is chosen. Reads ladder and history anew. */
void
fw_decision_details_show (FwDecisionDetails *self,
                          FwStore *store,
                          FwDecisionItem *item,
                          const FwCalendar *calendar,
                          FwDay today);

G_END_DECLS
