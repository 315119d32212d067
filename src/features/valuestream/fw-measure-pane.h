/* fw-measure-pane.h: the measures of the mode Target: switches with their effect, owner,
 * date and changes; below them the waterfall and the checks. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_MEASURE_PANE (fw_measure_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwMeasurePane, fw_measure_pane, FW, MEASURE_PANE, AdwBin)

GtkWidget *
fw_measure_pane_new (FwStreamDesk *desk);

G_END_DECLS
