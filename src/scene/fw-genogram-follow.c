/* fw-genogram-follow.c: how lines hang on while persons are dragged.
 *
 * Nothing is placed anew: what hangs from a person is bent from where it stood, so
 * that a frame costs the same in a family of any size. Upright and level parts stay
 * so; partnerships take the drop of their children along, sibling bars grow and
 * shrink; bonds and outlines are in fw-genogram-follow-round.c. Everything is worked out
 * from the genogram's own items, which never change.
 */
#include "config.h"

#include <math.h>

#include "scene/fw-genogram-follow-private.h"

#define NEAR 1.0

gboolean
fw_follow_is_moved (FwFollow *self, const char *id)
{
  return id != NULL && g_strv_contains (self->ids, id);
}

graphene_point_t
fw_follow_way_of (FwFollow *self, const char *id)
{
  return fw_follow_is_moved (self, id) ? self->by : *graphene_point_zero ();
}

void
fw_follow_shift (graphene_point_t *point, const graphene_point_t *by)
{
  point->x += by->x;
  point->y += by->y;
}

static gboolean
is_upright (const graphene_point_t *a, const graphene_point_t *b)
{
  return fabsf (a->x - b->x) < 0.5f;
}

static gboolean
is_level (const graphene_point_t *a, const graphene_point_t *b)
{
  return fabsf (a->y - b->y) < 0.5f;
}

void
fw_follow_keep (FwFollow *self, FwSceneItem *item)
{
  g_hash_table_insert (self->bent, item->id, item);
  g_ptr_array_add (self->result, item);
}

/* The line of @old through other points, with @sign (transfer full). */
FwSceneItem *
fw_follow_bend_line (FwFollow *self,
                     FwSceneItem *old,
                     const graphene_point_t *points,
                     guint n_points,
                     double margin,
                     gpointer sign)
{
  FwSceneItem *item
      = fw_scene_item_new_line (old->id, old->kind, old->shape, points, MAX (n_points, 1));

  item->flags = old->flags;
  item->z = old->z;
  fw_scene_item_set_ends (item, old->from, old->to);
  fw_scene_item_set_words (item, old->label, old->spoken, old->description);
  graphene_rect_inset (&item->bounds, (float) -margin, (float) -margin);
  fw_scene_item_take_sign (item, sign, old->clear_sign);
  fw_follow_keep (self, item);
  return item;
}

void
fw_follow_take_label (FwSceneItem *item, const FwSignLabel *label)
{
  FwLayoutBox box;
  graphene_rect_t rect;

  if (label->text == NULL)
    return;
  box = fw_sign_label_get_box (label);
  rect = GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.w, (float) box.h);
  graphene_rect_union (&item->bounds, &rect, &item->bounds);
}

FwSignLabel
fw_follow_copy_label (const FwSignLabel *label, const graphene_point_t *by)
{
  FwSignLabel copy = *label;

  copy.text = g_strdup (label->text);
  copy.x += by->x;
  copy.left += by->x;
  copy.y += by->y;
  return copy;
}

/* The ends go, upright and level parts stay what they are as far as they can. */
static GArray *
stretch (const graphene_point_t *points,
         guint n,
         const graphene_point_t *start,
         const graphene_point_t *end)
{
  GArray *bent = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  graphene_point_t *p;

  g_array_append_vals (bent, points, n);
  p = (graphene_point_t *) bent->data;
  if (n < 2 || graphene_point_equal (start, end))
    {
      for (guint i = 0; i < n; i++)
        fw_follow_shift (&p[i], start);
      return bent;
    }
  if (n == 2 && is_upright (&points[0], &points[1]))
    {
      graphene_point_t corners[2];

      fw_follow_shift (&p[0], start);
      fw_follow_shift (&p[1], end);
      if (is_upright (&p[0], &p[1]))
        return bent;
      /* A step in the middle. */
      corners[0] = GRAPHENE_POINT_INIT (p[0].x, (p[0].y + p[1].y) / 2);
      corners[1] = GRAPHENE_POINT_INIT (p[1].x, corners[0].y);
      g_array_insert_vals (bent, 1, corners, 2);
      return bent;
    }
  if (n > 2)
    {
      if (is_upright (&points[0], &points[1]))
        p[1].x += start->x;
      else if (is_level (&points[0], &points[1]))
        p[1].y += start->y;
      if (is_upright (&points[n - 1], &points[n - 2]))
        p[n - 2].x += end->x;
      else if (is_level (&points[n - 1], &points[n - 2]))
        p[n - 2].y += end->y;
    }
  fw_follow_shift (&p[0], start);
  fw_follow_shift (&p[n - 1], end);
  return bent;
}

