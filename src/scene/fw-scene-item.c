/* fw-scene-item.c: see fw-scene-item.h. */
#include "config.h"

#include <math.h>

#include "scene/fw-scene-item.h"

G_DEFINE_FINAL_TYPE (FwSceneItem, fw_scene_item, G_TYPE_OBJECT)

FwSceneItem *
fw_scene_item_new (const char *id, int kind, FwSceneShape shape, const graphene_rect_t *body)
{
  FwSceneItem *self = g_object_new (FW_TYPE_SCENE_ITEM, NULL);

  self->id = g_strdup (id);
  self->kind = kind;
  self->shape = shape;
  self->body = *body;
  self->bounds = *body;
  return self;
}

FwSceneItem *
fw_scene_item_new_line (const char *id,
                        int kind,
                        FwSceneShape shape,
                        const graphene_point_t *points,
                        guint n_points)
{
  graphene_rect_t body = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  FwSceneItem *self;

  g_return_val_if_fail (n_points > 0, NULL);

  body.origin = points[0];
  for (guint i = 1; i < n_points; i++)
    {
      graphene_rect_t point = {.origin = points[i], .size = GRAPHENE_SIZE_INIT (0, 0)};

      graphene_rect_union (&body, &point, &body);
    }
  self = fw_scene_item_new (id, kind, shape, &body);
  self->points = g_memdup2 (points, sizeof *points * n_points);
  self->n_points = n_points;
  return self;
}

void
fw_scene_item_take_sign (FwSceneItem *self, gpointer sign, GDestroyNotify clear)
{
  g_return_if_fail (FW_IS_SCENE_ITEM (self));

  if (self->sign != NULL)
    g_rc_box_release_full (self->sign, self->clear_sign);
  self->sign = sign;
  self->clear_sign = clear;
}

void
fw_scene_item_set_words (FwSceneItem *self,
                         const char *label,
                         const char *spoken,
                         const char *description)
{
  g_return_if_fail (FW_IS_SCENE_ITEM (self));

  g_set_str (&self->label, label);
  g_set_str (&self->spoken, spoken);
  g_set_str (&self->description, description);
}

void
fw_scene_item_set_ends (FwSceneItem *self, const char *from, const char *to)
{
  g_return_if_fail (FW_IS_SCENE_ITEM (self));

  g_set_str (&self->from, from);
  g_set_str (&self->to, to);
}

graphene_point_t
fw_scene_item_get_centre (FwSceneItem *self)
{
  return GRAPHENE_POINT_INIT (self->body.origin.x + self->body.size.width / 2,
                              self->body.origin.y + self->body.size.height / 2);
}

static double
segment_distance (const graphene_point_t *a, const graphene_point_t *b, const graphene_point_t *p)
{
  double dx = b->x - a->x, dy = b->y - a->y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((p->x - a->x) * dx + (p->y - a->y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (p->x - (a->x + t * dx), p->y - (a->y + t * dy));
}

static double
line_distance (FwSceneItem *self, const graphene_point_t *point)
{
  double best = G_MAXDOUBLE;
  guint n = self->n_points;

  for (guint i = 0; i + 1 < n; i++)
    best = MIN (best, segment_distance (&self->points[i], &self->points[i + 1], point));
  if (self->shape == FW_SHAPE_OUTLINE && n > 1)
    best = MIN (best, segment_distance (&self->points[n - 1], &self->points[0], point));
  return best;
}

double
fw_scene_item_distance (FwSceneItem *self, const graphene_point_t *point)
{
  graphene_point_t centre = fw_scene_item_get_centre (self);
  double x = fabs (point->x - centre.x), y = fabs (point->y - centre.y);
  double w = self->body.size.width / 2, h = self->body.size.height / 2;

  switch (self->shape)
    {
    case FW_SHAPE_LINE:
    case FW_SHAPE_OUTLINE:
      return line_distance (self, point);
    case FW_SHAPE_ELLIPSE:
      /* Exact for circles, near enough for others. */
      return MAX (0, hypot (x, y) - (w + h) / 2);
    case FW_SHAPE_DIAMOND:
      return w > 0 && h > 0 ? MAX (0, (x / w + y / h - 1) * w * h / hypot (w, h)) : hypot (x, y);
    case FW_SHAPE_RECT:
    default:
      return hypot (MAX (0, x - w), MAX (0, y - h));
    }
}

static void
fw_scene_item_finalize (GObject *object)
{
  FwSceneItem *self = FW_SCENE_ITEM (object);

  fw_scene_item_take_sign (self, NULL, NULL);
  g_free (self->id);
  g_free (self->points);
  g_free (self->from);
  g_free (self->to);
  g_free (self->label);
  g_free (self->spoken);
  g_free (self->description);
  G_OBJECT_CLASS (fw_scene_item_parent_class)->finalize (object);
}

static void
fw_scene_item_class_init (FwSceneItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_scene_item_finalize;
}

static void
fw_scene_item_init (FwSceneItem *self)
{
}
