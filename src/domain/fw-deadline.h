/* fw-deadline.h: rules of deadlines, and deadlines in words. Pure: no store, no clock.
 *
 * A rule (Frist) is data of the office (data/rules/deadline, table `rule`): the act that it
 * counts from, a span (engine/fw-deadline-engine.h, which counts), its source, and the cases
 * it is for. Days off of the office count only for rules of the office. A rule is never
 * changed once it is parsed; copies share it.
 */
#pragma once

#include "engine/fw-deadline-engine.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  FW_DEADLINE_SOURCE_LAW,      /* Gesetz: the office cannot change it */
  FW_DEADLINE_SOURCE_STANDARD, /* Fachstandard */
  FW_DEADLINE_SOURCE_OFFICE,   /* Amtsfrist */
} FwDeadlineSource;

#define FW_TYPE_DEADLINE_RULE (fw_deadline_rule_get_type ())

typedef struct
{
  gatomicrefcount ref_count;
  char *name;        /* "first-assessment" */
  char *title;       /* what to do: "Ersteinschätzung abschließen" */
  char *short_title; /* for lists of rules: "Ersteinschätzung" */
  char *event; /* what it counts from: one of fw-deadline-events.h, or an act of the office's own */
  char *start; /* the same in words: "Erstkontakt" */
  int amount;  /* below 0: before the event */
  int minimum; /* what an office may set */
  int maximum;
  FwDeadlineUnit unit;
  FwDeadlineRoll roll; /* "next-working-day", "previous-working-day", "none" */
  FwDeadlineSource source;
  char *source_text;
  char *hint;           /* nullable */
  char *act;            /* "open", "prepare", "write", "send" */
  char **case_kinds;    /* NULL: every kind */
  char **only;          /* kinds of the act itself: of help, of conference; NULL: every kind */
  char **done_by;       /* acts that settle it without another keystroke; NULL: none */
  char *report;         /* the provider's report that it waits for: one with a day of its own
                           counts by that, and is settled when it is in; NULL: none */
  gboolean until_event; /* counted back: pointless once the event is over */
  int minimum_age;      /* of the eldest child at the event; 0: none */
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
/* @kind: of the act, "" when it has none. */
gboolean
fw_deadline_rule_counts_from (const FwDeadlineRule *self, const char *kind);

void
fw_deadline_compute (const FwDeadlineRule *rule,
                     const FwCalendar *calendar,
                     FwDay start,
                     FwDeadline *deadline);
/* The same from a minute of the day (-1: not known), which matters for hours. */
void
fw_deadline_compute_at (const FwDeadlineRule *rule,
                        const FwCalendar *calendar,
                        FwDay start,
                        int minute,
                        FwDeadline *deadline);
void
fw_deadline_rule_get_span (const FwDeadlineRule *self, FwDeadlineSpan *span);
/* "2026-06-02" or "2026-06-02T14:30"; @minute -1 without a time. */
gboolean
fw_deadline_moment_from_iso (const char *text, FwDay *day, int *minute);

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
/* The day with the minute where one counts: "Wed 27/5, 14:30". */
char *
fw_deadline_moment_to_text (FwDay day, int minute, FwDay today);
/* Why this date: "3 working days from Erstkontakt Thu 21/5, without Pfingstmontag · standard". */
char *
fw_deadline_dup_why (const FwDeadlineRule *rule, const FwDeadline *deadline, FwDay today);
/* "today", "tomorrow", "4 working days ago", "in 2 working days". */
char *
fw_deadline_distance_to_text (const FwCalendar *calendar, FwDay today, FwDay due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwDeadlineRule, fw_deadline_rule_free)

G_END_DECLS
