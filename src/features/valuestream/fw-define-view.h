/* fw-define-view.h: the mode Define: where it begins and ends, for whom, how often, who is
 * in the room, which lanes. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_DEFINE_VIEW (fw_define_view_get_type ())
G_DECLARE_FINAL_TYPE (FwDefineView, fw_define_view, FW, DEFINE_VIEW, AdwBin)

GtkWidget *
fw_define_view_new (FwStreamDesk *desk);
void
fw_define_view_focus (FwDefineView *self);

G_END_DECLS
