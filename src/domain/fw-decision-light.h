/* fw-decision-light.h: the traffic light of a decision: one pure function of its
 * dates and its status (handbook CONF-2).
 *
 * done and dropped have no colour but ✓ and –. Otherwise red when overdue
 * (due < today), yellow when due within three working days or partly done,
 * green in time; red beats yellow. A decision without a date is yellow: nobody
 * can say that it is in time. An override holds up to and including its last
 * day and needs a reason; it can never hide that a decision is done or dropped.
 */
#pragma once

#include "base/fw-calendar.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DECISION_OPEN,
  FW_DECISION_PARTLY,
  FW_DECISION_DONE,
  FW_DECISION_DROPPED,
} FwDecisionStatus;

typedef enum
{
  FW_DECISION_LIGHT_GREEN,
  FW_DECISION_LIGHT_YELLOW,
  FW_DECISION_LIGHT_RED,
  FW_DECISION_LIGHT_DONE,
  FW_DECISION_LIGHT_DROPPED,
} FwDecisionLight;

typedef struct
{
  FwDecisionStatus status;
  FwDay due;          /* FW_DAY_NONE: no date */
  int override_light; /* an FwDecisionLight of the three colours; -1: none */
  FwDay override_until;
  gboolean override_has_reason;
} FwDecisionFacts;

/* The light on the day @today. @overridden (out, optional): the override decided it. */
FwDecisionLight
fw_decision_light (const FwCalendar *calendar,
                   const FwDecisionFacts *facts,
                   FwDay today,
                   gboolean *overridden);
/* Working days between @today and the due day: 3 "in 3 working days", 0 today,
 * -3 overdue by three. */
int
fw_decision_working_days (const FwCalendar *calendar, FwDay due, FwDay today);

const char *
fw_decision_status_to_name (FwDecisionStatus status); /* "open", "partly", "done", "dropped" */
/* FALSE when @name is none; @status is then open. */
gboolean
fw_decision_status_from_name (const char *name, FwDecisionStatus *status);
const char *
fw_decision_light_to_name (FwDecisionLight light); /* "green", …, "done", "dropped" */
/* -1 when @name is none of the three colours. */
int
fw_decision_light_from_name (const char *name);

G_END_DECLS
