/* fw-stream-scene-follow.c: what hangs from a box while it is dragged: its lines bend with
 * it. A preview: where it is dropped everything is laid out anew. */
#include "config.h"

#include <math.h>

#include "scene/fw-stream-scene-private.h"

typedef struct
{
  const FwStreamPlace *place;
  FwStreamLayout layout; /* of its own: boxes and paths */
  gboolean *moved;       /* by box */
  double dx, dy;
} Following;

static gboolean
find_moved (Following *self, const char *const *ids)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->place->boxes->len; i++)
    {
      g_autofree char *id = fw_stream_scene_dup_id (g_ptr_array_index (self->place->boxes, i));

      self->moved[i] = g_strv_contains (ids, id);
      any = any || self->moved[i];
    }
  return any;
}

/* One end goes along: the piece next to it keeps its direction, the one behind it grows. */
static void
bend (const Following *self, FwStreamLayoutPath *path, gboolean start)
{
  guint n = path->n_points, end = start ? 0 : n - 1, next = start ? 1 : n - 2;
  FwStreamPoint *a = &path->points[end], *b = &path->points[next];
  gboolean level = fabs (a->y - b->y) < 0.01;

  a->x += self->dx;
  a->y += self->dy;
  if (level)
    b->y = a->y;
  else
    b->x = a->x;
}

/* A line of one piece gets a middle to bend at. */
static void
split (FwStreamLayoutPath *path)
{
  FwStreamPoint a = path->points[0], b = path->points[path->n_points - 1];
  double middle = (a.x + b.x) / 2;

  if (path->n_points != 2)
    return;
  path->points = g_renew (FwStreamPoint, path->points, 4);
  path->n_points = 4;
  path->points[1] = (FwStreamPoint) {middle, a.y};
  path->points[2] = (FwStreamPoint) {middle, b.y};
  path->points[3] = b;
}

/* FALSE when it stays as it is. */
static gboolean
move_path (const Following *self, guint k)
{
  const FwStreamLayoutFlow *ends = &self->place->input.flows[k];
  FwStreamLayoutPath *path = &self->layout.paths[k];
  gboolean from = self->moved[ends->from], to = self->moved[ends->to];

  path->points = g_memdup2 (path->points, path->n_points * sizeof (FwStreamPoint));
  if ((!from && !to) || path->n_points < 2)
    return FALSE;
  if (from && to)
    {
      for (guint i = 0; i < path->n_points; i++)
        {
          path->points[i].x += self->dx;
          path->points[i].y += self->dy;
        }
      path->label.x += self->dx;
      path->label.y += self->dy;
      return TRUE;
    }
  split (path);
  bend (self, path, from);
  path->label.w = 0; /* it comes back where there is room for it */
  return TRUE;
}

GPtrArray *
fw_stream_scene_follow (const FwStreamFigures *figures,
                        const FwStreamPlace *place,
                        const FwStreamSceneOptions *options,
                        const char *const *ids,
                        double dx,
                        double dy)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gboolean *moved = g_new0 (gboolean, place->boxes->len + 1);
  Following self = {place, *place->layout, moved, dx, dy};
  FwStreamPlace there = *place;
  FwStreamScening scening = {figures, &there, options, items};

  if (g_strv_contains (ids, FW_STREAM_PHOTO_ID))
    _fw_stream_scene_add_photo (&scening, dx, dy);
  if (!find_moved (&self, ids))
    return items;
  self.layout.boxes = g_memdup2 (place->layout->boxes, place->boxes->len * sizeof (FwStreamRect));
  self.layout.paths
      = g_memdup2 (place->layout->paths, place->layout->n_paths * sizeof (FwStreamLayoutPath));
  there.layout = &self.layout;
  for (guint i = 0; i < place->boxes->len; i++)
    if (moved[i])
      {
        self.layout.boxes[i].x += dx;
        self.layout.boxes[i].y += dy;
        _fw_stream_scene_add_box (&scening, i);
      }
  for (guint k = 0; k < place->layout->n_paths; k++)
    if (move_path (&self, k))
      _fw_stream_scene_add_flow (&scening, k);
  for (guint k = 0; k < place->layout->n_paths; k++)
    g_free (self.layout.paths[k].points);
  g_free (self.layout.paths);
  g_free (self.layout.boxes);
  return items;
}
