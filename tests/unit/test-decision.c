/* Decisions in force: acts and what they refuse, lists and who sees them, reminders, ending a
 * case. Ten thousand histories are in test-decision-histories.c. */
#include <string.h>

#include "domain/fw-deadline-repository.h"
#include "domain/fw-resubmission-repository.h"
#include "domain/fw-staff-repository.h"
#include "fw-test-conference.h"

static FwDecisionItem *
find (FwTestTeam *team, const FwDecisionQuery *query, gint64 id)
{
  g_autoptr (GListModel) items
      = fw_test_await_object (fw_decision_repository_list (team->store, query, 0));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);

      if (item->id == id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static gboolean
has (FwTestTeam *team, const FwDecisionQuery *query, gint64 id)
{
  g_autoptr (FwDecisionItem) item = find (team, query, id);

  return item != NULL;
}

static guint
count_items (FwTestTeam *team, const FwDecisionQuery *query)
{
  g_autoptr (GListModel) items
      = fw_test_await_object (fw_decision_repository_list (team->store, query, 0));

  return g_list_model_get_n_items (items);
}

static gint64
version_of (FwTestTeam *team, gint64 id)
{
  return fw_test_get_version (team, "decision", id);
}

static void
test_acts (void)
{
  FwTestTeam team;
  FwDecisionQuery open = {.scope = FW_DECISION_SCOPE_MINE};
  FwDecisionQuery ended = {.scope = FW_DECISION_SCOPE_MINE, .ended = TRUE};
  g_autoptr (FwDecisionItem) item = NULL;
  g_autoptr (FwDecisionItem) later = NULL;
  g_autoptr (FwDecisionItem) done = NULL;
  g_autoptr (FwResult) history = NULL;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Schulbericht einholen", team.worker,
                             "2026-11-19");
  item = find (&team, &open, id);
  g_assert_cmpint (item->light, ==, FW_DECISION_LIGHT_RED);
  g_assert_cmpint (item->working_days, ==, -3);
  g_assert_cmpint (item->n_ladder, ==, 3);
  g_assert_cmpint (item->n_escalated, ==, 1);
  g_assert_cmpstr (item->case_name, ==, "Familie Ypsilon");
  g_assert_cmpstr (item->responsible, ==, "S. Brandt");

  fw_test_await (
      fw_decision_postpone (team.store, id, item->version, "2026-12-15", "Klassenleitung krank"));
  later = find (&team, &open, id);
  g_assert_cmpint (later->light, ==, FW_DECISION_LIGHT_GREEN);
  g_assert_cmpint (later->n_escalated, ==, 0);
  fw_test_await (fw_decision_set_partly (team.store, id, later->version, 1, 2, "Gespräch fehlt"));
  fw_test_await (fw_decision_note (team.store, id, "Sekretariat ruft zurück"));
  fw_test_await (fw_decision_finish (team.store, id, version_of (&team, id), "2026-11-24", ""));
  g_assert_false (has (&team, &open, id));
  done = find (&team, &ended, id);
  g_assert_cmpint (done->light, ==, FW_DECISION_LIGHT_DONE);
  history = fw_test_await_boxed (fw_decision_repository_history (team.store, id));
  g_assert_cmpuint (fw_result_get_n_rows (history), ==, 4);
  g_assert_cmpstr (fw_result_get_text (history, 0, FW_DECISION_EVENT_ACT), ==, "done");
  g_assert_cmpstr (fw_result_get_text (history, 2, FW_DECISION_EVENT_TO), ==, "1/2");
  g_assert_cmpstr (fw_result_get_text (history, 3, FW_DECISION_EVENT_FROM), ==, "2026-11-19");
  /* The course of the case knows of the end. */
  g_assert_cmpint (fw_test_get_int (&team,
                                    "SELECT count(*) FROM record_entry WHERE case_id = $1 AND "
                                    "subject = 'decision-done'",
                                    team.case_id),
                   ==, 1);
  fw_test_team_clear (&team);
}

static void
test_undo (void)
{
  FwTestTeam team;
  FwDecisionQuery open = {.scope = FW_DECISION_SCOPE_MINE};
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (FwChangeSet) undo = NULL;
  g_autoptr (FwDecisionItem) item = NULL;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Notfallplan erproben", team.worker,
                             "2026-12-11");
  applied = fw_test_await_boxed (
      fw_decision_drop (team.store, id, 1, "2026-11-24", "Oma ist eingezogen"));
  g_assert_false (has (&team, &open, id));
  undo = fw_change_set_invert (applied);
  fw_test_await (fw_store_commit (team.store, undo));
  item = find (&team, &open, id);
  g_assert_nonnull (item);
  g_assert_cmpstr (item->reason, ==, "");
  fw_test_team_clear (&team);
}

