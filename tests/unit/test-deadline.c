/* test-deadline.c: rules of deadlines: counting, where they come from, acting on them. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-resubmission-repository.h"
#include "domain/fw-rules.h"
#include "fw-test-office.h"

static FwDay
day (const char *iso)
{
  FwDay value = 0;

  g_assert_true (fw_day_from_iso (iso, &value));
  return value;
}

static void
assert_day (FwDay got, const char *expected)
{
  g_autofree char *text = fw_day_to_iso (got);

  g_assert_cmpstr (text, ==, expected);
}

static FwDeadlineRule *
make_rule (int amount, const char *unit, const char *source)
{
  g_autofree char *body = g_strdup_printf (
      "{\"title\": \"T\", \"event\": \"e\", \"start\": \"Erstkontakt\", \"amount\": %d, "
      "\"minimum\": "
      "1, \"maximum\": 12, \"unit\": \"%s\", \"source\": \"%s\", \"case_kinds\": [\"help\"]}",
      amount, unit, source);
  g_autoptr (GError) error = NULL;
  FwDeadlineRule *rule = fw_deadline_rule_parse ("t", body, &error);

  g_assert_no_error (error);
  return rule;
}

static void
assert_due (const char *land,
            const char *start,
            int amount,
            const char *unit,
            const char *source,
            const char *due)
{
  g_autoptr (FwDeadlineRule) rule = make_rule (amount, unit, source);
  g_auto (FwDeadline) deadline = {0};
  FwCalendar calendar = {.off_december_24 = TRUE, .off_december_31 = TRUE};

  g_assert_true (fw_land_from_code (land, &calendar.land));
  fw_deadline_compute (rule, &calendar, day (start), &deadline);
  assert_day (deadline.due, due);
}

/* The mock-up's own example: Thu 21.5.2026 in NW, Whit Monday does not count. */
static void
test_working_days (void)
{
  g_autoptr (FwDeadlineRule) rule = make_rule (3, "working-days", "standard");
  g_auto (FwDeadline) deadline = {0};
  FwCalendar calendar = {0};
  const int numbers[] = {0, 1, -1, -1, -1, 2, 3};
  g_autofree char *why = NULL;

  fw_land_from_code ("NW", &calendar.land);
  fw_deadline_compute (rule, &calendar, day ("2026-05-21"), &deadline);
  assert_day (deadline.due, "2026-05-27");
  g_assert_cmpuint (deadline.days->len, ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      FwDeadlineDay *step = &g_array_index (deadline.days, FwDeadlineDay, i);

      g_assert_cmpint (step->number, ==, numbers[i]);
      g_assert_cmpint (step->day, ==, day ("2026-05-21") + (int) i);
    }
  g_assert_cmpstr (g_array_index (deadline.days, FwDeadlineDay, 4).name, ==, "Pfingstmontag");
  why = fw_deadline_dup_why (rule, &deadline, day ("2026-06-02"));
  g_assert_nonnull (strstr (why, "Pfingstmontag"));
  g_assert_nonnull (strstr (why, "standard"));
}

/* Days off of the office count only for rules of the office. */
static void
test_office_days_off (void)
{
  assert_due ("NW", "2026-12-23", 3, "working-days", "standard", "2026-12-29");
  assert_due ("NW", "2026-12-23", 3, "working-days", "law", "2026-12-29");
  assert_due ("NW", "2026-12-23", 3, "working-days", "office", "2026-12-30");
}

/* § 26 (3) SGB X: the end moves on to the next working day, the clamp of § 188 (3) BGB. */
static void
test_periods (void)
{
  assert_due ("NW", "2026-04-24", 6, "weeks", "office", "2026-06-05");
  assert_due ("NW", "2026-04-23", 6, "weeks", "office", "2026-06-05");  /* Corpus Christi */
  assert_due ("BE", "2026-04-23", 6, "weeks", "office", "2026-06-04");  /* none there */
  assert_due ("NW", "2026-08-31", 6, "months", "office", "2027-03-01"); /* 28.2. is a Sunday */
  assert_due ("NW", "2025-11-24", 1, "months", "standard", "2025-12-24");
  assert_due ("NW", "2025-11-24", 1, "months", "office", "2025-12-29");
  assert_due ("NW", "2026-05-30", 3, "days", "office", "2026-06-02");
}

