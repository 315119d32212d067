/* What a help plan asks for by itself, and its review: nothing is typed twice. */
#include <string.h>

#include "domain/fw-gas.h"
#include "domain/fw-plan-goals.h"
#include "domain/fw-plan-process.h"
#include "domain/fw-plan-use.h"
#include "domain/fw-plan-wellbeing.h"
#include "domain/fw-wellbeing.h"
#include "fw-test-plan-office.h"

/* Published formula with worked values; research/casework.md 2.5. */
static void
test_gas (void)
{
  const FwGasGoal one[] = {{1, 1}};
  const FwGasGoal agreed[] = {{0, 3}, {0, 1}, {0, 2}};
  const FwGasGoal better[] = {{1, 1}, {1, 1}, {1, 1}};
  const FwGasGoal worst[] = {{-2, 1}, {-2, 1}, {-2, 1}};
  const FwGasGoal wrong[] = {{3, 1}};
  const FwGasGoal weightless[] = {{1, 0}};
  double t;
  int level;

  g_assert_true (fw_gas_compute_t (one, 1, &t));
  g_assert_cmpfloat_with_epsilon (t, 60.0, 1e-9);
  g_assert_true (fw_gas_compute_t (agreed, 3, &t));
  g_assert_cmpfloat_with_epsilon (t, 50.0, 1e-9);
  g_assert_true (fw_gas_compute_t (better, 3, &t));
  g_assert_cmpfloat_with_epsilon (t, 63.69, 0.005);
  g_assert_true (fw_gas_compute_t (worst, 3, &t));
  g_assert_cmpfloat_with_epsilon (t, 22.61, 0.005);
  g_assert_false (fw_gas_compute_t (wrong, 1, &t));
  g_assert_false (fw_gas_compute_t (weightless, 1, &t));
  g_assert_false (fw_gas_compute_t (one, 0, &t));
  g_assert_true (fw_gas_parse_level ("+1", &level) && level == 1);
  g_assert_true (fw_gas_parse_level ("-2", &level) && level == -2);
  g_assert_false (fw_gas_parse_level ("", &level));
  g_assert_false (fw_gas_parse_level ("+", &level));
  g_assert_false (fw_gas_parse_level ("+-1", &level));
  g_assert_false (fw_gas_parse_level ("3", &level));
}

