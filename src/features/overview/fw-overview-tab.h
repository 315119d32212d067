/* fw-overview-tab.h: the one-page picture of a case. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_OVERVIEW_TAB (fw_overview_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwOverviewTab, fw_overview_tab, FW, OVERVIEW_TAB, AdwBin)

GtkWidget *
fw_overview_tab_new (FwStore *store, gint64 case_id);

G_END_DECLS
