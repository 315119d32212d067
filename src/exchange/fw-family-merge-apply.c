/* fw-family-merge-apply.c: two families as one, by the choices of a merge plan.
 *
 * What is there stays as it is. A couple or link that is there already is found by its
 * people, not by its id; a single parent of ours gets the second parent that the import
 * knows when both name a child in common.
 */
#include "config.h"

#include <string.h>

#include "exchange/fw-family-merge.h"

typedef struct
{
  FwFamilyMerge *plan;
  FwFamily *out;
  guint n_ours;   /* unions of ours in @out */
  guint *persons; /* theirs → in @out; FW_FAMILY_NOBODY: left */
  guint *unions;
  FwMergeCounts counts;
} Merger;

static char *
new_id (const char *id)
{
  return g_strconcat ("+", id, NULL);
}

static FwFact
copy_fact (Merger *self, const FwFact *fact)
{
  FwFact copy = *fact;

  copy.source = fw_family_intern (self->out, fact->source);
  return copy;
}

static guint
map_person (Merger *self, guint theirs)
{
  return theirs == FW_FAMILY_NOBODY ? FW_FAMILY_NOBODY : self->persons[theirs];
}

/* --- persons ----------------------------------------------------------------- */

static guint
add_person (Merger *self, const FwFamilyPerson *from)
{
  g_autofree char *id = new_id (from->id);
  FwFamilyPerson *person;

  while ((person = fw_family_add_person (self->out, id)) == NULL)
    {
      char *longer = new_id (id);

      g_free (id);
      id = longer;
    }
  person->kind = from->kind;
  person->sex = from->sex;
  person->assigned_sex = from->assigned_sex;
  person->given_name = fw_family_intern (self->out, from->given_name);
  person->family_name = fw_family_intern (self->out, from->family_name);
  person->birth_name = fw_family_intern (self->out, from->birth_name);
  person->occupation = fw_family_intern (self->out, from->occupation);
  person->note = fw_family_intern (self->out, from->note);
  person->born = from->born;
  person->died = from->died;
  person->dead = from->dead;
  person->adopted_mark = from->adopted_mark;
  person->foster_mark = from->foster_mark;
  person->migrations = from->migrations;
  person->known = from->known;
  return self->out->persons->len - 1;
}

static void
fill_text (Merger *self, const char **ours, const char *theirs)
{
  if (**ours == '\0' && *theirs != '\0')
    *ours = fw_family_intern (self->out, theirs);
}

/* Only what was empty. */
static void
fill_person (Merger *self, guint index, const FwFamilyPerson *from)
{
  FwFamilyPerson *person = fw_family_get_person (self->out, index);

  fill_text (self, &person->given_name, from->given_name);
  fill_text (self, &person->family_name, from->family_name);
  fill_text (self, &person->occupation, from->occupation);
  if (*from->birth_name != '\0' && strcmp (from->birth_name, person->family_name) != 0)
    fill_text (self, &person->birth_name, from->birth_name);
  if (person->sex == FW_SEX_UNKNOWN && person->assigned_sex == FW_SEX_UNKNOWN)
    {
      person->sex = from->sex;
      person->assigned_sex = from->assigned_sex;
    }
  if (!fw_partial_date_is_known (&person->born))
    person->born = from->born;
  if (!fw_partial_date_is_known (&person->died))
    person->died = from->died;
  person->dead = person->dead || from->dead;
}

static void
bring_persons (Merger *self)
{
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      const FwMergeRow *row = &g_array_index (self->plan->rows, FwMergeRow, i);
      const FwFamilyPerson *person = fw_family_get_person (self->plan->theirs, i);

      switch (row->choice)
        {
        case FW_MERGE_SAME:
          self->persons[i] = row->ours;
          fill_person (self, row->ours, person);
          self->counts.same_persons++;
          break;
        case FW_MERGE_LEAVE:
          self->persons[i] = FW_FAMILY_NOBODY;
          self->counts.left_persons++;
          break;
        case FW_MERGE_AS_NEW:
        default:
          self->persons[i] = add_person (self, person);
          self->counts.new_persons++;
        }
    }
}

/* --- couples ----------------------------------------------------------------- */

static gboolean
has_partner (const FwFamilyUnion *couple, guint person)
{
  return couple->partners[0] == person || couple->partners[1] == person;
}

static gboolean
is_child_of (Merger *self, guint child, guint couple)
{
  for (guint i = 0; i < self->out->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->out->links, i);

      if (link->child == child && link->parents == couple)
        return TRUE;
    }
  return FALSE;
}

