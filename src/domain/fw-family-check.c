/* fw-family-check.c: see fw-family-check.h. A contradiction is told only where it holds
 * whatever the exact days of partial dates are. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-check.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-kin.h"
#include "domain/fw-family-words.h"

#define YEARS(n) ((FwDay) ((n) * 365.25))
#define LEAST_AGE 12   /* of a parent */
#define MOST_AGE 60    /* of a mother */
#define GESTATION 300  /* days that a father may be dead before a birth */
#define NEXT_BIRTH 210 /* days between two births that are no twins */

typedef struct
{
  FwFamily *family;
  FwDay today;
  FwFamilyDay *now;
  GPtrArray *contradictions;
  GPtrArray *gaps;
} Checking;

static void
free_finding (FwFinding *self)
{
  g_free (self->text);
  g_free (self);
}

/* @text is taken over. */
static void
add (Checking *self, FwFindingKind kind, const char *rule, guint person, guint other, char *text)
{
  FwFinding *finding = g_new0 (FwFinding, 1);

  finding->kind = kind;
  finding->rule = rule;
  finding->person = person;
  finding->other = other;
  finding->text = text;
  g_ptr_array_add (kind == FW_FINDING_CONTRADICTION ? self->contradictions : self->gaps, finding);
}

/* The names of the two in a sentence of gettext: %1$s, %2$s. */
static char *
format_two (Checking *self, const char *format, guint one, guint other)
{
  g_autofree char *first = fw_family_dup_name (self->family, one);
  g_autofree char *second = fw_family_dup_name (self->family, other);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, first, second);
#pragma GCC diagnostic pop
}

static void
contradict (Checking *self, const char *rule, guint person, guint other, const char *format)
{
  for (guint i = 0; i < self->contradictions->len; i++)
    {
      const FwFinding *finding = g_ptr_array_index (self->contradictions, i);

      if (finding->rule == rule && finding->person == person && finding->other == other)
        return;
    }
  add (self, FW_FINDING_CONTRADICTION, rule, person, other,
       format_two (self, format, person, other != FW_FAMILY_NOBODY ? other : person));
}

static void
ask (Checking *self, const char *rule, guint person, guint other, const char *format)
{
  add (self, FW_FINDING_MISSING, rule, person, other,
       format_two (self, format, person, other != FW_FAMILY_NOBODY ? other : person));
}

static gboolean
is_before (const FwPartialDate *one, const FwPartialDate *other)
{
  return one->last != FW_DAY_NONE && other->first != FW_DAY_NONE && !one->approximate
         && !other->approximate && one->last < other->first;
}

static const FwFamilyPerson *
get (Checking *self, guint person)
{
  return fw_family_get_person (self->family, person);
}

/* --- contradictions ------------------------------------------------------------------------ */

static void
check_person (Checking *self, guint index)
{
  const FwFamilyPerson *person = get (self, index);

  if (is_before (&person->died, &person->born))
    contradict (self, "died-before-born", index, FW_FAMILY_NOBODY,
                _ ("%1$s died before the date of birth."));
  if (person->kind == FW_FAMILY_PERSON && person->born.first != FW_DAY_NONE
      && person->born.first > self->today)
    contradict (self, "born-in-the-future", index, FW_FAMILY_NOBODY,
                _ ("%1$s was born on a day that is still to come."));
}

static void
check_parent (Checking *self, guint child_index, guint parent_index)
{
  const FwFamilyPerson *child = get (self, child_index), *parent = get (self, parent_index);
  const FwPartialDate *born = &child->born;
  FwPartialDate died = parent->died;

  if (died.last != FW_DAY_NONE && parent->sex != FW_SEX_FEMALE)
    died.last += GESTATION;
  if (is_before (&died, born))
    contradict (self, "born-after-parent-died", child_index, parent_index,
                _ ("%1$s was born after %2$s had died."));
  if (born->last != FW_DAY_NONE && parent->born.first != FW_DAY_NONE && !born->approximate
      && !parent->born.approximate)
    {
      if (born->last < parent->born.first)
        contradict (self, "born-before-parent", child_index, parent_index,
                    _ ("%1$s was born before %2$s."));
      else if (born->last - parent->born.first < YEARS (LEAST_AGE))
        contradict (self, "parent-too-young", child_index, parent_index,
                    _ ("%2$s was younger than 12 when %1$s was born."));
    }
  if (parent->sex == FW_SEX_FEMALE && born->first != FW_DAY_NONE && parent->born.last != FW_DAY_NONE
      && born->first - parent->born.last > YEARS (MOST_AGE))
    contradict (self, "mother-too-old", child_index, parent_index,
                _ ("%2$s was older than 60 when %1$s was born."));
}

