/* fw-genogram-extras.c: what the whole family has and carries, and the tags that say
 * since when a ghost is so. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"

#define Z_TRAITS 15
#define Z_TAG 40
#define PAD 10
#define STEP 17

/* --- of the family ---------------------------------------------------------------- */

static void
get_bounds (FwGenogram *self, graphene_rect_t *bounds)
{
  graphene_rect_init (bounds, 0, 0, 0, 0);
  for (guint i = 0; i < self->items->len; i++)
    if (i == 0)
      *bounds = FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->bounds;
    else
      graphene_rect_union (bounds, &FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->bounds,
                           bounds);
}

void
fw_genogram_add_traits (FwGenogram *self, FwGenogramWork *work)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (FwSignLabel));
  graphene_rect_t bounds, frame;
  double width = 0;
  FwTraitsSign *sign;
  FwSceneItem *item;

  get_bounds (self, &bounds);
  for (guint i = 0; work->options->layers & FW_LAYER_TRAITS && i < work->family->traits->len; i++)
    {
      FwFamilyTrait *trait = g_ptr_array_index (work->family->traits, i);
      FwSignLabel label = {
          .text = g_strdup (trait->text),
          .role = trait->resource ? FW_LABEL_RESOURCE : FW_LABEL_PROBLEM,
          .x = bounds.origin.x + PAD + 14,
      };

      if (trait->person != FW_FAMILY_NOBODY || !work->now->traits[i])
        {
          g_free (label.text);
          continue;
        }
      label.y = bounds.origin.y + bounds.size.height + 20 + PAD + 24 + STEP * labels->len;
      fw_genogram_fit_label (work, &label);
      width = MAX (width, label.width);
      g_array_append_val (labels, label);
    }
  if (labels->len == 0)
    return;
  /* The heading comes last, so that it does not shift the others. */
  {
    FwSignLabel heading = {
        .text = g_strdup (_ ("The whole family")),
        .role = FW_LABEL_NAME,
        .x = bounds.origin.x + PAD,
        .y = bounds.origin.y + bounds.size.height + 20 + PAD + 6,
    };

    fw_genogram_fit_label (work, &heading);
    width = MAX (width + 14, heading.width);
    g_array_append_val (labels, heading);
  }
  frame = GRAPHENE_RECT_INIT (bounds.origin.x, bounds.origin.y + bounds.size.height + 20,
                              (float) width + 2 * PAD, (float) (labels->len * STEP + 2 * PAD - 2));
  sign = fw_traits_sign_new ();
  sign->frame = frame;
  sign->n_labels = labels->len;
  sign->labels = (FwSignLabel *) g_array_free (g_steal_pointer (&labels), FALSE);
  item = fw_scene_item_new ("traits", FW_ITEM_TRAITS, FW_SHAPE_RECT, &frame);
  item->flags = FW_ITEM_FOCUSABLE;
  item->z = Z_TRAITS;
  graphene_rect_inset (&item->bounds, -2, -2);
  fw_scene_item_take_sign (item, sign, fw_traits_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* --- tags --------------------------------------------------------------------------- */

static char *
make_tag (const FwFamilyChange *change)
{
  g_autofree char *when = NULL;

  if (change->was_so)
    {
      int year, month, day;

      if (change->known == FW_DAY_NONE)
        return NULL;
      fw_day_split (change->known, &year, &month, &day);
      /* Translators: month and year: known since 02/2022 */
      return g_strdup_printf (_ ("known since %02d/%d"), month, year);
    }
  when = fw_partial_date_dup_label (&change->when);
  if (when[0] == '\0')
    return NULL;
  if (change->kind == FW_FAMILY_CHANGE_DEATH)
    return g_strdup_printf ("† %s", when);
  if (change->ended)
    /* Translators: %s is a date: something ended then */
    return g_strdup_printf (_ ("until %s"), when);
  /* Translators: %s is a date: something began then */
  return g_strdup_printf (_ ("from %s"), when);
}

static FwSceneItem *
find_item (FwGenogram *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->id, id))
      return g_ptr_array_index (self->items, i);
  return NULL;
}

