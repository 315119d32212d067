/* fw-export-tiles.c: a large drawing over several sheets that are put together.
 *
 * The first page stays what it is, with the whole drawing and a grid that names the
 * sheets; they follow row by row, at the scale at which everything can be read. Sheets
 * overlap by a centimetre: dashed lines say where one is laid on the other, and the name
 * of the neighbour stands at each such edge.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/fw-draw-export-private.h"

#define SCALE FW_EXPORT_SHEETS_SCALE
#define OVERLAP 28.35
#define SIDE 29.0
#define HEAD 34.0
#define FOOT 36.0
#define SMALL 8.0

static const GdkRGBA mark = {0.35f, 0.37f, 0.4f, 1};

/* What a sheet shows of the drawing. */
static graphene_rect_t
get_window (FwExportSheet *self)
{
  return GRAPHENE_RECT_INIT ((float) SIDE, (float) HEAD, (float) (self->width - 2 * SIDE),
                             (float) (self->height - HEAD - FOOT));
}

static guint
count (double size, double window)
{
  return size <= window ? 1 : (guint) ceil ((size - OVERLAP) / (window - OVERLAP));
}

void
fw_export_sheet_find_tiles (FwExportSheet *self)
{
  graphene_rect_t window = get_window (self), bounds;

  if (!fw_scene_get_bounds (self->page->scene, &bounds))
    return;
  self->columns = count (bounds.size.width * SCALE, window.size.width);
  self->rows = count (bounds.size.height * SCALE, window.size.height);
  /* What has room on one sheet is on the first page. */
  if (self->columns * self->rows == 1)
    self->columns = self->rows = 0;
}

/* "B3": row and column. */
static char *
dup_name (guint row, guint column)
{
  return g_strdup_printf ("%c%u", 'A' + (int) (row % 26), column + 1);
}

static void
draw_text (FwExportSheet *self, cairo_t *cr, const char *text, double x, double y, int anchor)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const FwDrawText drawn
      = {.text = text, .x = x, .y = y, .size = SMALL, .weight = 600, .anchor = anchor};
  GskRenderNode *node;

  fw_draw_text (self->context, snapshot, &drawn, &mark);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
}

static void
draw_dashed (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
begin_marks (cairo_t *cr)
{
  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, &mark);
  cairo_set_line_width (cr, 0.6);
  cairo_set_dash (cr, (double[]) {5, 4}, 2, 0);
}

/* Over the whole drawing on the first page: which sheet shows what. */
void
fw_export_sheet_draw_grid (FwExportSheet *self, cairo_t *cr)
{
  graphene_rect_t window = get_window (self);
  double step_x = (window.size.width - OVERLAP) * self->scale / SCALE;
  double step_y = (window.size.height - OVERLAP) * self->scale / SCALE;
  double left = self->area.origin.x, top = self->area.origin.y;
  double right = left + self->area.size.width, bottom = top + self->area.size.height;

  if (self->columns == 0)
    return;
  begin_marks (cr);
  for (guint column = 1; column < self->columns; column++)
    draw_dashed (cr, left + column * step_x, top, left + column * step_x, bottom);
  for (guint row = 1; row < self->rows; row++)
    draw_dashed (cr, left, top + row * step_y, right, top + row * step_y);
  cairo_restore (cr);
  for (guint row = 0; row < self->rows; row++)
    for (guint column = 0; column < self->columns; column++)
      {
        g_autofree char *name = dup_name (row, column);

        draw_text (self, cr, name, left + column * step_x + 4, top + row * step_y + 10, 0);
      }
}

static void
draw_neighbour (FwExportSheet *self,
                cairo_t *cr,
                guint row,
                guint column,
                double x,
                double y,
                int anchor)
{
  g_autofree char *name = dup_name (row, column);

  draw_text (self, cr, name, x, y, anchor);
}

static void
draw_marks (FwExportSheet *self, cairo_t *cr, guint row, guint column)
{
  graphene_rect_t window = get_window (self);
  double left = window.origin.x, top = window.origin.y;
  double right = left + window.size.width, bottom = top + window.size.height;
  double middle_x = (left + right) / 2, middle_y = (top + bottom) / 2;

  begin_marks (cr);
  if (column > 0)
    draw_dashed (cr, left + OVERLAP, top, left + OVERLAP, bottom);
  if (column + 1 < self->columns)
    draw_dashed (cr, right - OVERLAP, top, right - OVERLAP, bottom);
  if (row > 0)
    draw_dashed (cr, left, top + OVERLAP, right, top + OVERLAP);
  if (row + 1 < self->rows)
    draw_dashed (cr, left, bottom - OVERLAP, right, bottom - OVERLAP);
  cairo_set_dash (cr, NULL, 0, 0);
  /* Corners to cut along. */
  for (guint i = 0; i < 4; i++)
    {
      double x = i % 2 == 0 ? left : right, y = i < 2 ? top : bottom;

      draw_dashed (cr, x, y, x + (i % 2 == 0 ? -8 : 8), y);
      draw_dashed (cr, x, y, x, y + (i < 2 ? -8 : 8));
    }
  cairo_restore (cr);
  if (column > 0)
    draw_neighbour (self, cr, row, column - 1, left - 5, middle_y, 2);
  if (column + 1 < self->columns)
    draw_neighbour (self, cr, row, column + 1, right + 5, middle_y, 0);
  if (row > 0)
    draw_neighbour (self, cr, row - 1, column, middle_x, top - 4, 1);
  if (row + 1 < self->rows)
    draw_neighbour (self, cr, row + 1, column, middle_x, bottom + 9, 1);
}

void
fw_export_sheet_draw_tile (FwExportSheet *self, cairo_t *cr, guint tile)
{
  graphene_rect_t window = get_window (self), bounds, area;
  guint row = tile / self->columns, column = tile % self->columns;
  double step_x = window.size.width - OVERLAP, step_y = window.size.height - OVERLAP;
  g_autofree char *name = dup_name (row, column);
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GtkSnapshot *snapshot;
  GskRenderNode *node;

  fw_scene_get_bounds (self->page->scene, &bounds);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_scale (snapshot, (float) SCALE, (float) SCALE);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y));
  area = GRAPHENE_RECT_INIT ((float) (bounds.origin.x + column * step_x / SCALE),
                             (float) (bounds.origin.y + row * step_y / SCALE),
                             (float) (window.size.width / SCALE),
                             (float) (window.size.height / SCALE));
  items = fw_scene_query (self->page->scene, &area);
  for (guint i = 0; i < items->len; i++)
    self->page->painter->draw (g_ptr_array_index (items, i), snapshot, self->context);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_save (cr);
  cairo_rectangle (cr, window.origin.x, window.origin.y, window.size.width, window.size.height);
  cairo_clip (cr);
  cairo_translate (cr, window.origin.x - column * step_x, window.origin.y - row * step_y);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_restore (cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  draw_marks (self, cr, row, column);
  /* Translators: %1$s names one of several sheets that are put together ("B3"), %2$s is the
   * title of the drawing */
  title = g_strdup_printf (_ ("Sheet %1$s · %2$s"), name,
                           self->page->title != NULL ? self->page->title : "");
  draw_text (self, cr, title, SIDE, HEAD - 12, 0);
}
