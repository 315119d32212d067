/* fw-timeline-view.c: see fw-timeline-view.h. What is drawn and placed; the camera is in
 * fw-timeline-view-camera.c.
 *
 *   desk ─ changed ─▶ layout at this scale ─▶ items in view ─▶ allocate, snapshot
 *   zoom ─────────────▲                          ▲
 *   pan ─────────────────────────────────────────┘
 */
#include "config.h"

#include <glib/gi18n.h>
#include <adwaita.h>
#include <math.h>

#include "features/timeline/fw-timeline-view-private.h"

#define NATURAL_FONT 14.67 /* pixels of 11 pt: factor 1 */
#define WIDE 760           /* below this the titles get narrower */

G_DEFINE_FINAL_TYPE (FwTimelineView, fw_timeline_view, GTK_TYPE_WIDGET)

enum
{
  CAMERA_CHANGED,
  CURRENT_CHANGED,
  ACTIVATED,
  TYPED,
  END_MOVED,
  REMOVE_REQUESTED,
  DAY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- layout --------------------------------------------------------------------------- */

void
_fw_timeline_view_make_layout (FwTimelineView *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  FwTimelineLayoutOptions options = {.scale = self->scale,
                                     .factor = self->factor,
                                     .folded = fw_timeline_desk_get_folded (self->desk),
                                     .fold_gaps = fw_timeline_desk_folds_gaps (self->desk),
                                     .first = FW_DAY_NONE,
                                     .last = FW_DAY_NONE,
                                     .measure = fw_draw_context_measure,
                                     .measure_data = self->context};
  double height = self->layout != NULL ? self->layout->height : -1;

  options.filter = *fw_timeline_desk_get_filter (self->desk);
  /* Somebody who looks for something wants to see where it is, not where nothing is. */
  options.hide_empty = options.filter.search != NULL && options.filter.search[0] != '\0';
  g_clear_object (&self->layout);
  self->layout = fw_timeline_layout_new (timeline, &options);
  _fw_timeline_view_sync_headers (self);
  _fw_timeline_view_sync_items (self, TRUE);
  if (height != self->layout->height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
desk_changed_cb (FwTimelineView *self)
{
  gboolean had = self->layout != NULL;
  double day = had ? fw_timeline_layout_get_day (self->layout, self->left) : 0;

  if (self->layout == NULL)
    self->wants_life = TRUE;
  if (self->wants_life || self->fits)
    _fw_timeline_view_aim_at_life (self);
  _fw_timeline_view_make_layout (self);
  /* The same days stay in view when something earlier came, or was folded away. */
  if (had && !self->fits)
    self->left = fw_fold_axis_get_x (&self->layout->axis, self->scale, day);
  if (self->wants_life && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    fw_timeline_view_show_life (self);
  else if (self->fits)
    fw_timeline_view_show_life (self);
  else
    _fw_timeline_view_set_camera (self, self->scale, self->left);
}

/* --- events ------------------------------------------------------------------------------- */

static void
scroll_to (FwTimelineView *self, const FwTimelineMark *mark)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                               mark->y - 12, mark->y + mark->height + 12);
}

void
fw_timeline_view_go_to (FwTimelineView *self, const char *id, gboolean focus)
{
  const FwTimelineEvent *event;
  const FwTimelineMark *mark;
  double width, x;

  g_return_if_fail (FW_IS_TIMELINE_VIEW (self));

  if (self->layout == NULL)
    return;
  event = fw_timeline_find (self->layout->timeline, id);
  if (event == NULL || event->first == FW_DAY_NONE)
    return;
  if ((fw_timeline_desk_get_folded (self->desk) & (1u << event->lane)) != 0)
    fw_timeline_desk_fold (self->desk, event->lane, FALSE);
  g_set_str (&self->current, event->id);
  self->lane = (int) event->lane;
  mark = fw_timeline_layout_find (self->layout, event);
  if (mark != NULL)
    {
      width = _fw_timeline_view_get_width (self);
      x = fw_timeline_layout_get_x (self->layout, event->first) - self->left;
      if (x < 0 && x + mark->width < 40)
        fw_timeline_view_pan (self, x - width * 0.2);
      else if (x > width - 40)
        fw_timeline_view_pan (self, x - width * 0.6);
      scroll_to (self, mark);
    }
  _fw_timeline_view_set_day (self, event->first);
  _fw_timeline_view_select (self);
  if (focus && mark != NULL)
    {
      GtkWidget *item = _fw_timeline_view_find_item (self, event);

      if (item != NULL)
        gtk_widget_grab_focus (item);
    }
  g_signal_emit (self, signals[CURRENT_CHANGED], 0, self->current);
}

void
_fw_timeline_view_set_day (FwTimelineView *self, FwDay day)
{
  if (day == self->day)
    return;
  self->day = day;
  g_signal_emit (self, signals[DAY_CHANGED], 0, (int) day);
}

FwDay
fw_timeline_view_get_day (FwTimelineView *self)
{
  FwDay first, last;

  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), FW_DAY_NONE);