/* --- persons ------------------------------------------------------------------------- */

static void
move_persons (FwFollow *self)
{
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      FwSceneItem *item = g_hash_table_lookup (self->items, self->ids[i]);
      FwSceneItem *moved;

      if (item == NULL || item->points != NULL || g_hash_table_contains (self->bent, item->id))
        continue;
      moved = fw_genogram_copy_item (item);
      graphene_rect_offset (&moved->body, self->by.x, self->by.y);
      graphene_rect_offset (&moved->bounds, self->by.x, self->by.y);
      fw_follow_keep (self, moved);
    }
}

/* --- partnerships ---------------------------------------------------------------------- */

/* Of a line, the ends of what lies at @y. */
static gboolean
find_bar (const graphene_point_t *points, guint n, float y, float *from, float *to)
{
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (fabsf (points[i].y - y) > 0.5f)
        continue;
      *from = found ? MIN (*from, points[i].x) : points[i].x;
      *to = found ? MAX (*to, points[i].x) : points[i].x;
      found = TRUE;
    }
  return found;
}

/* Where a point of the old bar lies on the new one. */
static graphene_point_t
way_on_bar (const FwUnionSign *old, const FwUnionSign *bent, float x)
{
  float from, to, new_from, new_to, share;

  if (!find_bar (old->points, old->n_points, old->bar_y, &from, &to)
      || !find_bar (bent->points, bent->n_points, bent->bar_y, &new_from, &new_to))
    return GRAPHENE_POINT_INIT (0, bent->bar_y - old->bar_y);
  share = to - from > NEAR ? CLAMP ((x - from) / (to - from), 0, 1) : 0.5f;
  return GRAPHENE_POINT_INIT (new_from + share * (new_to - new_from) - (from + share * (to - from)),
                              bent->bar_y - old->bar_y);
}

static double
distance_to (FwFollow *self, const graphene_point_t *point, const char *id)
{
  FwSceneItem *person = id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
  graphene_point_t centre;

  if (person == NULL)
    return G_MAXDOUBLE;
  centre = fw_scene_item_get_centre (person);
  return hypot (centre.x - point->x, centre.y - point->y);
}

static void
bend_union (FwFollow *self, FwSceneItem *item)
{
  const FwUnionSign *old = item->sign;
  const char *first = item->from, *last = item->to;
  graphene_point_t start, end, on_bar;
  g_autoptr (GArray) points = NULL;
  FwUnionSign *sign;
  FwSceneItem *bent;

  if (!fw_follow_is_moved (self, first) && !fw_follow_is_moved (self, last))
    return;
  if (distance_to (self, &old->points[0], last) < distance_to (self, &old->points[0], first))
    {
      first = item->to;
      last = item->from;
    }
  start = fw_follow_way_of (self, first != NULL ? first : last);
  end = fw_follow_way_of (self, last != NULL ? last : first);
  points = stretch (old->points, old->n_points, &start, &end);
  sign = fw_union_sign_new ();
  sign->line = old->line;
  sign->twice = old->twice;
  sign->slashes = old->slashes;
  sign->crossed = old->crossed;
  sign->ghost = old->ghost;
  sign->n_points = points->len;
  sign->points = g_memdup2 (points->data, sizeof (graphene_point_t) * points->len);
  sign->bar_y = old->bar_y + (graphene_point_equal (&start, &end) ? start.y : 0);
  on_bar = way_on_bar (old, sign, old->mark_x);
  sign->mark_x = old->mark_x + on_bar.x;
  if (old->label.text != NULL)
    {
      on_bar = way_on_bar (old, sign, old->label.left + old->label.width / 2);
      sign->label = fw_follow_copy_label (&old->label, &on_bar);
    }
  bent = fw_follow_bend_line (self, item, sign->points, sign->n_points, 0, sign);
  fw_follow_take_label (bent, &sign->label);
  graphene_rect_inset (&bent->bounds, -10, -10);
}

