/* fw-timeline-range.c: see fw-timeline-range.h. A slider for assistive technology: arrows
 * move the window, + and − change its length. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/timeline/fw-timeline-range.h"

#define HEIGHT 50.0
#define EDGE 22.0 /* half of what a finger hits */
#define PAD 14.0

struct _FwTimelineRange
{
  GtkWidget parent_instance;
  FwTimelineDesk *desk;
  FwTimelineView *view; /* not owned; a sibling */
  enum
  {
    DRAG_NONE,
    DRAG_WINDOW,
    DRAG_FROM,
    DRAG_TO,
  } drag;
  FwDay drag_first, drag_last;
};

G_DEFINE_FINAL_TYPE (FwTimelineRange, fw_timeline_range, GTK_TYPE_WIDGET)

static FwTimelineLayout *
get_layout (FwTimelineRange *self)
{
  return self->view != NULL ? fw_timeline_view_get_layout (self->view) : NULL;
}

/* The days that the bar holds: the whole of it, some months on both sides. */
static void
get_days (FwTimelineRange *self, FwDay *first, FwDay *last)
{
  FwTimelineLayout *layout = get_layout (self);

  *first = layout->origin - 120;
  *last = layout->last + 365;
}

static double
get_x (FwTimelineRange *self, FwDay day)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PAD;
  FwDay first, last;

  get_days (self, &first, &last);
  return PAD + CLAMP ((double) (day - first) / (last - first), 0, 1) * width;
}

static double
get_days_per_pixel (FwTimelineRange *self)
{
  FwDay first, last;

  get_days (self, &first, &last);
  return (last - first) / MAX (1.0, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PAD);
}

static void
camera_cb (FwTimelineRange *self)
{
  FwDay first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  if (!fw_timeline_view_get_range (self->view, &first, &last))
    return;
  from = fw_day_to_text (first);
  to = fw_day_to_text (last);
  /* Translators: the first and the last day in view */
  text = g_strdup_printf (_ ("%1$s to %2$s"), from, to);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
      GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) first, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
      (double) get_layout (self)->origin, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      (double) get_layout (self)->last, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- drawing ---------------------------------------------------------------------------- */

static GdkRGBA
fade (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  graphene_rect_t rect
      = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) MAX (height, 1));

  gtk_snapshot_append_color (snapshot, color, &rect);
}

/* Lives as thin lines, contacts as a haze at the foot. */
static void
draw_lives (FwTimelineRange *self, GtkSnapshot *snapshot)
{
  FwTimelineLayout *layout = get_layout (self);
  FwDrawContext *context = fw_timeline_view_get_context (self->view);
  const FwColors *colors = fw_draw_context_get_colors (context);
  GdkRGBA contact = fade (colors->accent, 0.35f);

  for (guint i = 0; i < layout->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (layout->timeline, i);
      double x, width;

      if (event->first == FW_DAY_NONE || layout->mark_of[i] == 0)
        continue;
      x = get_x (self, event->first);
      width = MAX (1.5, get_x (self, event->last) - x);
      if (event->shape == FW_EVENT_CONTACT)
        fill (snapshot, &contact, x, HEIGHT - 20, 1, 6);
      else if (event->shape == FW_EVENT_BAR
               && (event->lane == FW_LANE_FAMILY || event->lane == FW_LANE_HELP))
        fill (snapshot, &fw_draw_timeline_get_tint (event->tint, context)->edge, x,
              6 + 5 * MIN (event->child + 1, 4), width, 3);
    }
}

