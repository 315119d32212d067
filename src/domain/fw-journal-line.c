/* fw-journal-line.c: see fw-journal-line.h. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-journal-line.h"

#define MAX_DURATION (24 * 3600)

static const struct
{
  const char *word; /* folded */
  const char *kind;
} kind_words[] = {
    {"tel", "phone"},        {"telefon", "phone"},    {"telefonat", "phone"}, {"anruf", "phone"},
    {"phone", "phone"},      {"call", "phone"},       {"hb", "visit"},        {"besuch", "visit"},
    {"hausbesuch", "visit"}, {"visit", "visit"},      {"gesprach", "talk"},   {"talk", "talk"},
    {"brief", "letter"},     {"schreiben", "letter"}, {"letter", "letter"},   {"mail", "email"},
    {"email", "email"},      {"e-mail", "email"},     {"notiz", "note"},      {"note", "note"},
    {"vermerk", "note"},     {"aktennotiz", "note"},
};

static const struct
{
  const char *word;
  const char *role;
} role_words[] = {
    {"mutter", "mother"},
    {"mama", "mother"},
    {"mother", "mother"},
    {"vater", "father"},
    {"papa", "father"},
    {"father", "father"},
    {"oma", "grandparent"},
    {"opa", "grandparent"},
    {"vormund", "guardian"},
    {"pflegemutter", "foster-parent"},
    {"pflegevater", "foster-parent"},
};

static const char *
find_kind (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_equal (folded, kind_words[i].word))
      return kind_words[i].kind;
  return NULL;
}

int
fw_journal_parse_time (const char *text)
{
  char *end;
  gint64 hour, minute = 0;

  g_return_val_if_fail (text != NULL, -1);

  if (!g_ascii_isdigit (text[0]))
    return -1;
  hour = g_ascii_strtoll (text, &end, 10);
  if (*end != ':' || !g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]) || end[3] != '\0')
    return -1;
  minute = g_ascii_strtoll (end + 1, NULL, 10);
  return hour < 24 && minute < 60 ? (int) (hour * 60 + minute) : -1;
}

/* A number that may have a decimal comma, in units of @unit_s. */
static gint64
read_amount (const char *text, char **end, gint64 unit_s)
{
  gint64 whole = g_ascii_strtoll (text, end, 10);
  gint64 tenths = 0;

  if ((**end == ',' || **end == '.') && g_ascii_isdigit ((*end)[1]))
    {
      tenths = (*end)[1] - '0';
      *end += 2;
    }
  return whole * unit_s + tenths * unit_s / 10;
}

gint64
fw_journal_parse_duration (const char *text)
{
  g_autofree char *lower = NULL;
  gint64 seconds, minutes;
  char *end;

  g_return_val_if_fail (text != NULL, 0);

  lower = g_strstrip (g_utf8_strdown (text, -1));
  if (!g_ascii_isdigit (lower[0]) || strlen (lower) > 12)
    return 0;
  minutes = read_amount (lower, &end, 60);
  while (*end == ' ')
    end++;
  if (end[0] == '\0' || g_str_equal (end, "min") || g_str_equal (end, "m")
      || g_str_equal (end, "minuten") || g_str_equal (end, "minutes") || g_str_equal (end, "'"))
    return minutes <= MAX_DURATION ? minutes : 0;
  seconds = minutes * 60;
  if (g_str_has_prefix (end, "h") || g_str_has_prefix (end, "std"))
    {
      end += end[0] == 'h' ? 1 : 3;
      if (g_ascii_isdigit (end[0]))
        seconds += 60 * strtol (end, &end, 10);
      if (*end == '\0' || g_str_equal (end, ".") || g_str_equal (end, "min"))
        return seconds <= MAX_DURATION ? seconds : 0;
    }
  return 0;
}