static void
test_scale (void)
{
  static const char *const bad[] = {"", "x", "10,5", "11", "7,", "7,55", "-1", " 7", "99999999999"};
  g_autoptr (GArray) course = fw_wellbeing_read_course ("2026-01-12=7.5 rubbish 2026-06-02=6");
  int tenths;

  g_assert_true (fw_wellbeing_parse ("7,5", &tenths) && tenths == 75);
  g_assert_true (fw_wellbeing_parse ("7.5", &tenths) && tenths == 75);
  g_assert_true (fw_wellbeing_parse ("10", &tenths) && tenths == 100);
  g_assert_true (fw_wellbeing_parse ("0", &tenths) && tenths == 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (fw_wellbeing_parse (bad[i], &tenths));
  /* By more than 1.0: exactly 1.0 is no drop. */
  g_assert_false (fw_wellbeing_is_drop (75, 65, 10));
  g_assert_true (fw_wellbeing_is_drop (75, 64, 10));
  g_assert_false (fw_wellbeing_is_drop (64, 75, 10));
  g_assert_cmpuint (course->len, ==, 2);
  g_assert_cmpint (g_array_index (course, FwWellbeingPoint, 1).tenths, ==, 60);
}

static gboolean
section_applies (FwForm *form, const char *name)
{
  const FwSection *section = fw_form_template_find_section (fw_form_get_template (form), name);

  g_assert_nonnull (section);
  return fw_form_section_applies (form, section);
}

/* Kinds of help say what the law asks for; the record says the rest. */
static void
test_demands (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autofree char *id = NULL;
  gint64 plan;

  family_init (&family);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  apply_facts (&family, plan, form);
  /* Jonas is Lina's brother. */
  g_assert_cmpstr (fw_form_get_fact (form, "siblings"), ==, "yes");
  g_assert_false (section_applies (form, "looking_back"));
  g_assert_false (section_applies (form, "out_of_home"));
  g_assert_false (section_applies (form, "transition"));
  fill (form, session, "help_kind", 0, "31");
  g_assert_false (section_applies (form, "out_of_home"));
  fill (form, session, "help_kind", 0, "34");
  g_assert_true (section_applies (form, "out_of_home"));
  fill (form, session, "help_kind", 0, "41");
  g_assert_true (section_applies (form, "transition"));
  g_assert_false (section_applies (form, "out_of_home"));
  /* Integration help asks for the statement, and for the other block only away from home. */
  fill (form, session, "help_kind", 0, "35a");
  g_assert_true (fw_form_applies (
      form, fw_form_template_find_field (fw_form_get_template (form), "statement_code", NULL), 0));
  g_assert_false (section_applies (form, "out_of_home"));
  fill (form, session, "place_35a", 0, "4");
  g_assert_true (section_applies (form, "out_of_home"));
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);

  /* At 17, a year before the help ends. */
  id = g_strdup_printf ("%" G_GINT64_FORMAT, family.lina);
  {
    g_autoptr (FwChangeSet) changes = fw_change_set_new ("Older");
    g_autoptr (FwRow) row = fw_row_new ();
    g_autoptr (GError) error = NULL;

    fw_row_set_text (row, "born", "2009-03-01");
    fw_change_set_update (changes, "person", family.lina, 1, row);
    fw_await_sync (fw_store_commit (family.office->store, changes), NULL, &error);
    g_assert_no_error (error);
  }
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "help_end", 0, "2027-07-01");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, form), NULL, NULL);
  apply_facts (&family, plan, form);
  g_assert_false (section_applies (form, "transition"));
  fill (form, session, "help_end", 0, "2027-06-02");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, form), NULL, NULL);
  apply_facts (&family, plan, form);
  g_assert_true (section_applies (form, "transition"));
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static void
add_goal_words (FwForm *form, FwEditSession *session, const char *own)
{
  fill (form, session, "own_words", fw_test_await_id (fw_form_add_row (form, session, "goals")),
        own);
}

static gint64
add_goal (FwForm *form, FwEditSession *session, const char *own, const char *wording)
{
  gint64 goal = fw_test_await_id (fw_form_add_row (form, session, "goals"));

  fill (form, session, "own_words", goal, own);
  fill (form, session, "wording", goal, wording);
  fill (form, session, "urgency", goal, "2");
  return goal;
}