static void
draw_years (FwTimelineRange *self, GtkSnapshot *snapshot)
{
  FwDrawContext *context = fw_timeline_view_get_context (self->view);
  const FwColors *colors = fw_draw_context_get_colors (context);
  GdkRGBA line = fade (colors->ink, 0.15f);
  double per_year = 365 / get_days_per_pixel (self), before = -100;
  g_autoptr (GArray) ticks = NULL;
  FwDay first, last;

  get_days (self, &first, &last);
  ticks = fw_axis_dup_ticks (per_year < 5 ? FW_AXIS_FIVE_YEARS : FW_AXIS_YEAR, first, last);
  for (guint i = 0; i < ticks->len; i++)
    {
      FwDay day = g_array_index (ticks, FwAxisTick, i).day;
      int year, month, of_month;
      g_autofree char *label = NULL;
      double factor = MIN (fw_timeline_view_get_factor (self->view), 1.6);
      FwDrawText text = {.y = HEIGHT - 3, .size = 11 * factor, .weight = 400};

      if (day < first)
        continue;
      fw_day_split (day, &year, &month, &of_month);
      label = g_strdup_printf ("%d", year);
      text.text = label;
      text.x = get_x (self, day) + 3;
      fill (snapshot, &line, text.x - 3, 2, 1, HEIGHT - 4);
      if (text.x < before + 44 * factor)
        continue;
      before = text.x;
      fw_draw_text (context, snapshot, &text, &colors->dim);
    }
}

static void
draw_window (FwTimelineRange *self, GtkSnapshot *snapshot)
{
  const FwColors *colors = fw_draw_context_get_colors (fw_timeline_view_get_context (self->view));
  GdkRGBA inside = fade (colors->accent, 0.12f);
  GdkRGBA edges[4] = {colors->accent, colors->accent, colors->accent, colors->accent};
  const float widths[4] = {2, 2, 2, 2};
  gboolean focus = gtk_widget_has_focus (GTK_WIDGET (self));
  GskRoundedRect round;
  graphene_rect_t rect;
  FwDay first, last;
  double x, width;

  if (!fw_timeline_view_get_range (self->view, &first, &last))
    return;
  x = get_x (self, first);
  width = MAX (6, get_x (self, last) - x);
  rect = GRAPHENE_RECT_INIT ((float) x, 2, (float) width, (float) HEIGHT - 4);
  gsk_rounded_rect_init_from_rect (&round, &rect, 5);
  gtk_snapshot_append_color (snapshot, &inside, &rect);
  gtk_snapshot_append_border (snapshot, &round, widths, edges);
  for (guint i = 0; i < 2; i++)
    {
      double at = i == 0 ? x : x + width;

      fill (snapshot, &colors->accent, at - (focus ? 4 : 3), HEIGHT / 2 - 10, focus ? 8 : 6, 20);
      fill (snapshot, &colors->paper, at - 0.5, HEIGHT / 2 - 6, 1, 12);
    }
}

/* The days that are compared, with their numbers. */
static void
draw_days (FwTimelineRange *self, GtkSnapshot *snapshot)
{
  FwDrawContext *context = fw_timeline_view_get_context (self->view);
  const FwColors *colors = fw_draw_context_get_colors (context);
  FwDay days[2];

  fw_timeline_desk_get_days (self->desk, &days[0], &days[1]);
  for (guint i = 0; i < 2; i++)
    {
      FwDrawText text = {.text = i == 0 ? "1" : "2", .y = 13, .size = 11, .weight = 700};

      if (days[i] == FW_DAY_NONE)
        continue;
      text.x = get_x (self, days[i]) + 3;
      fill (snapshot, &colors->purple, text.x - 4, 2, 2, HEIGHT - 4);
      fw_draw_text (context, snapshot, &text, &colors->purple);
    }
}

static void
fw_timeline_range_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwTimelineRange *self = FW_TIMELINE_RANGE (widget);
  const FwColors *colors;

  if (get_layout (self) == NULL || self->desk == NULL)
    return;
  colors = fw_draw_context_get_colors (fw_timeline_view_get_context (self->view));
  draw_years (self, snapshot);
  draw_lives (self, snapshot);
  fill (snapshot, &colors->red, get_x (self, get_layout (self)->timeline->today) - 1, 2, 2,
        HEIGHT - 4);
  draw_days (self, snapshot);
  draw_window (self, snapshot);
}