/* --- children -------------------------------------------------------------------------- */

typedef struct
{
  FwSceneItem *parents; /* the partnership's line; NULL: none is drawn */
  FwSceneItem *trunk;   /* NULL without */
  GPtrArray *legs;      /* FwSceneItem */
} Sibship;

static void
sibship_free (gpointer data)
{
  Sibship *self = data;

  g_ptr_array_unref (self->legs);
  g_free (self);
}

static GHashTable *
collect_sibships (FwFollow *self)
{
  GHashTable *sibships = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, sibship_free);
  GPtrArray *items = self->genogram->items;

  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (items, i);
      Sibship *sibship;

      if (item->kind != FW_ITEM_CHILD_LINE || item->from == NULL)
        continue;
      sibship = g_hash_table_lookup (sibships, item->from);
      if (sibship == NULL)
        {
          sibship = g_new0 (Sibship, 1);
          sibship->legs = g_ptr_array_new ();
          sibship->parents = g_hash_table_lookup (self->items, item->from);
          g_hash_table_insert (sibships, item->from, sibship);
        }
      if (item->to == NULL)
        sibship->trunk = item;
      else
        g_ptr_array_add (sibship->legs, item);
    }
  return sibships;
}

/* How far the drop from the parents' line goes at @point. */
static graphene_point_t
way_of_parents (FwFollow *self, const Sibship *sibship, const graphene_point_t *point)
{
  FwSceneItem *bent
      = sibship->parents != NULL ? g_hash_table_lookup (self->bent, sibship->parents->id) : NULL;

  if (bent == NULL)
    return *graphene_point_zero ();
  return way_on_bar (sibship->parents->sign, bent->sign, point->x);
}

/* The level piece of the trunk that @point lies on; its index, −1 without. */
static int
find_level (const FwChildSign *trunk, const graphene_point_t *point)
{
  for (guint i = 0; trunk != NULL && i + 1 < trunk->n_points; i += 2)
    {
      const graphene_point_t *a = &trunk->points[i], *b = &trunk->points[i + 1];

      if (is_level (a, b) && fabsf (point->y - a->y) < NEAR && point->x > MIN (a->x, b->x) - 2
          && point->x < MAX (a->x, b->x) + 2)
        return (int) i;
    }
  return -1;
}

static void
keep_child_line (FwFollow *self, FwSceneItem *old, GArray *points)
{
  const FwChildSign *sign = old->sign;
  FwChildSign *bent = fw_child_sign_new ();

  bent->line = sign->line;
  bent->pieces = sign->pieces;
  bent->ghost = sign->ghost;
  bent->n_points = points->len;
  bent->points = g_memdup2 (points->data, sizeof (graphene_point_t) * points->len);
  fw_follow_bend_line (self, old, bent->points, bent->n_points, 3, bent);
}

/* A leg that hangs from the siblings' bar slides along it; others start at the
 * parents' line. */