static void
test_review (void)
{
  Family family;
  g_autoptr (FwForm) first = NULL;
  g_autoptr (FwForm) second = NULL;
  g_autoptr (FwForm) third = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autofree char *content = NULL;
  FwPlanGoals figures;
  FwWellbeingDrop drop;
  gint64 plan, next, row;

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  first = load_form (&family, plan);
  fill (first, session, "talk_date", 0, "2026-05-28");
  fill (first, session, "occasion", 0, "Die Schule meldet Fehltage.");
  fill (first, session, "help_kind", 0, "31");
  add_goal (first, session, "Ich will schlafen.", "Lina schläft um neun.");
  add_goal (first, session, "", "Die Anmeldung liegt vor.");
  row = nth_row (first, "wellbeing", 0);
  g_assert_cmpstr (fw_form_get_value (first, "who", row), ==, "Lina Ypsilon");
  fill (first, session, "wb_self", row, "7,5");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, first), NULL, NULL);
  fw_plan_goals_count (first, &figures);
  g_assert_cmpuint (figures.own_percent, ==, 50);
  g_assert_false (figures.has_t);

  /* Half a year later: the goals stand there to be rated, and go on. */
  next = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  second = load_form (&family, next);
  apply_facts (&family, next, second);
  g_assert_true (section_applies (second, "looking_back"));
  g_assert_true (section_applies (second, "suitability"));
  g_assert_cmpstr (fw_form_get_value (second, "occasion", 0), ==, "Die Schule meldet Fehltage.");
  g_assert_cmpstr (fw_form_get_value (second, "talk_date", 0), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (fw_form_get_rows (second, "goals")), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (fw_form_get_rows (second, "looking_back")), ==, 2);
  row = nth_row (second, "looking_back", 0);
  g_assert_cmpstr (fw_form_get_value (second, "own_words", row), ==, "Ich will schlafen.");
  fill (second, session, "gas_now", row, "+1");
  fill (second, session, "carry", row, "on");
  row = nth_row (second, "looking_back", 1);
  fill (second, session, "gas_now", row, "0");
  fill (second, session, "carry", row, "done");
  row = nth_row (second, "wellbeing", 0);
  fill (second, session, "wb_self", row, "6");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  g_assert_true (fw_plan_goal_is_ended (second, nth_row (second, "goals", 1)));
  fw_plan_goals_count (second, &figures);
  g_assert_cmpuint (figures.n_goals, ==, 1);
  g_assert_cmpuint (figures.own_percent, ==, 100);
  g_assert_true (figures.has_t);
  /* Equal weights, +1 and 0: 50 + 10 / sqrt (0.7 · 2 + 0.3 · 4). */
  g_assert_cmpfloat_with_epsilon (figures.t, 56.20, 0.005);
  g_assert_true (fw_plan_wellbeing_find_drop (second, row, &drop));
  g_assert_cmpint (drop.last, ==, 75);
  g_assert_cmpint (drop.now, ==, 60);
  g_assert_cmpstr (drop.since, ==, "2026-05-28");
  g_free (drop.since);
  content
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, next, second));
  g_assert_nonnull (strstr (content, "Mir geht es: 7,5 (28.5.2026), heute 6"));
  g_assert_nonnull (strstr (content, "\"attainment\":\"56\""));
  g_assert_nonnull (strstr (content, "Rückblick auf die Ziele"));

  /* What was done is not carried on again, and the last level is where the rest starts. */
  next = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  third = load_form (&family, next);
  g_assert_cmpuint (g_list_model_get_n_items (fw_form_get_rows (third, "goals")), ==, 1);
  g_assert_cmpstr (fw_form_get_value (third, "gas_start", nth_row (third, "goals", 0)), ==, "+1");
  g_clear_object (&session);
  g_clear_object (&first);
  g_clear_object (&second);
  g_clear_object (&third);
  fw_test_office_free (family.office);
}

/* A wish is offered again and never assumed: open until somebody says that it still holds. */
static void
test_wish (void)
{
  Family family;
  g_autoptr (FwForm) first = NULL, second = NULL, brother = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autofree char *before = NULL, *after = NULL;
  FwFormCount open, confirmed;
  gint64 plan, next, other;

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  first = load_form (&family, plan);
  fill (first, session, "options_offered", 0, "Tagesgruppe oder Familienhilfe");
  fill (first, session, "preference", 0, "Lina möchte eine Frau.");
  fill (first, session, "granted", 0, "partly");
  fill (first, session, "time_to_think", 0, "2026-06-09");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  apply_facts (&family, plan, first);
  g_assert_cmpstr (fw_form_get_fact (first, "earlier:preference"), ==, "");

  next = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  second = load_form (&family, next);
  apply_facts (&family, next, second);
  g_assert_cmpstr (fw_form_get_value (second, "preference", 0), ==, "");
  g_assert_cmpstr (fw_form_get_fact (second, "earlier:preference"), ==, "Lina möchte eine Frau.");
  g_assert_cmpstr (fw_form_get_fact (second, "earlier:options_offered"), ==,
                   "Tagesgruppe oder Familienhilfe");
  g_assert_cmpstr (fw_form_get_fact (second, "earlier:granted"), ==, "partly");
  /* A day belongs to the conversation it was agreed in. */
  g_assert_cmpstr (fw_form_get_fact (second, "earlier:time_to_think"), ==, "");
  fw_form_count (second, "wishes", &open);
  g_assert_cmpuint (open.n_answered, ==, 0);
  before
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, next, second));
  g_assert_null (strstr (before, "Lina möchte eine Frau."));
  fill (second, session, "preference", 0, fw_form_get_fact (second, "earlier:preference"));
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_form_count (second, "wishes", &confirmed);
  g_assert_cmpuint (confirmed.n_answered, ==, 1);
  g_assert_cmpuint (confirmed.n_empty, ==, open.n_empty - 1);
  after
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, next, second));
  g_assert_nonnull (strstr (after, "Lina möchte eine Frau."));

  /* A brother's plan hears nothing of his sister's wish. */
  other = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.jonas, 1));
  brother = load_form (&family, other);
  apply_facts (&family, other, brother);
  g_assert_cmpstr (fw_form_get_fact (brother, "earlier:preference"), ==, "");
  g_clear_object (&session);
  g_clear_object (&first);
  g_clear_object (&second);
  g_clear_object (&brother);
  fw_test_office_free (family.office);
}