/* --- dragging ------------------------------------------------------------------------------ */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, FwTimelineRange *self)
{
  FwDay first, last;
  double from, to;

  self->drag = DRAG_NONE;
  if (get_layout (self) == NULL || !fw_timeline_view_get_range (self->view, &first, &last))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  from = get_x (self, first);
  to = get_x (self, last);
  self->drag_first = first;
  self->drag_last = last;
  if (fabs (x - from) <= EDGE && (fabs (x - from) <= fabs (x - to))
      && (x < from + 8 || to - from > 3 * EDGE))
    self->drag = DRAG_FROM;
  else if (fabs (x - to) <= EDGE && (x > to - 8 || to - from > 3 * EDGE))
    self->drag = DRAG_TO;
  else
    {
      self->drag = DRAG_WINDOW;
      if (x < from || x > to)
        {
          FwDay all_first, all_last, middle;

          get_days (self, &all_first, &all_last);
          middle = all_first + (FwDay) ((x - PAD) * get_days_per_pixel (self));
          self->drag_first = middle - (last - first) / 2;
          self->drag_last = self->drag_first + (last - first);
          fw_timeline_view_show_range (self->view, self->drag_first, self->drag_last);
        }
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, FwTimelineRange *self)
{
  FwDay days;

  if (self->drag == DRAG_NONE || get_layout (self) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  days = (FwDay) (dx * get_days_per_pixel (self));
  if (self->drag == DRAG_FROM)
    fw_timeline_view_show_range (self->view, MIN (self->drag_first + days, self->drag_last - 1),
                                 self->drag_last);
  else if (self->drag == DRAG_TO)
    fw_timeline_view_show_range (self->view, self->drag_first,
                                 MAX (self->drag_last + days, self->drag_first + 1));
  else
    fw_timeline_view_show_range (self->view, self->drag_first + days, self->drag_last + days);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, FwTimelineRange *self)
{
  if (n == 2 && self->view != NULL)
    fw_timeline_view_show_life (self->view);
}

static gboolean
key_cb (FwTimelineRange *self, guint keyval, guint keycode, GdkModifierType state)
{
  FwDay first, last, step;

  if (get_layout (self) == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || !fw_timeline_view_get_range (self->view, &first, &last))
    return GDK_EVENT_PROPAGATE;
  step = MAX (1, (last - first) / 10);
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    fw_timeline_view_show_range (self->view, first + (keyval == GDK_KEY_Left ? -step : step),
                                 last + (keyval == GDK_KEY_Left ? -step : step));
  else if (keyval == GDK_KEY_plus || keyval == GDK_KEY_KP_Add)
    fw_timeline_view_zoom (self->view, 1.5);
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    fw_timeline_view_zoom (self->view, 1 / 1.5);
  else if (keyval == GDK_KEY_Home)
    fw_timeline_view_show_life (self->view);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
fw_timeline_range_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : (int) HEIGHT;
}

GtkWidget *
fw_timeline_range_new (FwTimelineDesk *desk, FwTimelineView *view)
{
  FwTimelineRange *self = g_object_new (FW_TYPE_TIMELINE_RANGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "days-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  self->view = view;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
  g_signal_connect_object (view, "camera-changed", G_CALLBACK (camera_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_timeline_range_dispose (GObject *object)
{
  g_clear_weak_pointer (&FW_TIMELINE_RANGE (object)->view);
  g_clear_object (&FW_TIMELINE_RANGE (object)->desk);
  G_OBJECT_CLASS (fw_timeline_range_parent_class)->dispose (object);
}

static void
fw_timeline_range_class_init (FwTimelineRangeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_range_dispose;
  widget_class->measure = fw_timeline_range_measure;
  widget_class->snapshot = fw_timeline_range_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelinerange");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
fw_timeline_range_init (FwTimelineRange *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time in View"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