static void
test_refusals (void)
{
  FwTestTeam team;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Schulbericht einholen", team.worker,
                             "2026-11-27");
  fw_test_refused (fw_decision_drop (team.store, id, 1, "2026-11-24", "  "), FW_DECISION_ERROR,
                   FW_DECISION_ERROR_NO_REASON);
  fw_test_refused (fw_decision_postpone (team.store, id, 1, "2026-12-24", ""), FW_DECISION_ERROR,
                   FW_DECISION_ERROR_NO_REASON);
  fw_test_refused (fw_decision_postpone (team.store, id, 1, "bald", "Ferien"), FW_DECISION_ERROR,
                   FW_DECISION_ERROR_INCOMPLETE);
  fw_test_refused (fw_decision_override (team.store, id, 1, "green", "2026-12-01", ""),
                   FW_DECISION_ERROR, FW_DECISION_ERROR_NO_REASON);
  fw_test_refused (fw_decision_override (team.store, id, 1, "green", "2026-11-23", "abgesprochen"),
                   FW_DECISION_ERROR, FW_DECISION_ERROR_BAD_DATE);
  fw_test_refused (fw_decision_override (team.store, id, 1, "green", NULL, "abgesprochen"),
                   FW_DECISION_ERROR, FW_DECISION_ERROR_BAD_DATE);
  fw_test_refused (fw_decision_hand_over (team.store, id, 1, 0, " ", ""), FW_DECISION_ERROR,
                   FW_DECISION_ERROR_INCOMPLETE);
  fw_test_refused (fw_decision_set_partly (team.store, id, 1, 3, 2, ""), FW_DECISION_ERROR,
                   FW_DECISION_ERROR_INCOMPLETE);
  fw_test_refused (fw_decision_reopen (team.store, id, 1, "doch nicht"), FW_STORE_ERROR,
                   FW_STORE_ERROR_CONSTRAINT);
  fw_test_await (fw_decision_finish (team.store, id, 1, "2026-11-24", ""));
  fw_test_refused (fw_decision_reopen (team.store, id, 2, ""), FW_DECISION_ERROR,
                   FW_DECISION_ERROR_NO_REASON);
  fw_test_refused (fw_decision_finish (team.store, id, 2, "2026-11-24", ""), FW_STORE_ERROR,
                   FW_STORE_ERROR_CONSTRAINT);
  /* Somebody else was faster. */
  fw_test_refused (fw_decision_reopen (team.store, id, 1, "doch nicht fertig"), FW_STORE_ERROR,
                   FW_STORE_ERROR_STALE);
  fw_test_team_clear (&team);
}

/* Not even a change set of one's own makes a decision in force go. */
static void
refuse_write (FwTestTeam *team, gint64 id, const char *column, const char *value)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();

  if (column == NULL)
    fw_change_set_delete (changes, "decision", id, version_of (team, id));
  else
    {
      if (value != NULL)
        fw_row_set_text (row, column, value);
      else
        fw_row_set_null (row, column);
      fw_change_set_update (changes, "decision", id, version_of (team, id), row);
    }
  fw_test_refused (fw_store_commit (team->store, changes), FW_STORE_ERROR,
                   FW_STORE_ERROR_CONSTRAINT);
}

static void
test_no_way_around (void)
{
  FwTestTeam team;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Schulbericht einholen", team.worker,
                             "2026-11-27");
  refuse_write (&team, id, NULL, NULL);
  refuse_write (&team, id, "in_force_since", NULL);
  refuse_write (&team, id, "status", "dropped");
  refuse_write (&team, id, "status", "done");
  refuse_write (&team, id, "ended_on", "2026-11-24");
  fw_test_team_clear (&team);
}

