/* fw-family-edit.c: see fw-family-edit.h. */
#include "config.h"

#include "base/fw-id.h"
#include "domain/fw-family-edit.h"

static char *
dup_id (void)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, fw_id_new ());
}

guint
fw_family_edit_add_person (FwFamily *self, FwFamilyPersonKind kind, FwSex sex, FwDay known)
{
  g_autofree char *id = dup_id ();
  FwFamilyPerson *person = fw_family_add_person (self, id);

  person->kind = kind;
  person->sex = person->assigned_sex = sex;
  person->known = known;
  return self->persons->len - 1;
}

static guint
add_couple (FwFamily *self, guint one, guint other)
{
  g_autofree char *id = dup_id ();

  fw_family_add_union (self, id, one, other);
  return self->unions->len - 1;
}

guint
fw_family_edit_take_couple (FwFamily *self, guint one, guint other)
{
  for (guint i = 0; i < self->unions->len; i++)
    {
      const guint *partners = fw_family_get_union (self, i)->partners;

      if ((partners[0] == one && partners[1] == other)
          || (partners[0] == other && partners[1] == one))
        return i;
    }
  return add_couple (self, one, other);
}

guint
fw_family_get_parents (FwFamily *self, guint child)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->links, i);

      if (link->child == child && link->kind == FW_CHILD_BIRTH)
        return link->parents;
    }
  return FW_FAMILY_NOBODY;
}

void
fw_family_edit_link_child (FwFamily *self,
                           guint child,
                           guint couple,
                           FwChildLinkKind kind,
                           const FwFact *fact)
{
  g_autofree char *id = NULL;
  FwChildLink *link;

  for (guint i = 0; i < self->links->len; i++)
    {
      link = g_ptr_array_index (self->links, i);
      if (link->child == child && link->parents == couple && link->kind == kind)
        return;
    }
  id = dup_id ();
  link = fw_family_add_link (self, id, child, couple, kind);
  if (fact != NULL)
    link->fact = *fact;
}

static FwFact
make_fact (FwDay known)
{
  FwFact fact = fw_fact_always ();

  fact.known = known;
  return fact;
}

guint
fw_family_edit_add_parent (FwFamily *self, guint child, FwSex sex, FwDay known)
{
  guint parents = fw_family_get_parents (self, child), person, place = 0;
  FwFact fact = make_fact (known);
  FwFamilyUnion *couple;

  if (parents == FW_FAMILY_NOBODY)
    {
      parents = add_couple (self, FW_FAMILY_NOBODY, FW_FAMILY_NOBODY);
      fw_family_edit_link_child (self, child, parents, FW_CHILD_BIRTH, &fact);
    }
  couple = fw_family_get_union (self, parents);
  for (guint i = 0; i < 2; i++)
    if (couple->partners[i] != FW_FAMILY_NOBODY && sex != FW_SEX_UNKNOWN
        && fw_family_get_person (self, couple->partners[i])->sex == sex)
      return couple->partners[i];
  if (couple->partners[0] != FW_FAMILY_NOBODY)
    place = 1;
  if (couple->partners[place] != FW_FAMILY_NOBODY)
    return couple->partners[place];
  if (sex == FW_SEX_UNKNOWN && place == 1)
    {
      /* The other parent is most often of the other sex; it can be changed. */
      FwSex first = fw_family_get_person (self, couple->partners[0])->sex;

      sex = first == FW_SEX_FEMALE ? FW_SEX_MALE
            : first == FW_SEX_MALE ? FW_SEX_FEMALE
                                   : FW_SEX_UNKNOWN;
    }
  person = fw_family_edit_add_person (self, FW_FAMILY_PERSON, sex, known);
  fw_family_get_union (self, parents)->partners[place] = person;
  return person;
}

