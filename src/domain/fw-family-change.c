/* fw-family-change.c: what differs between two days of a family, and a slider's marks;
 * see fw-family-day.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-day.h"
#include "domain/fw-family-kin.h"
#include "domain/fw-family-words.h"

static void
free_change (FwFamilyChange *self)
{
  g_free (self->text);
  g_free (self);
}

typedef struct
{
  FwFamily *family;
  const FwFamilyDay *earlier;
  const FwFamilyDay *later;
  GPtrArray *changes;
} Comparing;

/* @fact: whose change it is; @text is taken over. */
static FwFamilyChange *
add (Comparing *self,
     FwFamilyChangeKind kind,
     guint person,
     guint row,
     const FwFact *fact,
     gboolean ended,
     char *text)
{
  FwFamilyChange *change = g_new0 (FwFamilyChange, 1);

  change->kind = kind;
  change->person = person;
  change->row = row;
  change->ended = ended;
  change->when = ended ? fact->to : fact->from;
  change->known = fact->known;
  change->status = fact->status;
  change->text = text;
  /* What has no date was always so. */
  change->was_so = fw_partial_date_is_reached (&change->when, self->earlier->day);
  g_ptr_array_add (self->changes, change);
  return change;
}

static char *
dup_pair (FwFamily *family, guint one, guint other)
{
  g_autofree char *first = one != FW_FAMILY_NOBODY ? fw_family_dup_name (family, one) : NULL;
  g_autofree char *second = other != FW_FAMILY_NOBODY ? fw_family_dup_name (family, other) : NULL;

  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second != NULL ? second : "?");
  return g_strconcat (first, " – ", second, NULL);
}

static void
compare_persons (Comparing *self)
{
  for (guint i = 0; i < self->family->persons->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (self->family, i);
      const FwDayPerson *before = &self->earlier->persons[i];
      const FwDayPerson *after = &self->later->persons[i];
      g_autofree char *name = fw_family_dup_name (self->family, i);
      FwFact fact = fw_fact_always ();

      fact.known = person->known;
      if (!before->exists && after->exists)
        {
          gboolean was_born;

          fact.from = person->born;
          was_born = fw_partial_date_is_reached (&person->born, self->earlier->day);
          if (was_born)
            add (self, FW_FAMILY_CHANGE_PERSON, i, i, &fact, FALSE, g_strdup (name));
          else if (person->kind == FW_FAMILY_PERSON)
            add (self, FW_FAMILY_CHANGE_BIRTH, i, i, &fact, FALSE,
                 /* Translators: %s is a name. */
                 g_strdup_printf (_ ("%s was born"), name));
          else
            add (self, FW_FAMILY_CHANGE_BIRTH, i, i, &fact, FALSE, g_strdup (name));
        }
      if (before->exists && after->exists && !before->dead && after->dead)
        {
          fact.from = person->died;
          add (self, FW_FAMILY_CHANGE_DEATH, i, i, &fact, FALSE,
               /* Translators: %s is a name. */
               g_strdup_printf (_ ("%s died"), name));
        }
    }
}

static gboolean
has_happened (const FwFact *fact, const FwFamilyDay *day)
{
  return (day->known == FW_DAY_NONE || fact->known == FW_DAY_NONE || fact->known <= day->known)
         && fw_partial_date_is_reached (&fact->from, day->day);
}

static void
compare_unions (Comparing *self)
{
  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (self->family, i);
      guint one = couple->partners[0], other = couple->partners[1];

      for (guint j = 0; j < couple->events->len; j++)
        {
          const FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, j);
          g_autofree char *pair = NULL;

          if (has_happened (&event->fact, self->earlier)
              || !has_happened (&event->fact, self->later))
            continue;
          pair = dup_pair (self->family, one, other);
          add (self, FW_FAMILY_CHANGE_UNION, one != FW_FAMILY_NOBODY ? one : other, i, &event->fact,
               FALSE, g_strdup_printf ("%s: %s", pair, fw_union_event_get_title (event->kind)));
        }
    }
}

