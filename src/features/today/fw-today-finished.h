/* fw-today-finished.h: the list of what was due and is finished. */
#pragma once

#include "store/fw-store.h"
#include "widgets/fw-undo.h"

G_BEGIN_DECLS

/* Over @widget: each can be opened in its case, or taken up again (@undo). */
void
fw_today_show_finished (GtkWidget *widget, FwStore *store, FwUndo *undo);

G_END_DECLS