guint
fw_family_edit_add_partner (FwFamily *self, guint person, FwSex sex, FwDay known)
{
  guint partner;

  if (sex == FW_SEX_UNKNOWN)
    {
      FwSex own = fw_family_get_person (self, person)->sex;

      sex = own == FW_SEX_FEMALE ? FW_SEX_MALE : own == FW_SEX_MALE ? FW_SEX_FEMALE : own;
    }
  partner = fw_family_edit_add_person (self, FW_FAMILY_PERSON, sex, known);
  /* A couple that waits for its second half, because it has a child, is meant. */
  for (guint i = 0; i < self->unions->len; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (self, i);

      for (guint j = 0; j < 2; j++)
        if (couple->partners[j] == person && couple->partners[1 - j] == FW_FAMILY_NOBODY)
          {
            couple->partners[1 - j] = partner;
            return partner;
          }
    }
  add_couple (self, person, partner);
  return partner;
}

guint
fw_family_edit_add_child (FwFamily *self,
                          guint couple,
                          FwFamilyPersonKind what,
                          FwSex sex,
                          FwChildLinkKind kind,
                          FwDay known)
{
  guint child = fw_family_edit_add_person (self, what, sex, known);
  FwFact fact = make_fact (known);

  fw_family_edit_link_child (self, child, couple, kind, &fact);
  return child;
}

guint
fw_family_edit_add_child_of (FwFamily *self,
                             guint person,
                             FwFamilyPersonKind what,
                             FwSex sex,
                             FwDay known)
{
  guint couple = FW_FAMILY_NOBODY;

  for (guint i = 0; i < self->unions->len; i++)
    {
      const FwFamilyUnion *each = fw_family_get_union (self, i);

      if (each->partners[0] == person || each->partners[1] == person)
        couple = i;
    }
  if (couple == FW_FAMILY_NOBODY)
    couple = add_couple (self, person, FW_FAMILY_NOBODY);
  return fw_family_edit_add_child (self, couple, what, sex, FW_CHILD_BIRTH, known);
}

guint
fw_family_edit_add_sibling (FwFamily *self, guint person, FwSex sex, FwDay known)
{
  guint parents = fw_family_get_parents (self, person);
  FwFact fact = make_fact (known);

  if (parents == FW_FAMILY_NOBODY)
    {
      parents = add_couple (self, FW_FAMILY_NOBODY, FW_FAMILY_NOBODY);
      fw_family_edit_link_child (self, person, parents, FW_CHILD_BIRTH, &fact);
    }
  return fw_family_edit_add_child (self, parents, FW_FAMILY_PERSON, sex, FW_CHILD_BIRTH, known);
}

static FwFamilyTwins *
find_twins (FwFamily *self, guint person)
{
  for (guint i = 0; i < self->twins->len; i++)
    {
      FwFamilyTwins *twins = g_ptr_array_index (self->twins, i);

      for (guint j = 0; j < twins->persons->len; j++)
        if (g_array_index (twins->persons, guint, j) == person)
          return twins;
    }
  return NULL;
}

void
fw_family_edit_set_twins (FwFamily *self, guint one, guint other, FwTwinsKind kind)
{
  FwFamilyTwins *twins = find_twins (self, one), *second = find_twins (self, other);

  if (twins == NULL && second == NULL)
    {
      twins = fw_family_add_twins (self, kind);
      g_array_append_val (twins->persons, one);
      g_array_append_val (twins->persons, other);
    }
  else if (twins == NULL)
    g_array_append_val (second->persons, one);
  else if (second == NULL)
    g_array_append_val (twins->persons, other);
  (twins != NULL ? twins : second)->kind = kind;
}

/* --- taking out ------------------------------------------------------------------------ */

static void
mend (guint *index, guint gone)
{
  if (*index == FW_FAMILY_NOBODY)
    return;
  if (*index == gone)
    *index = FW_FAMILY_NOBODY;
  else if (*index > gone)
    (*index)--;
}

void
fw_family_edit_remove_couple (FwFamily *self, guint couple)
{
  for (guint i = self->links->len; i > 0; i--)
    {
      FwChildLink *link = g_ptr_array_index (self->links, i - 1);

      if (link->parents == couple)
        g_ptr_array_remove_index (self->links, i - 1);
      else
        mend (&link->parents, couple);
    }
  g_ptr_array_remove_index (self->unions, couple);
}

