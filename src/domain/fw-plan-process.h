/* fw-plan-process.h: the way of a help plan: what was done when, what is due, what is late. Pure.
 *
 *   request → first talk → advice → application → decision team → order → provider's paper
 *   → talk with the child before → conversation → plan to all → review
 *
 * The steps are a dated rule (data/rules/plan-process). A day comes from the plan
 * itself where it has a field for it, else from an act that was stored.
 * Source: handbook PLAN-1, PLAN-4, PLAN-10; §§ 36, 36a SGB VIII.
 */
#pragma once

#include "base/fw-calendar.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

typedef enum
{
  FW_PLAN_STEP_OPEN,
  FW_PLAN_STEP_DUE,
  FW_PLAN_STEP_OVERDUE,
  FW_PLAN_STEP_DONE,
  FW_PLAN_STEP_NOT_DONE, /* and there is a reason */
} FwPlanStepState;

typedef struct
{
  char *name;
  char *title; /* German, the office's own */
  char *source;
  char *field;   /* of the plan's form that has the day; "" for none */
  char *place;   /* where the plan is written for it: a field or a section; "" for none */
  gboolean once; /* belongs to the help, not to each of its plans */
  FwDay done;    /* FW_DAY_NONE: not yet */
  FwDay due;     /* FW_DAY_NONE: no day */
  char *reason;
  FwPlanStepState state;
} FwPlanStep;

#define FW_TYPE_PLAN_PROCESS (fw_plan_process_get_type ())
typedef struct _FwPlanProcess FwPlanProcess;

GType
fw_plan_process_get_type (void) G_GNUC_CONST;
/* @body: the rule's JSON. @days (text → ISO day) and @reasons: what is known of the steps, and of
 * the fields of the plan. @to_all_days: the office's period for "plan to all" from the
 * conversation, worked out already (FW_DAY_NONE: not known). NULL for a rule that cannot be read. */
FwPlanProcess *
fw_plan_process_new (const char *body,
                     GHashTable *days,
                     GHashTable *reasons,
                     FwDay to_all,
                     const FwCalendar *calendar,
                     FwDay today,
                     GError **error);
FwPlanProcess *
fw_plan_process_ref (FwPlanProcess *self);
void
fw_plan_process_unref (FwPlanProcess *self);
/* Borrowed: FwPlanStep in order. */
GPtrArray *
fw_plan_process_get_steps (FwPlanProcess *self);
/* The first that is neither done nor left out for a reason; NULL when all are. */
const FwPlanStep *
fw_plan_process_get_next (FwPlanProcess *self);
/* Where the plan stands: the first open step after the last that was done, else the first open
 * one; NULL when all are done. @number (out, nullable): from 1. */
const FwPlanStep *
fw_plan_process_get_station (FwPlanProcess *self, guint *number);
guint
fw_plan_process_count_overdue (FwPlanProcess *self);
const FwCalendar *
fw_plan_process_get_calendar (FwPlanProcess *self);
/* "done on 2.3.2026", "overdue since 13.4.2026, 4 working days ago", "due on 26.5.2026",
 * "not done: …", "open"; translated. */
char *
fw_plan_step_to_text (const FwPlanStep *step, const FwCalendar *calendar, FwDay today);

/* The process of that plan (FwPlanProcess, boxed). NOT_FOUND. */
DexFuture *
fw_plan_process_load (FwStore *store, gint64 plan_id);
/* Stores the day of a step that has no field (@day ISO, "" for not done) with the reason why not;
 * resolves to the applied FwChangeSet. */
DexFuture *
fw_plan_process_save_step (FwStore *store,
                           gint64 plan_id,
                           const char *step,
                           gboolean once,
                           const char *day,
                           const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPlanProcess, fw_plan_process_unref)

G_END_DECLS