/* Foster parents and the like by their names; "" when both are unknown. */
static char *
dup_couple (Comparing *self, guint couple)
{
  const FwFamilyUnion *parents = fw_family_get_union (self->family, couple);

  if (parents->partners[0] == FW_FAMILY_NOBODY && parents->partners[1] == FW_FAMILY_NOBODY)
    return g_strdup ("");
  return dup_pair (self->family, parents->partners[0], parents->partners[1]);
}

static void
compare_links (Comparing *self)
{
  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->family->links, i);
      gboolean ended = self->earlier->links[i] && !self->later->links[i];
      g_autofree char *child = NULL;
      g_autofree char *parents = NULL;

      if (self->earlier->links[i] == self->later->links[i])
        continue;
      /* That somebody was born, or became known, says it already. */
      if (!ended && link->kind == FW_CHILD_BIRTH && !self->earlier->persons[link->child].exists)
        continue;
      child = fw_family_dup_name (self->family, link->child);
      parents = dup_couple (self, link->parents);
      add (self, FW_FAMILY_CHANGE_LINK, link->child, i, &link->fact, ended,
           g_strdup_printf (ended ? /* Translators: name, kind of child, name of the parents. */
                                _ ("%1$s: no longer %2$s (%3$s)")
                                  : _ ("%1$s: %2$s (%3$s)"),
                            child, fw_child_link_get_title (link->kind), parents));
    }
}

static gboolean
lives_in (const FwFamilyDay *day, guint household, guint person)
{
  for (guint i = 0; i < day->households[household]->len; i++)
    if (g_array_index (day->households[household], guint, i) == person)
      return TRUE;
  return FALSE;
}

static void
compare_households (Comparing *self)
{
  for (guint i = 0; i < self->family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (self->family->households, i);

      for (guint j = 0; j < household->stays->len; j++)
        {
          const FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, j);
          gboolean before = lives_in (self->earlier, i, stay->person);
          gboolean after = lives_in (self->later, i, stay->person);
          g_autofree char *name = NULL;

          if (before == after)
            continue;
          /* Of several stays the one that made the difference. */
          if (fw_fact_holds (&stay->fact, after ? self->later->day : self->earlier->day,
                             after ? self->later->known : self->earlier->known)
              == FALSE)
            continue;
          /* Who came with birth, or is gone with death or to a new home, is told elsewhere. */
          if (after && !self->earlier->persons[stay->person].exists)
            continue;
          if (before
              && (self->later->persons[stay->person].dead
                  || fw_family_day_get_household (self->later, stay->person) != FW_FAMILY_NOBODY))
            continue;
          name = fw_family_dup_name (self->family, stay->person);
          add (self, FW_FAMILY_CHANGE_HOUSEHOLD, stay->person, i, &stay->fact, before,
               g_strdup_printf (before
                                    /* Translators: %1$s is a name, %2$s that of a household. */
                                    ? _ ("%1$s: no longer in the household %2$s")
                                    : _ ("%1$s: lives in the household %2$s"),
                                name, household->name));
        }
    }
}

static void
compare_bonds (Comparing *self)
{
  for (guint i = 0; i < self->family->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (self->family->bonds, i);
      gboolean ended = self->earlier->bonds[i];
      g_autofree char *pair = NULL;

      if (self->earlier->bonds[i] == self->later->bonds[i])
        continue;
      pair = dup_pair (self->family, bond->from, bond->to);
      add (self, FW_FAMILY_CHANGE_BOND, bond->from, i, &bond->fact, ended,
           g_strdup_printf (ended ? /* Translators: kind of bond, two names. */
                                _ ("No longer: %1$s, %2$s")
                                  : _ ("%1$s: %2$s"),
                            fw_bond_get_title (bond->kind), pair));
    }
}

static const char *
get_health_word (FwHealthState state)
{
  switch (state)
    {
    case FW_HEALTH_SUSPECTED:
      return C_ ("health", "suspected");
    case FW_HEALTH_REMISSION:
      return C_ ("health", "in remission");
    case FW_HEALTH_ACTIVE:
      return C_ ("health", "established");
    case FW_HEALTH_HIDDEN:
    default:
      return C_ ("health", "no longer");
    }
}

