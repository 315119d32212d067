/* fw-person-words.c: see fw-person-words.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-person-words.h"

static const char *const roles[]
    = {"child",         "mother",   "father",   "step-parent",  "sibling", "grandparent",
       "foster-parent", "guardian", "relative", "professional", "other",   NULL};

static const char *const role_titles[]
    = {N_ ("Child"),    N_ ("Mother"),       N_ ("Father"),        N_ ("Step-parent"),
       N_ ("Sibling"),  N_ ("Grandparent"),  N_ ("Foster parent"), N_ ("Guardian"),
       N_ ("Relative"), N_ ("Professional"), N_ ("Other person")};

static const char *const months[]
    = {N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
       N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
       N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December")};

/* German names are understood in every language: the records are German. */
static const char *const german_months[]
    = {"januar", "februar", "marz",      "april",   "mai",      "juni",
       "juli",   "august",  "september", "oktober", "november", "dezember"};

const char *const *
fw_person_get_roles (void)
{
  return roles;
}

const char *
fw_person_get_role_title (const char *role)
{
  for (guint i = 0; role != NULL && roles[i] != NULL; i++)
    if (g_str_equal (roles[i], role))
      return _ (role_titles[i]);
  return "";
}

const char *const *
fw_right_get_kinds (void)
{
  static const char *const kinds[]
      = {"custody", "residence", "guardianship", "curatorship", "contact", NULL};

  return kinds;
}

const char *
fw_right_get_kind_title (const char *kind)
{
  if (g_strcmp0 (kind, "residence") == 0)
    return _ ("Right of residence");
  if (g_strcmp0 (kind, "guardianship") == 0)
    return _ ("Guardianship");
  if (g_strcmp0 (kind, "curatorship") == 0)
    return _ ("Curatorship");
  if (g_strcmp0 (kind, "contact") == 0)
    return _ ("Contact rights");
  return _ ("Custody");
}

char *
fw_person_date_to_text (const char *date)
{
  int year, month;
  FwDay day;

  g_return_val_if_fail (date != NULL, NULL);

  if (fw_day_from_iso (date, &day))
    return fw_day_to_text (day);
  if (date[0] == '~')
    {
      g_autofree char *rest = fw_person_date_to_text (date + 1);

      /* Translators: %s is a year or month that is not known exactly. */
      return g_strdup_printf (_ ("about %s"), rest);
    }
  if (strlen (date) == 7 && sscanf (date, "%4d-%2d", &year, &month) == 2 && month >= 1
      && month <= 12)
    return g_strdup_printf ("%s %d", _ (months[month - 1]), year);
  return g_strdup (date);
}

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4
         && (text[0] == '1' || text[0] == '2');
}

static int
find_month (const char *word)
{
  g_autofree char *folded = fw_text_fold (word);

  if (strlen (folded) < 3)
    return 0;
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *local = fw_text_fold (_ (months[i]));

      if (g_str_has_prefix (local, folded) || g_str_has_prefix (german_months[i], folded))
        return i + 1;
    }
  return 0;
}

char *
fw_person_date_parse (const char *text, FwDay today)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  gboolean about = clean[0] == '~';
  const char *rest = g_strstrip (clean + about);
  g_auto (GStrv) words = g_strsplit_set (rest, " ./-", 2);
  int month = 0;
  FwDay day;

  if (is_year (rest))
    return g_strdup_printf ("%s%s", about ? "~" : "", rest);
  if (g_strv_length (words) == 2 && is_year (g_strstrip (words[1])))
    {
      if (strspn (words[0], "0123456789") == strlen (words[0]))
        month = (int) g_ascii_strtoll (words[0], NULL, 10);
      else
        month = find_month (g_strdelimit (words[0], ".", ' '));
      if (month >= 1 && month <= 12)
        return g_strdup_printf ("%s%s-%02d", about ? "~" : "", words[1], month);
    }
  if (g_strv_length (words) == 2 && is_year (words[0]) && strlen (words[1]) == 2
      && strspn (words[1], "0123456789") == 2)
    {
      month = (int) g_ascii_strtoll (words[1], NULL, 10);
      if (month >= 1 && month <= 12)
        return g_strdup_printf ("%s%s", about ? "~" : "", rest);
    }
  return !about && fw_day_parse (rest, today, 0, &day) ? fw_day_to_iso (day) : NULL;
}

int
fw_person_get_age (const char *born, FwDay today)
{
  int year, month, day_of_month, born_year = 0;
  FwDay day;

  if (born == NULL || born[0] == '\0')
    return -1;
  if (fw_day_from_iso (born, &day))
    return fw_day_get_age (day, today);
  fw_day_split (today, &year, &month, &day_of_month);
  sscanf (born[0] == '~' ? born + 1 : born, "%4d", &born_year);
  return born_year > 1800 && born_year <= year ? year - born_year : -1;
}
