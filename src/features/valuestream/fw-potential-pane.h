/* fw-potential-pane.h: the mode Potential: what if so much less were waited, worked,
 * returned; seen at once, kept as a measure when it is meant. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_POTENTIAL_PANE (fw_potential_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwPotentialPane, fw_potential_pane, FW, POTENTIAL_PANE, AdwBin)

GtkWidget *
fw_potential_pane_new (FwStreamDesk *desk);

G_END_DECLS
