/* test-deadline-moves.c: deadlines follow what they count from; what is done about them stays. */
#include "config.h"

#include <string.h>

#include "domain/fw-case-repository.h"
#include "domain/fw-dated-act-repository.h"
#include "domain/fw-deadline-ladder.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-reminder-repository.h"
#include "domain/fw-resubmission-repository.h"
#include "fw-test-conference.h"

typedef struct
{
  FwTestTeam team;
} Fixture;

static FwDay
day (const char *iso)
{
  FwDay value = 0;

  g_assert_true (fw_day_from_iso (iso, &value));
  return value;
}

/* The team's case begins on 2026-05-21; today is 2026-06-02. */
static FwChangeSet *
set_text (FwTestTeam *team, const char *table, gint64 id, const char *column, const char *text)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;

  fw_row_set_text (row, column, text);
  fw_change_set_update (changes, table, id, -1, row);
  applied = fw_await_sync_boxed (fw_store_commit (team->store, changes), &error);
  g_assert_no_error (error);
  return applied;
}

static void
take_back (FwTestTeam *team, FwChangeSet *changes)
{
  g_autoptr (FwChangeSet) inverse = fw_change_set_invert (changes);

  fw_test_await (fw_store_commit (team->store, inverse));
}

static void
set_up (FwTestTeam *team)
{
  fw_test_team_init (team);
  fw_clock_set_today (day ("2026-06-02"));
  fw_change_set_unref (set_text (team, "case_file", team->case_id, "first_contact", "2026-05-21"));
}

static FwRadar *
load (FwTestTeam *team, FwDeadlineScope scope)
{
  return fw_test_await_object (fw_deadline_repository_load (team->store, scope, team->case_id));
}

static FwDeadlineItem *
find (FwRadar *radar, const char *rule)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

      if (item->rule != NULL && g_str_equal (item->rule->name, rule))
        return item; /* the radar keeps it */
    }
  return NULL;
}

/* The day of a rule in the case, as Today and the list of cases have it; NULL when none. */
static char *
dup_due (FwTestTeam *team, const char *rule)
{
  g_autoptr (FwRadar) radar = load (team, FW_DEADLINE_SCOPE_CASE);
  FwDeadlineItem *item = find (radar, rule);

  return item != NULL ? fw_day_to_iso (item->due) : NULL;
}

static void
assert_due (FwTestTeam *team, const char *rule, const char *expected)
{
  g_autofree char *due = dup_due (team, rule);

  g_assert_cmpstr (due, ==, expected);
}

static void
assert_listed (FwTestTeam *team, const char *expected)
{
  g_autofree char *due
      = fw_test_get_text (team, "SELECT max (due) FROM case_due WHERE case_id = $1", team->case_id);

  g_assert_cmpstr (due, ==, expected);
}

/* A contact date that changes moves everything, undo brings it back. */
static void
test_contact (void)
{
  FwTestTeam team;
  g_autoptr (FwChangeSet) changed = NULL;

  set_up (&team);
  assert_due (&team, "first-assessment", "2026-05-27");
  assert_due (&team, "case-conference", "2026-06-08");
  assert_listed (&team, "2026-05-27");
  changed = set_text (&team, "case_file", team.case_id, "first_contact", "2026-05-29");
  assert_due (&team, "first-assessment", "2026-06-03");
  assert_due (&team, "case-conference", "2026-06-15");
  assert_listed (&team, "2026-06-03");
  take_back (&team, changed);
  assert_due (&team, "first-assessment", "2026-05-27");
  assert_listed (&team, "2026-05-27");
  fw_test_team_clear (&team);
}

/* Which kinds of case a rule is for is data. */
static void
test_kind (void)
{
  FwTestTeam team;
  g_autoptr (FwChangeSet) report = NULL, advice = NULL;

  set_up (&team);
  assert_due (&team, "reporter-feedback", NULL);
  report = set_text (&team, "case_file", team.case_id, "kind", "report");
  assert_due (&team, "reporter-feedback", "2026-05-29");
  advice = set_text (&team, "case_file", team.case_id, "kind", "advice");
  assert_due (&team, "first-assessment", NULL);
  assert_listed (&team, NULL);
  take_back (&team, advice);
  assert_due (&team, "first-assessment", "2026-05-27");
  fw_test_team_clear (&team);
}

/* Another Land counts by its own holidays: Corpus Christi is none in Berlin. */
static void
test_land (void)
{
  FwTestTeam team;
  g_autoptr (FwChangeSet) changed = NULL;

  set_up (&team);
  changed = fw_test_await_boxed (fw_office_save_setting (team.store, "land", "BE", "2026-06-02"));
  assert_due (&team, "case-conference", "2026-06-05");
  take_back (&team, changed);
  assert_due (&team, "case-conference", "2026-06-08");
  fw_test_team_clear (&team);
}

