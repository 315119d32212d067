/* fw-scene-painter.h: what knows how to draw the items of one kind of scene; the
 * same for screen, print, PDF, SVG and PNG. */
#pragma once

#include "draw/fw-draw-context.h"
#include "scene/fw-scene.h"

G_BEGIN_DECLS

typedef struct
{
  /* Draws the item in the scene's coordinates. */
  void (*draw) (FwSceneItem *item, GtkSnapshot *snapshot, FwDrawContext *context);
  /* The ring round a selected or focused item: its path in the scene's coordinates,
   * @gap away from the body. NULL: by the item's shape. */
  GskPath *(*dup_ring) (FwSceneItem *item, double gap);
} FwScenePainter;

/* The painter's ring or, without one, the item's shape. Free with gsk_path_unref(). */
GskPath *
fw_scene_painter_dup_ring (const FwScenePainter *self, FwSceneItem *item, double gap);
/* The whole scene by z. */
void
fw_scene_painter_draw_all (const FwScenePainter *self,
                           FwScene *scene,
                           GtkSnapshot *snapshot,
                           FwDrawContext *context);

G_END_DECLS
