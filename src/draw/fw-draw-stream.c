/* fw-draw-stream.c: the painter of a value-stream map's scene. */
#include "config.h"

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"

static void
draw_item (FwSceneItem *item, GtkSnapshot *snapshot, FwDrawContext *context)
{
  const FwStreamTextSign *text;

  if (item->sign == NULL)
    return;
  switch ((FwStreamItemKind) item->kind)
    {
    case FW_STREAM_ITEM_LANE:
      fw_draw_stream_lane (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_FLOW:
      fw_draw_stream_flow (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_PARTY:
      fw_draw_stream_party (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_STEP:
      fw_draw_stream_step (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_LADDER:
      fw_draw_stream_ladder (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_TEXT:
      text = item->sign;
      fw_draw_paragraph (context, snapshot, text->text, text->frame.origin.x, text->frame.origin.y,
                         11, 400, text->frame.size.width,
                         &fw_draw_context_get_colors (context)->dim);
      break;
    case FW_STREAM_ITEM_MONEY_CELL:
      fw_draw_stream_money_cell (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_MONEY_NODE:
      fw_draw_stream_money_node (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_MONEY_BAND:
      fw_draw_stream_money_band (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_MONEY_SUM:
      fw_draw_stream_money_sum (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_STRIP:
      fw_draw_stream_strip (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_CHIPS:
      fw_draw_stream_chips (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_AXIS:
      fw_draw_stream_axis (snapshot, item->sign, context);
      break;
    case FW_STREAM_ITEM_MEDIA:
      fw_draw_stream_media (snapshot, item->sign, context);
      break;
    default:
      break;
    }
}

static GskPath *
dup_ring (FwSceneItem *item, double gap)
{
  const FwStreamFlowSign *flow = item->sign;

  if (item->kind == FW_STREAM_ITEM_MONEY_BAND)
    return fw_path_from_points (item->points, item->n_points, FALSE);
  if (item->kind != FW_STREAM_ITEM_FLOW || flow == NULL)
    return NULL;
  return fw_path_from_points (flow->points, flow->n_points, FALSE);
}

const FwScenePainter fw_stream_painter = {draw_item, dup_ring};
