/* fw-plan-use-group.h: hours and cost of a help plan (approved, used, open), and the
 * provider's reports (due, in, late). Hidden while there is no plan. */
#pragma once

#include <adwaita.h>

#include "widgets/fw-undo.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_USE_GROUP (fw_plan_use_group_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanUseGroup, fw_plan_use_group, FW, PLAN_USE_GROUP, AdwPreferencesGroup)

/* Shows that plan, or shows it again; @plan_id 0: none. What is done goes to @undo. */
void
fw_plan_use_group_show (FwPlanUseGroup *self, FwStore *store, FwUndo *undo, gint64 plan_id);

G_END_DECLS