static void
bend_leg (FwFollow *self, const Sibship *sibship, FwSceneItem *leg)
{
  const FwChildSign *sign = leg->sign, *trunk = sibship->trunk ? sibship->trunk->sign : NULL;
  graphene_point_t end = fw_follow_way_of (self, leg->to), start;
  g_autoptr (GArray) points = NULL;

  if (find_level (trunk, &sign->points[0]) >= 0)
    start = GRAPHENE_POINT_INIT (is_upright (&sign->points[0], &sign->points[1]) ? end.x : 0, 0);
  else
    start = way_of_parents (self, sibship, &sign->points[0]);
  points = stretch (sign->points, sign->n_points, &start, &end);
  keep_child_line (self, leg, points);
}

/* A level piece reaches to all that touches it. */
static void
fit_level (FwFollow *self, const Sibship *sibship, GArray *points, guint at)
{
  const FwChildSign *trunk = sibship->trunk->sign;
  graphene_point_t *bent = (graphene_point_t *) points->data;
  float from = G_MAXFLOAT, to = -G_MAXFLOAT;

  for (guint i = 0; i + 1 < trunk->n_points; i += 2)
    for (guint end = 0; end < 2; end++)
      if (is_upright (&trunk->points[i], &trunk->points[i + 1])
          && find_level (trunk, &trunk->points[i + end]) == (int) at)
        {
          from = MIN (from, bent[i].x);
          to = MAX (to, bent[i].x);
        }
  for (guint i = 0; i < sibship->legs->len; i++)
    {
      FwSceneItem *leg = g_ptr_array_index (sibship->legs, i);
      FwSceneItem *now = g_hash_table_lookup (self->bent, leg->id);

      if (find_level (trunk, &leg->points[0]) != (int) at)
        continue;
      from = MIN (from, (now != NULL ? now : leg)->points[0].x);
      to = MAX (to, (now != NULL ? now : leg)->points[0].x);
    }
  if (from > to)
    return;
  /* Bars fill their corners. */
  bent[at].x = from - 1;
  bent[at + 1].x = to + 1;
}

static void
bend_trunk (FwFollow *self, const Sibship *sibship)
{
  const FwChildSign *trunk = sibship->trunk->sign;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  graphene_point_t *bent;

  g_array_append_vals (points, trunk->points, trunk->n_points);
  bent = (graphene_point_t *) points->data;
  for (guint i = 0; i + 1 < trunk->n_points; i += 2)
    {
      const FwUnionSign *parents = sibship->parents != NULL ? sibship->parents->sign : NULL;
      guint top = trunk->points[i].y <= trunk->points[i + 1].y ? i : i + 1;
      graphene_point_t way;

      if (!is_upright (&trunk->points[i], &trunk->points[i + 1]) || parents == NULL
          || fabsf (trunk->points[top].y - parents->bar_y) > 2)
        continue;
      way = way_of_parents (self, sibship, &trunk->points[top]);
      bent[i].x += way.x;
      bent[i + 1].x += way.x;
      bent[top].y += way.y;
    }
  for (guint i = 0; i + 1 < trunk->n_points; i += 2)
    if (is_level (&trunk->points[i], &trunk->points[i + 1]))
      fit_level (self, sibship, points, i);
  keep_child_line (self, sibship->trunk, points);
}

static gboolean
touches (FwFollow *self, const Sibship *sibship)
{
  if (sibship->parents != NULL && g_hash_table_contains (self->bent, sibship->parents->id))
    return TRUE;
  for (guint i = 0; i < sibship->legs->len; i++)
    if (fw_follow_is_moved (self, FW_SCENE_ITEM (g_ptr_array_index (sibship->legs, i))->to))
      return TRUE;
  return FALSE;
}

static void
bend_children (FwFollow *self)
{
  g_autoptr (GHashTable) sibships = collect_sibships (self);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, sibships);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Sibship *sibship = value;

      if (!touches (self, sibship))
        continue;
      for (guint i = 0; i < sibship->legs->len; i++)
        bend_leg (self, sibship, g_ptr_array_index (sibship->legs, i));
      if (sibship->trunk != NULL)
        bend_trunk (self, sibship);
    }
}

