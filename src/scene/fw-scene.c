/* fw-scene.c: see fw-scene.h. Ways and snapping are in files of their own. */
#include "config.h"

#include "scene/fw-scene-private.h"

enum
{
  ITEMS_CHANGED,
  SELECTION_CHANGED,
  WORDS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwScene, fw_scene, G_TYPE_OBJECT)

FwScene *
fw_scene_new (void)
{
  return g_object_new (FW_TYPE_SCENE, NULL);
}

static void
copy_points (FwSceneItem *to, FwSceneItem *from)
{
  g_free (to->points);
  to->points = g_memdup2 (from->points, sizeof *from->points * from->n_points);
  to->n_points = from->n_points;
}

/* The item of that id lives on with what @from has. */
static void
take_over (FwSceneItem *to, FwSceneItem *from)
{
  to->kind = from->kind;
  to->flags = from->flags;
  to->shape = from->shape;
  to->body = from->body;
  to->bounds = from->bounds;
  to->z = from->z;
  copy_points (to, from);
  fw_scene_item_set_ends (to, from->from, from->to);
  fw_scene_item_set_words (to, from->label, from->spoken, from->description);
  fw_scene_item_take_sign (to, from->sign != NULL ? g_rc_box_acquire (from->sign) : NULL,
                           from->clear_sign);
}

static void
drop_ways (FwScene *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->branch);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->by_id, (const char *) key + 1))
      g_hash_table_iter_remove (&iter);
}

void
fw_scene_update (FwScene *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GStrvBuilder) added = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) removed = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();
  g_autoptr (GHashTable) places = NULL;
  g_auto (GStrv) added_ids = NULL;
  g_auto (GStrv) removed_ids = NULL;
  g_auto (GStrv) changed_ids = NULL;
  gboolean selection = FALSE;

  g_return_if_fail (FW_IS_SCENE (self));

  self->drag_dx = self->drag_dy = 0;
  before = g_steal_pointer (&self->items);
  places = g_steal_pointer (&self->by_id);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (items, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, item->id));
      FwSceneItem *known = place > 0 ? g_ptr_array_index (before, place - 1) : NULL;

      if (g_hash_table_contains (self->by_id, item->id))
        {
          g_warning ("Two items of the scene have the same id");
          g_object_unref (item);
          continue;
        }
      if (known == NULL)
        {
          g_strv_builder_add (added, item->id);
          known = item;
        }
      else
        {
          fw_scene_index_remove (self->index, known);
          g_strv_builder_add (changed, known->id);
          take_over (known, item);
          g_object_ref (known);
          g_object_unref (item);
        }
      fw_scene_index_insert (self->index, known);
      g_ptr_array_add (self->items, known);
      g_hash_table_insert (self->by_id, known->id, GUINT_TO_POINTER (self->items->len));
    }
  for (guint i = 0; i < before->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (before, i);

      if (g_hash_table_contains (self->by_id, item->id))
        continue;
      fw_scene_index_remove (self->index, item);
      g_strv_builder_add (removed, item->id);
      selection = selection || item->selected;
    }
  drop_ways (self);
  added_ids = g_strv_builder_end (added);
  removed_ids = g_strv_builder_end (removed);
  changed_ids = g_strv_builder_end (changed);
  g_signal_emit (self, signals[ITEMS_CHANGED], 0, added_ids, removed_ids, changed_ids);
  if (selection)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

guint
fw_scene_get_n_items (FwScene *self)
{
  g_return_val_if_fail (FW_IS_SCENE (self), 0);

  return self->items->len;
}

FwSceneItem *
fw_scene_get_item (FwScene *self, guint position)
{
  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

FwSceneItem *
fw_scene_find (FwScene *self, const char *id)
{
  guint place;

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  place = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;
  return place > 0 ? g_ptr_array_index (self->items, place - 1) : NULL;
}

gboolean
fw_scene_get_bounds (FwScene *self, graphene_rect_t *bounds)
{
  g_return_val_if_fail (FW_IS_SCENE (self), FALSE);

  graphene_rect_init (bounds, 0, 0, 0, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);

      if (i == 0)
        *bounds = item->bounds;
      else
        graphene_rect_union (bounds, &item->bounds, bounds);
    }
  return self->items->len > 0;
}

