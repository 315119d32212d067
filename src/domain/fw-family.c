/* fw-family.c: a family with everything that is dated about it, in memory. */
#include "config.h"

#include "domain/fw-family.h"

static void
free_person (FwFamilyPerson *self)
{
  g_free (self->id);
  g_free (self);
}

static void
free_union (FwFamilyUnion *self)
{
  g_free (self->id);
  g_array_unref (self->events);
  g_free (self);
}

static void
free_link (FwChildLink *self)
{
  g_free (self->id);
  g_free (self);
}

static void
free_bond (FwFamilyBond *self)
{
  g_free (self->id);
  g_free (self);
}

static void
free_health (FwFamilyHealth *self)
{
  g_free (self->id);
  g_free (self);
}

static void
free_household (FwFamilyHousehold *self)
{
  g_free (self->id);
  g_array_unref (self->stays);
  g_free (self);
}

static void
free_twins (FwFamilyTwins *self)
{
  g_array_unref (self->persons);
  g_free (self);
}

static void
free_trait (FwFamilyTrait *self)
{
  g_free (self->id);
  g_free (self);
}

FwFamily *
fw_family_new (void)
{
  FwFamily *self = g_new0 (FwFamily, 1);

  self->persons = g_ptr_array_new_with_free_func ((GDestroyNotify) free_person);
  self->unions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_union);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  self->bonds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_bond);
  self->health = g_ptr_array_new_with_free_func ((GDestroyNotify) free_health);
  self->households = g_ptr_array_new_with_free_func ((GDestroyNotify) free_household);
  self->twins = g_ptr_array_new_with_free_func ((GDestroyNotify) free_twins);
  self->traits = g_ptr_array_new_with_free_func ((GDestroyNotify) free_trait);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (1024);
  return self;
}

static void
copy_fact (FwFamily *self, FwFact *fact)
{
  fact->source = fw_family_intern (self, fact->source);
}

static const char *
copy_id (FwFamily *self, const char *id)
{
  return id != NULL ? fw_family_intern (self, id) : NULL;
}

static void
copy_person (FwFamily *self, const FwFamilyPerson *from)
{
  FwFamilyPerson *person = fw_family_add_person (self, from->id);
  char *id = person->id;

  *person = *from;
  person->id = id;
  person->given_name = fw_family_intern (self, from->given_name);
  person->family_name = fw_family_intern (self, from->family_name);
  person->birth_name = fw_family_intern (self, from->birth_name);
  person->occupation = fw_family_intern (self, from->occupation);
  person->note = fw_family_intern (self, from->note);
  person->school = fw_family_intern (self, from->school);
}

static void
copy_union (FwFamily *self, const FwFamilyUnion *from)
{
  FwFamilyUnion *couple
      = fw_family_add_union (self, from->id, from->partners[0], from->partners[1]);

  g_array_append_vals (couple->events, from->events->data, from->events->len);
  for (guint i = 0; i < couple->events->len; i++)
    {
      FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, i);

      copy_fact (self, &event->fact);
      event->id = copy_id (self, event->id);
    }
}

static void
copy_household (FwFamily *self, const FwFamilyHousehold *from)
{
  FwFamilyHousehold *household = fw_family_add_household (self, from->id, from->name);

  household->kind = fw_family_intern (self, from->kind);
  g_array_append_vals (household->stays, from->stays->data, from->stays->len);
  for (guint i = 0; i < household->stays->len; i++)
    {
      FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, i);

      copy_fact (self, &stay->fact);
      stay->id = copy_id (self, stay->id);
    }
}

/* Copies what has an id of its own and a fact. */
#define COPY_ROW(Type, from, added)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    Type *row_ = (added);                                                                          \
    char *id_ = row_->id;                                                                          \
                                                                                                   \
    *row_ = *(from);                                                                               \
    row_->id = id_;                                                                                \
    copy_fact (self, &row_->fact);                                                                 \
  }                                                                                                \
  G_STMT_END

