/* fw-stream-waterfall.h: from today to the target, a bar for each measure; closes by
 * construction. Draws itself; what it shows is its accessible text too. Main thread. */
#pragma once

#include <gtk/gtk.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_WATERFALL (fw_stream_waterfall_view_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamWaterfallView,
                      fw_stream_waterfall_view,
                      FW,
                      STREAM_WATERFALL_VIEW,
                      GtkWidget)

GtkWidget *
fw_stream_waterfall_view_new (void);
/* Copies what it needs. @goal: share of today that is to be saved; NAN for none. */
void
fw_stream_waterfall_view_set (FwStreamWaterfallView *self,
                              const FwStreamWaterfall *waterfall,
                              double day_s,
                              double goal);

G_END_DECLS
