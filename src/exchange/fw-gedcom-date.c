/* fw-gedcom-date.c: see fw-gedcom-date.h.
 *
 * A text is cut into words, and the words are read: [about] [calendar] [day] [month]
 * year [epoch], with BEF, AFT, BET … AND …, FROM … TO … before them. What does not fit
 * keeps its year when exactly one stands in it.
 */
#include "config.h"

#include <string.h>

#include "exchange/fw-gedcom-date.h"

#define MAX_WORDS 24

typedef enum
{
  GREGORIAN,
  JULIAN,
  HEBREW,
  FRENCH,
  OTHER,
} Calendar;

typedef struct
{
  char *words[MAX_WORDS];
  guint n;
  guint at;
} Words;

/* In English, in full by their first three letters, and as German programs write them. */
static int
find_month (const char *word)
{
  static const char *const names[] = {
      "jan", "jän", "jän", "feb", "feb", "feb", "mar", "mär", "mrz", "apr", "apr", "apr",
      "may", "mai", "mai", "jun", "jun", "jun", "jul", "jul", "jul", "aug", "aug", "aug",
      "sep", "sep", "sep", "oct", "okt", "okt", "nov", "nov", "nov", "dec", "dez", "dez",
  };
  static const char *const full[] = {
      "january",   "januar", "february", "februar", "march",    "märz",     "april",    "april",
      "may",       "mai",    "june",     "juni",    "july",     "juli",     "august",   "august",
      "september", "sept",   "october",  "oktober", "november", "november", "december", "dezember",
  };
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize length = strlen (lower);

  if (length > 0 && lower[length - 1] == '.')
    lower[length - 1] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (lower, names[i]))
      return (int) (i / 3) + 1;
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    if (g_str_equal (lower, full[i]))
      return (int) (i / 2) + 1;
  return 0;
}

static gboolean
is_one_of (const char *word, const char *const *names)
{
  for (; *names != NULL; names++)
    if (g_ascii_strcasecmp (word, *names) == 0)
      return TRUE;
  return FALSE;
}

/* The months of other calendars tell the calendar where it is not named. */
static gboolean
find_foreign_month (const char *word, Calendar *calendar)
{
  static const char *const hebrew[] = {"TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS",
                                       "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL", NULL};
  static const char *const french[] = {"VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM",
                                       "FLOR", "PRAI", "MESS", "THER", "FRUC", "COMP", NULL};

  if (is_one_of (word, hebrew))
    *calendar = HEBREW;
  else if (is_one_of (word, french))
    *calendar = FRENCH;
  else
    return FALSE;
  return TRUE;
}

