/* fw-genogram-place.c: what the layout engine is asked, and what it says. */
#include "config.h"

#include <glib/gi18n.h>

#include "scene/fw-genogram-private.h"

#define LEG_OFFSET 6 /* of a further link's leg, beside the first one */
#define ASCENT 0.8   /* of a label's height above its base line */

static const FwLayoutMetrics metrics = {
    .symbol = 48,
    .sibling_gap = 26,
    .couple_gap = 44,
    .tier = 14,
    .row_gap = 26,
    .household_pad = 12,
};

/* Memory of the input lives as long as the work. */
static gpointer
keep (FwGenogramWork *work, gsize size, guint n)
{
  gpointer data = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (work->members, data);
  return data;
}

FwLayoutBox
fw_sign_label_get_box (const FwSignLabel *label)
{
  double size = fw_label_get_size (label->role, NULL);
  gboolean sign = label->role == FW_LABEL_RESOURCE || label->role == FW_LABEL_PROBLEM;

  return (FwLayoutBox) {label->left - (sign ? 14 : 0), label->y - size * ASCENT,
                        label->width + (sign ? 14 : 0), size * 1.1};
}

static FwDay
find_born (FwGenogramWork *work, guint i)
{
  return fw_partial_date_get_middle (&fw_work_family_person (work, i)->born);
}

/* How far the birth may lie before and after that; "about 1538" stands where 1538 would. */
static void
fill_reach (FwGenogramWork *work, guint i, FwLayoutPerson *out)
{
  const FwPartialDate *born = &fw_work_family_person (work, i)->born;

  if (out->born == FW_DAY_NONE)
    return;
  out->born_earlier = born->first == FW_DAY_NONE ? FW_LAYOUT_NONE : out->born - born->first;
  out->born_later = born->last == FW_DAY_NONE ? FW_LAYOUT_NONE : born->last - out->born;
}

static FwLayoutSide
find_side (FwSex sex)
{
  return sex == FW_SEX_MALE     ? FW_LAYOUT_SIDE_LEFT
         : sex == FW_SEX_FEMALE ? FW_LAYOUT_SIDE_RIGHT
                                : FW_LAYOUT_SIDE_ANY;
}

static void
fill_person (FwGenogramWork *work, guint i, FwLayoutPerson *out)
{
  FwWorkPerson *self = fw_work_person (work, i);
  FwFamilyPerson *person = fw_work_family_person (work, i);
  const FwLayoutPoint *place = work->options->places != NULL
                                   ? g_hash_table_lookup (work->options->places, person->id)
                                   : NULL;
  FwLayoutBox *labels = keep (work, sizeof *labels, self->sign->n_labels);

  for (guint j = 0; j < self->sign->n_labels; j++)
    labels[j] = fw_sign_label_get_box (&self->sign->labels[j]);
  *out = (FwLayoutPerson) {
      .id = person->id,
      .role = person->kind == FW_FAMILY_HELPER || person->kind == FW_FAMILY_INSTITUTION
                      || person->kind == FW_FAMILY_PET
                  ? FW_LAYOUT_OUTSIDE
                  : FW_LAYOUT_KIN,
      .side = find_side (person->sex),
      .shape = self->shape,
      .w = self->width,
      .h = self->height,
      .labels = labels,
      .n_labels = self->sign->n_labels,
      .born = find_born (work, i),
      .order = self->family,
      .pinned = person->pinned || (place != NULL && work->options->keep_places),
      .placed = place != NULL || person->pinned,
      .x = person->pinned  ? person->x
           : place != NULL ? place->x
                           : 0,
      .y = person->pinned  ? person->y
           : place != NULL ? place->y
                           : 0,
  };
  fill_reach (work, i, out);
  /* A helper who belongs to the kin by a line stands with it. */
  if (out->role == FW_LAYOUT_OUTSIDE)
    for (guint u = 0; u < work->unions->len; u++)
      {
        FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, u);
        FwFamilyUnion *parents = fw_family_get_union (work->family, couple->family);

        if (parents->partners[0] == self->family || parents->partners[1] == self->family)
          out->role = FW_LAYOUT_KIN;
        for (guint c = 0; c < couple->children->len; c++)
          if (g_array_index (couple->children, FwWorkChild, c).person == i)
            out->role = FW_LAYOUT_KIN;
      }
}

static double
weigh (FwGenogramWork *work, const FwWorkChild *child)
{
  static const double weights[] = {
      [FW_CHILD_BIRTH] = 1.0,   [FW_CHILD_ADOPTED] = 0.9, [FW_CHILD_FOSTER] = 0.6,
      [FW_CHILD_STEP] = 0.3,    [FW_CHILD_DONOR] = 0.2,   [FW_CHILD_GUARDIAN] = 0.4,
      [FW_CHILD_UNKNOWN] = 0.8,
  };
  FwChildLink *link = g_ptr_array_index (work->family->links, child->link);

  return weights[link->kind] * (child->ghost ? 0.5 : 1);
}

/* The leg of the weightiest link stands in the middle, further ones beside it. */
static double
find_offset (FwGenogramWork *work, const FwWorkChild *child)
{
  guint rank = 0;

  for (guint u = 0; u < work->unions->len; u++)
    {
      GArray *children = g_array_index (work->unions, FwWorkUnion, u).children;

      for (guint c = 0; c < children->len; c++)
        {
          FwWorkChild *other = &g_array_index (children, FwWorkChild, c);

          if (other->person == child->person && other->link != child->link
              && (weigh (work, other) > weigh (work, child)
                  || (weigh (work, other) == weigh (work, child) && other->link < child->link)))
            rank++;
        }
    }
  return rank * LEG_OFFSET;
}

