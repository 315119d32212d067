#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_TAB (fw_plan_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanTab, fw_plan_tab, FW, PLAN_TAB, AdwBin)

/* The help plans of a case. */
GtkWidget *
fw_plan_tab_new (FwStore *store, gint64 case_id);

G_END_DECLS