/* Counted back from an event, a period ends on the working day before. */
static void
test_before (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDeadlineRule) rule = fw_deadline_rule_parse (
      "t",
      "{\"title\": \"T\", \"event\": \"e\", \"start\": \"Ende\", \"amount\": -1, \"unit\": "
      "\"years\", \"source\": \"law\"}",
      &error);
  g_auto (FwDeadline) deadline = {0};
  FwCalendar calendar = {0};

  g_assert_no_error (error);
  fw_land_from_code ("NW", &calendar.land);
  fw_deadline_compute (rule, &calendar, day ("2027-05-31"), &deadline); /* 31.5.2026: Sunday */
  assert_day (deadline.due, "2026-05-29");
}

static void
test_bad_rules (void)
{
  const char *const bodies[] = {
      "",
      "[]",
      "{}",
      "{\"title\": \"T\", \"event\": \"e\", \"start\": \"s\", \"amount\": 0, \"unit\": \"weeks\", "
      "\"source\": \"law\"}",
      "{\"title\": \"T\", \"event\": \"e\", \"start\": \"s\", \"amount\": 4001, \"unit\": "
      "\"working-days\", \"source\": \"law\"}",
      "{\"title\": \"T\", \"event\": \"e\", \"start\": \"s\", \"amount\": 3, \"unit\": \"moons\", "
      "\"source\": \"law\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_deadline_rule_parse ("t", bodies[i], &error));
      g_assert_nonnull (error);
    }
}

/* An office changes its own and the standard's, never the law's, only within limits. */
static void
test_amounts (void)
{
  const char *format = "{\"title\": \"T\", \"event\": \"e\", \"start\": \"s\", \"amount\": 3, "
                       "\"minimum\": 1, \"maximum\": 5, \"unit\": \"weeks\", \"source\": \"%s\"}";
  g_autofree char *office = g_strdup_printf (format, "office");
  g_autofree char *law = g_strdup_printf (format, "law");
  g_autofree char *changed = fw_deadline_rule_dup_body (office, 5);
  g_autoptr (FwDeadlineRule) rule = fw_deadline_rule_parse ("t", changed, NULL);

  g_assert_cmpint (rule->amount, ==, 5);
  g_assert_null (fw_deadline_rule_dup_body (office, 6));
  g_assert_null (fw_deadline_rule_dup_body (office, 0));
  g_assert_null (fw_deadline_rule_dup_body (law, 4));
}

typedef struct
{
  FwTestOffice *office;
  gint64 staff;
  gint64 case_id;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  g_auto (GValue) case_id = G_VALUE_INIT;

  fw_clock_set_today (day ("2026-06-02"));
  f->office = fw_test_office_new ();
  fw_await_sync (
      fw_office_set_up (f->office->store, "Auental", "NW", "S. Brandt", "admin", "2020-01-01"), &id,
      &error);
  g_assert_no_error (error);
  f->staff = g_value_get_int64 (&id);
  fw_store_set_staff (f->office->store, f->staff);
  fw_await_sync (fw_case_repository_create (f->office->store, "Familie K.", "2026-05-21"), &case_id,
                 &error);
  g_assert_no_error (error);
  f->case_id = g_value_get_int64 (&case_id);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  fw_test_office_free (f->office);
  fw_clock_set_today (FW_DAY_NONE);
}

static FwRadar *
load (Fixture *f, FwDeadlineScope scope)
{
  g_autoptr (GError) error = NULL;
  FwRadar *radar = fw_await_sync_object (
      fw_deadline_repository_load (f->office->store, scope, f->case_id), &error);

  g_assert_no_error (error);
  return radar;
}

static guint
count (FwRadar *radar)
{
  return g_list_model_get_n_items (G_LIST_MODEL (radar->items));
}

static FwDeadlineItem *
nth (FwRadar *radar, guint i)
{
  g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

  return item; /* the radar keeps it */
}

/* CASE-5: a new case gets its first assessment and its conference in the same act. */
static void
test_new_case (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) radar = load (f, FW_DEADLINE_SCOPE_MINE);
  g_autoptr (FwResult) acts = NULL;

  g_assert_true (radar->has_land);
  assert_day (radar->soon, "2026-06-08"); /* Corpus Christi and the weekend */
  g_assert_cmpuint (count (radar), ==, 2);
  g_assert_cmpstr (nth (radar, 0)->rule->name, ==, "first-assessment");
  assert_day (nth (radar, 0)->due, "2026-05-27");
  assert_day (nth (radar, 0)->start, "2026-05-21");
  g_assert_cmpstr (nth (radar, 1)->rule->name, ==, "case-conference");
  assert_day (nth (radar, 1)->due, "2026-06-08");
  g_assert_cmpuint (radar->n_urgent, ==, 2);
  acts = fw_test_office_query (f->office,
                               "SELECT count(DISTINCT act) FROM change_log WHERE "
                               "table_name IN ('case_file', 'resubmission')",
                               NULL);
  g_assert_cmpint (fw_result_get_int (acts, 0, 0), ==, 1);
}

