/* fw-scene-view.h: the scene under the zoom: lines drawn, a widget for each focusable
 * item in view. The one child of FwCanvas, which places it; its own coordinates are
 * the scene's. Main thread. */
#pragma once

#include <gtk/gtk.h>

#include "draw/fw-scene-painter.h"

G_BEGIN_DECLS

#define FW_TYPE_SCENE_VIEW (fw_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (FwSceneView, fw_scene_view, FW, SCENE_VIEW, GtkWidget)

/* Signals: focus-moved (const char *id), id may be NULL. */
FwSceneView *
fw_scene_view_new (FwDrawContext *context);
void
fw_scene_view_set_painter (FwSceneView *self, const FwScenePainter *painter);
void
fw_scene_view_set_scene (FwSceneView *self, FwScene *scene);
/* What of the scene can be seen, and how large; widgets and drawing follow. */
void
fw_scene_view_set_visible (FwSceneView *self, const graphene_rect_t *area, double zoom);
/* Colours, fonts or detail changed. */
void
fw_scene_view_redraw (FwSceneView *self);
/* While items are dragged nothing is animated. */
void
fw_scene_view_set_dragging (FwSceneView *self, gboolean dragging);
/* Makes the widget when it is out of view. FALSE when there is no such item. */
gboolean
fw_scene_view_focus_item (FwSceneView *self, const char *id);
/* Borrowed; NULL when the focus is elsewhere. The item that had it last is kept. */
const char *
fw_scene_view_get_focused (FwSceneView *self);
/* For measuring: widgets that exist now. */
guint
fw_scene_view_get_n_widgets (FwSceneView *self);

G_END_DECLS
