/* fw-genogram-follow-round.c: what is not of straight lines while persons are dragged:
 * bonds aim anew, outlines stretch where the dragged member stands, or send a ring along
 * with whoever leaves them.
 */
#include "config.h"

#include <math.h>

#include "scene/fw-genogram-follow-private.h"

#define OUTLINE_STEP 16.0
#define RING 12 /* round a member that left its household's outline behind */

/* --- bonds -------------------------------------------------------------------------------- */

/* Where the ray from the middle towards @aim leaves the symbol. */
static graphene_point_t
leave (FwSceneItem *person, const graphene_point_t *aim)
{
  graphene_point_t centre = fw_scene_item_get_centre (person);
  double dx = aim->x - centre.x, dy = aim->y - centre.y, length = MAX (hypot (dx, dy), 1e-6), t;
  double rx = person->body.size.width / 2, ry = person->body.size.height / 2;

  dx /= length;
  dy /= length;
  if (person->shape == FW_SHAPE_ELLIPSE)
    t = rx * ry / MAX (hypot (ry * dx, rx * dy), 1e-6);
  else if (person->shape == FW_SHAPE_DIAMOND)
    t = 1 / MAX (fabs (dx) / MAX (rx, 1e-6) + fabs (dy) / MAX (ry, 1e-6), 1e-6);
  else
    t = MIN (fabs (dx) > 1e-6 ? rx / fabs (dx) : G_MAXDOUBLE,
             fabs (dy) > 1e-6 ? ry / fabs (dy) : G_MAXDOUBLE);
  return GRAPHENE_POINT_INIT ((float) (centre.x + dx * t), (float) (centre.y + dy * t));
}

static FwSceneItem *
find_now (FwFollow *self, const char *id)
{
  FwSceneItem *now = g_hash_table_lookup (self->bent, id);

  return now != NULL ? now : g_hash_table_lookup (self->items, id);
}

void
fw_follow_bend_bond (FwFollow *self, FwSceneItem *item)
{
  const FwBondSign *old = item->sign;
  graphene_point_t start = fw_follow_way_of (self, item->from),
                   end = fw_follow_way_of (self, item->to), middle;
  guint last = old->n_points - 1;
  FwBondSign *sign;
  FwSceneItem *bent, *from = find_now (self, item->from), *to = find_now (self, item->to);

  if ((!fw_follow_is_moved (self, item->from) && !fw_follow_is_moved (self, item->to))
      || from == NULL || to == NULL)
    return;
  sign = fw_bond_sign_new ();
  sign->n_points = old->n_points;
  sign->points = g_memdup2 (old->points, sizeof *old->points * old->n_points);
  sign->shift = old->shift;
  sign->bond = old->bond;
  sign->notation = fw_notation_ref (old->notation);
  sign->alleged = old->alleged;
  sign->ghost = old->ghost;
  for (guint i = 0; i <= last; i++)
    {
      float share = (float) i / (float) last;

      sign->points[i].x += start.x * (1 - share) + end.x * share;
      sign->points[i].y += start.y * (1 - share) + end.y * share;
    }
  if (!graphene_point_equal (&start, &end))
    {
      graphene_point_t aims[2] = {sign->points[1], sign->points[last - 1]};

      if (last == 1)
        {
          aims[0] = fw_scene_item_get_centre (to);
          aims[1] = fw_scene_item_get_centre (from);
        }
      sign->points[0] = leave (from, &aims[0]);
      sign->points[last] = leave (to, &aims[1]);
    }
  middle = GRAPHENE_POINT_INIT ((start.x + end.x) / 2, (start.y + end.y) / 2);
  if (old->label.text != NULL)
    sign->label = fw_follow_copy_label (&old->label, &middle);
  bent = fw_genogram_make_bond_item (sign, item->id);
  bent->flags = item->flags;
  fw_scene_item_set_ends (bent, item->from, item->to);
  fw_scene_item_set_words (bent, item->label, item->spoken, item->description);
  fw_follow_keep (self, bent);
}

/* --- households ----------------------------------------------------------------------------- */

/* As it is filled: by winding. */
static gboolean
is_within (const graphene_point_t *points, guint n_points, const graphene_point_t *at)
{
  int winding = 0;

  for (guint i = 0, j = n_points - 1; i < n_points; j = i++)
    {
      const graphene_point_t *a = &points[j], *b = &points[i];
      float side = (b->x - a->x) * (at->y - a->y) - (at->x - a->x) * (b->y - a->y);

      if (a->y <= at->y && b->y > at->y && side > 0)
        winding++;
      else if (a->y > at->y && b->y <= at->y && side < 0)
        winding--;
    }
  return winding != 0;
}

static double
box_distance (const graphene_rect_t *box, const graphene_point_t *at)
{
  double dx = MAX (MAX (box->origin.x - at->x, at->x - box->origin.x - box->size.width), 0);
  double dy = MAX (MAX (box->origin.y - at->y, at->y - box->origin.y - box->size.height), 0);

  return hypot (dx, dy);
}

/* So many points that the outline bends round each of its members. */
static GArray *
divide (const FwHouseholdSign *sign)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));

  for (guint i = 0; i < sign->n_points; i++)
    {
      const graphene_point_t *a = &sign->points[i], *b = &sign->points[(i + 1) % sign->n_points];
      guint n = MAX (1, (guint) (hypot (b->x - a->x, b->y - a->y) / OUTLINE_STEP));

      for (guint k = 0; k < n; k++)
        {
          graphene_point_t point;

          graphene_point_interpolate (a, b, (double) k / n, &point);
          g_array_append_val (points, point);
        }
    }
  return points;
}