static FwChangeSet *
act (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  FwChangeSet *changes = fw_await_sync_boxed (future, &error);

  g_assert_no_error (error);
  return changes;
}

static void
assert_rejected (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_await_sync (future, NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
}

/* Done leaves the radar, stands in the record, and undo brings it back. */
static void
test_done_and_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) radar = load (f, FW_DEADLINE_SCOPE_MINE);
  g_autoptr (FwRadar) after = NULL, again = NULL;
  g_autoptr (FwChangeSet) done
      = act (fw_resubmission_repository_done (f->office->store, nth (radar, 1)));
  g_autoptr (FwChangeSet) inverse = fw_change_set_invert (done);
  g_autoptr (FwChangeSet) undone = NULL;
  g_autoptr (GListStore) page = NULL;
  FwRecordItem *item;

  after = load (f, FW_DEADLINE_SCOPE_MINE);
  g_assert_cmpuint (count (after), ==, 1);
  page = fw_await_sync_object (
      fw_record_repository_list_page (f->office->store, f->case_id, NULL, NULL, 10), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (page), 0);
  g_assert_cmpstr (item->kind, ==, "resubmission");
  g_assert_cmpstr (item->subject, ==, "done");
  g_object_unref (item);
  undone = act (fw_store_commit (f->office->store, inverse));
  again = load (f, FW_DEADLINE_SCOPE_MINE);
  g_assert_cmpuint (count (again), ==, 2);
}

static void
test_reasons (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) radar = load (f, FW_DEADLINE_SCOPE_MINE);
  g_autoptr (FwRadar) after = NULL;
  g_autoptr (FwChangeSet) postponed = NULL, dropped = NULL, added = NULL;
  FwStore *store = f->office->store;

  assert_rejected (fw_resubmission_repository_drop (store, nth (radar, 0), ""));
  assert_rejected (fw_resubmission_repository_postpone (store, nth (radar, 0), "2026-06-10", ""));
  assert_rejected (fw_resubmission_repository_postpone (store, nth (radar, 0), "soon", "krank"));
  assert_rejected (fw_resubmission_repository_add (store, f->case_id, "", "2026-06-10", 0));
  postponed = act (
      fw_resubmission_repository_postpone (store, nth (radar, 0), "2026-06-10", "Familie krank"));
  dropped = act (fw_resubmission_repository_drop (store, nth (radar, 1), "weggezogen"));
  added = act (
      fw_resubmission_repository_add (store, f->case_id, "Bericht der Schule", "2026-06-03", 0));
  after = load (f, FW_DEADLINE_SCOPE_CASE);
  g_assert_cmpuint (count (after), ==, 2);
  g_assert_cmpstr (nth (after, 0)->what, ==, "Bericht der Schule");
  assert_day (nth (after, 1)->due, "2026-06-10");
  g_assert_true (fw_deadline_item_is_moved (nth (after, 1)));
  g_assert_nonnull (strstr (nth (after, 1)->why, "Familie krank"));
}

/* Somebody else was quicker: refused, not overwritten. */
static void
test_stale (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) radar = load (f, FW_DEADLINE_SCOPE_MINE);
  g_autoptr (FwChangeSet) added = act (fw_resubmission_repository_add (
      f->office->store, f->case_id, "Bericht der Schule", "2026-06-01", 0));
  g_autoptr (FwRadar) again = load (f, FW_DEADLINE_SCOPE_MINE);
  g_autoptr (FwChangeSet) done
      = act (fw_resubmission_repository_done (f->office->store, nth (again, 1)));
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_await_sync (
      fw_resubmission_repository_drop (f->office->store, nth (again, 1), "doch nicht"), NULL,
      &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
}

static void
insert (Fixture *f, const char *table, gint64 id, const char *first, ...)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();
  va_list list;

  va_start (list, first);
  for (const char *column = first; column != NULL; column = va_arg (list, const char *))
    {
      const char *text = va_arg (list, const char *);
      gint64 number = va_arg (list, gint64);

      if (text != NULL)
        fw_row_set_text (row, column, text);
      else
        fw_row_set_int (row, column, number);
    }
  va_end (list);
  fw_change_set_insert (changes, table, id, row);
  fw_change_set_unref (act (fw_store_commit (f->office->store, changes)));
}

#define NUMBER(n) NULL, (gint64) (n)
#define TEXT(t) (t), (gint64) 0

