/* fw-canvas-list.h: the list twin: the focusable items of a scene as a list, spoken
 * and read in the scene's order, with the same selection. Main thread.
 *
 * Signals: item-activated (const char *id).
 */
#pragma once

#include <gtk/gtk.h>

#include "scene/fw-scene.h"

G_BEGIN_DECLS

#define FW_TYPE_CANVAS_LIST (fw_canvas_list_get_type ())
G_DECLARE_FINAL_TYPE (FwCanvasList, fw_canvas_list, FW, CANVAS_LIST, GtkWidget)

GtkWidget *
fw_canvas_list_new (void);
void
fw_canvas_list_set_scene (FwCanvasList *self, FwScene *scene);

G_END_DECLS