/* Whether imported union @theirs and @couple have a child in common. */
static gboolean
share_child (Merger *self, guint theirs, guint couple)
{
  for (guint i = 0; i < self->plan->theirs->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->plan->theirs->links, i);
      guint child = map_person (self, link->child);

      if (link->parents == theirs && child != FW_FAMILY_NOBODY && is_child_of (self, child, couple))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_child (Merger *self, guint theirs)
{
  for (guint i = 0; i < self->plan->theirs->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->plan->theirs->links, i);

      if (link->parents == theirs && map_person (self, link->child) != FW_FAMILY_NOBODY)
        return TRUE;
    }
  return FALSE;
}

/* The couple of ours that imported union @theirs of @one and @other is. */
static guint
find_couple (Merger *self, guint theirs, guint one, guint other)
{
  for (guint i = 0; i < self->n_ours; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (self->out, i);
      guint known
          = couple->partners[0] != FW_FAMILY_NOBODY ? couple->partners[0] : couple->partners[1];
      gboolean whole
          = couple->partners[0] != FW_FAMILY_NOBODY && couple->partners[1] != FW_FAMILY_NOBODY;

      if (one != FW_FAMILY_NOBODY && other != FW_FAMILY_NOBODY)
        {
          if (has_partner (couple, one) && has_partner (couple, other))
            return i;
          /* Ours lacks a partner whom theirs knows. */
          if (!whole && (known == one || known == other || known == FW_FAMILY_NOBODY)
              && share_child (self, theirs, i))
            {
              couple->partners[0] = known == other ? other : one;
              couple->partners[1] = known == other ? one : other;
              return i;
            }
        }
      else if ((one == FW_FAMILY_NOBODY || has_partner (couple, one))
               && (share_child (self, theirs, i) || (!whole && !has_child (self, theirs))))
        return i;
    }
  return FW_FAMILY_NOBODY;
}

/* The same kind on the same or an unknown date is the same event. */
static gboolean
has_event (const FwFamilyUnion *couple, const FwUnionEvent *event)
{
  for (guint i = 0; i < couple->events->len; i++)
    {
      const FwUnionEvent *other = &g_array_index (couple->events, FwUnionEvent, i);

      if (other->kind == event->kind
          && (!fw_partial_date_is_known (&event->fact.from)
              || !fw_partial_date_is_known (&other->fact.from)
              || fw_partial_date_get_year (&event->fact.from)
                     == fw_partial_date_get_year (&other->fact.from)))
        return TRUE;
    }
  return FALSE;
}

static void
bring_union (Merger *self, guint theirs)
{
  const FwFamilyUnion *from = fw_family_get_union (self->plan->theirs, theirs);
  guint one = map_person (self, from->partners[0]);
  guint other = map_person (self, from->partners[1]);
  gboolean both_left;
  FwFamilyUnion *couple;

  if (one == FW_FAMILY_NOBODY)
    {
      one = other;
      other = FW_FAMILY_NOBODY;
    }
  self->unions[theirs] = FW_FAMILY_NOBODY;
  both_left = one == FW_FAMILY_NOBODY
              && (from->partners[0] != FW_FAMILY_NOBODY || from->partners[1] != FW_FAMILY_NOBODY);
  if (one == FW_FAMILY_NOBODY && (both_left || !has_child (self, theirs)))
    return;
  /* Half of a couple that was left is no single parent's record to be kept. */
  if (other == FW_FAMILY_NOBODY && from->partners[0] != FW_FAMILY_NOBODY
      && from->partners[1] != FW_FAMILY_NOBODY && !has_child (self, theirs))
    return;
  self->unions[theirs] = find_couple (self, theirs, one, other);
  if (self->unions[theirs] == FW_FAMILY_NOBODY)
    {
      g_autofree char *id = new_id (from->id);

      couple = fw_family_add_union (self->out, id, one, other);
      self->unions[theirs] = self->out->unions->len - 1;
      self->counts.new_unions++;
    }
  else
    {
      couple = fw_family_get_union (self->out, self->unions[theirs]);
      self->counts.same_unions++;
    }
  for (guint i = 0; i < from->events->len; i++)
    {
      const FwUnionEvent *event = &g_array_index (from->events, FwUnionEvent, i);
      FwFact fact = copy_fact (self, &event->fact);

      if (self->unions[theirs] >= self->n_ours || !has_event (couple, event))
        fw_family_union_add_event (couple, event->kind, &fact);
    }
}

