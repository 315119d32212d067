/* fw-scene-ways.c: where the arrow keys lead, and the order of reading. */
#include "config.h"

#include "scene/fw-scene-private.h"

static char *
way_key (const char *id, FwSceneWay way)
{
  return g_strdup_printf ("%d%s", (int) way, id);
}

static FwSceneWay
opposite (FwSceneWay way)
{
  static const FwSceneWay back[] = {FW_WAY_DOWN, FW_WAY_UP, FW_WAY_RIGHT, FW_WAY_LEFT};

  return back[way];
}

void
fw_scene_set_way (FwScene *self, const char *id, FwSceneWay way, const char *const *to)
{
  g_return_if_fail (FW_IS_SCENE (self));
  g_return_if_fail (id != NULL);

  if (to == NULL || to[0] == NULL)
    {
      g_autofree char *key = way_key (id, way);

      g_hash_table_remove (self->ways, key);
    }
  else
    g_hash_table_insert (self->ways, way_key (id, way), g_strdupv ((char **) to));
}

void
fw_scene_clear_ways (FwScene *self)
{
  g_return_if_fail (FW_IS_SCENE (self));

  g_hash_table_remove_all (self->ways);
}

const char *
fw_scene_walk (FwScene *self, const char *id, FwSceneWay way)
{
  g_autofree char *key = NULL;
  const char *last, *found = NULL;
  char **to;

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  key = way_key (id, way);
  to = g_hash_table_lookup (self->ways, key);
  last = g_hash_table_lookup (self->branch, key);
  for (guint i = 0; to != NULL && to[i] != NULL; i++)
    {
      FwSceneItem *item = fw_scene_find (self, to[i]);

      if (item == NULL || !(item->flags & FW_ITEM_FOCUSABLE))
        continue;
      if (found == NULL || g_strcmp0 (last, to[i]) == 0)
        found = item->id;
    }
  if (found != NULL)
    {
      /* The way back leads to where one came from. */
      char *back = way_key (found, opposite (way));

      g_hash_table_insert (self->branch, back, g_strdup (id));
    }
  return found;
}

const char *
fw_scene_step (FwScene *self, const char *id, gboolean forward)
{
  int n, at;

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  n = (int) self->items->len;
  at = id != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) - 1 : -1;
  if (at < 0)
    at = forward ? -1 : n;
  for (at += forward ? 1 : -1; at >= 0 && at < n; at += forward ? 1 : -1)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, at);

      if (item->flags & FW_ITEM_FOCUSABLE)
        return item->id;
    }
  return NULL;
}