/* --- twins ------------------------------------------------------------------------------ */

/* The last part of the leg by which @id hangs, now and before. */
static gboolean
find_leg (FwFollow *self, const char *id, const graphene_point_t *on, graphene_point_t ends[4])
{
  GPtrArray *items = self->genogram->items;

  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *leg = g_ptr_array_index (items, i);
      FwSceneItem *now = g_hash_table_lookup (self->bent, leg->id);

      if (leg->kind != FW_ITEM_CHILD_LINE || g_strcmp0 (leg->to, id) != 0
          || fw_scene_item_distance (leg, on) > 2)
        continue;
      now = now != NULL ? now : leg;
      ends[0] = leg->points[leg->n_points - 2];
      ends[1] = leg->points[leg->n_points - 1];
      ends[2] = now->points[now->n_points - 2];
      ends[3] = now->points[now->n_points - 1];
      return TRUE;
    }
  return FALSE;
}

static void
bend_twins (FwFollow *self, FwSceneItem *item)
{
  const FwTwinsSign *old = item->sign;
  FwTwinsSign *sign;

  if (!fw_follow_is_moved (self, item->from) && !fw_follow_is_moved (self, item->to))
    return;
  sign = fw_twins_sign_new ();
  *sign = *old;
  for (guint side = 0; side < 2; side++)
    {
      graphene_point_t *at = side == 0 ? &sign->from : &sign->to, ends[4];
      float share;

      if (!find_leg (self, side == 0 ? item->from : item->to, at, ends))
        continue;
      share = (at->y - ends[0].y)
              / (fabsf (ends[1].y - ends[0].y) > 0.5f ? ends[1].y - ends[0].y : 1);
      *at = GRAPHENE_POINT_INIT (ends[2].x + share * (ends[3].x - ends[2].x),
                                 ends[2].y + share * (ends[3].y - ends[2].y));
    }
  fw_follow_bend_line (self, item, (graphene_point_t[]) {sign->from, sign->to}, 2, 10, sign);
}

/* --- all -------------------------------------------------------------------------------------- */

static void
bend_kind (FwFollow *self,
           FwGenogramItemKind kind,
           void (*bend) (FwFollow *self, FwSceneItem *item))
{
  for (guint i = 0; i < self->genogram->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->genogram->items, i);

      if (item->kind == (int) kind)
        bend (self, item);
    }
}

GPtrArray *
fw_genogram_follow (FwGenogram *self, const char *const *ids, double dx, double dy)
{
  g_autoptr (GHashTable) items = NULL;
  g_autoptr (GHashTable) bent = NULL;
  FwFollow drag;

  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  items = g_hash_table_new (g_str_hash, g_str_equal);
  bent = g_hash_table_new (g_str_hash, g_str_equal);
  drag = (FwFollow) {self,  ids,  GRAPHENE_POINT_INIT ((float) dx, (float) dy),
                     items, bent, g_ptr_array_new_with_free_func (g_object_unref)};
  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_insert (items, FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->id,
                         g_ptr_array_index (self->items, i));
  move_persons (&drag);
  bend_kind (&drag, FW_ITEM_UNION, bend_union);
  bend_children (&drag);
  bend_kind (&drag, FW_ITEM_TWINS, bend_twins);
  bend_kind (&drag, FW_ITEM_BOND, fw_follow_bend_bond);
  bend_kind (&drag, FW_ITEM_HOUSEHOLD, fw_follow_bend_household);
  /* Put back is put back, to the last corner. */
  for (guint i = 0; dx == 0 && dy == 0 && i < drag.result->len; i++)
    {
      FwSceneItem *bent_item = g_ptr_array_index (drag.result, i);

      drag.result->pdata[i] = fw_genogram_copy_item (g_hash_table_lookup (items, bent_item->id));
      g_hash_table_remove (bent, bent_item->id);
      g_object_unref (bent_item);
    }
  return drag.result;
}