static void
test_scopes (void)
{
  FwTestTeam team;
  FwDecisionQuery mine = {.scope = FW_DECISION_SCOPE_MINE};
  FwDecisionQuery of_team = {.scope = FW_DECISION_SCOPE_TEAM};
  FwDecisionQuery of_office = {.scope = FW_DECISION_SCOPE_OFFICE};
  FwDecisionQuery of_case = {.scope = FW_DECISION_SCOPE_CASE};
  FwDecisionQuery words = {.scope = FW_DECISION_SCOPE_OFFICE, .text = "FREMD"};
  g_autoptr (FwDecisionItem) hidden = NULL;
  g_autoptr (GArray) counts = NULL;
  gint64 own, outside, foreign, other_team, stranger, other_case;

  fw_test_team_init (&team);
  own = fw_test_add_decision (&team, team.case_id, "Eigenes", team.worker, "2026-11-27");
  outside = fw_test_add_decision (&team, team.case_id, "Von außen", 0, "2026-11-20");
  fw_test_add_decision (&team, team.case_id, "Kollegin", team.colleague, "2026-12-20");
  other_team = fw_test_add (team.store, "team", (const char *const[]) {"name", "Süd", NULL});
  {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, other_team);
    g_autofree char *who = NULL;

    stranger = fw_test_add (team.store, "staff",
                            (const char *const[]) {"name", "X. Fremd", "team_id", id, NULL});
    who = g_strdup_printf ("%" G_GINT64_FORMAT, stranger);
    other_case = fw_test_add (team.store, "case_file",
                              (const char *const[]) {"file_number", "51-2026-0999", "name",
                                                     "Familie Fremd", "first_contact", "2026-01-12",
                                                     "worker_id", who, "team_id", id, NULL});
  }
  foreign = fw_test_add_decision (&team, other_case, "Fremdes über Lena", stranger, "2026-11-27");
  g_assert_cmpuint (count_items (&team, &mine), ==, 2);
  g_assert_cmpuint (count_items (&team, &of_team), ==, 3);
  g_assert_cmpuint (count_items (&team, &of_office), ==, 4);
  of_case.case_id = team.case_id;
  g_assert_cmpuint (count_items (&team, &of_case), ==, 3);
  g_assert_true (has (&team, &mine, own));
  g_assert_true (has (&team, &mine, outside));
  /* The whole office, but no word about a family that is not one's own, not by searching either. */
  hidden = find (&team, &of_office, foreign);
  g_assert_cmpstr (hidden->case_name, ==, "");
  g_assert_null (strstr (hidden->what, "Lena"));
  g_assert_cmpstr (hidden->case_number, ==, "51-2026-0999");
  words.text = "lena";
  g_assert_cmpuint (count_items (&team, &words), ==, 0);
  words.text = "eigen";
  g_assert_cmpuint (count_items (&team, &words), ==, 1);
  counts = fw_test_await_boxed (fw_decision_repository_count (team.store, &of_office));
  g_assert_cmpuint (g_array_index (counts, guint, FW_DECISION_LIGHT_RED), ==, 1);
  g_assert_cmpuint (g_array_index (counts, guint, FW_DECISION_LIGHT_YELLOW), ==, 2);
  g_assert_cmpuint (g_array_index (counts, guint, FW_DECISION_LIGHT_GREEN), ==, 1);
  fw_test_team_clear (&team);
}

/* Who has left: the deputy has it on their board, without one the case worker. */
static void
test_left (void)
{
  FwTestTeam team;
  FwDecisionQuery mine = {.scope = FW_DECISION_SCOPE_MINE};
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwRow) row = NULL;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Kollegin", team.colleague, "2026-12-20");
  g_assert_false (has (&team, &mine, id));
  fw_test_set (&team, "staff", team.colleague,
               (const char *const[]) {"active_to", "2026-11-01", NULL});
  g_assert_true (has (&team, &mine, id));
  changes = fw_change_set_new ("Test");
  row = fw_row_new ();
  fw_row_set_int (row, "deputy_id", team.lead);
  fw_change_set_update (changes, "staff", team.colleague,
                        fw_test_get_version (&team, "staff", team.colleague), row);
  fw_test_await (fw_store_commit (team.store, changes));
  g_assert_false (has (&team, &mine, id));
  fw_store_set_staff (team.store, team.lead);
  g_assert_true (has (&team, &mine, id));
  fw_test_team_clear (&team);
}

