/* fw-family-grammar-apply.c: puts a typed family into a family; see fw-family-grammar.h. */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-grammar-private.h"

typedef struct
{
  FwFamily *family;
  FwDay known;
  GArray *added; /* guint */
  guint focus;   /* whom relation words count from */
  gboolean was_empty;
  guint parents; /* the couple named in this text by "Mutter" and "Vater" */
  guint couple;  /* the couple spoken of last: what events belong to */
  guint person;  /* spoken of last */
  guint twin;    /* the twin before, of a group of twins */
  FwChildLink *link;
  gboolean is_partner;
} Applying;

static guint
add_person (Applying *self, FwFamilyPersonKind kind, FwSex sex)
{
  guint person = fw_family_edit_add_person (self->family, kind, sex, self->known);

  g_array_append_val (self->added, person);
  return person;
}

static gboolean
bears (FwFamily *family, guint person, const char *name)
{
  const FwFamilyPerson *self = fw_family_get_person (family, person);
  g_autofree char *wanted = fw_text_fold (name);
  g_autofree char *given = fw_text_fold (self->given_name);
  g_autofree char *whole = g_strdup_printf ("%s %s", self->given_name, self->family_name);
  g_autofree char *folded = fw_text_fold (whole);

  return *wanted != '\0' && (g_str_equal (wanted, given) || g_str_equal (wanted, folded));
}

static guint
find_name (Applying *self, const char *name)
{
  for (guint i = 0; i < self->family->persons->len; i++)
    if (bears (self->family, i, name))
      return i;
  return FW_FAMILY_NOBODY;
}

/* Of two words the last is the family's name. */
static void
set_name (FwFamily *family, FwFamilyPerson *person, const char *name)
{
  const char *blank = strrchr (name, ' ');
  g_autofree char *given = blank != NULL ? g_strndup (name, (gsize) (blank - name)) : NULL;

  if (*name == '\0')
    return;
  person->given_name = fw_family_intern (family, given != NULL ? given : name);
  if (blank != NULL)
    person->family_name = fw_family_intern (family, blank + 1);
}

static void
set_facts (Applying *self, guint index, const FwTypedItem *item)
{
  FwFamilyPerson *person = fw_family_get_person (self->family, index);

  if (*person->given_name == '\0')
    set_name (self->family, person, item->name);
  if (fw_partial_date_is_known (&item->born))
    person->born = item->born;
  if (item->dead)
    {
      person->dead = TRUE;
      if (fw_partial_date_is_known (&item->died))
        person->died = item->died;
    }
  if (item->birth_name != NULL)
    person->birth_name = fw_family_intern (self->family, item->birth_name);
  if (person->sex == FW_SEX_UNKNOWN)
    person->sex = person->assigned_sex = item->sex;
}

static FwFact
make_fact (Applying *self, const FwPartialDate *date)
{
  FwFact fact = fw_fact_always ();

  fact.known = self->known;
  if (date != NULL)
    fact.from = *date;
  return fact;
}

/* A couple's partner, who may be meant by @name: nobody is renamed. */
static gboolean
may_be (Applying *self, guint person, const FwTypedItem *item)
{
  const FwFamilyPerson *there = fw_family_get_person (self->family, person);

  return *there->given_name == '\0' || *item->name == '\0'
         || bears (self->family, person, item->name);
}

/* The place of a parent in @couple; FW_FAMILY_NOBODY when it is taken by another. */
static guint
take_parent (Applying *self, guint couple, const FwTypedItem *item)
{
  FwFamilyUnion *parents = fw_family_get_union (self->family, couple);
  guint free_place = 2, person;

  for (guint i = 0; i < 2; i++)
    {
      if (parents->partners[i] == FW_FAMILY_NOBODY)
        {
          free_place = MIN (free_place, i);
          continue;
        }
      if (item->sex == FW_SEX_UNKNOWN
              ? bears (self->family, parents->partners[i], item->name)
              : fw_family_get_person (self->family, parents->partners[i])->sex == item->sex)
        return may_be (self, parents->partners[i], item) ? parents->partners[i] : FW_FAMILY_NOBODY;
    }
  if (free_place == 2)
    return FW_FAMILY_NOBODY;
  person = find_name (self, item->name);
  if (person == FW_FAMILY_NOBODY)
    person = add_person (self, FW_FAMILY_PERSON, item->sex);
  fw_family_get_union (self->family, couple)->partners[free_place] = person;
  return person;
}

