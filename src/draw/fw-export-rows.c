/* fw-export-rows.c: a drawing that would be too small to read on its paper, broken into
 * rows; what belongs under it on a page of its own.
 *
 *   ┌ title ─────────────── facts ┐   ┌ title ──────────────────────┐
 *   │ lanes │ a → b → c →      ┊  │   │ what is drawn behind it:    │
 *   │ lanes │┊ → d → e → f        │   │ the money                   │
 *   └ footer ─────────────────────┘   └─────────────────────────────┘
 *
 * Cut where its maker says that nothing is cut; what stands at the left is repeated in
 * each row. As few rows as can be, all of one scale, and no wider than each other.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/fw-draw-export-private.h"

#define MARGIN 29.0
#define OVERLAP 10.0 /* of a row into its neighbours, pixels of the drawing */
#define GAP 22.0     /* between rows */
#define SMALL 7.5
#define HEAD_GAP 10.0

static const GdkRGBA mark = {0.35f, 0.37f, 0.4f, 1};

static FwExportRow
get_row (FwExportSheet *self, guint row)
{
  return g_array_index (self->row_ends, FwExportRow, row);
}

/* Ends of rows that are at most @width pixels wide, what is repeated not counted; what
 * cannot be cut is as wide as it is. Returns how many. */
static guint
cut (FwExportPage *page, double from, double to, double width, GArray *rows)
{
  if (rows != NULL)
    g_array_set_size (rows, 0);
  for (guint n = 1;; n++)
    {
      FwExportRow row = {from, to};

      for (guint i = 0; to - from > width && i < page->cuts->len; i++)
        {
          double at = g_array_index (page->cuts, double, i);

          if (at > from + 1 && at < to - 1 && (at - from <= width || row.to == to))
            row.to = at;
        }
      if (rows != NULL)
        g_array_append_val (rows, row);
      if (row.to >= to)
        return n;
      from = row.to;
    }
}

/* The narrowest width at which there are still only so many rows. */
static double
even (FwExportPage *page, double from, double to, double width)
{
  guint n = cut (page, from, to, width, NULL);
  double least = (to - from) / n, most = width;

  for (guint i = 0; i < 20; i++)
    {
      double middle = (least + most) / 2;

      if (cut (page, from, to, middle, NULL) <= n)
        most = middle;
      else
        least = middle;
    }
  return most;
}

static double
find_widest (GArray *rows)
{
  double widest = 1;

  for (guint i = 0; i < rows->len; i++)
    widest = MAX (widest, g_array_index (rows, FwExportRow, i).to
                              - g_array_index (rows, FwExportRow, i).from);
  return widest;
}

static gboolean
is_readable (FwExportSheet *self, double scale)
{
  return scale * self->page->smallest >= FW_EXPORT_LEAST_TYPE;
}

void
fw_export_sheet_break (FwExportSheet *self, double bottom, double most_scale)
{
  FwExportPage *page = self->page;
  graphene_rect_t bounds;
  double width = self->width - 2 * MARGIN, height = bottom - self->head - 2 * HEAD_GAP;
  double wanted = FW_EXPORT_LEAST_TYPE / page->smallest, left, right, room;

  if (page->parts == NULL || is_readable (self, self->scale))
    return;
  fw_scene_get_bounds (page->parts, &bounds);
  self->scene = page->parts;
  self->more = page->more;
  /* Without what has a page of its own now it may do as it was. */
  self->scale = MIN (most_scale, MIN ((width - self->legend_width) / bounds.size.width,
                                      height / bounds.size.height));
  if (is_readable (self, self->scale))
    return;
  /* The legend goes to the next page. */
  self->legend_apart = TRUE;
  self->scale = MIN (most_scale, MIN (width / bounds.size.width, height / bounds.size.height));
  if (is_readable (self, self->scale) || page->cuts->len == 0)
    return;
  left = MAX (page->header, bounds.origin.x);
  right = bounds.origin.x + bounds.size.width;
  room = width / wanted - (left - bounds.origin.x) - 2 * OVERLAP;
  self->row_ends = g_array_new (FALSE, FALSE, sizeof (FwExportRow));
  cut (page, left, right, even (page, left, right, room), self->row_ends);
  self->scale
      = MIN (MIN (most_scale, height / bounds.size.height),
             width / (find_widest (self->row_ends) + (left - bounds.origin.x) + 2 * OVERLAP));
  /* It stays beside the first of them where there is room. */
  self->legend_apart
      = self->scale * (find_widest (self->row_ends) + (left - bounds.origin.x) + 2 * OVERLAP)
        > width - self->legend_width;
  self->rows_beside
      = MAX (1, (guint) floor ((height + GAP) / (bounds.size.height * self->scale + GAP)));
}