/* A rule of the office that holds from an earlier day moves what runs. */
static void
test_rule (void)
{
  FwTestTeam team;
  g_autoptr (FwChangeSet) changed = NULL;

  set_up (&team);
  changed = fw_test_await_boxed (
      fw_deadline_repository_set_amount (team.store, "first-assessment", 5, "2026-01-01"));
  assert_due (&team, "first-assessment", "2026-05-29");
  assert_listed (&team, "2026-05-29");
  take_back (&team, changed);
  assert_due (&team, "first-assessment", "2026-05-27");
  fw_test_team_clear (&team);
}

static gint64
add_act (FwTestTeam *team, const char *subject, const char *when)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "case_id", team->case_id);
  fw_row_set_text (row, "kind", "act");
  fw_row_set_text (row, "subject", subject);
  fw_row_set_text (row, "happened_at", when);
  fw_row_set_text (row, "written_at", "2026-06-02T08:00:00Z");
  return fw_test_add_row (team->store, "record_entry", row);
}

/* Acts in the record: hours run through, another act settles it without a keystroke. */
static void
test_acts (void)
{
  FwTestTeam team;
  gint64 complaint;

  set_up (&team);
  complaint = add_act (&team, "complaint", "2026-05-30T09:15");
  {
    g_autoptr (FwRadar) radar = load (&team, FW_DEADLINE_SCOPE_CASE);
    FwDeadlineItem *receipt = find (radar, "complaint-receipt");

    g_assert_nonnull (receipt);
    g_assert_cmpint (receipt->due, ==, day ("2026-06-01"));
    g_assert_cmpint (receipt->due_minute, ==, 9 * 60 + 15);
    g_assert_nonnull (find (radar, "complaint-answer"));
  }
  add_act (&team, "complaint-receipt", "2026-05-31T08:00");
  assert_due (&team, "complaint-receipt", NULL);
  assert_due (&team, "complaint-answer", "2026-06-15"); /* 13.6. is a Saturday */
  fw_change_set_unref (
      set_text (&team, "record_entry", complaint, "happened_at", "2026-06-01T10:00"));
  assert_due (&team, "complaint-answer", "2026-06-15");
  assert_due (&team, "complaint-receipt", "2026-06-03"); /* the receipt was for another one */
  add_act (&team, "deprivation-of-liberty", "2026-06-05T22:00");
  assert_due (&team, "deprivation-of-liberty", "2026-06-06"); /* a Saturday */
  fw_test_team_clear (&team);
}

/* A rule of the office's own with an anchor of its own. */
static void
test_own_rule (void)
{
  FwTestTeam team;
  const char *json
      = "{\"title\": \"Kindergeld klären\", \"event\": \"child-benefit-letter\", \"start\": "
        "\"Schreiben der Familienkasse\", \"amount\": -2, \"unit\": \"working-days\", \"source\": "
        "\"office\", \"case_kinds\": [\"help\"]}";

  set_up (&team);
  fw_test_await (fw_rules_import (team.store, "deadline", "child-benefit", "2026-01-01", json));
  add_act (&team, "child-benefit-letter", "2026-06-15");
  assert_due (&team, "child-benefit", "2026-06-11");
  fw_test_team_clear (&team);
}

/* A conference that was held settles its deadline and starts the rhythm. */
static void
test_conference (void)
{
  FwTestTeam team;
  g_autoptr (FwRow) session = fw_row_new (), form = fw_row_new (), conference = fw_row_new ();
  gint64 id;

  set_up (&team);
  fw_row_set_text (session, "kind", "conference-case");
  fw_row_set_text (session, "held_on", "2026-05-28");
  fw_row_set_text (session, "status", "held");
  id = fw_test_add_row (team.store, "session", session);
  fw_row_set_int (form, "case_id", team.case_id);
  fw_row_set_text (form, "template", "conference-case");
  fw_row_set_text (form, "template_valid_from", "2026-01-01");
  fw_row_set_text (form, "created_at", "2026-05-28T08:00:00Z");
  fw_row_set_int (conference, "form_id", fw_test_add_row (team.store, "form", form));
  fw_row_set_int (conference, "case_id", team.case_id);
  fw_row_set_int (conference, "session_id", id);
  fw_row_set_text (conference, "kind", "conference-case");
  fw_row_set_text (conference, "registered_at", "2026-05-22T08:00:00Z");
  fw_row_set_text (conference, "status", "open");
  id = fw_test_add_row (team.store, "conference", conference);
  assert_due (&team, "case-conference", NULL);
  assert_due (&team, "conference-rhythm", "2026-07-09");
  fw_change_set_unref (set_text (&team, "conference", id, "next_on", "2026-07-01"));
  assert_due (&team, "conference-rhythm", NULL);
  fw_test_team_clear (&team);
}

