/* fw-zoom-bar.h: smaller, the zoom in percent, larger, fit; for a corner of a canvas. */
#pragma once

#include "canvas/fw-canvas.h"

G_BEGIN_DECLS

#define FW_TYPE_ZOOM_BAR (fw_zoom_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwZoomBar, fw_zoom_bar, FW, ZOOM_BAR, GtkWidget)

GtkWidget *
fw_zoom_bar_new (void);
void
fw_zoom_bar_set_canvas (FwZoomBar *self, FwCanvas *canvas);

G_END_DECLS