static guint
new_couple (Applying *self, guint one)
{
  g_autofree char *id = NULL;

  /* Two couples of nobody are two: only one with a partner is looked for. */
  if (one != FW_FAMILY_NOBODY)
    return fw_family_edit_take_couple (self->family, one, FW_FAMILY_NOBODY);
  id = g_strdup_printf ("typed-%u", self->family->unions->len);
  fw_family_add_union (self->family, id, FW_FAMILY_NOBODY, FW_FAMILY_NOBODY);
  return self->family->unions->len - 1;
}

static guint
take_parents (Applying *self, guint child)
{
  guint couple = fw_family_get_parents (self->family, child);
  FwFact fact = make_fact (self, NULL);

  if (couple != FW_FAMILY_NOBODY)
    return couple;
  couple = new_couple (self, FW_FAMILY_NOBODY);
  fw_family_edit_link_child (self->family, child, couple, FW_CHILD_BIRTH, &fact);
  return couple;
}

/* The couple of parents by a link of @kind. */
static guint
take_other_parents (Applying *self, guint child, FwChildLinkKind kind)
{
  FwFact fact = make_fact (self, NULL);
  guint couple;

  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->family->links, i);

      if (link->child == child && link->kind == kind)
        return link->parents;
    }
  couple = new_couple (self, FW_FAMILY_NOBODY);
  fw_family_edit_link_child (self->family, child, couple, kind, &fact);
  return couple;
}

/* The parent of the focus on one side, made when not there. */
static guint
take_side (Applying *self, FwTypedSide side)
{
  FwSex sex = side == FW_TYPED_SIDE_FATHER ? FW_SEX_MALE : FW_SEX_FEMALE;
  guint couple = take_parents (self, self->focus);
  FwTypedItem item = {.sex = sex, .name = (char *) ""};

  return take_parent (self, couple, &item);
}

static guint
find_couple_of (Applying *self, guint person)
{
  for (guint i = self->family->unions->len; i > 0; i--)
    {
      const guint *partners = fw_family_get_union (self->family, i - 1)->partners;

      if (partners[0] == person || partners[1] == person)
        return i - 1;
    }
  return FW_FAMILY_NOBODY;
}

static FwChildLink *
find_link (Applying *self, guint child, guint couple)
{
  for (guint i = 0; i < self->family->links->len; i++)
    {
      FwChildLink *link = g_ptr_array_index (self->family->links, i);

      if (link->child == child && link->parents == couple)
        return link;
    }
  return NULL;
}

/* A child of the couple with that name, or a new one. */
static guint
take_child (Applying *self,
            guint couple,
            const FwTypedItem *item,
            FwFamilyPersonKind kind,
            FwChildLinkKind link)
{
  FwFact fact = make_fact (self, NULL);
  guint child = FW_FAMILY_NOBODY;

  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *each = g_ptr_array_index (self->family->links, i);

      if (each->parents == couple && bears (self->family, each->child, item->name))
        child = each->child;
    }
  /* Somebody placed out is drawn already, in another family. */
  if (child == FW_FAMILY_NOBODY && link != FW_CHILD_BIRTH)
    child = find_name (self, item->name);
  if (child == FW_FAMILY_NOBODY)
    child = add_person (self, kind, item->sex);
  fw_family_edit_link_child (self->family, child, couple, link, &fact);
  self->link = find_link (self, child, couple);
  return child;
}

/* --- relations ------------------------------------------------------------------------------ */

