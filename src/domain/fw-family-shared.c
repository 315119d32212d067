/* fw-family-shared.c: see fw-family-shared.h. */
#include "config.h"

#include "domain/fw-family-shared.h"
#include "domain/fw-family-words.h"

typedef struct
{
  FwFamily *family;
  FwFamilyShare shown;
  GHashTable *before;
} Sharing;

static gboolean
is_new (const Sharing *self, const char *id)
{
  return self->before != NULL && (id == NULL || !g_hash_table_contains (self->before, id));
}

/* What the office has written about it goes; that it is so stays. */
static void
clean (FwFact *fact)
{
  fact->status = FW_FACT_ESTABLISHED;
  fact->source = "";
  fact->known = FW_DAY_NONE;
}

static gboolean
is_only_reported (const Sharing *self, const FwFact *fact, const char *id)
{
  return fact->status == FW_FACT_ALLEGED && (self->shown & FW_SHARE_VIOLENCE) == 0
         && !is_new (self, id);
}

static void
share_persons (Sharing *self)
{
  for (guint i = 0; i < self->family->persons->len; i++)
    {
      FwFamilyPerson *person = fw_family_get_person (self->family, i);

      person->note = person->school = "";
      person->known = FW_DAY_NONE;
      person->hidden = (person->kind == FW_FAMILY_MISCARRIAGE || person->kind == FW_FAMILY_ABORTION
                        || person->kind == FW_FAMILY_STILLBIRTH)
                       && (self->shown & FW_SHARE_LOSSES) == 0 && !is_new (self, person->id);
    }
}

static void
share_unions (Sharing *self)
{
  for (guint i = 0; i < self->family->unions->len; i++)
    {
      GArray *events = fw_family_get_union (self->family, i)->events;

      for (guint e = events->len; e > 0; e--)
        {
          FwUnionEvent *event = &g_array_index (events, FwUnionEvent, e - 1);

          if (is_only_reported (self, &event->fact, event->id)
              || (event->kind == FW_UNION_VIOLENT && (self->shown & FW_SHARE_VIOLENCE) == 0))
            g_array_remove_index (events, e - 1);
          else
            clean (&event->fact);
        }
    }
}

/* Parentage that is only reported or disputed is left out where the child keeps another
 * line; else it stays as it is drawn, since a child without parents would be false. */
static void
share_links (Sharing *self)
{
  GPtrArray *links = self->family->links;

  for (guint i = links->len; i > 0; i--)
    {
      FwChildLink *link = g_ptr_array_index (links, i - 1);
      guint others = 0;

      for (guint j = 0; j < links->len; j++)
        others
            += j != i - 1 && ((FwChildLink *) g_ptr_array_index (links, j))->child == link->child;
      if ((is_only_reported (self, &link->fact, link->id)
           || (link->disputed && (self->shown & FW_SHARE_VIOLENCE) == 0))
          && others > 0)
        g_ptr_array_remove_index (links, i - 1);
      else
        clean (&link->fact);
    }
}

static void
share_bonds (Sharing *self)
{
  GPtrArray *bonds = self->family->bonds;

  for (guint i = bonds->len; i > 0; i--)
    {
      FwFamilyBond *bond = g_ptr_array_index (bonds, i - 1);

      if (is_only_reported (self, &bond->fact, bond->id)
          || (fw_bond_is_grave (bond->kind) && (self->shown & FW_SHARE_VIOLENCE) == 0))
        g_ptr_array_remove_index (bonds, i - 1);
      else
        clean (&bond->fact);
    }
}

static void
share_health (Sharing *self)
{
  GPtrArray *health = self->family->health;

  if ((self->shown & FW_SHARE_HEALTH) == 0)
    g_ptr_array_set_size (health, 0);
  for (guint i = 0; i < health->len; i++)
    clean (&((FwFamilyHealth *) g_ptr_array_index (health, i))->fact);
}

static void
share_traits (Sharing *self)
{
  GPtrArray *traits = self->family->traits;

  for (guint i = traits->len; i > 0; i--)
    {
      FwFamilyTrait *trait = g_ptr_array_index (traits, i - 1);

      if ((!trait->resource && (self->shown & FW_SHARE_PROBLEMS) == 0 && !is_new (self, trait->id))
          || is_only_reported (self, &trait->fact, trait->id))
        g_ptr_array_remove_index (traits, i - 1);
      else
        clean (&trait->fact);
    }
}

static gboolean
has_blocked (const Sharing *self, const FwFamilyHousehold *household)
{
  for (guint i = 0; i < household->stays->len; i++)
    if (fw_family_get_person (self->family,
                              g_array_index (household->stays, FwHouseholdStay, i).person)
            ->blocked)
      return TRUE;
  return FALSE;
}

static void
share_households (Sharing *self)
{
  for (guint i = 0; i < self->family->households->len; i++)
    {
      FwFamilyHousehold *household = g_ptr_array_index (self->family->households, i);

      if (has_blocked (self, household))
        {
          g_array_set_size (household->stays, 0);
          household->name = "";
        }
      for (guint s = household->stays->len; s > 0; s--)
        {
          FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, s - 1);

          if (is_only_reported (self, &stay->fact, stay->id))
            g_array_remove_index (household->stays, s - 1);
          else
            clean (&stay->fact);
        }
    }
}

FwFamily *
fw_family_dup_shared (FwFamily *self, FwFamilyShare shown, GHashTable *before)
{
  Sharing sharing;

  g_return_val_if_fail (self != NULL, NULL);

  sharing = (Sharing) {fw_family_copy (self), shown, before};
  share_persons (&sharing);
  share_unions (&sharing);
  share_links (&sharing);
  share_bonds (&sharing);
  share_health (&sharing);
  share_traits (&sharing);
  share_households (&sharing);
  return sharing.family;
}

static void
add_id (GHashTable *ids, const char *id)
{
  if (id != NULL)
    g_hash_table_add (ids, g_strdup (id));
}

GHashTable *
fw_family_dup_fact_ids (FwFamily *self)
{
  GHashTable *ids;

  g_return_val_if_fail (self != NULL, NULL);

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->persons->len; i++)
    add_id (ids, fw_family_get_person (self, i)->id);
  for (guint i = 0; i < self->unions->len; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (self, i);

      for (guint e = 0; e < couple->events->len; e++)
        add_id (ids, g_array_index (couple->events, FwUnionEvent, e).id);
    }
  for (guint i = 0; i < self->links->len; i++)
    add_id (ids, ((FwChildLink *) g_ptr_array_index (self->links, i))->id);
  for (guint i = 0; i < self->bonds->len; i++)
    add_id (ids, ((FwFamilyBond *) g_ptr_array_index (self->bonds, i))->id);
  for (guint i = 0; i < self->health->len; i++)
    add_id (ids, ((FwFamilyHealth *) g_ptr_array_index (self->health, i))->id);
  for (guint i = 0; i < self->traits->len; i++)
    add_id (ids, ((FwFamilyTrait *) g_ptr_array_index (self->traits, i))->id);
  for (guint i = 0; i < self->households->len; i++)
    {
      FwFamilyHousehold *household = g_ptr_array_index (self->households, i);

      for (guint s = 0; s < household->stays->len; s++)
        add_id (ids, g_array_index (household->stays, FwHouseholdStay, s).id);
    }
  return ids;
}
