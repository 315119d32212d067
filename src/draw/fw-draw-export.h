/* fw-draw-export.h: a scene as a page or a picture: PDF, SVG, PNG.
 *
 * The page has a title block, the drawing fitted to it, a legend, notes and a footer;
 * further pages carry the text version. Vector throughout, text stays text. Needs no
 * display. Making the bytes touches no disk; writing them does.
 */
#pragma once

#include "draw/fw-scene-painter.h"

G_BEGIN_DECLS

#define FW_TYPE_EXPORT_PAGE (fw_export_page_get_type ())
G_DECLARE_FINAL_TYPE (FwExportPage, fw_export_page, FW, EXPORT_PAGE, GObject)

typedef enum
{
  FW_EXPORT_PDF,
  FW_EXPORT_SVG,
  FW_EXPORT_PNG,
} FwExportFormat;

typedef enum
{
  FW_PAPER_FIT, /* as large as the drawing needs; of a PDF, A4 or A3 when that
                 * leaves it readable */
  FW_PAPER_A4,
  FW_PAPER_A3,
  FW_PAPER_A0,
  FW_PAPER_A4_SHEETS, /* A4, and the drawing again on as many as it needs, to be put together */
} FwExportPaper;

/* Draws a sample into a box of 54 × 30. */
typedef void (*FwExportSample) (GtkSnapshot *snapshot, FwDrawContext *context, gpointer data);

FwExportPage *
fw_export_page_new (FwScene *scene, const FwScenePainter *painter, const char *title);
void
fw_export_page_set_subtitle (FwExportPage *self, const char *subtitle);
void
fw_export_page_set_paper (FwExportPage *self, FwExportPaper paper);
/* A row of the title block. */
void
fw_export_page_add_fact (FwExportPage *self, const char *label, const char *value);
/* @data is kept alive with @destroy. @note may be NULL. */
void
fw_export_page_add_legend (FwExportPage *self,
                           const char *text,
                           const char *note,
                           FwExportSample sample,
                           gpointer data,
                           GDestroyNotify destroy);
void
fw_export_page_set_legend_title (FwExportPage *self, const char *title);
/* A paragraph below the legend; @title stands bold before @text, or alone as a heading. */
void
fw_export_page_add_note (FwExportPage *self, const char *title, const char *text);
/* A line of the text version; @level 0 is a heading, others are indented. */
void
fw_export_page_add_line (FwExportPage *self, guint level, const char *text);
void
fw_export_page_set_footer (FwExportPage *self, const char *left, const char *program);
/* The smallest type in the drawing, pixels (11.4 unless it is set). */
void
fw_export_page_set_smallest (FwExportPage *self, double smallest);
/* How it is broken on A4 and A3 pages where all of it together would be too small to read:
 * @parts in its place, at some of @cuts (double, ascending) in rows, what lies left of
 * @header in each of them; and @more (NULL: nothing) on a page behind it. */
void
fw_export_page_set_parts (FwExportPage *self,
                          FwScene *parts,
                          double header,
                          GArray *cuts,
                          FwScene *more);
/* How many pages of a PDF the drawing takes, the text version and what is left of the
 * legend not counted. */
guint
fw_export_page_get_n_drawn (FwExportPage *self);
/* The scale at which the drawing would stand on its paper, and the size of its
 * smallest type there in points (7.5 is the least that should be). */
double
fw_export_page_get_scale (FwExportPage *self, double *smallest_type);

/* --- its parts, for a document that carries the drawing (fw-export-parts.c) ------------- */

/* Of the drawing in pixels; FALSE when there is none. */
gboolean
fw_export_page_get_size (FwExportPage *self, double *width, double *height);
/* The drawing alone, its upper left corner at the origin of @cr. */
void
fw_export_page_draw (FwExportPage *self, cairo_t *cr, double scale);
guint
fw_export_page_get_n_legend (FwExportPage *self);
const char *
fw_export_page_get_legend (FwExportPage *self, guint index);
/* The sample of a legend's entry in a box of 54 × 30 pixels at @scale. */
void
fw_export_page_draw_sample (FwExportPage *self, guint index, cairo_t *cr, double scale);
guint
fw_export_page_get_n_lines (FwExportPage *self);
/* A line of the text version; 0 of @level is a heading. */
const char *
fw_export_page_get_line (FwExportPage *self, guint index, guint *level);

/* The same bytes for the same content. */
GBytes *
fw_export_page_to_bytes (FwExportPage *self, FwExportFormat format, GError **error);
/* By the ending of the name; FALSE for an unknown one. */
gboolean
fw_export_format_from_name (const char *name, FwExportFormat *format);
/* Writes beside, fsyncs, renames. Touches the disk. */
gboolean
fw_export_page_write (FwExportPage *self, const char *path, GError **error);

G_END_DECLS
