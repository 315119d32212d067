/* fw-export-sheet.c: sets a page to export: title block above, legend to the right,
 * footer below, the drawing fitted into what is left.
 *
 *   ┌ title ───────────────────────────── facts ┐
 *   │ drawing                        │ legend    │
 *   │                                │ notes     │
 *   └ footer ────────────────────────────────────┘   further pages: what did not fit,
 *                                                    then the text version in two columns;
 *                                                    before them the drawing over several
 *                                                    sheets, where that is wanted
 * A drawing that its maker lets be broken is, rather than be unreadable: fw-export-rows.c.
 *
 * Points; the smallest type is 7.5.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/fw-draw-export-private.h"

#define MARGIN 29.0
#define TOP 27.0
#define LEGEND_WIDTH 164.0
#define LEGEND_PAD 13.0
#define SAMPLE_WIDTH 32.4 /* 54 × 30 pixels at 0.6 */
#define SAMPLE_HEIGHT 18.0
#define SAMPLE_GAP 8.0
#define ROW 19.5
#define TITLE 16.0
#define SUBTITLE 9.0
#define FACT 8.0
#define SMALL 7.5
#define MAX_SCALE 0.72 /* a symbol of 12 mm */
#define MORE_SCALE 1.0 /* of what has a page of its own */
#define FOOTER 30.0
#define LINE 8.5
#define HEADING 10.5
#define COLUMN_GAP 24.0

static const GdkRGBA dim = {0.2f, 0.22f, 0.23f, 1};
static const GdkRGBA rule = {0.72f, 0.73f, 0.75f, 1};

static void
get_paper (FwExportPaper paper, double *width, double *height)
{
  static const double sizes[][2] = {
      [FW_PAPER_FIT] = {841.89, 595.276},       [FW_PAPER_A4] = {841.89, 595.276},
      [FW_PAPER_A3] = {1190.551, 841.89},       [FW_PAPER_A0] = {3370.394, 2383.937},
      [FW_PAPER_A4_SHEETS] = {841.89, 595.276},
  };

  *width = sizes[paper][0];
  *height = sizes[paper][1];
}

/* --- measures ---------------------------------------------------------------------- */

static double
measure (FwExportSheet *self, const char *text, double size, int weight)
{
  return fw_draw_context_measure (text, size, weight, self->context);
}

static gboolean
has_legend (FwExportSheet *self)
{
  return self->page->legend->len > 0 || self->page->notes->len > 0;
}

static double
legend_row_height (FwExportSheet *self, const FwExportLegend *entry)
{
  double width = LEGEND_WIDTH - LEGEND_PAD - SAMPLE_WIDTH - SAMPLE_GAP;
  double height = fw_draw_context_measure_lines (self->context, entry->text, FACT, 400, width);

  if (entry->note != NULL && entry->note[0] != '\0')
    height += fw_draw_context_measure_lines (self->context, entry->note, SMALL, 400, width);
  return MAX (ROW, height + 4);
}

static char *
note_text (const FwExportPair *note)
{
  return note->title != NULL && note->text != NULL
             ? g_strdup_printf ("%s: %s", note->title, note->text)
             : g_strdup (note->title != NULL ? note->title : note->text);
}

static double
note_height (FwExportSheet *self, const FwExportPair *note)
{
  g_autofree char *text = note_text (note);
  gboolean heading = note->text == NULL;

  return fw_draw_context_measure_lines (self->context, text, heading ? 9 : SMALL,
                                        heading ? 700 : 400, LEGEND_WIDTH - LEGEND_PAD)
         + (heading ? 10 : 4);
}

static double
legend_height (FwExportSheet *self)
{
  double height = 18;

  for (guint i = 0; i < self->page->legend->len; i++)
    height += legend_row_height (self, &g_array_index (self->page->legend, FwExportLegend, i));
  for (guint i = 0; i < self->page->notes->len; i++)
    height += note_height (self, &g_array_index (self->page->notes, FwExportPair, i));
  return height;
}

static guint
fact_columns (FwExportSheet *self)
{
  return self->page->facts->len > 3 ? 2 : 1;
}

static void
fact_widths (FwExportSheet *self, guint column, double *label, double *value)
{
  guint n = (self->page->facts->len + fact_columns (self) - 1) / fact_columns (self);

  *label = *value = 0;
  for (guint i = column * n; i < MIN ((column + 1) * n, self->page->facts->len); i++)
    {
      const FwExportPair *fact = &g_array_index (self->page->facts, FwExportPair, i);

      *label = MAX (*label, measure (self, fact->title, FACT, 400));
      *value = MAX (*value, measure (self, fact->text, FACT, 400));
    }
}

