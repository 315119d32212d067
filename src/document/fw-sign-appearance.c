/* fw-sign-appearance.c: see fw-sign-appearance.h. */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "document/fw-document-private.h"
#include "document/fw-pdf-error.h"
#include "document/fw-sign-appearance.h"

#define FONT "Noto Sans, DejaVu Sans"
#define LARGEST_TYPE 9.0
#define READABLE_TYPE 6.0 /* no smaller only to get a long line in */
#define SMALLEST_TYPE 3.5
#define MARGIN 2.0
#define THIN 0.5
#define THICK 2.2

/* --- strokes ---------------------------------------------------------------------- */

static gboolean
get_extents (const FwSignStroke *strokes, guint n_strokes, double *extents)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_strokes; i++)
    for (guint k = 0; k < strokes[i].n_points; k++)
      {
        const FwSignPoint *point = &strokes[i].points[k];

        if (!isfinite (point->x) || !isfinite (point->y))
          continue;
        extents[0] = any ? MIN (extents[0], point->x) : point->x;
        extents[1] = any ? MIN (extents[1], point->y) : point->y;
        extents[2] = any ? MAX (extents[2], point->x) : point->x;
        extents[3] = any ? MAX (extents[3], point->y) : point->y;
        any = TRUE;
      }
  return any;
}

static double
get_width (const FwSignPoint *point)
{
  double pressure = isfinite (point->pressure) ? CLAMP (point->pressure, 0, 1) : 0.5;

  return THIN + (THICK - THIN) * pressure;
}

void
fw_sign_strokes_draw (cairo_t *cr,
                      const FwSignStroke *strokes,
                      guint n_strokes,
                      double x,
                      double y,
                      double width,
                      double height)
{
  double extents[4], scale, left, top;

  g_return_if_fail (cr != NULL && (strokes != NULL || n_strokes == 0));

  width -= THICK;
  height -= THICK;
  if (!get_extents (strokes, n_strokes, extents) || width <= 0 || height <= 0)
    return;
  scale = MIN (width / MAX (extents[2] - extents[0], 1e-3),
               height / MAX (extents[3] - extents[1], 1e-3));
  /* A dot does not fill the box. */
  scale = MIN (scale, 20);
  left = x + THICK / 2 + (width - (extents[2] - extents[0]) * scale) / 2;
  top = y + THICK / 2 + (height - (extents[3] - extents[1]) * scale) / 2;
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.05, 0.1, 0.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n_strokes; i++)
    for (guint k = 0; k < strokes[i].n_points; k++)
      {
        const FwSignPoint *to = &strokes[i].points[k];
        const FwSignPoint *from = k > 0 ? to - 1 : to;

        /* The first point alone is a dot. */
        if ((k == 0 && strokes[i].n_points > 1) || !isfinite (to->x) || !isfinite (to->y)
            || !isfinite (from->x) || !isfinite (from->y))
          continue;
        cairo_set_line_width (cr, (get_width (from) + get_width (to)) / 2);
        cairo_move_to (cr, left + (from->x - extents[0]) * scale,
                       top + (from->y - extents[1]) * scale);
        cairo_line_to (cr, left + (to->x - extents[0]) * scale, top + (to->y - extents[1]) * scale);
        cairo_stroke (cr);
      }
  cairo_restore (cr);
}

/* --- words ------------------------------------------------------------------------ */

static void
set_size (PangoLayout *layout, double size)
{
  PangoFontDescription *description = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
}

/* As large as fits; what is too long for a line even so ends in an ellipsis. */
static void
draw_words (const FwSignAppearance *self, cairo_t *cr, double x, double width)
{
  PangoContext *context = _fw_document_create_context ();
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (GString) text = g_string_new (self->name);
  int height = 0;

  g_string_append_printf (
      text, self->on_screen ? "\nam Bildschirm unterschrieben\n%s" : "\ndigital signiert am %s",
      self->day);
  if (self->sealed_by != NULL)
    g_string_append_printf (text, "\ngesiegelt: %s", self->sealed_by);
  if (self->reason != NULL && self->reason[0] != '\0')
    g_string_append_printf (text, "\n%s", self->reason);
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  for (double size = LARGEST_TYPE; size >= SMALLEST_TYPE; size -= 0.5)
    {
      set_size (layout, size);
      pango_layout_get_size (layout, NULL, &height);
      if (height <= (self->height - 2 * MARGIN) * PANGO_SCALE
          && (size <= READABLE_TYPE || !pango_layout_is_ellipsized (layout)))
        break;
    }
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.11);
  cairo_move_to (cr, x, MAX (MARGIN, (self->height - (double) height / PANGO_SCALE) / 2));
  pango_cairo_show_layout (cr, layout);
  g_object_unref (context);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
fw_sign_appearance_draw (const FwSignAppearance *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL && self->name != NULL && self->day != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, self->width, self->height);
  cr = cairo_create (surface);
  if (self->n_strokes > 0)
    {
      fw_sign_strokes_draw (cr, self->strokes, self->n_strokes, MARGIN, MARGIN,
                            self->width * 0.5 - 2 * MARGIN, self->height - 2 * MARGIN);
      draw_words (self, cr, self->width * 0.5 + MARGIN, self->width * 0.5 - 2 * MARGIN);
    }
  else
    draw_words (self, cr, MARGIN, self->width - 2 * MARGIN);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_FAILED,
               _ ("The picture of the signature could not be made: %s. Nothing was changed."),
               cairo_status_to_string (status));
  return NULL;
}
