/* fw-session-repository.h: sessions, the office's calendar of them, people invited. */
#pragma once

#include "domain/fw-conference-kind.h"
#include "domain/fw-conference.h"

G_BEGIN_DECLS

/* Columns of list. */
enum
{
  FW_SESSION_ID,
  FW_SESSION_KIND,
  FW_SESSION_KIND_TITLE,
  FW_SESSION_HELD_ON,
  FW_SESSION_STARTS_AT,
  FW_SESSION_PLACE,
  FW_SESSION_TEAM,
  FW_SESSION_CHAIR,
  FW_SESSION_STATUS,
  FW_SESSION_N_CASES,
  FW_SESSION_N_CLOSED, /* of its cases */
  FW_SESSION_N_PEOPLE,
};
/* Sessions held on days in [@from, @to] (ISO; NULL: open), by day. */
DexFuture *
fw_session_repository_list (FwStore *store, const char *from, const char *to);
/* Makes the sessions of every series up to @until that do not exist yet; skips days
 * that are no working days of the office by moving to the next one. Resolves to their number (int). */
DexFuture *
fw_session_repository_plan (FwStore *store, const char *until);
/* A new session with @chair and the team's people invited with the roles that the
 * kind asks for; resolves to its id (int64). */
DexFuture *
fw_session_repository_create (FwStore *store,
                              const char *kind,
                              const char *held_on,
                              const char *starts_at,
                              const char *place,
                              gint64 team_id,
                              gint64 chair_id);
DexFuture *
fw_session_repository_load (FwStore *store, gint64 id); /* FwSession */
DexFuture *
fw_session_repository_load_people (FwStore *store, gint64 id); /* GListStore of FwSessionPerson */
DexFuture *
fw_session_repository_add_person (FwStore *store,
                                  gint64 id,
                                  gint64 staff_id,
                                  const char *name,
                                  const char *role,
                                  const char *institution,
                                  gint64 conference_id /* 0: whole session */);
DexFuture *
fw_session_repository_remove_person (FwStore *store, gint64 person_id, gint64 version);
/* Series: FwSessionSeries records (GListStore). */
DexFuture *
fw_session_repository_load_series (FwStore *store);
/* What is missing for @kind with the people @people (FwSessionPerson): sentences,
 * NULL-terminated, empty when all roles are there. Present and invited ones count
 * before the session is held, present ones afterwards. */
char **
fw_session_missing_roles (FwConferenceKind *kind, GListModel *people, gboolean only_present);

G_END_DECLS
