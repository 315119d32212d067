/* fw-family-day.c: see fw-family-day.h. What a couple had become is walked through
 * event by event:
 *
 *   met, engaged, living together … ──▶ together ──▶ separated ──▶ divorced
 *                                          ▲             │             │
 *                                          └─ together again: reconciled, married anew
 */
#include "config.h"

#include "domain/fw-family-day.h"

#define PREGNANCY_DAYS 280

static gboolean
is_known (FwDay since, FwDay known)
{
  return known == FW_DAY_NONE || since == FW_DAY_NONE || since <= known;
}

/* Full years from @from to @to; of what is not exact the age reached in that year. */
static int
get_age (const FwPartialDate *from, const FwPartialDate *to, gboolean *about)
{
  int least, most;

  *about = from->approximate || to->approximate;
  if (from->first == FW_DAY_NONE || from->last == FW_DAY_NONE || to->first == FW_DAY_NONE
      || to->last == FW_DAY_NONE)
    return -1;
  least = fw_day_get_age (MIN (from->last, to->first), to->first);
  most = fw_day_get_age (from->first, to->last);
  if (most < 0)
    return -1;
  if (least == most)
    return most;
  *about = TRUE;
  if (from->precision == FW_DATE_MONTH)
    return MAX (
        0, fw_day_get_age (fw_partial_date_get_middle (from), fw_partial_date_get_middle (to)));
  return MAX (0, fw_partial_date_get_year (to) - fw_partial_date_get_year (from));
}

static void
set_person (const FwFamilyPerson *person, FwDay day, FwDay known, FwDayPerson *state)
{
  FwPartialDate end = fw_partial_date_from_day (day);
  FwDay begin = day;

  state->age = -1;
  if (person->kind == FW_FAMILY_PREGNANCY && fw_partial_date_is_known (&person->born))
    begin = day + PREGNANCY_DAYS;
  state->exists = is_known (person->known, known)
                  && fw_partial_date_is_reached (&person->born, begin)
                  && (fw_partial_date_is_known (&person->born) || person->kind == FW_FAMILY_PERSON
                      || fw_partial_date_is_reached (&person->died, day));
  if (fw_partial_date_is_known (&person->died))
    state->dead = fw_partial_date_is_reached (&person->died, day);
  else
    state->dead = person->dead;
  if (!fw_partial_date_is_known (&person->born)
      || (person->kind != FW_FAMILY_PERSON && person->kind != FW_FAMILY_HELPER
          && person->kind != FW_FAMILY_PET))
    return;
  if (state->dead)
    end = person->died;
  state->age = get_age (&person->born, &end, &state->about);
}

/* Whether an event has happened and is known; what came of it may have ended. */
static gboolean
has_happened (const FwFact *fact, FwDay day, FwDay known)
{
  return is_known (fact->known, known) && fw_partial_date_is_reached (&fact->from, day);
}

static gboolean
is_bond_of_couple (FwUnionEventKind kind)
{
  return kind != FW_UNION_SEPARATED && kind != FW_UNION_DIVORCED && kind != FW_UNION_ANNULLED
         && kind != FW_UNION_RECONCILED;
}

static void
join (FwDayUnion *state, FwUnionEventKind kind)
{
  gboolean again = state->line_known && state->state == FW_UNION_STATE_SEPARATED;
  /* Living together does not undo a marriage that holds. */
  gboolean keeps = state->line_known && state->line == FW_UNION_MARRIED && kind != FW_UNION_MARRIED
                   && state->state != FW_UNION_STATE_DIVORCED
                   && state->state != FW_UNION_STATE_ANNULLED;

  if (!keeps)
    {
      /* A new kind of bond is no reconciliation of the old one, but the same is. */
      again = again && state->line == kind;
      state->line = kind;
    }
  state->line_known = TRUE;
  if (again || (keeps && state->state == FW_UNION_STATE_SEPARATED))
    state->state = FW_UNION_STATE_RECONCILED;
  else if (!keeps || state->state != FW_UNION_STATE_RECONCILED)
    state->state = FW_UNION_STATE_TOGETHER;
}