static FwDay
find_begun (FwFamilyUnion *couple)
{
  FwDay begun = FW_DAY_NONE;

  for (guint i = 0; i < couple->events->len; i++)
    {
      FwDay day
          = fw_partial_date_get_middle (&g_array_index (couple->events, FwUnionEvent, i).fact.from);

      if (day != FW_DAY_NONE && (begun == FW_DAY_NONE || day < begun))
        begun = day;
    }
  return begun;
}

static void
fill_union (FwGenogramWork *work, guint i, FwLayoutUnion *out)
{
  FwWorkUnion *self = &g_array_index (work->unions, FwWorkUnion, i);
  FwFamilyUnion *couple = fw_family_get_union (work->family, self->family);
  FwLayoutChild *children = keep (work, sizeof *children, self->children->len);
  gboolean german = g_strcmp0 (work->options->text_set, "international") != 0;

  for (guint c = 0; c < self->children->len; c++)
    {
      FwWorkChild *child = &g_array_index (self->children, FwWorkChild, c);

      children[c] = (FwLayoutChild) {child->person, weigh (work, child), find_offset (work, child)};
    }
  self->text = fw_family_union_dup_text (
      work->family, self->family, self->ghost && work->other != NULL ? work->other->day : work->day,
      self->ghost ? FW_DAY_NONE : work->options->known,
      german ? FW_UNION_TEXT_GERMAN : FW_UNION_TEXT_INTERNATIONAL);
  *out = (FwLayoutUnion) {
      .id = couple->id,
      .children = children,
      .n_children = self->children->len,
      .begun = find_begun (couple),
      .order = self->family,
  };
  for (guint j = 0; j < 2; j++)
    out->partners[j]
        = couple->partners[j] != FW_FAMILY_NOBODY ? work->drawn[couple->partners[j]] : FW_NOBODY;
  if (self->text[0] != '\0')
    {
      out->label_w = fw_genogram_measure (work, self->text, FW_LABEL_COUPLE) + 4;
      out->label_h = fw_genogram_get_union_day (work, self)->state != FW_UNION_STATE_TOGETHER
                         ? FW_COUPLE_LABEL_HEIGHT + FW_COUPLE_SLASH_ROOM
                         : FW_COUPLE_LABEL_HEIGHT;
    }
}

static void
fill_twins (FwGenogramWork *work, FwLayoutInput *in)
{
  FwLayoutTwins *twins = keep (work, sizeof *twins, work->family->twins->len);

  for (guint i = 0; i < work->family->twins->len; i++)
    {
      FwFamilyTwins *group = g_ptr_array_index (work->family->twins, i);
      guint *persons = keep (work, sizeof *persons, group->persons->len);
      guint n = 0;

      for (guint j = 0; j < group->persons->len; j++)
        {
          guint drawn = work->drawn[g_array_index (group->persons, guint, j)];

          if (drawn != FW_NOBODY)
            persons[n++] = drawn;
        }
      if (n > 1)
        twins[in->n_twins++] = (FwLayoutTwins) {persons, n};
    }
  in->twins = twins;
}

static void
fill_input (FwGenogramWork *work)
{
  FwLayoutInput *in = &work->input;
  FwLayoutPerson *persons = keep (work, sizeof *persons, work->persons->len);
  FwLayoutUnion *unions = keep (work, sizeof *unions, work->unions->len);
  FwLayoutHousehold *households = keep (work, sizeof *households, work->households->len);
  FwLayoutBond *bonds = keep (work, sizeof *bonds, work->bonds->len);

  for (guint i = 0; i < work->persons->len; i++)
    fill_person (work, i, &persons[i]);
  for (guint i = 0; i < work->unions->len; i++)
    fill_union (work, i, &unions[i]);
  for (guint i = 0; i < work->households->len; i++)
    {
      FwWorkHousehold *self = &g_array_index (work->households, FwWorkHousehold, i);
      FwFamilyHousehold *household = g_ptr_array_index (work->family->households, self->family);

      households[i] = (FwLayoutHousehold) {household->id, (const guint *) self->members->data,
                                           self->members->len};
    }
  for (guint i = 0; i < work->bonds->len; i++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);

      bonds[i] = (FwLayoutBond) {bond->from, bond->to};
    }
  fill_twins (work, in);
  in->persons = persons;
  in->n_persons = work->persons->len;
  in->unions = unions;
  in->n_unions = work->unions->len;
  in->households = households;
  in->n_households = work->households->len;
  in->bonds = bonds;
  in->n_bonds = work->bonds->len;
  in->index = work->focus != FW_FAMILY_NOBODY ? work->drawn[work->focus] : FW_LAYOUT_NONE;
  in->metrics = metrics;
}

void
fw_genogram_place (FwGenogram *self, FwGenogramWork *work)
{
  fill_input (work);
  work->output = fw_genogram_layout (&work->input);
  self->measures = work->output->measures;
  for (guint i = 0; work->output->left_out != NULL && i < work->output->left_out->len; i++)
    {
      FwLayoutLeftOut *left = g_ptr_array_index (work->output->left_out, i);

      fw_genogram_leave_out (self, work, left->id, fw_family_find_person (work->family, left->id),
                             left->reason);
    }
  for (guint i = 0; i < work->persons->len; i++)
    {
      FwLayoutPoint place = {work->output->places[i].x, work->output->places[i].y};

      g_hash_table_insert (self->places, g_strdup (fw_work_family_person (work, i)->id),
                           g_memdup2 (&place, sizeof place));
      self->n_generations
          = MAX (self->n_generations, (guint) (work->output->places[i].generation + 1));
    }
  self->n_persons = work->persons->len;
}
