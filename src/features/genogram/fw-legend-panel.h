/* fw-legend-panel.h: the signs of the drawing with their words, large, beside it. */
#pragma once

#include <adwaita.h>

#include "draw/fw-draw-context.h"
#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_LEGEND_PANEL (fw_legend_panel_get_type ())
G_DECLARE_FINAL_TYPE (FwLegendPanel, fw_legend_panel, FW, LEGEND_PANEL, AdwBin)

/* Follows the desk; @context draws the signs as the canvas does. */
GtkWidget *
fw_legend_panel_new (FwGenogramDesk *desk, FwDrawContext *context);

G_END_DECLS
