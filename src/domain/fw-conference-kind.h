/* fw-conference-kind.h: a kind of conference: steps, roles, rating grid, legal frame.
 *
 * Parsed from the member "conference" of a dated rule of kind "form-template"
 * whose name begins with "conference-"; the rest of the same document is the
 * form template of its fields. A new kind is one more document and no code.
 * Immutable, boxed, reference counted; the texts are the office's (German).
 *
 *   "conference": { "short": "Fallkonferenz", "lead": "…", "ad_hoc_hours": 24,
 *     "rhythm": "six-weekly", "produces": ["decisions", "plan-draft", "proposal"],
 *     "min_people": 3, "decision_rights": ["team", "lead"], "register_days": 5,
 *     "steps": [{"name": "preparation", "title": "Vorbereitung", "minutes": 5,
 *                "prompt": "…", "part": "form", "sections": ["question"]}, …],
 *     "roles": [{"role": "team-lead", "title": "Teamleitung", "minimum": 1}, …],
 *     "legal": [{"title": "§ 36 Abs. 2 SGB VIII", "text": "…", "step": "decision"}],
 *     "rating": {"safety": "Ist {child} heute Nacht sicher?", "levels": ["unauffällig", …4],
 *                "rule": "highest-value", "rule_version": 3, "rule_from": "2026-07-01",
 *                "domains": [{"name": "care", "title": "Körperliche Versorgung",
 *                             "anchors": ["…", "…", "…", "…"]}, …]} }
 */
#pragma once

#include "domain/fw-form-template.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* What a step shows below its form sections. */
typedef enum
{
  FW_STEP_FORM,      /* nothing else */
  FW_STEP_RATING,    /* the blind round and the shared grid */
  FW_STEP_OPTIONS,   /* the section "options" as a table beside each other */
  FW_STEP_DECISIONS, /* options, legal frame, decisions, votes */
  FW_STEP_FOLLOW_UP, /* lights, distribution, next date */
} FwStepPart;

typedef struct
{
  char *name;
  char *title;
  char *prompt; /* what to do, one or two sentences; "" for none */
  int minutes;  /* 0: no timer */
  FwStepPart part;
  char **sections; /* of the form template, NULL-terminated */
} FwStep;

typedef struct
{
  char *role;
  char *title;
  int minimum; /* people; 0: welcome, not required */
} FwConferenceRole;

typedef struct
{
  char *title;
  char *text;
  char *step; /* where it is shown; "" everywhere it fits */
} FwLegalFrame;

typedef struct
{
  char *name;
  char *title;
  char *anchors[4]; /* what the levels 1 to 4 mean here; "" for none */
} FwRatingDomain;

#define FW_TYPE_CONFERENCE_KIND (fw_conference_kind_get_type ())
typedef struct
{
  char *name; /* "conference-case" */
  char *valid_from;
  char *title;
  char *short_title;
  char *lead;
  char *rhythm;      /* "" when only ad hoc */
  int ad_hoc_hours;  /* 0: not ad hoc; else the latest start after registration */
  int register_days; /* working days before a session of the calendar; 0: until its day */
  int min_people;
  gboolean case_free_part;
  char **
      produces; /* "decisions", "plan-draft", "proposal" (others decide), "order"; NULL-terminated */
  char **decision_rights;
  GPtrArray *steps; /* of FwStep */
  GPtrArray *roles; /* of FwConferenceRole */
  GPtrArray *legal; /* of FwLegalFrame */
  char *safety;     /* question; "" when there is no rating */
  char *levels[4];
  char *rule; /* "highest-value" */
  int rule_version;
  char *rule_from;
  GPtrArray *domains; /* of FwRatingDomain; empty when there is no rating */
  FwFormTemplate *form;
} FwConferenceKind;

GType
fw_conference_kind_get_type (void) G_GNUC_CONST;
/* NULL with FW_FORM_ERROR_BAD_TEMPLATE and a message that names the place. */
FwConferenceKind *
fw_conference_kind_parse (const char *name,
                          const char *valid_from,
                          const char *json,
                          GError **error);
FwConferenceKind *
fw_conference_kind_ref (FwConferenceKind *self);
void
fw_conference_kind_unref (FwConferenceKind *self);
const FwStep *
fw_conference_kind_find_step (FwConferenceKind *self, const char *name);
const FwRatingDomain *
fw_conference_kind_find_domain (FwConferenceKind *self, const char *name);
gboolean
fw_conference_kind_produces (FwConferenceKind *self, const char *what);

/* Whether somebody of @role is counted as @wanted: the worker and a colleague are
 * professionals too. */
gboolean
fw_conference_role_is (const char *role, const char *wanted);
/* The title of @role in this kind; for roles that it does not name a German
 * word of ours ("Gast"). Never NULL. */
const char *
fw_conference_kind_get_role_title (FwConferenceKind *self, const char *role);

/* The kinds in force today; resolves to a GPtrArray (boxed) of FwConferenceKind by title.
 * A document that cannot be read is left out and named in the log without its text. */
DexFuture *
fw_conference_kinds_load (FwStore *store);
/* Exactly the dated kind that a conference was begun with. */
DexFuture *
fw_conference_kind_load_dated (FwStore *store, const char *name, const char *valid_from);

/* The same on a store's thread; @valid_from NULL: the one in force today. NULL with
 * FW_STORE_ERROR_NOT_FOUND or FW_FORM_ERROR_BAD_TEMPLATE. */
FwConferenceKind *
fw_conference_kind_find (FwConnection *connection,
                         const char *name,
                         const char *valid_from,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwConferenceKind, fw_conference_kind_unref)

G_END_DECLS
