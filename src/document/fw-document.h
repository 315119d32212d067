/* fw-document.h: a finished page flow: the one renderer of preview, print and PDF.
 *
 * Blocks (heading, paragraph, table, frame, signature boxes) are laid out once
 * with Pango at paper size and drawn with cairo; what is previewed is what is
 * printed. Measures are points (1/72 inch), origin top left. Not thread safe,
 * but free of GTK: may live on any one thread.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define FW_TYPE_DOCUMENT (fw_document_get_type ())
G_DECLARE_FINAL_TYPE (FwDocument, fw_document, FW, DOCUMENT, GObject)

typedef struct
{
  guint page; /* from 0 */
  double x, y, width, height;
} FwDocumentPlace;

guint
fw_document_get_n_pages (FwDocument *self);
void
fw_document_get_page_size (FwDocument *self, double *width, double *height);
/* Draws on white paper that the caller has filled. */
void
fw_document_draw_page (FwDocument *self, cairo_t *cr, guint page);
/* What stands in the body of a page, in the order of reading, a block a line. */
char *
fw_document_dup_text (FwDocument *self, guint page);
/* Where the block with that anchor begins; FALSE if there is none. Anchors are
 * "SECTION", "SECTION/FIELD", "SECTION/ROW" (row ids as numbers). */
gboolean
fw_document_locate (FwDocument *self, const char *anchor, FwDocumentPlace *place);
/* The anchor at a point of a page, borrowed; NULL for none. */
const char *
fw_document_pick (FwDocument *self, guint page, double x, double y);
/* The whole document as a PDF in memory, built to PDF/A-2b and PDF/UA-1, with a field for
 * each party's signature; the same bytes for the same content. */
GBytes *
fw_document_to_pdf (FwDocument *self, GError **error);

G_END_DECLS