static void
test_override (void)
{
  FwTestTeam team;
  FwDecisionQuery mine = {.scope = FW_DECISION_SCOPE_MINE};
  g_autoptr (FwDecisionItem) item = NULL;
  g_autoptr (FwDecisionItem) after = NULL;
  FwDay day;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Schulbericht", team.worker, "2026-11-20");
  fw_test_await (fw_decision_override (team.store, id, 1, "yellow", "2026-11-26",
                                       "Bericht ist für den 26. zugesagt"));
  item = find (&team, &mine, id);
  g_assert_cmpint (item->light, ==, FW_DECISION_LIGHT_YELLOW);
  g_assert_true (item->overridden);
  fw_day_from_iso ("2026-11-27", &day);
  fw_clock_set_today (day);
  after = find (&team, &mine, id);
  g_assert_cmpint (after->light, ==, FW_DECISION_LIGHT_RED);
  g_assert_false (after->overridden);
  fw_test_team_clear (&team);
}

static char *
dup_told (FwTestTeam *team, gint64 id)
{
  g_autoptr (FwResult) history
      = fw_test_await_boxed (fw_decision_repository_history (team->store, id));
  GString *text = g_string_new (NULL);

  for (guint i = fw_result_get_n_rows (history); i-- > 0;)
    {
      const char *act = fw_result_get_text (history, i, FW_DECISION_EVENT_ACT);

      if (g_str_equal (act, "reminded") || g_str_equal (act, "escalated"))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "",
                                fw_result_get_text (history, i, FW_DECISION_EVENT_TO));
    }
  return g_string_free_and_steal (text);
}

static void
test_reminders (void)
{
  FwTestTeam team;
  g_autoptr (GPtrArray) ladder = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *left = NULL;
  FwDay day;
  gint64 id, far, of_left;

  fw_test_team_init (&team);
  id = fw_test_add_decision (&team, team.case_id, "Schulbericht", team.worker, "2026-11-27");
  far = fw_test_add_decision (&team, team.case_id, "Patenschaft", team.worker, "2026-12-27");
  g_assert_cmpint (fw_test_await_int (fw_decision_remind (team.store)), ==, 1);
  g_assert_cmpint (fw_test_await_int (fw_decision_remind (team.store)), ==, 0);
  first = dup_told (&team, id);
  g_assert_cmpstr (first, ==, "S. Brandt");
  /* One working day after: the team lead. */
  fw_day_from_iso ("2026-11-30", &day);
  fw_clock_set_today (day);
  g_assert_cmpint (fw_test_await_int (fw_decision_remind (team.store)), ==, 1);
  g_assert_cmpint (fw_test_await_int (fw_decision_remind (team.store)), ==, 0);
  second = dup_told (&team, id);
  g_assert_cmpstr (second, ==, "S. Brandt|Teamleitung · S. Wendt");
  ladder = fw_test_await_boxed (fw_decision_repository_ladder (team.store, id));
  g_assert_cmpuint (ladder->len, ==, 3);
  g_assert_true (((FwEscalation *) g_ptr_array_index (ladder, 0))->reached);
  g_assert_false (((FwEscalation *) g_ptr_array_index (ladder, 1))->reached);
  g_assert_cmpstr (((FwEscalation *) g_ptr_array_index (ladder, 2))->receiver, ==,
                   "Amtsleitung · A. Direktor");
  /* Postponing starts again from the first. */
  fw_test_await (fw_decision_postpone (team.store, id, 1, "2026-12-02", "Ferien"));
  g_assert_cmpint (fw_test_await_int (fw_decision_remind (team.store)), ==, 1);
  third = dup_told (&team, id);
  g_assert_cmpstr (third, ==, "S. Brandt|Teamleitung · S. Wendt|S. Brandt");
  /* Who has left is not written to. */
  of_left = fw_test_add_decision (&team, team.case_id, "Kollegin", team.colleague, "2026-12-02");
  fw_test_set (&team, "staff", team.colleague,
               (const char *const[]) {"active_to", "2026-11-01", NULL});
  g_assert_cmpint (fw_test_await_int (fw_decision_remind (team.store)), ==, 1);
  left = dup_told (&team, of_left);
  g_assert_cmpstr (left, ==, "S. Brandt");
  g_assert_cmpint (
      fw_test_get_int (&team, "SELECT count(*) FROM decision_event WHERE decision_id = $1", far),
      ==, 0);
  fw_test_team_clear (&team);
}