static void
part (FwDayUnion *state, FwUnionEventKind kind)
{
  if (kind == FW_UNION_SEPARATED)
    {
      if (state->state != FW_UNION_STATE_DIVORCED && state->state != FW_UNION_STATE_ANNULLED)
        state->state = FW_UNION_STATE_SEPARATED;
      return;
    }
  state->state = kind == FW_UNION_ANNULLED ? FW_UNION_STATE_ANNULLED : FW_UNION_STATE_DIVORCED;
  /* Who is divorced was married. */
  state->line = FW_UNION_MARRIED;
  state->line_known = TRUE;
}

static void
set_union (FwFamily *family, guint index, FwFamilyDay *self)
{
  const FwFamilyUnion *couple = fw_family_get_union (family, index);
  FwDayUnion *state = &self->unions[index];
  gboolean partners = TRUE, children = FALSE, any_child = FALSE, happened = FALSE;

  state->status = FW_FACT_ESTABLISHED;
  state->since = FW_PARTIAL_DATE_NONE;
  for (guint i = 0; i < couple->events->len; i++)
    {
      const FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, i);

      if (!has_happened (&event->fact, self->day, self->known))
        continue;
      happened = TRUE;
      state->status = event->fact.status;
      state->since = event->fact.from;
      if (is_bond_of_couple (event->kind))
        join (state, event->kind);
      else if (event->kind == FW_UNION_RECONCILED)
        state->state = FW_UNION_STATE_RECONCILED;
      else
        part (state, event->kind);
      if (event->fact.to.last != FW_DAY_NONE && event->fact.to.last < self->day
          && is_bond_of_couple (event->kind) && state->state == FW_UNION_STATE_TOGETHER)
        {
          state->state = FW_UNION_STATE_SEPARATED;
          state->since = event->fact.to;
        }
    }
  for (guint i = 0; i < 2; i++)
    if (couple->partners[i] != FW_FAMILY_NOBODY)
      partners = partners && self->persons[couple->partners[i]].exists;
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);

      if (link->parents != index)
        continue;
      any_child = TRUE;
      children = children
                 || (self->persons[link->child].exists
                     && fw_fact_holds (&link->fact, self->day, self->known));
    }
  state->exists = (partners || children)
                  && (happened || children || (couple->events->len == 0 && !any_child));
}

/* A stay that ends within the span of days in which the next one begins has ended:
 * nobody lives in two places because a date is no exact one. */
static gboolean
is_followed (FwFamily *family, const FwFamilyDay *self, const FwHouseholdStay *stay)
{
  if (!fw_partial_date_is_known (&stay->fact.to))
    return FALSE;
  for (guint i = 0; i < family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (family->households, i);

      for (guint j = 0; j < household->stays->len; j++)
        {
          const FwHouseholdStay *next = &g_array_index (household->stays, FwHouseholdStay, j);

          if (next != stay && next->person == stay->person
              && fw_fact_holds (&next->fact, self->day, self->known)
              && fw_partial_date_is_known (&next->fact.from) && next->fact.from.last != FW_DAY_NONE
              && stay->fact.to.first != FW_DAY_NONE && stay->fact.to.first <= next->fact.from.last
              && fw_partial_date_compare (&stay->fact.from, &next->fact.from) != 0
              && (!fw_partial_date_is_known (&stay->fact.from)
                  || fw_partial_date_compare (&stay->fact.from, &next->fact.from) < 0))
            return TRUE;
        }
    }
  return FALSE;
}

static void
set_household (FwFamily *family, guint index, FwFamilyDay *self)
{
  const FwFamilyHousehold *household = g_ptr_array_index (family->households, index);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  self->households[index] = members;
  for (guint i = 0; i < household->stays->len; i++)
    {
      const FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, i);
      const FwDayPerson *person = &self->persons[stay->person];
      gboolean there = FALSE;

      if (!person->exists || person->dead || !fw_fact_holds (&stay->fact, self->day, self->known)
          || is_followed (family, self, stay))
        continue;
      for (guint j = 0; j < members->len; j++)
        there = there || g_array_index (members, guint, j) == stay->person;
      if (!there)
        g_array_append_val (members, stay->person);
    }
}

static FwHealthState
get_health (const FwFamilyHealth *health, const FwFamilyDay *self)
{
  if (!self->persons[health->person].exists
      || !fw_fact_holds (&health->fact, self->day, self->known))
    return FW_HEALTH_HIDDEN;
  if (fw_partial_date_is_known (&health->remission_from)
      && fw_partial_date_is_reached (&health->remission_from, self->day))
    return FW_HEALTH_REMISSION;
  return health->suspected ? FW_HEALTH_SUSPECTED : FW_HEALTH_ACTIVE;
}

