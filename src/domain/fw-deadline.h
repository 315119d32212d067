/* fw-deadline.h: when something is due, and why. Pure: no store, no clock.
 *
 * A rule (Frist) is data of the office (data/rules/deadline, table `rule`). A
 * deadline is a rule applied to a day: it names its due day and every day
 * between, counted or skipped with the reason. Working days count Mondays to
 * Fridays without holidays, the day of the event is day 0 (§ 187 (1) BGB).
 * Weeks, months and years end on the next working day when they end on a
 * Saturday, Sunday or holiday (§ 26 (3) SGB X); counted back from an event they
 * end on the working day before. Days off of the office count only for rules
 * of the office.
 */
#pragma once

#include "base/fw-calendar.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  FW_DEADLINE_UNIT_WORKING_DAYS,
  FW_DEADLINE_UNIT_DAYS,
  FW_DEADLINE_UNIT_WEEKS,
  FW_DEADLINE_UNIT_MONTHS,
  FW_DEADLINE_UNIT_YEARS,
} FwDeadlineUnit;

typedef enum
{
  FW_DEADLINE_SOURCE_LAW,      /* Gesetz: the office cannot change it */
  FW_DEADLINE_SOURCE_STANDARD, /* Fachstandard */
  FW_DEADLINE_SOURCE_OFFICE,   /* Amtsfrist */
} FwDeadlineSource;

#define FW_TYPE_DEADLINE_RULE (fw_deadline_rule_get_type ())

typedef struct
{
  char *name;        /* "first-assessment" */
  char *title;       /* what to do: "Ersteinschätzung abschließen" */
  char *short_title; /* for lists of rules: "Ersteinschätzung" */
  char *event; /* what it counts from: "first-contact", "plan-talk", "plan-review", "help-end",
                        "child-seen" */
  char *start; /* the same in words: "Erstkontakt" */
  int amount;  /* below 0: before the event */
  int minimum; /* what an office may set */
  int maximum;
  FwDeadlineUnit unit;
  FwDeadlineSource source;
  char *source_text;
  char *hint;        /* nullable */
  char *act;         /* "open", "prepare", "write", "send" */
  char **case_kinds; /* NULL: every kind */
  int minimum_age;   /* of the eldest child at the event; 0: none */
} FwDeadlineRule;

GType
fw_deadline_rule_get_type (void) G_GNUC_CONST;
/* Reads the JSON of a rule. An error names what is wrong in it. */
FwDeadlineRule *
fw_deadline_rule_parse (const char *name, const char *body, GError **error);
FwDeadlineRule *
fw_deadline_rule_copy (const FwDeadlineRule *self);
void
fw_deadline_rule_free (FwDeadlineRule *self);
/* The JSON @body with another amount; NULL when it is no rule or out of its limits. */
char *
fw_deadline_rule_dup_body (const char *body, int amount);
gboolean
fw_deadline_rule_is_for (const FwDeadlineRule *self, const char *case_kind);

/* A day between start and due. */
typedef struct
{
  FwDay day;
  int number; /* the day it counts as; -1 when it does not count */
  FwSkip why;
  const char *name; /* of the holiday, NULL otherwise */
} FwDeadlineDay;

typedef struct
{
  FwDay start;
  FwDay due;
  GArray *days; /* of FwDeadlineDay: working days: all from start to due; other
                   units: start, nominal end and what shifted it */
} FwDeadline;

void
fw_deadline_compute (const FwDeadlineRule *rule,
                     const FwCalendar *calendar,
                     FwDay start,
                     FwDeadline *deadline);
void
fw_deadline_clear (FwDeadline *self);

/* Words for people, translated. */
/* "Wed 27/5", with the year when it is not the one of @today. */
char *
fw_deadline_day_to_text (FwDay day, FwDay today);
const char *
fw_deadline_weekday_to_text (FwDay day);
const char *
fw_deadline_source_to_text (FwDeadlineSource source);
/* "3 working days", "6 weeks", "1 year". */
char *
fw_deadline_amount_to_text (int amount, FwDeadlineUnit unit);
/* "working days", "weeks": beside a number in a field. */
const char *
fw_deadline_unit_to_text (FwDeadlineUnit unit, int amount);
/* Why this date: "3 working days from Erstkontakt Thu 21/5, without Pfingstmontag · standard". */
char *
fw_deadline_dup_why (const FwDeadlineRule *rule, const FwDeadline *deadline, FwDay today);
/* "today", "tomorrow", "4 working days ago", "in 2 working days". */
char *
fw_deadline_distance_to_text (const FwCalendar *calendar, FwDay today, FwDay due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwDeadlineRule, fw_deadline_rule_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwDeadline, fw_deadline_clear)

G_END_DECLS