  if (self->day == FW_DAY_NONE && fw_timeline_view_get_range (self, &first, &last))
    return first + (last - first) / 2;
  return self->day;
}

const char *
fw_timeline_view_get_current (FwTimelineView *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), NULL);

  return self->current;
}

int
fw_timeline_view_get_lane (FwTimelineView *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), -1);

  return self->lane;
}

guint
fw_timeline_view_get_n_items (FwTimelineView *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), 0);

  return g_hash_table_size (self->items);
}

FwTimelineLayout *
fw_timeline_view_get_layout (FwTimelineView *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), NULL);

  return self->layout;
}

FwDrawContext *
fw_timeline_view_get_context (FwTimelineView *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), NULL);

  return self->context;
}

void
_fw_timeline_view_emit (FwTimelineView *self, const char *signal, ...)
{
  va_list values;

  va_start (values, signal);
  g_signal_emit_valist (self, g_signal_lookup (signal, FW_TYPE_TIMELINE_VIEW), 0, values);
  va_end (values);
}

/* --- widget ---------------------------------------------------------------------------------- */

static void
follow_style (FwTimelineView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  PangoContext *pango = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (pango);
  double size = pango_font_description_get_size_is_absolute (font)
                    ? (double) pango_font_description_get_size (font) / PANGO_SCALE
                    : (double) pango_font_description_get_size (font) / PANGO_SCALE * 96 / 72;
  double factor = CLAMP (size / NATURAL_FONT, 0.7, 3);

  fw_draw_context_set_palette (self->context,
                               dark       ? contrast ? FW_PALETTE_DARK_CONTRAST : FW_PALETTE_DARK
                               : contrast ? FW_PALETTE_LIGHT_CONTRAST
                                          : FW_PALETTE_LIGHT);
  fw_draw_context_set_accent (self->context, accent);
  fw_draw_context_set_pango_context (self->context, pango);
  self->factor = factor;
  self->titles = FW_TIMELINE_TITLE_WIDTH * MIN (factor, 1.5);
  if (self->layout != NULL)
    _fw_timeline_view_make_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
fw_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (fw_timeline_view_parent_class)->css_changed (widget, change);
  follow_style (FW_TIMELINE_VIEW (widget));
}

static void
fw_timeline_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (widget);

  for (guint i = 0; i < self->headers->len; i++)
    if (g_ptr_array_index (self->headers, i) != NULL)
      gtk_widget_measure (g_ptr_array_index (self->headers, i), orientation, -1, NULL, NULL, NULL,
                          NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 280;
  else
    *minimum = *natural = self->layout != NULL ? (int) ceil (self->layout->height) + 1 : 0;
}

static gboolean
life_cb (gpointer data)
{
  FwTimelineView *self = data;

  self->idle = 0;
  if (self->wants_life || self->fits)
    fw_timeline_view_show_life (self);
  else
    _fw_timeline_view_set_camera (self, self->scale, self->left);
  return G_SOURCE_REMOVE;
}

/* No child's name stands beside the title. */
static gboolean
has_room (const FwTimelineLaneRow *lane)
{
  return lane->groups->len == 0 || g_array_index (lane->groups, FwTimelineGroup, 0).child < 0;
}

