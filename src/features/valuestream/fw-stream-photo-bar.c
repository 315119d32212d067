/* fw-stream-photo-bar.c: see fw-stream-photo-bar.h.
 *
 * Shows what the map tells of its photo; each touch is an act of the desk.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-photo-bar.h"

struct _FwStreamPhotoBar
{
  AdwBin parent_instance;
  GtkRange *opacity_scale;
  GtkSpinButton *size_spin;
  GtkToggleButton *lock_button, *hide_button;
  FwStreamDesk *desk;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwStreamPhotoBar, fw_stream_photo_bar, ADW_TYPE_BIN)

/* FALSE while it is filled, or when there is no photo. */
static gboolean
get_photo (FwStreamPhotoBar *self, FwStreamPhoto *photo)
{
  return self->desk != NULL && !self->filling && fw_stream_desk_get_photo (self->desk, photo);
}

static void
opacity_cb (FwStreamPhotoBar *self)
{
  FwStreamPhoto photo;

  if (!get_photo (self, &photo))
    return;
  photo.opacity = gtk_range_get_value (self->opacity_scale) / 100;
  fw_stream_desk_set_photo (self->desk, &photo, _ ("Change the photo’s opacity"), TRUE);
}

static void
size_cb (FwStreamPhotoBar *self)
{
  FwStreamPhoto photo;
  double pixels = self->desk != NULL ? fw_stream_desk_get_photo_pixels (self->desk) : 0;

  if (!get_photo (self, &photo) || pixels <= 0)
    return;
  photo.width = pixels * gtk_spin_button_get_value (self->size_spin) / 100;
  fw_stream_desk_set_photo (self->desk, &photo, _ ("Change the photo’s size"), TRUE);
}

static void
fit_cb (FwStreamPhotoBar *self)
{
  fw_stream_desk_fit_photo (self->desk);
}

static void
lock_cb (FwStreamPhotoBar *self)
{
  FwStreamPhoto photo;

  if (!get_photo (self, &photo))
    return;
  photo.locked = gtk_toggle_button_get_active (self->lock_button);
  fw_stream_desk_set_photo (self->desk, &photo,
                            photo.locked ? _ ("Lock the photo") : _ ("Unlock the photo"), FALSE);
}

static void
hide_cb (FwStreamPhotoBar *self)
{
  FwStreamPhoto photo;

  if (!get_photo (self, &photo))
    return;
  photo.hidden = gtk_toggle_button_get_active (self->hide_button);
  fw_stream_desk_set_photo (self->desk, &photo,
                            photo.hidden ? _ ("Hide the photo") : _ ("Show the photo"), FALSE);
}

static void
changed_cb (FwStreamPhotoBar *self)
{
  double pixels = fw_stream_desk_get_photo_pixels (self->desk);
  FwStreamPhoto photo;

  if (!fw_stream_desk_get_photo (self->desk, &photo))
    return;
  self->filling = TRUE;
  gtk_range_set_value (self->opacity_scale, round (photo.opacity * 100));
  gtk_widget_set_sensitive (GTK_WIDGET (self->size_spin), pixels > 0);
  /* A width of whole pixels is no whole percent: what stands there is not changed by it. */
  if (pixels > 0
      && fabs (pixels * gtk_spin_button_get_value (self->size_spin) / 100 - photo.width) > 0.5)
    gtk_spin_button_set_value (self->size_spin, round (100 * photo.width / pixels));
  gtk_toggle_button_set_active (self->lock_button, photo.locked);
  gtk_toggle_button_set_active (self->hide_button, photo.hidden);
  self->filling = FALSE;
}

GtkWidget *
fw_stream_photo_bar_new (FwStreamDesk *desk)
{
  FwStreamPhotoBar *self = g_object_new (FW_TYPE_STREAM_PHOTO_BAR, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_photo_bar_dispose (GObject *object)
{
  g_clear_object (&FW_STREAM_PHOTO_BAR (object)->desk);
  G_OBJECT_CLASS (fw_stream_photo_bar_parent_class)->dispose (object);
}

static void
fw_stream_photo_bar_class_init (FwStreamPhotoBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_stream_photo_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-stream-photo-bar.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwStreamPhotoBar, name)
  BIND (opacity_scale);
  BIND (size_spin);
  BIND (lock_button);
  BIND (hide_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, opacity_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
}

static void
fw_stream_photo_bar_init (FwStreamPhotoBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
