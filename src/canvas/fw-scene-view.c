/* fw-scene-view.c: see fw-scene-view.h.
 *
 * Drawn in the order of z: nodes of items without widget are kept, widgets keep their
 * own. A margin round the view is drawn too, so that panning redraws nothing until it
 * is used up. Moves of items are animated for 200 ms unless motion is reduced.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "canvas/fw-item-view.h"
#include "canvas/fw-scene-view.h"

#define MARGIN 300.0
#define MOVE_MS 200

struct _FwSceneView
{
  GtkWidget parent_instance;
  FwScene *scene;
  GSignalGroup *signals;
  const FwScenePainter *painter;
  FwDrawContext *context;
  GHashTable *widgets; /* id → FwItemView, borrowed from the widget tree */
  GHashTable *nodes;   /* FwSceneItem → GskRenderNode */
  GHashTable *places;  /* id → graphene_point_t: where the body was drawn */
  GHashTable *moving;  /* id → graphene_point_t: way still to go at the start */
  AdwAnimation *animation;
  double progress; /* 1 when all is in its place */
  graphene_rect_t visible, drawn;
  double zoom;
  gboolean dragging;
  char *focused;
};

enum
{
  FOCUS_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwSceneView, fw_scene_view, GTK_TYPE_WIDGET)

FwSceneView *
fw_scene_view_new (FwDrawContext *context)
{
  FwSceneView *self = g_object_new (FW_TYPE_SCENE_VIEW, NULL);

  self->context = g_object_ref (context);
  return self;
}

void
fw_scene_view_set_painter (FwSceneView *self, const FwScenePainter *painter)
{
  g_return_if_fail (FW_IS_SCENE_VIEW (self));

  self->painter = painter;
}

/* --- widgets ------------------------------------------------------------------------ */

static void
focus_cb (GtkWidget *widget, GParamSpec *pspec, FwSceneView *self)
{
  FwSceneItem *item = fw_item_view_get_item (FW_ITEM_VIEW (widget));

  if (!gtk_widget_has_focus (widget) || g_strcmp0 (self->focused, item->id) == 0)
    return;
  g_set_str (&self->focused, item->id);
  g_signal_emit (self, signals[FOCUS_MOVED], 0, self->focused);
}

static GtkWidget *
ensure_widget (FwSceneView *self, FwSceneItem *item)
{
  GtkWidget *widget = g_hash_table_lookup (self->widgets, item->id);

  if (widget != NULL)
    return widget;
  widget = fw_item_view_new (item, self->painter, self->context);
  fw_item_view_set_zoom (FW_ITEM_VIEW (widget), self->zoom);
  g_signal_connect (widget, "notify::has-focus", G_CALLBACK (focus_cb), self);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  g_hash_table_insert (self->widgets, g_strdup (item->id), widget);
  return widget;
}

static void
drop_widget (FwSceneView *self, const char *id)
{
  GtkWidget *widget = g_hash_table_lookup (self->widgets, id);

  if (widget == NULL)
    return;
  g_signal_handlers_disconnect_by_func (widget, focus_cb, self);
  gtk_widget_unparent (widget);
  g_hash_table_remove (self->widgets, id);
}

static void
drop_all (FwSceneView *self)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (self->widgets);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *id = g_strdup (g_ptr_array_index (ids, i));

      drop_widget (self, id);
    }
  g_hash_table_remove_all (self->nodes);
}

/* Widgets for what is in view, and for what has the focus. */
static void
update_widgets (FwSceneView *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = NULL;
  FwSceneItem *focused;

  if (self->scene == NULL || self->painter == NULL)
    return;
  items = fw_scene_query (self->scene, &self->drawn);
  focused = fw_scene_find (self->scene, self->focused);
  if (focused != NULL && focused->flags & FW_ITEM_FOCUSABLE)
    g_hash_table_add (wanted, focused->id);
  for (guint i = 0; i < items->len; i++)
    if (FW_SCENE_ITEM (g_ptr_array_index (items, i))->flags & FW_ITEM_FOCUSABLE)
      g_hash_table_add (wanted, FW_SCENE_ITEM (g_ptr_array_index (items, i))->id);
  ids = g_hash_table_get_keys_as_ptr_array (self->widgets);
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (wanted, g_ptr_array_index (ids, i)))
      {
        g_autofree char *id = g_strdup (g_ptr_array_index (ids, i));

        drop_widget (self, id);
      }
  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (items, i);

      if (g_hash_table_contains (wanted, item->id))
        ensure_widget (self, item);
    }
  if (focused != NULL && g_hash_table_contains (wanted, focused->id))
    ensure_widget (self, focused);
}

