/* fw-session-undo.h: taking back, or doing again, the last act of an edit session. */
#pragma once

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

/* Only in a fiber. Saves what is typed first, so that it is the act that is taken back.
 * Returns what to tell the user: what was undone, why not, or that there is nothing;
 * free with g_free(). */
char *
fw_session_await_undo (FwEditSession *session, gboolean again);

G_END_DECLS
