#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CLEARING_TAB (fw_clearing_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwClearingTab, fw_clearing_tab, FW, CLEARING_TAB, AdwBin)

/* The clearings of a case. */
GtkWidget *
fw_clearing_tab_new (FwStore *store, gint64 case_id);

G_END_DECLS
