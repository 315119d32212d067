/* fw-goal-hints.h: what may be better about the wording of a goal.
 *
 * Pure: no database, no clock. Looks at the professional wording alone; own
 * words are never checked. The word lists are German, as the plans are.
 * Source: von Spiegel (DJI 2000), handbook PLAN-3; research/casework.md 2.5.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_GOAL_NEGATIVE,     /* says what shall stop: "nicht", "kein", "weniger" */
  FW_GOAL_KIND_OF_HELP, /* names a help, which is a means and no goal */
  FW_GOAL_NO_MEASURE,   /* nobody could tell that it is reached */
  FW_GOAL_NO_DATE,      /* no day by which */
  FW_GOAL_AFTER_REVIEW, /* the day lies after the next review */
  FW_GOAL_TOO_MANY,     /* more than three open goals */
  FW_N_GOAL_HINTS,
} FwGoalHintKind;

typedef struct
{
  const char *wording; /* professional wording; NULL or "": not yet written */
  const char *measure;
  FwDay until;        /* FW_DAY_NONE for none */
  FwDay review;       /* FW_DAY_NONE for none */
  guint n_open;       /* goals of the plan */
  gboolean is_impact; /* an effect goal (Wirkungsziel) needs no measure and date of its own */
} FwGoal;

typedef struct
{
  FwGoalHintKind kind;
  guint start; /* characters of the wording, length 0 where it is no matter of a word */
  guint length;
} FwGoalHint;

/* The hints of @goal in the order of the enumeration; several of one kind where
 * several words are found. @kinds: names of kinds of help beside the built-in
 * ones, NULL-terminated, may be NULL. Free with g_array_unref(). */
GArray *
fw_goal_find_hints (const FwGoal *goal, const char *const *kinds);

G_END_DECLS
