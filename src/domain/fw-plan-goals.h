/* fw-plan-goals.h: figures of the goals in a help plan: own words, review, attainment.
 *
 * Asks the form alone (main thread). Templates without these sections give zeros.
 */
#pragma once

#include "domain/fw-form.h"

G_BEGIN_DECLS

/* At least this share of the goals is in somebody's own words (handbook PLAN-4). */
#define FW_PLAN_OWN_SHARE 60

typedef struct
{
  guint n_goals; /* that go on */
  guint n_own;   /* of them in own words */
  guint own_percent;
  guint n_looked_back;
  guint n_rated;  /* with a level today */
  gboolean has_t; /* any of them is rated */
  double t;       /* see fw-gas.h; weighted by urgency */
} FwPlanGoals;

void
fw_plan_goals_count (FwForm *form, FwPlanGoals *goals);
/* The review ended this goal ("done", "dropped"): it is no longer printed or carried on. */
gboolean
fw_plan_goal_is_ended (FwForm *form, gint64 goal_row);

G_END_DECLS
