/* fw-projector-window.c: see fw-projector-window.h.
 *
 * The window belongs to the page: it goes with it. When its monitor is lost it
 * comes back to the desk screen blanked, so that nobody reads along by chance.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-projector-view.h"
#include "features/conference/fw-projector-window.h"

#define POINTER_HIDE_S 3
#define DEFAULT_WIDTH 1100
#define DEFAULT_HEIGHT 688

struct _FwProjectorWindow
{
  GtkWindow parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *hint;
  GdkMonitor *monitor;
  double zoom;
  guint pointer_source;
};

G_DEFINE_FINAL_TYPE (FwProjectorWindow, fw_projector_window, GTK_TYPE_WINDOW)

static void
show_blank (FwProjectorWindow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->desk->blank ? "blank" : "view");
}

static void
set_zoom (FwProjectorWindow *self, double zoom)
{
  self->zoom = CLAMP (zoom, 0.7, 1.6);
  fw_projector_view_set_zoom (FW_PROJECTOR_VIEW (self->view), self->zoom);
}

static gboolean
key_cb (FwProjectorWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Escape:
    case GDK_KEY_F5:
      gtk_window_destroy (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_period:
      g_object_set (self->desk, "blank", !self->desk->blank, NULL);
      return TRUE;
    case GDK_KEY_Page_Down:
      fw_projector_view_step (FW_PROJECTOR_VIEW (self->view), 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      fw_projector_view_step (FW_PROJECTOR_VIEW (self->view), -1);
      return TRUE;
    case GDK_KEY_F11:
      if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
        gtk_window_unfullscreen (GTK_WINDOW (self));
      else
        gtk_window_fullscreen (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      if (control)
        set_zoom (self, self->zoom + 0.1);
      return control;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      if (control)
        set_zoom (self, self->zoom - 0.1);
      return control;
    default:
      return FALSE;
    }
}

static gboolean
hide_pointer_cb (gpointer data)
{
  FwProjectorWindow *self = data;

  self->pointer_source = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
motion_cb (FwProjectorWindow *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->pointer_source, g_source_remove);
  self->pointer_source = g_timeout_add_seconds (POINTER_HIDE_S, hide_pointer_cb, self);
}

static void
fullscreen_cb (FwProjectorWindow *self)
{
  gtk_widget_set_visible (self->hint, !gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
monitor_gone_cb (FwProjectorWindow *self)
{
  g_object_set (self->desk, "blank", TRUE, NULL);
  gtk_window_unfullscreen (GTK_WINDOW (self));
}

/* Another monitor than the one of the minute taker. Borrowed; NULL: there is none. */
static GdkMonitor *
find_monitor (GtkRoot *desk_window)
{
  GdkDisplay *display = gtk_root_get_display (desk_window);
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (desk_window));
  GdkMonitor *mine = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != mine)
        return monitor; /* the list holds it */
    }
  return NULL;
}

GtkWindow *
fw_projector_window_new (FwConferenceDesk *desk, GtkRoot *desk_window)
{
  FwProjectorWindow *self = g_object_new (FW_TYPE_PROJECTOR_WINDOW, NULL);
  GtkWindow *main = GTK_IS_WINDOW (desk_window) ? GTK_WINDOW (desk_window) : NULL;
  GdkMonitor *monitor = main != NULL ? find_monitor (desk_window) : NULL;

  self->desk = g_object_ref (desk);
  g_object_set (desk, "blank", FALSE, NULL);
  self->view = fw_projector_view_new (desk);
  gtk_stack_add_named (GTK_STACK (self->stack), self->view, "view");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "view");
  g_signal_connect_object (desk, "notify::blank", G_CALLBACK (show_blank), self, G_CONNECT_SWAPPED);
  if (main != NULL && gtk_window_get_application (main) != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (main));
  if (monitor != NULL)
    {
      g_set_object (&self->monitor, monitor);
      g_signal_connect_object (monitor, "invalidate", G_CALLBACK (monitor_gone_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
    }
  fullscreen_cb (self);
  return GTK_WINDOW (self);
}

static void
fw_projector_window_dispose (GObject *object)
{
  FwProjectorWindow *self = FW_PROJECTOR_WINDOW (object);

  g_clear_handle_id (&self->pointer_source, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_projector_window_parent_class)->dispose (object);
}

static void
fw_projector_window_class_init (FwProjectorWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_projector_window_dispose;
}

static void
fw_projector_window_init (FwProjectorWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *blank = gtk_label_new (_ ("Break"));

  self->zoom = 1;
  gtk_window_set_title (GTK_WINDOW (self), _ ("Projector"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "projector-window");
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (blank, "projector-blank");
  gtk_stack_add_named (GTK_STACK (self->stack), blank, "blank");
  self->hint = gtk_label_new (_ ("Drag this window onto the projector, then press F11"));
  gtk_widget_add_css_class (self->hint, "projector-hint");
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreen_cb), NULL);
}
