/* fw-timeline-view-input.c: pointer and fingers on a timeline.
 *
 *   drag the ground, middle button     moves along time
 *   drag an end of a bar               changes its date; the view says which day
 *   Ctrl+wheel, pinch                  zooms where the pointer is
 *   Shift+wheel, sideways wheel        moves along time
 *   click, double click                walks to, opens
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "domain/fw-life-event.h"
#include "features/timeline/fw-timeline-view-private.h"

#define END 7.0 /* pixels beside an end that are still it */
#define LEAST_DRAG 4.0
#define NOTCH 60.0 /* pixels that a notch of the wheel moves */

int
_fw_timeline_view_find_mark (FwTimelineView *self, double x, double y)
{
  double at = _fw_timeline_view_to_layout (self, x);
  int found = -1;

  if (self->layout == NULL || x < self->titles)
    return -1;
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (self->layout, i);
      graphene_rect_t bounds;

      if (mark->n_members == 0 || y < mark->y - 3 || y > mark->y + mark->height + 3)
        continue;
      fw_timeline_mark_get_bounds (self->layout, mark, &bounds);
      if (at >= bounds.origin.x && at <= bounds.origin.x + bounds.size.width)
        found = (int) i;
      if (at >= mark->x - 3 && at <= mark->x + mark->width + 3)
        return (int) i;
    }
  return found;
}

int
_fw_timeline_view_find_end (FwTimelineView *self, double x, double y, int *index)
{
  double at = _fw_timeline_view_to_layout (self, x);
  const FwTimelineMark *mark;

  if (self->layout == NULL || x < self->titles || fw_timeline_desk_is_shared (self->desk))
    return FW_DRAG_NONE;
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      mark = fw_timeline_layout_get_mark (self->layout, i);
      if (mark->kind != FW_MARK_BAR || y < mark->y || y > mark->y + mark->height
          || !fw_timeline_event_is_movable (fw_timeline_layout_get_member (self->layout, mark, 0)))
        continue;
      *index = (int) i;
      if (fabs (at - (mark->x + mark->width)) <= END)
        return FW_DRAG_END;
      if (fabs (at - mark->x) <= END)
        return FW_DRAG_BEGINNING;
    }
  return FW_DRAG_NONE;
}

static FwDay
get_day_at (FwTimelineView *self, double x)
{
  return (FwDay) floor (
      fw_timeline_layout_get_day (self->layout, _fw_timeline_view_to_layout (self, x)) + 0.5);
}

/* --- dragging ------------------------------------------------------------------------------ */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, FwTimelineView *self)
{
  int index = -1;

  self->drag_left = self->left;
  self->drag_x = x;
  self->drag = FW_DRAG_NONE;
  if (self->layout == NULL || x < self->titles)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag = _fw_timeline_view_find_end (self, x, y, &index);
  if (self->drag != FW_DRAG_NONE)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (self->layout, (guint) index);
      const FwTimelineEvent *event = fw_timeline_layout_get_member (self->layout, mark, 0);

      fw_timeline_view_go_to (self, event->id, TRUE);
      self->drag_day = self->drag == FW_DRAG_END ? event->last : event->first;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, FwTimelineView *self)
{
  if (self->drag == FW_DRAG_END || self->drag == FW_DRAG_BEGINNING)
    {
      g_autofree char *day = NULL;

      self->drag_day = get_day_at (self, self->drag_x + dx);
      day = fw_day_to_text (self->drag_day);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), day);
      gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  if (self->drag == FW_DRAG_NONE && fabs (dx) > LEAST_DRAG && fabs (dx) > fabs (dy))
    {
      self->drag = FW_DRAG_PAN;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  if (self->drag == FW_DRAG_PAN)
    _fw_timeline_view_set_camera (self, self->scale, self->drag_left - dx);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, FwTimelineView *self)
{
  gboolean end = self->drag == FW_DRAG_END;

  if ((end || self->drag == FW_DRAG_BEGINNING) && fabs (dx) > LEAST_DRAG)
    _fw_timeline_view_emit (self, "end-moved", self->current, end, (int) self->drag_day);
  self->drag = FW_DRAG_NONE;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, FwTimelineView *self)
{
  self->drag = FW_DRAG_NONE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
released_cb (GtkGestureClick *gesture, int n, double x, double y, FwTimelineView *self)
{
  int index = _fw_timeline_view_find_mark (self, x, y);
  const FwTimelineMark *mark;

  if (self->layout == NULL)
    return;
  if (index < 0)
    {
      for (guint i = 0; i < self->layout->lanes->len; i++)
        {
          const FwTimelineLaneRow *lane
              = &g_array_index (self->layout->lanes, FwTimelineLaneRow, i);

          if (y >= lane->y && y < lane->y + lane->height)
            self->lane = lane->lane;
        }
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  mark = fw_timeline_layout_get_mark (self->layout, (guint) index);
  if (n == 1)
    fw_timeline_view_go_to (self, fw_timeline_layout_get_member (self->layout, mark, 0)->id, TRUE);
  else if (n == 2)
    _fw_timeline_view_emit (self, "activated", self->current);
}

/* --- wheel and pinch ------------------------------------------------------------------------- */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, FwTimelineView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if (state & GDK_CONTROL_MASK)
    {
      _fw_timeline_view_zoom_at (self, pow (wheel ? 1.25 : 1.01, -dy), self->pointer_x);
      return GDK_EVENT_STOP;
    }
  if (state & GDK_SHIFT_MASK && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (dx == 0 || fabs (dy) > fabs (dx))
    return GDK_EVENT_PROPAGATE;
  fw_timeline_view_pan (self, dx * (wheel ? NOTCH : 1));
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, FwTimelineView *self)
{
  int index;

  /* What moves beneath a pointer that rests is no move of it: who walks by key stays where the
   * walk is. */
  if (self->layout != NULL && x >= self->titles && fabs (x - self->pointer_x) >= 1)
    _fw_timeline_view_set_day (self, get_day_at (self, x - self->scale / 2));
  self->pointer_x = x;
  if (self->drag == FW_DRAG_NONE)
    gtk_widget_set_cursor_from_name (
        GTK_WIDGET (self),
        _fw_timeline_view_find_end (self, x, y, &index) != FW_DRAG_NONE ? "ew-resize" : NULL);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, FwTimelineView *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pinch_scale = self->scale;
}

static void
pinch_cb (GtkGestureZoom *gesture, double delta, FwTimelineView *self)
{
  double x = self->pointer_x, y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  _fw_timeline_view_zoom_at (self, self->pinch_scale * delta / self->scale, x);
}

static void
add (FwTimelineView *self, gpointer controller, GtkPropagationPhase phase)
{
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
_fw_timeline_view_add_gestures (FwTimelineView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  add (self, click, GTK_PHASE_BUBBLE);
  add (self, drag, GTK_PHASE_BUBBLE);
  add (self, pinch, GTK_PHASE_CAPTURE);
  add (self, scroll, GTK_PHASE_CAPTURE);
  add (self, motion, GTK_PHASE_CAPTURE);
}