FwFamilyDay *
fw_family_day_new (FwFamily *family, FwDay day, FwDay known)
{
  FwFamilyDay *self = g_new0 (FwFamilyDay, 1);

  self->day = day;
  self->known = known;
  self->n_persons = family->persons->len;
  self->n_unions = family->unions->len;
  self->n_links = family->links->len;
  self->n_bonds = family->bonds->len;
  self->n_health = family->health->len;
  self->n_households = family->households->len;
  self->n_traits = family->traits->len;
  self->persons = g_new0 (FwDayPerson, self->n_persons);
  self->unions = g_new0 (FwDayUnion, self->n_unions);
  self->links = g_new0 (gboolean, self->n_links);
  self->bonds = g_new0 (gboolean, self->n_bonds);
  self->health = g_new0 (FwHealthState, self->n_health);
  self->households = g_new0 (GArray *, self->n_households);
  self->traits = g_new0 (gboolean, self->n_traits);
  for (guint i = 0; i < self->n_persons; i++)
    set_person (fw_family_get_person (family, i), day, known, &self->persons[i]);
  for (guint i = 0; i < self->n_unions; i++)
    set_union (family, i, self);
  for (guint i = 0; i < self->n_links; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);

      self->links[i] = self->persons[link->child].exists && self->unions[link->parents].exists
                       && fw_fact_holds (&link->fact, day, known);
    }
  for (guint i = 0; i < self->n_bonds; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (family->bonds, i);

      self->bonds[i] = self->persons[bond->from].exists && self->persons[bond->to].exists
                       && fw_fact_holds (&bond->fact, day, known);
    }
  for (guint i = 0; i < self->n_health; i++)
    self->health[i] = get_health (g_ptr_array_index (family->health, i), self);
  for (guint i = 0; i < self->n_households; i++)
    set_household (family, i, self);
  for (guint i = 0; i < self->n_traits; i++)
    {
      const FwFamilyTrait *trait = g_ptr_array_index (family->traits, i);

      self->traits[i] = (trait->person == FW_FAMILY_NOBODY || self->persons[trait->person].exists)
                        && fw_fact_holds (&trait->fact, day, known);
    }
  return self;
}

void
fw_family_day_free (FwFamilyDay *self)
{
  for (guint i = 0; i < self->n_households; i++)
    g_array_unref (self->households[i]);
  g_free (self->persons);
  g_free (self->unions);
  g_free (self->links);
  g_free (self->bonds);
  g_free (self->health);
  g_free (self->households);
  g_free (self->traits);
  g_free (self);
}

guint
fw_family_day_get_household (const FwFamilyDay *self, guint person)
{
  for (guint i = 0; i < self->n_households; i++)
    for (guint j = 0; j < self->households[i]->len; j++)
      if (g_array_index (self->households[i], guint, j) == person)
        return i;
  return FW_FAMILY_NOBODY;
}

const char *
fw_day_union_get_mark (const FwDayUnion *self)
{
  static const char *const lines[] = {
      [FW_UNION_MET] = "met",
      [FW_UNION_ENGAGED] = "engaged",
      [FW_UNION_LIVING_TOGETHER] = "living-together",
      [FW_UNION_COMMITTED] = "committed",
      [FW_UNION_AFFAIR] = "affair",
      [FW_UNION_CASUAL] = "casual",
      [FW_UNION_MARRIED] = "married",
      [FW_UNION_VIOLENT] = "violent",
  };

  switch (self->state)
    {
    case FW_UNION_STATE_SEPARATED:
      return "separated";
    case FW_UNION_STATE_DIVORCED:
      return "divorced";
    case FW_UNION_STATE_ANNULLED:
      return "annulled";
    case FW_UNION_STATE_RECONCILED:
      return "reconciled";
    case FW_UNION_STATE_TOGETHER:
    default:
      return self->line_known ? lines[self->line] : "unknown";
    }
}

/* --- the couple's text -------------------------------------------------------------- */

typedef struct
{
  const char *word;  /* before a year in a row */
  const char *alone; /* before the year when it is the only one */
} UnionWord;

/* Signs of the notation, not sentences: as the office writes them, whatever the
 * language of the screen. Source: research/genogram.md 1.6. */
