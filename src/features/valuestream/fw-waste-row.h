/* fw-waste-row.h: one entry of the red list: sign, cause, place, effect, dots. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_WASTE_ROW (fw_waste_row_get_type ())
G_DECLARE_FINAL_TYPE (FwWasteRow, fw_waste_row, FW, WASTE_ROW, GtkListBoxRow)

GtkWidget *
fw_waste_row_new (FwStreamDesk *desk, const char *stamp_id);
/* Says anew what the map has; the text is left alone while somebody types in it. */
void
fw_waste_row_refresh (FwWasteRow *self, double expected);

G_END_DECLS
