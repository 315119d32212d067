/* fw-draw-stream.c: the painter of a value-stream map's scene. */
#include "config.h"

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"

/* On paper as an image of its own: a texture's node would let cairo make pixels of all that
 * lies above it. */
static void
draw_photo_on_paper (GtkSnapshot *snapshot, const FwStreamPhotoSign *sign)
{
  GdkTexture *texture = GDK_TEXTURE (sign->picture);
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &sign->frame);

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_translate (cr, sign->frame.origin.x, sign->frame.origin.y);
  cairo_scale (cr, sign->frame.size.width / width, sign->frame.size.height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint_with_alpha (cr, sign->opacity);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
fw_draw_stream_photo (GtkSnapshot *snapshot, const FwStreamPhotoSign *sign, FwDrawContext *context)
{
  static const float dashes[] = {8, 6};
  GskPathBuilder *builder;
  g_autoptr (GskPath) path = NULL;

  if (sign->picture != NULL && fw_draw_context_get_palette (context) == FW_PALETTE_PRINT)
    {
      draw_photo_on_paper (snapshot, sign);
      return;
    }
  if (sign->picture != NULL)
    {
      gtk_snapshot_push_opacity (snapshot, sign->opacity);
      gtk_snapshot_append_texture (snapshot, GDK_TEXTURE (sign->picture), &sign->frame);
      gtk_snapshot_pop (snapshot);
      return;
    }
  builder = gsk_path_builder_new ();
  gsk_path_builder_add_rect (builder, &sign->frame);
  path = gsk_path_builder_free_to_path (builder);
  fw_draw_stream_stroke (snapshot, path, 1.2, dashes, G_N_ELEMENTS (dashes),
                         &fw_draw_context_get_colors (context)->dim);
}

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
    case FW_STREAM_ITEM_PHOTO:
      fw_draw_stream_photo (snapshot, item->sign, context);
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
