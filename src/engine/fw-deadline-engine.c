/* fw-deadline-engine.c: counting with every day named; lists use fw-deadline-table.c. */
#include "config.h"

#include "engine/fw-deadline-engine.h"

#define MINUTES_A_DAY (24 * 60)

static void
add_day (FwDeadline *deadline, FwDay day, int number, FwSkip why, const char *name)
{
  FwDeadlineDay step = {day, number, why, name, 0};

  g_array_append_val (deadline->days, step);
}

static void
count_working_days (const FwCalendar *calendar, int amount, FwDeadline *deadline)
{
  int step = amount < 0 ? -1 : 1, number = 0;

  for (FwDay day = deadline->start + step; number < ABS (amount); day += step)
    {
      const char *name = NULL;
      FwSkip why = fw_calendar_get_skip (calendar, day, &name);

      if (why == FW_SKIP_NONE)
        number++;
      add_day (deadline, day, why == FW_SKIP_NONE ? number : -1, why, name);
      deadline->due = day;
    }
}

static FwDay
add_period (FwDay start, int amount, FwDeadlineUnit unit)
{
  switch (unit)
    {
    case FW_DEADLINE_UNIT_WEEKS:
      return start + 7 * amount;
    case FW_DEADLINE_UNIT_MONTHS:
      return fw_day_add_months (start, amount);
    case FW_DEADLINE_UNIT_YEARS:
      return fw_day_add_months (start, 12 * amount);
    case FW_DEADLINE_UNIT_DAYS:
    case FW_DEADLINE_UNIT_WORKING_DAYS:
    case FW_DEADLINE_UNIT_HOURS:
    default:
      return start + amount;
    }
}

static void
count_period (const FwDeadlineSpan *span, const FwCalendar *calendar, FwDeadline *deadline)
{
  int step = span->roll == FW_DEADLINE_ROLL_PREVIOUS ? -1 : 1;

  for (deadline->due = add_period (deadline->start, span->amount, span->unit);;
       deadline->due += step)
    {
      const char *name = NULL;
      FwSkip why = span->roll == FW_DEADLINE_ROLL_NONE
                       ? FW_SKIP_NONE
                       : fw_calendar_get_skip (calendar, deadline->due, &name);

      add_day (deadline, deadline->due, why == FW_SKIP_NONE ? ABS (span->amount) : -1, why, name);
      if (why == FW_SKIP_NONE)
        return;
    }
}

/* Every day on the way with the minutes that lie on it: 1380 or 1500 where the clock changes. */
static void
count_hours (const FwDeadlineSpan *span, FwDeadline *deadline)
{
  gint64 start = fw_german_minute_to_utc (deadline->start, MAX (deadline->start_minute, 0));
  gint64 end = start + (gint64) span->amount * 60;
  int step = span->amount < 0 ? -1 : 1;

  deadline->due = fw_german_minute_from_utc (end, &deadline->due_minute);
  for (FwDay day = deadline->start; step > 0 ? day <= deadline->due : day >= deadline->due;
       day += step)
    {
      gint64 from = MAX (fw_german_minute_to_utc (day, 0), MIN (start, end));
      gint64 to = MIN (fw_german_minute_to_utc (day + 1, 0), MAX (start, end));
      FwDeadlineDay of_day = {.day = day, .minutes = (int) MAX (to - from, 0)};

      of_day.number = day == deadline->due ? ABS (span->amount) : 0;
      g_array_append_val (deadline->days, of_day);
    }
}

void
fw_deadline_count (const FwDeadlineSpan *span,
                   const FwCalendar *calendar,
                   FwDay start,
                   int minute,
                   FwDeadline *deadline)
{
  FwCalendar used;

  g_return_if_fail (span != NULL && calendar != NULL && deadline != NULL);
  g_return_if_fail (start != FW_DAY_NONE && span->amount != 0);
  g_return_if_fail (minute < MINUTES_A_DAY);

  used = *calendar;
  if (!span->office_days)
    used.off_december_24 = used.off_december_31 = FALSE;
  deadline->start = start;
  deadline->start_minute = MAX (minute, -1);
  deadline->due = start;
  deadline->due_minute = -1;
  deadline->days = g_array_new (FALSE, FALSE, sizeof (FwDeadlineDay));
  if (span->unit == FW_DEADLINE_UNIT_HOURS)
    {
      count_hours (span, deadline);
      return;
    }
  add_day (deadline, start, 0, FW_SKIP_NONE, NULL);
  if (span->unit == FW_DEADLINE_UNIT_WORKING_DAYS)
    count_working_days (&used, span->amount, deadline);
  else
    count_period (span, &used, deadline);
}

void
fw_deadline_clear (FwDeadline *self)
{
  g_clear_pointer (&self->days, g_array_unref);
}

static gboolean
hours_add_up (const FwDeadlineSpan *span, const FwDeadline *deadline)
{
  gint64 start = fw_german_minute_to_utc (deadline->start, MAX (deadline->start_minute, 0));
  int step = span->amount < 0 ? -1 : 1, due_minute;
  gint64 sum = 0;

  for (guint i = 0; i < deadline->days->len; i++)
    {
      const FwDeadlineDay *of_day = &g_array_index (deadline->days, FwDeadlineDay, i);

      if (of_day->day != deadline->start + step * (int) i || of_day->minutes < 0)
        return FALSE;
      sum += of_day->minutes;
    }
  return sum == ABS (span->amount) * (gint64) 60
         && fw_german_minute_from_utc (start + step * sum, &due_minute) == deadline->due
         && due_minute == deadline->due_minute;
}

gboolean
fw_deadline_adds_up (const FwDeadlineSpan *span, const FwDeadline *deadline)
{
  int step, number = 0;
  const FwDeadlineDay *before;

  g_return_val_if_fail (span != NULL && deadline != NULL && deadline->days != NULL, FALSE);

  if (span->unit == FW_DEADLINE_UNIT_HOURS)
    return hours_add_up (span, deadline);
  before = &g_array_index (deadline->days, FwDeadlineDay, 0);
  if (before->day != deadline->start || before->number != 0 || deadline->days->len < 2)
    return FALSE;
  step = span->unit == FW_DEADLINE_UNIT_WORKING_DAYS ? (span->amount < 0 ? -1 : 1)
         : span->roll == FW_DEADLINE_ROLL_PREVIOUS   ? -1
                                                     : 1;
  for (guint i = 1; i < deadline->days->len; i++)
    {
      const FwDeadlineDay *of_day = &g_array_index (deadline->days, FwDeadlineDay, i);
      FwDay expected = i == 1 && span->unit != FW_DEADLINE_UNIT_WORKING_DAYS
                           ? add_period (deadline->start, span->amount, span->unit)
                           : before->day + step;

      if (of_day->day != expected || (of_day->number < 0) != (of_day->why != FW_SKIP_NONE))
        return FALSE;
      if (of_day->number >= 0 && span->unit == FW_DEADLINE_UNIT_WORKING_DAYS
          && of_day->number != ++number)
        return FALSE;
      before = of_day;
    }
  return before->day == deadline->due && before->number == ABS (span->amount);
}