/* A point goes along the more the nearer it is to who is dragged than to who stays. */
static graphene_point_t
way_among (FwFollow *self, GPtrArray *members, const graphene_point_t *at)
{
  double nearest[2] = {G_MAXFLOAT, G_MAXFLOAT}, share;

  for (guint m = 0; m < members->len; m++)
    {
      FwSceneItem *member = g_ptr_array_index (members, m);
      guint moved = fw_follow_is_moved (self, member->id) ? 1 : 0;

      nearest[moved] = MIN (nearest[moved], box_distance (&member->bounds, at));
    }
  share = nearest[0] / MAX (nearest[0] + nearest[1], 1e-6);
  share = share * share * (3 - 2 * share);
  return GRAPHENE_POINT_INIT ((float) (self->by.x * share), (float) (self->by.y * share));
}

static float
get_area (const graphene_point_t *points, guint n)
{
  float area = 0;

  for (guint i = 0; i < n; i++)
    area += points[i].x * points[(i + 1) % n].y - points[(i + 1) % n].x * points[i].y;
  return area;
}

/* The outline stays, and a ring round the member hangs from its nearest corner. */
static void
tether (GArray *points, const graphene_rect_t *box, gboolean forwards)
{
  float l = box->origin.x - RING, t = box->origin.y - RING;
  float r = box->origin.x + box->size.width + RING, b = box->origin.y + box->size.height + RING;
  graphene_point_t ring[] = {GRAPHENE_POINT_INIT (l, t), GRAPHENE_POINT_INIT (r, t),
                             GRAPHENE_POINT_INIT (r, b), GRAPHENE_POINT_INIT (l, b)};
  graphene_point_t way[6];
  guint at = 0, first = 0;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < points->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        const graphene_point_t *corner = &g_array_index (points, graphene_point_t, i);
        double far = hypot (corner->x - ring[k].x, corner->y - ring[k].y);

        if (far >= best)
          continue;
        best = far;
        at = i;
        first = k;
      }
  /* Round it the same way as the outline, and back to the corner. */
  for (guint k = 0; k <= 4; k++)
    way[k] = ring[(first + (forwards ? k : 4 - k)) % 4];
  way[5] = g_array_index (points, graphene_point_t, at);
  g_array_insert_vals (points, at + 1, way, 6);
}

/* Whether everybody who is dragged is still within. */
static gboolean
holds_moved (FwFollow *self, GArray *points, GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      FwSceneItem *member = g_ptr_array_index (members, i);
      graphene_point_t centre = fw_scene_item_get_centre (member);

      fw_follow_shift (&centre, &self->by);
      if (fw_follow_is_moved (self, member->id)
          && !is_within ((graphene_point_t *) points->data, points->len, &centre))
        return FALSE;
    }
  return TRUE;
}

/* An outline holds its members alone: who stands within is one. It is bent as long as that
 * keeps them within. */
void
fw_follow_bend_household (FwFollow *self, FwSceneItem *item)
{
  const FwHouseholdSign *old = item->sign;
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  guint n_moved = 0;
  FwHouseholdSign *sign;
  FwSceneItem *bent;
  g_autoptr (GArray) points = NULL;

  for (guint i = 0; i < self->genogram->items->len; i++)
    {
      FwSceneItem *person = g_ptr_array_index (self->genogram->items, i);
      graphene_point_t centre = fw_scene_item_get_centre (person);

      if (person->kind != FW_ITEM_PERSON || !is_within (old->points, old->n_points, &centre))
        continue;
      g_ptr_array_add (members, person);
      n_moved += fw_follow_is_moved (self, person->id) ? 1 : 0;
    }
  if (n_moved == 0)
    return;
  points = divide (old);
  sign = fw_household_sign_new ();
  sign->ghost = old->ghost;
  if (old->label.text != NULL)
    {
      graphene_point_t at = GRAPHENE_POINT_INIT (old->label.x, old->label.y);
      graphene_point_t way = way_among (self, members, &at);

      sign->label = fw_follow_copy_label (&old->label, &way);
    }
  for (guint i = 0; i < points->len; i++)
    {
      graphene_point_t *point = &g_array_index (points, graphene_point_t, i);
      graphene_point_t way = way_among (self, members, point);

      fw_follow_shift (point, &way);
    }
  if (!holds_moved (self, points, members))
    {
      g_array_set_size (points, 0);
      g_array_append_vals (points, old->points, old->n_points);
      for (guint i = 0; i < members->len; i++)
        {
          graphene_rect_t box = FW_SCENE_ITEM (g_ptr_array_index (members, i))->body;

          graphene_rect_offset (&box, self->by.x, self->by.y);
          if (fw_follow_is_moved (self, FW_SCENE_ITEM (g_ptr_array_index (members, i))->id))
            tether (points, &box, get_area (old->points, old->n_points) > 0);
        }
    }
  sign->n_points = points->len;
  sign->points = g_memdup2 (points->data, sizeof (graphene_point_t) * points->len);
  bent = fw_follow_bend_line (self, item, sign->points, sign->n_points, 0, sign);
  fw_follow_take_label (bent, &sign->label);
  graphene_rect_inset (&bent->bounds, -4, -4);
}
