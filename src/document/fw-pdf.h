/* fw-pdf.h: a PDF that was made earlier: pages to show and to print. The only
 * place that knows poppler. One thread at a time. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define FW_TYPE_PDF (fw_pdf_get_type ())
G_DECLARE_FINAL_TYPE (FwPdf, fw_pdf, FW, PDF, GObject)

FwPdf *
fw_pdf_new (GBytes *bytes, GError **error);
guint
fw_pdf_get_n_pages (FwPdf *self);
void
fw_pdf_get_page_size (FwPdf *self, guint page, double *width, double *height);
/* At 72 dpi; scale @cr for more. */
void
fw_pdf_render (FwPdf *self, guint page, cairo_t *cr, gboolean for_printing);
/* Text of a page, for search and screen readers. Free with g_free(). */
char *
fw_pdf_dup_text (FwPdf *self, guint page);
/* Points from the page's upper left corner. */
typedef struct
{
  guint page;
  double x, y, width, height;
} FwPdfPlace;

/* Where @text stands, in reading order, without regard to case: of FwPdfPlace. At most
 * 10 000. Free with g_array_unref(). */
GArray *
fw_pdf_find (FwPdf *self, const char *text);

G_END_DECLS