/* A suspicion that became certain is one change, not an end and a beginning. */
static gboolean
goes_on (Comparing *self, guint index)
{
  const FwFamilyHealth *health = g_ptr_array_index (self->family->health, index);

  for (guint i = 0; i < self->family->health->len; i++)
    {
      const FwFamilyHealth *other = g_ptr_array_index (self->family->health, i);

      if (i != index && other->person == health->person && other->region == health->region
          && self->later->health[i] != FW_HEALTH_HIDDEN)
        return TRUE;
    }
  return FALSE;
}

static void
compare_health (Comparing *self)
{
  for (guint i = 0; i < self->family->health->len; i++)
    {
      const FwFamilyHealth *health = g_ptr_array_index (self->family->health, i);
      FwHealthState before = self->earlier->health[i], after = self->later->health[i];
      FwFact fact = health->fact;
      g_autofree char *name = NULL;

      if (before == after || (after == FW_HEALTH_HIDDEN && goes_on (self, i)))
        continue;
      /* Of a row that was there before, getting better is what happened. */
      if (before != FW_HEALTH_HIDDEN && after == FW_HEALTH_REMISSION)
        fact.from = health->remission_from;
      name = fw_family_dup_name (self->family, health->person);
      add (self, FW_FAMILY_CHANGE_HEALTH, health->person, i, &fact, after == FW_HEALTH_HIDDEN,
           g_strdup_printf ("%s: %s (%s)", name,
                            *health->text != '\0'                   ? health->text
                            : health->region == FW_HEALTH_ADDICTION ? C_ ("health", "Addiction")
                                                                    : C_ ("health", "Illness"),
                            get_health_word (after)));
    }
}

static void
compare_traits (Comparing *self)
{
  for (guint i = 0; i < self->family->traits->len; i++)
    {
      const FwFamilyTrait *trait = g_ptr_array_index (self->family->traits, i);
      g_autofree char *name = NULL;

      if (self->earlier->traits[i] == self->later->traits[i])
        continue;
      name = trait->person != FW_FAMILY_NOBODY ? fw_family_dup_name (self->family, trait->person)
                                               : g_strdup (_ ("Family"));
      add (self, FW_FAMILY_CHANGE_TRAIT, trait->person, i, &trait->fact, self->earlier->traits[i],
           g_strdup_printf ("%s: %s (%s)", name, trait->text,
                            self->earlier->traits[i] ? C_ ("trait", "no longer")
                            : trait->resource        ? C_ ("trait", "resource")
                                                     : C_ ("trait", "problem")));
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const FwFamilyChange *one = *(FwFamilyChange *const *) a;
  const FwFamilyChange *other = *(FwFamilyChange *const *) b;

  if (one->was_so != other->was_so)
    return one->was_so ? 1 : -1;
  return fw_partial_date_compare (&one->when, &other->when);
}

GPtrArray *
fw_family_day_compare (FwFamily *family, const FwFamilyDay *earlier, const FwFamilyDay *later)
{
  Comparing self = {.family = family, .earlier = earlier, .later = later};

  g_return_val_if_fail (earlier->n_persons == family->persons->len, NULL);
  g_return_val_if_fail (later->n_persons == family->persons->len, NULL);

  self.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_change);
  compare_persons (&self);
  compare_unions (&self);
  compare_links (&self);
  compare_households (&self);
  compare_bonds (&self);
  compare_health (&self);
  compare_traits (&self);
  g_ptr_array_sort (self.changes, compare_changes);
  return self.changes;
}

/* --- marks of a slider --------------------------------------------------------------- */

static void
free_mark (FwFamilyMark *self)
{
  g_free (self->label);
  g_free (self);
}