static char *
make_item_id (FwGenogramWork *work, const FwFamilyChange *change)
{
  FwFamily *family = work->family;
  FwChildLink *link;

  switch (change->kind)
    {
    case FW_FAMILY_CHANGE_BIRTH:
    case FW_FAMILY_CHANGE_DEATH:
    case FW_FAMILY_CHANGE_PERSON:
      return change->person != FW_FAMILY_NOBODY
                 ? g_strdup (fw_family_get_person (family, change->person)->id)
                 : NULL;
    case FW_FAMILY_CHANGE_BOND:
      return g_strconcat (
          "bond:", ((FwFamilyBond *) g_ptr_array_index (family->bonds, change->row))->id, NULL);
    case FW_FAMILY_CHANGE_UNION:
      return g_strconcat ("union:", fw_family_get_union (family, change->row)->id, NULL);
    case FW_FAMILY_CHANGE_HOUSEHOLD:
      return g_strconcat (
          "household-ghost:",
          ((FwFamilyHousehold *) g_ptr_array_index (family->households, change->row))->id, NULL);
    case FW_FAMILY_CHANGE_LINK:
      link = g_ptr_array_index (family->links, change->row);
      return g_strdup_printf ("link:%s:%u", link->id != NULL ? link->id : "", change->row);
    case FW_FAMILY_CHANGE_HEALTH:
    case FW_FAMILY_CHANGE_TRAIT:
    default:
      return NULL;
    }
}

/* The middle of the longest level part of a line, or of the whole. */
static graphene_point_t
find_place (FwSceneItem *item)
{
  graphene_point_t place = fw_scene_item_get_centre (item);
  float best = 0;

  if (item->kind == FW_ITEM_PERSON)
    return GRAPHENE_POINT_INIT (place.x, item->body.origin.y - 20);
  if (item->kind == FW_ITEM_BOND && ((FwBondSign *) item->sign)->label.text != NULL)
    {
      FwSignLabel *label = &((FwBondSign *) item->sign)->label;

      return GRAPHENE_POINT_INIT (label->left + label->width / 2, label->y + 16);
    }
  if (item->kind == FW_ITEM_HOUSEHOLD)
    return GRAPHENE_POINT_INIT (place.x, item->body.origin.y);
  for (guint i = 0; i + 1 < item->n_points; i++)
    {
      const graphene_point_t *a = &item->points[i], *b = &item->points[i + 1];

      if (ABS (a->y - b->y) < 0.5 && ABS (a->x - b->x) > best)
        {
          best = ABS (a->x - b->x);
          place = GRAPHENE_POINT_INIT ((a->x + b->x) / 2, a->y);
        }
    }
  return place;
}

static void
add_tag (FwGenogram *self, FwGenogramWork *work, FwSceneItem *item, const char *text)
{
  graphene_point_t place = find_place (item);
  g_autofree char *id = g_strconcat ("tag:", item->id, NULL);
  FwTagSign *sign;
  FwSceneItem *tag;
  graphene_rect_t body;

  if (find_item (self, id) != NULL)
    return;
  sign = fw_tag_sign_new ();
  sign->label = (FwSignLabel) {
      .text = g_strdup (text),
      .role = FW_LABEL_TAG,
      .anchor = FW_ANCHOR_MIDDLE,
      .x = place.x,
      .y = place.y + (item->kind == FW_ITEM_PERSON ? -2 : 4),
  };
  fw_genogram_fit_label (work, &sign->label);
  body = GRAPHENE_RECT_INIT (sign->label.left - 8, sign->label.y - 11, sign->label.width + 16, 15);
  tag = fw_scene_item_new (id, FW_ITEM_TAG, FW_SHAPE_RECT, &body);
  tag->z = Z_TAG;
  fw_scene_item_take_sign (tag, sign, fw_tag_sign_clear);
  g_ptr_array_add (self->items, tag);
}

void
fw_genogram_add_tags (FwGenogram *self, FwGenogramWork *work)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (work->other == NULL)
    return;
  changes = fw_family_day_compare (work->family, work->now, work->other);
  for (guint i = 0; i < changes->len; i++)
    {
      const FwFamilyChange *change = g_ptr_array_index (changes, i);
      g_autofree char *text = make_tag (change);
      g_autofree char *id = text != NULL ? make_item_id (work, change) : NULL;
      FwSceneItem *item = id != NULL ? find_item (self, id) : NULL;

      if (item != NULL
          && (item->flags & FW_ITEM_GHOST || change->kind == FW_FAMILY_CHANGE_DEATH
              || change->kind == FW_FAMILY_CHANGE_LINK))
        add_tag (self, work, item, text);
    }
}
