/* fw-genogram-lines.c: items of persons, partnerships, children, twins, households. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"

/* Order of drawing. */
enum
{
  Z_HOUSEHOLD = 0,
  Z_CHILD = 10,
  Z_UNION = 12,
  Z_TRAITS = 15,
  Z_PERSON = 30,
};

#define TWINS_BAR 0.55 /* of the legs' length, from the top */

char *
fw_genogram_person_item_id (FwGenogramWork *work, guint drawn)
{
  return g_strdup (fw_work_family_person (work, drawn)->id);
}

static graphene_point_t *
copy_path (const FwLayoutPath *path)
{
  graphene_point_t *points = g_new (graphene_point_t, MAX (path->count, 1));

  for (guint i = 0; i < path->count; i++)
    points[i] = GRAPHENE_POINT_INIT ((float) path->points[i].x, (float) path->points[i].y);
  return points;
}

static void
grow (FwSceneItem *item, const FwSignLabel *label, double x, double y)
{
  FwLayoutBox box = fw_sign_label_get_box (label);
  graphene_rect_t rect
      = GRAPHENE_RECT_INIT ((float) (x + box.x), (float) (y + box.y), (float) box.w, (float) box.h);

  graphene_rect_union (&item->bounds, &rect, &item->bounds);
}

/* Strokes and halos reach a little beyond. */
static void
finish (FwSceneItem *item, double margin)
{
  graphene_rect_inset (&item->bounds, (float) -margin, (float) -margin);
}

static void
add_person (FwGenogram *self, FwGenogramWork *work, guint i)
{
  FwWorkPerson *person = fw_work_person (work, i);
  const FwLayoutPlace *place = &work->output->places[i];
  g_autofree char *id = fw_genogram_person_item_id (work, i);
  FwSceneShape shape = person->shape == FW_LAYOUT_ROUND     ? FW_SHAPE_ELLIPSE
                       : person->shape == FW_LAYOUT_DIAMOND ? FW_SHAPE_DIAMOND
                                                            : FW_SHAPE_RECT;
  graphene_rect_t body = GRAPHENE_RECT_INIT ((float) (place->x - person->width / 2),
                                             (float) (place->y - person->height / 2),
                                             (float) person->width, (float) person->height);
  FwSceneItem *item = fw_scene_item_new (id, FW_ITEM_PERSON, shape, &body);

  item->flags = FW_ITEM_FOCUSABLE
                | (person->sign->ghost ? FW_ITEM_GHOST
                                       : FW_ITEM_MOVABLE | FW_ITEM_CONNECTABLE | FW_ITEM_EDITABLE);
  item->z = Z_PERSON;
  for (guint j = 0; j < person->sign->n_labels; j++)
    grow (item, &person->sign->labels[j], place->x, place->y);
  if (person->sign->waves > 0)
    item->bounds.size.height += 32, item->bounds.origin.y -= 32;
  finish (item, 4);
  fw_scene_item_take_sign (item, g_rc_box_acquire (person->sign), fw_person_sign_clear);
  g_ptr_array_add (self->items, item);
}

static int
compare_reading (gconstpointer a, gconstpointer b, gpointer data)
{
  FwGenogramWork *work = data;
  const FwLayoutPlace *one = &work->output->places[*(const guint *) a];
  const FwLayoutPlace *other = &work->output->places[*(const guint *) b];

  if (one->generation != other->generation)
    {
      /* Who stands outside the kin comes last. */
      if (one->generation < 0 || other->generation < 0)
        return one->generation < 0 ? 1 : -1;
      return one->generation < other->generation ? -1 : 1;
    }
  return one->x < other->x ? -1 : one->x > other->x;
}

void
fw_genogram_add_persons (FwGenogram *self, FwGenogramWork *work)
{
  g_autofree guint *order = g_new (guint, MAX (work->persons->len, 1));

  for (guint i = 0; i < work->persons->len; i++)
    order[i] = i;
  g_sort_array (order, work->persons->len, sizeof *order, compare_reading, work);
  for (guint i = 0; i < work->persons->len; i++)
    add_person (self, work, order[i]);
}

/* --- unions ----------------------------------------------------------------------- */

