/* fw-draw-genogram.c: the painter of a genogram's scene. */
#include "config.h"

#include "draw/fw-draw-genogram.h"
#include "draw/fw-draw-line.h"

static void
draw_item (FwSceneItem *item, GtkSnapshot *snapshot, FwDrawContext *context)
{
  graphene_point_t centre;

  if (item->sign == NULL)
    return;
  switch ((FwGenogramItemKind) item->kind)
    {
    case FW_ITEM_HOUSEHOLD:
      fw_draw_household (snapshot, item->sign, context);
      break;
    case FW_ITEM_CHILD_LINE:
      fw_draw_child_line (snapshot, item->sign, context);
      break;
    case FW_ITEM_TWINS:
      fw_draw_twins (snapshot, item->sign, context);
      break;
    case FW_ITEM_UNION:
      fw_draw_union (snapshot, item->sign, context);
      break;
    case FW_ITEM_BOND:
      fw_draw_bond (snapshot, item->sign, context);
      break;
    case FW_ITEM_PERSON:
      centre = fw_scene_item_get_centre (item);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &centre);
      fw_draw_person (snapshot, item->sign, context);
      gtk_snapshot_restore (snapshot);
      break;
    case FW_ITEM_TAG:
      fw_draw_tag (snapshot, item->sign, context);
      break;
    case FW_ITEM_CIRCLE:
      fw_draw_circle (snapshot, item->sign, context);
      break;
    case FW_ITEM_TRAITS:
      fw_draw_traits (snapshot, item->sign, context);
      break;
    default:
      break;
    }
}

static GskPath *
dup_ring (FwSceneItem *item, double gap)
{
  const FwBondSign *bond = item->sign;

  if (item->kind == FW_ITEM_BOND && bond != NULL)
    {
      g_autoptr (FwTrack) track = fw_track_new (bond->points, bond->n_points, bond->shift);

      return fw_track_part (track, 0, track->length, 0);
    }
  if (item->kind == FW_ITEM_HOUSEHOLD)
    return fw_path_rounded (item->points, item->n_points, 12);
  return NULL;
}

const FwScenePainter fw_genogram_painter = {draw_item, dup_ring};
