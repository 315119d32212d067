/* fw-conference-desk.h: everything that one conference's page and its second window show.
 *
 * Main-thread object, owned by the page; the second window is bound to the same
 * one, so that text appears there as it is typed. It loads the conference with
 * its session, people, form, ratings and decisions as live records, watches
 * them with one edit session, and tells of every change once per main loop.
 *
 * Properties: step (uint), seconds (uint, spent in this step), names-hidden,
 * with-family, blank (boolean).
 * Signals: loaded (const GError *error), changed (), spot (): what is agreed now.
 */
#pragma once

#include "base/fw-calendar.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-decision-repository.h"
#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

#define FW_TYPE_CONFERENCE_DESK (fw_conference_desk_get_type ())
G_DECLARE_FINAL_TYPE (FwConferenceDesk, fw_conference_desk, FW, CONFERENCE_DESK, GObject)

/* A field that is empty without a reason, and where it is. */
typedef struct
{
  guint step;
  char *title;
  const FwField *field; /* NULL: not of the form */
  gint64 row_id;
  FwRecord *record; /* where it is not of the form, else NULL */
  const char *column;
} FwConferenceGap;

/* A field that is empty with a reason. */
typedef struct
{
  char *title;
  char *reason;
} FwConferenceReason;

/* Read only outside of the desk's own file. All but the store, the id and the
 * lists are NULL until loaded. */
struct _FwConferenceDesk
{
  GObject parent_instance;
  FwStore *store; /* NULL after stopping */
  gint64 id;
  gint64 case_id;
  FwRecord *conference;
  FwRecord *session; /* NULL: registered, without a session yet */
  FwConferenceKind *kind;
  FwForm *form;
  FwEditSession *edits;
  FwFormContext *context;
  GListStore *people;    /* FwSessionPerson who hear this case */
  GListStore *decisions; /* FwDecision */
  GListStore *rounds;    /* FwConferenceRound */
  GListStore *ratings;   /* FwRating; empty while the round is blind */
  GListStore *agreed;    /* FwAgreedRating */
  GListStore *former;    /* FwDecisionItem */
  FwResult *staff;       /* fw_staff_repository_list_active() */
  FwResult *versions;    /* fw_conference_repository_list_versions() */
  FwResult *proposed;    /* fw_conference_repository_load_proposed() */
  GArray *kinds;         /* of help, until the context takes them */
  GPtrArray *masks;      /* of FwMask */
  FwCalendar calendar;
  char *escalation; /* the office's default: who is told when */
  char *safety;     /* the safety question with the children's names; "" for none */
  char *since;      /* day of the conference before (ISO), NULL when there is none */
  char *case_name;
  char *case_number;
  char *draft_what; /* a decision that is being typed; "" for none */
  char *draft_who;
  FwDay draft_due;
  FwRecord *spot;    /* the decision with the cursor, borrowed */
  guint spot_domain; /* the area with the cursor */
  GArray *seconds;   /* guint per step */
  guint step;
  gboolean names_hidden;
  gboolean with_family;
  gboolean blank;
  gboolean loading;
  gboolean reload_wanted;
  guint changed_source;
  guint timer_source;
};

FwConferenceDesk *
fw_conference_desk_new (FwStore *store, gint64 conference_id);
/* Commits what is pending and lets go of everything; the page is going away. */
void
fw_conference_desk_stop (FwConferenceDesk *self);
gboolean
fw_conference_desk_is_loaded (FwConferenceDesk *self);
/* FALSE for closed or withdrawn ones. */
gboolean
fw_conference_desk_is_editable (FwConferenceDesk *self);
gboolean
fw_conference_desk_is_revealed (FwConferenceDesk *self);
guint
fw_conference_desk_get_n_steps (FwConferenceDesk *self);
/* Borrowed; NULL beyond the last. */
const FwStep *
fw_conference_desk_get_step (FwConferenceDesk *self, guint step);
/* The step with @part, G_MAXUINT when the kind has none. */
guint
fw_conference_desk_find_part (FwConferenceDesk *self, FwStepPart part);
void
fw_conference_desk_set_step (FwConferenceDesk *self, guint step);
/* The clock of the step counts while @run; it never moves anything on. */
void
fw_conference_desk_run (FwConferenceDesk *self, gboolean run);
guint
fw_conference_desk_get_seconds (FwConferenceDesk *self);
/* What the second window shows: the decision or area with the cursor. */
void
fw_conference_desk_set_spot (FwConferenceDesk *self, FwRecord *decision);
void
fw_conference_desk_set_spot_domain (FwConferenceDesk *self, guint domain);
/* A line that is being typed, for the second window; @what "" for none. */
void
fw_conference_desk_set_draft (FwConferenceDesk *self, const char *what, const char *who, FwDay due);
void
fw_conference_desk_queue_reload (FwConferenceDesk *self);

/* Fields of @step, or of all with G_MAXUINT: the form's, the agreed values, the
 * decisions' result, responsible and date, and the next date. */
void
fw_conference_desk_count (FwConferenceDesk *self, guint step, FwFormCount *count);
/* Array of FwConferenceGap in the order of the steps; free with g_ptr_array_unref(). */
GPtrArray *
fw_conference_desk_dup_gaps (FwConferenceDesk *self);
/* Array of FwConferenceReason; free with g_ptr_array_unref(). */
GPtrArray *
fw_conference_desk_dup_reasons (FwConferenceDesk *self);

/* The person of a round or a rating; NULL when they are gone. Borrowed. */
FwRecord *
fw_conference_desk_find_person (FwConferenceDesk *self, gint64 person_id);
/* Two or three letters for each of the people, unique in the round; free with g_free(). */
char *
fw_conference_desk_dup_initials (FwConferenceDesk *self, gint64 person_id);
FwRecord *
fw_conference_desk_find_agreed (FwConferenceDesk *self, const char *domain);
/* Value of @person_id in @domain, -1 when there is none. @rating (out, optional): borrowed. */
int
fw_conference_desk_get_value (FwConferenceDesk *self,
                              gint64 person_id,
                              const char *domain,
                              FwRecord **rating);
/* Rounds that are in: rated, or absent with a reason. @n_present (out): who takes part. */
guint
fw_conference_desk_count_in (FwConferenceDesk *self, guint *n_present);

/* What to do with a blind round, decisions, people: committed by the edit
 * session, so that they can be undone; a failure shows at @widget. */
void
fw_conference_desk_commit (FwConferenceDesk *self, FwChangeSet *changes, GtkWidget *widget);
/* A new decision at the end with @values (nullable, taken over): column → value; its id. */
gint64
fw_conference_desk_add_decision (FwConferenceDesk *self, FwRow *values, GtkWidget *widget);
void
fw_conference_desk_remove_decision (FwConferenceDesk *self, FwRecord *decision, GtkWidget *widget);
/* @step -1 towards the first, +1 towards the last. */
void
fw_conference_desk_move_decision (FwConferenceDesk *self,
                                  FwRecord *decision,
                                  int step,
                                  GtkWidget *widget);

G_END_DECLS
