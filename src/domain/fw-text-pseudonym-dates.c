/* fw-text-pseudonym-dates.c: every date moves by the same number of days.
 *
 * The number is a multiple of seven, so that "Dienstag, 3.11." stays true to itself. A
 * date without a year lies in the year that brings it nearest to the copy's own day; a
 * month or a year alone moves with its middle, so that order is kept.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-text-pseudonym-private.h"

#define MONTHS                                                                                     \
  "Januar|Jänner|Jan|Februar|Feb|März|Mrz|April|Apr|Mai|Juni|Jun|Juli|Jul|August|Aug|September|"   \
  "Sept|Sep|Oktober|Okt|November|Nov|Dezember|Dez"
#define FULL_MONTHS                                                                                \
  "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
/* "3.–" of "3.–5.11." */
#define FIRST "(?:(?<first>\\d{1,2})\\.(?<to>\\s*(?:[-–/]|bis|und)\\s*))?"

static const char *const full_names[]
    = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
       "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
static const char *const short_names[]
    = {"Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"};

typedef struct
{
  FwPseudonymWork *work;
  GMatchInfo *info;
  int year; /* of the copy's own day */
} Found;

static int
get_number (Found *found, const char *group)
{
  g_autofree char *text = g_match_info_fetch_named (found->info, group);

  return text != NULL && text[0] != '\0' ? atoi (text) : -1;
}

static char *
dup_group (Found *found, const char *group)
{
  char *text = g_match_info_fetch_named (found->info, group);

  return text != NULL ? text : g_strdup ("");
}

/* 1 to 12 by its first letters; 0 for none. */
static int
get_month (const char *name)
{
  g_autofree char *folded = fw_text_fold (name);

  if (g_str_has_prefix (folded, "janner"))
    return 1;
  if (g_str_has_prefix (folded, "marz"))
    return 3;
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *one = fw_text_fold (short_names[i]);

      if (g_str_has_prefix (folded, one))
        return i + 1;
    }
  return 0;
}

static int
full_year (Found *found, int year)
{
  if (year < 0 || year >= 100)
    return year;
  return year > found->year % 100 + 10 ? 1900 + year : 2000 + year;
}

/* The year in which that day is nearest to the copy's own; -1 when it does not exist. */
static int
nearest_year (Found *found, int month, int day)
{
  FwDay around = found->work->names->around;
  int best = -1;

  for (int year = found->year - 1; year <= found->year + 1; year++)
    if (fw_day_is_valid (year, month, day)
        && (best < 0
            || abs (fw_day_new (year, month, day) - around)
                   < abs (fw_day_new (best, month, day) - around)))
      best = year;
  return best;
}

static void
append_padded (GString *text, const char *model, int number)
{
  g_string_append_printf (text, model[0] == '0' || strlen (model) > 1 ? "%02d" : "%d", number);
}

static void
cover (Found *found, char *with)
{
  int start, end;

  g_match_info_fetch_pos (found->info, 0, &start, &end);
  _fw_pseudonym_cover (found->work, (gsize) start, (gsize) end, with);
}

/* "3." before "–5.11.": printed with its month when that is another one now. */
static void
append_first (Found *found, GString *text, int year, int month, int shift, int shifted_month)
{
  int first = get_number (found, "first");
  g_autofree char *to = dup_group (found, "to");
  int y, m, d;

  if (first < 0)
    return;
  if (!fw_day_is_valid (year, month, first))
    {
      g_string_append_printf (text, "%d.%s", first, to);
      return;
    }
  fw_day_split (fw_day_new (year, month, first) + shift, &y, &m, &d);
  if (m == shifted_month)
    g_string_append_printf (text, "%d.%s", d, to);
  else
    g_string_append_printf (text, "%d.%d.%s", d, m, to);
}

/* --- the kinds of dates ---------------------------------------------------------------- */

static void
move_iso (Found *found)
{
  int year = get_number (found, "year"), month = get_number (found, "month");
  int day = get_number (found, "day");

  if (fw_day_is_valid (year, month, day))
    cover (found, fw_day_to_iso (fw_day_new (year, month, day) + found->work->names->shift));
}

/* 03/11/2026, 3-11-2026 */
static void
move_slashes (Found *found)
{
  int year = get_number (found, "year"), month = get_number (found, "month");
  int day = get_number (found, "day");
  g_autofree char *day_text = dup_group (found, "day"), *gap = dup_group (found, "gap");
  int y, m, d;

  if (!fw_day_is_valid (year, month, day))
    return;
  fw_day_split (fw_day_new (year, month, day) + found->work->names->shift, &y, &m, &d);
  cover (found, day_text[0] == '0' ? g_strdup_printf ("%02d%s%02d%s%d", d, gap, m, gap, y)
                                   : g_strdup_printf ("%d%s%d%s%d", d, gap, m, gap, y));
}

