/* fw-partial-date.c: dates as far as they are known. */
#include "config.h"

#include "base/fw-partial-date.h"

#include <string.h>

FwPartialDate
fw_partial_date_from_day (FwDay day)
{
  if (day == FW_DAY_NONE)
    return FW_PARTIAL_DATE_NONE;
  return (FwPartialDate) {FW_DATE_DAY, FALSE, day, day};
}

/* @count digits at @text as a number; -1 when they are not all digits. */
static int
read_digits (const char *text, int count)
{
  int value = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* One date of @length bytes: YYYY, YYYY-MM or YYYY-MM-DD. */
static gboolean
read_one (const char *text, gsize length, FwPartialDate *date)
{
  int year, month, day;

  if ((length != 4 && length != 7 && length != 10) || (year = read_digits (text, 4)) < 1)
    return FALSE;
  if (length == 4)
    {
      *date = (FwPartialDate) {FW_DATE_YEAR, FALSE, fw_day_new (year, 1, 1),
                               fw_day_new (year, 12, 31)};
      return TRUE;
    }
  month = text[4] == '-' ? read_digits (text + 5, 2) : -1;
  if (length == 7)
    {
      FwDay first;

      if (month < 1 || month > 12)
        return FALSE;
      first = fw_day_new (year, month, 1);
      *date = (FwPartialDate) {FW_DATE_MONTH, FALSE, first, fw_day_add_months (first, 1) - 1};
      return TRUE;
    }
  day = text[7] == '-' ? read_digits (text + 8, 2) : -1;
  if (month < 1 || day < 1 || !fw_day_is_valid (year, month, day))
    return FALSE;
  *date = fw_partial_date_from_day (fw_day_new (year, month, day));
  return TRUE;
}

gboolean
fw_partial_date_from_text (const char *text, FwPartialDate *date)
{
  FwPartialDate one, other;
  const char *dots;
  gboolean about;

  *date = FW_PARTIAL_DATE_NONE;
  if (text == NULL || *text == '\0')
    return TRUE;

  about = *text == '~';
  if (about)
    text++;
  if (*text == '<' || *text == '>')
    {
      if (!read_one (text + 1, strlen (text + 1), &one))
        return FALSE;
      *date = *text == '<' ? (FwPartialDate) {FW_DATE_BEFORE, about, FW_DAY_NONE, one.last}
                           : (FwPartialDate) {FW_DATE_AFTER, about, one.first, FW_DAY_NONE};
      return TRUE;
    }
  dots = strstr (text, "..");
  if (dots != NULL)
    {
      if (!read_one (text, dots - text, &one) || !read_one (dots + 2, strlen (dots + 2), &other)
          || other.last < one.first)
        return FALSE;
      *date = (FwPartialDate) {FW_DATE_BETWEEN, about, one.first, other.last};
      return TRUE;
    }
  if (!read_one (text, strlen (text), date))
    {
      *date = FW_PARTIAL_DATE_NONE;
      return FALSE;
    }
  date->approximate = about;
  return TRUE;
}

char *
fw_partial_date_to_text (const FwPartialDate *self)
{
  const char *about = self->approximate ? "~" : "";
  g_autofree char *first = self->first == FW_DAY_NONE ? NULL : fw_day_to_iso (self->first);
  g_autofree char *last = self->last == FW_DAY_NONE ? NULL : fw_day_to_iso (self->last);

  switch (self->precision)
    {
    case FW_DATE_DAY:
      return g_strconcat (about, first, NULL);
    case FW_DATE_MONTH:
      return g_strdup_printf ("%s%.7s", about, first);
    case FW_DATE_YEAR:
      return g_strdup_printf ("%s%.4s", about, first);
    case FW_DATE_BEFORE:
      return g_strconcat (about, "<", last, NULL);
    case FW_DATE_AFTER:
      return g_strconcat (about, ">", first, NULL);
    case FW_DATE_BETWEEN:
      return g_strconcat (about, first, "..", last, NULL);
    case FW_DATE_UNKNOWN:
    default:
      return NULL;
    }
}

gboolean
fw_partial_date_is_known (const FwPartialDate *self)
{
  return self->precision != FW_DATE_UNKNOWN;
}

FwDay
fw_partial_date_get_middle (const FwPartialDate *self)
{
  if (self->first == FW_DAY_NONE)
    return self->last;
  if (self->last == FW_DAY_NONE)
    return self->first;
  return self->first + (self->last - self->first) / 2;
}

int
fw_partial_date_get_year (const FwPartialDate *self)
{
  FwDay middle = fw_partial_date_get_middle (self);
  int year, month, day;

  if (middle == FW_DAY_NONE)
    return 0;
  fw_day_split (middle, &year, &month, &day);
  return year;
}

int
fw_partial_date_compare (const FwPartialDate *a, const FwPartialDate *b)
{
  FwDay x = fw_partial_date_get_middle (a);
  FwDay y = fw_partial_date_get_middle (b);

  if (x == FW_DAY_NONE || y == FW_DAY_NONE)
    return (x == FW_DAY_NONE) - (y == FW_DAY_NONE);
  return (x > y) - (x < y);
}

gboolean
fw_partial_date_is_reached (const FwPartialDate *self, FwDay day)
{
  return self->first == FW_DAY_NONE || self->first <= day;
}