/* (c) red cannot be closed away. */
static void
test_end_case (void)
{
  FwTestTeam team;
  FwDecisionQuery of_office = {.scope = FW_DECISION_SCOPE_OFFICE};
  FwDecisionAnswer answers[3] = {0};
  g_autoptr (FwChangeSet) around = fw_change_set_new ("Test");
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (FwChangeSet) undo = NULL;
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *status = NULL;
  gint64 ids[3];

  fw_test_team_init (&team);
  ids[0] = fw_test_add_decision (&team, team.case_id, "Eins", team.worker, "2026-11-20");
  ids[1] = fw_test_add_decision (&team, team.case_id, "Zwei", team.worker, "2026-11-27");
  ids[2] = fw_test_add_decision (&team, team.case_id, "Drei", team.worker, "2026-12-20");
  fw_test_refused (
      fw_decision_end_case (team.store, team.case_id, 1, "2026-11-24", "Ziele erreicht", NULL, 0),
      FW_DECISION_ERROR, FW_DECISION_ERROR_STILL_OPEN);
  fw_row_set_text (row, "status", "closed");
  fw_change_set_update (around, "case_file", team.case_id, 1, row);
  fw_test_refused (fw_store_commit (team.store, around), FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  for (guint i = 0; i < 3; i++)
    answers[i] = (FwDecisionAnswer) {.decision_id = ids[i], .version = 1};
  answers[0].answer = FW_DECISION_ANSWER_DONE;
  answers[1].answer = FW_DECISION_ANSWER_DROPPED;
  answers[2].answer = FW_DECISION_ANSWER_HANDED_OVER;
  answers[2].staff_id = team.colleague;
  fw_test_refused (fw_decision_end_case (team.store, team.case_id, 1, "2026-11-24",
                                         "Ziele erreicht", answers, 2),
                   FW_DECISION_ERROR, FW_DECISION_ERROR_STILL_OPEN);
  fw_test_refused (fw_decision_end_case (team.store, team.case_id, 1, "2026-11-24",
                                         "Ziele erreicht", answers, 3),
                   FW_DECISION_ERROR, FW_DECISION_ERROR_NO_REASON);
  g_assert_cmpuint (count_items (&team, &of_office), ==, 3);
  answers[1].reason = "Platz über die Schule zugesagt";
  applied = fw_test_await_boxed (fw_decision_end_case (team.store, team.case_id, 1, "2026-11-24",
                                                       "Ziele erreicht", answers, 3));
  status = fw_test_get_text (&team, "SELECT status FROM case_file WHERE id = $1", team.case_id);
  g_assert_cmpstr (status, ==, "closed");
  /* What was handed over stays on the board, with the new name. */
  g_assert_cmpuint (count_items (&team, &of_office), ==, 1);
  {
    g_autoptr (FwDecisionItem) item = find (&team, &of_office, ids[2]);

    g_assert_cmpstr (item->responsible, ==, "R. Aydin");
  }
  undo = fw_change_set_invert (applied);
  fw_test_await (fw_store_commit (team.store, undo));
  g_assert_cmpuint (count_items (&team, &of_office), ==, 3);
  fw_test_team_clear (&team);
}

/* Decisions stand on the radar beside re-submissions, and Today's acts are acts on them. */
static void
test_radar (void)
{
  FwTestTeam team;
  FwDecisionQuery open = {.scope = FW_DECISION_SCOPE_MINE};
  gint64 mine, outside, of_colleague;

  fw_test_team_init (&team);
  {
    /* No rule counts from the first contact of such a case. */
    g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
    g_autoptr (FwRow) row = fw_row_new ();

    fw_row_set_text (row, "kind", "advice");
    fw_change_set_update (changes, "case_file", team.case_id, -1, row);
    fw_test_await (fw_store_commit (team.store, changes));
  }
  mine = fw_test_add_decision (&team, team.case_id, "Meins", team.worker, "2026-11-20");
  outside = fw_test_add_decision (&team, team.case_id, "Von außen", 0, "2026-12-20");
  of_colleague
      = fw_test_add_decision (&team, team.case_id, "Kollegin", team.colleague, "2026-12-21");
  {
    g_autoptr (FwRadar) radar = fw_test_await_object (
        fw_deadline_repository_load (team.store, FW_DEADLINE_SCOPE_MINE, 0));
    g_autoptr (FwDeadlineItem) first = g_list_model_get_item (G_LIST_MODEL (radar->items), 0);
    g_autofree char *action
        = g_strdup_printf ("win.open-decision(int64 %" G_GINT64_FORMAT ")", mine);

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (radar->items)), ==, 2);
    g_assert_cmpuint (radar->n_mine, ==, 2);
    g_assert_cmpuint (radar->n_urgent, ==, 1);
    g_assert_cmpint (first->decision_id, ==, mine);
    g_assert_cmpint (first->light, ==, FW_DECISION_LIGHT_RED);
    g_assert_cmpstr (first->action, ==, action);
    fw_test_await (fw_resubmission_repository_assign (team.store, first, team.colleague));
  }
  {
    g_autoptr (FwRadar) radar = fw_test_await_object (
        fw_deadline_repository_load (team.store, FW_DEADLINE_SCOPE_CASE, team.case_id));

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (radar->items)), ==, 3);
    for (guint i = 0; i < 3; i++)
      {
        g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

        if (item->decision_id == outside)
          fw_test_await (fw_resubmission_repository_done (team.store, item));
        else if (item->decision_id == of_colleague)
          fw_test_await (fw_resubmission_repository_drop (team.store, item, "hat sich erledigt"));
        else
          fw_test_await (
              fw_resubmission_repository_postpone (team.store, item, "2026-12-01", "Ferien"));
      }
  }
  g_assert_cmpuint (count_items (&team, &open), ==, 0);
  /* Who stands in has it on the radar of the people they stand in for. */
  fw_store_set_staff (team.store, team.colleague);
  g_assert_true (has (&team, &open, mine));
  fw_test_team_clear (&team);
}