guint
fw_export_sheet_get_n_row_pages (FwExportSheet *self)
{
  return self->row_ends == NULL ? 1
                                : (self->row_ends->len + self->rows_beside - 1) / self->rows_beside;
}

/* What of the scene lies from @from to @to, its left edge at @x and its top at @y. */
static void
draw_piece (FwExportSheet *self, cairo_t *cr, double from, double to, double x, double y)
{
  graphene_rect_t bounds, area;
  g_autoptr (GPtrArray) items = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  fw_scene_get_bounds (self->scene, &bounds);
  area = bounds;
  area.origin.x = (float) from;
  area.size.width = (float) (to - from);
  items = fw_scene_query (self->scene, &area);
  gtk_snapshot_scale (snapshot, (float) self->scale, (float) self->scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -from, -bounds.origin.y));
  for (guint i = 0; i < items->len; i++)
    self->page->painter->draw (g_ptr_array_index (items, i), snapshot, self->context);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_save (cr);
  cairo_rectangle (cr, x, y, (to - from) * self->scale, bounds.size.height * self->scale);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_restore (cr);
  g_clear_pointer (&node, gsk_render_node_unref);
}

static void
draw_edge (FwExportSheet *self, cairo_t *cr, double x, double y, guint other, gboolean left)
{
  graphene_rect_t bounds;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  /* Translators: at the edge of a drawing that is broken into rows; %u is the other row. */
  g_autofree char *text
      = g_strdup_printf (left ? _ ("from row %u") : _ ("on in row %u"), other + 1);
  const FwDrawText drawn = {.text = text,
                            .x = left ? x + 3 : x - 3,
                            .y = y - 3,
                            .size = SMALL,
                            .weight = 600,
                            .anchor = left ? 0 : 2};

  fw_scene_get_bounds (self->scene, &bounds);
  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, &mark);
  cairo_set_line_width (cr, 0.6);
  cairo_set_dash (cr, (double[]) {5, 4}, 2, 0);
  cairo_move_to (cr, x, y - 8);
  cairo_line_to (cr, x, y + bounds.size.height * self->scale);
  cairo_stroke (cr);
  cairo_restore (cr);
  fw_draw_text (self->context, snapshot, &drawn, &mark);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
}

void
fw_export_sheet_draw_rows (FwExportSheet *self, cairo_t *cr, guint page)
{
  graphene_rect_t bounds;
  double x, y = self->head + HEAD_GAP + 8, header;

  fw_scene_get_bounds (self->scene, &bounds);
  header = MAX (0, self->page->header - bounds.origin.x);
  x = MARGIN + header * self->scale;
  for (guint i = page * self->rows_beside;
       i < MIN (self->row_ends->len, (page + 1) * self->rows_beside); i++)
    {
      FwExportRow row = get_row (self, i);
      double from = row.from - (i > 0 ? OVERLAP : 0);
      double to = row.to + (i + 1 < self->row_ends->len ? OVERLAP : 0);

      draw_piece (self, cr, bounds.origin.x, bounds.origin.x + header, MARGIN, y);
      draw_piece (self, cr, from, to, x, y);
      if (i > 0)
        draw_edge (self, cr, x + OVERLAP * self->scale, y, i - 1, TRUE);
      if (i + 1 < self->row_ends->len)
        draw_edge (self, cr, x + (row.to - from) * self->scale, y, i + 1, FALSE);
      y += bounds.size.height * self->scale + GAP;
    }
}

/* --- what is drawn behind it ------------------------------------------------------------- */

static double
get_more_scale (FwExportSheet *self, graphene_rect_t *bounds)
{
  double width = self->width - 2 * MARGIN;
  double height = self->height - self->more_bottom - self->more_top;

  if (!fw_scene_get_bounds (self->more, bounds))
    return 1;
  return MIN (self->more_most,
              MIN (width / bounds->size.width, MAX (height, 1) / bounds->size.height));
}

void
fw_export_sheet_draw_more (FwExportSheet *self, cairo_t *cr)
{
  graphene_rect_t bounds;
  double scale = get_more_scale (self, &bounds);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) MARGIN, (float) self->more_top));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y));
  fw_scene_painter_draw_all (self->page->painter, self->more, snapshot, self->context);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
}

double
fw_export_sheet_get_least_scale (FwExportSheet *self)
{
  graphene_rect_t bounds;

  return self->more != NULL ? MIN (self->scale, get_more_scale (self, &bounds)) : self->scale;
}
