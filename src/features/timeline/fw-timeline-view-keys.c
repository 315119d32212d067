/* fw-timeline-view-keys.c: a timeline by keyboard alone.
 *
 *   Left, Right         the event before, after in the lane
 *   Up, Down            the nearest in the lane above, below
 *   Home, End           the first, the last of the lane
 *   Tab                 from lane to lane: its title, then its events
 *   Enter               opens the record
 *   Shift+Left, Right   moves the end of a bar by a day, week or month
 *   + − 0 T             nearer, further, life, today
 *   letters, digits     begin an event of the lane
 */
#include "config.h"

#include <glib/gi18n.h>

#include "canvas/fw-announce.h"
#include "domain/fw-life-event.h"
#include "features/timeline/fw-timeline-view-private.h"

static const FwTimelineEvent *
get_current (FwTimelineView *self)
{
  return self->layout != NULL ? fw_timeline_find (self->layout->timeline, self->current) : NULL;
}

static gboolean
can_walk (FwTimelineView *self, const FwTimelineEvent *event)
{
  return fw_timeline_layout_find (self->layout, event) != NULL;
}

static void
walk_to (FwTimelineView *self, const FwTimelineEvent *event)
{
  const FwTimelineMark *mark = fw_timeline_layout_find (self->layout, event);
  GtkWidget *before
      = get_current (self) != NULL ? _fw_timeline_view_find_item (self, get_current (self)) : NULL;

  fw_timeline_view_go_to (self, event->id, TRUE);
  /* The focus stays in a mark of several: a screen reader would say nothing. */
  if (mark->n_members > 1 && before == _fw_timeline_view_find_item (self, event))
    {
      g_autofree char *spoken = fw_timeline_event_dup_spoken (self->layout->timeline, event);

      fw_announce (GTK_WIDGET (self), spoken);
    }
}

/* --- along a lane ---------------------------------------------------------------------------- */

static const FwTimelineEvent *
find_in_lane (FwTimelineView *self, int lane, int start, int step)
{
  GArray *events = self->layout->timeline->events;

  for (int i = start; i >= 0 && i < (int) events->len; i += step)
    {
      const FwTimelineEvent *event = fw_timeline_get (self->layout->timeline, (guint) i);

      if ((int) event->lane == lane && can_walk (self, event))
        return event;
    }
  return NULL;
}

/* The event of the lane nearest to @day. */
static const FwTimelineEvent *
find_nearest (FwTimelineView *self, int lane, FwDay day)
{
  const FwTimelineEvent *best = NULL;
  FwDay least = G_MAXINT32;

  for (guint i = 0; i < self->layout->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (self->layout->timeline, i);
      FwDay away = day < event->first  ? event->first - day
                   : day > event->last ? day - event->last
                                       : 0;

      if ((int) event->lane == lane && away < least && can_walk (self, event))
        {
          best = event;
          least = away;
        }
    }
  return best;
}

static void
walk_along (FwTimelineView *self, int step)
{
  const FwTimelineEvent *current = get_current (self), *next;
  int position;

  if (current == NULL)
    return;
  position = (int) (current - (const FwTimelineEvent *) self->layout->timeline->events->data);
  next = find_in_lane (self, (int) current->lane, position + step, step);
  if (next != NULL)
    walk_to (self, next);
  else
    fw_announce (GTK_WIDGET (self),
                 step < 0 ? _ ("Nothing earlier in this lane") : _ ("Nothing later in this lane"));
}

static void
walk_across (FwTimelineView *self, int step)
{
  const FwTimelineEvent *current = get_current (self), *next = NULL;
  int lane;

  if (current == NULL)
    return;
  for (lane = (int) current->lane + step; lane >= 0 && lane < FW_N_LANES && next == NULL;
       lane += step)
    next = find_nearest (self, lane, current->first);
  if (next != NULL)
    walk_to (self, next);
  else
    fw_announce (GTK_WIDGET (self),
                 step < 0 ? _ ("This is the first lane") : _ ("This is the last lane"));
}

static void
walk_to_end (FwTimelineView *self, gboolean last)
{
  const FwTimelineEvent *current = get_current (self), *next;

  if (current == NULL)
    return;
  next = find_in_lane (self, (int) current->lane,
                       last ? (int) self->layout->timeline->events->len - 1 : 0, last ? -1 : 1);
  if (next != NULL)
    walk_to (self, next);
}

/* By what the axis shows. */
static void
move_end (FwTimelineView *self, int step)
{
  const FwTimelineEvent *event = get_current (self);
  FwAxisUnit unit = fw_axis_get_unit (self->scale, 9);
  FwDay day;

  if (event == NULL || !fw_timeline_event_is_movable (event)
      || fw_timeline_desk_is_shared (self->desk))
    {
      fw_announce (GTK_WIDGET (self), _ ("These dates are changed where they were written"));
      return;
    }
  day = unit == FW_AXIS_DAY    ? event->last + step
        : unit == FW_AXIS_WEEK ? event->last + 7 * step
                               : fw_day_add_months (event->last, step);
  _fw_timeline_view_emit (self, "end-moved", self->current, TRUE, (int) day);
}

