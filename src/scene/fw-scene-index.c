/* fw-scene-index.c: see fw-scene-index.h. */
#include "config.h"

#include <math.h>

#include "scene/fw-scene-index.h"

#define CELL 256.0
/* An item over more cells than this is kept apart and looked at each time. */
#define MANY 64

struct _FwSceneIndex
{
  GHashTable *cells; /* gint64 cell → GPtrArray of items */
  GPtrArray *large;
};

typedef struct
{
  gint32 left, top, right, bottom;
} Span;

static gint64
cell_key (gint32 x, gint32 y)
{
  return (gint64) (((guint64) (guint32) x << 32) | (guint32) y);
}

static gint32
cell_of (double at)
{
  return (gint32) CLAMP (floor (at / CELL), -1e6, 1e6);
}

static Span
span_of (const graphene_rect_t *area)
{
  return (Span) {cell_of (area->origin.x), cell_of (area->origin.y),
                 cell_of (area->origin.x + area->size.width),
                 cell_of (area->origin.y + area->size.height)};
}

static gint64
span_cells (const Span *span)
{
  return ((gint64) span->right - span->left + 1) * ((gint64) span->bottom - span->top + 1);
}

FwSceneIndex *
fw_scene_index_new (void)
{
  FwSceneIndex *self = g_new0 (FwSceneIndex, 1);

  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->large = g_ptr_array_new ();
  return self;
}

void
fw_scene_index_free (FwSceneIndex *self)
{
  g_hash_table_unref (self->cells);
  g_ptr_array_unref (self->large);
  g_free (self);
}

void
fw_scene_index_insert (FwSceneIndex *self, FwSceneItem *item)
{
  Span span = span_of (&item->bounds);

  if (span_cells (&span) > MANY)
    {
      g_ptr_array_add (self->large, item);
      return;
    }
  for (gint32 x = span.left; x <= span.right; x++)
    for (gint32 y = span.top; y <= span.bottom; y++)
      {
        gint64 key = cell_key (x, y);
        GPtrArray *cell = g_hash_table_lookup (self->cells, &key);

        if (cell == NULL)
          {
            cell = g_ptr_array_new ();
            g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
          }
        g_ptr_array_add (cell, item);
      }
}

void
fw_scene_index_remove (FwSceneIndex *self, FwSceneItem *item)
{
  Span span = span_of (&item->bounds);

  if (span_cells (&span) > MANY)
    {
      g_ptr_array_remove_fast (self->large, item);
      return;
    }
  for (gint32 x = span.left; x <= span.right; x++)
    for (gint32 y = span.top; y <= span.bottom; y++)
      {
        gint64 key = cell_key (x, y);
        GPtrArray *cell = g_hash_table_lookup (self->cells, &key);

        if (cell != NULL && g_ptr_array_remove_fast (cell, item) && cell->len == 0)
          g_hash_table_remove (self->cells, &key);
      }
}

/* Touching counts: lines have no width. */
static gboolean
meets (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.x <= b->origin.x + b->size.width && b->origin.x <= a->origin.x + a->size.width
         && a->origin.y <= b->origin.y + b->size.height
         && b->origin.y <= a->origin.y + a->size.height;
}

static void
collect (GPtrArray *from, const graphene_rect_t *area, GHashTable *seen, GPtrArray *found)
{
  for (guint i = 0; i < from->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (from, i);

      if (meets (&item->bounds, area) && g_hash_table_add (seen, item))
        g_ptr_array_add (found, item);
    }
}

GPtrArray *
fw_scene_index_query (FwSceneIndex *self, const graphene_rect_t *area)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new ();
  Span span = span_of (area);

  collect (self->large, area, seen, found);
  if (span_cells (&span) > (gint64) g_hash_table_size (self->cells))
    {
      GHashTableIter iter;
      gpointer cell;

      g_hash_table_iter_init (&iter, self->cells);
      while (g_hash_table_iter_next (&iter, NULL, &cell))
        collect (cell, area, seen, found);
      return found;
    }
  for (gint32 x = span.left; x <= span.right; x++)
    for (gint32 y = span.top; y <= span.bottom; y++)
      {
        gint64 key = cell_key (x, y);
        GPtrArray *cell = g_hash_table_lookup (self->cells, &key);

        if (cell != NULL)
          collect (cell, area, seen, found);
      }
  return found;
}
