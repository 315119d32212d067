/* fw-family-pseudonym.c: see fw-family-pseudonym.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-family-pseudonym.h"

#define BAND_YEARS 3
#define N_LETTERS 26

/* "A" … "Z", "A2" … */
static char *
dup_letters (guint index)
{
  char letter = (char) ('A' + index % N_LETTERS);

  return index < N_LETTERS ? g_strdup_printf ("%c", letter)
                           : g_strdup_printf ("%c%u", letter, index / N_LETTERS + 1);
}

/* A span of years that holds the moved date. */
static void
blur (FwPartialDate *date, int shift)
{
  FwDay middle = fw_partial_date_get_middle (date);
  int year, month, day;

  if (middle == FW_DAY_NONE)
    return;
  fw_day_split (middle + shift, &year, &month, &day);
  year -= year % BAND_YEARS;
  *date = (FwPartialDate) {
      FW_DATE_BETWEEN,
      TRUE,
      fw_day_new (year, 1, 1),
      fw_day_new (year + BAND_YEARS - 1, 12, 31),
  };
}

static void
blur_fact (FwFact *fact, int shift)
{
  blur (&fact->from, shift);
  blur (&fact->to, shift);
  fact->known = FW_DAY_NONE;
  fact->source = "";
}

int
fw_family_pseudonym_shift (gint64 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) (seed ^ (seed >> 32)));

  return -g_rand_int_range (rand, 366, 3 * 365);
}

FwFamily *
fw_family_dup_pseudonymous (FwFamily *self, int shift_days)
{
  FwFamily *family = fw_family_copy (self);

  for (guint i = 0; i < family->persons->len; i++)
    {
      FwFamilyPerson *person = fw_family_get_person (family, i);
      g_autofree char *letters = dup_letters (i);

      person->given_name = fw_family_intern (family, letters);
      person->family_name = person->birth_name = person->occupation = person->note = "";
      person->known = FW_DAY_NONE;
      blur (&person->born, shift_days);
      blur (&person->died, shift_days);
    }
  for (guint i = 0; i < family->unions->len; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (family, i);

      for (guint e = 0; e < couple->events->len; e++)
        blur_fact (&g_array_index (couple->events, FwUnionEvent, e).fact, shift_days);
    }
  for (guint i = 0; i < family->links->len; i++)
    blur_fact (&((FwChildLink *) g_ptr_array_index (family->links, i))->fact, shift_days);
  for (guint i = 0; i < family->bonds->len; i++)
    blur_fact (&((FwFamilyBond *) g_ptr_array_index (family->bonds, i))->fact, shift_days);
  for (guint i = 0; i < family->health->len; i++)
    {
      FwFamilyHealth *health = g_ptr_array_index (family->health, i);

      health->text = "";
      blur (&health->remission_from, shift_days);
      blur_fact (&health->fact, shift_days);
    }
  for (guint i = 0; i < family->households->len; i++)
    {
      FwFamilyHousehold *household = g_ptr_array_index (family->households, i);
      g_autofree char *letters = dup_letters (i);
      /* Translators: %s is a letter. */
      g_autofree char *name = g_strdup_printf (_ ("Household %s"), letters);

      household->name = fw_family_intern (family, name);
      for (guint s = 0; s < household->stays->len; s++)
        blur_fact (&g_array_index (household->stays, FwHouseholdStay, s).fact, shift_days);
    }
  /* What somebody wrote about them may name anybody. */
  g_ptr_array_set_size (family->traits, 0);
  return family;
}
