/* fw-stream-stopwatch.h: a button that measures the process time of one step: each stop is
 * one more measured time of it. Main thread. */
#pragma once

#include <gtk/gtk.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_STOPWATCH (fw_stream_stopwatch_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamStopwatch, fw_stream_stopwatch, FW, STREAM_STOPWATCH, GtkWidget)

GtkWidget *
fw_stream_stopwatch_new (FwStreamDesk *desk, const char *step_id);

G_END_DECLS
