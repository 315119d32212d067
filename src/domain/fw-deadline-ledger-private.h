/* fw-deadline-ledger-private.h: every deadline that rules make of the dated acts of open cases.
 *
 *   rules × acts − what was done about them ─▶ entries: due day, whose
 *
 * Read and thrown away within one job of a store's thread; texts are borrowed from its
 * results. Nothing of it is stored: whatever moves an act, the calendar or a rule moves it all.
 */
#pragma once

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  const char *name;
  gint64 team_id;
  gint64 deputy_id;
  gboolean away; /* absent today, or no longer there */
} FwLedgerStaff;

typedef struct
{
  gint64 id;
  const char *name;
  const char *number;
  const char *kind;
  gint64 worker_id;
  gint64 deputy_id;
  gint64 team_id;
  gboolean hidden;
  guint first_state;  /* index + 1 into states; 0: none */
  guint first_act;    /* index + 1 into acts that may settle others; 0: none */
  guint first_report; /* index + 1 into reports; 0: none */
} FwLedgerCase;

typedef enum
{
  FW_ACT_CASE,
  FW_ACT_PLAN,
  FW_ACT_CONFERENCE,
  FW_ACT_ENTRY,
  FW_ACT_CLEARING,
  FW_ACT_REPORT, /* of a provider */
  FW_ACT_USE,    /* a provider's statement of hours */
  FW_ACT_RATING, /* the four lines between two plans */
} FwActTable;

/* A dated act: what a rule counts from. */
typedef struct
{
  guint of_case;     /* index */
  const char *event; /* interned */
  const char *kind;  /* of help, plan or conference; "" */
  FwActTable table;
  gint64 id;
  FwDay day;
  int minute;         /* -1: the day alone */
  FwDay agreed;       /* a day that plan or clearing itself names; FW_DAY_NONE */
  int number;         /* of the plan */
  int age;            /* of the eldest child then; 0: unknown */
  int used, approved; /* minutes, of a statement */
  guint next;         /* of the same case: index + 1; 0: none */
  gboolean is_start;  /* rules count from it; else it only settles others */
} FwLedgerAct;

/* A provider's report that is expected or in. */
typedef struct
{
  gint64 plan_id;
  const char *kind;
  FwDay due;
  gboolean is_in;
  guint next; /* of the same case: index + 1; 0: none */
} FwLedgerReport;

/* What somebody did about a deadline. */
typedef struct
{
  gint64 id;
  gint64 version;
  const char *rule;
  FwActTable table;
  gint64 act_id;
  gboolean is_open;
  FwDay moved;
  const char *reason;
  gint64 assigned_to;
  guint next; /* of the same case: index + 1; 0: none */
} FwLedgerState;

typedef struct
{
  guint of_case;
  guint act;
  FwDeadlineRule *rule; /* borrowed */
  const FwLedgerState *state;
  FwDay due;
  int due_minute;
  gboolean is_agreed; /* the day is the plan's own, not the rule's */
  gint64 assigned_to;
  gint64 receiver; /* whose it is today: the deputy's while somebody is away */
} FwLedgerEntry;

typedef struct _FwLedgerRule FwLedgerRule; /* all versions of one name */

typedef struct
{
  FwConnection *connection;
  FwDay today;
  FwCalendar calendar; /* with the office's days off */
  FwDayTable *table;
  GPtrArray *results;   /* keep the texts */
  GPtrArray *rules;     /* of FwLedgerRule */
  GHashTable *by_event; /* event → GPtrArray of FwLedgerRule */
  GHashTable *staff;    /* id → FwLedgerStaff */
  GArray *cases;
  GHashTable *case_index; /* id → index + 1 */
  GArray *acts;
  GArray *reports;
  GArray *states;
  GArray *entries;
} FwLedger;

/* Cases that are open, at the beginning of what _fw_ledger_read() is given: of all or many, found
 * by the index of open cases; of few that are named by their ids, where that index, which the
 * planner likes too much, would be walked through for each of the statements. */
#define FW_LEDGER_OPEN "c.status = 'open' AND "
#define FW_LEDGER_OPEN_FEW "coalesce (c.status, '') = 'open' AND "

/* Everything of the cases that @where (on `case_file c`, with $1 and $2) lets through. */
FwLedger *
_fw_ledger_read (FwConnection *connection,
                 const char *where,
                 gint64 one,
                 gint64 two,
                 GError **error);
void
_fw_ledger_free (FwLedger *self);
/* The entries, unsorted. */
void
_fw_ledger_count (FwLedger *self);
/* Who has to act today on what is @assigned_to's (0: nobody's) in a case. */
gint64
_fw_ledger_get_receiver (FwLedger *self, gint64 assigned_to, gint64 worker_id, gint64 deputy_id);
const FwLedgerStaff *
_fw_ledger_get_staff (FwLedger *self, gint64 id);
/* "case_file/42" */
char *
_fw_ledger_dup_anchor (const FwLedgerAct *act);
/* The version in force on @start, today's where @fallback and there was none; borrowed. */
FwDeadlineRule *
_fw_ledger_pick_version (FwLedger *self, FwLedgerRule *rule, FwDay start, gboolean fallback);
/* The same by name, with fallback. */
FwDeadlineRule *
_fw_ledger_find_rule (FwLedger *self, const char *name, FwDay start);

/* An act of the case on the day or moment @when, to be filled in at once; NULL when the case
 * is none of these or @when is no day. */
FwLedgerAct *
_fw_ledger_add_act (FwLedger *self,
                    gint64 case_id,
                    const char *event,
                    const char *kind,
                    const char *when);
/* fw-deadline-clearing.c: those that run. */
gboolean
_fw_ledger_read_clearings (FwLedger *self,
                           const char *where,
                           gint64 one,
                           gint64 two,
                           GError **error);
gboolean
_fw_ledger_read_rules (FwLedger *self, GError **error);
gboolean
_fw_ledger_read_acts (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error);
/* What a help owes between two plans: reports and hours of the provider, the four lines
 * (fw-plan-due.c). */
gboolean
_fw_ledger_read_help (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error);
/* Of that plan the open report of the kind that is due first, else one that is in; NULL: none. */
const FwLedgerReport *
_fw_ledger_find_report (FwLedger *self, guint of_case, gint64 plan_id, const char *kind);
/* A start that rules count from; NULL when @when is no day. */
FwLedgerAct *
_fw_ledger_add_act (FwLedger *self,
                    gint64 case_id,
                    const char *event,
                    const char *kind,
                    const char *when);

/* The earliest day of each case, copied for the list of cases (fw-case-due.c); @case_id 0: of
 * all. Writer's thread, within a transaction. */
gboolean
_fw_case_due_refresh (FwConnection *connection, gint64 case_id, GError **error);
/* All, once a day: some deadlines end by themselves. */
gboolean
_fw_case_due_refresh_daily (FwConnection *connection, GError **error);
/* From then on every change set refreshes the cases that it touches. */
void
_fw_case_due_install (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwLedger, _fw_ledger_free)

G_END_DECLS