/* Postponed stays postponed when the contact moves; every act stands in the history. */
static void
test_history (void)
{
  FwTestTeam team;
  g_autoptr (FwResult) history = NULL;
  g_autoptr (FwRadar) radar = NULL, after = NULL;
  FwDeadlineItem *item;

  set_up (&team);
  fw_store_set_staff (team.store, team.worker);
  radar = load (&team, FW_DEADLINE_SCOPE_CASE);
  item = find (radar, "first-assessment");
  g_assert_true (fw_deadline_item_is_missed (item, day ("2026-06-02")));
  fw_test_await (fw_resubmission_repository_postpone (team.store, item, "2026-06-10",
                                                      "Mutter im Krankenhaus"));
  fw_change_set_unref (set_text (&team, "case_file", team.case_id, "first_contact", "2026-05-29"));
  after = load (&team, FW_DEADLINE_SCOPE_CASE);
  item = find (after, "first-assessment");
  g_assert_cmpint (item->due, ==, day ("2026-06-10"));
  g_assert_cmpint (item->count.due, ==, day ("2026-06-03"));
  g_assert_nonnull (strstr (item->why, "Krankenhaus"));
  fw_clock_set_today (day ("2026-06-12"));
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (
        fw_await_sync (fw_resubmission_repository_done (team.store, item), NULL, &error));
    g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  }
  fw_test_await (fw_resubmission_repository_done_late (team.store, item, "war verreist"));
  assert_due (&team, "first-assessment", NULL);
  history = fw_test_await_boxed (fw_resubmission_repository_load_history (team.store, item));
  g_assert_cmpuint (fw_result_get_n_rows (history), ==, 2);
  g_assert_cmpstr (fw_result_get_text (history, 0, FW_HISTORY_ACT), ==, "postponed");
  g_assert_cmpstr (fw_result_get_text (history, 0, FW_HISTORY_FROM), ==, "2026-05-27");
  g_assert_cmpstr (fw_result_get_text (history, 0, FW_HISTORY_REASON), ==, "Mutter im Krankenhaus");
  g_assert_cmpstr (fw_result_get_text (history, 1, FW_HISTORY_ACT), ==, "late");
  g_assert_cmpstr (fw_result_get_text (history, 1, FW_HISTORY_REASON), ==, "war verreist");
  fw_test_team_clear (&team);
}

/* While the worker is away what is due is the deputy's to do, and says for whom. */
static void
test_absence (void)
{
  FwTestTeam team;
  g_autoptr (FwRow) absence = fw_row_new ();
  g_autoptr (FwRadar) before = NULL, during = NULL, back = NULL;
  FwDeadlineItem *item;

  set_up (&team);
  {
    g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
    g_autoptr (FwRow) row = fw_row_new ();

    fw_row_set_int (row, "worker_id", team.worker);
    fw_row_set_int (row, "deputy_id", team.colleague);
    fw_change_set_update (changes, "case_file", team.case_id, -1, row);
    fw_test_await (fw_store_commit (team.store, changes));
  }
  fw_store_set_staff (team.store, team.colleague);
  before = load (&team, FW_DEADLINE_SCOPE_MINE);
  g_assert_null (find (before, "first-assessment"));
  fw_row_set_int (absence, "staff_id", team.worker);
  fw_row_set_text (absence, "from_day", "2026-06-01");
  fw_row_set_text (absence, "to_day", "2026-06-05");
  fw_test_add_row (team.store, "staff_absence", absence);
  during = load (&team, FW_DEADLINE_SCOPE_MINE);
  item = find (during, "first-assessment");
  g_assert_nonnull (item);
  g_assert_true (item->mine);
  g_assert_nonnull (item->away_for);
  fw_clock_set_today (day ("2026-06-06"));
  back = load (&team, FW_DEADLINE_SCOPE_MINE);
  g_assert_null (find (back, "first-assessment"));
  fw_test_team_clear (&team);
}