static void
check_links (Checking *self)
{
  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->family->links, i);
      const guint *partners = fw_family_get_union (self->family, link->parents)->partners;

      if (link->kind == FW_CHILD_BIRTH)
        for (guint j = 0; j < 2; j++)
          if (partners[j] != FW_FAMILY_NOBODY)
            check_parent (self, link->child, partners[j]);
      if (link->kind != FW_CHILD_BIRTH
          && is_before (&link->fact.from, &get (self, link->child)->born))
        contradict (self, "placed-before-born", link->child, FW_FAMILY_NOBODY,
                    _ ("%1$s was placed with others before the date of birth."));
      for (guint j = 0; j < i; j++)
        {
          const FwChildLink *second = g_ptr_array_index (self->family->links, j);

          if (second->child == link->child && second->parents != link->parents
              && second->kind == FW_CHILD_BIRTH && link->kind == FW_CHILD_BIRTH && !second->disputed
              && !link->disputed)
            contradict (self, "two-births", link->child, FW_FAMILY_NOBODY,
                        _ ("%1$s is the child by birth of two couples."));
        }
    }
}

static void
check_unions (Checking *self)
{
  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (self->family, i);

      for (guint j = 0; j < couple->events->len; j++)
        {
          const FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, j);

          for (guint k = 0; k < 2; k++)
            {
              guint partner = couple->partners[k];

              if (partner == FW_FAMILY_NOBODY)
                continue;
              if (is_before (&event->fact.from, &get (self, partner)->born))
                contradict (self, "couple-before-born", partner, couple->partners[1 - k],
                            _ ("%1$s was part of a couple before the date of birth."));
              if (event->kind == FW_UNION_MARRIED
                  && is_before (&get (self, partner)->died, &event->fact.from))
                contradict (self, "married-after-death", partner, couple->partners[1 - k],
                            _ ("%1$s had died before the marriage."));
            }
        }
    }
}

static gboolean
are_twins (Checking *self, guint one, guint other)
{
  for (guint i = 0; i < self->family->twins->len; i++)
    {
      const FwFamilyTwins *twins = g_ptr_array_index (self->family->twins, i);
      guint n = 0;

      for (guint j = 0; j < twins->persons->len; j++)
        n += g_array_index (twins->persons, guint, j) == one
             || g_array_index (twins->persons, guint, j) == other;
      if (n == 2)
        return TRUE;
    }
  return FALSE;
}

static guint
get_mother (Checking *self, const FwChildLink *link)
{
  const guint *partners = fw_family_get_union (self->family, link->parents)->partners;

  for (guint i = 0; i < 2; i++)
    if (partners[i] != FW_FAMILY_NOBODY && get (self, partners[i])->sex == FW_SEX_FEMALE)
      return partners[i];
  return FW_FAMILY_NOBODY;
}

static void
check_siblings (Checking *self)
{
  for (guint i = 0; i < self->family->links->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const FwChildLink *one = g_ptr_array_index (self->family->links, i);
        const FwChildLink *other = g_ptr_array_index (self->family->links, j);
        const FwPartialDate *a = &get (self, one->child)->born;
        const FwPartialDate *b = &get (self, other->child)->born;
        guint mother = get_mother (self, one);
        FwDay apart;

        if (one->kind != FW_CHILD_BIRTH || other->kind != FW_CHILD_BIRTH
            || one->child == other->child || mother == FW_FAMILY_NOBODY
            || mother != get_mother (self, other) || a->precision != FW_DATE_DAY
            || b->precision != FW_DATE_DAY || a->approximate || b->approximate
            || get (self, one->child)->kind != FW_FAMILY_PERSON
            || get (self, other->child)->kind != FW_FAMILY_PERSON
            || are_twins (self, one->child, other->child))
          continue;
        apart = ABS (a->first - b->first);
        if (apart <= 1)
          ask (self, "twins", one->child, other->child,
               _ ("Are %1$s and %2$s twins? They have the same day of birth."));
        else if (apart < NEXT_BIRTH)
          contradict (self, "births-too-near", one->child, other->child,
                      _ ("Between the births of %1$s and %2$s lie less than seven months."));
      }
}

