/* fw-genogram-lines.c: items of persons, partnerships, children, twins, households. */
#include "config.h"

#include <math.h>

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

static void
add_persons (FwGenogram *self, FwGenogramWork *work)
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

static void
add_child_line (FwGenogram *self, FwGenogramWork *work, const FwLayoutChildLine *line)
{
  FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, line->couple);
  FwWorkChild *child = NULL;
  FwChildLink *link;
  const FwNotationChild *notation;
  FwChildSign *sign;
  FwSceneItem *item;
  g_autofree char *id = NULL;

  for (guint i = 0; i < couple->children->len; i++)
    if (g_array_index (couple->children, FwWorkChild, i).person == line->child)
      child = &g_array_index (couple->children, FwWorkChild, i);
  if (child == NULL || line->path.count < 2)
    return;
  link = g_ptr_array_index (work->family->links, child->link);
  notation = fw_notation_find_child (work->notation, fw_child_link_to_name (link->kind));
  sign = fw_child_sign_new ();
  sign->points = copy_path (&line->path);
  sign->n_points = line->path.count;
  sign->line = notation != NULL ? notation->line : (FwNotationLine) {.width = 2};
  sign->ghost = child->ghost;
  /* Not certain: never a full line. */
  if (link->disputed && sign->line.n_dashes == 0)
    {
      sign->line.n_dashes = 2;
      sign->line.dashes[0] = 6;
      sign->line.dashes[1] = 4;
    }
  id = g_strdup_printf ("link:%s:%u", link->id != NULL ? link->id : "", child->link);
  item = fw_scene_item_new_line (id, FW_ITEM_CHILD_LINE, FW_SHAPE_LINE, sign->points,
                                 sign->n_points);
  item->z = Z_CHILD;
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
  item->z = Z_HOUSEHOLD;
  if (sign->label.text != NULL)
    grow (item, &sign->label, 0, 0);
  finish (item, 4);
  fw_scene_item_take_sign (item, sign, fw_household_sign_clear);
  g_ptr_array_add (self->items, item);
}

void
fw_genogram_add_items (FwGenogram *self, FwGenogramWork *work)
{
  add_persons (self, work);
  for (guint i = 0; i < work->unions->len; i++)
    add_union (self, work, i);
  for (guint i = 0; i < work->output->n_children; i++)
    add_child_line (self, work, &work->output->children[i]);
  for (guint i = 0; i < work->family->twins->len; i++)
    add_twins (self, work, i);
  for (guint i = 0; i < work->households->len; i++)
    add_household (self, work, i);
}