/* A screen reader goes through the children: they stand in the order of reading. */
static void
order_widgets (FwSceneView *self)
{
  GtkWidget *last = NULL;

  for (guint i = 0; self->scene != NULL && i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);
      GtkWidget *widget = g_hash_table_lookup (self->widgets, item->id);

      if (widget == NULL)
        continue;
      if (gtk_widget_get_prev_sibling (widget) != last)
        gtk_widget_insert_after (widget, GTK_WIDGET (self), last);
      last = widget;
    }
}

/* --- moves --------------------------------------------------------------------------- */

static graphene_point_t
offset_of (FwSceneView *self, FwSceneItem *item)
{
  const graphene_point_t *way = g_hash_table_lookup (self->moving, item->id);

  if (way == NULL || self->progress >= 1)
    return GRAPHENE_POINT_INIT (0, 0);
  return GRAPHENE_POINT_INIT ((float) (way->x * (1 - self->progress)),
                              (float) (way->y * (1 - self->progress)));
}

static void
progress_cb (double value, gpointer data)
{
  FwSceneView *self = data;

  self->progress = value;
  if (value >= 1)
    g_hash_table_remove_all (self->moving);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Bodies that stand elsewhere than they were drawn go there. */
static void
start_moves (FwSceneView *self)
{
  gboolean any = FALSE;

  for (guint i = 0; self->scene != NULL && i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);
      const graphene_point_t *place = g_hash_table_lookup (self->places, item->id);
      graphene_point_t centre = fw_scene_item_get_centre (item);

      if (item->points != NULL || self->dragging)
        continue;
      if (place != NULL
          && (fabsf (place->x - centre.x) > 0.5f || fabsf (place->y - centre.y) > 0.5f))
        {
          graphene_point_t way = GRAPHENE_POINT_INIT (place->x - centre.x, place->y - centre.y);

          g_hash_table_insert (self->moving, g_strdup (item->id), g_memdup2 (&way, sizeof way));
          any = TRUE;
        }
    }
  if (!any)
    return;
  self->progress = 0;
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static void
keep_places (FwSceneView *self)
{
  g_hash_table_remove_all (self->places);
  for (guint i = 0; self->scene != NULL && i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);
      graphene_point_t centre = fw_scene_item_get_centre (item);

      if (item->points == NULL)
        g_hash_table_insert (self->places, g_strdup (item->id), g_memdup2 (&centre, sizeof centre));
    }
}

/* --- the scene changed ---------------------------------------------------------------- */

