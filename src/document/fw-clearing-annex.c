/* fw-clearing-annex.c: genogram and timeline as annexes of a clearing report, see
 * fw-clearing-report.h: the drawing as large as the page allows, on its side where that is
 * larger, its legend, and the same in words. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/fw-clearing-private.h"
#include "domain/fw-family-shared.h"
#include "draw/fw-draw-genogram.h"
#include "draw/fw-draw-timeline.h"

#define MOST_HEIGHT 610.0 /* of a drawing: heading and legend stand on the page, too */
#define MOST_SCALE 0.72   /* a symbol of 12 mm */
#define SAMPLE_SCALE 0.5
#define TIMELINE_WIDTH 880.0 /* pixels that the years get */
#define MOST_LINES 400

typedef struct
{
  FwExportPage *page;
  double scale;
  guint index; /* of the legend */
  gboolean on_its_side;
} Picture;

static void
picture_free (gpointer data)
{
  g_object_unref (((Picture *) data)->page);
  g_free (data);
}

static Picture *
attach (FwBlock *block, FwExportPage *page)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->page = g_object_ref (page);
  block->draw_data = picture;
  block->free_draw_data = picture_free;
  return picture;
}

static void
draw_picture (FwBlock *self, cairo_t *cr, double width, double height)
{
  const Picture *picture = self->draw_data;
  double w, h;

  if (!fw_export_page_get_size (picture->page, &w, &h))
    return;
  w *= picture->scale;
  h *= picture->scale;
  if (picture->on_its_side)
    {
      /* Its head to the left: the page is turned to the right to be read. */
      cairo_translate (cr, (width - h) / 2, w);
      cairo_rotate (cr, -G_PI_2);
    }
  else
    cairo_translate (cr, (width - w) / 2, 0);
  fw_export_page_draw (picture->page, cr, picture->scale);
}

static void
draw_sample (FwBlock *self, cairo_t *cr, double width, double height)
{
  const Picture *picture = self->draw_data;

  fw_export_page_draw_sample (picture->page, picture->index, cr, SAMPLE_SCALE);
}

static void
add_drawing (FwReport *report, FwExportPage *page, double width, double height)
{
  double upright = MIN (FW_BODY_WIDTH / width, MOST_HEIGHT / height);
  double aside = MIN (MOST_HEIGHT / width, FW_BODY_WIDTH / height);
  FwBlock *block = fw_block_add (report->body, fw_block_new (FW_BLOCK_DRAWING));
  Picture *picture = attach (block, page);

  picture->on_its_side = MIN (upright, MOST_SCALE) * 1.2 < MIN (aside, MOST_SCALE);
  picture->scale = MIN (picture->on_its_side ? aside : upright, MOST_SCALE);
  block->draw_func = draw_picture;
  block->min_height = (picture->on_its_side ? width : height) * picture->scale;
  block->tag = "Figure";
  block->space_before = 6;
  block->whole = TRUE;
}

static void
add_legend (FwReport *report, FwExportPage *page)
{
  static const double weights[] = {1, 6, 1, 6};
  FwBlock *row = NULL;

  for (guint i = 0; i < fw_export_page_get_n_legend (page); i++)
    {
      FwBlock *sample;

      if (i % 2 == 0)
        {
          row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
          row->weights = weights;
          row->gap = 6;
          row->space_before = i == 0 ? 8 : 1;
          row->whole = TRUE;
        }
      sample = fw_block_add (row, fw_block_new (FW_BLOCK_DRAWING));
      attach (sample, page)->index = i;
      sample->draw_func = draw_sample;
      sample->min_height = 30 * SAMPLE_SCALE;
      _fw_report_add_text (report, row, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.3, "P",
                           fw_export_page_get_legend (page, i))
          ->padding_top
          = 2;
    }
  if (fw_export_page_get_n_legend (page) % 2 == 1)
    for (guint i = 0; i < 2; i++)
      fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
}

