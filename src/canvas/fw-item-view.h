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
/* Another object for the same thing: the widget with its focus stays. */
void
fw_item_view_set_item (FwItemView *self, FwSceneItem *item);
/* The item has other values: draw and speak anew. */
void
fw_item_view_refresh (FwItemView *self);
void
fw_item_view_refresh_selected (FwItemView *self);
void
fw_item_view_set_zoom (FwItemView *self, double zoom);

/* What the widget takes of the scene: the item's bounds, and no less than a target that
 * can be hit (24 pixels on the screen). */
void
fw_item_view_get_frame (FwItemView *self, graphene_rect_t *frame);

G_END_DECLS