static gboolean
share_ancestor (FwGenogramWork *work, guint one, guint other, guint depth)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint) * 2);
      guint first[2] = {side == 0 ? one : other, 0};

      g_array_append_val (queue, first);
      for (guint at = 0; at < queue->len; at++)
        {
          guint *entry = &((guint *) queue->data)[at * 2];
          guint person = entry[0], level = entry[1];

          if (side == 1 && g_hash_table_contains (seen, GUINT_TO_POINTER (person + 1)))
            return TRUE;
          if (side == 0)
            g_hash_table_add (seen, GUINT_TO_POINTER (person + 1));
          for (guint i = 0; level < depth && i < work->family->links->len; i++)
            {
              FwChildLink *link = g_ptr_array_index (work->family->links, i);

              if (link->child != person || link->kind != FW_CHILD_BIRTH)
                continue;
              for (guint j = 0; j < 2; j++)
                {
                  guint next[2]
                      = {fw_family_get_union (work->family, link->parents)->partners[j], level + 1};

                  if (next[0] != FW_FAMILY_NOBODY)
                    g_array_append_val (queue, next);
                }
            }
        }
    }
  return FALSE;
}

static void
set_state (FwUnionSign *sign, const FwDayUnion *day)
{
  switch (day->state)
    {
    case FW_UNION_STATE_SEPARATED:
      sign->slashes = 1;
      break;
    case FW_UNION_STATE_DIVORCED:
      sign->slashes = 2;
      break;
    case FW_UNION_STATE_ANNULLED:
      sign->slashes = 3;
      break;
    case FW_UNION_STATE_RECONCILED:
      sign->crossed = TRUE;
      break;
    case FW_UNION_STATE_TOGETHER:
    default:
      break;
    }
}

const FwDayUnion *
fw_genogram_get_union_day (FwGenogramWork *work, const FwWorkUnion *couple)
{
  FwFamilyDay *day = couple->ghost && work->other != NULL ? work->other : work->now;

  return &day->unions[couple->family];
}

static FwUnionSign *
make_union (FwGenogramWork *work, guint i)
{
  FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, i);
  FwFamilyUnion *family = fw_family_get_union (work->family, couple->family);
  const FwLayoutUnionLine *line = &work->output->unions[i];
  const FwDayUnion *day = fw_genogram_get_union_day (work, couple);
  const FwNotationUnion *notation = fw_notation_find_union (
      work->notation, day->line_known ? fw_union_event_to_name (day->line) : "unknown");
  FwUnionSign *sign = fw_union_sign_new ();

  sign->points = copy_path (&line->path);
  sign->n_points = line->path.count;
  sign->line = notation != NULL ? notation->line : (FwNotationLine) {.width = 2};
  sign->ghost = couple->ghost;
  sign->mark_x = (float) line->mark_x;
  sign->bar_y = (float) line->bar_y;
  if (family->partners[0] != FW_FAMILY_NOBODY && family->partners[1] != FW_FAMILY_NOBODY)
    {
      sign->twice = share_ancestor (work, family->partners[0], family->partners[1], 4);
      set_state (sign, day);
    }
  if (line->label.w > 0 && couple->text[0] != '\0')
    {
      sign->label = (FwSignLabel) {
          .text = g_strdup (couple->text),
          .role = FW_LABEL_COUPLE,
          .anchor = FW_ANCHOR_MIDDLE,
          .x = (float) (line->label.x + line->label.w / 2),
          .y = (float) (line->label.y + FW_COUPLE_LABEL_HEIGHT - 4),
      };
      fw_genogram_fit_label (work, &sign->label);
    }
  return sign;
}

