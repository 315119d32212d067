/* fw-plan-wellbeing-group.h: the four lines of a help in their course, what fell, and when to ask
 * again. Hidden while there is no plan. */
#pragma once

#include <adwaita.h>

#include "widgets/fw-undo.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_WELLBEING_GROUP (fw_plan_wellbeing_group_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanWellbeingGroup,
                      fw_plan_wellbeing_group,
                      FW,
                      PLAN_WELLBEING_GROUP,
                      AdwPreferencesGroup)

/* Shows that plan, or shows it again; @plan_id 0: none. What is done goes to @undo. */
void
fw_plan_wellbeing_group_show (FwPlanWellbeingGroup *self,
                              FwStore *store,
                              FwUndo *undo,
                              gint64 plan_id);

G_END_DECLS
