/* fw-stream-snapshots.h: how a map stood before ("after lunch"): take, compare, put back. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_SNAPSHOTS (fw_stream_snapshots_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamSnapshots, fw_stream_snapshots, FW, STREAM_SNAPSHOTS, AdwDialog)

AdwDialog *
fw_stream_snapshots_new (FwStreamDesk *desk);

G_END_DECLS
