/* fw-waste-pane.h: the red list of a map: stamps with cause, effect and dots, and the
 * parking lot. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_WASTE_PANE (fw_waste_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwWastePane, fw_waste_pane, FW, WASTE_PANE, AdwBin)

GtkWidget *
fw_waste_pane_new (FwStreamDesk *desk);

G_END_DECLS
