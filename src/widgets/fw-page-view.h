/* fw-page-view.h: pages as they will be printed, to look at and to click.
 *
 * Shows either a document that is being written (FwDocument: a click goes back
 * to the field, the field's place is framed) or a PDF that was made earlier.
 */
#pragma once

#include <adwaita.h>

#include "document/fw-document.h"
#include "document/fw-pdf.h"

G_BEGIN_DECLS

/* Properties: page (uint, from 0), n-pages (uint).
 * Signal: anchor-activated (const char *anchor). */
#define FW_TYPE_PAGE_VIEW (fw_page_view_get_type ())
G_DECLARE_FINAL_TYPE (FwPageView, fw_page_view, FW, PAGE_VIEW, GtkWidget)

GtkWidget *
fw_page_view_new (void);
/* Keeps zoom and place. */
void
fw_page_view_set_document (FwPageView *self, FwDocument *document);
void
fw_page_view_set_pdf (FwPageView *self, FwPdf *pdf);
/* The place to frame and to have in sight; NULL for none. */
void
fw_page_view_set_anchor (FwPageView *self, const char *anchor);
void
fw_page_view_go_to (FwPageView *self, guint page);
/* A place of the PDF to frame and to have in sight; NULL for none. */
void
fw_page_view_show_place (FwPageView *self, const FwPdfPlace *place);
/* A widget beside the page number, at the toolbar's beginning. */
void
fw_page_view_add_tool (FwPageView *self, GtkWidget *tool);
/* What is shown is the last good state; @why NULL: up to date. */
void
fw_page_view_set_outdated (FwPageView *self, const char *why);
guint
fw_page_view_get_n_pages (FwPageView *self);

G_END_DECLS