static void
fw_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (widget);
  double titles = FW_TIMELINE_TITLE_WIDTH * MIN (self->factor, 1.5);
  GHashTableIter iter;
  gpointer item;

  titles = width < WIDE * self->factor ? MIN (titles, width * 0.28) : titles;
  if (self->layout == NULL)
    return;
  if (self->titles != titles || self->made_to < self->left + width
      || (self->fits && self->fit_width != width))
    {
      self->titles = titles;
      if (self->idle == 0)
        self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, life_cb, self, NULL);
    }
  for (guint i = 0; i < self->headers->len; i++)
    {
      GtkWidget *header = g_ptr_array_index (self->headers, i);
      const FwTimelineLaneRow *lane = &g_array_index (self->layout->lanes, FwTimelineLaneRow, i);
      int least_width, least_height;

      if (header == NULL)
        continue;
      gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      gtk_widget_measure (header, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
      gtk_widget_allocate (
          header, MAX ((int) (titles * (has_room (lane) ? 0.96 : 0.7)), least_width),
          MAX (least_height, (int) (30 * self->factor)), -1,
          gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (2, (float) lane->y + 2)));
    }
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      graphene_rect_t frame;

      fw_item_view_get_frame (item, &frame);
      gtk_widget_allocate (
          item, MAX (1, (int) ceilf (frame.size.width)), MAX (1, (int) ceilf (frame.size.height)),
          -1,
          gsk_transform_translate (
              NULL, &GRAPHENE_POINT_INIT ((float) (frame.origin.x - self->left + self->titles),
                                          frame.origin.y)));
    }
}

/* The names of the children beside their rows. */
static void
draw_names (FwTimelineView *self, GtkSnapshot *snapshot)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  GArray *children = self->layout->timeline->children;

  for (guint i = 0; i < self->layout->lanes->len; i++)
    {
      const FwTimelineLaneRow *lane = &g_array_index (self->layout->lanes, FwTimelineLaneRow, i);
      GdkRGBA line = colors->ink;
      graphene_rect_t rect
          = GRAPHENE_RECT_INIT (0, (float) (lane->y + lane->height - 1), (float) self->titles, 1);

      line.alpha *= 0.16f;
      gtk_snapshot_append_color (snapshot, &line, &rect);
      for (guint k = 0; k < lane->groups->len; k++)
        {
          const FwTimelineGroup *group = &g_array_index (lane->groups, FwTimelineGroup, k);
          FwDrawText name = {.x = self->titles - 8 * self->factor,
                             .y = group->y + (lane->lane < 0 ? 13 : 16) * self->factor,
                             .size = 11.4 * self->factor,
                             .weight = 400,
                             .anchor = 2,
                             .max_width = self->titles * 0.4};

          if (group->child < 0 || (children->len < 2 && lane->lane >= 0))
            continue;
          name.text = g_array_index (children, FwTimelineChild, group->child).name;
          fw_draw_text (self->context, snapshot, &name, &colors->dim);
        }
    }
}

/* The days that are compared go through all lanes, between them it is tinted. */
static void
draw_days (FwTimelineView *self, GtkSnapshot *snapshot, float height)
{
  GdkRGBA line = fw_draw_context_get_colors (self->context)->purple, between = line;
  FwDay days[2];
  float x[2];

  fw_timeline_desk_get_days (self->desk, &days[0], &days[1]);
  between.alpha *= 0.07f;
  for (guint i = 0; i < 2; i++)
    {
      x[i] = (float) (fw_timeline_layout_get_x (self->layout, days[i]) + self->scale / 2
                      - self->left + self->titles);
      if (days[i] != FW_DAY_NONE)
        gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x[i] - 1, 0, 2, height));
    }
  if (days[0] != FW_DAY_NONE && days[1] != FW_DAY_NONE)
    gtk_snapshot_append_color (
        snapshot, &between, &GRAPHENE_RECT_INIT (MIN (x[0], x[1]), 0, ABS (x[0] - x[1]), height));
}

