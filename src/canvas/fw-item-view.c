/* fw-item-view.c: see fw-item-view.h. */
#include "config.h"

#include "canvas/fw-item-view.h"

/* Of the ring, on the screen. */
#define RING_GAP 5.5
#define RING_WIDTH 3.0
#define LEAST_TARGET 24.5

struct _FwItemView
{
  GtkWidget parent_instance;
  FwSceneItem *item;
  const FwScenePainter *painter;
  FwDrawContext *context;
  double zoom;
};

G_DEFINE_FINAL_TYPE (FwItemView, fw_item_view, GTK_TYPE_WIDGET)

GtkWidget *
fw_item_view_new (FwSceneItem *item, const FwScenePainter *painter, FwDrawContext *context)
{
  FwItemView *self = g_object_new (FW_TYPE_ITEM_VIEW, "name", "scene-item", NULL);

  self->item = g_object_ref (item);
  self->painter = painter;
  self->context = g_object_ref (context);
  fw_item_view_refresh (self);
  return GTK_WIDGET (self);
}

FwSceneItem *
fw_item_view_get_item (FwItemView *self)
{
  g_return_val_if_fail (FW_IS_ITEM_VIEW (self), NULL);

  return self->item;
}

void
fw_item_view_refresh_selected (FwItemView *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               (int) self->item->selected, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_item_view_refresh (FwItemView *self)
{
  const char *spoken = self->item->spoken != NULL ? self->item->spoken : self->item->label;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->item->description != NULL ? self->item->description : "",
                                  -1);
  fw_item_view_refresh_selected (self);
}

void
fw_item_view_set_item (FwItemView *self, FwSceneItem *item)
{
  gboolean same;

  g_return_if_fail (FW_IS_ITEM_VIEW (self) && FW_IS_SCENE_ITEM (item));

  same = g_strcmp0 (self->item->spoken, item->spoken) == 0
         && g_strcmp0 (self->item->label, item->label) == 0
         && g_strcmp0 (self->item->description, item->description) == 0;
  same = same && self->item->selected == item->selected;
  g_set_object (&self->item, item);
  if (same)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    fw_item_view_refresh (self);
}

void
fw_item_view_get_frame (FwItemView *self, graphene_rect_t *frame)
{
  float least = (float) (LEAST_TARGET / self->zoom);

  *frame = self->item->bounds;
  graphene_rect_inset (frame, -MAX (0, (least - frame->size.width) / 2),
                       -MAX (0, (least - frame->size.height) / 2));
}

void
fw_item_view_set_zoom (FwItemView *self, double zoom)
{
  graphene_rect_t before, after;

  if (self->zoom == zoom)
    return;
  fw_item_view_get_frame (self, &before);
  self->zoom = zoom;
  fw_item_view_get_frame (self, &after);
  /* Only the ring depends on it, and what is small. */
  if (self->item->selected || gtk_widget_has_focus (GTK_WIDGET (self))
      || !graphene_rect_equal (&before, &after))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_ring (FwItemView *self, GtkSnapshot *snapshot, gboolean focus)
{
  double zoom = MAX (self->zoom, 0.2);
  gboolean line = self->item->points != NULL;
  g_autoptr (GskPath) path
      = fw_scene_painter_dup_ring (self->painter, self->item, line ? 0 : RING_GAP / MIN (zoom, 1));
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  GskStroke *stroke = gsk_stroke_new ((float) ((line ? 11 : RING_WIDTH) / MIN (zoom, 1)));
  GdkRGBA color = colors->accent;

  /* A line is marked by a broad band beneath it. */
  if (line)
    color.alpha *= focus ? 0.5f : 0.3f;
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  if (focus && !line)
    {
      g_autoptr (GskPath) outer
          = fw_scene_painter_dup_ring (self->painter, self->item, (RING_GAP + 3) / MIN (zoom, 1));

      gsk_stroke_set_line_width (stroke, (float) (1 / MIN (zoom, 1)));
      gtk_snapshot_append_stroke (snapshot, outer, stroke, &colors->ink);
    }
  gsk_stroke_free (stroke);
}

static void
fw_item_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwItemView *self = FW_ITEM_VIEW (widget);
  gboolean focus = gtk_widget_has_focus (widget)
                   && gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (widget)));
  graphene_rect_t frame;

  fw_item_view_get_frame (self, &frame);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-frame.origin.x, -frame.origin.y));
  if (self->item->selected || focus)
    draw_ring (self, snapshot, focus);
  self->painter->draw (self->item, snapshot, self->context);
  gtk_snapshot_restore (snapshot);
}

static void
fw_item_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  graphene_rect_t frame;
  float size;

  fw_item_view_get_frame (FW_ITEM_VIEW (widget), &frame);
  size = orientation == GTK_ORIENTATION_HORIZONTAL ? frame.size.width : frame.size.height;
  *minimum = *natural = (int) (size + 0.999f);
}

static void
focus_changed_cb (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
}

static void
fw_item_view_finalize (GObject *object)
{
  FwItemView *self = FW_ITEM_VIEW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fw_item_view_parent_class)->finalize (object);
}

static void
fw_item_view_class_init (FwItemViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_item_view_finalize;
  widget_class->snapshot = fw_item_view_snapshot;
  widget_class->measure = fw_item_view_measure;
  gtk_widget_class_set_css_name (widget_class, "sceneitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
fw_item_view_init (FwItemView *self)
{
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
}
