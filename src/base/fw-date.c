/* fw-date.c: see fw-date.h. The day count follows the usual civil-from-days
 * arithmetic: years begin in March, so that the leap day is the last one. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/fw-date.h"

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

gboolean
fw_day_is_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && day <= days_in_month (year, month);
}

FwDay
fw_day_new (int year, int month, int day)
{
  int y, era, year_of_era, day_of_year;

  g_return_val_if_fail (fw_day_is_valid (year, month, day), 0);

  y = month <= 2 ? year - 1 : year;
  era = y / 400;
  year_of_era = y - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

void
fw_day_split (FwDay self, int *year, int *month, int *day)
{
  int z = self + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = z - era * 146097;
  int year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month + (march_month < 10 ? 3 : -9);
  *year = year_of_era + era * 400 + (*month <= 2);
}

int
fw_day_get_weekday (FwDay self)
{
  /* 1970-01-01 was a Thursday. */
  return ((self + 3) % 7 + 7) % 7 + 1;
}

int
fw_day_get_week (FwDay self)
{
  FwDay thursday = self - fw_day_get_weekday (self) + 4;
  int year, month, day;

  fw_day_split (thursday, &year, &month, &day);
  return (thursday - fw_day_new (year, 1, 1)) / 7 + 1;
}

FwDay
fw_day_add_months (FwDay self, int months)
{
  int year, month, day, count;

  fw_day_split (self, &year, &month, &day);
  count = year * 12 + month - 1 + months;
  year = count / 12;
  month = count % 12 + 1;
  return fw_day_new (year, month, MIN (day, days_in_month (year, month)));
}

static gboolean
read_digits (const char *text, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
fw_day_from_iso (const char *text, FwDay *result)
{
  int year, month, day;

  g_return_val_if_fail (result != NULL, FALSE);

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-'
      || !read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month)
      || !read_digits (text + 8, 2, &day) || !fw_day_is_valid (year, month, day))
    return FALSE;
  *result = fw_day_new (year, month, day);
  return TRUE;
}

char *
fw_day_to_iso (FwDay self)
{
  int year, month, day;

  fw_day_split (self, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
fw_day_to_text (FwDay self)
{
  int year, month, day;

  fw_day_split (self, &year, &month, &day);
  /* Translators: a date from day %1$d, month %2$d, year %3$d, as short as it is
   * usual; German: %1$d.%2$d.%3$d */
  return g_strdup_printf (_ ("%1$d/%2$d/%3$d"), day, month, year);
}

int
fw_day_get_age (FwDay self, FwDay today)
{
  int year, month, day, this_year, this_month, this_day;

  fw_day_split (self, &year, &month, &day);
  fw_day_split (today, &this_year, &this_month, &this_day);
  return this_year - year - (this_month < month || (this_month == month && this_day < day) ? 1 : 0);
}

static gboolean
parse_word (const char *text, FwDay today, FwDay *day)
{
  static const struct
  {
    const char *word;
    int offset;
  } words[] = {
      {"heute", 0},       {"h", 0},      {"today", 0},    {"gestern", -1},   {"yesterday", -1},
      {"vorgestern", -2}, {"morgen", 1}, {"tomorrow", 1}, {"übermorgen", 2}, {"uebermorgen", 2},
  };
  static const char *const weekdays[] = {"mo", "di", "mi", "do", "fr", "sa", "so"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i].word))
      {
        *day = today + words[i].offset;
        return TRUE;
      }
  /* A weekday is the next one, never today. */
  for (int i = 0; i < 7; i++)
    if (g_str_equal (text, weekdays[i]))
      {
        *day = today + (i + 1 - fw_day_get_weekday (today) + 6) % 7 + 1;
        return TRUE;
      }
  return FALSE;
}

/* "+3", "+2 w", "-1 m", "+1 j". Working days ("AT") need a calendar. */
static gboolean
parse_offset (const char *text, FwDay today, FwDay *day)
{
  char *end;
  gint64 n;

  if (text[0] != '+' && text[0] != '-')
    return FALSE;
  n = g_ascii_strtoll (text, &end, 10);
  while (*end == ' ')
    end++;
  if (n < -40000 || n > 40000 || !g_ascii_isdigit (text[1]))
    return FALSE;
  if (*end == '\0' || g_str_equal (end, "t") || g_str_equal (end, "d"))
    *day = today + n;
  else if (g_str_equal (end, "w"))
    *day = today + 7 * n;
  else if (ABS (n) > 1200)
    return FALSE;
  else if (g_str_equal (end, "m"))
    *day = fw_day_add_months (today, n);
  else if (ABS (n) <= 100 && (g_str_equal (end, "j") || g_str_equal (end, "y")))
    *day = fw_day_add_months (today, 12 * n);
  else
    return FALSE;
  return TRUE;
}

gboolean
fw_day_parse (const char *text, FwDay today, int years_ahead, FwDay *result)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *lower = NULL;
  int year, month, day, this_year, n = 0, used = 0;

  g_return_val_if_fail (text != NULL && result != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  lower = g_utf8_strdown (trimmed, -1);
  if (fw_day_from_iso (lower, result) || parse_word (lower, today, result)
      || parse_offset (lower, today, result))
    return TRUE;

  fw_day_split (today, &this_year, &month, &day);
  year = -1;
  /* As an English screen writes it: "3/8/2026" is the third of August too. */
  g_strdelimit (lower, "/", '.');
  n = sscanf (lower, "%2d.%2d.%4d%n", &day, &month, &year, &used);
  if (n == 3 && lower[used] == '\0')
    ;
  else if ((n = sscanf (lower, "%2d.%2d%n", &day, &month, &used)) == 2
           && (lower[used] == '\0' || g_str_equal (lower + used, ".")))
    year = this_year;
  else if ((strlen (lower) == 6 || strlen (lower) == 8) && read_digits (lower, 2, &day)
           && read_digits (lower + 2, 2, &month)
           && read_digits (lower + 4, strlen (lower) - 4, &year))
    ;
  else
    return FALSE;
  if (strpbrk (lower, "+-") != NULL || year < 0)
    return FALSE;
  if (year < 100)
    {
      year += (this_year + years_ahead) / 100 * 100;
      if (year > this_year + years_ahead)
        year -= 100;
    }
  if (!fw_day_is_valid (year, month, day))
    return FALSE;
  *result = fw_day_new (year, month, day);
  return TRUE;
}
