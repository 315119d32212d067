#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CONFERENCE_TAB (fw_conference_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwConferenceTab, fw_conference_tab, FW, CONFERENCE_TAB, AdwBin)

/* The conferences of a case and what they decided. */
GtkWidget *
fw_conference_tab_new (FwStore *store, gint64 case_id);

G_END_DECLS
