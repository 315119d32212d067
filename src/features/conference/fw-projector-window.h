/* fw-projector-window.h: what everybody in the room sees, three metres away.
 *
 * A second window bound to the page's desk: only what is being agreed now, as
 * it is typed; never a menu, dialog, other case or notice. Esc ends it, B or
 * the full stop blanks it, Page Up and Page Down go through areas or decisions,
 * Ctrl+plus and Ctrl+minus change the size.
 */
#pragma once

#include <gtk/gtk.h>

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_PROJECTOR_WINDOW (fw_projector_window_get_type ())
G_DECLARE_FINAL_TYPE (FwProjectorWindow, fw_projector_window, FW, PROJECTOR_WINDOW, GtkWindow)

/* Full screen on another monitor than @desk_window is on; with one monitor a
 * window of its own with a hint. */
GtkWindow *
fw_projector_window_new (FwConferenceDesk *desk, GtkRoot *desk_window);

G_END_DECLS
