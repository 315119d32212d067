/* fw-page-sheet.h: one sheet of paper on the screen, drawn by whoever has the page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws @page at 72 dpi on white paper. */
typedef void (*FwPageDrawFunc) (gpointer data, cairo_t *cr, guint page);

/* Signal: clicked (double x, double y): points of the page. */
#define FW_TYPE_PAGE_SHEET (fw_page_sheet_get_type ())
G_DECLARE_FINAL_TYPE (FwPageSheet, fw_page_sheet, FW, PAGE_SHEET, GtkWidget)

/* @width, @height in points. */
GtkWidget *
fw_page_sheet_new (double width, double height);
void
fw_page_sheet_set_zoom (FwPageSheet *self, double zoom);
/* Draws the page now and keeps it as a texture; what was there stays until then. */
void
fw_page_sheet_render (FwPageSheet *self, FwPageDrawFunc draw, gpointer data, guint page);
/* TRUE when it shows the page at the present zoom and scale. */
gboolean
fw_page_sheet_is_fresh (FwPageSheet *self);
/* The next render is wanted, the old picture stays. */
void
fw_page_sheet_invalidate (FwPageSheet *self);
/* Lets the texture go: the sheet is far out of sight. */
void
fw_page_sheet_drop (FwPageSheet *self);
/* Frames a place, in points; NULL for none. */
void
fw_page_sheet_set_frame (FwPageSheet *self, const graphene_rect_t *frame);

G_END_DECLS
