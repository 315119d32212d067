/* fw-scene-snap.c: keeps what is dragged in line with what stands around.
 *
 * Each body has three places a side to keep to: both edges and the middle. Only
 * bodies in a thin strip above, below and beside are looked at.
 */
#include "config.h"

#include <math.h>

#include "scene/fw-scene-private.h"

/* How far along the other axis a neighbour may be. */
#define STRIP 1600

static void
get_places (const graphene_rect_t *rect, gboolean vertical, double places[3])
{
  double start = vertical ? rect->origin.x : rect->origin.y;
  double size = vertical ? rect->size.width : rect->size.height;

  places[0] = start + size / 2;
  places[1] = start;
  places[2] = start + size;
}

static GPtrArray *
find_neighbours (FwScene *self, const graphene_rect_t *moving, gboolean vertical, double margin)
{
  graphene_rect_t strip = *moving;

  if (vertical)
    graphene_rect_inset (&strip, (float) -margin, -STRIP);
  else
    graphene_rect_inset (&strip, -STRIP, (float) -margin);
  return fw_scene_index_query (self->index, &strip);
}

static gboolean
counts (FwSceneItem *item, const char *const *excluded)
{
  return item->flags & FW_ITEM_MOVABLE
         && (excluded == NULL || !g_strv_contains (excluded, item->id));
}

/* The nearest place to keep to; TRUE with the way to it. */
static gboolean
find_nearest (GPtrArray *neighbours,
              const graphene_rect_t *moving,
              const char *const *excluded,
              gboolean vertical,
              double margin,
              double *way)
{
  double own[3], best = margin;
  gboolean found = FALSE;

  get_places (moving, vertical, own);
  for (guint n = 0; n < neighbours->len; n++)
    {
      FwSceneItem *item = g_ptr_array_index (neighbours, n);
      double other[3];

      if (!counts (item, excluded))
        continue;
      get_places (&item->body, vertical, other);
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < 3; j++)
          {
            /* A middle keeps to middles, edges to edges. */
            if ((i == 0) != (j == 0) || fabs (other[j] - own[i]) > best
                || (found && fabs (other[j] - own[i]) >= best))
              continue;
            best = fabs (other[j] - own[i]);
            *way = other[j] - own[i];
            found = TRUE;
          }
    }
  return found;
}

static void
add_guides (GPtrArray *neighbours,
            const graphene_rect_t *moving,
            const char *const *excluded,
            gboolean vertical,
            GArray *guides)
{
  double own[3];

  get_places (moving, vertical, own);
  for (guint i = 0; i < 3; i++)
    {
      FwSceneGuide guide = {vertical, own[i], vertical ? moving->origin.y : moving->origin.x, 0};
      gboolean met = FALSE;

      guide.to = guide.from + (vertical ? moving->size.height : moving->size.width);
      for (guint n = 0; n < neighbours->len; n++)
        {
          FwSceneItem *item = g_ptr_array_index (neighbours, n);
          double other[3], start, end;

          if (!counts (item, excluded))
            continue;
          get_places (&item->body, vertical, other);
          if (i == 0 ? fabs (other[0] - own[0]) > 0.5
                     : fabs (other[1] - own[i]) > 0.5 && fabs (other[2] - own[i]) > 0.5)
            continue;
          start = vertical ? item->body.origin.y : item->body.origin.x;
          end = start + (vertical ? item->body.size.height : item->body.size.width);
          guide.from = MIN (guide.from, start);
          guide.to = MAX (guide.to, end);
          met = TRUE;
        }
      if (met)
        g_array_append_val (guides, guide);
    }
}

void
fw_scene_snap (FwScene *self,
               const graphene_rect_t *moving,
               const char *const *excluded,
               double margin,
               double *dx,
               double *dy,
               GArray *guides)
{
  g_return_if_fail (FW_IS_SCENE (self));
  g_return_if_fail (dx != NULL && dy != NULL);

  *dx = *dy = 0;
  for (guint axis = 0; axis < 2; axis++)
    {
      gboolean vertical = axis == 0;
      g_autoptr (GPtrArray) neighbours = find_neighbours (self, moving, vertical, margin);
      graphene_rect_t there = *moving;

      if (!find_nearest (neighbours, moving, excluded, vertical, margin, vertical ? dx : dy))
        continue;
      graphene_rect_offset (&there, (float) (vertical ? *dx : 0), (float) (vertical ? 0 : *dy));
      if (guides != NULL)
        add_guides (neighbours, &there, excluded, vertical, guides);
    }
}
