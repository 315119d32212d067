/* fw-conference-private.h: what the parts of the conferences' repositories share; on a store's
 * thread. */
#pragma once

#include "domain/fw-conference-repository.h"

G_BEGIN_DECLS

/* The short title of @kind in force today, the kind's name without one. */
char *
_fw_conference_dup_kind_title (FwConnection *connection, const char *kind);
/* @rows with the titles of their kinds in @title_column. */
FwResult *
_fw_conference_replace_titles (FwConnection *connection,
                               FwResult *rows,
                               guint id_column,
                               guint kind_column,
                               guint title_column);

typedef struct
{
  const char *held_on;
  const char *starts_at;
  const char *place;
  gint64 series_id; /* 0: none */
  gint64 team_id;
  gint64 chair_id;
} FwNewSession;
/* Adds a session with the people invited to @changes; its id, 0 on error. */
gint64
_fw_session_append (FwConnection *connection,
                    FwChangeSet *changes,
                    FwConferenceKind *kind,
                    const FwNewSession *values,
                    GError **error);
void
_fw_session_append_person (FwChangeSet *changes,
                           gint64 session_id,
                           gint64 conference_id,
                           gint64 staff_id,
                           const char *name,
                           const char *role,
                           const char *institution,
                           const char *email,
                           gint64 position);

/* Adds a conference with its form to @changes; values as fw_conference_repository_register(). */
typedef struct
{
  gint64 case_id;
  gint64 session_id;
  const char *question;
  const char *due; /* nullable */
  gboolean pseudonymous;
  gint64 staff_id;
  FwRow *answers;     /* nullable: known answers */
  gint64 proposed_by; /* the conference whose proposal it decides on; 0: none */
} FwNewConference;
gint64
_fw_conference_append (FwConnection *connection,
                       FwChangeSet *changes,
                       FwConferenceKind *kind,
                       const FwNewConference *values,
                       gint64 *form_id,
                       GError **error);

/* TOO_LATE where @session_id (0: none, always fine) takes no case of @kind any more. */
gboolean
_fw_conference_check_deadline (FwConnection *connection,
                               FwConferenceKind *kind,
                               gint64 session_id,
                               GError **error);

/* One row of `conference` as columns by name, with "form_version", "template_valid_from" and
 * "held_on"; NOT_FOUND. */
FwRow *
_fw_conference_read (FwConnection *connection, gint64 id, GError **error);
/* See fw_conference_repository_load_former(); @since (out, transfer full, nullable). */
GListStore *
_fw_conference_read_former (FwConnection *connection, gint64 id, char **since, GError **error);
/* The sentence of frozen minutes; always FALSE. */
gboolean
_fw_conference_refuse_closed (GError **error);
/* The safety question with the children's names; "" when the kind has none. */
char *
_fw_conference_dup_safety (FwConnection *connection, FwConferenceKind *kind, gint64 case_id);
/* Fields of the rating and the decisions and the conference's own, without the form's. */
gboolean
_fw_conference_count (FwConnection *connection,
                      FwConferenceKind *kind,
                      FwRow *conference,
                      FwFormCount *count,
                      GError **error);
/* Roles in short supply, as titles ("Teamleitung, noch 1 Fachkraft"); "" when none.
 * @presence: 'present' only, or all who are not absent. */
char *
_fw_conference_dup_missing_roles (FwConnection *connection,
                                  FwConferenceKind *kind,
                                  gint64 session_id,
                                  gint64 conference_id,
                                  gboolean only_present,
                                  GError **error);
/* What the rule of @kind suggests for values by domain, NULL where not agreed; see
 * fw_conference_suggest(). @values: one a domain of the kind, 0 not judged, -1 open. */
const char *
_fw_conference_suggest (FwConferenceKind *kind,
                        const int *values,
                        const char *safety,
                        char **reason);
/* What closing writes beside the minutes: the act in the course of the case, the
 * next date, a talk that is due, agreements in the help plan's draft. */
gboolean
_fw_conference_append_results (FwConnection *connection,
                               FwChangeSet *changes,
                               FwConferenceKind *kind,
                               FwRow *conference,
                               FwResult *decisions,
                               guint number,
                               gint64 staff_id,
                               GError **error);
/* Columns of the decisions that closing reads. */
enum
{
  FW_CLOSING_ID,
  FW_CLOSING_VERSION,
  FW_CLOSING_WHAT,
  FW_CLOSING_RESPONSIBLE,
  FW_CLOSING_DUE,
  FW_CLOSING_IN_FORCE,
  FW_CLOSING_STAFF,
  FW_CLOSING_STAFF_ID,
};

G_END_DECLS
