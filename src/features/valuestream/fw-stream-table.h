/* fw-stream-table.h: the mode Measure: all figures of the steps as a table to type in,
 * with their source, and what is not known yet. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_TABLE (fw_stream_table_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamTable, fw_stream_table, FW, STREAM_TABLE, AdwBin)

GtkWidget *
fw_stream_table_new (FwStreamDesk *desk);
/* The cursor goes to the next figure that is not known. FALSE when all are. */
gboolean
fw_stream_table_next_empty (FwStreamTable *self);

G_END_DECLS