static double
line_size (const FwExportPair *line)
{
  return line->level == 0 ? HEADING : LINE;
}

static double
column_width (FwExportSheet *self)
{
  return (self->width - 2 * MARGIN - COLUMN_GAP) / 2;
}

static double
line_height (FwExportSheet *self, const FwExportPair *line)
{
  double indent = line->level > 0 ? (line->level - 1) * 12 : 0;

  return fw_draw_context_measure_lines (self->context, line->text, line_size (line),
                                        line->level == 0 ? 700 : 400, column_width (self) - indent)
         + (line->level == 0 ? 9 : 2.5);
}

/* --- setting ----------------------------------------------------------------------- */

static double
get_bottom (FwExportSheet *self)
{
  return self->height - FOOTER;
}

static void
fit_paper (FwExportSheet *self, const graphene_rect_t *bounds)
{
  double title = measure (self, self->page->title != NULL ? self->page->title : "", TITLE, 800);

  self->scale = FW_EXPORT_FIT_SCALE;
  self->width = 2 * MARGIN + MAX (bounds->size.width * self->scale, 120)
                + (has_legend (self) ? LEGEND_WIDTH + LEGEND_PAD : 0);
  self->width = MAX (self->width, 2 * MARGIN + title + 60);
  if (self->page->facts->len > 0)
    self->width = MAX (self->width, 620);
  self->height
      = self->head + 12
        + MAX (bounds->size.height * self->scale, has_legend (self) ? legend_height (self) : 0) + 14
        + FOOTER;
}

static double
most_scale (FwExportSheet *self)
{
  return MAX_SCALE * MAX (1, self->width / 1190);
}

static void
set_area (FwExportSheet *self,
          const graphene_rect_t *bounds,
          double width,
          double top,
          double height)
{
  /* In the middle across, at the upper third down: the eye starts there. */
  self->area = GRAPHENE_RECT_INIT (
      (float) (MARGIN + (width - bounds->size.width * self->scale) / 2),
      (float) (top + (height - bounds->size.height * self->scale) / 3),
      (float) (bounds->size.width * self->scale), (float) (bounds->size.height * self->scale));
}

static void
place_drawing (FwExportSheet *self, const graphene_rect_t *bounds, gboolean fitted)
{
  double right = self->width - MARGIN - (has_legend (self) ? LEGEND_WIDTH + LEGEND_PAD : 0);
  double width = right - MARGIN, top = self->head + 10, height = get_bottom (self) - 10 - top;

  if (!fitted)
    self->scale = MIN (most_scale (self), MIN (width / MAX (bounds->size.width, 1),
                                               height / MAX (bounds->size.height, 1)));
  set_area (self, bounds, width, top, height);
}

/* Where it would be too small: without what has room behind it, without the legend, and in
 * rows at last. */
static void
break_drawing (FwExportSheet *self)
{
  double width = self->width - 2 * MARGIN, top = self->head + 10;
  graphene_rect_t bounds;

  self->legend_width = has_legend (self) ? LEGEND_WIDTH + LEGEND_PAD : 0;
  self->more_top = TOP + 44;
  self->more_bottom = FOOTER + 10;
  self->more_most = MORE_SCALE;
  fw_export_sheet_break (self, get_bottom (self), most_scale (self));
  if (self->scene == self->page->scene || self->row_ends != NULL)
    return;
  fw_scene_get_bounds (self->scene, &bounds);
  set_area (self, &bounds, width - (self->legend_apart ? 0 : self->legend_width), top,
            get_bottom (self) - 10 - top);
}

/* What of legend and notes has room beside the drawing. */
static void
fit_legend (FwExportSheet *self)
{
  double y = self->head + 28, bottom = get_bottom (self) - 4;

  if (self->legend_apart)
    return;
  for (self->legend_beside = 0; self->legend_beside < self->page->legend->len;
       self->legend_beside++)
    {
      y += legend_row_height (
          self, &g_array_index (self->page->legend, FwExportLegend, self->legend_beside));
      if (y > bottom)
        return;
    }
  for (; self->notes_beside < self->page->notes->len; self->notes_beside++)
    {
      y += note_height (self, &g_array_index (self->page->notes, FwExportPair, self->notes_beside));
      if (y > bottom)
        return;
    }
}

