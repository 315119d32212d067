/* fw-zoom-bar.c: see fw-zoom-bar.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "canvas/fw-zoom-bar.h"

struct _FwZoomBar
{
  GtkWidget parent_instance;
  FwCanvas *canvas;
  GtkWidget *value;
  gulong handler;
};

G_DEFINE_FINAL_TYPE (FwZoomBar, fw_zoom_bar, GTK_TYPE_WIDGET)

GtkWidget *
fw_zoom_bar_new (void)
{
  return g_object_new (FW_TYPE_ZOOM_BAR, NULL);
}

static void
update (FwZoomBar *self)
{
  /* Translators: a zoom in percent */
  g_autofree char *text
      = g_strdup_printf (_ ("%d %%"), (int) round (fw_canvas_get_zoom (self->canvas) * 100));

  gtk_button_set_label (GTK_BUTTON (self->value), text);
}

static void
zoom_changed_cb (FwCanvas *canvas, GParamSpec *pspec, FwZoomBar *self)
{
  update (self);
}

void
fw_zoom_bar_set_canvas (FwZoomBar *self, FwCanvas *canvas)
{
  g_return_if_fail (FW_IS_ZOOM_BAR (self));

  if (self->canvas != NULL)
    g_clear_signal_handler (&self->handler, self->canvas);
  g_set_object (&self->canvas, canvas);
  if (canvas == NULL)
    return;
  self->handler = g_signal_connect (canvas, "notify::zoom", G_CALLBACK (zoom_changed_cb), self);
  update (self);
}

static void
out_cb (GtkButton *button, FwZoomBar *self)
{
  if (self->canvas != NULL)
    fw_canvas_set_zoom (self->canvas, fw_canvas_get_zoom (self->canvas) / 1.2);
}

static void
in_cb (GtkButton *button, FwZoomBar *self)
{
  if (self->canvas != NULL)
    fw_canvas_set_zoom (self->canvas, fw_canvas_get_zoom (self->canvas) * 1.2);
}

static void
natural_cb (GtkButton *button, FwZoomBar *self)
{
  if (self->canvas != NULL)
    fw_canvas_set_zoom (self->canvas, 1);
}

static void
fit_cb (GtkButton *button, FwZoomBar *self)
{
  if (self->canvas != NULL)
    fw_canvas_zoom_to_fit (self->canvas);
}

static GtkWidget *
add_button (FwZoomBar *self, const char *icon, const char *tip, GCallback callback)
{
  GtkWidget *button
      = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label ("");

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
fw_zoom_bar_dispose (GObject *object)
{
  GtkWidget *child;

  fw_zoom_bar_set_canvas (FW_ZOOM_BAR (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_zoom_bar_parent_class)->dispose (object);
}

static void
fw_zoom_bar_class_init (FwZoomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_zoom_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "zoombar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_zoom_bar_init (FwZoomBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "canvas-osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Zoom"),
                                  -1);
  add_button (self, "zoom-out-symbolic", _ ("Smaller (Ctrl+−)"), G_CALLBACK (out_cb));
  self->value = add_button (self, NULL, _ ("Natural size"), G_CALLBACK (natural_cb));
  gtk_widget_add_css_class (self->value, "numeric");
  add_button (self, "zoom-in-symbolic", _ ("Larger (Ctrl++)"), G_CALLBACK (in_cb));
  add_button (self, "zoom-fit-best-symbolic", _ ("Show all (Ctrl+0)"), G_CALLBACK (fit_cb));
}
