/* fw-scene-index.h: finds items by place: a grid of cells, hashed. Inserting, moving
 * and removing cost by the cells that an item covers, not by the number of items.
 * Belongs to the scene; borrows the items. */
#pragma once

#include "scene/fw-scene-item.h"

G_BEGIN_DECLS

typedef struct _FwSceneIndex FwSceneIndex;

FwSceneIndex *
fw_scene_index_new (void);
void
fw_scene_index_free (FwSceneIndex *self);
/* By its bounds as they are now; it must be removed before they change. */
void
fw_scene_index_insert (FwSceneIndex *self, FwSceneItem *item);
void
fw_scene_index_remove (FwSceneIndex *self, FwSceneItem *item);
/* Items whose bounds meet @area, each once, in no order. Free the array. */
GPtrArray *
fw_scene_index_query (FwSceneIndex *self, const graphene_rect_t *area);

G_END_DECLS