/* 2026-11 */
static void
move_iso_month (Found *found)
{
  int y, m, d;

  fw_day_split (fw_day_new (get_number (found, "year"), get_number (found, "month"), 15)
                    + found->work->names->shift,
                &y, &m, &d);
  cover (found, g_strdup_printf ("%04d-%02d", y, m));
}

/* 3.11.2026, 03.11.26, 3.11., 3.–5.11. */
static void
move_digits (Found *found)
{
  int shift = found->work->names->shift;
  int month = get_number (found, "month"), day = get_number (found, "day");
  int year = full_year (found, get_number (found, "year"));
  gboolean has_year = year >= 0;
  g_autofree char *day_text = dup_group (found, "day"), *month_text = dup_group (found, "month");
  g_autofree char *year_text = dup_group (found, "year"), *gap = dup_group (found, "gap");
  g_autofree char *point = dup_group (found, "point");
  GString *text;
  int y, m, d;

  if (!has_year)
    year = nearest_year (found, month, day);
  if (year < 0 || !fw_day_is_valid (year, month, day))
    return;
  fw_day_split (fw_day_new (year, month, day) + shift, &y, &m, &d);
  text = g_string_new (NULL);
  append_first (found, text, year, month, shift, m);
  append_padded (text, day_text[0] == '0' ? day_text : "1", d);
  g_string_append_printf (text, ".%s", gap);
  append_padded (text, month_text[0] == '0' || day_text[0] == '0' ? "01" : "1", m);
  if (has_year)
    g_string_append_printf (text, ".%s%0*d", gap, strlen (year_text) == 2 ? 2 : 4,
                            strlen (year_text) == 2 ? y % 100 : y);
  else
    g_string_append (text, point);
  cover (found, g_string_free_and_steal (text));
}

static char *
dup_month_name (const char *model, int month)
{
  gboolean is_short = strlen (model) <= 4 && get_month (model) != 5 && !g_str_equal (model, "Juni")
                      && !g_str_equal (model, "Juli");
  const char *name = is_short ? short_names[month - 1] : full_names[month - 1];
  g_autofree char *upper = g_utf8_strup (model, -1);

  return g_str_equal (upper, model) ? g_utf8_strup (name, -1) : g_strdup (name);
}

/* 3. November 2026, 3. Nov., 3./4. November */
static void
move_named (Found *found)
{
  int shift = found->work->names->shift;
  g_autofree char *month_text = dup_group (found, "month");
  g_autofree char *point = dup_group (found, "point"), *gap = dup_group (found, "gap");
  int month = get_month (month_text), day = get_number (found, "day");
  int year = get_number (found, "year");
  gboolean has_year = year >= 0;
  g_autofree char *name = NULL;
  GString *text;
  int y, m, d;

  if (!has_year)
    year = nearest_year (found, month, day);
  if (year < 0 || month == 0 || !fw_day_is_valid (year, month, day))
    return;
  fw_day_split (fw_day_new (year, month, day) + shift, &y, &m, &d);
  name = dup_month_name (month_text, m);
  text = g_string_new (NULL);
  append_first (found, text, year, month, shift, m);
  g_string_append_printf (text, "%d. %s%s", d, name, point);
  if (has_year)
    g_string_append_printf (text, "%s%d", gap, y);
  cover (found, g_string_free_and_steal (text));
}

/* November 2026; November */
static void
move_month (Found *found)
{
  g_autofree char *month_text = dup_group (found, "month"), *gap = dup_group (found, "gap");
  g_autofree char *before = dup_group (found, "before");
  g_autofree char *folded = fw_text_fold (month_text);
  int month = get_month (month_text), year = get_number (found, "year");
  gboolean has_year = year >= 0;
  g_autofree char *name = NULL;
  int y, m, d, start, end;

  /* A person of that name is for the reader, unless something says that it is a month. */
  if (month == 0
      || (!has_year && before[0] == '\0'
          && g_hash_table_contains (found->work->names->names, folded)))
    return;
  if (!has_year)
    year = nearest_year (found, month, 15);
  fw_day_split (fw_day_new (year, month, 15) + found->work->names->shift, &y, &m, &d);
  name = dup_month_name (month_text, m);
  if (!g_match_info_fetch_named_pos (found->info, "month", &start, NULL))
    return;
  g_match_info_fetch_pos (found->info, 0, NULL, &end);
  _fw_pseudonym_cover (found->work, (gsize) start, (gsize) end,
                       has_year ? g_strdup_printf ("%s%s%d", name, gap, y) : g_strdup (name));
}

static int
move_year_number (Found *found, int year)
{
  int y, m, d;

  fw_day_split (fw_day_new (year, 7, 1) + found->work->names->shift, &y, &m, &d);
  return y;
}

