/* fw-plan-process-line.h: the way of a help plan as a line of steps, each with its day.
 *
 * A step that stands in the plan asks to be shown there; any other asks for its day or
 * the reason why not. Hidden while there is no plan.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-plan-process.h"
#include "widgets/fw-undo.h"

G_BEGIN_DECLS

/* Signals: place (string): the field or section of the plan that a step is written in was
 * asked for; loaded: the process was read anew. */
#define FW_TYPE_PLAN_PROCESS_LINE (fw_plan_process_line_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanProcessLine, fw_plan_process_line, FW, PLAN_PROCESS_LINE, AdwBin)

/* Shows that plan, or shows it again; @plan_id 0: none. What is done goes to @undo (nullable). */
void
fw_plan_process_line_show (FwPlanProcessLine *self, FwStore *store, FwUndo *undo, gint64 plan_id);
/* Borrowed; NULL before it is read. */
FwPlanProcess *
fw_plan_process_line_get_process (FwPlanProcessLine *self);

/* How a state is drawn. */
const char *
fw_plan_step_get_icon (const FwPlanStep *step);
const char *
fw_plan_step_get_style (const FwPlanStep *step);

G_END_DECLS
