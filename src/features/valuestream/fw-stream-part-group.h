/* fw-stream-part-group.h: what a map is told to have, one row each: pools of people
 * (name, people, cost an hour) or kinds of cases (name, share). Each change is one act.
 */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_PART_GROUP (fw_stream_part_group_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamPartGroup,
                      fw_stream_part_group,
                      FW,
                      STREAM_PART_GROUP,
                      AdwPreferencesGroup)

/* @kind: FW_STREAM_POOL or FW_STREAM_CLASS. */
GtkWidget *
fw_stream_part_group_new (FwStreamDesk *desk, FwStreamKind kind);

G_END_DECLS