static gboolean
has_children (FwFamily *self, guint couple)
{
  for (guint i = 0; i < self->links->len; i++)
    if (((FwChildLink *) g_ptr_array_index (self->links, i))->parents == couple)
      return TRUE;
  return FALSE;
}

/* A couple is kept by two partners, or by one with children. A couple of nobody is
 * kept by siblings. */
static void
remove_empty_couples (FwFamily *self)
{
  for (guint i = self->unions->len; i > 0; i--)
    {
      const FwFamilyUnion *couple = fw_family_get_union (self, i - 1);
      guint n_partners
          = (couple->partners[0] != FW_FAMILY_NOBODY) + (couple->partners[1] != FW_FAMILY_NOBODY);
      guint n_children = 0;

      for (guint j = 0; j < self->links->len; j++)
        n_children += ((FwChildLink *) g_ptr_array_index (self->links, j))->parents == i - 1;
      if ((n_partners == 1 && !has_children (self, i - 1)) || (n_partners == 0 && n_children < 2))
        fw_family_edit_remove_couple (self, i - 1);
    }
}

static void
remove_facts (FwFamily *self, guint person)
{
  for (guint i = self->links->len; i > 0; i--)
    {
      FwChildLink *link = g_ptr_array_index (self->links, i - 1);

      if (link->child == person)
        g_ptr_array_remove_index (self->links, i - 1);
      else
        mend (&link->child, person);
    }
  for (guint i = self->bonds->len; i > 0; i--)
    {
      FwFamilyBond *bond = g_ptr_array_index (self->bonds, i - 1);

      if (bond->from == person || bond->to == person)
        {
          g_ptr_array_remove_index (self->bonds, i - 1);
          continue;
        }
      mend (&bond->from, person);
      mend (&bond->to, person);
    }
  for (guint i = self->health->len; i > 0; i--)
    {
      FwFamilyHealth *health = g_ptr_array_index (self->health, i - 1);

      if (health->person == person)
        g_ptr_array_remove_index (self->health, i - 1);
      else
        mend (&health->person, person);
    }
  for (guint i = self->traits->len; i > 0; i--)
    {
      FwFamilyTrait *trait = g_ptr_array_index (self->traits, i - 1);

      if (trait->person == person)
        g_ptr_array_remove_index (self->traits, i - 1);
      else
        mend (&trait->person, person);
    }
}

static void
remove_memberships (FwFamily *self, guint person)
{
  for (guint i = 0; i < self->households->len; i++)
    {
      GArray *stays = ((FwFamilyHousehold *) g_ptr_array_index (self->households, i))->stays;

      for (guint j = stays->len; j > 0; j--)
        {
          FwHouseholdStay *stay = &g_array_index (stays, FwHouseholdStay, j - 1);

          if (stay->person == person)
            g_array_remove_index (stays, j - 1);
          else
            mend (&stay->person, person);
        }
    }
  for (guint i = self->twins->len; i > 0; i--)
    {
      GArray *persons = ((FwFamilyTwins *) g_ptr_array_index (self->twins, i - 1))->persons;

      for (guint j = persons->len; j > 0; j--)
        if (g_array_index (persons, guint, j - 1) == person)
          g_array_remove_index (persons, j - 1);
        else
          mend (&g_array_index (persons, guint, j - 1), person);
      if (persons->len < 2)
        g_ptr_array_remove_index (self->twins, i - 1);
    }
}

void
fw_family_edit_remove_person (FwFamily *self, guint person)
{
  g_return_if_fail (person < self->persons->len);

  remove_facts (self, person);
  remove_memberships (self, person);
  for (guint i = 0; i < self->unions->len; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (self, i);

      mend (&couple->partners[0], person);
      mend (&couple->partners[1], person);
    }
  g_ptr_array_remove_index (self->persons, person);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->persons->len; i++)
    g_hash_table_insert (self->by_id, fw_family_get_person (self, i)->id, GUINT_TO_POINTER (i + 1));
  remove_empty_couples (self);
}
