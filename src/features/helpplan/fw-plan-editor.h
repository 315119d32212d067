#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Actions: plan.freeze, plan.add-goal, plan.next-section, plan.previous-section,
 * plan.next-region, plan.previous-region, plan.show-version (x), plan.show-process. */
#define FW_TYPE_PLAN_EDITOR (fw_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanEditor, fw_plan_editor, FW, PLAN_EDITOR, AdwNavigationPage)

/* The page on which a help plan is written: sections, form, printed page. @place (nullable): the
 * field or section that it opens at. */
AdwNavigationPage *
fw_plan_editor_new (FwStore *store, gint64 plan_id, const char *place);

G_END_DECLS