static void
fw_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area
      = GRAPHENE_RECT_INIT ((float) self->titles, 0, MAX (0, width - (float) self->titles), height);
  GHashTableIter iter;
  gpointer item;

  if (self->layout == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (self->titles - self->left), 0));
  fw_draw_timeline_ground (snapshot, self->layout, self->left, self->left + area.size.width,
                           self->context);
  gtk_snapshot_restore (snapshot);
  draw_days (self, snapshot, height);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    gtk_widget_snapshot_child (widget, item, snapshot);
  if (self->drag == FW_DRAG_END || self->drag == FW_DRAG_BEGINNING)
    {
      GdkRGBA accent = fw_draw_context_get_colors (self->context)->accent;
      float x = (float) (fw_timeline_layout_get_x (self->layout, self->drag_day) - self->left
                         + self->titles);

      gtk_snapshot_append_color (snapshot, &accent, &GRAPHENE_RECT_INIT (x - 1, 0, 2, height));
    }
  gtk_snapshot_pop (snapshot);
  draw_names (self, snapshot);
  for (guint i = 0; i < self->headers->len; i++)
    if (g_ptr_array_index (self->headers, i) != NULL)
      gtk_widget_snapshot_child (widget, g_ptr_array_index (self->headers, i), snapshot);
}

static void
scrolled_cb (FwTimelineView *self)
{
  if (self->layout != NULL)
    {
      _fw_timeline_view_sync_items (self, FALSE);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
}

static void
fw_timeline_view_map (GtkWidget *widget)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (fw_timeline_view_parent_class)->map (widget);
  if (scroller == NULL)
    return;
  g_signal_handlers_disconnect_by_func (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), scrolled_cb, self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
fw_timeline_view_new (FwTimelineDesk *desk)
{
  FwTimelineView *self = g_object_new (FW_TYPE_TIMELINE_VIEW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "days-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_timeline_view_dispose (GObject *object)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_remove_all (self->items);
  g_ptr_array_set_size (self->headers, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->layout);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_timeline_view_parent_class)->dispose (object);
}

static void
fw_timeline_view_finalize (GObject *object)
{
  FwTimelineView *self = FW_TIMELINE_VIEW (object);

  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->headers);
  g_object_unref (self->context);
  g_free (self->current);
  G_OBJECT_CLASS (fw_timeline_view_parent_class)->finalize (object);
}

static void
fw_timeline_view_class_init (FwTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_timeline_view_finalize;
  widget_class->measure = fw_timeline_view_measure;
  widget_class->size_allocate = fw_timeline_view_size_allocate;
  widget_class->snapshot = fw_timeline_view_snapshot;
  widget_class->map = fw_timeline_view_map;
  widget_class->css_changed = fw_timeline_view_css_changed;
  widget_class->focus = _fw_timeline_view_focus;
  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
#define SIGNAL(id, name, n, ...)                                                                   \
  signals[id] = g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n,  \
                              ##__VA_ARGS__)
  SIGNAL (CAMERA_CHANGED, "camera-changed", 0);
  SIGNAL (CURRENT_CHANGED, "current-changed", 1, G_TYPE_STRING);
  SIGNAL (ACTIVATED, "activated", 1, G_TYPE_STRING);
  SIGNAL (TYPED, "typed", 2, G_TYPE_INT, G_TYPE_STRING);
  SIGNAL (END_MOVED, "end-moved", 3, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_INT);
  SIGNAL (REMOVE_REQUESTED, "remove-requested", 1, G_TYPE_STRING);
  SIGNAL (DAY_CHANGED, "day-changed", 1, G_TYPE_INT);
#undef SIGNAL
}

static void
fw_timeline_view_init (FwTimelineView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->context = fw_draw_context_new (FW_PALETTE_LIGHT);
  self->items = g_hash_table_new (NULL, NULL);
  self->headers = g_ptr_array_new ();
  self->scale = 0.2;
  self->factor = 1;
  self->titles = FW_TIMELINE_TITLE_WIDTH;
  self->lane = -1;
  self->day = FW_DAY_NONE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  _fw_timeline_view_add_gestures (self);
  _fw_timeline_view_add_keys (self);
}