/* A plan of the earlier template opens, prints and goes on in the newer one. */
static void
test_earlier_template (void)
{
  Family family;
  g_autoptr (FwForm) old = NULL;
  g_autoptr (FwForm) next = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autofree char *content = NULL;
  gint64 plan, second;

  family_init (&family);
  fw_clock_set_today (fw_day_new (2026, 5, 1));
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  fw_clock_set_today (fw_day_new (2026, 6, 2));
  old = load_form (&family, plan);
  g_assert_null (fw_form_template_find_section (fw_form_get_template (old), "looking_back"));
  fill (old, session, "help_kind", 0, "33");
  fill (old, session, "perspective", 0, "Rückkehr im Sommer");
  add_goal_words (old, session, "Ich will nach Hause.");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  content = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, old));
  g_assert_nonnull (strstr (content, "Rückkehr im Sommer"));

  second = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  next = load_form (&family, second);
  g_assert_cmpstr (fw_form_get_value (next, "perspective", 0), ==, "Rückkehr im Sommer");
  g_assert_cmpstr (fw_form_get_value (next, "own_words", nth_row (next, "looking_back", 0)), ==,
                   "Ich will nach Hause.");
  g_clear_object (&session);
  g_clear_object (&old);
  g_clear_object (&next);
  fw_test_office_free (family.office);
}

/* A term is explained where the plan uses it, and only there. */
static void
test_glossary (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gint64 plan;

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  one = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  g_assert_null (strstr (one, "Ein Vormund entscheidet"));
  fill (form, session, "situation", 0, "Die Vormundin besucht Lina.");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_rules_import (
                     family.office->store, "glossary", "vormund", "2026-06-01",
                     "{\"term\":\"Vormund\",\"words\":[\"Vormundin\"],\"text\":\"Eigener Satz.\"}"),
                 NULL, &error);
  g_assert_no_error (error);
  two = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  g_assert_nonnull (strstr (two, "Eigener Satz."));
  g_assert_null (strstr (two, "Ein Vormund entscheidet"));
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static const FwPlanStep *
find_step (FwPlanProcess *process, const char *name)
{
  GPtrArray *steps = fw_plan_process_get_steps (process);

  for (guint i = 0; i < steps->len; i++)
    if (g_str_equal (((FwPlanStep *) g_ptr_array_index (steps, i))->name, name))
      return g_ptr_array_index (steps, i);
  g_error ("there is no step “%s”", name);
}

static FwPlanProcess *
load_process (Family *family, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  FwPlanProcess *process
      = fw_await_sync_boxed (fw_plan_process_load (family->office->store, plan), &error);

  g_assert_no_error (error);
  return process;
}

