/* fw-decision-repository.h: decisions and their history: the only SQL about them.
 *
 * Every act writes the row and an event of its history in one change set, and
 * refuses what would lose a decision: INVALID with a sentence for the user.
 */
#pragma once

#include "domain/fw-decision.h"

G_BEGIN_DECLS

#define FW_DECISION_ERROR (fw_decision_error_quark ())
typedef enum
{
  FW_DECISION_ERROR_NO_REASON,  /* dropping, postponing, another light, reopening */
  FW_DECISION_ERROR_INCOMPLETE, /* result, responsible or date is missing */
  FW_DECISION_ERROR_BAD_DATE,   /* an override without or with a past last day */
  FW_DECISION_ERROR_STILL_OPEN, /* a case ends, and not every open decision has an answer */
} FwDecisionError;
GQuark
fw_decision_error_quark (void);

typedef enum
{
  FW_DECISION_SCOPE_MINE,
  FW_DECISION_SCOPE_TEAM,
  FW_DECISION_SCOPE_OFFICE, /* names only where the reader has a right to the case */
  FW_DECISION_SCOPE_CASE,
} FwDecisionScope;

typedef struct
{
  FwDecisionScope scope;
  gint64 case_id;        /* for CASE, else 0 */
  const char *kind;      /* of the conference; NULL: all */
  gint64 responsible_id; /* 0: everybody */
  const char *from, *to; /* due, ISO; NULL: open end */
  const char *text;      /* folded search in what, responsible, family; NULL */
  gboolean ended;        /* FALSE: open and partly; TRUE: done and dropped, newest first */
  gint64 staff_id;       /* who asks; 0: the one signed in (must be given to read) */
} FwDecisionQuery;

/* Resolves to a GListStore of FwDecisionItem, by due day; decisions in force only.
 * @limit 0: all. */
DexFuture *
fw_decision_repository_list (FwStore *store, const FwDecisionQuery *query, guint limit);
/* The same on a store's thread, for scripts and benchmarks. */
GListStore *
fw_decision_repository_read (FwConnection *connection,
                             const FwDecisionQuery *query,
                             guint limit,
                             GError **error);
/* Counts by light of what fw_decision_repository_list() would list, ended ones too:
 * resolves to a GArray (boxed) of 5 guint, indexed by FwDecisionLight. */
DexFuture *
fw_decision_repository_count (FwStore *store, const FwDecisionQuery *query);
/* Resolves to an FwResult: see the columns below, newest first. */
DexFuture *
fw_decision_repository_history (FwStore *store, gint64 decision_id);
enum
{
  FW_DECISION_EVENT_ID,
  FW_DECISION_EVENT_DAY,
  FW_DECISION_EVENT_STAFF,
  FW_DECISION_EVENT_ACT,
  FW_DECISION_EVENT_FROM,
  FW_DECISION_EVENT_TO,
  FW_DECISION_EVENT_REASON,
};
/* The office's ladder for @item: resolves to a GPtrArray (boxed) of FwEscalation. */
typedef struct
{
  int step;
  char *receiver; /* "Teamleitung · S. Wendt" */
  int after;      /* working days after the due day */
  FwDay day;
  gboolean reached;
} FwEscalation;
DexFuture *
fw_decision_repository_ladder (FwStore *store, gint64 decision_id);

/* Decisions of one conference as live FwDecision records in order (GListStore). */
DexFuture *
fw_decision_repository_load_for (FwStore *store, gint64 conference_id);
/* A change set with a new draft decision of @conference_id at the end; @values
 * (nullable): column → text or int. To be committed by an edit session. */
FwChangeSet *
fw_decision_new_change (gint64 case_id,
                        gint64 conference_id,
                        gint64 position,
                        FwRow *values,
                        gint64 *id);

/* Acts. Each resolves to the applied FwChangeSet, for undo. @reason may be "" only where said. */
DexFuture *
fw_decision_finish (FwStore *store,
                    gint64 id,
                    gint64 version,
                    const char *on,
                    const char *reason /* may be "" */);
DexFuture *
fw_decision_drop (FwStore *store, gint64 id, gint64 version, const char *on, const char *reason);
DexFuture *
fw_decision_postpone (FwStore *store,
                      gint64 id,
                      gint64 version,
                      const char *due,
                      const char *reason);
DexFuture *
fw_decision_hand_over (FwStore *store,
                       gint64 id,
                       gint64 version,
                       gint64 staff_id,
                       const char *name,
                       const char *reason /* may be "" */);
DexFuture *
fw_decision_set_partly (FwStore *store,
                        gint64 id,
                        gint64 version,
                        int n_done,
                        int n_parts,
                        const char *what_is_left /* may be "" */);
DexFuture *
fw_decision_reopen (FwStore *store, gint64 id, gint64 version, const char *reason);
/* @light "" takes an override back. */
DexFuture *
fw_decision_override (FwStore *store,
                      gint64 id,
                      gint64 version,
                      const char *light,
                      const char *until,
                      const char *reason);
DexFuture *
fw_decision_note (FwStore *store, gint64 id, const char *text);
/* What becomes of an open decision when its case ends. */
typedef enum
{
  FW_DECISION_ANSWER_DONE,
  FW_DECISION_ANSWER_DROPPED,     /* with a reason */
  FW_DECISION_ANSWER_HANDED_OVER, /* stays on the board, with somebody else */
} FwDecisionAnswerKind;
typedef struct
{
  gint64 decision_id;
  gint64 version;
  FwDecisionAnswerKind answer;
  const char *reason; /* nullable but for dropped */
  gint64 staff_id;    /* handed over: to whom; 0: see name */
  const char *name;   /* nullable */
} FwDecisionAnswer;
/* Ends a case: every decision of it that is open and in force needs an answer,
 * else STILL_OPEN with the first that has none. All in one change set, to which it
 * resolves, for undo. @closed_on ISO. Source: conferences' issue, "Red cannot be
 * closed away". */
DexFuture *
fw_decision_end_case (FwStore *store,
                      gint64 case_id,
                      gint64 version,
                      const char *closed_on,
                      const char *reason,
                      const FwDecisionAnswer *answers,
                      guint n_answers);
/* The office's ladder in words, for the field of a new decision: "Teamleitung nach
 * 1 AT, Amtsleitung nach 10 AT" (string). */
DexFuture *
fw_decision_repository_default_escalation (FwStore *store);
/* Writes the reminders and escalations that today's date has reached and that are
 * not in the history yet; once a day and sign-in. Resolves to their number (int). */
DexFuture *
fw_decision_remind (FwStore *store);

/* "Schulbericht einholen @Brandt +5 AT" → what, who, due. @staff: columns of
 * fw_staff_repository_list_active(). Unknown parts stay in the text. Dates:
 * "+5 AT", "+5", "bis 1.12.", "1.12.2026"; outputs owned by the caller, "" or
 * FW_DAY_NONE when not said. */
void
fw_decision_parse_line (const char *line,
                        FwResult *staff,
                        const FwCalendar *calendar,
                        FwDay today,
                        char **what,
                        gint64 *staff_id,
                        char **responsible,
                        FwDay *due);

G_END_DECLS