static void
test_line (void)
{
  static const struct
  {
    const char *line;
    const char *what;
    const char *who;
    const char *due;
  } cases[] = {
      {"Schulbericht einholen @Brandt +5 AT", "Schulbericht einholen", "S. Brandt", "2026-12-01"},
      {"Schulbericht einholen +5AT @aydin", "Schulbericht einholen", "R. Aydin", "2026-12-01"},
      {"Patenschaft anfragen @S. Wendt +2 W", "Patenschaft anfragen", "S. Wendt", "2026-12-08"},
      {"Kita anrufen bis 1.12. @Frau K.", "Kita anrufen", "Frau K.", "2026-12-01"},
      {"Umgang absprechen 4.1.2027", "Umgang absprechen", "", "2027-01-04"},
      {"Bericht bis 15.1. abgeben", "Bericht abgeben", "", "2027-01-15"},
      {"SPFH befristet bis 31.12.2026 @Brandt +3 AT", "SPFH befristet bis 31.12.2026", "S. Brandt",
       "2026-11-27"},
      {"2 Std. + 1 Termin bis Ostern", "2 Std. + 1 Termin bis Ostern", "", NULL},
      {"Notfallplan erproben", "Notfallplan erproben", "", NULL},
      {"", "", "", NULL},
  };
  FwTestTeam team;
  g_autoptr (FwResult) staff = NULL;
  FwCalendar calendar = {0};

  fw_test_team_init (&team);
  fw_land_from_code ("NW", &calendar.land);
  staff = fw_test_await_boxed (fw_staff_repository_list_active (team.store));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = NULL, *who = NULL, *iso = NULL;
      gint64 id;
      FwDay due;

      fw_decision_parse_line (cases[i].line, staff, &calendar, fw_clock_today (), &what, &id, &who,
                              &due);
      iso = due != FW_DAY_NONE ? fw_day_to_iso (due) : NULL;
      g_assert_cmpstr (what, ==, cases[i].what);
      g_assert_cmpstr (who, ==, cases[i].who);
      g_assert_cmpstr (iso, ==, cases[i].due);
    }
  fw_test_team_clear (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/decision/acts-change-the-light-and-stand-in-the-history", test_acts);
  g_test_add_func ("/decision/an-act-can-be-undone", test_undo);
  g_test_add_func ("/decision/what-would-lose-it-is-refused", test_refusals);
  g_test_add_func ("/decision/no-change-set-goes-around", test_no_way_around);
  g_test_add_func ("/decision/who-sees-what", test_scopes);
  g_test_add_func ("/decision/who-has-left-has-a-deputy", test_left);
  g_test_add_func ("/decision/an-override-ends", test_override);
  g_test_add_func ("/decision/reminders-climb-the-ladder-once", test_reminders);
  g_test_add_func ("/decision/a-case-ends-with-every-decision-answered", test_end_case);
  g_test_add_func ("/decision/today-shows-and-acts", test_radar);
  g_test_add_func ("/decision/one-line-is-a-decision", test_line);
  return g_test_run ();
}