/* The ladder tells each step once; the lead sees what was told, until it is postponed. */
static void
test_escalation (void)
{
  FwTestTeam team;
  g_autoptr (FwRadar) told = NULL, later = NULL;
  FwDeadlineItem *item;

  set_up (&team);
  {
    g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
    g_autoptr (FwRow) row = fw_row_new ();

    fw_row_set_int (row, "deputy_id", team.colleague);
    fw_change_set_update (changes, "case_file", team.case_id, -1, row);
    fw_test_await (fw_store_commit (team.store, changes));
  }
  /* Due on 27.5.: three working days over by 1.6.; the deputy and the lead. */
  g_assert_cmpint (fw_test_await_int (fw_deadline_escalate (team.store)), ==, 2);
  g_assert_cmpint (fw_test_await_int (fw_deadline_escalate (team.store)), ==, 0);
  {
    g_autofree char *lead = fw_test_get_text (
        &team,
        "SELECT CAST (e.receiver_id AS TEXT) FROM deadline_event e JOIN staff s ON s.id = "
        "e.receiver_id WHERE s.role = 'team-lead' AND e.from_value = '2' AND e.case_id = $1",
        team.case_id);

    fw_store_set_staff (team.store, g_ascii_strtoll (lead, NULL, 10));
  }
  told = load (&team, FW_DEADLINE_SCOPE_MINE);
  item = find (told, "first-assessment");
  g_assert_nonnull (item);
  g_assert_true (item->escalated);
  fw_test_await (
      fw_resubmission_repository_postpone (team.store, item, "2026-06-05", "Gespräch am Freitag"));
  later = load (&team, FW_DEADLINE_SCOPE_MINE);
  g_assert_null (find (later, "first-assessment"));
  fw_clock_set_today (day ("2026-06-08"));
  g_assert_cmpint (fw_test_await_int (fw_deadline_escalate (team.store)), ==, 1);
  fw_test_team_clear (&team);
}

/* Put away is put away, for that day. */
static void
test_reminders (void)
{
  FwTestTeam team;
  g_autoptr (FwRadar) radar = NULL, after = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GListStore) items = g_list_store_new (FW_TYPE_DEADLINE_ITEM);

  set_up (&team);
  fw_store_set_staff (team.store, team.worker);
  radar = load (&team, FW_DEADLINE_SCOPE_CASE);
  g_list_store_append (items, find (radar, "first-assessment"));
  fw_test_await (fw_reminder_repository_put_away (team.store, G_LIST_MODEL (items)));
  fw_test_await (fw_reminder_repository_put_away (team.store, G_LIST_MODEL (items)));
  seen = fw_test_await_boxed (fw_reminder_repository_load_seen (team.store));
  g_assert_true (fw_reminder_is_seen (seen, find (radar, "first-assessment")));
  g_assert_false (fw_reminder_is_seen (seen, find (radar, "case-conference")));
  fw_change_set_unref (set_text (&team, "case_file", team.case_id, "first_contact", "2026-05-22"));
  after = load (&team, FW_DEADLINE_SCOPE_CASE);
  g_assert_false (fw_reminder_is_seen (seen, find (after, "first-assessment")));
  fw_test_team_clear (&team);
}

/* What somebody enters as an act is offered by the rules, and counts. */
static void
test_enter_act (void)
{
  FwTestTeam team;
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (FwChangeSet) added = NULL;
  gboolean found = FALSE;

  set_up (&team);
  acts = fw_test_await_boxed (fw_dated_act_repository_list (team.store));
  for (guint i = 0; i < acts->len; i++)
    {
      GStrv act = g_ptr_array_index (acts, i);

      found = found || g_str_equal (act[FW_DATED_ACT_EVENT], "ethics-question");
      g_assert_cmpstr (act[FW_DATED_ACT_EVENT], !=, "first-contact");
    }
  g_assert_true (found);
  added = fw_test_await_boxed (
      fw_dated_act_repository_add (team.store, team.case_id, "ethics-question",
                                   "Anmeldung beim Ethikrat", "2026-06-01T16:00", ""));
  assert_due (&team, "ethics-board", "2026-06-02");
  take_back (&team, added);
  assert_due (&team, "ethics-board", NULL);
  fw_test_team_clear (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/deadline-moves/with-the-contact", test_contact);
  g_test_add_func ("/deadline-moves/with-the-kind-of-case", test_kind);
  g_test_add_func ("/deadline-moves/with-the-land", test_land);
  g_test_add_func ("/deadline-moves/with-the-rule", test_rule);
  g_test_add_func ("/deadline-moves/acts-of-the-record", test_acts);
  g_test_add_func ("/deadline-moves/own-rule", test_own_rule);
  g_test_add_func ("/deadline-moves/a-conference-settles", test_conference);
  g_test_add_func ("/deadline-moves/history", test_history);
  g_test_add_func ("/deadline-moves/absence-passes-to-the-deputy", test_absence);
  g_test_add_func ("/deadline-moves/escalation", test_escalation);
  g_test_add_func ("/deadline-moves/reminders-stay-away", test_reminders);
  g_test_add_func ("/deadline-moves/acts-are-entered", test_enter_act);
  return g_test_run ();
}
