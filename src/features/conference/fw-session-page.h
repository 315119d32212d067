/* fw-session-page.h: one session: when and where, its cases in order, people, the part without cases. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Actions: session.register, session.invite, session.cancel, session.held,
 * session.list (s: "print", "pdf"), session.calendar. */
#define FW_TYPE_SESSION_PAGE (fw_session_page_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionPage, fw_session_page, FW, SESSION_PAGE, AdwNavigationPage)

AdwNavigationPage *
fw_session_page_new (FwStore *store, gint64 session_id);

G_END_DECLS
