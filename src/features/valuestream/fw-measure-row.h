/* fw-measure-row.h: one measure: its switch and effect, and unfolded who, until when,
 * what it is expected to bring, and what it changes. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_MEASURE_ROW (fw_measure_row_get_type ())
G_DECLARE_FINAL_TYPE (FwMeasureRow, fw_measure_row, FW, MEASURE_ROW, AdwExpanderRow)

GtkWidget *
fw_measure_row_new (FwStreamDesk *desk, const char *measure_id);
/* @effect in seconds of expected time; NAN: cannot be said. */
void
fw_measure_row_refresh (FwMeasureRow *self, guint number, double effect);
/* Unfolds, with the cursor in the name. */
void
fw_measure_row_open (FwMeasureRow *self);

G_END_DECLS
