/* fw-timeline-axis-bar.c: see fw-timeline-axis-bar.h. */
#include "config.h"

#include <math.h>

#include "features/timeline/fw-timeline-axis-bar.h"

struct _FwTimelineAxisBar
{
  GtkWidget parent_instance;
  FwTimelineView *view; /* not owned; a sibling */
  double factor;        /* of the type that it was measured for */
};

G_DEFINE_FINAL_TYPE (FwTimelineAxisBar, fw_timeline_axis_bar, GTK_TYPE_WIDGET)

static void
camera_cb (FwTimelineAxisBar *self)
{
  if (self->factor != fw_timeline_view_get_factor (self->view))
    {
      self->factor = fw_timeline_view_get_factor (self->view);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fw_timeline_axis_bar_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  FwTimelineAxisBar *self = FW_TIMELINE_AXIS_BAR (widget);
  double factor = self->view != NULL ? fw_timeline_view_get_factor (self->view) : 1;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? 280
                            : (int) ceil (FW_TIMELINE_AXIS_HEIGHT * factor);
}

static void
fw_timeline_axis_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwTimelineAxisBar *self = FW_TIMELINE_AXIS_BAR (widget);
  FwTimelineLayout *layout = self->view != NULL ? fw_timeline_view_get_layout (self->view) : NULL;
  double left, offset, width = gtk_widget_get_width (widget);
  graphene_rect_t area;

  if (layout == NULL)
    return;
  left = fw_timeline_view_get_left (self->view);
  offset = fw_timeline_view_get_offset (self->view);
  area = GRAPHENE_RECT_INIT ((float) left, 0, (float) MAX (0, width - left),
                             (float) gtk_widget_get_height (widget));
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) offset, 0));
  fw_draw_timeline_axis (snapshot, layout, left - offset, width - offset, 0,
                         fw_timeline_view_get_context (self->view));
  gtk_snapshot_pop (snapshot);
}

GtkWidget *
fw_timeline_axis_bar_new (FwTimelineView *view)
{
  FwTimelineAxisBar *self = g_object_new (FW_TYPE_TIMELINE_AXIS_BAR, NULL);

  self->view = view;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
  g_signal_connect_object (view, "camera-changed", G_CALLBACK (camera_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_timeline_axis_bar_dispose (GObject *object)
{
  g_clear_weak_pointer (&FW_TIMELINE_AXIS_BAR (object)->view);
  G_OBJECT_CLASS (fw_timeline_axis_bar_parent_class)->dispose (object);
}

static void
fw_timeline_axis_bar_class_init (FwTimelineAxisBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_axis_bar_dispose;
  widget_class->measure = fw_timeline_axis_bar_measure;
  widget_class->snapshot = fw_timeline_axis_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelineaxis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fw_timeline_axis_bar_init (FwTimelineAxisBar *self)
{
}