static gint64
add_plan (Fixture *f, int number, const char *talk, const char *review, const char *end)
{
  gint64 form = fw_id_new (), plan = fw_id_new ();

  insert (f, "form", form, "case_id", NUMBER (f->case_id), "template", TEXT ("help-plan"),
          "template_valid_from", TEXT ("2024-01-01"), "created_at", TEXT (talk), NULL);
  insert (f, "help_plan", plan, "case_id", NUMBER (f->case_id), "form_id", NUMBER (form), "number",
          NUMBER (number), "talk_date", TEXT (talk), "status", TEXT ("frozen"),
          review != NULL ? "review_date" : "kind", TEXT (review != NULL ? review : "first"),
          end != NULL ? "help_end" : "help_kind", TEXT (end != NULL ? end : ""), NULL);
  return plan;
}

static FwDeadlineItem *
find_rule (FwRadar *radar, const char *name)
{
  for (guint i = 0; i < count (radar); i++)
    if (nth (radar, i)->rule != NULL && g_str_equal (nth (radar, i)->rule->name, name))
      return nth (radar, i);
  return NULL;
}

/* PLAN-1: six weeks to all, six months to the review; acting on one makes it a row. */
static void
test_plans (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) radar = NULL, after = NULL, later = NULL;
  g_autoptr (FwChangeSet) done = NULL;

  add_plan (f, 1, "2026-04-24", NULL, NULL);
  radar = load (f, FW_DEADLINE_SCOPE_MINE);
  g_assert_cmpuint (count (radar), ==, 4);
  assert_day (find_rule (radar, "plan-to-all")->due, "2026-06-05");
  g_assert_cmpint (find_rule (radar, "plan-to-all")->id, ==, 0);
  assert_day (find_rule (radar, "plan-review")->due, "2026-10-26");
  done = act (fw_resubmission_repository_done (f->office->store, find_rule (radar, "plan-to-all")));
  after = load (f, FW_DEADLINE_SCOPE_MINE);
  g_assert_null (find_rule (after, "plan-to-all"));
  /* A newer plan takes the place of the old one, with the day agreed in it. */
  add_plan (f, 2, "2026-05-28", "2026-09-15", NULL);
  later = load (f, FW_DEADLINE_SCOPE_MINE);
  assert_day (find_rule (later, "plan-review")->due, "2026-09-15");
  g_assert_nonnull (strstr (find_rule (later, "plan-review")->why, "no. 2"));
}

/* § 41 (3): only for those who grow up, one year before the end. */
static void
test_transition (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) young = NULL, grown = NULL;
  gint64 plan = add_plan (f, 1, "2026-05-28", NULL, "2027-06-30");
  gint64 child = fw_id_new (), youth = fw_id_new ();

  insert (f, "person", child, "given_name", TEXT ("Lina"), "born", TEXT ("2018-01-01"), NULL);
  insert (f, "help_plan_child", fw_id_new (), "plan_id", NUMBER (plan), "person_id", NUMBER (child),
          NULL);
  young = load (f, FW_DEADLINE_SCOPE_MINE);
  g_assert_null (find_rule (young, "transition"));
  insert (f, "person", youth, "given_name", TEXT ("Emil"), "born", TEXT ("2009-01-01"), NULL);
  insert (f, "help_plan_child", fw_id_new (), "plan_id", NUMBER (plan), "person_id", NUMBER (youth),
          NULL);
  grown = load (f, FW_DEADLINE_SCOPE_MINE);
  assert_day (find_rule (grown, "transition")->due, "2026-06-30");
  assert_rejected (fw_resubmission_repository_postpone (
      f->office->store, find_rule (grown, "transition"), "2026-12-01", "keine Zeit"));
}

/* A changed rule holds from its day on; what runs keeps its own. */
static void
test_office_rule (Fixture *f, gconstpointer data)
{
  g_autoptr (FwChangeSet) changed = act (
      fw_deadline_repository_set_amount (f->office->store, "first-assessment", 5, "2026-06-03"));
  g_autoptr (FwRadar) radar = load (f, FW_DEADLINE_SCOPE_MINE);
  g_auto (GValue) id = G_VALUE_INIT;

  assert_day (nth (radar, 0)->due, "2026-05-27");
  g_assert_cmpint (nth (radar, 0)->rule->amount, ==, 3);
  assert_rejected (
      fw_deadline_repository_set_amount (f->office->store, "transition", -2, "2026-06-03"));
  assert_rejected (
      fw_deadline_repository_set_amount (f->office->store, "first-assessment", 99, "2026-06-03"));
  fw_clock_set_today (day ("2026-06-10"));
  fw_await_sync (fw_case_repository_create (f->office->store, "Familie Z.", "2026-06-10"), &id,
                 NULL);
  f->case_id = g_value_get_int64 (&id);
  g_clear_object (&radar);
  radar = load (f, FW_DEADLINE_SCOPE_CASE);
  assert_day (nth (radar, 0)->due, "2026-06-17");
  /* Bringing in the program's rules again leaves the office's alone. */
  fw_await_sync (fw_rules_sync (f->office->store), NULL, NULL);
  g_clear_object (&radar);
  radar = load (f, FW_DEADLINE_SCOPE_CASE);
  g_assert_cmpint (nth (radar, 0)->rule->amount, ==, 5);
}