static int
read_number (const char *text, gsize length)
{
  int value = 0;

  if (length == 0 || length > 4)
    return -1;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* The last day of the month, also of the last month there is. */
static FwDay
end_of_month (int year, int month)
{
  int day = 31;

  while (!fw_day_is_valid (year, month, day))
    day--;
  return fw_day_new (year, month, day);
}

static FwPartialDate
make_date (int year, int month, int day)
{
  if (day > 0)
    return fw_partial_date_from_day (fw_day_new (year, month, day));
  if (month > 0)
    return (FwPartialDate) {FW_DATE_MONTH, FALSE, fw_day_new (year, month, 1),
                            end_of_month (year, month)};
  return (FwPartialDate) {FW_DATE_YEAR, FALSE, fw_day_new (year, 1, 1), fw_day_new (year, 12, 31)};
}

/* The Gregorian day of a Julian one. Source: Fliegel and Van Flandern, 1968. */
static FwDay
julian_to_day (int year, int month, int day)
{
  int a = (14 - month) / 12;
  int y = year + 4800 - a;
  int m = month + 12 * a - 3;
  int julian_day = day + (153 * m + 2) / 5 + 365 * y + y / 4 - 32083;

  return julian_day - 2440588;
}

static gboolean
is_valid_julian (int year, int month, int day)
{
  static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  return year >= 2 && year <= 9998 && month >= 1 && month <= 12 && day >= 1
         && day <= (month == 2 && year % 4 != 0 ? 28 : days[month - 1]);
}

static gboolean
make_julian (int year, int month, int day, FwPartialDate *date)
{
  if (year < 2 || year > 9998)
    return FALSE;
  if (day > 0)
    {
      if (!is_valid_julian (year, month, day))
        return FALSE;
      *date = fw_partial_date_from_day (julian_to_day (year, month, day));
      return TRUE;
    }
  date->precision = FW_DATE_BETWEEN;
  date->approximate = FALSE;
  date->first = julian_to_day (year, month > 0 ? month : 1, 1);
  date->last = (month == 12 || month == 0 ? julian_to_day (year + 1, 1, 1)
                                          : julian_to_day (year, month + 1, 1))
               - 1;
  return TRUE;
}

/* The span of our calendar that surely holds a year of another one. */
static gboolean
make_foreign_year (Calendar calendar, int year, FwPartialDate *date)
{
  int first;

  if (calendar == HEBREW)
    first = year - 3761;
  else if (calendar == FRENCH)
    first = year + 1791;
  else
    return FALSE;
  if (first < 1 || first > 9997)
    return FALSE;
  *date = (FwPartialDate) {FW_DATE_BETWEEN, FALSE, fw_day_new (first, 8, 15),
                           fw_day_new (first + 1, 10, 15)};
  return TRUE;
}

/* "1712/13" is the new style's year, "1950/55" and "1950-1955" are a span. */
static gboolean
read_year (const char *word, int *year, int *until)
{
  gsize length = strspn (word, "0123456789");
  const char *rest = word + length;

  *until = 0;
  if (length < 3 || length > 4)
    return FALSE;
  *year = read_number (word, length);
  if (*year < 1)
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  if ((*rest == '/' || *rest == '-') && g_ascii_isdigit (rest[1]))
    {
      gsize n = strlen (rest + 1);
      int other = read_number (rest + 1, n);

      if (other < 0)
        return FALSE;
      if (n == 1)
        other += *year / 10 * 10;
      else if (n == 2)
        other += *year / 100 * 100;
      if (n < 3 && *rest == '/' && other % 100 == (*year + 1) % 100)
        {
          ++*year;
          return TRUE;
        }
      if (other <= *year || other > 9999)
        return FALSE;
      *until = other;
      return TRUE;
    }
  return FALSE;
}

/* "3.5.2019", "2019-05-03", "03/05/2019" where only one order is possible. */
static gboolean
read_figures (const char *word, FwPartialDate *date)
{
  int parts[3] = {0};
  gsize lengths[3] = {0};
  char separator = 0;
  guint n = 0;

  for (const char *p = word;;)
    {
      gsize length = strspn (p, "0123456789");

      if (n == 3 || (parts[n] = read_number (p, length)) < 1)
        return FALSE;
      lengths[n++] = length;
      p += length;
      if (*p == '\0')
        break;
      if (separator != 0 && *p != separator)
        return FALSE;
      separator = *p++;
      if (strchr (".-/", separator) == NULL)
        return FALSE;
    }
  if (n == 3 && lengths[0] == 4 && separator == '-'
      && fw_day_is_valid (parts[0], parts[1], parts[2]))
    {
      *date = make_date (parts[0], parts[1], parts[2]);
      return TRUE;
    }
  if (n == 2 && lengths[0] == 4 && lengths[1] == 2 && separator == '-' && parts[1] <= 12)
    {
      *date = make_date (parts[0], parts[1], 0);
      return TRUE;
    }
  if (n == 3 && lengths[2] == 4)
    {
      gboolean day_first = fw_day_is_valid (parts[2], parts[1], parts[0]);
      gboolean month_first = separator == '/' && fw_day_is_valid (parts[2], parts[0], parts[1]);

      if (day_first && (!month_first || parts[0] == parts[1]))
        *date = make_date (parts[2], parts[1], parts[0]);
      else if (month_first && !day_first)
        *date = make_date (parts[2], parts[0], parts[1]);
      else
        return FALSE;
      return TRUE;
    }
  if (n == 2 && lengths[1] == 4 && separator != '-' && parts[0] <= 12)
    {
      *date = make_date (parts[1], parts[0], 0);
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_calendar (Words *self, Calendar *calendar)
{
  const char *word = self->words[self->at];

  if (g_ascii_strncasecmp (word, "@#D", 3) == 0)
    {
      const char *name = word + 3;

      *calendar = g_ascii_strncasecmp (name, "GREGORIAN", 9) == 0 ? GREGORIAN
                  : g_ascii_strncasecmp (name, "JULIAN", 6) == 0  ? JULIAN
                  : g_ascii_strncasecmp (name, "HEBREW", 6) == 0  ? HEBREW
                  : g_ascii_strncasecmp (name, "FRENCH", 6) == 0  ? FRENCH
                                                                  : OTHER;
      /* "@#DFRENCH R@" has a blank in it. */
      while (self->words[self->at][strlen (self->words[self->at]) - 1] != '@')
        if (++self->at == self->n)
          return TRUE;
      self->at++;
      return TRUE;
    }
  if (g_ascii_strcasecmp (word, "GREGORIAN") == 0)
    *calendar = GREGORIAN;
  else if (g_ascii_strcasecmp (word, "JULIAN") == 0)
    *calendar = JULIAN;
  else if (g_ascii_strcasecmp (word, "HEBREW") == 0)
    *calendar = HEBREW;
  else if (g_ascii_strcasecmp (word, "FRENCH_R") == 0)
    *calendar = FRENCH;
  else if (word[0] == '_')
    *calendar = OTHER;
  else
    return FALSE;
  self->at++;
  return TRUE;
}

/* [day] [month] year [epoch]; the words that were read are passed. */
static FwGedcomDateFit
read_date (Words *self, Calendar calendar, FwPartialDate *date)
{
  static const char *const before_christ[] = {"BCE", "BC", "B.C.", "B.C", "B.C.E.", NULL};
  int day = 0, month = 0, year = 0, until = 0;
  gboolean foreign_month = FALSE;
  gsize length;

  if (self->at == self->n)
    return FW_GEDCOM_DATE_NONE;
  if (calendar == GREGORIAN && read_figures (self->words[self->at], date))
    {
      self->at++;
      return FW_GEDCOM_DATE_EXACT;
    }
  /* A day is followed by a month; a German one has a full stop. */
  length = strspn (self->words[self->at], "0123456789");
  if (length > 0 && length <= 2 && self->at + 1 < self->n
      && (self->words[self->at][length] == '\0'
          || g_str_equal (self->words[self->at] + length, ".")))
    {
      Calendar other;

      if (find_month (self->words[self->at + 1]) != 0
          || find_foreign_month (self->words[self->at + 1], &other)
          || self->words[self->at + 1][0] == '_')
        day = read_number (self->words[self->at++], length);
    }
  if (self->at < self->n && (month = find_month (self->words[self->at])) != 0)
    self->at++;
  else if (self->at < self->n && find_foreign_month (self->words[self->at], &calendar))
    {
      foreign_month = TRUE;
      self->at++;
    }
  else if (self->at < self->n && self->words[self->at][0] == '_')
    {
      calendar = OTHER;
      self->at++;
    }
  if (self->at == self->n)
    return FW_GEDCOM_DATE_NONE;
  if ((calendar == HEBREW || calendar == FRENCH)
      && (year = read_number (self->words[self->at], strlen (self->words[self->at]))) > 0)
    {
      self->at++;
      return make_foreign_year (calendar, year, date) ? FW_GEDCOM_DATE_REDUCED
                                                      : FW_GEDCOM_DATE_NONE;
    }
  if (!read_year (self->words[self->at], &year, &until))
    return FW_GEDCOM_DATE_NONE;
  self->at++;
  if (self->at < self->n && is_one_of (self->words[self->at], before_christ))
    {
      self->at++;
      return FW_GEDCOM_DATE_NONE;
    }
  if (self->at + 1 < self->n && g_ascii_strcasecmp (self->words[self->at], "B.") == 0
      && g_ascii_strcasecmp (self->words[self->at + 1], "C.") == 0)
    {
      self->at += 2;
      return FW_GEDCOM_DATE_NONE;
    }
  if (calendar == OTHER || foreign_month)
    return FW_GEDCOM_DATE_NONE;
  if (calendar == JULIAN)
    return make_julian (year, month, day, date) ? FW_GEDCOM_DATE_EXACT : FW_GEDCOM_DATE_NONE;
  if (until != 0)
    {
      *date = (FwPartialDate) {FW_DATE_BETWEEN, FALSE, fw_day_new (year, 1, 1),
                               fw_day_new (until, 12, 31)};
      return day == 0 && month == 0 ? FW_GEDCOM_DATE_EXACT : FW_GEDCOM_DATE_REDUCED;
    }
  if (day > 0 && !fw_day_is_valid (year, month, day))
    {
      /* 30 FEB: month and year are kept. */
      *date = make_date (year, month, 0);
      return FW_GEDCOM_DATE_REDUCED;
    }
  *date = make_date (year, month, day);
  return FW_GEDCOM_DATE_EXACT;
}

/* A date with "about" and its calendar before it. */
static FwGedcomDateFit
read_approximate (Words *self, FwPartialDate *date)
{
  static const char *const about[]
      = {"ABT", "ABT.",  "ABOUT", "CAL", "CAL.", "EST",  "EST.",   "CA",
         "CA.", "CIRCA", "C.",    "~",   "UM",   "ETWA", "ABOUT.", NULL};
  Calendar calendar = GREGORIAN;
  gboolean approximate = FALSE;
  FwGedcomDateFit fit;

  while (self->at < self->n && is_one_of (self->words[self->at], about))
    {
      approximate = TRUE;
      self->at++;
    }
  if (self->at < self->n && take_calendar (self, &calendar) && self->at < self->n
      && is_one_of (self->words[self->at], about))
    {
      approximate = TRUE;
      self->at++;
    }
  if (self->at < self->n)
    {
      char *word = self->words[self->at];
      char *last = self->words[self->n - 1];

      /* "~1950" and "1950?" */
      if (word[0] == '~' && word[1] != '\0')
        {
          approximate = TRUE;
          memmove (word, word + 1, strlen (word));
        }
      if (strlen (last) > 1 && last[strlen (last) - 1] == '?')
        {
          approximate = TRUE;
          last[strlen (last) - 1] = '\0';
        }
    }
  fit = read_date (self, calendar, date);
  if (fit != FW_GEDCOM_DATE_NONE)
    date->approximate = approximate;
  return fit;
}

static void
clear_words (Words *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->words[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

/* Cuts @text at blanks and before the phrase in brackets. FALSE when it is too long. */
static gboolean
cut (Words *self, const char *text, gboolean *phrase)
{
  *phrase = FALSE;
  memset (self, 0, sizeof *self);
  for (const char *p = text; *p != '\0';)
    {
      gsize length;

      while (g_ascii_isspace (*p) || *p == ',')
        p++;
      if (*p == '\0')
        break;
      if (*p == '(')
        {
          *phrase = TRUE;
          return TRUE;
        }
      length = strcspn (p, " \t\r\n,(");
      if (self->n == MAX_WORDS)
        return FALSE;
      self->words[self->n++] = g_strndup (p, length);
      p += length;
    }
  return TRUE;
}

/* The one year that stands in a text which is not understood. */
static FwGedcomDateFit
find_year (const char *text, FwPartialDate *date)
{
  int found = 0;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = strspn (p, "0123456789");

      if (length == 4)
        {
          int year = read_number (p, 4);

          if (found != 0 && year != found)
            return FW_GEDCOM_DATE_NONE;
          found = year;
        }
      p += length > 0 ? length : 1;
    }
  if (found < 1000 || found > 2199)
    return FW_GEDCOM_DATE_NONE;
  *date = make_date (found, 0, 0);
  date->approximate = TRUE;
  return FW_GEDCOM_DATE_REDUCED;
}

static gboolean
take_word (Words *self, const char *one, const char *other)
{
  if (self->at == self->n
      || (g_ascii_strcasecmp (self->words[self->at], one) != 0
          && (other == NULL || g_ascii_strcasecmp (self->words[self->at], other) != 0)))
    return FALSE;
  self->at++;
  return TRUE;
}

static FwGedcomDateFit
join (FwGedcomDateFit one, FwGedcomDateFit other)
{
  return MIN (one, other);
}

static FwPartialDate
span (const FwPartialDate *one, const FwPartialDate *other)
{
  gboolean about = one->approximate || other->approximate;

  /* The wrong way round: what surely holds both. */
  if (one->first > other->last)
    return (FwPartialDate) {FW_DATE_BETWEEN, about, other->first, one->last};
  return (FwPartialDate) {FW_DATE_BETWEEN, about, one->first, other->last};
}

static FwPartialDate
up_to (const FwPartialDate *date)
{
  return (FwPartialDate) {FW_DATE_BEFORE, date->approximate, FW_DAY_NONE, date->last};
}

static FwPartialDate
from_on (const FwPartialDate *date)
{
  return (FwPartialDate) {FW_DATE_AFTER, date->approximate, date->first, FW_DAY_NONE};
}

/* All forms; @from and @to are set for a period, else @date. */
static FwGedcomDateFit
read_all (Words *self, FwPartialDate *date, FwPartialDate *from, FwPartialDate *to)
{
  FwPartialDate one = FW_PARTIAL_DATE_NONE, other = FW_PARTIAL_DATE_NONE;
  FwGedcomDateFit fit, second;

  if (take_word (self, "INT", "INT."))
    return read_approximate (self, date);
  if (take_word (self, "BEF", "BEF.") || take_word (self, "BEFORE", "VOR"))
    {
      fit = read_approximate (self, &one);
      *date = fit != FW_GEDCOM_DATE_NONE ? up_to (&one) : one;
      return fit;
    }
  if (take_word (self, "AFT", "AFT.") || take_word (self, "AFTER", "NACH"))
    {
      fit = read_approximate (self, &one);
      *date = fit != FW_GEDCOM_DATE_NONE ? from_on (&one) : one;
      return fit;
    }
  if (take_word (self, "BET", "BET.") || take_word (self, "BETWEEN", "ZWISCHEN"))
    {
      fit = read_approximate (self, &one);
      if (!take_word (self, "AND", "UND") && !take_word (self, "-", "&"))
        {
          /* Half a range: perhaps its year can be kept. */
          self->at = 0;
          return FW_GEDCOM_DATE_NONE;
        }
      second = read_approximate (self, &other);
      if (fit == FW_GEDCOM_DATE_NONE || second == FW_GEDCOM_DATE_NONE)
        return FW_GEDCOM_DATE_NONE;
      *date = span (&one, &other);
      /* The wrong way round is not what is written. */
      return one.first <= other.last ? join (fit, second) : FW_GEDCOM_DATE_REDUCED;
    }
  if (take_word (self, "FROM", "VON"))
    {
      fit = read_approximate (self, from);
      if (!take_word (self, "TO", "BIS"))
        return fit;
      second = read_approximate (self, to);
      return join (fit, second);
    }
  if (take_word (self, "TO", "BIS"))
    return read_approximate (self, to);
  return read_approximate (self, date);
}

static FwGedcomDateFit
parse (const char *text, FwPartialDate *date, FwPartialDate *from, FwPartialDate *to)
{
  g_auto (Words) words;
  gboolean phrase, fits;
  FwGedcomDateFit fit;

  *date = *from = *to = FW_PARTIAL_DATE_NONE;
  fits = cut (&words, text, &phrase);
  if (words.n == 0)
    return FW_GEDCOM_DATE_NONE;
  fit = fits ? read_all (&words, date, from, to) : FW_GEDCOM_DATE_NONE;
  if (fit != FW_GEDCOM_DATE_NONE && words.at == words.n)
    return phrase ? FW_GEDCOM_DATE_REDUCED : fit;
  if (fit == FW_GEDCOM_DATE_NONE && words.at == words.n)
    {
      /* Read to its end, and it is before our era or of a calendar that we lack. */
      *date = *from = *to = FW_PARTIAL_DATE_NONE;
      return FW_GEDCOM_DATE_NONE;
    }
  *date = *from = *to = FW_PARTIAL_DATE_NONE;
  return find_year (text, date);
}

FwGedcomDateFit
fw_gedcom_date_parse (const char *text, FwPartialDate *date)
{
  FwPartialDate from, to;
  FwGedcomDateFit fit = parse (text, date, &from, &to);

  if (fw_partial_date_is_known (&from) && fw_partial_date_is_known (&to))
    {
      if (from.first > to.last)
        fit = FW_GEDCOM_DATE_REDUCED;
      *date = span (&from, &to);
    }
  else if (fw_partial_date_is_known (&from))
    *date = from_on (&from);
  else if (fw_partial_date_is_known (&to))
    *date = up_to (&to);
  return fit;
}

FwGedcomDateFit
fw_gedcom_date_parse_period (const char *text, FwPartialDate *from, FwPartialDate *to)
{
  FwPartialDate date;
  FwGedcomDateFit fit = parse (text, &date, from, to);

  if (fw_partial_date_is_known (&date))
    *from = date;
  return fit;
}

/* One end of a span in as few words as hold it: a year, a month, or the day. */
static char *
write_end (FwDay day, gboolean is_begin)
{
  static const char *const months[]
      = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  int year, month, d;

  fw_day_split (day, &year, &month, &d);
  if (is_begin ? month == 1 && d == 1 : month == 12 && d == 31)
    return g_strdup_printf ("%04d", year);
  if (is_begin ? d == 1 : day == end_of_month (year, month))
    return g_strdup_printf ("%s %04d", months[month - 1], year);
  return g_strdup_printf ("%d %s %04d", d, months[month - 1], year);
}

char *
fw_gedcom_date_to_text (const FwPartialDate *self, gboolean *about)
{
  static const char *const months[]
      = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  const char *prefix = self->approximate ? "ABT " : "";
  g_autofree char *first = NULL, *last = NULL;
  int year, month, day;

  *about = FALSE;
  switch (self->precision)
    {
    case FW_DATE_DAY:
      fw_day_split (self->first, &year, &month, &day);
      return g_strdup_printf ("%s%d %s %04d", prefix, day, months[month - 1], year);
    case FW_DATE_MONTH:
      fw_day_split (self->first, &year, &month, &day);
      return g_strdup_printf ("%s%s %04d", prefix, months[month - 1], year);
    case FW_DATE_YEAR:
      fw_day_split (self->first, &year, &month, &day);
      return g_strdup_printf ("%s%04d", prefix, year);
    case FW_DATE_BEFORE:
      *about = self->approximate;
      last = write_end (self->last, FALSE);
      return g_strconcat ("BEF ", last, NULL);
    case FW_DATE_AFTER:
      *about = self->approximate;
      first = write_end (self->first, TRUE);
      return g_strconcat ("AFT ", first, NULL);
    case FW_DATE_BETWEEN:
      *about = self->approximate;
      first = write_end (self->first, TRUE);
      last = write_end (self->last, FALSE);
      return g_strconcat ("BET ", first, " AND ", last, NULL);
    case FW_DATE_UNKNOWN:
    default:
      return NULL;
    }
}
