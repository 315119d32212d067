/* fw-deadline-item.h: something that is due in a case, as Today shows it.
 *
 * A re-submission (a row), or what a rule makes of a dated act (a first contact, a
 * help plan): then id is 0 until somebody acts on it, and `anchor` names the act. Or a decision in force, which acts as
 * one (fw-decision-repository.h), whoever calls. Immutable once handed out; made on
 * the reader's thread.
 */
#pragma once

#include "domain/fw-deadline.h"

G_BEGIN_DECLS

#define FW_TYPE_DEADLINE_ITEM (fw_deadline_item_get_type ())
G_DECLARE_FINAL_TYPE (FwDeadlineItem, fw_deadline_item, FW, DEADLINE_ITEM, GObject)

struct _FwDeadlineItem
{
  GObject parent_instance;
  gint64 id;          /* of the re-submission; 0: none yet */
  gint64 decision_id; /* this is a decision in force; 0: it is not */
  gint64 version;     /* of the one or the other */
  gint64 case_id;
  char *case_name;
  char *case_number;
  char *what;
  FwDay due;
  int due_minute;       /* -1: the end of the day */
  FwDay start;          /* FW_DAY_NONE: a day set by hand */
  char *anchor;         /* "case_file/42": the act it counts from; nullable */
  FwDeadlineRule *rule; /* nullable */
  FwDeadline count;     /* what the rule counts; days is NULL without a rule */
  char *why;            /* one line */
  char *reason;         /* why it was postponed; nullable */
  gint64 assigned_to;
  char *assignee;     /* nullable */
  gboolean mine;      /* mine to do today: also what somebody away has left to me */
  gboolean escalated; /* told to me because it was missed */
  char *history;      /* what was done about it, a line each; nullable */
  char *away_for;     /* whom it is done for; nullable */
  int light;          /* of a decision: an FwDecisionLight; else -1 */
  char *action;       /* nullable: a detailed action that opens the right place
                   ("win.open-plan(int64 5)"); NULL: the case */
};

FwDeadlineItem *
fw_deadline_item_new (void);
/* What stays the same for ever: "CASE/first-assessment/case_file/42", "resubmission/7",
 * "decision/9"; for reminders and history. */
char *
fw_deadline_item_dup_key (FwDeadlineItem *self);
/* TRUE when the day that a rule counts has passed: doing it now needs a reason. */
gboolean
fw_deadline_item_is_missed (FwDeadlineItem *self, FwDay today);
/* TRUE when the due day is not the one that the rule counts. */
gboolean
fw_deadline_item_is_moved (FwDeadlineItem *self);

G_END_DECLS
