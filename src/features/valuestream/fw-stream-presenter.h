/* fw-stream-presenter.h: the map for the room: a second window, to be read only, in parts
 * of a few steps in large type, numbers covered until they are shown. Main thread. */
#pragma once

#include <gtk/gtk.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_PRESENTER (fw_stream_presenter_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamPresenter, fw_stream_presenter, FW, STREAM_PRESENTER, GtkWindow)

/* On another monitor than that of @main_window, where there is one. */
GtkWidget *
fw_stream_presenter_new (FwStreamDesk *desk, GtkRoot *main_window);

G_END_DECLS
