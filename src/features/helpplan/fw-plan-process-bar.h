/* fw-plan-process-bar.h: where a help plan stands, in the head of its editor.
 *
 * A mark for each step, the present station in words, and how many steps are overdue; opens
 * the whole line below. Hidden until the process is read.
 */
#pragma once

#include "features/helpplan/fw-plan-process-line.h"

G_BEGIN_DECLS

/* Signal: place (string), as the line's. */
#define FW_TYPE_PLAN_PROCESS_BAR (fw_plan_process_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanProcessBar, fw_plan_process_bar, FW, PLAN_PROCESS_BAR, AdwBin)

void
fw_plan_process_bar_show (FwPlanProcessBar *self, FwStore *store, gint64 plan_id);
/* Opens or closes the line; the cursor goes along. */
void
fw_plan_process_bar_toggle (FwPlanProcessBar *self);

G_END_DECLS
