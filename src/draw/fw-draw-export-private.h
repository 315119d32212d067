/* fw-draw-export-private.h: the members of a page to export, and its setting. */
#pragma once

#include <cairo.h>

#include "draw/fw-draw-export.h"

G_BEGIN_DECLS

/* Of the drawing where the paper follows it: points a pixel. */
#define FW_EXPORT_FIT_SCALE 0.6
/* Of the drawing over several sheets: a symbol of 12 mm. */
#define FW_EXPORT_SHEETS_SCALE 0.72
/* The smallest type in a drawing, pixels, unless its maker says otherwise. */
#define FW_EXPORT_SMALLEST 11.4
/* Points on paper: below, a drawing with parts is broken. A little more than six. */
#define FW_EXPORT_LEAST_TYPE 6.05

typedef struct
{
  char *title, *text;
  guint level;
} FwExportPair;

typedef struct
{
  char *text, *note;
  FwExportSample sample;
  gpointer data;
  GDestroyNotify destroy;
} FwExportLegend;

struct _FwExportPage
{
  GObject parent_instance;
  FwScene *scene;
  const FwScenePainter *painter;
  FwExportPaper paper;
  char *title, *subtitle, *legend_title, *footer, *program;
  GArray *facts, *notes, *lines; /* FwExportPair */
  GArray *legend;                /* FwExportLegend */
  double smallest;               /* type, pixels */
  FwScene *parts, *more;         /* what stands on pages where all is too small; NULL */
  GArray *cuts;                  /* double, ascending: where parts may be broken */
  double header;                 /* of parts: what lies left of it is repeated */
};

/* What of a drawing is one row of it. */
typedef struct
{
  double from, to;
} FwExportRow;

/* A page set on paper: measures in points. */
typedef struct
{
  FwExportPage *page; /* borrowed */
  FwDrawContext *context;
  double width, height;
  double scale;         /* of the drawing */
  graphene_rect_t area; /* where it stands */
  double head;          /* lower edge of the title block */
  guint legend_beside;  /* entries beside the drawing; the others go to the next page */
  guint notes_beside;
  GArray *breaks;      /* guint: first line of each further page */
  guint columns, rows; /* of sheets that are put together; 0: none */
  FwScene *scene;      /* borrowed: what is drawn, and on a page behind it; NULL */
  FwScene *more;
  double legend_width; /* with its gap; 0: none */
  gboolean legend_apart;
  GArray *row_ends;  /* FwExportRow; NULL: not broken */
  guint rows_beside; /* on one page */
  double more_top, more_bottom, more_most;
} FwExportSheet;

/* @pages: there may be several, so that what would be too small is broken. */
FwExportSheet *
fw_export_sheet_new (FwExportPage *page, FwExportPaper paper, gboolean pages);
void
fw_export_sheet_free (FwExportSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwExportSheet, fw_export_sheet_free)
guint
fw_export_sheet_get_n_pages (FwExportSheet *self);
/* fw-export-tiles.c */
void
fw_export_sheet_find_tiles (FwExportSheet *self);
void
fw_export_sheet_draw_grid (FwExportSheet *self, cairo_t *cr);
void
fw_export_sheet_draw_tile (FwExportSheet *self, cairo_t *cr, guint tile);
/* fw-export-rows.c. Sets scale, rows and what else has pages of its own, when the drawing
 * as it is placed would be too small. @bottom: of a page's room. */
void
fw_export_sheet_break (FwExportSheet *self, double bottom, double most_scale);
guint
fw_export_sheet_get_n_row_pages (FwExportSheet *self);
void
fw_export_sheet_draw_rows (FwExportSheet *self, cairo_t *cr, guint page);
void
fw_export_sheet_draw_more (FwExportSheet *self, cairo_t *cr);
/* The smaller one of the drawing's and of what is drawn behind it. */
double
fw_export_sheet_get_least_scale (FwExportSheet *self);
/* fw-export-pdf.c: with language and words for the picture. Never NULL. */
GBytes *
fw_export_finish_pdf (FwExportPage *page, GBytes *bytes);
/* @cr counts in points from the top left corner. */
void
fw_export_sheet_draw (FwExportSheet *self, cairo_t *cr, guint page);

G_END_DECLS
