/* fw-session-person-row.h: somebody invited to a session: role, presence, why absent.
 *
 * Signals: remove, invitation (const char *way: "print", "pdf").
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-conference-kind.h"
#include "domain/fw-conference.h"

G_BEGIN_DECLS

#define FW_TYPE_SESSION_PERSON_ROW (fw_session_person_row_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionPersonRow,
                      fw_session_person_row,
                      FW,
                      SESSION_PERSON_ROW,
                      AdwExpanderRow)

GtkWidget *
fw_session_person_row_new (FwSessionPerson *person, FwConferenceKind *kind);
FwSessionPerson *
fw_session_person_row_get_person (FwSessionPersonRow *self);

G_END_DECLS
