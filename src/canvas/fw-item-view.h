/* fw-item-view.h: one item of a scene as a thin widget: focus, role, spoken label and
 * ring. Made and placed by FwSceneView; draws with the painter. Not a target of the
 * pointer: the canvas finds items by the scene. Main thread. */
#pragma once

#include <gtk/gtk.h>

#include "draw/fw-scene-painter.h"

G_BEGIN_DECLS

#define FW_TYPE_ITEM_VIEW (fw_item_view_get_type ())
G_DECLARE_FINAL_TYPE (FwItemView, fw_item_view, FW, ITEM_VIEW, GtkWidget)

/* Keeps @item and @context. */
GtkWidget *
fw_item_view_new (FwSceneItem *item, const FwScenePainter *painter, FwDrawContext *context);
FwSceneItem *
fw_item_view_get_item (FwItemView *self);
/* The item has other values: draw and speak anew. */
void
fw_item_view_refresh (FwItemView *self);
void
fw_item_view_refresh_selected (FwItemView *self);
void
fw_item_view_set_zoom (FwItemView *self, double zoom);

G_END_DECLS