/* --- keys --------------------------------------------------------------------------------------- */

static gboolean
camera_key (FwTimelineView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      fw_timeline_view_zoom (self, 1.5);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      fw_timeline_view_zoom (self, 1 / 1.5);
      return TRUE;
    case GDK_KEY_Page_Up:
      fw_timeline_view_pan (self, -0.8 * _fw_timeline_view_get_width (self));
      return TRUE;
    case GDK_KEY_Page_Down:
      fw_timeline_view_pan (self, 0.8 * _fw_timeline_view_get_width (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* Nobody is walked on yet: what is nearest to today. */
static gboolean
begin_walk (FwTimelineView *self)
{
  const FwTimelineEvent *event = NULL;

  for (int lane = MAX (self->lane, 0); lane < FW_N_LANES && event == NULL; lane++)
    event = find_nearest (self, lane, self->layout->timeline->today);
  if (event != NULL)
    walk_to (self, event);
  return event != NULL;
}

static gboolean
walk_key (FwTimelineView *self, guint keyval)
{
  if (get_current (self) == NULL && keyval >= GDK_KEY_Home && keyval <= GDK_KEY_End)
    return begin_walk (self);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      walk_along (self, keyval == GDK_KEY_Left ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      walk_across (self, keyval == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      walk_to_end (self, keyval == GDK_KEY_End);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->current != NULL)
        _fw_timeline_view_emit (self, "activated", self->current);
      return self->current != NULL;
    case GDK_KEY_Delete:
      if (self->current != NULL)
        _fw_timeline_view_emit (self, "remove-requested", self->current);
      return self->current != NULL;
    default:
      return FALSE;
    }
}

static gboolean
type_key (FwTimelineView *self, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[8] = "";

  if (!g_unichar_isalnum (letter) || fw_timeline_desk_is_shared (self->desk))
    return FALSE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  _fw_timeline_view_emit (self, "typed", self->lane, text);
  return TRUE;
}

static gboolean
key_cb (FwTimelineView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean on_title = focus != NULL && GTK_IS_BUTTON (focus);
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->layout == NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (control)
    {
      if (keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
        fw_timeline_view_show_life (self);
      else if (!camera_key (self, keyval))
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    }
  if (shift && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right) && !on_title)
    {
      move_end (self, keyval == GDK_KEY_Left ? -1 : 1);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_t || keyval == GDK_KEY_T)
    fw_timeline_view_show_day (self, self->layout->timeline->today);
  else if (!camera_key (self, keyval) && (on_title || !walk_key (self, keyval))
           && !type_key (self, keyval))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- Tab ------------------------------------------------------------------------------------------ */

/* Stops: of every lane its title, then one of its events. */
static gboolean
go_to_stop (FwTimelineView *self, int stop)
{
  guint index = (guint) stop / 2;
  GtkWidget *header = g_ptr_array_index (self->headers, index);
  const FwTimelineLaneRow *lane = &g_array_index (self->layout->lanes, FwTimelineLaneRow, index);
  const FwTimelineEvent *current = get_current (self), *event;

  if (header == NULL)
    return FALSE;
  if (stop % 2 == 0)
    {
      self->lane = lane->lane;
      return gtk_widget_grab_focus (header);
    }
  event = find_nearest (self, lane->lane,
                        current != NULL ? current->first : self->layout->timeline->today);
  if (event == NULL)
    return FALSE;
  walk_to (self, event);
  return TRUE;
}

static int
get_stop (FwTimelineView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const FwTimelineEvent *current = get_current (self);

  for (guint i = 0; focus != NULL && i < self->headers->len; i++)
    {
      if (g_ptr_array_index (self->headers, i) == focus)
        return (int) i * 2;
      if (current != NULL
          && g_array_index (self->layout->lanes, FwTimelineLaneRow, i).lane == (int) current->lane
          && FW_IS_ITEM_VIEW (focus))
        return (int) i * 2 + 1;
    }
  return -1;
}

gboolean
_fw_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (widget);
  int n = (int) self->headers->len * 2, stop, step;

  if (self->layout == NULL)
    return FALSE;
  step = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ? -1 : 1;
  stop = get_stop (self);
  if (stop < 0 && gtk_widget_has_focus (widget) && step < 0)
    return FALSE;
  if (stop < 0)
    {
      /* From outside: to what is walked on. */
      const FwTimelineEvent *current = get_current (self);

      if (current != NULL && can_walk (self, current) && !gtk_widget_has_focus (widget))
        {
          walk_to (self, current);
          return TRUE;
        }
      stop = step > 0 ? -1 : n;
    }
  for (stop += step; stop >= 0 && stop < n; stop += step)
    if (go_to_stop (self, stop))
      return TRUE;
  return FALSE;
}

void
_fw_timeline_view_add_keys (FwTimelineView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
