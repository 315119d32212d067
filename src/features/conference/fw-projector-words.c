/* fw-projector-words.c: see fw-projector-words.h. */
#include "config.h"

#include <stdlib.h>

#include "base/fw-clock.h"
#include "features/conference/fw-projector-words.h"

#define MIN_NAME 2
#define ADULT 18

/* German, as the minutes are: what people outside the office do not know. */
static const struct
{
  const char *word;
  const char *plain;
} glossary[] = {
    {"SPFH", "Familienhilfe"},
    {"WD", "working days"},
    {"WJH", "Wirtschaftliche Jugendhilfe"},
    {"ASD", "Jugendamt"},
    {"InsoFa", "Kinderschutzfachkraft"},
    {"ISEF", "Kinderschutzfachkraft"},
    {"HPG", "Hilfeplangespräch"},
    {"KJP", "Kinder- und Jugendpsychiatrie"},
    {"EB", "Erziehungsbeistand"},
    {"JGH", "Jugendhilfe im Strafverfahren"},
    {"VZÄ", "Vollzeitstelle"},
};

static void
mask_free (gpointer data)
{
  FwMask *mask = data;

  g_free (mask->name);
  g_free (mask->shown);
  g_free (mask);
}

GPtrArray *
fw_masks_new (void)
{
  return g_ptr_array_new_with_free_func (mask_free);
}

static void
add (GPtrArray *masks, const char *name, const char *shown)
{
  FwMask *mask;

  if (g_utf8_strlen (name, -1) < MIN_NAME)
    return;
  for (guint i = 0; i < masks->len; i++)
    if (g_strcmp0 (((FwMask *) g_ptr_array_index (masks, i))->name, name) == 0)
      return;
  mask = g_new0 (FwMask, 1);
  mask->name = g_strdup (name);
  mask->shown = g_strdup (shown);
  g_ptr_array_add (masks, mask);
}

static void
add_words (GPtrArray *masks, const char *names)
{
  g_auto (GStrv) words = names != NULL ? g_strsplit_set (names, " -", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (words[i][0] != '\0' && g_unichar_isupper (g_utf8_get_char (words[i])))
      {
        g_autofree char *first = g_utf8_substring (words[i], 0, 1);
        g_autofree char *shown = g_strdup_printf ("%s.", first);

        add (masks, words[i], shown);
      }
}

void
fw_masks_add_person (GPtrArray *masks,
                     const char *given_name,
                     const char *family_name,
                     const char *born)
{
  int year = born != NULL ? atoi (born[0] == '~' ? born + 1 : born) : 0;
  int now, month, day;
  gboolean child;

  g_return_if_fail (masks != NULL);

  fw_day_split (fw_clock_today (), &now, &month, &day);
  /* Who turns 18 this year may be either: hidden rather than shown. */
  child = year > 0 && now - year < ADULT;
  add_words (masks, family_name);
  if (!child)
    add_words (masks, given_name);
  else if (given_name != NULL && given_name[0] != '\0')
    {
      g_auto (GStrv) words = g_strsplit (given_name, " ", 2);

      add (masks, words[0], words[0]);
    }
}

void
fw_masks_add_family (GPtrArray *masks, const char *case_name)
{
  g_return_if_fail (masks != NULL);

  if (case_name != NULL && g_str_has_prefix (case_name, "Familie "))
    add_words (masks, case_name + strlen ("Familie "));
}

static const char *
find_mask (GPtrArray *masks, const char *word)
{
  for (guint i = 0; i < masks->len; i++)
    {
      const FwMask *mask = g_ptr_array_index (masks, i);
      g_autofree char *folded = g_utf8_casefold (word, -1);
      g_autofree char *name = g_utf8_casefold (mask->name, -1);
      g_autofree char *genitive = g_strconcat (name, "s", NULL);
      g_autofree char *plural = g_strconcat (name, "ns", NULL);

      if (!g_unichar_isupper (g_utf8_get_char (word)))
        continue;
      if (g_str_equal (folded, name) || g_str_equal (folded, genitive)
          || g_str_equal (folded, plural))
        return g_str_equal (mask->shown, mask->name) ? NULL : mask->shown;
    }
  return NULL;
}

static const char *
find_plain (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (glossary); i++)
    if (g_str_equal (glossary[i].word, word))
      return glossary[i].plain;
  return NULL;
}

/* "in 3 AT" is "in 3 Arbeitstagen": @number is what stands before it, @before the word before that. */
static const char *
get_working_days (const char *number, const char *before)
{
  const char *const dative[] = {"in", "nach", "vor", "seit", "binnen", "von", "mit", "ab", NULL};
  g_autofree char *word = before != NULL ? g_utf8_strdown (before, -1) : NULL;

  if (g_ascii_strtoll (number, NULL, 10) == 1)
    return "Arbeitstag";
  return word != NULL && g_strv_contains (dative, word) ? "Arbeitstagen" : "Arbeitstage";
}

/* Words are runs of letters; what stands between them is kept. */
static char *
replace_words (GPtrArray *masks, const char *text)
{
  GString *result = g_string_new (NULL);
  g_autofree char *before = NULL;
  const char *p = text != NULL ? text : "", *number = "";

  while (*p != '\0')
    {
      const char *start = p;
      g_autofree char *word = NULL;
      const char *shown;

      while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          if (g_ascii_isdigit (*p) && !(start > text && g_ascii_isdigit (start[-1])))
            number = start;
          p = g_utf8_next_char (p);
          g_string_append_len (result, start, p - start);
          continue;
        }
      word = g_strndup (start, (gsize) (p - start));
      if (masks != NULL)
        shown = find_mask (masks, word);
      else
        shown = g_str_equal (word, "AT") ? get_working_days (number, before) : find_plain (word);
      g_string_append (result, shown != NULL ? shown : word);
      /* "Y.." at the end of a sentence */
      if (shown != NULL && g_str_has_suffix (shown, ".") && *p == '.')
        p++;
      number = "";
      g_set_str (&before, word);
    }
  return g_string_free_and_steal (result);
}

char *
fw_masks_apply (GPtrArray *masks, const char *text)
{
  g_return_val_if_fail (masks != NULL, NULL);

  return replace_words (masks, text);
}

char *
fw_plain_words_apply (const char *text)
{
  return replace_words (NULL, text);
}