void
fw_scene_set_title (FwScene *self, const char *title)
{
  g_return_if_fail (FW_IS_SCENE (self));

  if (g_set_str (&self->title, title))
    g_signal_emit (self, signals[WORDS_CHANGED], 0);
}

const char *
fw_scene_get_title (FwScene *self)
{
  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  return self->title;
}

typedef struct
{
  FwSceneItem *item;
  guint place;
} Ordered;

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Ordered *one = a, *other = b;

  if (one->item->z != other->item->z)
    return one->item->z < other->item->z ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

GPtrArray *
fw_scene_query (FwScene *self, const graphene_rect_t *area)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Ordered));
  GPtrArray *found;

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  found = fw_scene_index_query (self->index, area);
  for (guint i = 0; i < found->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (found, i);
      Ordered ordered = {item, GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, item->id))};

      g_array_append_val (order, ordered);
    }
  g_array_sort (order, compare_order);
  for (guint i = 0; i < found->len; i++)
    found->pdata[i] = g_array_index (order, Ordered, i).item;
  return found;
}

static gboolean
is_line (FwSceneItem *item)
{
  return item->shape == FW_SHAPE_LINE || item->shape == FW_SHAPE_OUTLINE;
}

FwSceneItem *
fw_scene_pick (FwScene *self, const graphene_point_t *point, double reach)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (point->x - reach), (float) (point->y - reach),
                                             (float) (reach * 2), (float) (reach * 2));
  g_autoptr (GPtrArray) found = NULL;
  FwSceneItem *near = NULL;
  double best = reach;

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  found = fw_scene_query (self, &area);
  /* What is under the point by its body comes before what is only near. */
  for (guint i = found->len; i > 0; i--)
    {
      FwSceneItem *item = g_ptr_array_index (found, i - 1);
      double distance;

      if (!(item->flags & FW_ITEM_FOCUSABLE))
        continue;
      distance = fw_scene_item_distance (item, point);
      if (distance <= 0 && !is_line (item))
        return item;
      if (distance <= best && (near == NULL || distance < best))
        {
          near = item;
          best = distance;
        }
    }
  return near;
}

GStrv
fw_scene_find_in (FwScene *self, const graphene_rect_t *area)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);
      graphene_point_t centre = fw_scene_item_get_centre (item);

      if (item->flags & FW_ITEM_FOCUSABLE && !is_line (item)
          && graphene_rect_contains_point (area, &centre))
        g_strv_builder_add (ids, item->id);
    }
  return g_strv_builder_end (ids);
}

static gboolean
is_within (const graphene_point_t *points, guint n, const graphene_point_t *at)
{
  gboolean within = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    if ((points[i].y > at->y) != (points[j].y > at->y)
        && at->x < (points[j].x - points[i].x) * (at->y - points[i].y) / (points[j].y - points[i].y)
                       + points[i].x)
      within = !within;
  return within;
}

GStrv
fw_scene_find_in_lasso (FwScene *self, const graphene_point_t *points, guint n_points)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  for (guint i = 0; n_points > 2 && i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);
      graphene_point_t centre = fw_scene_item_get_centre (item);

      if (item->flags & FW_ITEM_FOCUSABLE && !is_line (item)
          && is_within (points, n_points, &centre))
        g_strv_builder_add (ids, item->id);
    }
  return g_strv_builder_end (ids);
}

