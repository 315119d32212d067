/* fw-stream-figure-bar.h: the totals of what is shown, always live; a click on a number
 * shows its formula, its parts and what of its inputs is unknown. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_FIGURE_BAR (fw_stream_figure_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamFigureBar, fw_stream_figure_bar, FW, STREAM_FIGURE_BAR, AdwBin)

/* Signals: step-wanted (const char *scene_id): somebody goes from an input to its step. */
GtkWidget *
fw_stream_figure_bar_new (FwStreamDesk *desk);
/* A figure in one word against today's. Free. */
char *
fw_stream_figure_dup_change (const FwStreamFigures *before,
                             const FwStreamFigures *after,
                             FwValueStreamFigureKind kind,
                             gboolean *better);

G_END_DECLS
