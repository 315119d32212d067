/* fw-deadline-text.c: deadlines in words. Dates are short, as in a diary. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-deadline.h"

const char *
fw_deadline_weekday_to_text (FwDay day)
{
  static const char *const names[]
      = {N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun")};

  return _ (names[fw_day_get_weekday (day) - 1]);
}

char *
fw_deadline_day_to_text (FwDay day, FwDay today)
{
  int year, month, month_day, this_year;

  fw_day_split (today, &this_year, &month, &month_day);
  fw_day_split (day, &year, &month, &month_day);
  if (year == this_year)
    /* Translators: a day of this year: weekday %1$s, day %2$d, month %3$d;
     * German: %1$s %2$d.%3$d. */
    return g_strdup_printf (_ ("%1$s %2$d/%3$d"), fw_deadline_weekday_to_text (day), month_day,
                            month);
  /* Translators: weekday %1$s, day %2$d, month %3$d, year without century %4$02d;
   * German: %1$s %2$d.%3$d.%4$02d */
  return g_strdup_printf (_ ("%1$s %2$d/%3$d/%4$02d"), fw_deadline_weekday_to_text (day), month_day,
                          month, year % 100);
}

char *
fw_deadline_moment_to_text (FwDay day, int minute, FwDay today)
{
  g_autofree char *text = fw_deadline_day_to_text (day, today);

  return minute < 0 ? g_steal_pointer (&text)
                    : g_strdup_printf ("%s, %d:%02d", text, minute / 60, minute % 60);
}

const char *
fw_deadline_source_to_text (FwDeadlineSource source)
{
  switch (source)
    {
    case FW_DEADLINE_SOURCE_LAW:
      return _ ("Law");
    case FW_DEADLINE_SOURCE_STANDARD:
      return _ ("Professional standard");
    case FW_DEADLINE_SOURCE_OFFICE:
    default:
      return _ ("Office deadline");
    }
}

char *
fw_deadline_amount_to_text (int amount, FwDeadlineUnit unit)
{
  guint n = ABS (amount);

  switch (unit)
    {
    case FW_DEADLINE_UNIT_WORKING_DAYS:
      /* Translators: working days, short: "3 WD"; German: AT */
      return g_strdup_printf (ngettext ("%u WD", "%u WD", n), n);
    case FW_DEADLINE_UNIT_DAYS:
      return g_strdup_printf (ngettext ("%u day", "%u days", n), n);
    case FW_DEADLINE_UNIT_WEEKS:
      return g_strdup_printf (ngettext ("%u week", "%u weeks", n), n);
    case FW_DEADLINE_UNIT_MONTHS:
      return g_strdup_printf (ngettext ("%u month", "%u months", n), n);
    case FW_DEADLINE_UNIT_HOURS:
      return g_strdup_printf (ngettext ("%u hour", "%u hours", n), n);
    case FW_DEADLINE_UNIT_YEARS:
    default:
      return g_strdup_printf (ngettext ("%u year", "%u years", n), n);
    }
}

const char *
fw_deadline_unit_to_text (FwDeadlineUnit unit, int amount)
{
  guint n = ABS (amount);

  switch (unit)
    {
    case FW_DEADLINE_UNIT_WORKING_DAYS:
      return ngettext ("working day", "working days", n);
    case FW_DEADLINE_UNIT_DAYS:
      return ngettext ("day", "days", n);
    case FW_DEADLINE_UNIT_WEEKS:
      return ngettext ("week", "weeks", n);
    case FW_DEADLINE_UNIT_MONTHS:
      return ngettext ("month", "months", n);
    case FW_DEADLINE_UNIT_HOURS:
      return ngettext ("hour", "hours", n);
    case FW_DEADLINE_UNIT_YEARS:
    default:
      return ngettext ("year", "years", n);
    }
}

/* Holidays and days off that did not count; weekends go without saying, but not
 * where they moved the end. */
static char *
dup_skipped (const FwDeadlineRule *rule, const FwDeadline *deadline)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < deadline->days->len; i++)
    {
      const FwDeadlineDay *step = &g_array_index (deadline->days, FwDeadlineDay, i);

      if (step->name != NULL && step->why != FW_SKIP_NONE && step->why != FW_SKIP_WEEKEND)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", step->name);
    }
  return g_string_free_and_steal (text);
}

char *
fw_deadline_dup_why (const FwDeadlineRule *rule, const FwDeadline *deadline, FwDay today)
{
  g_autofree char *amount = fw_deadline_amount_to_text (rule->amount, rule->unit);
  gboolean hours = rule->unit == FW_DEADLINE_UNIT_HOURS;
  g_autofree char *start = fw_deadline_moment_to_text (
      deadline->start, hours ? MAX (deadline->start_minute, 0) : -1, today);
  g_autofree char *skipped = dup_skipped (rule, deadline);
  const char *source = fw_deadline_source_to_text (rule->source);
  gboolean moved = rule->unit != FW_DEADLINE_UNIT_WORKING_DAYS && !hours && deadline->days->len > 2;
  GString *text = g_string_new (NULL);

  if (rule->amount < 0)
    /* Translators: "1 year before the end of help Mon 1/6/27" */
    g_string_append_printf (text, _ ("%1$s before %2$s %3$s"), amount, rule->start, start);
  else
    /* Translators: "3 WD from first contact Thu 21/5" */
    g_string_append_printf (text, _ ("%1$s from %2$s %3$s"), amount, rule->start, start);
  if (skipped[0] != '\0')
    {
      g_string_append (text, ", ");
      /* Translators: %s names holidays. */
      g_string_append_printf (text, _ ("without %s"), skipped);
    }
  else if (hours)
    g_string_append_printf (text, ", %s", _ ("weekends and holidays count"));
  else if (moved)
    g_string_append_printf (text, ", %s", _ ("moved off the weekend"));
  else if (rule->unit == FW_DEADLINE_UNIT_WORKING_DAYS)
    g_string_append_printf (text, ", %s", _ ("no holiday"));
  g_string_append_printf (text, " · %s", source);
  return g_string_free_and_steal (text);
}

char *
fw_deadline_distance_to_text (const FwCalendar *calendar, FwDay today, FwDay due)
{
  int n = fw_calendar_count (calendar, today, due);

  if (due == today)
    return g_strdup (_ ("today"));
  if (due == today + 1)
    return g_strdup (_ ("tomorrow"));
  if (due > today)
    /* Translators: working days from now, short; German: in %u AT */
    return g_strdup_printf (ngettext ("in %u WD", "in %u WD", (guint) n), (guint) n);
  if (n == 0)
    return g_strdup_printf (ngettext ("for %d day", "for %d days", today - due), today - due);
  /* Translators: overdue for working days, short; German: seit %u AT */
  return g_strdup_printf (ngettext ("for %u WD", "for %u WD", (guint) -n), (guint) -n);
}
