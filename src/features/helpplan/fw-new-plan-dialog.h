#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Signal: created (gint64 plan_id). */
#define FW_TYPE_NEW_PLAN_DIALOG (fw_new_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwNewPlanDialog, fw_new_plan_dialog, FW, NEW_PLAN_DIALOG, AdwDialog)

/* Asks for whom the plan is; @children as fw_plan_choice_repository_list_children() gives them. */
AdwDialog *
fw_new_plan_dialog_new (FwStore *store, gint64 case_id, FwResult *children);

G_END_DECLS