static const UnionWord words[][12] = {
    [FW_UNION_TEXT_GERMAN] = {
        [FW_UNION_MET] = {"kennen sich", "kennen sich seit"},
        [FW_UNION_ENGAGED] = {"verl.", "verl."},
        [FW_UNION_LIVING_TOGETHER] = {"zus.", "zus. seit"},
        [FW_UNION_COMMITTED] = {"Paar", "Paar seit"},
        [FW_UNION_AFFAIR] = {"Affäre", "Affäre"},
        [FW_UNION_CASUAL] = {"kurz", "kurz"},
        [FW_UNION_MARRIED] = {"⚭", "⚭"},
        [FW_UNION_SEPARATED] = {"getr.", "getr."},
        [FW_UNION_DIVORCED] = {"gesch.", "gesch."},
        [FW_UNION_ANNULLED] = {"aufgeh.", "aufgeh."},
        [FW_UNION_RECONCILED] = {"wieder zus.", "wieder zus."},
        [FW_UNION_VIOLENT] = {"Gewalt", "Gewalt"},
    },
    [FW_UNION_TEXT_INTERNATIONAL] = {
        [FW_UNION_MET] = {"met", "met"},
        [FW_UNION_ENGAGED] = {"e", "e"},
        [FW_UNION_LIVING_TOGETHER] = {"LT", "LT"},
        [FW_UNION_COMMITTED] = {"c", "c"},
        [FW_UNION_AFFAIR] = {"affair", "affair"},
        [FW_UNION_CASUAL] = {"casual", "casual"},
        [FW_UNION_MARRIED] = {"m", "m"},
        [FW_UNION_SEPARATED] = {"s", "s"},
        [FW_UNION_DIVORCED] = {"d", "d"},
        [FW_UNION_ANNULLED] = {"ann.", "ann."},
        [FW_UNION_RECONCILED] = {"rec", "rec"},
        [FW_UNION_VIOLENT] = {"violence", "violence"},
    },
};

static void
append_year (GString *text, const FwPartialDate *date, gboolean whole)
{
  int year = fw_partial_date_get_year (date);

  if (date->approximate)
    g_string_append_c (text, '~');
  else if (date->precision == FW_DATE_BEFORE)
    g_string_append_c (text, '<');
  else if (date->precision == FW_DATE_AFTER)
    g_string_append_c (text, '>');
  if (whole)
    g_string_append_printf (text, "%d", year);
  else
    g_string_append_printf (text, "%02d", year % 100);
}

char *
fw_family_union_dup_text (FwFamily *family,
                          guint couple,
                          FwDay day,
                          FwDay known,
                          FwUnionTextStyle style)
{
  GArray *events = fw_family_get_union (family, couple)->events;
  GString *text = g_string_new (NULL);
  guint n = 0, first_century = 0;
  gboolean whole;

  for (guint i = 0; i < events->len; i++)
    {
      const FwFact *fact = &g_array_index (events, FwUnionEvent, i).fact;

      if (!has_happened (fact, day, known))
        continue;
      n++;
      n += fw_partial_date_is_known (&fact->to) && fact->to.last != FW_DAY_NONE
           && fact->to.last < day;
      first_century = MAX (first_century, (guint) fw_partial_date_get_year (&fact->from) / 100);
    }
  /* Two figures would be read as of this century or the last one. */
  whole = n == 1 || (first_century > 0 && first_century < 19);
  for (guint i = 0; i < events->len; i++)
    {
      const FwUnionEvent *event = &g_array_index (events, FwUnionEvent, i);
      const UnionWord *word = &words[style][event->kind];
      gboolean dated = fw_partial_date_is_known (&event->fact.from);

      if (!has_happened (&event->fact, day, known))
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, n == 1 && dated ? word->alone : word->word);
      if (dated)
        {
          g_string_append_c (text, ' ');
          append_year (text, &event->fact.from, whole);
        }
      if (fw_partial_date_is_known (&event->fact.to) && event->fact.to.last != FW_DAY_NONE
          && event->fact.to.last < day)
        {
          g_string_append (text, "–");
          append_year (text, &event->fact.to, whole);
        }
      if (event->fact.status == FW_FACT_ALLEGED)
        g_string_append (text, " ?");
    }
  return g_string_free_and_steal (text);
}
