/* fw-stream-inspector.h: all that is told of the selected step, party or flow, each figure
 * with its source, to be typed at once. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_INSPECTOR (fw_stream_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamInspector, fw_stream_inspector, FW, STREAM_INSPECTOR, AdwBin)

GtkWidget *
fw_stream_inspector_new (FwStreamDesk *desk);
/* Puts the cursor into the first field. */
void
fw_stream_inspector_focus (FwStreamInspector *self);

G_END_DECLS
