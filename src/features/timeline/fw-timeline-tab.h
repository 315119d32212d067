/* fw-timeline-tab.h: the tab "Timeline" of a case: the course of lives on one sheet. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_TAB (fw_timeline_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineTab, fw_timeline_tab, FW, TIMELINE_TAB, AdwBin)

GtkWidget *
fw_timeline_tab_new (FwStore *store, gint64 case_id);
/* With the family at the table: what it lived, learned, got as help and agreed; read only,
 * nothing that the office alone knows. */
GtkWidget *
fw_timeline_tab_new_together (FwStore *store, gint64 case_id);

G_END_DECLS
