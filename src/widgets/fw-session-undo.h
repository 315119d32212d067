/* fw-session-undo.h: taking back, or doing again, the last act of an edit session. */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

/* Saves what is typed first, so that it is the act that is taken back, or with @again done again. What was undone,
 * why not, or that there is nothing, is told in @toasts (NULL: of the window) and spoken, unless @widget, which is
 * kept alive, has gone from its window meanwhile. Returns at once. */
void
fw_session_undo (FwEditSession *session,
                 GtkWidget *widget,
                 AdwToastOverlay *toasts,
                 gboolean again);

G_END_DECLS