/* Lines of the text version go down the first column, then the second. */
static void
break_lines (FwExportSheet *self)
{
  double top = TOP + 30, y = top, bottom = get_bottom (self) - 6;
  guint column = 0, first = 0;

  for (guint i = 0; i < self->page->lines->len; i++)
    {
      const FwExportPair *line = &g_array_index (self->page->lines, FwExportPair, i);
      double height = line_height (self, line);

      /* A heading stays with its first line. */
      if (y + height + (line->level == 0 ? 14 : 0) > bottom && y > top)
        {
          if (column == 1)
            {
              g_array_append_val (self->breaks, first);
              first = i;
            }
          column = 1 - column;
          y = top;
        }
      y += height;
    }
  if (self->page->lines->len > 0)
    g_array_append_val (self->breaks, first);
}

FwExportSheet *
fw_export_sheet_new (FwExportPage *page, FwExportPaper paper, gboolean pages)
{
  FwExportSheet *self = g_new0 (FwExportSheet, 1);
  graphene_rect_t bounds;
  guint rows;

  self->page = page;
  self->scene = page->scene;
  self->context = fw_draw_context_new (FW_PALETTE_PRINT);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  fw_scene_get_bounds (page->scene, &bounds);
  rows = (page->facts->len + fact_columns (self) - 1) / fact_columns (self);
  self->head = TOP + MAX (40, rows * 11.5 + 6);
  if (paper == FW_PAPER_FIT)
    fit_paper (self, &bounds);
  else
    get_paper (paper, &self->width, &self->height);
  place_drawing (self, &bounds, paper == FW_PAPER_FIT);
  if (pages && (paper == FW_PAPER_A4 || paper == FW_PAPER_A3))
    break_drawing (self);
  fit_legend (self);
  break_lines (self);
  if (paper == FW_PAPER_A4_SHEETS)
    fw_export_sheet_find_tiles (self);
  return self;
}

void
fw_export_sheet_free (FwExportSheet *self)
{
  g_object_unref (self->context);
  g_array_unref (self->breaks);
  g_clear_pointer (&self->row_ends, g_array_unref);
  g_free (self);
}

static gboolean
has_rest (FwExportSheet *self)
{
  return self->legend_beside < self->page->legend->len
         || self->notes_beside < self->page->notes->len;
}

/* Pages of the drawing itself. */
static guint
count_drawn (FwExportSheet *self)
{
  return fw_export_sheet_get_n_row_pages (self) + (self->more != NULL ? 1 : 0);
}

guint
fw_export_sheet_get_n_pages (FwExportSheet *self)
{
  return count_drawn (self) + self->columns * self->rows + (has_rest (self) ? 1 : 0)
         + self->breaks->len;
}

/* --- drawing ----------------------------------------------------------------------- */

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

/* What is no content (rules, footer, samples) stays without a tag: cairo's "Artifact"
 * leaves a hole in the table of objects. */
static void
draw_tagged (cairo_t *cr, const char *tag, const char *attributes, GtkSnapshot *snapshot)
{
  cairo_tag_begin (cr, tag, attributes);
  flush (snapshot, cr);
  cairo_tag_end (cr, tag);
}

static void
draw_text (FwExportSheet *self,
           GtkSnapshot *snapshot,
           const char *text,
           double x,
           double y,
           double size,
           int weight,
           int anchor,
           const GdkRGBA *color)
{
  const FwDrawText drawn
      = {.text = text, .x = x, .y = y, .size = size, .weight = weight, .anchor = anchor};

  fw_draw_text (self->context, snapshot, &drawn, color);
}

static void
draw_rule (cairo_t *cr,
           double x1,
           double y1,
           double x2,
           double y2,
           double width,
           const GdkRGBA *color)
{
  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_facts (FwExportSheet *self, cairo_t *cr)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  guint columns = fact_columns (self), n = (self->page->facts->len + columns - 1) / columns;
  double right = self->width - MARGIN;
  GtkSnapshot *snapshot;

  if (self->page->facts->len == 0)
    return;
  snapshot = gtk_snapshot_new ();
  for (guint column = columns; column > 0; column--)
    {
      double label, value;

      fact_widths (self, column - 1, &label, &value);
      for (guint i = (column - 1) * n; i < MIN (column * n, self->page->facts->len); i++)
        {
          const FwExportPair *fact = &g_array_index (self->page->facts, FwExportPair, i);
          double y = TOP + 7 + (i - (column - 1) * n) * 11.5;

          draw_text (self, snapshot, fact->title, right - value - 6 - label, y, FACT, 400, 0, &dim);
          draw_text (self, snapshot, fact->text, right - value, y, FACT, 400, 0, &colors->ink);
        }
      right -= label + value + 6 + 14;
    }
  draw_tagged (cr, "P", NULL, snapshot);
}

