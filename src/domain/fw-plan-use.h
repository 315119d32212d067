/* fw-plan-use.h: hours and cost of a help: approved, used, open; and the provider's reports.
 *
 * Approved is what the plan says; used is the sum of the provider's statements.
 * Source: handbook MON-2, PROV-2, PROV-3.
 */
#pragma once

#include "base/fw-calendar.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* From this share of the approved hours on there is a warning. */
#define FW_PLAN_USE_WARNING 80

typedef enum
{
  FW_PLAN_USE_FINE,
  FW_PLAN_USE_NEAR,  /* most of it is used */
  FW_PLAN_USE_SHORT, /* at this pace it ends before the help does */
  FW_PLAN_USE_OVER,  /* more than approved */
} FwPlanUseState;

#define FW_TYPE_PLAN_USE (fw_plan_use_get_type ())
typedef struct
{
  int minutes_approved; /* -1: the plan says nothing */
  int minutes_used;
  gint64 cents_approved; /* -1: the plan says nothing */
  gint64 cents_used;
  FwDay start, end, up_to; /* of the help, and of the last statement; FW_DAY_NONE: not known */
  FwDay runs_out;          /* at the pace so far; FW_DAY_NONE: not known */
  FwPlanUseState state;
} FwPlanUse;

GType
fw_plan_use_get_type (void) G_GNUC_CONST;
FwPlanUse *
fw_plan_use_copy (const FwPlanUse *self);
void
fw_plan_use_free (FwPlanUse *self);
/* Pure: fills @runs_out and @state from the rest. */
void
fw_plan_use_judge (FwPlanUse *self);
/* Minutes of "208", "7,5" or "7.25" hours; FALSE for anything else, and for more than 100 000. */
gboolean
fw_plan_use_parse_hours (const char *text, int *minutes);
/* Cents of "1234", "1234,50"; FALSE for anything else. */
gboolean
fw_plan_use_parse_money (const char *text, gint64 *cents);
/* "7,5" */
char *
fw_plan_use_hours_to_text (int minutes);
char *
fw_plan_use_money_to_text (gint64 cents);

/* Columns of list_reports. */
enum
{
  FW_REPORT_ID,
  FW_REPORT_KIND, /* clearing, agreement, review, situation, final */
  FW_REPORT_DUE,
  FW_REPORT_CAME_ON,
};

/* Resolves to an FwPlanUse (boxed). */
DexFuture *
fw_plan_use_load (FwStore *store, gint64 plan_id);
/* A statement of what was used since the one before; @up_to ISO. Both resolve to the applied
 * FwChangeSet, as do those below. */
DexFuture *
fw_plan_use_add (FwStore *store, gint64 plan_id, const char *up_to, int minutes, gint64 cents);
/* FwResult in the order of their days. */
DexFuture *
fw_plan_use_list_reports (FwStore *store, gint64 plan_id);
DexFuture *
fw_plan_use_add_report (FwStore *store, gint64 plan_id, const char *kind, const char *due);
DexFuture *
fw_plan_use_receive_report (FwStore *store, gint64 report_id, const char *came_on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPlanUse, fw_plan_use_free)

G_END_DECLS
