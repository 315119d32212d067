/* fw-export-parts.c: drawing, legend and text version of a page one by one, for a document that
 * sets them itself; see fw-draw-export.h. */
#include "config.h"

#include "draw/fw-draw-export-private.h"

/* Draws what @snapshot holds, and frees it. */
static void
flush (GtkSnapshot *snapshot, cairo_t *cr)
{
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);

  if (node == NULL)
    return;
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
}

gboolean
fw_export_page_get_size (FwExportPage *self, double *width, double *height)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), FALSE);

  if (!fw_scene_get_bounds (self->scene, &bounds) || bounds.size.width < 1
      || bounds.size.height < 1)
    return FALSE;
  *width = bounds.size.width;
  *height = bounds.size.height;
  return TRUE;
}

void
fw_export_page_draw (FwExportPage *self, cairo_t *cr, double scale)
{
  g_autoptr (FwDrawContext) context = NULL;
  graphene_rect_t bounds;
  GtkSnapshot *snapshot;

  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  if (!fw_scene_get_bounds (self->scene, &bounds))
    return;
  context = fw_draw_context_new (FW_PALETTE_PRINT);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y));
  fw_scene_painter_draw_all (self->painter, self->scene, snapshot, context);
  flush (snapshot, cr);
}

guint
fw_export_page_get_n_legend (FwExportPage *self)
{
  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), 0);

  return self->legend->len;
}

const char *
fw_export_page_get_legend (FwExportPage *self, guint index)
{
  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self) && index < self->legend->len, NULL);

  return g_array_index (self->legend, FwExportLegend, index).text;
}

void
fw_export_page_draw_sample (FwExportPage *self, guint index, cairo_t *cr, double scale)
{
  g_autoptr (FwDrawContext) context = NULL;
  const FwExportLegend *entry;
  GtkSnapshot *snapshot;

  g_return_if_fail (FW_IS_EXPORT_PAGE (self) && index < self->legend->len);

  entry = &g_array_index (self->legend, FwExportLegend, index);
  context = fw_draw_context_new (FW_PALETTE_PRINT);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  entry->sample (snapshot, context, entry->data);
  flush (snapshot, cr);
}

guint
fw_export_page_get_n_lines (FwExportPage *self)
{
  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), 0);

  return self->lines->len;
}

const char *
fw_export_page_get_line (FwExportPage *self, guint index, guint *level)
{
  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self) && index < self->lines->len, NULL);

  *level = g_array_index (self->lines, FwExportPair, index).level;
  return g_array_index (self->lines, FwExportPair, index).text;
}