static void
add_mark (GPtrArray *marks,
          const FwPartialDate *date,
          FwDay until,
          FwFamilyChangeKind kind,
          guint person,
          const char *label)
{
  FwFamilyMark *mark;
  FwDay day = fw_partial_date_get_middle (date);

  if (date->precision == FW_DATE_DAY || date->precision == FW_DATE_MONTH)
    day = date->first;
  if (day == FW_DAY_NONE || day > until)
    return;
  mark = g_new0 (FwFamilyMark, 1);
  mark->day = day;
  mark->kind = kind;
  mark->person = person;
  mark->label = g_strdup (label);
  g_ptr_array_add (marks, mark);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const FwFamilyMark *one = *(FwFamilyMark *const *) a;
  const FwFamilyMark *other = *(FwFamilyMark *const *) b;

  return (one->day > other->day) - (one->day < other->day);
}

static const char *
get_link_label (FwChildLinkKind kind)
{
  return kind == FW_CHILD_FOSTER    ? C_ ("short, on the slider", "foster")
         : kind == FW_CHILD_ADOPTED ? C_ ("short, on the slider", "adopted")
                                    : C_ ("short, on the slider", "child");
}

/* What was never born has a sign of its own in the drawing; here a cross is enough. */
static const char *
get_birth_label (const FwFamilyPerson *person)
{
  if (*person->given_name != '\0')
    return person->given_name;
  return person->kind == FW_FAMILY_PERSON ? "*" : "×";
}

static const char *
get_event_label (FwUnionEventKind kind)
{
  switch (kind)
    {
    case FW_UNION_MARRIED:
      return "⚭";
    case FW_UNION_SEPARATED:
      return C_ ("short, on the slider", "sep.");
    case FW_UNION_DIVORCED:
      return C_ ("short, on the slider", "div.");
    case FW_UNION_LIVING_TOGETHER:
      return C_ ("short, on the slider", "together");
    case FW_UNION_MET:
    case FW_UNION_ENGAGED:
    case FW_UNION_COMMITTED:
    case FW_UNION_AFFAIR:
    case FW_UNION_CASUAL:
    case FW_UNION_ANNULLED:
    case FW_UNION_RECONCILED:
    case FW_UNION_VIOLENT:
    default:
      return fw_union_event_get_title (kind);
    }
}

GPtrArray *
fw_family_list_marks (FwFamily *family, FwDay until)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_mark);

  for (guint i = 0; i < family->persons->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (family, i);

      add_mark (marks, &person->born, until, FW_FAMILY_CHANGE_BIRTH, i, get_birth_label (person));
      add_mark (marks, &person->died, until, FW_FAMILY_CHANGE_DEATH, i, "†");
    }
  for (guint i = 0; i < family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (family, i);

      for (guint j = 0; j < couple->events->len; j++)
        {
          const FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, j);

          add_mark (marks, &event->fact.from, until, FW_FAMILY_CHANGE_UNION,
                    couple->partners[0] != FW_FAMILY_NOBODY ? couple->partners[0]
                                                            : couple->partners[1],
                    get_event_label (event->kind));
        }
    }
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);

      add_mark (marks, &link->fact.from, until, FW_FAMILY_CHANGE_LINK, link->child,
                get_link_label (link->kind));
      add_mark (marks, &link->fact.to, until, FW_FAMILY_CHANGE_LINK, link->child,
                C_ ("short, on the slider", "ended"));
    }
  for (guint i = 0; i < family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (family->households, i);

      for (guint j = 0; j < household->stays->len; j++)
        {
          const FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, j);
          const FwFamilyPerson *person = fw_family_get_person (family, stay->person);

          /* Who is born into a household does not move. */
          if (fw_partial_date_compare (&stay->fact.from, &person->born) != 0)
            add_mark (marks, &stay->fact.from, until, FW_FAMILY_CHANGE_HOUSEHOLD, stay->person,
                      C_ ("short, on the slider", "moved"));
        }
    }
  for (guint i = 0; i < family->health->len; i++)
    {
      const FwFamilyHealth *health = g_ptr_array_index (family->health, i);

      add_mark (marks, &health->fact.from, until, FW_FAMILY_CHANGE_HEALTH, health->person,
                C_ ("short, on the slider", "health"));
      add_mark (marks, &health->remission_from, until, FW_FAMILY_CHANGE_HEALTH, health->person,
                C_ ("short, on the slider", "remission"));
    }
  g_ptr_array_sort (marks, compare_marks);
  return marks;
}