/* Days come from the plan where it has a field, and from stored acts. */
static void
test_process (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (FwPlanProcess) before = NULL, after = NULL, next = NULL;
  g_autoptr (GError) error = NULL;
  const FwPlanStep *step;
  gint64 plan, second;
  guint number;

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  fill (form, session, "talk_date", 0, "2026-04-14");
  fill (form, session, "team_date", 0, "2026-05-29");
  fill (form, session, "review_date", 0, "2026-10-14");
  g_object_set (fw_form_get_answer (form, "child_talk_date", 0), "reason", "wollte nicht", NULL);
  fw_edit_session_watch (session, FW_RECORD (fw_form_get_answer (form, "child_talk_date", 0)), "x");
  g_object_set (fw_form_get_answer (form, "child_talk_date", 0), "reason", "wollte noch nicht",
                NULL);
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, form), NULL, NULL);
  before = load_process (&family, plan);
  g_assert_cmpuint (fw_plan_process_get_steps (before)->len, ==, 11);
  g_assert_cmpstr (fw_plan_process_get_next (before)->name, ==, "request");
  g_assert_cmpint (find_step (before, "talk")->state, ==, FW_PLAN_STEP_DONE);
  g_assert_cmpint (find_step (before, "child-talk")->state, ==, FW_PLAN_STEP_NOT_DONE);
  /* Six weeks after 14 April: 26 May; today is 2 June. */
  step = find_step (before, "sent");
  g_assert_cmpint (step->state, ==, FW_PLAN_STEP_OVERDUE);
  g_assert_cmpint (step->due, ==, fw_day_new (2026, 5, 26));
  g_assert_cmpint (find_step (before, "order")->state, ==, FW_PLAN_STEP_DUE);
  g_assert_cmpint (find_step (before, "review")->due, ==, fw_day_new (2026, 10, 14));
  /* The plan stands after its talk, whatever was left open before. */
  g_assert_cmpstr (fw_plan_process_get_station (before, &number)->name, ==, "sent");
  g_assert_cmpuint (number, ==, 10);
  g_assert_cmpuint (fw_plan_process_count_overdue (before), ==, 2);
  g_assert_cmpstr (find_step (before, "sent")->place, ==, "distribution");
  g_assert_cmpstr (find_step (before, "review")->place, ==, "review_date");
  g_assert_cmpstr (find_step (before, "request")->place, ==, "");

  fw_await_sync (
      fw_plan_process_save_step (family.office->store, plan, "application", TRUE, "2026-02-01", ""),
      NULL, &error);
  g_assert_no_error (error);
  fw_await_sync (
      fw_plan_process_save_step (family.office->store, plan, "sent", FALSE, "2026-06-01", ""), NULL,
      &error);
  g_assert_no_error (error);
  /* Again: the same row. */
  fw_await_sync (
      fw_plan_process_save_step (family.office->store, plan, "sent", FALSE, "2026-05-30", ""), NULL,
      &error);
  g_assert_no_error (error);
  after = load_process (&family, plan);
  g_assert_cmpint (find_step (after, "application")->done, ==, fw_day_new (2026, 2, 1));
  g_assert_cmpint (find_step (after, "sent")->done, ==, fw_day_new (2026, 5, 30));
  g_assert_cmpstr (fw_plan_process_get_station (after, NULL)->name, ==, "review");
  {
    g_autofree char *text = fw_plan_step_to_text (
        find_step (after, "sent"), fw_plan_process_get_calendar (after), fw_clock_today ());

    g_assert_nonnull (strstr (text, "was due on"));
  }
  fw_await_sync (fw_plan_process_save_step (family.office->store, plan, "sent", FALSE, "x", ""),
                 NULL, &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);

  /* The application is the help's: the continuation knows it, its own sending it does not. */
  second = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  next = load_process (&family, second);
  g_assert_cmpint (find_step (next, "application")->state, ==, FW_PLAN_STEP_DONE);
  g_assert_cmpint (find_step (next, "sent")->state, ==, FW_PLAN_STEP_OPEN);
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static void
test_use (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (FwPlanUse) use = NULL;
  g_autoptr (FwResult) reports = NULL;
  g_autoptr (FwResult) again = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const bad[] = {"", "x", "7,", "1,234", "-3", "9999999"};
  FwPlanUse judged = {.minutes_approved = 6000,
                      .cents_approved = -1,
                      .up_to = FW_DAY_NONE,
                      .start = FW_DAY_NONE,
                      .end = FW_DAY_NONE};
  int minutes;
  gint64 plan;

  g_assert_true (fw_plan_use_parse_hours ("7,5", &minutes) && minutes == 450);
  g_assert_true (fw_plan_use_parse_hours ("7.25", &minutes) && minutes == 435);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (fw_plan_use_parse_hours (bad[i], &minutes));
  judged.minutes_used = 4799;
  fw_plan_use_judge (&judged);
  g_assert_cmpint (judged.state, ==, FW_PLAN_USE_FINE);
  judged.minutes_used = 4800;
  fw_plan_use_judge (&judged);
  g_assert_cmpint (judged.state, ==, FW_PLAN_USE_NEAR);
  judged.minutes_used = 6001;
  fw_plan_use_judge (&judged);
  g_assert_cmpint (judged.state, ==, FW_PLAN_USE_OVER);

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  fill (form, session, "hours_approved", 0, "100");
  fill (form, session, "help_start", 0, "2026-03-01");
  fill (form, session, "help_end", 0, "2026-08-31");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, form), NULL, NULL);
  fw_await_sync (fw_plan_use_add (family.office->store, plan, "2026-03-31", 20 * 60, 0), NULL,
                 NULL);
  fw_await_sync (fw_plan_use_add (family.office->store, plan, "2026-04-30", 25 * 60, 0), NULL,
                 NULL);
  use = fw_await_sync_boxed (fw_plan_use_load (family.office->store, plan), &error);
  g_assert_no_error (error);
  g_assert_cmpint (use->minutes_approved, ==, 6000);
  g_assert_cmpint (use->minutes_used, ==, 2700);
  /* 45 of 100 hours in 60 days: used up after 133 days, on 12 July. */
  g_assert_cmpint (use->state, ==, FW_PLAN_USE_SHORT);
  g_assert_cmpint (use->runs_out, ==, fw_day_new (2026, 7, 12));

  fw_await_sync (fw_plan_use_add_report (family.office->store, plan, "review", "2026-08-10"), NULL,
                 &error);
  g_assert_no_error (error);
  reports = fw_await_sync_boxed (fw_plan_use_list_reports (family.office->store, plan), &error);
  g_assert_cmpuint (fw_result_get_n_rows (reports), ==, 1);
  g_assert_null (fw_result_get_text (reports, 0, FW_REPORT_CAME_ON));
  fw_await_sync (fw_plan_use_receive_report (family.office->store,
                                             fw_result_get_int (reports, 0, FW_REPORT_ID),
                                             "2026-08-09"),
                 NULL, &error);
  g_assert_no_error (error);
  again = fw_await_sync_boxed (fw_plan_use_list_reports (family.office->store, plan), &error);
  g_assert_cmpstr (fw_result_get_text (again, 0, FW_REPORT_CAME_ON), ==, "2026-08-09");
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-review/attainment-follows-the-published-formula", test_gas);
  g_test_add_func ("/plan-review/the-four-lines-and-their-drop", test_scale);
  g_test_add_func ("/plan-review/what-the-law-asks-for-appears-by-itself", test_demands);
  g_test_add_func ("/plan-review/nothing-is-typed-twice", test_review);
  g_test_add_func ("/plan-review/a-wish-is-offered-and-not-assumed", test_wish);
  g_test_add_func ("/plan-review/a-plan-of-the-earlier-template-goes-on", test_earlier_template);
  g_test_add_func ("/plan-review/terms-are-explained-where-they-are-used", test_glossary);
  g_test_add_func ("/plan-review/the-process-knows-done-due-and-late", test_process);
  g_test_add_func ("/plan-review/hours-warn-before-they-end", test_use);
  return g_test_run ();
}
