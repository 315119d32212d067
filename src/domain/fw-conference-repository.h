/* fw-conference-repository.h: one case's part of a session, from registration to closed minutes. */
#pragma once

#include "domain/fw-conference-kind.h"
#include "domain/fw-conference.h"
#include "domain/fw-decision.h"
#include "domain/fw-form.h"

G_BEGIN_DECLS

#define FW_CONFERENCE_ERROR (fw_conference_error_quark ())
typedef enum
{
  FW_CONFERENCE_ERROR_MISSING_ROLE, /* and no reason */
  FW_CONFERENCE_ERROR_INCOMPLETE, /* a decision without result, responsible or date; > 5 % empty without exception */
  FW_CONFERENCE_ERROR_NO_REASON,    /* another light than suggested */
  FW_CONFERENCE_ERROR_NOT_REVEALED, /* rated together while somebody has not rated */
  FW_CONFERENCE_ERROR_CLOSED,   /* frozen minutes are not changed; a correction is a new version */
  FW_CONFERENCE_ERROR_TOO_LATE, /* registered after the deadline */
} FwConferenceError;
GQuark
fw_conference_error_quark (void);

/* Columns of list. */
enum
{
  FW_CONFERENCE_ID,
  FW_CONFERENCE_CASE,
  FW_CONFERENCE_CASE_NAME,
  FW_CONFERENCE_CASE_NUMBER,
  FW_CONFERENCE_SESSION,
  FW_CONFERENCE_HELD_ON,
  FW_CONFERENCE_STARTS_AT,
  FW_CONFERENCE_KIND,
  FW_CONFERENCE_KIND_TITLE,
  FW_CONFERENCE_QUESTION,
  FW_CONFERENCE_STATUS,
  FW_CONFERENCE_DUE,
  FW_CONFERENCE_FORM,
  FW_CONFERENCE_LIGHT,
  FW_CONFERENCE_N_DECISIONS,
  FW_CONFERENCE_N_VERSIONS,
};
/* @case_id 0: all; @session_id 0: all; @status NULL: all. By day, then position. */
DexFuture *
fw_conference_repository_list (FwStore *store,
                               gint64 case_id,
                               gint64 session_id,
                               const char *status);
/* Registers a case for a conference of @kind; @session_id 0: none yet. Makes the form
 * with what the record knows. Resolves to the id (int64). @question is not empty. */
DexFuture *
fw_conference_repository_register (FwStore *store,
                                   gint64 case_id,
                                   const char *kind,
                                   gint64 session_id,
                                   const char *question,
                                   const char *due /* nullable */,
                                   gboolean pseudonymous);
DexFuture *
fw_conference_repository_withdraw (FwStore *store, gint64 id, gint64 version, const char *reason);
DexFuture *
fw_conference_repository_load (FwStore *store, gint64 id); /* FwConference */
/* Registered becomes open: somebody holds it now. Resolves to TRUE, also when it is open already. */
DexFuture *
fw_conference_repository_begin (FwStore *store, gint64 id);
/* The dated kind that the conference was registered under (FwConferenceKind, boxed). */
DexFuture *
fw_conference_repository_load_kind (FwStore *store, gint64 id);
/* The decisions of earlier conferences of the same case that are still open or ended
 * since the last one: GListStore of FwDecisionItem, red first. Its data "since"
 * (g_object_get_data) is the ISO day of the last one; NULL: there was none. */
DexFuture *
fw_conference_repository_load_former (FwStore *store, gint64 id);

/* The blind round. Rounds of the people present (made when missing), GListStore of FwConferenceRound. */
DexFuture *
fw_conference_repository_load_rounds (FwStore *store, gint64 id);
/* Values of one person, or of all once revealed (@person_id 0): GListStore of FwRating.
 * NOT_REVEALED for all while the round is blind. */
DexFuture *
fw_conference_repository_load_ratings (FwStore *store, gint64 id, gint64 person_id);
/* Replaces the values of one person: @values has a value (0-4) per domain of the kind, then
 * the safety question; @reasons (nullable entries) of "not judged". CLOSED once revealed. */