static void
add_union (FwGenogram *self, FwGenogramWork *work, guint i)
{
  FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, i);
  FwFamilyUnion *family = fw_family_get_union (work->family, couple->family);
  g_autofree char *id = g_strconcat ("union:", family->id, NULL);
  FwUnionSign *sign;
  FwSceneItem *item;

  if (work->output->unions[i].path.count < 2)
    return;
  sign = make_union (work, i);
  item = fw_scene_item_new_line (id, FW_ITEM_UNION, FW_SHAPE_LINE, sign->points, sign->n_points);
  item->flags = FW_ITEM_FOCUSABLE | (couple->ghost ? FW_ITEM_GHOST : 0);
  item->z = Z_UNION;
  fw_scene_item_set_ends (item,
                          family->partners[0] != FW_FAMILY_NOBODY
                              ? fw_family_get_person (work->family, family->partners[0])->id
                              : NULL,
                          family->partners[1] != FW_FAMILY_NOBODY
                              ? fw_family_get_person (work->family, family->partners[1])->id
                              : NULL);
  if (sign->label.text != NULL)
    grow (item, &sign->label, 0, 0);
  finish (item, 10);
  fw_scene_item_take_sign (item, sign, fw_union_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* --- children ----------------------------------------------------------------------- */

static FwWorkChild *
find_child (FwGenogramWork *work, const FwLayoutChildLine *line)
{
  GArray *children = g_array_index (work->unions, FwWorkUnion, line->couple).children;

  for (guint i = 0; i < children->len; i++)
    if (g_array_index (children, FwWorkChild, i).person == line->child)
      return &g_array_index (children, FwWorkChild, i);
  return NULL;
}

static FwNotationLine
find_style (FwGenogramWork *work, const FwWorkChild *child)
{
  FwChildLink *link = g_ptr_array_index (work->family->links, child->link);
  const FwNotationChild *notation
      = fw_notation_find_child (work->notation, fw_child_link_to_name (link->kind));
  FwNotationLine line = notation != NULL ? notation->line : (FwNotationLine) {.width = 2};

  /* Not certain: never a full line. */
  if (link->disputed && line.n_dashes == 0)
    {
      line.n_dashes = 2;
      line.dashes[0] = 6;
      line.dashes[1] = 4;
    }
  return line;
}

/* Where a child's own leg begins: at the last corner, that of twins at the point from
 * which they lean apart. */
static guint
find_leg_start (const FwLayoutPath *path)
{
  for (guint i = 0; i + 1 < path->count; i++)
    {
      const FwLayoutPoint *a = &path->points[i], *b = &path->points[i + 1];

      if (fabs (a->x - b->x) > 0.01 && fabs (a->y - b->y) > 0.01)
        return i;
    }
  return path->count - 2;
}

/* What the children of a union share is drawn once, solid, and each child's leg in the
 * style of its link: lines drawn over each other would look thicker. */
static gboolean
hangs_from_trunk (FwGenogramWork *work, const FwLayoutChildLine *line)
{
  gboolean solid = FALSE;
  FwWorkChild *own = find_child (work, line);

  if (!line->primary || line->path.count < 3 || own == NULL || own->ghost)
    return FALSE;
  for (guint i = 0; i < work->output->n_children && !solid; i++)
    {
      const FwLayoutChildLine *other = &work->output->children[i];
      FwWorkChild *child = other->couple == line->couple ? find_child (work, other) : NULL;

      solid = child != NULL && other->primary && other->path.count > 1 && !child->ghost
              && find_style (work, child).n_dashes == 0;
    }
  return solid;
}

/* The ends of a child's line are its parents' line and the child. */
static void
set_parents (FwGenogramWork *work, FwSceneItem *item, guint couple, guint child)
{
  guint family = g_array_index (work->unions, FwWorkUnion, couple).family;
  g_autofree char *parents
      = g_strconcat ("union:", fw_family_get_union (work->family, family)->id, NULL);

  fw_scene_item_set_ends (item, parents,
                          child != FW_NOBODY ? fw_work_family_person (work, child)->id : NULL);
}

typedef struct
{
  gboolean upright;
  double at, from, to;
} Piece;

static void
add_piece (GArray *pieces, const FwLayoutPoint *a, const FwLayoutPoint *b)
{
  Piece piece = {fabs (a->x - b->x) < 0.01, 0, 0, 0};

  piece.at = piece.upright ? a->x : a->y;
  piece.from = piece.upright ? MIN (a->y, b->y) : MIN (a->x, b->x);
  piece.to = piece.upright ? MAX (a->y, b->y) : MAX (a->x, b->x);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *known = &g_array_index (pieces, Piece, i);

      if (known->upright != piece.upright || fabs (known->at - piece.at) > 0.01
          || known->from > piece.to || known->to < piece.from)
        continue;
      known->from = MIN (known->from, piece.from);
      known->to = MAX (known->to, piece.to);
      return;
    }
  g_array_append_val (pieces, piece);
}