static void
copy_facts (FwFamily *self, FwFamily *from)
{
  for (guint i = 0; i < from->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (from->links, i);

      COPY_ROW (FwChildLink, link,
                fw_family_add_link (self, link->id, link->child, link->parents, link->kind));
    }
  for (guint i = 0; i < from->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (from->bonds, i);
      FwFamilyBond *copy = fw_family_add_bond (self, bond->id, bond->kind, bond->from, bond->to);
      const char *kind = copy->kind;

      COPY_ROW (FwFamilyBond, bond, copy);
      copy->kind = kind;
    }
  for (guint i = 0; i < from->health->len; i++)
    {
      const FwFamilyHealth *health = g_ptr_array_index (from->health, i);
      FwFamilyHealth *copy
          = fw_family_add_health (self, health->id, health->person, health->region);

      COPY_ROW (FwFamilyHealth, health, copy);
      copy->text = fw_family_intern (self, health->text);
    }
  for (guint i = 0; i < from->traits->len; i++)
    {
      const FwFamilyTrait *trait = g_ptr_array_index (from->traits, i);
      FwFamilyTrait *copy
          = fw_family_add_trait (self, trait->id, trait->person, trait->resource, trait->text);
      const char *text = copy->text;

      COPY_ROW (FwFamilyTrait, trait, copy);
      copy->text = text;
    }
}

FwFamily *
fw_family_copy (FwFamily *from)
{
  FwFamily *self = fw_family_new ();

  for (guint i = 0; i < from->persons->len; i++)
    copy_person (self, fw_family_get_person (from, i));
  for (guint i = 0; i < from->unions->len; i++)
    copy_union (self, fw_family_get_union (from, i));
  copy_facts (self, from);
  for (guint i = 0; i < from->households->len; i++)
    copy_household (self, g_ptr_array_index (from->households, i));
  for (guint i = 0; i < from->twins->len; i++)
    {
      const FwFamilyTwins *twins = g_ptr_array_index (from->twins, i);
      FwFamilyTwins *copy = fw_family_add_twins (self, twins->kind);

      g_array_append_vals (copy->persons, twins->persons->data, twins->persons->len);
      copy->id = copy_id (self, twins->id);
    }
  return self;
}

void
fw_family_free (FwFamily *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->unions);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->bonds);
  g_ptr_array_unref (self->health);
  g_ptr_array_unref (self->households);
  g_ptr_array_unref (self->twins);
  g_ptr_array_unref (self->traits);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
fw_family_intern (FwFamily *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (self->strings, text);
}

FwFact
fw_fact_always (void)
{
  return (FwFact) {
      .from = FW_PARTIAL_DATE_NONE,
      .to = FW_PARTIAL_DATE_NONE,
      .known = FW_DAY_NONE,
      .status = FW_FACT_ESTABLISHED,
      .source = "",
  };
}

gboolean
fw_fact_holds (const FwFact *self, FwDay day, FwDay known)
{
  if (known != FW_DAY_NONE && self->known != FW_DAY_NONE && self->known > known)
    return FALSE;
  if (!fw_partial_date_is_reached (&self->from, day))
    return FALSE;
  /* It holds on the last possible day of its end. */
  return self->to.last == FW_DAY_NONE || day <= self->to.last;
}

FwFamilyPerson *
fw_family_add_person (FwFamily *self, const char *id)
{
  FwFamilyPerson *person;

  if (g_hash_table_contains (self->by_id, id))
    return NULL;
  person = g_new0 (FwFamilyPerson, 1);
  person->id = g_strdup (id);
  person->given_name = person->family_name = person->birth_name = "";
  person->occupation = person->note = person->school = "";
  person->born = person->died = FW_PARTIAL_DATE_NONE;
  person->known = FW_DAY_NONE;
  g_ptr_array_add (self->persons, person);
  g_hash_table_insert (self->by_id, person->id, GUINT_TO_POINTER (self->persons->len));
  return person;
}

FwFamilyUnion *
fw_family_add_union (FwFamily *self, const char *id, guint one, guint other)
{
  FwFamilyUnion *couple = g_new0 (FwFamilyUnion, 1);

  couple->id = g_strdup (id);
  couple->partners[0] = one;
  couple->partners[1] = other;
  couple->events = g_array_new (FALSE, FALSE, sizeof (FwUnionEvent));
  g_ptr_array_add (self->unions, couple);
  return couple;
}

