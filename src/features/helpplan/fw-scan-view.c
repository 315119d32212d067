/* fw-scan-view.c: see fw-scan-view.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <libdex.h>

#include "document/fw-pdf.h"
#include "features/helpplan/fw-scan-view.h"
#include "store/fw-background.h"

/* Wide enough to read names, small enough for a dialog. */
#define PAGE_WIDTH 900.0

struct _FwScanView
{
  AdwBin parent_instance;
  GtkPicture *picture;
};

G_DEFINE_FINAL_TYPE (FwScanView, fw_scan_view, ADW_TYPE_BIN)

typedef struct
{
  GBytes *bytes;
  gboolean is_pdf;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->bytes);
  g_free (job);
}

static GdkTexture *
draw_page (GBytes *bytes, GError **error)
{
  g_autoptr (FwPdf) pdf = fw_pdf_new (bytes, error);
  cairo_surface_t *surface;
  GdkTexture *texture;
  g_autoptr (GBytes) pixels = NULL;
  double width, height, scale;
  cairo_t *cr;

  if (pdf == NULL)
    return NULL;
  fw_pdf_get_page_size (pdf, 0, &width, &height);
  scale = PAGE_WIDTH / MAX (width, 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) PAGE_WIDTH,
                                        (int) CLAMP (height * scale, 1, 4 * PAGE_WIDTH));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  fw_pdf_render (pdf, 0, cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface)
                            * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                    cairo_image_surface_get_height (surface), GDK_MEMORY_B8G8R8X8,
                                    pixels, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

static DexFuture *
decode_job (gpointer data)
{
  const Job *job = data;
  GError *error = NULL;
  GdkTexture *texture = job->is_pdf ? draw_page (job->bytes, &error)
                                    : gdk_texture_new_from_bytes (job->bytes, &error);

  if (texture == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_object (texture);
}

gboolean
fw_scan_view_await_show (FwScanView *self, GBytes *bytes, const char *mime, GError **error)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GdkTexture) texture = NULL;

  g_return_val_if_fail (FW_IS_SCAN_VIEW (self) && bytes != NULL, FALSE);

  job->bytes = g_bytes_ref (bytes);
  job->is_pdf = g_strcmp0 (mime, "application/pdf") == 0;
  texture = dex_await_object (fw_background_run ("scan", decode_job, job, job_free), error);
  if (texture == NULL)
    return FALSE;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return TRUE;
}

void
fw_scan_view_clear (FwScanView *self)
{
  g_return_if_fail (FW_IS_SCAN_VIEW (self));

  gtk_picture_set_paintable (self->picture, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
fw_scan_view_class_init (FwScanViewClass *klass)
{
}

static void
fw_scan_view_init (FwScanView *self)
{
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _ ("First page of the scan"));
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->picture));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
