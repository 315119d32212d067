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
};

G_END_DECLS