static void
check_ancestors (Checking *self)
{
  guint n = self->family->persons->len;
  g_autofree gboolean *seen = g_new (gboolean, n + 1);
  g_autofree guint *queue = g_new (guint, n + 1);

  for (guint person = 0; person < n; person++)
    {
      guint head = 0, tail = 0;
      gboolean found = FALSE;

      for (guint i = 0; i < n; i++)
        seen[i] = FALSE;
      queue[tail++] = person;
      while (head < tail && !found)
        {
          guint child = queue[head++];

          for (guint i = 0; i < self->family->links->len; i++)
            {
              const FwChildLink *link = g_ptr_array_index (self->family->links, i);
              const guint *partners = fw_family_get_union (self->family, link->parents)->partners;

              if (link->child != child
                  || (link->kind != FW_CHILD_BIRTH && link->kind != FW_CHILD_ADOPTED))
                continue;
              for (guint j = 0; j < 2; j++)
                {
                  if (partners[j] == FW_FAMILY_NOBODY)
                    continue;
                  if (partners[j] == person)
                    found = TRUE;
                  else if (!seen[partners[j]])
                    {
                      seen[partners[j]] = TRUE;
                      queue[tail++] = partners[j];
                    }
                }
            }
        }
      if (found)
        contradict (self, "own-ancestor", person, FW_FAMILY_NOBODY,
                    _ ("%1$s is among their own ancestors."));
    }
}

typedef struct
{
  const FwHouseholdStay *stay;
  guint household;
} Stay;

/* Both surely at the same time for more than the day of the move. */
static gboolean
overlap (const FwFact *one, const FwFact *other)
{
  FwDay begin = MAX (one->from.last != FW_DAY_NONE ? one->from.last : G_MININT32 / 2,
                     other->from.last != FW_DAY_NONE ? other->from.last : G_MININT32 / 2);
  FwDay end = MIN (one->to.first != FW_DAY_NONE ? one->to.first : G_MAXINT32 / 2,
                   other->to.first != FW_DAY_NONE ? other->to.first : G_MAXINT32 / 2);

  return begin < end;
}

static void
check_homes (Checking *self)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));

  for (guint i = 0; i < self->family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (self->family->households, i);

      for (guint j = 0; j < household->stays->len; j++)
        {
          Stay stay = {&g_array_index (household->stays, FwHouseholdStay, j), i};

          g_array_append_val (stays, stay);
        }
    }
  for (guint i = 0; i < stays->len; i++)
    {
      const Stay *one = &g_array_index (stays, Stay, i);

      if (is_before (&one->stay->fact.to, &get (self, one->stay->person)->born))
        contradict (self, "lived-before-born", one->stay->person, FW_FAMILY_NOBODY,
                    _ ("%1$s left a household before the date of birth."));
      for (guint j = 0; j < i; j++)
        {
          const Stay *other = &g_array_index (stays, Stay, j);

          if (one->stay->person == other->stay->person && one->household != other->household
              && overlap (&one->stay->fact, &other->stay->fact))
            contradict (self, "two-households", one->stay->person, FW_FAMILY_NOBODY,
                        _ ("%1$s lives in two households at once. If that is agreed (alternating "
                           "residence), nothing is wrong."));
        }
    }
}

/* --- what is not known ---------------------------------------------------------------------- */

static gboolean
is_kin_alive (Checking *self, guint index)
{
  return get (self, index)->kind == FW_FAMILY_PERSON && self->now->persons[index].exists
         && !self->now->persons[index].dead;
}

static gboolean
is_child (Checking *self, guint index)
{
  return is_kin_alive (self, index) && self->now->persons[index].age >= 0
         && self->now->persons[index].age < 18;
}

static gboolean
has_parent (Checking *self, guint child, FwSex sex)
{
  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->family->links, i);
      const guint *partners = fw_family_get_union (self->family, link->parents)->partners;

      if (link->child != child
          || (link->kind != FW_CHILD_BIRTH && link->kind != FW_CHILD_ADOPTED
              && link->kind != FW_CHILD_UNKNOWN))
        continue;
      /* Two parents are two parents, whoever they are. */
      if (partners[0] != FW_FAMILY_NOBODY && partners[1] != FW_FAMILY_NOBODY)
        return TRUE;
      for (guint j = 0; j < 2; j++)
        if (partners[j] != FW_FAMILY_NOBODY && get (self, partners[j])->sex == sex)
          return TRUE;
    }
  return FALSE;
}