void
fw_family_union_add_event (FwFamilyUnion *self, FwUnionEventKind kind, const FwFact *fact)
{
  FwUnionEvent event = {.kind = kind, .fact = *fact};
  guint place = self->events->len;

  if (fw_partial_date_is_known (&fact->from))
    while (place > 0)
      {
        const FwUnionEvent *before = &g_array_index (self->events, FwUnionEvent, place - 1);

        if (!fw_partial_date_is_known (&before->fact.from)
            || fw_partial_date_compare (&before->fact.from, &fact->from) <= 0)
          break;
        place--;
      }
  g_array_insert_val (self->events, place, event);
}

FwChildLink *
fw_family_add_link (FwFamily *self,
                    const char *id,
                    guint child,
                    guint parents,
                    FwChildLinkKind kind)
{
  FwChildLink *link = g_new0 (FwChildLink, 1);

  link->id = g_strdup (id);
  link->child = child;
  link->parents = parents;
  link->kind = kind;
  link->fact = fw_fact_always ();
  g_ptr_array_add (self->links, link);
  return link;
}

FwFamilyBond *
fw_family_add_bond (FwFamily *self, const char *id, const char *kind, guint from, guint to)
{
  FwFamilyBond *bond = g_new0 (FwFamilyBond, 1);

  bond->id = g_strdup (id);
  bond->kind = fw_family_intern (self, kind);
  bond->from = from;
  bond->to = to;
  bond->fact = fw_fact_always ();
  g_ptr_array_add (self->bonds, bond);
  return bond;
}

FwFamilyHealth *
fw_family_add_health (FwFamily *self, const char *id, guint person, FwHealthRegion region)
{
  FwFamilyHealth *health = g_new0 (FwFamilyHealth, 1);

  health->id = g_strdup (id);
  health->person = person;
  health->region = region;
  health->remission_from = FW_PARTIAL_DATE_NONE;
  health->text = "";
  health->fact = fw_fact_always ();
  g_ptr_array_add (self->health, health);
  return health;
}

FwFamilyHousehold *
fw_family_add_household (FwFamily *self, const char *id, const char *name)
{
  FwFamilyHousehold *household = g_new0 (FwFamilyHousehold, 1);

  household->id = g_strdup (id);
  household->name = fw_family_intern (self, name);
  household->kind = "family";
  household->stays = g_array_new (FALSE, FALSE, sizeof (FwHouseholdStay));
  g_ptr_array_add (self->households, household);
  return household;
}

void
fw_family_household_add_stay (FwFamilyHousehold *self, guint person, const FwFact *fact)
{
  FwHouseholdStay stay = {.person = person, .fact = *fact};

  g_array_append_val (self->stays, stay);
}

FwFamilyTwins *
fw_family_add_twins (FwFamily *self, FwTwinsKind kind)
{
  FwFamilyTwins *twins = g_new0 (FwFamilyTwins, 1);

  twins->kind = kind;
  twins->persons = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->twins, twins);
  return twins;
}

FwFamilyTrait *
fw_family_add_trait (FwFamily *self,
                     const char *id,
                     guint person,
                     gboolean resource,
                     const char *text)
{
  FwFamilyTrait *trait = g_new0 (FwFamilyTrait, 1);

  trait->id = g_strdup (id);
  trait->person = person;
  trait->resource = resource;
  trait->text = fw_family_intern (self, text);
  trait->fact = fw_fact_always ();
  g_ptr_array_add (self->traits, trait);
  return trait;
}

guint
fw_family_find_person (FwFamily *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) - 1;
}

guint
fw_family_find_union (FwFamily *self, const char *id)
{
  for (guint i = 0; i < self->unions->len; i++)
    if (g_str_equal (fw_family_get_union (self, i)->id, id))
      return i;
  return FW_FAMILY_NOBODY;
}

guint
fw_family_get_index_person (FwFamily *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (fw_family_get_person (self, i)->index)
      return i;
  return FW_FAMILY_NOBODY;
}

FwFamilyPerson *
fw_family_get_person (FwFamily *self, guint index)
{
  return g_ptr_array_index (self->persons, index);
}

FwFamilyUnion *
fw_family_get_union (FwFamily *self, guint index)
{
  return g_ptr_array_index (self->unions, index);
}