DexFuture *
fw_conference_repository_rate (FwStore *store,
                               gint64 id,
                               gint64 person_id,
                               const char *const *domains,
                               const int *values,
                               const char *const *reasons,
                               const char *way);
DexFuture *
fw_conference_repository_set_absent (FwStore *store,
                                     gint64 id,
                                     gint64 person_id,
                                     const char *reason);
/* Shows all together: needs everybody rated or absent with a reason. Resolves to TRUE. */
DexFuture *
fw_conference_repository_reveal (FwStore *store, gint64 id);
/* The safety question with the children's names: "Ist Lina heute Nacht sicher?" (string). */
DexFuture *
fw_conference_repository_load_safety (FwStore *store, gint64 id);
/* Agreed values, one a domain (made at reveal): GListStore of FwAgreedRating. */
DexFuture *
fw_conference_repository_load_agreed (FwStore *store, gint64 id);

/* The suggestion of the kind's rule from @agreed (FwAgreedRating) and the safety
 * question ("yes", "no", "unknown"): "red" when not safe or any value 4, "yellow" from a
 * value 3 or an unknown safety, "green" else; "" while nothing is agreed. @reason (out):
 * a sentence; free it. Pure. */
const char *
fw_conference_suggest (FwConferenceKind *kind,
                       GListModel *agreed,
                       const char *safety,
                       char **reason);

/* Fields in all: the form's, the rating's, the decisions' three. */
DexFuture *
fw_conference_repository_count (FwStore *store,
                                gint64 id,
                                FwForm *form); /* boxed FwFormCount copy via GArray of 1 */

/* Registers the case of a conference that proposes a help with those who decide on it: the next
 * session that still takes it, or none yet; question, options, wish and reasons go along.
 * Resolves to the FwChangeSet (boxed), not applied yet, so that whoever commits it can take it
 * back. CLOSED when that was done before, NOT_FOUND when nobody decides (handbook CONF-1, CONF-6). */
DexFuture *
fw_conference_repository_propose (FwStore *store, gint64 id);
/* Columns of load_proposed. */
enum
{
  FW_PROPOSED_ID,
  FW_PROPOSED_STATUS,
  FW_PROPOSED_HELD_ON, /* NULL: no session yet */
  FW_PROPOSED_STARTS_AT,
  FW_PROPOSED_PLACE,
};
/* Where the proposal of this conference is decided on; no row: nowhere. */
DexFuture *
fw_conference_repository_load_proposed (FwStore *store, gint64 id);

/* The minutes' canonical content (JSON): only of this case. */
DexFuture *
fw_conference_repository_dup_content (FwStore *store, gint64 id, FwForm *form);
/* Closes or corrects: freezes @content with its @pdf as version @number, puts the
 * decisions in force, writes the record entry, the plan's draft where the kind
 * produces it, and the next date. The record entry, the next date and a talk that is
 * due (CONF-16) become re-submissions and acts of the case. Refuses with FW_CONFERENCE_ERROR or
 * FW_DECISION_ERROR when something is missing: @role_reason for a missing role,
 * @exception for more than 5 % empty (both may be ""). Resolves to the document's id. */
DexFuture *
fw_conference_repository_close (FwStore *store,
                                gint64 id,
                                guint number,
                                const char *content,
                                GBytes *pdf,
                                const char *role_reason,
                                const char *exception);
/* Opens closed minutes for a correction; the frozen version stays. @reason not empty. */
DexFuture *
fw_conference_repository_correct (FwStore *store, gint64 id, gint64 version, const char *reason);
DexFuture *
fw_conference_repository_list_versions (
    FwStore *store,
    gint64 id); /* columns FW_VERSION_… of fw-plan-repository.h */
/* The content that a version was frozen with (string); NOT_FOUND. */
DexFuture *
fw_conference_repository_load_version_content (FwStore *store, gint64 document_id);
DexFuture *
fw_conference_repository_load_distribution (FwStore *store,
                                            gint64 document_id); /* GListStore of records */
DexFuture *
fw_conference_repository_add_distribution (FwStore *store,
                                           gint64 document_id,
                                           const char *name,
                                           const char *institution,
                                           const char *sent_on,
                                           const char *way);

G_END_DECLS
