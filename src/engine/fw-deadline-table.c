/* fw-deadline-table.c: due days of long lists from tables; and the German wall clock. */
#include "config.h"

#include "engine/fw-deadline-engine.h"

#define FIRST_YEAR 1970
#define N_YEARS 160
#define MINUTES_A_DAY (24 * 60)

struct _FwDayTable
{
  FwCalendar calendar;      /* with the office's days off */
  guint8 *years[N_YEARS];   /* FwSkip of each day; NULL until asked for */
  FwDay first[N_YEARS + 1]; /* 1 January */
};

FwDayTable *
fw_day_table_new (const FwCalendar *calendar)
{
  FwDayTable *self;

  g_return_val_if_fail (calendar != NULL, NULL);

  self = g_new0 (FwDayTable, 1);
  self->calendar = *calendar;
  for (int i = 0; i <= N_YEARS; i++)
    self->first[i] = fw_day_new (FIRST_YEAR + i, 1, 1);
  return self;
}

void
fw_day_table_free (FwDayTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_YEARS; i++)
    g_free (self->years[i]);
  g_free (self);
}

static void
fill_year (FwDayTable *self, int index)
{
  int n = self->first[index + 1] - self->first[index];

  self->years[index] = g_new (guint8, n);
  for (int i = 0; i < n; i++)
    self->years[index][i]
        = (guint8) fw_calendar_get_skip (&self->calendar, self->first[index] + i, NULL);
}

FwSkip
fw_day_table_get_skip (FwDayTable *self, FwDay day, gboolean office_days)
{
  int index;
  FwSkip skip;

  if (day < self->first[0] || day >= self->first[N_YEARS])
    skip = fw_calendar_get_skip (&self->calendar, day, NULL);
  else
    {
      /* At most one off, either way. */
      index = MIN (N_YEARS - 1, (int) (day / 365.2425));
      while (day < self->first[index])
        index--;
      while (day >= self->first[index + 1])
        index++;
      if (self->years[index] == NULL)
        fill_year (self, index);
      skip = self->years[index][day - self->first[index]];
    }
  return skip == FW_SKIP_OFFICE && !office_days ? FW_SKIP_NONE : skip;
}

static FwDay
find_working_day (FwDayTable *table, FwDay day, int amount, gboolean office_days)
{
  int step = amount < 0 ? -1 : 1;

  for (int number = 0; number < ABS (amount);)
    {
      day += step;
      if (fw_day_table_get_skip (table, day, office_days) == FW_SKIP_NONE)
        number++;
    }
  return day;
}

FwDay
fw_deadline_find (const FwDeadlineSpan *span,
                  FwDayTable *table,
                  FwDay start,
                  int minute,
                  int *due_minute)
{
  FwDay due;

  g_return_val_if_fail (span != NULL && table != NULL && start != FW_DAY_NONE, start);

  if (due_minute != NULL)
    *due_minute = -1;
  switch (span->unit)
    {
    case FW_DEADLINE_UNIT_WORKING_DAYS:
      return find_working_day (table, start, span->amount, span->office_days);
    case FW_DEADLINE_UNIT_HOURS:
      {
        gint64 utc = fw_german_minute_to_utc (start, MAX (minute, 0));
        int end;

        due = fw_german_minute_from_utc (utc + (gint64) span->amount * 60, &end);
        if (due_minute != NULL)
          *due_minute = end;
        return due;
      }
    case FW_DEADLINE_UNIT_WEEKS:
      due = start + 7 * span->amount;
      break;
    case FW_DEADLINE_UNIT_MONTHS:
      due = fw_day_add_months (start, span->amount);
      break;
    case FW_DEADLINE_UNIT_YEARS:
      due = fw_day_add_months (start, 12 * span->amount);
      break;
    case FW_DEADLINE_UNIT_DAYS:
    default:
      due = start + span->amount;
      break;
    }
  if (span->roll != FW_DEADLINE_ROLL_NONE)
    while (fw_day_table_get_skip (table, due, span->office_days) != FW_SKIP_NONE)
      due += span->roll == FW_DEADLINE_ROLL_PREVIOUS ? -1 : 1;
  return due;
}

/* The last Sunday of March or October, 01:00 UTC. Source: directive 2000/84/EC. */
static gint64
get_change (int year, int month)
{
  FwDay last = fw_day_new (year, month, 31);

  return (gint64) (last - fw_day_get_weekday (last) % 7) * MINUTES_A_DAY + 60;
}

/* Minutes east of Greenwich. */
static int
get_offset (gint64 utc)
{
  FwDay day = (FwDay) (utc >= 0 ? utc / MINUTES_A_DAY : (utc - MINUTES_A_DAY + 1) / MINUTES_A_DAY);
  int year, month, month_day;

  fw_day_split (day, &year, &month, &month_day);
  if (month < 3 || month > 10)
    return 60;
  return utc >= get_change (year, 3) && utc < get_change (year, 10) ? 120 : 60;
}

gint64
fw_german_minute_to_utc (FwDay day, int minute)
{
  gint64 local = (gint64) day * MINUTES_A_DAY + minute;

  /* Summer time first: of an hour that comes twice the first. One that is left out is no
   * summer time yet and, read as winter time, lies after the change. */
  return get_offset (local - 120) == 120 ? local - 120 : local - 60;
}

FwDay
fw_german_minute_from_utc (gint64 utc, int *minute)
{
  gint64 local = utc + get_offset (utc);
  FwDay day
      = (FwDay) (local >= 0 ? local / MINUTES_A_DAY : (local - MINUTES_A_DAY + 1) / MINUTES_A_DAY);

  if (minute != NULL)
    *minute = (int) (local - (gint64) day * MINUTES_A_DAY);
  return day;
}