static void
add_trunk (FwGenogram *self, FwGenogramWork *work, guint couple, guint first)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree char *id = NULL;
  FwChildSign *sign;
  FwSceneItem *item;

  /* Lines of one union stand together. */
  for (guint i = first; i < work->output->n_children && work->output->children[i].couple == couple;
       i++)
    {
      const FwLayoutChildLine *line = &work->output->children[i];

      for (guint p = 0; hangs_from_trunk (work, line) && p < find_leg_start (&line->path); p++)
        add_piece (pieces, &line->path.points[p], &line->path.points[p + 1]);
    }
  if (pieces->len == 0)
    return;
  sign = fw_child_sign_new ();
  sign->points = g_new (graphene_point_t, pieces->len * 2);
  sign->n_points = pieces->len * 2;
  sign->pieces = TRUE;
  sign->line = (FwNotationLine) {.width = 2};
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      /* Bars fill their corners. */
      float from = (float) piece->from - (piece->upright ? 0 : 1);
      float to = (float) piece->to + (piece->upright ? 0 : 1), at = (float) piece->at;

      sign->points[2 * i]
          = piece->upright ? GRAPHENE_POINT_INIT (at, from) : GRAPHENE_POINT_INIT (from, at);
      sign->points[2 * i + 1]
          = piece->upright ? GRAPHENE_POINT_INIT (at, to) : GRAPHENE_POINT_INIT (to, at);
    }
  id = g_strdup_printf (
      "trunk:%s",
      fw_family_get_union (work->family, g_array_index (work->unions, FwWorkUnion, couple).family)
          ->id);
  item = fw_scene_item_new_line (id, FW_ITEM_CHILD_LINE, FW_SHAPE_LINE, sign->points,
                                 sign->n_points);
  item->z = Z_CHILD;
  set_parents (work, item, couple, FW_NOBODY);
  finish (item, 3);
  fw_scene_item_take_sign (item, sign, fw_child_sign_clear);
  g_ptr_array_add (self->items, item);
}

