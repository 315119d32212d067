/* fw-session-cases.h: the cases of a session in their order.
 *
 * Alt+Up, Alt+Down or dragging change the order; Enter opens the conference.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-conference-kind.h"
#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_SESSION_CASES (fw_session_cases_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionCases, fw_session_cases, FW, SESSION_CASES, AdwBin)

/* @rows: fw_conference_repository_list() of one session; @starts_at "HH:MM" or "". */
void
fw_session_cases_show (FwSessionCases *self,
                       FwStore *store,
                       FwEditSession *session,
                       FwResult *rows,
                       FwConferenceKind *kind,
                       const char *starts_at);
/* Minutes that one case of @kind takes. */
guint
fw_session_get_minutes (FwConferenceKind *kind);
/* "09:30" + 45 → "10:15"; "" for "". Free with g_free(). */
char *
fw_session_add_minutes (const char *time, guint minutes);

G_END_DECLS
