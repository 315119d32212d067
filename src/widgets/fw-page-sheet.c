/* fw-page-sheet.c: see fw-page-sheet.h. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "widgets/fw-page-sheet.h"

#define MIN_ZOOM 0.1
#define FRAME_GAP 3

struct _FwPageSheet
{
  GtkWidget parent_instance;
  double width, height, zoom;
  GdkTexture *texture;
  double rendered_zoom; /* zoom times scale of the texture; 0: render again */
  graphene_rect_t frame;
  gboolean has_frame;
};

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwPageSheet, fw_page_sheet, GTK_TYPE_WIDGET)

static double
get_wanted (FwPageSheet *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return self->zoom * (surface != NULL ? gdk_surface_get_scale (surface) : 1);
}

void
fw_page_sheet_set_zoom (FwPageSheet *self, double zoom)
{
  g_return_if_fail (FW_IS_PAGE_SHEET (self));

  zoom = MAX (zoom, MIN_ZOOM);
  if (G_APPROX_VALUE (self->zoom, zoom, 1e-6))
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
fw_page_sheet_is_fresh (FwPageSheet *self)
{
  g_return_val_if_fail (FW_IS_PAGE_SHEET (self), FALSE);

  return self->texture != NULL && G_APPROX_VALUE (self->rendered_zoom, get_wanted (self), 1e-6);
}

void
fw_page_sheet_invalidate (FwPageSheet *self)
{
  g_return_if_fail (FW_IS_PAGE_SHEET (self));

  self->rendered_zoom = 0;
}

void
fw_page_sheet_drop (FwPageSheet *self)
{
  g_return_if_fail (FW_IS_PAGE_SHEET (self));

  g_clear_object (&self->texture);
  self->rendered_zoom = 0;
}

void
fw_page_sheet_render (FwPageSheet *self, FwPageDrawFunc draw, gpointer data, guint page)
{
  double zoom;
  int width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_if_fail (FW_IS_PAGE_SHEET (self));
  g_return_if_fail (draw != NULL);

  zoom = get_wanted (self);
  width = (int) ceil (self->width * zoom);
  height = (int) ceil (self->height * zoom);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  draw (data, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      g_autoptr (GBytes) bytes
          = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
      g_autoptr (GdkMemoryTextureBuilder) builder = gdk_memory_texture_builder_new ();

      gdk_memory_texture_builder_set_bytes (builder, bytes);
      gdk_memory_texture_builder_set_stride (builder, stride);
      gdk_memory_texture_builder_set_width (builder, width);
      gdk_memory_texture_builder_set_height (builder, height);
      gdk_memory_texture_builder_set_format (
          builder, G_BYTE_ORDER == G_LITTLE_ENDIAN ? GDK_MEMORY_B8G8R8X8 : GDK_MEMORY_X8R8G8B8);
      g_clear_object (&self->texture);
      self->texture = gdk_memory_texture_builder_build (builder);
      self->rendered_zoom = zoom;
    }
  cairo_surface_destroy (surface);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_page_sheet_set_frame (FwPageSheet *self, const graphene_rect_t *frame)
{
  g_return_if_fail (FW_IS_PAGE_SHEET (self));

  if (!self->has_frame && frame == NULL)
    return;
  self->has_frame = frame != NULL;
  if (frame != NULL)
    self->frame = *frame;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
fw_page_sheet_new (double width, double height)
{
  FwPageSheet *self = g_object_new (FW_TYPE_PAGE_SHEET, NULL);

  self->width = width;
  self->height = height;
  return GTK_WIDGET (self);
}

static void
fw_page_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwPageSheet *self = FW_PAGE_SHEET (widget);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  if (self->has_frame)
    {
      g_autoptr (GdkRGBA) accent
          = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
      float zoom = (float) self->zoom;
      GskRoundedRect outline;
      graphene_rect_t rect = GRAPHENE_RECT_INIT (self->frame.origin.x * zoom - FRAME_GAP,
                                                 self->frame.origin.y * zoom - FRAME_GAP,
                                                 self->frame.size.width * zoom + 2 * FRAME_GAP,
                                                 self->frame.size.height * zoom + 2 * FRAME_GAP);

      accent->alpha = 0.75f;
      gsk_rounded_rect_init_from_rect (&outline, &rect, 4);
      gtk_snapshot_append_border (snapshot, &outline, (const float[4]) {2, 2, 2, 2},
                                  (const GdkRGBA[4]) {*accent, *accent, *accent, *accent});
    }
}

static void
fw_page_sheet_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  FwPageSheet *self = FW_PAGE_SHEET (widget);

  *minimum = *natural = (int) round (
      (orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height) * self->zoom);
}

static void
released_cb (FwPageSheet *self, int n_press, double x, double y)
{
  g_signal_emit (self, signals[CLICKED], 0, x / self->zoom, y / self->zoom);
}

static void
fw_page_sheet_dispose (GObject *object)
{
  g_clear_object (&FW_PAGE_SHEET (object)->texture);
  G_OBJECT_CLASS (fw_page_sheet_parent_class)->dispose (object);
}

static void
fw_page_sheet_class_init (FwPageSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_page_sheet_dispose;
  widget_class->snapshot = fw_page_sheet_snapshot;
  widget_class->measure = fw_page_sheet_measure;
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "pagesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fw_page_sheet_init (FwPageSheet *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->zoom = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
