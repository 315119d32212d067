/* fw-family-tab.h: the tab "Family" of a case: the genogram, to be drawn and read. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_FAMILY_TAB (fw_family_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwFamilyTab, fw_family_tab, FW, FAMILY_TAB, AdwBin)

GtkWidget *
fw_family_tab_new (FwStore *store, gint64 case_id);

G_END_DECLS