static void
draw_head (FwExportSheet *self, cairo_t *cr, const char *title)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  draw_text (self, snapshot, title != NULL ? title : "", MARGIN, TOP + 12, TITLE, 800, 0,
             &colors->ink);
  draw_tagged (cr, "H1", NULL, snapshot);
  if (self->page->subtitle != NULL)
    {
      snapshot = gtk_snapshot_new ();
      draw_text (self, snapshot, self->page->subtitle, MARGIN, TOP + 28, SUBTITLE, 400, 0,
                 &colors->ink);
      draw_tagged (cr, "P", NULL, snapshot);
    }
}

static double
draw_legend_row (FwExportSheet *self, cairo_t *cr, const FwExportLegend *entry, double x, double y)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  double height = legend_row_height (self, entry), left = x + SAMPLE_WIDTH + SAMPLE_GAP;
  double width = LEGEND_WIDTH - LEGEND_PAD - SAMPLE_WIDTH - SAMPLE_GAP;
  gboolean note = entry->note != NULL && entry->note[0] != '\0';
  double text = fw_draw_context_measure_lines (self->context, entry->text, FACT, 400, width);
  double below
      = note ? fw_draw_context_measure_lines (self->context, entry->note, SMALL, 400, width) : 0;
  double top = y + (height - text - below) / 2;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y + (height - SAMPLE_HEIGHT) / 2)));
  gtk_snapshot_scale (snapshot, 0.6f, 0.6f);
  entry->sample (snapshot, self->context, entry->data);
  gtk_snapshot_restore (snapshot);
  flush (snapshot, cr);
  snapshot = gtk_snapshot_new ();
  fw_draw_paragraph (self->context, snapshot, entry->text, left, top, FACT, 400, width,
                     &colors->ink);
  if (note)
    fw_draw_paragraph (self->context, snapshot, entry->note, left, top + text, SMALL, 400, width,
                       &dim);
  draw_tagged (cr, "P", NULL, snapshot);
  return height;
}

static double
draw_note (FwExportSheet *self, cairo_t *cr, const FwExportPair *note, double x, double y)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  g_autofree char *text = note_text (note);
  gboolean heading = note->text == NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  fw_draw_paragraph (self->context, snapshot, text, x, y + (heading ? 6 : 0), heading ? 9 : SMALL,
                     heading ? 700 : 400, LEGEND_WIDTH - LEGEND_PAD, &colors->ink);
  draw_tagged (cr, heading ? "H2" : "P", NULL, snapshot);
  return note_height (self, note);
}

static double
draw_legend_title (FwExportSheet *self, cairo_t *cr, double x, double y)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  draw_text (self, snapshot,
             self->page->legend_title != NULL ? self->page->legend_title : _ ("Signs"), x, y + 8, 9,
             700, 0, &fw_draw_context_get_colors (self->context)->ink);
  draw_tagged (cr, "H2", NULL, snapshot);
  return 18;
}

static void
draw_legend (FwExportSheet *self, cairo_t *cr)
{
  double x = self->width - MARGIN - LEGEND_WIDTH + LEGEND_PAD, y = self->head + 10;

  if (!has_legend (self) || self->legend_apart)
    return;
  draw_rule (cr, x - LEGEND_PAD, y, x - LEGEND_PAD, get_bottom (self) - 10, 0.6, &rule);
  if (self->page->legend->len > 0)
    y += draw_legend_title (self, cr, x, y);
  for (guint i = 0; i < self->legend_beside; i++)
    y += draw_legend_row (self, cr, &g_array_index (self->page->legend, FwExportLegend, i), x, y);
  for (guint i = 0; i < self->notes_beside; i++)
    y += draw_note (self, cr, &g_array_index (self->page->notes, FwExportPair, i), x, y);
}

static void
draw_scene (FwExportSheet *self, cairo_t *cr)
{
  graphene_rect_t bounds;
  GtkSnapshot *snapshot;

  if (!fw_scene_get_bounds (self->scene, &bounds))
    return;
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_translate (snapshot, &self->area.origin);
  gtk_snapshot_scale (snapshot, (float) self->scale, (float) self->scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y));
  fw_scene_painter_draw_all (self->page->painter, self->scene, snapshot, self->context);
  draw_tagged (cr, "Figure", NULL, snapshot);
}

