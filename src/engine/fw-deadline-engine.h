/* fw-deadline-engine.h: from a dated act to the day (or minute) by which something is due. Pure.
 *
 * A span is what a rule says: so many working days, calendar days, weeks, months, years or
 * hours after an act, or (an amount below 0) before it. The day of the act is day 0
 * (§ 187 (1) BGB), months end on the last day of a shorter month (§ 188 (3) BGB). Where the
 * end falls on a Saturday, Sunday or holiday the roll decides: on to the next working day
 * (§ 26 (3) SGB X), back to the one before, or not at all. Hours run on through weekends and
 * holidays (§ 26 (6) SGB X) and through the changes of the clock.
 *
 *   span + calendar + start ─▶ fw_deadline_count ─▶ due, and every day on the way
 *                           └▶ fw_deadline_find  ─▶ due alone, from tables: for long lists
 */
#pragma once

#include "base/fw-calendar.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DEADLINE_UNIT_WORKING_DAYS,
  FW_DEADLINE_UNIT_DAYS,
  FW_DEADLINE_UNIT_WEEKS,
  FW_DEADLINE_UNIT_MONTHS,
  FW_DEADLINE_UNIT_YEARS,
  FW_DEADLINE_UNIT_HOURS,
} FwDeadlineUnit;

typedef enum
{
  FW_DEADLINE_ROLL_NONE, /* the end stays where it falls */
  FW_DEADLINE_ROLL_NEXT,
  FW_DEADLINE_ROLL_PREVIOUS,
} FwDeadlineRoll;

typedef struct
{
  int amount; /* below 0: before the act; never 0 */
  FwDeadlineUnit unit;
  FwDeadlineRoll roll;  /* for days, weeks, months, years */
  gboolean office_days; /* TRUE: 24 and 31 December do not count where the office is off */
} FwDeadlineSpan;

/* A day between start and due. */
typedef struct
{
  FwDay day;
  int number; /* the day (or the whole amount) it counts as; -1 when it does not count */
  FwSkip why;
  const char *name; /* of the holiday, NULL otherwise */
  int minutes;      /* of an hour rule: how many count on this day */
} FwDeadlineDay;

typedef struct
{
  FwDay start;
  int start_minute; /* since midnight, local; -1: the day alone is known */
  FwDay due;
  int due_minute; /* -1: the end of the day */
  GArray *days;   /* of FwDeadlineDay: working days and hours: all from start to due; other
                     units: start, nominal end and what shifted it */
} FwDeadline;

/* @deadline must be empty; @minute -1 when only the day is known: hours then run from the
 * beginning of the day, the earliest that can be meant. */
void
fw_deadline_count (const FwDeadlineSpan *span,
                   const FwCalendar *calendar,
                   FwDay start,
                   int minute,
                   FwDeadline *deadline);
void
fw_deadline_clear (FwDeadline *self);
/* TRUE when what the explanation lists makes the due day: no day is left out or told twice,
 * what counts is as many as the amount, and whatever does not count has its reason. */
gboolean
fw_deadline_adds_up (const FwDeadlineSpan *span, const FwDeadline *deadline);

/* Whether days count, looked up once a year of the calendar; for one thread. */
typedef struct _FwDayTable FwDayTable;

FwDayTable *
fw_day_table_new (const FwCalendar *calendar);
void
fw_day_table_free (FwDayTable *self);
FwSkip
fw_day_table_get_skip (FwDayTable *self, FwDay day, gboolean office_days);
/* The due day that fw_deadline_count() finds; @due_minute may be NULL. */
FwDay
fw_deadline_find (const FwDeadlineSpan *span,
                  FwDayTable *table,
                  FwDay start,
                  int minute,
                  int *due_minute);

/* Minutes since 1970 UTC of a German wall clock, by the EU's rule since 1996: of an hour that
 * comes twice the first, of one that is left out the time after it. */
gint64
fw_german_minute_to_utc (FwDay day, int minute);
FwDay
fw_german_minute_from_utc (gint64 utc, int *minute);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwDeadline, fw_deadline_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwDayTable, fw_day_table_free)

G_END_DECLS