static void
add_words (FwReport *report, FwExportPage *page)
{
  guint n = fw_export_page_get_n_lines (page);

  for (guint i = 0; i < MIN (n, MOST_LINES); i++)
    {
      guint level;
      const char *text = fw_export_page_get_line (page, i, &level);
      FwBlock *line
          = _fw_report_add_text (report, report->body, level == 0 ? FW_REPORT_BOLD : FW_REPORT_FONT,
                                 FW_REPORT_SMALL_SIZE + 0.3, level == 0 ? "H3" : "P", text);

      line->space_before = level == 0 ? 6 : 1;
      line->keep_with_next = level == 0;
      line->padding_x = level > 1 ? (level - 1) * 10 : 0;
    }
  if (n > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf ("und %u weitere Zeilen", n - MOST_LINES);

      _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P", more);
    }
}

void
_fw_clearing_add_annex (FwReport *report,
                        const char *anchor,
                        const char *title,
                        const char *note,
                        FwExportPage *page)
{
  FwBlock *heading = _fw_report_add_heading (report, anchor, title, FALSE);
  double width, height;

  heading->keep_with_next = TRUE;
  _fw_report_add_coloured (report, report->body, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.3, "P",
                           "#33373d", note)
      ->keep_with_next
      = TRUE;
  if (!fw_export_page_get_size (page, &width, &height))
    return;
  add_drawing (report, page, width, height);
  add_legend (report, page);
  heading = _fw_report_add_text (report, report->body, FW_REPORT_BOLD, FW_REPORT_TEXT_SIZE, "H2",
                                 "Dasselbe in Worten");
  heading->space_before = 10;
  heading->keep_with_next = TRUE;
  add_words (report, page);
}

FwExportPage *
fw_clearing_genogram_new (FwFamily *family, FwDay day)
{
  g_autoptr (FwFamily) shared = NULL;
  g_autoptr (FwDrawContext) context = NULL;
  g_autoptr (FwScene) scene = NULL;
  g_autoptr (FwGenogram) genogram = NULL;
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;

  g_return_val_if_fail (family != NULL, NULL);

  shared = fw_family_dup_shared (family, FW_SHARE_NOTHING, NULL);
  context = fw_draw_context_new (FW_PALETTE_PRINT);
  scene = fw_scene_new ();
  options.day = day;
  options.plain = TRUE;
  options.measure = fw_draw_context_measure;
  options.measure_data = context;
  genogram = fw_genogram_new (shared, &options);
  if (fw_genogram_get_n_persons (genogram) == 0)
    return NULL;
  fw_genogram_fill_scene (genogram, scene);
  return fw_genogram_page_new (genogram, scene, _ ("Genogram"), day);
}

FwExportPage *
fw_clearing_timeline_new (FwTimeline *timeline, const gint64 *child_ids, guint n_children)
{
  g_autoptr (FwDrawContext) context = NULL;
  g_autoptr (FwTimelineLayout) layout = NULL;
  FwTimelineLayoutOptions options
      = {.factor = 1, .filter = FW_TIMELINE_FILTER_ALL, .hide_empty = TRUE, .hide_blocked = TRUE};
  guint32 children = 0;

  g_return_val_if_fail (FW_IS_TIMELINE (timeline), NULL);

  for (guint i = 0; i < n_children; i++)
    {
      int child = fw_timeline_find_child (timeline, child_ids[i]);

      if (child >= 0 && child < 32)
        children |= 1u << child;
    }
  fw_timeline_restrict (timeline, children);
  context = fw_draw_context_new (FW_PALETTE_PRINT);
  options.filter.shared = TRUE;
  options.filter.children = children;
  options.measure = fw_draw_context_measure;
  options.measure_data = context;
  fw_timeline_get_life (timeline, &options.first, &options.last);
  options.scale = CLAMP (TIMELINE_WIDTH / (options.last - options.first + 1),
                         FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  layout = fw_timeline_layout_new (timeline, &options);
  return layout->marks->len > 0
             ? fw_timeline_page_new (layout, options.first, options.last, _ ("Timeline"))
             : NULL;
}