static void
draw_footer (FwExportSheet *self, cairo_t *cr, guint page)
{
  double y = self->height - FOOTER + 13;
  guint n = fw_export_sheet_get_n_pages (self);
  GtkSnapshot *snapshot;
  g_autofree char *place = NULL;

  if (self->page->footer == NULL && self->page->program == NULL)
    return;
  draw_rule (cr, MARGIN, self->height - FOOTER, self->width - MARGIN, self->height - FOOTER, 0.6,
             &rule);
  snapshot = gtk_snapshot_new ();
  if (self->page->footer != NULL)
    {
      const FwDrawText text = {
          .text = self->page->footer,
          .x = MARGIN,
          .y = y,
          .size = SMALL,
          .weight = 400,
          .max_width = self->width - 2 * MARGIN - 120,
      };

      fw_draw_text (self->context, snapshot, &text, &dim);
    }
  /* Translators: name of the program, page number, number of pages */
  place = g_strdup_printf (_ ("%s · page %u of %u"),
                           self->page->program != NULL ? self->page->program : "", page + 1, n);
  draw_text (self, snapshot, place, self->width - MARGIN, y, SMALL, 400, 2, &dim);
  flush (snapshot, cr);
}

/* What of the legend and the notes had no room: in columns. */
static void
draw_rest (FwExportSheet *self, cairo_t *cr)
{
  double x = MARGIN, y = TOP + 30, bottom = get_bottom (self) - 8;

  draw_head (self, cr, self->page->title);
  y += 14;
  for (guint i = self->legend_beside; i < self->page->legend->len; i++)
    {
      const FwExportLegend *entry = &g_array_index (self->page->legend, FwExportLegend, i);

      if (y + legend_row_height (self, entry) > bottom)
        {
          x += LEGEND_WIDTH + 10;
          y = TOP + 44;
        }
      y += draw_legend_row (self, cr, entry, x, y);
    }
  for (guint i = self->notes_beside; i < self->page->notes->len; i++)
    {
      const FwExportPair *note = &g_array_index (self->page->notes, FwExportPair, i);

      if (y + note_height (self, note) > bottom)
        {
          x += LEGEND_WIDTH + 10;
          y = TOP + 44;
        }
      y += draw_note (self, cr, note, x, y);
    }
}

static void
draw_lines (FwExportSheet *self, cairo_t *cr, guint index)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  guint first = g_array_index (self->breaks, guint, index);
  guint end = index + 1 < self->breaks->len ? g_array_index (self->breaks, guint, index + 1)
                                            : self->page->lines->len;
  double x = MARGIN, top = TOP + 30, y = top, bottom = get_bottom (self) - 6;

  draw_head (self, cr, self->page->title);
  for (guint i = first; i < end; i++)
    {
      const FwExportPair *line = &g_array_index (self->page->lines, FwExportPair, i);
      double height = line_height (self, line),
             indent = line->level > 0 ? (line->level - 1) * 12 : 0;
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      if (y + height + (line->level == 0 ? 14 : 0) > bottom && y > top)
        {
          x += column_width (self) + COLUMN_GAP;
          y = top;
        }
      fw_draw_paragraph (self->context, snapshot, line->text, x + indent,
                         y + (line->level == 0 ? 7 : 0), line_size (line),
                         line->level == 0 ? 700 : 400, column_width (self) - indent, &colors->ink);
      draw_tagged (cr, line->level == 0 ? "H2" : "P", NULL, snapshot);
      y += height;
    }
}

/* A page of the drawing. */
static void
draw_drawing (FwExportSheet *self, cairo_t *cr, guint page)
{
  draw_head (self, cr, self->page->title);
  if (page >= fw_export_sheet_get_n_row_pages (self))
    {
      fw_export_sheet_draw_more (self, cr);
      return;
    }
  draw_facts (self, cr);
  draw_rule (cr, MARGIN, self->head, self->width - MARGIN, self->head, 1.2,
             &fw_draw_context_get_colors (self->context)->ink);
  if (self->row_ends != NULL)
    {
      fw_export_sheet_draw_rows (self, cr, page);
      if (page == 0)
        draw_legend (self, cr);
      return;
    }
  draw_scene (self, cr);
  fw_export_sheet_draw_grid (self, cr);
  draw_legend (self, cr);
}

void
fw_export_sheet_draw (FwExportSheet *self, cairo_t *cr, guint page)
{
  guint n_drawn = count_drawn (self), n_tiles = self->columns * self->rows;

  if (page < n_drawn)
    draw_drawing (self, cr, page);
  else if (page < n_drawn + n_tiles)
    fw_export_sheet_draw_tile (self, cr, page - n_drawn);
  else if (has_rest (self) && page == n_drawn + n_tiles)
    draw_rest (self, cr);
  else
    draw_lines (self, cr, page - n_drawn - n_tiles - (has_rest (self) ? 1 : 0));
  draw_footer (self, cr, page);
}