static void
add_child_line (FwGenogram *self, FwGenogramWork *work, const FwLayoutChildLine *line)
{
  FwWorkChild *child = find_child (work, line);
  FwChildLink *link;
  FwChildSign *sign;
  FwSceneItem *item;
  g_autofree char *id = NULL;

  if (child == NULL || line->path.count < 2)
    return;
  link = g_ptr_array_index (work->family->links, child->link);
  sign = fw_child_sign_new ();
  sign->points = copy_path (&line->path);
  sign->n_points = line->path.count;
  if (hangs_from_trunk (work, line))
    {
      guint start = find_leg_start (&line->path);

      sign->n_points -= start;
      memmove (sign->points, &sign->points[start], sign->n_points * sizeof *sign->points);
    }
  sign->line = find_style (work, child);
  sign->ghost = child->ghost;
  id = g_strdup_printf ("link:%s:%u", link->id != NULL ? link->id : "", child->link);
  item = fw_scene_item_new_line (id, FW_ITEM_CHILD_LINE, FW_SHAPE_LINE, sign->points,
                                 sign->n_points);
  item->z = Z_CHILD;
  set_parents (work, item, line->couple, line->child);
  finish (item, 3);
  fw_scene_item_take_sign (item, sign, fw_child_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* The line by which the person hangs. */
static const FwLayoutChildLine *
find_line (FwGenogramWork *work, guint person)
{
  for (guint i = 0; i < work->output->n_children; i++)
    if (work->output->children[i].child == person && work->output->children[i].primary
        && work->output->children[i].path.count > 1)
      return &work->output->children[i];
  return NULL;
}

static void
add_twins (FwGenogram *self, FwGenogramWork *work, guint group)
{
  FwFamilyTwins *twins = g_ptr_array_index (work->family->twins, group);
  const FwLayoutChildLine *first = NULL, *last = NULL;
  FwTwinsSign *sign;
  FwSceneItem *item;
  g_autofree char *id = g_strdup_printf ("twins:%u", group);
  graphene_point_t ends[2];

  for (guint i = 0; i < twins->persons->len; i++)
    {
      guint drawn = work->drawn[g_array_index (twins->persons, guint, i)];
      const FwLayoutChildLine *line = drawn != FW_NOBODY ? find_line (work, drawn) : NULL;

      if (line == NULL)
        continue;
      first = first != NULL ? first : line;
      last = line;
    }
  if (twins->kind == FW_TWINS_FRATERNAL || first == NULL || first == last)
    return;
  for (guint i = 0; i < 2; i++)
    {
      const FwLayoutPath *path = i == 0 ? &first->path : &last->path;
      const FwLayoutPoint *top = &path->points[path->count - 2],
                          *foot = &path->points[path->count - 1];

      ends[i] = GRAPHENE_POINT_INIT ((float) (top->x + (foot->x - top->x) * TWINS_BAR),
                                     (float) (top->y + (foot->y - top->y) * TWINS_BAR));
    }
  sign = fw_twins_sign_new ();
  sign->from = ends[0];
  sign->to = ends[1];
  sign->bar = twins->kind == FW_TWINS_IDENTICAL;
  sign->question = twins->kind == FW_TWINS_UNKNOWN;
  item = fw_scene_item_new_line (id, FW_ITEM_TWINS, FW_SHAPE_LINE, ends, 2);
  fw_scene_item_set_ends (item, fw_work_family_person (work, first->child)->id,
                          fw_work_family_person (work, last->child)->id);
  item->z = Z_CHILD + 1;
  finish (item, 10);
  fw_scene_item_take_sign (item, sign, fw_twins_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* --- households ----------------------------------------------------------------------- */

/* The longest level part at the lower side carries the name. */
static void
place_household_label (FwGenogramWork *work, FwHouseholdSign *sign, const char *name)
{
  double best_y = -G_MAXDOUBLE, left = 0;

  for (guint i = 0; i < sign->n_points; i++)
    {
      const graphene_point_t *a = &sign->points[i];
      const graphene_point_t *b = &sign->points[(i + 1) % sign->n_points];

      if (fabs (a->y - b->y) > 0.5 || fabs (a->x - b->x) < 50)
        continue;
      if (a->y > best_y + 0.5)
        {
          best_y = a->y;
          left = MIN (a->x, b->x);
        }
    }
  if (best_y == -G_MAXDOUBLE || name[0] == '\0')
    return;
  sign->label = (FwSignLabel) {
      .text = g_strdup (name),
      .role = FW_LABEL_HOUSEHOLD,
      .anchor = FW_ANCHOR_START,
      .x = (float) left + 14,
      .y = (float) best_y + 4,
      .halo = TRUE,
  };
  fw_genogram_fit_label (work, &sign->label);
}

static void
add_household (FwGenogram *self, FwGenogramWork *work, guint i)
{
  FwWorkHousehold *household = &g_array_index (work->households, FwWorkHousehold, i);
  FwFamilyHousehold *family = g_ptr_array_index (work->family->households, household->family);
  const FwLayoutPath *outline = &work->output->households[i].outline;
  g_autofree char *id
      = g_strconcat (household->ghost ? "household-ghost:" : "household:", family->id, NULL);
  FwHouseholdSign *sign;
  FwSceneItem *item;

  if (outline->count < 3)
    {
      if (!household->ghost)
        fw_genogram_leave_out (self, work, family->id, FW_FAMILY_NOBODY, "no-room");
      return;
    }
  sign = fw_household_sign_new ();
  sign->points = copy_path (outline);
  sign->n_points = outline->count;
  sign->ghost = household->ghost;
  place_household_label (work, sign, work->options->without_names ? "" : family->name);
  item = fw_scene_item_new_line (id, FW_ITEM_HOUSEHOLD, FW_SHAPE_OUTLINE, sign->points,
                                 sign->n_points);
  item->flags = FW_ITEM_FOCUSABLE | (household->ghost ? FW_ITEM_GHOST : 0);
  item->z = household->ghost ? Z_HOUSEHOLD - 1 : Z_HOUSEHOLD;
  if (sign->label.text != NULL)
    grow (item, &sign->label, 0, 0);
  finish (item, 4);
  fw_scene_item_take_sign (item, sign, fw_household_sign_clear);
  g_ptr_array_add (self->items, item);
}

void
fw_genogram_add_items (FwGenogram *self, FwGenogramWork *work)
{
  fw_genogram_add_persons (self, work);
  for (guint i = 0; i < work->unions->len; i++)
    add_union (self, work, i);
  for (guint i = 0; i < work->output->n_children; i++)
    {
      if (i == 0 || work->output->children[i - 1].couple != work->output->children[i].couple)
        add_trunk (self, work, work->output->children[i].couple, i);
      add_child_line (self, work, &work->output->children[i]);
    }
  for (guint i = 0; i < work->family->twins->len; i++)
    add_twins (self, work, i);
  for (guint i = 0; i < work->households->len; i++)
    add_household (self, work, i);
}