static gboolean
read_person (FwJournalLine *line,
             const char *folded,
             const FwJournalPerson *persons,
             guint n_persons)
{
  const char *role = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (role_words); i++)
    if (g_str_equal (folded, role_words[i].word))
      role = role_words[i].role;
  for (guint i = 0; i < n_persons; i++)
    {
      g_autofree char *name = fw_text_fold (persons[i].given_name);

      if ((name[0] != '\0' && g_str_equal (name, folded))
          || (role != NULL && g_strcmp0 (role, persons[i].role) == 0))
        {
          g_array_append_val (line->persons, persons[i].id);
          return TRUE;
        }
    }
  return FALSE;
}

/* Weekdays are the last ones: nobody writes down what has not happened. */
static gboolean
read_day (FwJournalLine *line, const char *word, FwDay today)
{
  FwDay day;

  if (word[0] == '+' || !fw_day_parse (word, today, 0, &day))
    return FALSE;
  if (day > today && g_utf8_strlen (word, -1) == 2 && g_ascii_isalpha (word[0]))
    day -= 7;
  if (day > today)
    return FALSE;
  line->day = day;
  return TRUE;
}

static void
add_name (FwJournalLine *line, const char *word)
{
  g_autofree char *old = g_steal_pointer (&line->name);

  line->name = old != NULL ? g_strdup_printf ("%s %s", old, word) : g_strdup (word);
}

/* A bare number is a duration only together with its unit: "15 min". */
static guint
read_duration (FwJournalLine *line, char **words, guint i)
{
  gint64 seconds;

  if (!g_ascii_isdigit (words[i][0]))
    return 0;
  if (words[i + 1] != NULL && g_ascii_isalpha (words[i + 1][0]))
    {
      g_autofree char *both = g_strconcat (words[i], words[i + 1], NULL);

      seconds = fw_journal_parse_duration (both);
      if (seconds > 0)
        {
          line->duration_s = seconds;
          return 2;
        }
    }
  seconds = strpbrk (words[i], "hmsHMS'") != NULL ? fw_journal_parse_duration (words[i]) : 0;
  line->duration_s = seconds > 0 ? seconds : line->duration_s;
  return seconds > 0 ? 1 : 0;
}

static const char *
find_colon (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == ':' && (p[1] == ' ' || p[1] == '\0'))
      return p;
  return NULL;
}

void
fw_journal_line_parse (const char *text,
                       FwDay today,
                       const FwJournalPerson *persons,
                       guint n_persons,
                       FwJournalLine *line)
{
  const char *colon;
  g_autofree char *head = NULL;
  g_autofree char *first = NULL;
  g_auto (GStrv) words = NULL;

  g_return_if_fail (text != NULL && line != NULL);

  *line = (FwJournalLine) {.day = FW_DAY_NONE, .minute = -1};
  line->persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  line->body = g_strstrip (g_strdup (text));
  colon = find_colon (text);
  if (colon == NULL)
    return;
  head = g_strstrip (g_strndup (text, colon - text));
  words = g_strsplit_set (head, " ,", -1);
  first = words[0] != NULL ? fw_text_fold (words[0]) : NULL;
  if (first == NULL || find_kind (first) == NULL)
    return;
  line->kind = find_kind (first);
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_autofree char *folded = fw_text_fold (words[i]);
      guint used;

      if (words[i][0] == '\0' || g_str_equal (folded, "mit") || g_str_equal (folded, "und")
          || g_str_equal (folded, "with") || g_str_equal (folded, "and"))
        continue;
      if ((used = read_duration (line, words, i)) > 0)
        i += used - 1;
      else if (fw_journal_parse_time (words[i]) >= 0)
        line->minute = fw_journal_parse_time (words[i]);
      else if (g_str_equal (folded, "gesehen") || g_str_equal (folded, "seen"))
        line->child_seen = TRUE;
      else if (!read_day (line, words[i], today) && !read_person (line, folded, persons, n_persons))
        add_name (line, words[i]);
    }
  g_free (line->body);
  line->body = g_strstrip (g_strdup (colon + 1));
}

void
fw_journal_line_clear (FwJournalLine *self)
{
  g_clear_pointer (&self->persons, g_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->body, g_free);
}
