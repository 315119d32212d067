/* fw-measure-change.h: what a measure does to one step or flow: asked for, and in words. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

/* Opens a dialog over @widget; what is asked for is one act. */
void
fw_measure_change_ask (GtkWidget *widget, FwStreamDesk *desk, const char *measure_id);
/* "Fallkonferenz: Waiting before 18.4 h", "Antrag stellen falls away". Free. */
char *
fw_measure_change_dup_text (FwStream *stream, const FwStreamItem *change);

G_END_DECLS