static guint
apply_parent (Applying *self, const FwTypedItem *item)
{
  guint couple = self->parents;

  if (couple == FW_FAMILY_NOBODY)
    couple = self->focus != FW_FAMILY_NOBODY ? take_parents (self, self->focus)
             : self->was_empty               ? new_couple (self, FW_FAMILY_NOBODY)
                                             : FW_FAMILY_NOBODY;
  if (couple == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  self->parents = self->couple = couple;
  return take_parent (self, couple, item);
}

static guint
apply_child (Applying *self, const FwTypedItem *item, FwFamilyPersonKind kind, FwChildLinkKind link)
{
  guint couple = self->parents, child;

  if (couple == FW_FAMILY_NOBODY && self->focus != FW_FAMILY_NOBODY)
    {
      couple = self->is_partner ? self->couple : find_couple_of (self, self->focus);
      if (couple == FW_FAMILY_NOBODY)
        couple = new_couple (self, self->focus);
    }
  if (couple == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  child = take_child (self, couple, item, kind, link);
  /* The first child that is named on an empty sheet is whom it is about. */
  if (self->focus == FW_FAMILY_NOBODY && kind == FW_FAMILY_PERSON)
    {
      self->focus = child;
      fw_family_get_person (self->family, child)->index = TRUE;
    }
  return child;
}

static guint
apply_sibling (Applying *self, const FwTypedItem *item)
{
  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  return take_child (self, take_parents (self, self->focus), item, FW_FAMILY_PERSON,
                     FW_CHILD_BIRTH);
}

static guint
apply_half_sibling (Applying *self, const FwTypedItem *item)
{
  guint parent, own, couple = FW_FAMILY_NOBODY;

  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  parent = take_side (self, item->side);
  own = fw_family_get_parents (self->family, self->focus);
  if (parent == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const guint *partners = fw_family_get_union (self->family, i)->partners;

      if (i != own && (partners[0] == parent || partners[1] == parent))
        couple = i;
    }
  if (couple == FW_FAMILY_NOBODY)
    {
      g_autofree char *id = g_strdup_printf ("typed-%u", self->family->unions->len);

      fw_family_add_union (self->family, id, parent, FW_FAMILY_NOBODY);
      couple = self->family->unions->len - 1;
    }
  return take_child (self, couple, item, FW_FAMILY_PERSON, FW_CHILD_BIRTH);
}

static guint
take_partner (Applying *self, guint person, const FwTypedItem *item)
{
  FwSex own = fw_family_get_person (self->family, person)->sex, sex = item->sex;
  guint partner = FW_FAMILY_NOBODY;

  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const guint *partners = fw_family_get_union (self->family, i)->partners;

      for (guint j = 0; j < 2; j++)
        if (partners[j] == person && partners[1 - j] != FW_FAMILY_NOBODY
            && bears (self->family, partners[1 - j], item->name))
          {
            self->couple = i;
            return partners[1 - j];
          }
    }
  if (sex == FW_SEX_UNKNOWN)
    sex = own == FW_SEX_FEMALE ? FW_SEX_MALE : own == FW_SEX_MALE ? FW_SEX_FEMALE : own;
  partner = find_name (self, item->name);
  if (partner == FW_FAMILY_NOBODY || partner == person)
    partner = add_person (self, FW_FAMILY_PERSON, sex);
  self->couple = fw_family_edit_take_couple (self->family, person, partner);
  return partner;
}

static gboolean
has_event (FwFamily *family, guint couple, FwUnionEventKind kind, const FwPartialDate *date)
{
  const GArray *events = fw_family_get_union (family, couple)->events;

  for (guint i = 0; i < events->len; i++)
    {
      const FwUnionEvent *event = &g_array_index (events, FwUnionEvent, i);

      if (event->kind == kind
          && (date == NULL || fw_partial_date_compare (&event->fact.from, date) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
add_event (Applying *self, guint couple, FwUnionEventKind kind, const FwPartialDate *date)
{
  FwFact fact = make_fact (self, date);

  if (!has_event (self->family, couple, kind, date))
    fw_family_union_add_event (fw_family_get_union (self->family, couple), kind, &fact);
}

/* A word like "Ehemann" says something of the couple, but only where no event that
 * stands beside it says it better. */
static void
add_implied (Applying *self, const FwTyped *typed, guint index, FwUnionEventKind kind)
{
  for (guint i = index + 1; i < typed->items->len; i++)
    {
      const FwTypedItem *item = &g_array_index (typed->items, FwTypedItem, i);

      if (item->kind == FW_TYPED_PERSON || item->kind == FW_TYPED_FOCUS)
        break;
      if (item->kind == FW_TYPED_SINCE && kind == FW_UNION_LIVING_TOGETHER)
        return;
      if (item->kind == FW_TYPED_EVENT && (item->event == kind || kind == FW_UNION_LIVING_TOGETHER))
        return;
    }
  if (!has_event (self->family, self->couple, kind, NULL)
      && (kind != FW_UNION_LIVING_TOGETHER
          || fw_family_get_union (self->family, self->couple)->events->len == 0))
    add_event (self, self->couple, kind, NULL);
}

static guint
apply_partner (Applying *self, const FwTyped *typed, guint index, const FwTypedItem *item)
{
  guint partner;

  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  partner = take_partner (self, self->focus, item);
  self->is_partner = TRUE;
  if (item->relation == FW_TYPED_SPOUSE || item->relation == FW_TYPED_EX_SPOUSE)
    add_implied (self, typed, index, FW_UNION_MARRIED);
  if (item->relation == FW_TYPED_EX_SPOUSE)
    add_implied (self, typed, index, FW_UNION_DIVORCED);
  if (item->relation == FW_TYPED_EX_PARTNER)
    add_implied (self, typed, index, FW_UNION_SEPARATED);
  if (item->relation == FW_TYPED_PARTNER)
    add_implied (self, typed, index, FW_UNION_LIVING_TOGETHER);
  return partner;
}

static guint
apply_step_parent (Applying *self, const FwTyped *typed, guint index, const FwTypedItem *item)
{
  guint parent, step;

  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  parent
      = take_side (self, item->sex == FW_SEX_FEMALE ? FW_TYPED_SIDE_FATHER : FW_TYPED_SIDE_MOTHER);
  if (parent == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  step = take_partner (self, parent, item);
  add_implied (self, typed, index, FW_UNION_LIVING_TOGETHER);
  return step;
}

static guint
apply_grandparent (Applying *self, const FwTypedItem *item)
{
  guint parent;

  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  parent = take_side (self, item->side);
  if (parent == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  self->couple = take_parents (self, parent);
  return take_parent (self, self->couple, item);
}

static guint
apply_aunt (Applying *self, const FwTypedItem *item)
{
  guint parent;

  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  parent = take_side (self, item->side);
  return parent != FW_FAMILY_NOBODY ? take_child (self, take_parents (self, parent), item,
                                                  FW_FAMILY_PERSON, FW_CHILD_BIRTH)
                                    : FW_FAMILY_NOBODY;
}

static guint
apply_other_parent (Applying *self, const FwTypedItem *item, FwChildLinkKind kind)
{
  if (self->focus == FW_FAMILY_NOBODY)
    return FW_FAMILY_NOBODY;
  self->couple = take_other_parents (self, self->focus, kind);
  self->link = find_link (self, self->focus, self->couple);
  return take_parent (self, self->couple, item);
}

static guint
apply_self (Applying *self, const FwTypedItem *item)
{
  guint person = find_name (self, item->name);

  if (person != FW_FAMILY_NOBODY)
    return person;
  /* The first name on an empty sheet. */
  if (self->family->persons->len > 0 || *item->name == '\0')
    return FW_FAMILY_NOBODY;
  person = add_person (self, FW_FAMILY_PERSON, item->sex);
  fw_family_get_person (self->family, person)->index = TRUE;
  self->focus = person;
  return person;
}

static void
join_twins (Applying *self, guint one, guint other, gboolean identical)
{
  FwFamilyPerson *first = fw_family_get_person (self->family, one);
  FwFamilyPerson *second = fw_family_get_person (self->family, other);

  if (!fw_partial_date_is_known (&second->born))
    second->born = first->born;
  fw_family_edit_set_twins (self->family, one, other,
                            identical ? FW_TWINS_IDENTICAL : FW_TWINS_UNKNOWN);
}

static guint
apply_person (Applying *self, const FwTyped *typed, guint index, const FwTypedItem *item)
{
  guint person;

  switch (item->relation)
    {
    case FW_TYPED_MOTHER:
    case FW_TYPED_FATHER:
    case FW_TYPED_PARENT:
      return apply_parent (self, item);
    case FW_TYPED_CHILD:
    case FW_TYPED_TWINS:
      person = apply_child (self, item, FW_FAMILY_PERSON, FW_CHILD_BIRTH);
      return person;
    case FW_TYPED_SIBLING:
    case FW_TYPED_TWIN:
      return apply_sibling (self, item);
    case FW_TYPED_HALF_SIBLING:
      return apply_half_sibling (self, item);
    case FW_TYPED_PARTNER:
    case FW_TYPED_SPOUSE:
    case FW_TYPED_EX_PARTNER:
    case FW_TYPED_EX_SPOUSE:
      return apply_partner (self, typed, index, item);
    case FW_TYPED_GRANDPARENT:
      return apply_grandparent (self, item);
    case FW_TYPED_AUNT:
      return apply_aunt (self, item);
    case FW_TYPED_STEP_PARENT:
      return apply_step_parent (self, typed, index, item);
    case FW_TYPED_FOSTER_PARENT:
      return apply_other_parent (self, item, FW_CHILD_FOSTER);
    case FW_TYPED_ADOPTIVE_PARENT:
      return apply_other_parent (self, item, FW_CHILD_ADOPTED);
    case FW_TYPED_FOSTER_CHILD:
      return apply_child (self, item, FW_FAMILY_PERSON, FW_CHILD_FOSTER);
    case FW_TYPED_ADOPTED_CHILD:
      return apply_child (self, item, FW_FAMILY_PERSON, FW_CHILD_ADOPTED);
    case FW_TYPED_STEP_CHILD:
      return apply_child (self, item, FW_FAMILY_PERSON, FW_CHILD_STEP);
    case FW_TYPED_PREGNANCY:
      return apply_child (self, item, FW_FAMILY_PREGNANCY, FW_CHILD_BIRTH);
    case FW_TYPED_MISCARRIAGE:
      return apply_child (self, item, FW_FAMILY_MISCARRIAGE, FW_CHILD_BIRTH);
    case FW_TYPED_ABORTION:
      return apply_child (self, item, FW_FAMILY_ABORTION, FW_CHILD_BIRTH);
    case FW_TYPED_STILLBIRTH:
      return apply_child (self, item, FW_FAMILY_STILLBIRTH, FW_CHILD_BIRTH);
    case FW_TYPED_PET:
      return add_person (self, FW_FAMILY_PET, FW_SEX_UNKNOWN);
    case FW_TYPED_SELF:
    default:
      return apply_self (self, item);
    }
}

static gboolean
apply_focus (Applying *self, const FwTypedItem *item)
{
  guint person = find_name (self, item->name);

  if (person == FW_FAMILY_NOBODY && self->family->persons->len == 0)
    {
      person = add_person (self, FW_FAMILY_PERSON, FW_SEX_UNKNOWN);
      set_name (self->family, fw_family_get_person (self->family, person), item->name);
      fw_family_get_person (self->family, person)->index = TRUE;
    }
  self->focus = person;
  self->parents = self->couple = self->person = self->twin = FW_FAMILY_NOBODY;
  self->link = NULL;
  self->is_partner = FALSE;
  return person != FW_FAMILY_NOBODY;
}

static gboolean
apply_event (Applying *self, const FwTypedItem *item)
{
  guint couple = self->couple;

  if (couple == FW_FAMILY_NOBODY && self->focus != FW_FAMILY_NOBODY)
    couple = find_couple_of (self, self->focus);
  if (couple == FW_FAMILY_NOBODY)
    return FALSE;
  add_event (self, couple, item->event,
             fw_partial_date_is_known (&item->date) ? &item->date : NULL);
  return TRUE;
}

static gboolean
apply_since (Applying *self, const FwTypedItem *item)
{
  if (self->link != NULL && self->link->kind != FW_CHILD_BIRTH)
    {
      self->link->fact.from = item->date;
      return TRUE;
    }
  if (self->couple == FW_FAMILY_NOBODY || self->person == FW_FAMILY_NOBODY)
    return FALSE;
  add_event (self, self->couple, FW_UNION_LIVING_TOGETHER, &item->date);
  return TRUE;
}

static gboolean
apply_item (Applying *self, const FwTyped *typed, guint index, gboolean lost)
{
  const FwTypedItem *item = &g_array_index (typed->items, FwTypedItem, index);
  guint person;

  if (item->kind == FW_TYPED_FOCUS)
    return apply_focus (self, item);
  /* Relations of somebody who is not there are nobody's. */
  if (lost)
    return FALSE;
  if (item->kind == FW_TYPED_EVENT)
    return apply_event (self, item);
  if (item->kind == FW_TYPED_SINCE)
    return apply_since (self, item);
  self->link = NULL;
  person = apply_person (self, typed, index, item);
  if (person == FW_FAMILY_NOBODY)
    return FALSE;
  set_facts (self, person, item);
  if (item->relation == FW_TYPED_TWIN)
    join_twins (self, self->focus, person, item->identical);
  if (item->relation == FW_TYPED_TWINS)
    {
      if (item->follows && self->twin != FW_FAMILY_NOBODY && self->twin != person)
        join_twins (self, self->twin, person, item->identical);
      self->twin = person;
    }
  self->person = person;
  return TRUE;
}

GArray *
fw_typed_apply (FwTyped *self, FwFamily *family, guint focus, FwDay known)
{
  Applying applying
      = {.family = family,
         .known = known,
         .focus = focus != FW_FAMILY_NOBODY ? focus : fw_family_get_index_person (family),
         .was_empty = family->persons->len == 0,
         .parents = FW_FAMILY_NOBODY,
         .couple = FW_FAMILY_NOBODY,
         .person = FW_FAMILY_NOBODY,
         .twin = FW_FAMILY_NOBODY};
  gboolean lost = FALSE;

  applying.added = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->items->len; i++)
    {
      const FwTypedItem *item = &g_array_index (self->items, FwTypedItem, i);
      FwTypedSpan *span = g_ptr_array_index (self->spans, item->span);

      span->understood = apply_item (&applying, self, i, lost);
      if (item->kind == FW_TYPED_FOCUS)
        lost = !span->understood;
    }
  return applying.added;
}
