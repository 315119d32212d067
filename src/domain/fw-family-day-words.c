/* fw-family-day-words.c: see fw-family-day-words.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-day-words.h"
#include "domain/fw-family-day.h"

static const FwFamilyPerson *
get_person (FwFamily *family, guint index)
{
  return g_ptr_array_index (family->persons, index);
}

static const char *
get_name (FwFamily *family, guint index)
{
  const FwFamilyPerson *person = index != FW_FAMILY_NOBODY ? get_person (family, index) : NULL;

  if (person == NULL)
    return _ ("unknown");
  return person->given_name[0] != '\0' ? person->given_name : person->family_name;
}

static gboolean
is_shown (FwFamily *family, const FwFamilyDay *on, guint index)
{
  return on->persons[index].exists && !on->persons[index].dead
         && get_person (family, index)->kind == FW_FAMILY_PERSON
         && !get_person (family, index)->hidden;
}

static void
append_person (GString *text, FwFamily *family, const FwFamilyDay *on, guint index, gboolean first)
{
  g_string_append_printf (text, "%s%s", first ? "" : ", ", get_name (family, index));
  if (on->persons[index].age >= 0)
    g_string_append_printf (text, " (%d)", on->persons[index].age);
}

static void
append_household (GString *text, FwFamily *family, const FwFamilyDay *on, guint index)
{
  const FwFamilyHousehold *household = g_ptr_array_index (family->households, index);
  const GArray *members = on->households[index];
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean blocked = FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      guint person = g_array_index (members, guint, i);

      if (!is_shown (family, on, person))
        continue;
      blocked |= get_person (family, person)->blocked;
      append_person (names, family, on, person, names->len == 0);
    }
  if (names->len > 0)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                            blocked ? _ ("address blocked") : household->name, names->str);
}

static const char *
get_state (const FwDayUnion *state)
{
  if (!state->line_known)
    return NULL;
  switch (state->state)
    {
    case FW_UNION_STATE_SEPARATED:
      return C_ ("couple", "separated");
    case FW_UNION_STATE_DIVORCED:
      return C_ ("couple", "divorced");
    case FW_UNION_STATE_ANNULLED:
      return C_ ("couple", "annulled");
    case FW_UNION_STATE_RECONCILED:
      return C_ ("couple", "together again");
    case FW_UNION_STATE_TOGETHER:
    default:
      return state->line == FW_UNION_MARRIED ? C_ ("couple", "married") : C_ ("couple", "together");
    }
}

static void
append_couple (GString *text, FwFamily *family, const FwFamilyDay *on, guint index)
{
  const FwFamilyUnion *couple = g_ptr_array_index (family->unions, index);
  const char *state = on->unions[index].exists ? get_state (&on->unions[index]) : NULL;

  for (guint i = 0; i < 2; i++)
    if (couple->partners[i] != FW_FAMILY_NOBODY && !is_shown (family, on, couple->partners[i]))
      return;
  if (state == NULL || couple->partners[0] == FW_FAMILY_NOBODY
      || couple->partners[1] == FW_FAMILY_NOBODY)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: two names and what they are: "Jana and Tom: separated" */
  g_string_append_printf (text, _ ("%1$s and %2$s: %3$s"), get_name (family, couple->partners[0]),
                          get_name (family, couple->partners[1]), state);
}

char *
fw_family_dup_day_words (FwFamily *family, FwDay day)
{
  g_autoptr (FwFamilyDay) on = NULL;
  g_autoptr (GString) homeless = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (family != NULL, g_string_free_and_steal (text));

  on = fw_family_day_new (family, day, FW_DAY_NONE);
  for (guint i = 0; i < family->households->len; i++)
    append_household (text, family, on, i);
  for (guint i = 0; i < family->persons->len; i++)
    if (is_shown (family, on, i) && fw_family_day_get_household (on, i) == FW_FAMILY_NOBODY)
      append_person (homeless, family, on, i, homeless->len == 0);
  if (homeless->len > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: %s are names of people of whom nobody knows where they lived */
      g_string_append_printf (text, _ ("Household not known: %s"), homeless->str);
    }
  for (guint i = 0; i < family->unions->len; i++)
    append_couple (text, family, on, i);
  return g_string_free_and_steal (text);
}