static void
items_changed_cb (FwScene *scene, GStrv added, GStrv removed, GStrv changed, FwSceneView *self)
{
  gboolean stood_there = FALSE; /* the keyboard was on what is gone */

  for (guint i = 0; removed[i] != NULL; i++)
    {
      GtkWidget *gone = g_hash_table_lookup (self->widgets, removed[i]);

      stood_there |= gone != NULL && gtk_widget_has_focus (gone);
      drop_widget (self, removed[i]);
    }
  for (guint i = 0; changed[i] != NULL; i++)
    {
      FwSceneItem *item = fw_scene_find (scene, changed[i]);
      GtkWidget *widget = g_hash_table_lookup (self->widgets, changed[i]);

      g_hash_table_remove (self->nodes, item);
      if (widget != NULL && !self->dragging)
        fw_item_view_refresh (FW_ITEM_VIEW (widget));
      /* A symbol that is dragged looks the same elsewhere; a line does not. */
      else if (widget != NULL && item->points != NULL)
        gtk_widget_queue_draw (widget);
    }
  if (stood_there)
    {
      const char *next = fw_scene_step (scene, NULL, TRUE);

      if (next != NULL)
        fw_scene_view_focus_item (self, next);
    }
  if (self->dragging)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  if (added[0] != NULL || removed[0] != NULL)
    g_hash_table_remove_all (self->nodes);
  update_widgets (self);
  order_widgets (self);
  start_moves (self);
  keep_places (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (FwScene *scene, FwSceneView *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    fw_item_view_refresh_selected (widget);
}

static void
words_changed_cb (FwScene *scene, FwSceneView *self)
{
  GHashTableIter iter;
  gpointer widget;
  const char *title = fw_scene_get_title (scene);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Drawing"), -1);
  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    fw_item_view_refresh (widget);
}

void
fw_scene_view_set_scene (FwSceneView *self, FwScene *scene)
{
  g_return_if_fail (FW_IS_SCENE_VIEW (self));

  if (self->scene == scene)
    return;
  drop_all (self);
  g_clear_pointer (&self->focused, g_free);
  g_set_object (&self->scene, scene);
  g_signal_group_set_target (self->signals, scene);
  if (scene != NULL)
    words_changed_cb (scene, self);
  update_widgets (self);
  order_widgets (self);
  keep_places (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
is_drawn (FwSceneView *self, const graphene_rect_t *area)
{
  return graphene_rect_contains_rect (&self->drawn, area);
}

void
fw_scene_view_set_visible (FwSceneView *self, const graphene_rect_t *area, double zoom)
{
  gboolean zoomed = self->zoom != zoom;

  g_return_if_fail (FW_IS_SCENE_VIEW (self));

  self->visible = *area;
  self->zoom = zoom;
  if (zoomed)
    {
      GHashTableIter iter;
      gpointer widget;

      g_hash_table_iter_init (&iter, self->widgets);
      while (g_hash_table_iter_next (&iter, NULL, &widget))
        fw_item_view_set_zoom (widget, zoom);
    }
  if (is_drawn (self, area) && (!zoomed || area->size.width * 3 > self->drawn.size.width))
    return;
  self->drawn = *area;
  graphene_rect_inset (&self->drawn, (float) (-MARGIN / zoom), (float) (-MARGIN / zoom));
  update_widgets (self);
  order_widgets (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_scene_view_redraw (FwSceneView *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_return_if_fail (FW_IS_SCENE_VIEW (self));

  g_hash_table_remove_all (self->nodes);
  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    gtk_widget_queue_draw (widget);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_scene_view_set_dragging (FwSceneView *self, gboolean dragging)
{
  g_return_if_fail (FW_IS_SCENE_VIEW (self));

  self->dragging = dragging;
  if (!dragging)
    keep_places (self);
}

gboolean
fw_scene_view_focus_item (FwSceneView *self, const char *id)
{
  FwSceneItem *item;

  g_return_val_if_fail (FW_IS_SCENE_VIEW (self), FALSE);

  item = self->scene != NULL ? fw_scene_find (self->scene, id) : NULL;
  if (item == NULL || !(item->flags & FW_ITEM_FOCUSABLE) || self->painter == NULL)
    return FALSE;
  return gtk_widget_grab_focus (ensure_widget (self, item));
}

const char *
fw_scene_view_get_focused (FwSceneView *self)
{
  g_return_val_if_fail (FW_IS_SCENE_VIEW (self), NULL);

  /* An item that is gone leaves nothing behind. */
  return self->scene != NULL && fw_scene_find (self->scene, self->focused) != NULL ? self->focused
                                                                                   : NULL;
}

guint
fw_scene_view_get_n_widgets (FwSceneView *self)
{
  return g_hash_table_size (self->widgets);
}

/* --- widget ---------------------------------------------------------------------------- */

static GskRenderNode *
get_node (FwSceneView *self, FwSceneItem *item)
{
  GskRenderNode *node = g_hash_table_lookup (self->nodes, item);

  if (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      self->painter->draw (item, snapshot, self->context);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        g_hash_table_insert (self->nodes, item, node);
    }
  return node;
}

static void
fw_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwSceneView *self = FW_SCENE_VIEW (widget);
  g_autoptr (GPtrArray) items = NULL;

  if (self->scene == NULL || self->painter == NULL)
    return;
  items = fw_scene_query (self->scene, &self->drawn);
  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (items, i);
      GtkWidget *child = g_hash_table_lookup (self->widgets, item->id);
      GskRenderNode *node;
      gboolean fading = item->points != NULL && self->progress < 1;

      /* Lines appear while what they join arrives. */
      if (fading)
        gtk_snapshot_push_opacity (snapshot, self->progress);
      if (child != NULL)
        gtk_widget_snapshot_child (widget, child, snapshot);
      else if ((node = get_node (self, item)) != NULL)
        gtk_snapshot_append_node (snapshot, node);
      if (fading)
        gtk_snapshot_pop (snapshot);
    }
}

static void
fw_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwSceneView *self = FW_SCENE_VIEW (widget);
  GHashTableIter iter;
  gpointer child;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    {
      FwSceneItem *item = fw_item_view_get_item (child);
      graphene_point_t offset = offset_of (self, item);
      graphene_rect_t frame;
      GskTransform *transform;

      fw_item_view_get_frame (child, &frame);
      transform = gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT (frame.origin.x + offset.x, frame.origin.y + offset.y));
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (child, MAX (1, (int) ceilf (frame.size.width)),
                           MAX (1, (int) ceilf (frame.size.height)), -1, transform);
    }
}

static void
fw_scene_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = 0;
}

/* Tab goes into the drawing, to where one was, and out of it; within it the arrow
 * keys and Page Up and Down lead on. */
static gboolean
fw_scene_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  FwSceneView *self = FW_SCENE_VIEW (widget);
  const char *id;

  if (gtk_widget_get_focus_child (widget) != NULL || self->scene == NULL)
    return FALSE;
  id = fw_scene_view_get_focused (self);
  if (id == NULL)
    id = fw_scene_step (self->scene, NULL, TRUE);
  return id != NULL && fw_scene_view_focus_item (self, id);
}

static gboolean
fw_scene_view_grab_focus (GtkWidget *widget)
{
  return fw_scene_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
fw_scene_view_dispose (GObject *object)
{
  FwSceneView *self = FW_SCENE_VIEW (object);

  g_signal_group_set_target (self->signals, NULL);
  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);
  drop_all (self);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (fw_scene_view_parent_class)->dispose (object);
}

static void
fw_scene_view_finalize (GObject *object)
{
  FwSceneView *self = FW_SCENE_VIEW (object);

  g_hash_table_unref (self->widgets);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->moving);
  g_object_unref (self->signals);
  g_clear_object (&self->context);
  g_free (self->focused);
  G_OBJECT_CLASS (fw_scene_view_parent_class)->finalize (object);
}

static void
fw_scene_view_class_init (FwSceneViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_scene_view_dispose;
  object_class->finalize = fw_scene_view_finalize;
  widget_class->snapshot = fw_scene_view_snapshot;
  widget_class->size_allocate = fw_scene_view_size_allocate;
  widget_class->measure = fw_scene_view_measure;
  widget_class->focus = fw_scene_view_focus;
  widget_class->grab_focus = fw_scene_view_grab_focus;
  signals[FOCUS_MOVED] = g_signal_new ("focus-moved", FW_TYPE_SCENE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "sceneview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
fw_scene_view_init (FwSceneView *self)
{
  self->widgets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->moving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->progress = 1;
  self->zoom = 1;
  self->signals = g_signal_group_new (FW_TYPE_SCENE);
  g_signal_group_connect (self->signals, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_group_connect (self->signals, "selection-changed", G_CALLBACK (selection_changed_cb),
                          self);
  g_signal_group_connect (self->signals, "words-changed", G_CALLBACK (words_changed_cb), self);
  self->animation
      = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MOVE_MS,
                                 adw_callback_animation_target_new (progress_cb, self, NULL));
}
