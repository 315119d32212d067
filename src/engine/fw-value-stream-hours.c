/* fw-value-stream-hours.c: see fw-value-stream-hours.h. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/fw-value-stream-hours.h"

#define DAY 1440

static int
find_day (const char *word)
{
  static const char *const names[7][2] = {{"mo", "mo"}, {"di", "tu"}, {"mi", "we"}, {"do", "th"},
                                          {"fr", "fr"}, {"sa", "sa"}, {"so", "su"}};

  for (int i = 0; i < 7; i++)
    if (g_ascii_strncasecmp (word, names[i][0], 2) == 0
        || g_ascii_strncasecmp (word, names[i][1], 2) == 0)
      return i;
  return -1;
}

static gboolean
parse_span (const char *text, int *from, int *to)
{
  int h1, m1, h2, m2;
  char rest;

  if (sscanf (text, "%2d:%2d-%2d:%2d%c", &h1, &m1, &h2, &m2, &rest) != 4)
    return FALSE;
  *from = h1 * 60 + m1;
  *to = h2 * 60 + m2;
  return h1 >= 0 && m1 >= 0 && m1 < 60 && m2 >= 0 && m2 < 60 && *from < *to && *to <= DAY;
}

static gboolean
add_span (FwValueStreamHours *self, int day, int from, int to)
{
  guint n = self->n_spans[day];

  if (n == FW_VALUE_STREAM_MAX_SPANS || (n > 0 && self->spans[day][n - 1].to > from))
    return FALSE;
  self->spans[day][n].from = from;
  self->spans[day][n].to = to;
  self->n_spans[day]++;
  return TRUE;
}

static gboolean
parse_part (FwValueStreamHours *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint i = 0;
  int first, last, day, from, to;
  gboolean any = FALSE;

  while (words[i] != NULL && *words[i] == '\0')
    i++;
  if (words[i] == NULL || strlen (words[i]) < 2)
    return FALSE;
  first = last = find_day (words[i]);
  if (strlen (words[i]) == 5 && words[i][2] == '-')
    last = find_day (words[i] + 3);
  else if (strlen (words[i]) != 2)
    return FALSE;
  if (first < 0 || last < 0)
    return FALSE;
  for (i++; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!parse_span (words[i], &from, &to))
        return FALSE;
      any = TRUE;
      for (day = first;; day = (day + 1) % 7)
        {
          if (!add_span (self, day, from, to))
            return FALSE;
          if (day == last)
            break;
        }
    }
  return any;
}

gboolean
fw_value_stream_hours_parse (FwValueStreamHours *self, const char *text)
{
  g_auto (GStrv) parts = NULL;

  *self = (FwValueStreamHours) {0};
  if (g_ascii_strcasecmp (text, "always") == 0)
    {
      self->always = TRUE;
      for (int i = 0; i < 7; i++)
        add_span (self, i, 0, DAY);
      return TRUE;
    }
  parts = g_strsplit (*text != '\0' ? text : "mo-fr 08:00-16:00", ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!parse_part (self, parts[i]))
      return FALSE;
  return TRUE;
}

guint
fw_value_stream_hours_get_week_days (const FwValueStreamHours *self)
{
  guint n = 0;

  for (guint i = 0; i < 7; i++)
    n += self->n_spans[i] > 0;
  return n;
}

/* Working minutes before @minute of @day of the week, from Monday 00:00 on. */
static double
count_minutes (const FwValueStreamHours *self, int day, int minute)
{
  double sum = 0;

  for (int i = 0; i <= day && i < 7; i++)
    for (guint k = 0; k < self->n_spans[i]; k++)
      {
        int to = self->spans[i][k].to;

        if (i == day)
          to = CLAMP (minute, self->spans[i][k].from, to);
        sum += to - self->spans[i][k].from;
      }
  return sum;
}

double
fw_value_stream_hours_get_day (const FwValueStreamHours *self)
{
  guint n = fw_value_stream_hours_get_week_days (self);

  return n > 0 ? count_minutes (self, 7, 0) * 60 / n : NAN;
}

/* Between two releases g working minutes apart, work that comes evenly waits g / 2 in the
 * mean; the share of work that meets the gap is g / week. */
double
fw_value_stream_hours_get_gate_wait (const FwValueStreamHours *self, guint weekdays, int minute)
{
  double week = count_minutes (self, 7, 0), first = -1, last = -1, sum = 0;

  for (int i = 0; i < 7; i++)
    {
      double at;

      if ((weekdays & (1u << i)) == 0)
        continue;
      at = count_minutes (self, i, minute);
      if (first < 0)
        first = at;
      else
        sum += (at - last) * (at - last);
      last = at;
    }
  if (first < 0 || week <= 0)
    return NAN;
  sum += (week - last + first) * (week - last + first);
  return sum / 2 / week * 60;
}
