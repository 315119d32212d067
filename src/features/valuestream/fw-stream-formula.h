/* fw-stream-formula.h: where a figure comes from: rule, numbers, parts by step, unknown
 * inputs with a way to each, and what not to confuse it with. Main thread. */
#pragma once

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_FORMULA (fw_stream_formula_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamFormula, fw_stream_formula, FW, STREAM_FORMULA, GtkPopover)

/* Signals: step-wanted (const char *scene_id) */
GtkWidget *
fw_stream_formula_new (FwStreamDesk *desk);
/* At @button, which lies in the popover's parent. */
void
fw_stream_formula_show (FwStreamFormula *self, GtkWidget *button, FwValueStreamFigureKind kind);

G_END_DECLS
