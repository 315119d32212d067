/* fw-decision-light.c: see fw-decision-light.h. */
#include "config.h"

#include "domain/fw-decision-light.h"

/* "Due within three working days" (handbook CONF-2). */
#define SOON 3

static const char *const statuses[] = {"open", "partly", "done", "dropped"};
static const char *const lights[] = {"green", "yellow", "red", "done", "dropped"};

static gboolean
is_override_in_force (const FwDecisionFacts *facts, FwDay today)
{
  return facts->override_light >= FW_DECISION_LIGHT_GREEN
         && facts->override_light <= FW_DECISION_LIGHT_RED && facts->override_has_reason
         && facts->override_until != FW_DAY_NONE && today <= facts->override_until;
}

FwDecisionLight
fw_decision_light (const FwCalendar *calendar,
                   const FwDecisionFacts *facts,
                   FwDay today,
                   gboolean *overridden)
{
  g_return_val_if_fail (calendar != NULL && facts != NULL, FW_DECISION_LIGHT_RED);

  if (overridden != NULL)
    *overridden = FALSE;
  if (facts->status == FW_DECISION_DONE)
    return FW_DECISION_LIGHT_DONE;
  if (facts->status == FW_DECISION_DROPPED)
    return FW_DECISION_LIGHT_DROPPED;
  if (is_override_in_force (facts, today))
    {
      if (overridden != NULL)
        *overridden = TRUE;
      return (FwDecisionLight) facts->override_light;
    }
  if (facts->due == FW_DAY_NONE)
    return FW_DECISION_LIGHT_YELLOW;
  if (facts->due < today)
    return FW_DECISION_LIGHT_RED;
  /* Before the fourth: a Saturday is as near as the Friday before it. */
  if (facts->status == FW_DECISION_PARTLY
      || facts->due < fw_calendar_add_working_days (calendar, today, SOON + 1, NULL))
    return FW_DECISION_LIGHT_YELLOW;
  return FW_DECISION_LIGHT_GREEN;
}

int
fw_decision_working_days (const FwCalendar *calendar, FwDay due, FwDay today)
{
  g_return_val_if_fail (calendar != NULL, 0);

  return due != FW_DAY_NONE ? fw_calendar_count (calendar, today, due) : 0;
}

const char *
fw_decision_status_to_name (FwDecisionStatus status)
{
  g_return_val_if_fail (status <= FW_DECISION_DROPPED, "open");

  return statuses[status];
}

gboolean
fw_decision_status_from_name (const char *name, FwDecisionStatus *status)
{
  *status = FW_DECISION_OPEN;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (name, statuses[i]) == 0)
      {
        *status = (FwDecisionStatus) i;
        return TRUE;
      }
  return FALSE;
}

const char *
fw_decision_light_to_name (FwDecisionLight light)
{
  g_return_val_if_fail (light <= FW_DECISION_LIGHT_DROPPED, "red");

  return lights[light];
}

int
fw_decision_light_from_name (const char *name)
{
  for (int i = FW_DECISION_LIGHT_GREEN; i <= FW_DECISION_LIGHT_RED; i++)
    if (g_strcmp0 (name, lights[i]) == 0)
      return i;
  return -1;
}