/* 2025/26, 2025/2026 */
static void
move_school_year (Found *found)
{
  int year = get_number (found, "year"), next = get_number (found, "next");
  int moved = move_year_number (found, year);

  if (next != year + 1 && next != (year + 1) % 100)
    return;
  cover (found, next < 100 ? g_strdup_printf ("%d/%02d", moved, (moved + 1) % 100)
                           : g_strdup_printf ("%d/%d", moved, moved + 1));
}

static void
move_year (Found *found)
{
  cover (found, g_strdup_printf ("%d", move_year_number (found, get_number (found, "year"))));
}

/* KW 48: the week of the moved Monday. */
static void
move_week (Found *found)
{
  g_autofree char *word = dup_group (found, "word");
  int week = get_number (found, "week");
  FwDay around = found->work->names->around;

  if (week < 1 || week > 53)
    return;
  /* The nearest day that lies in such a week. */
  for (int away = 0; away < 400; away += 1)
    for (int sign = -1; sign <= 1; sign += 2)
      if (fw_day_get_week (around + sign * away) == week)
        {
          int moved = fw_day_get_week (around + sign * away + found->work->names->shift);

          cover (found, g_strdup_printf ("%s%d", word, moved));
          return;
        }
}

/* The first that fits takes the place: the most exact ones come first. */
static const struct
{
  const char *pattern;
  void (*move) (Found *found);
} kinds[] = {
    {"(?<![\\d-])(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?!\\d)", move_iso},
    {"(?<![\\d./\\-])(?<day>\\d{1,2})(?<gap>[/\\-])(?<month>\\d{1,2})\\k<gap>(?<year>\\d{4})"
     "(?![\\d/\\-])",
     move_slashes},
    {"(?<![\\d./\\-])(?<year>(?:19|20)\\d{2})-(?<month>0[1-9]|1[0-2])(?![\\d\\-])", move_iso_month},
    {"(?<![\\d.])" FIRST "(?<day>\\d{1,2})\\.(?<gap>\\s?)(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4}|"
     "\\d{2})(?![\\d])",
     move_digits},
    {"(?<![\\d.])" FIRST "(?<day>\\d{1,2})\\.\\s*(?i:(?<month>" MONTHS
     "))(?![\\p{L}])(?<point>\\.?)"
     "(?:(?<gap>\\s+)(?<year>(?:19|20)\\d{2})(?!\\d))?",
     move_named},
    {"(?<![\\d.])" FIRST
     "(?<day>\\d{1,2})\\.(?<gap>\\s?)(?<month>\\d{1,2})(?<point>\\.)(?!\\s?\\d)",
     move_digits},
    {"(?<=am |vom |zum )(?<day>\\d{1,2})\\.(?<gap>)(?<month>\\d{1,2})(?<point>)(?![\\d.,])",
     move_digits},
    {"(?<![\\p{L}])(?<month>" FULL_MONTHS ")(?<gap>\\s+)(?<year>(?:19|20)\\d{2})(?!\\d)",
     move_month},
    {"(?<before>(?<![\\p{L}])(?:[Ii]m|[Ss]eit|[Aa]b|[Bb]is|Anfang|Mitte|Ende|[Vv]on)\\s+)(?<month>" FULL_MONTHS
     ")(?![\\p{L}])",
     move_month},
    {"(?<![\\p{L}\\-])(?<month>" FULL_MONTHS ")(?![\\p{L}\\-])", move_month},
    {"(?<![\\d./\\-])(?<year>(?:19|20)\\d{2})/(?<next>(?:20)?\\d{2})(?!\\d)", move_school_year},
    {"(?<![\\p{L}])(?<word>(?:KW|Kalenderwoche)\\s*)(?<week>\\d{1,2})(?!\\d)", move_week},
    {"(?<![\\d.,/\\-\\p{L}])(?<year>(?:19|20)\\d{2})(?![\\d/\\-]|,\\d|\\s?(?:€|EUR|Euro|Std|Stunden|km|"
     "kg|m²))",
     move_year},
};

void
_fw_pseudonym_find_dates (FwPseudonymWork *work)
{
  static GRegex *regexes[G_N_ELEMENTS (kinds)];
  static gsize once = 0;
  Found found = {.work = work};
  int month, day;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          g_autoptr (GError) error = NULL;

          regexes[i] = g_regex_new (kinds[i].pattern, G_REGEX_OPTIMIZE, 0, &error);
          if (regexes[i] == NULL)
            g_error ("%s: %s", kinds[i].pattern, error->message);
        }
      g_once_init_leave (&once, 1);
    }
  fw_day_split (work->names->around, &found.year, &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMatchInfo) info = NULL;

      g_regex_match (regexes[i], work->text, 0, &info);
      while (g_match_info_matches (info))
        {
          found.info = info;
          kinds[i].move (&found);
          g_match_info_next (info, NULL);
        }
    }
}
