/* fw-stream-gate-group.h: of a step in the pane: who does it (pool), on which days it is
 * released (signature Tuesday and Thursday, a conference with its capacity), and what
 * follows from that: the mean wait for the release, cases that could be done in a day.
 */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_GATE_GROUP (fw_stream_gate_group_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamGateGroup,
                      fw_stream_gate_group,
                      FW,
                      STREAM_GATE_GROUP,
                      AdwPreferencesGroup)

/* Follows the desk; shows nothing once the step is gone. */
GtkWidget *
fw_stream_gate_group_new (FwStreamDesk *desk, const char *step);

G_END_DECLS
