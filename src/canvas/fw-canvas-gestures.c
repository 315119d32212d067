/* fw-canvas-gestures.c: gestures of a canvas: they tell what pointer, finger and pen did,
 * and fw-canvas-tools.c knows what that means.
 *
 *   mouse, pen   press, drag, release; double click; other button; middle button pans
 *   pen, finger  a long press is the other button
 *   one finger   on an item as the mouse; on the ground the scrolled window moves the view
 *   two fingers  move the view and zoom, what lies between them stays between them
 */
#include "config.h"

#include <math.h>

#include "canvas/fw-canvas-private.h"

static gboolean
is_source (GtkGesture *gesture, GdkInputSource source)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);
  GdkDeviceTool *tool
      = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture)) != NULL
            ? gdk_event_get_device_tool (
                  gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture)))
            : NULL;

  if (source == GDK_SOURCE_PEN && tool != NULL)
    return TRUE;
  return device != NULL && gdk_device_get_source (device) == source;
}

static FwCanvasInput
get_input (gpointer gesture)
{
  return (FwCanvasInput) {
      .touch = is_source (gesture, GDK_SOURCE_TOUCHSCREEN),
      .state = gtk_event_controller_get_current_event_state (gesture),
  };
}

static void
claim (gpointer gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, FwCanvas *self)
{
  FwCanvasInput input = get_input (gesture);

  if (!fw_canvas_press (self, &input, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, FwCanvas *self)
{
  FwCanvasInput input = get_input (gesture);

  if (fw_canvas_drag_by (self, &input, dx, dy))
    claim (gesture);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, FwCanvas *self)
{
  FwCanvasInput input = get_input (gesture);

  fw_canvas_release (self, &input);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, FwCanvas *self)
{
  fw_canvas_cancel_drag (self);
}

static void
middle_begin_cb (GtkGestureDrag *gesture, double x, double y, FwCanvas *self)
{
  claim (gesture);
  fw_canvas_pan (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, FwCanvas *self)
{
  FwCanvasInput input = get_input (gesture);

  if (n == 2)
    fw_canvas_activate_at (self, &input, x, y);
}

static void
secondary_cb (GtkGestureClick *gesture, int n, double x, double y, FwCanvas *self)
{
  FwCanvasInput input = get_input (gesture);

  claim (gesture);
  fw_canvas_menu_at (self, &input, x, y);
}

/* A mouse has another button for it, and is held still while one thinks. */
static void
long_press_cb (GtkGestureLongPress *gesture, double x, double y, FwCanvas *self)
{
  FwCanvasInput input = get_input (gesture);

  if (!input.touch && !is_source (GTK_GESTURE (gesture), GDK_SOURCE_PEN))
    return;
  claim (gesture);
  fw_canvas_menu_at (self, &input, x, y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, FwCanvas *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  /* A mouse has notches, a touchpad fractions of them. */
  fw_canvas_zoom_at (self, self->zoom * pow (1.15, -dy), self->pointer.x, self->pointer.y);
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, FwCanvas *self)
{
  self->pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);
}

/* Between the fingers; a touchpad's pinch is where the pointer is. */
static void
get_middle (GtkGesture *gesture, FwCanvas *self, double *x, double *y)
{
  if (gtk_gesture_get_bounding_box_center (gesture, x, y))
    return;
  *x = self->pointer.x;
  *y = self->pointer.y;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, FwCanvas *self)
{
  double x, y;

  claim (gesture);
  get_middle (gesture, self, &x, &y);
  fw_canvas_pinch_begin (self, x, y);
}

static void
pinch_cb (GtkGesture *gesture, GdkEventSequence *sequence, FwCanvas *self)
{
  double x, y;

  if (!gtk_gesture_is_active (gesture))
    return;
  get_middle (gesture, self, &x, &y);
  fw_canvas_pinch_to (self, gtk_gesture_zoom_get_scale_delta (GTK_GESTURE_ZOOM (gesture)), x, y);
}

static void
add_controller (FwCanvas *self, gpointer controller, GtkPropagationPhase phase)
{
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkGesture *
add_drag (FwCanvas *self, guint button, GCallback begin)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin, self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  add_controller (self, drag, GTK_PHASE_BUBBLE);
  return drag;
}

static GtkGesture *
add_click (FwCanvas *self, guint button, GCallback pressed)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, "pressed", pressed, self);
  return click;
}

void
fw_canvas_add_gestures (FwCanvas *self)
{
  GtkGesture *drag = add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begin_cb));
  GtkGesture *click = add_click (self, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb));
  GtkGesture *press = gtk_gesture_long_press_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (middle_begin_cb));
  g_signal_connect (press, "pressed", G_CALLBACK (long_press_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "update", G_CALLBACK (pinch_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  add_controller (self, click, GTK_PHASE_BUBBLE);
  gtk_gesture_group (click, drag);
  add_controller (self, add_click (self, GDK_BUTTON_SECONDARY, G_CALLBACK (secondary_cb)),
                  GTK_PHASE_BUBBLE);
  add_controller (self, press, GTK_PHASE_BUBBLE);
  add_controller (self, pinch, GTK_PHASE_CAPTURE);
  add_controller (self, scroll, GTK_PHASE_CAPTURE);
  add_controller (self, motion, GTK_PHASE_CAPTURE);
}