/* Never seen comes first, whatever the number of days. */
static void
test_children (Fixture *f, gconstpointer data)
{
  gint64 emil = fw_id_new (), lina = fw_id_new ();
  g_autoptr (FwRadar) radar = NULL;
  g_autoptr (FwSeenItem) first = NULL, second = NULL;

  insert (f, "person", emil, "given_name", TEXT ("Emil"), "born", TEXT ("2015-01-01"), NULL);
  insert (f, "person", lina, "given_name", TEXT ("Lina"), "born", TEXT ("~2021"), NULL);
  insert (f, "case_child", fw_id_new (), "case_id", NUMBER (f->case_id), "person_id", NUMBER (emil),
          "file_number", TEXT ("1-1"), "last_seen", TEXT ("2025-01-01"), "see_every_weeks",
          NUMBER (4), NULL);
  insert (f, "case_child", fw_id_new (), "case_id", NUMBER (f->case_id), "person_id", NUMBER (lina),
          "file_number", TEXT ("1-2"), NULL);
  radar = load (f, FW_DEADLINE_SCOPE_MINE);
  first = g_list_model_get_item (G_LIST_MODEL (radar->children), 0);
  second = g_list_model_get_item (G_LIST_MODEL (radar->children), 1);
  g_assert_cmpstr (first->child, ==, "Lina");
  g_assert_cmpint (first->last_seen, ==, FW_DAY_NONE);
  g_assert_cmpint (first->weeks, ==, 6);
  g_assert_cmpint (first->age, ==, -1);
  g_assert_cmpint (second->due, ==, day ("2025-01-29"));
  g_assert_cmpint (second->age, ==, 11);
}

/* A deputy sees what is due, apart from their own. */
static void
test_deputy (Fixture *f, gconstpointer data)
{
  gint64 deputy = fw_id_new ();
  g_autoptr (FwRadar) mine = NULL, both = NULL;

  insert (f, "staff", deputy, "name", TEXT ("R. Aydin"), "deputy_id", NUMBER (f->staff), NULL);
  insert (f, "staff", fw_id_new (), "name", TEXT ("T. Wieland"), NULL);
  fw_store_set_staff (f->office->store, deputy);
  mine = load (f, FW_DEADLINE_SCOPE_MINE);
  g_assert_cmpuint (count (mine), ==, 0);
  /* S. Brandt stands in for R. Aydin, not the other way round. */
  g_assert_cmpuint (mine->n_deputy, ==, 0);
  insert (f, "resubmission", fw_id_new (), "case_id", NUMBER (f->case_id), "what", TEXT ("Anruf"),
          "due", TEXT ("2026-06-02"), "assigned_to", NUMBER (deputy), NULL);
  fw_store_set_staff (f->office->store, f->staff);
  both = load (f, FW_DEADLINE_SCOPE_DEPUTY);
  g_assert_cmpuint (count (both), ==, 3);
  g_assert_cmpuint (both->n_mine, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
#define ADD(path, func) g_test_add ("/deadline/" path, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/deadline/working-days-name-each-day", test_working_days);
  g_test_add_func ("/deadline/office-days-off-only-for-office-rules", test_office_days_off);
  g_test_add_func ("/deadline/periods-end-on-a-working-day", test_periods);
  g_test_add_func ("/deadline/counted-back-ends-before", test_before);
  g_test_add_func ("/deadline/bad-rules-are-refused", test_bad_rules);
  g_test_add_func ("/deadline/law-cannot-be-changed", test_amounts);
  ADD ("new-case-gets-its-rules", test_new_case);
  ADD ("done-and-undo", test_done_and_undo);
  ADD ("reasons-are-asked", test_reasons);
  ADD ("stale-is-refused", test_stale);
  ADD ("plans-make-deadlines", test_plans);
  ADD ("transition-for-the-grown-up", test_transition);
  ADD ("office-rule-holds-from-its-day", test_office_rule);
  ADD ("never-seen-comes-first", test_children);
  ADD ("deputy-sees-both", test_deputy);
  return g_test_run ();
}
