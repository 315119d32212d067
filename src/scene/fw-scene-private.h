/* fw-scene-private.h: the scene's members, for its own files. */
#pragma once

#include "scene/fw-scene-index.h"
#include "scene/fw-scene.h"

G_BEGIN_DECLS

struct _FwScene
{
  GObject parent_instance;
  char *title;
  GPtrArray *items;  /* FwSceneItem, in reading order */
  GHashTable *by_id; /* id → position + 1 */
  FwSceneIndex *index;
  GHashTable *ways;   /* "way id" → GStrv */
  GHashTable *branch; /* "way id" → the id last come from, where the way forks */
  FwSceneFollow follow;
  gpointer follow_data;
  GDestroyNotify follow_destroy;
  double drag_dx, drag_dy; /* of what is dragged without a maker's function */
};

G_END_DECLS