static void
bring_link (Merger *self, const FwChildLink *from)
{
  guint child = map_person (self, from->child), parents = self->unions[from->parents];
  g_autofree char *id = NULL;
  FwChildLink *link;

  if (child == FW_FAMILY_NOBODY || parents == FW_FAMILY_NOBODY)
    return;
  for (guint i = 0; i < self->out->links->len; i++)
    {
      link = g_ptr_array_index (self->out->links, i);
      if (link->child == child && link->parents == parents
          && (link->kind == from->kind || from->kind == FW_CHILD_UNKNOWN))
        {
          self->counts.same_links++;
          return;
        }
    }
  id = new_id (from->id);
  link = fw_family_add_link (self->out, id, child, parents, from->kind);
  link->disputed = from->disputed;
  link->fact = copy_fact (self, &from->fact);
  self->counts.new_links++;
}

/* --- what belongs to persons -------------------------------------------------- */

static void
bring_bond (Merger *self, const FwFamilyBond *from)
{
  guint one = map_person (self, from->from), other = map_person (self, from->to);
  g_autofree char *id = NULL;

  if (one == FW_FAMILY_NOBODY || other == FW_FAMILY_NOBODY)
    return;
  for (guint i = 0; i < self->out->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (self->out->bonds, i);

      if (g_str_equal (bond->kind, from->kind)
          && ((bond->from == one && bond->to == other) || (bond->from == other && bond->to == one))
          && bond->fact.from.first == from->fact.from.first)
        return;
    }
  id = new_id (from->id);
  fw_family_add_bond (self->out, id, from->kind, one, other)->fact = copy_fact (self, &from->fact);
  self->counts.new_bonds++;
}

static void
bring_twins (Merger *self, const FwFamilyTwins *from)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (guint));
  FwFamilyTwins *twins;

  for (guint i = 0; i < from->persons->len; i++)
    {
      guint person = map_person (self, g_array_index (from->persons, guint, i));

      if (person != FW_FAMILY_NOBODY)
        g_array_append_val (persons, person);
    }
  if (persons->len < 2)
    return;
  for (guint i = 0; i < self->out->twins->len; i++)
    {
      const FwFamilyTwins *other = g_ptr_array_index (self->out->twins, i);

      for (guint k = 0; k < other->persons->len; k++)
        if (g_array_index (other->persons, guint, k) == g_array_index (persons, guint, 0))
          return;
    }
  twins = fw_family_add_twins (self->out, from->kind);
  g_array_append_vals (twins->persons, persons->data, persons->len);
}

static void
bring_others (Merger *self)
{
  FwFamily *theirs = self->plan->theirs;

  for (guint i = 0; i < theirs->bonds->len; i++)
    bring_bond (self, g_ptr_array_index (theirs->bonds, i));
  for (guint i = 0; i < theirs->twins->len; i++)
    bring_twins (self, g_ptr_array_index (theirs->twins, i));
  for (guint i = 0; i < theirs->traits->len; i++)
    {
      const FwFamilyTrait *from = g_ptr_array_index (theirs->traits, i);
      guint person = map_person (self, from->person);
      g_autofree char *id = new_id (from->id);

      if (person != FW_FAMILY_NOBODY || from->person == FW_FAMILY_NOBODY)
        fw_family_add_trait (self->out, id, person, from->resource, from->text)->fact
            = copy_fact (self, &from->fact);
    }
}

static FwFamily *
merge (FwFamilyMerge *plan, FwMergeCounts *counts)
{
  g_autofree guint *persons = g_new0 (guint, plan->theirs->persons->len + 1);
  g_autofree guint *unions = g_new0 (guint, plan->theirs->unions->len + 1);
  Merger self = {.plan = plan,
                 .out = fw_family_copy (plan->ours),
                 .n_ours = plan->ours->unions->len,
                 .persons = persons,
                 .unions = unions};

  bring_persons (&self);
  for (guint i = 0; i < plan->theirs->unions->len; i++)
    bring_union (&self, i);
  for (guint i = 0; i < plan->theirs->links->len; i++)
    bring_link (&self, g_ptr_array_index (plan->theirs->links, i));
  bring_others (&self);
  if (counts != NULL)
    *counts = self.counts;
  return self.out;
}

FwFamily *
fw_family_merge_apply (FwFamilyMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return merge (self, NULL);
}

FwMergeCounts
fw_family_merge_count (FwFamilyMerge *self)
{
  FwMergeCounts counts = {0};

  g_return_val_if_fail (self != NULL, counts);

  fw_family_free (merge (self, &counts));
  return counts;
}