static void
ask_about_person (Checking *self, guint index)
{
  const FwFamilyPerson *person = get (self, index);

  if (!is_kin_alive (self, index))
    return;
  if (*person->given_name == '\0')
    ask (self, "no-name", index, FW_FAMILY_NOBODY, _ ("Who is the person without a name?"));
  else if (!fw_partial_date_is_known (&person->born))
    ask (self, "no-birth", index, FW_FAMILY_NOBODY, _ ("When was %1$s born?"));
  if (person->index || is_child (self, index))
    {
      if (!has_parent (self, index, FW_SEX_FEMALE))
        ask (self, "no-mother", index, FW_FAMILY_NOBODY, _ ("Who is the mother of %1$s?"));
      if (!has_parent (self, index, FW_SEX_MALE))
        ask (self, "no-father", index, FW_FAMILY_NOBODY, _ ("Who is the father of %1$s?"));
    }
  if (is_child (self, index) && self->now->persons[index].age >= 3 && *person->school == '\0'
      && *person->occupation == '\0')
    ask (self, "no-school", index, FW_FAMILY_NOBODY,
         _ ("Which school or day care does %1$s go to, and who is the contact there?"));
  if ((person->index || is_child (self, index)) && self->family->households->len > 0
      && fw_family_day_get_household (self->now, index) == FW_FAMILY_NOBODY)
    ask (self, "no-home", index, FW_FAMILY_NOBODY, _ ("Who does %1$s live with?"));
}

static void
ask_about_grandparents (Checking *self)
{
  guint index = fw_family_get_index_person (self->family), couple;

  couple
      = index != FW_FAMILY_NOBODY ? fw_family_get_parents (self->family, index) : FW_FAMILY_NOBODY;
  if (couple == FW_FAMILY_NOBODY)
    return;
  for (guint i = 0; i < 2; i++)
    {
      guint parent = fw_family_get_union (self->family, couple)->partners[i];

      if (parent != FW_FAMILY_NOBODY
          && fw_family_get_parents (self->family, parent) == FW_FAMILY_NOBODY)
        ask (self, "no-grandparents", parent, FW_FAMILY_NOBODY, _ ("Who are the parents of %1$s?"));
    }
}

static void
ask_about_couples (Checking *self)
{
  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (self->family, i);
      gboolean dated = FALSE;

      for (guint j = 0; j < couple->events->len; j++)
        dated = dated
                || fw_partial_date_is_known (
                    &g_array_index (couple->events, FwUnionEvent, j).fact.from);
      if (!dated && couple->partners[0] != FW_FAMILY_NOBODY
          && couple->partners[1] != FW_FAMILY_NOBODY)
        ask (self, "no-dates", couple->partners[0], couple->partners[1],
             _ ("Since when, and until when, were %1$s and %2$s a couple?"));
    }
  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->family->links, i);

      if (link->kind == FW_CHILD_FOSTER && !fw_partial_date_is_known (&link->fact.from))
        ask (self, "no-since", link->child, FW_FAMILY_NOBODY,
             _ ("Since when is %1$s in foster care?"));
    }
}

static void
ask_about_bonds (Checking *self)
{
  for (guint i = 0; i < self->family->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (self->family->bonds, i);

      if (fw_bond_is_grave (bond->kind) && *bond->fact.source == '\0')
        ask (self, "no-source", bond->from, bond->to,
             _ ("Where does it come from what is said about %1$s and %2$s?"));
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const FwFinding *one = *(FwFinding *const *) a, *other = *(FwFinding *const *) b;

  return (one->person > other->person) - (one->person < other->person);
}

GPtrArray *
fw_family_check (FwFamily *family, FwDay today)
{
  Checking self = {.family = family, .today = today};

  self.contradictions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_finding);
  self.gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) free_finding);
  self.now = fw_family_day_new (family, today, FW_DAY_NONE);
  for (guint i = 0; i < family->persons->len; i++)
    check_person (&self, i);
  check_links (&self);
  check_unions (&self);
  check_siblings (&self);
  check_ancestors (&self);
  check_homes (&self);
  for (guint i = 0; i < family->persons->len; i++)
    ask_about_person (&self, i);
  ask_about_grandparents (&self);
  ask_about_couples (&self);
  ask_about_bonds (&self);
  g_ptr_array_sort (self.contradictions, compare_findings);
  g_ptr_array_sort (self.gaps, compare_findings);
  g_ptr_array_extend_and_steal (self.contradictions, self.gaps);
  fw_family_day_free (self.now);
  return self.contradictions;
}
