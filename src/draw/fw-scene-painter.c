/* fw-scene-painter.c: see fw-scene-painter.h. */
#include "config.h"

#include "draw/fw-draw-line.h"
#include "draw/fw-scene-painter.h"

static GskPath *
make_ring (FwSceneItem *item, double gap)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_rect_t rect = item->body;
  GskRoundedRect round;
  graphene_point_t centre = fw_scene_item_get_centre (item);

  graphene_rect_inset (&rect, (float) -gap, (float) -gap);
  switch (item->shape)
    {
    case FW_SHAPE_ELLIPSE:
      gsk_rounded_rect_init_from_rect (&round, &rect, MIN (rect.size.width, rect.size.height) / 2);
      gsk_path_builder_add_rounded_rect (builder, &round);
      break;
    case FW_SHAPE_DIAMOND:
      graphene_rect_inset (&rect, (float) (-gap * 0.4), (float) (-gap * 0.4));
      gsk_path_builder_move_to (builder, centre.x, rect.origin.y);
      gsk_path_builder_line_to (builder, rect.origin.x + rect.size.width, centre.y);
      gsk_path_builder_line_to (builder, centre.x, rect.origin.y + rect.size.height);
      gsk_path_builder_line_to (builder, rect.origin.x, centre.y);
      gsk_path_builder_close (builder);
      break;
    case FW_SHAPE_LINE:
      return fw_path_from_points (item->points, item->n_points, FALSE);
    case FW_SHAPE_OUTLINE:
      return fw_path_from_points (item->points, item->n_points, TRUE);
    case FW_SHAPE_RECT:
    default:
      gsk_rounded_rect_init_from_rect (&round, &rect, 3);
      gsk_path_builder_add_rounded_rect (builder, &round);
      break;
    }
  return gsk_path_builder_to_path (builder);
}

GskPath *
fw_scene_painter_dup_ring (const FwScenePainter *self, FwSceneItem *item, double gap)
{
  if (self != NULL && self->dup_ring != NULL)
    {
      GskPath *path = self->dup_ring (item, gap);

      if (path != NULL)
        return path;
    }
  return make_ring (item, gap);
}

void
fw_scene_painter_draw_all (const FwScenePainter *self,
                           FwScene *scene,
                           GtkSnapshot *snapshot,
                           FwDrawContext *context)
{
  graphene_rect_t bounds;
  g_autoptr (GPtrArray) items = NULL;

  if (!fw_scene_get_bounds (scene, &bounds))
    return;
  items = fw_scene_query (scene, &bounds);
  for (guint i = 0; i < items->len; i++)
    self->draw (g_ptr_array_index (items, i), snapshot, context);
}