void
fw_scene_move (FwScene *self, const char *id, double dx, double dy)
{
  FwSceneItem *item;
  const char *changed[] = {id, NULL}, *none[] = {NULL};

  g_return_if_fail (FW_IS_SCENE (self));

  item = fw_scene_find (self, id);
  if (item == NULL || (dx == 0 && dy == 0))
    return;
  fw_scene_index_remove (self->index, item);
  graphene_rect_offset (&item->body, (float) dx, (float) dy);
  graphene_rect_offset (&item->bounds, (float) dx, (float) dy);
  fw_scene_index_insert (self->index, item);
  g_signal_emit (self, signals[ITEMS_CHANGED], 0, none, none, changed);
}

void
fw_scene_set_follow (FwScene *self, FwSceneFollow follow, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (FW_IS_SCENE (self));

  if (self->follow_destroy != NULL)
    self->follow_destroy (self->follow_data);
  self->follow = follow;
  self->follow_data = data;
  self->follow_destroy = destroy;
}

void
fw_scene_drag (FwScene *self, const char *const *ids, double dx, double dy)
{
  const char *none[] = {NULL};
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GStrvBuilder) changed = NULL;
  g_auto (GStrv) changed_ids = NULL;

  g_return_if_fail (FW_IS_SCENE (self));
  g_return_if_fail (ids != NULL);

  if (self->follow == NULL)
    {
      for (guint i = 0; ids[i] != NULL; i++)
        fw_scene_move (self, ids[i], dx - self->drag_dx, dy - self->drag_dy);
      self->drag_dx = dx;
      self->drag_dy = dy;
      return;
    }
  items = self->follow (self->follow_data, ids, dx, dy);
  changed = g_strv_builder_new ();
  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (items, i);
      FwSceneItem *known = fw_scene_find (self, item->id);

      if (known == NULL)
        continue;
      fw_scene_index_remove (self->index, known);
      take_over (known, item);
      fw_scene_index_insert (self->index, known);
      g_strv_builder_add (changed, known->id);
    }
  changed_ids = g_strv_builder_end (changed);
  g_signal_emit (self, signals[ITEMS_CHANGED], 0, none, none, changed_ids);
}

/* --- selection ---------------------------------------------------------------- */

void
fw_scene_select (FwScene *self, const char *const *ids)
{
  gboolean changed = FALSE;

  g_return_if_fail (FW_IS_SCENE (self));

  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);
      gboolean selected = ids != NULL && g_strv_contains (ids, item->id);

      changed = changed || selected != item->selected;
      item->selected = selected;
    }
  if (changed)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
fw_scene_toggle_selected (FwScene *self, const char *id)
{
  FwSceneItem *item;

  g_return_if_fail (FW_IS_SCENE (self));

  item = fw_scene_find (self, id);
  if (item == NULL)
    return;
  item->selected = !item->selected;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

GStrv
fw_scene_dup_selection (FwScene *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (FW_IS_SCENE (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->selected)
      g_strv_builder_add (ids, FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->id);
  return g_strv_builder_end (ids);
}

guint
fw_scene_get_n_selected (FwScene *self)
{
  guint n = 0;

  g_return_val_if_fail (FW_IS_SCENE (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n += FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->selected ? 1 : 0;
  return n;
}

static void
fw_scene_finalize (GObject *object)
{
  FwScene *self = FW_SCENE (object);

  fw_scene_set_follow (self, NULL, NULL, NULL);
  g_free (self->title);
  fw_scene_index_free (self->index);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->ways);
  g_hash_table_unref (self->branch);
  G_OBJECT_CLASS (fw_scene_parent_class)->finalize (object);
}

static void
fw_scene_class_init (FwSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_scene_finalize;

  signals[ITEMS_CHANGED]
      = g_signal_new ("items-changed", FW_TYPE_SCENE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRV, G_TYPE_STRV, G_TYPE_STRV);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", FW_TYPE_SCENE, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WORDS_CHANGED] = g_signal_new ("words-changed", FW_TYPE_SCENE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_scene_init (FwScene *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->index = fw_scene_index_new ();
  self->ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->branch = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
