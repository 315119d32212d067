/* fw-decision-words.h: a decision's light, day and origin in words. Main thread. */
#pragma once

#include "domain/fw-decision.h"
#include "widgets/fw-light.h"

G_BEGIN_DECLS

FwLightState
fw_decision_get_light_state (const FwDecisionItem *item);
/* "Red", "Yellow", "Green", "Done", "Dropped". */
const char *
fw_decision_light_to_word (FwDecisionLight light);
/* "Red · 3 working days overdue", "Yellow · partly done, 1 of 2", … Free with g_free(). */
char *
fw_decision_dup_state (const FwDecisionItem *item);
/* The same without the colour's word. Free with g_free(). */
char *
fw_decision_dup_distance (const FwDecisionItem *item);
/* "Family Y. · Fallkonferenz 13.10."; the file number where the reader may
 * not know the name. Free with g_free(). */
char *
fw_decision_dup_origin (const FwDecisionItem *item, FwDay today);
/* The due day as lists show it, "–" for none. Free with g_free(). */
char *
fw_decision_dup_due (const FwDecisionItem *item, FwDay today);
/* Why this light: which days were counted and which holidays were not. Free with g_free(). */
char *
fw_decision_dup_why (const FwDecisionItem *item, const FwCalendar *calendar, FwDay today);
/* "Step 1 of 3 reached"; NULL when no step is. Free with g_free(). */
char *
fw_decision_dup_escalated (const FwDecisionItem *item);

G_END_DECLS
