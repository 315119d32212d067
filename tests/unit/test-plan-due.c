/* test-plan-due.c: what a provider owes is a deadline: reports due, in and late, hours that end. */
#include "config.h"

#include <string.h>

#include "domain/fw-deadline-repository.h"
#include "domain/fw-plan-use.h"
#include "domain/fw-resubmission-repository.h"
#include "fw-test-plan-office.h"

typedef struct
{
  Family family;
  FwStore *store;
  FwForm *form;
  FwEditSession *session;
  gint64 plan_id;
} Fixture;

/* Today is 2026-06-02; the talk was on 2026-04-14, the review is on 2026-10-14. */
static void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  family_init (&fixture->family);
  fixture->store = fixture->family.office->store;
  fixture->session = fw_edit_session_new (fixture->store);
  fixture->plan_id = fw_test_await_id (fw_plan_repository_create (
      fixture->store, fixture->family.case_id, &fixture->family.lina, 1));
  fixture->form = load_form (&fixture->family, fixture->plan_id);
  fill (fixture->form, fixture->session, "talk_date", 0, "2026-04-14");
  fill (fixture->form, fixture->session, "review_date", 0, "2026-10-14");
  fill (fixture->form, fixture->session, "help_start", 0, "2026-03-01");
  fill (fixture->form, fixture->session, "help_end", 0, "2026-11-30");
  fill (fixture->form, fixture->session, "hours_approved", 0, "100");
  fw_await_sync (fw_edit_session_flush (fixture->session), NULL, &error);
  g_assert_no_error (error);
  fw_await_sync (fw_plan_repository_update_row (fixture->store, fixture->plan_id, fixture->form),
                 NULL, &error);
  g_assert_no_error (error);
}

static void
clear (Fixture *fixture)
{
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->form);
  fw_test_office_free (fixture->family.office);
}

static FwDeadlineItem *
find (Fixture *fixture, const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRadar) radar = fw_await_sync_object (
      fw_deadline_repository_load (fixture->store, FW_DEADLINE_SCOPE_CASE, fixture->family.case_id),
      &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

      if (item->rule != NULL && g_str_equal (item->rule->name, rule))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
assert_due (Fixture *fixture, const char *rule, const char *expected)
{
  g_autoptr (FwDeadlineItem) item = find (fixture, rule);
  g_autofree char *due = item != NULL ? fw_day_to_iso (item->due) : NULL;

  g_assert_cmpstr (due, ==, expected);
}

static void
expect (Fixture *fixture, const char *kind, const char *due)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_plan_use_add_report (fixture->store, fixture->plan_id, kind, due), NULL,
                 &error);
  g_assert_no_error (error);
}

/* As undo does it. */
static void
take_back_report (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwResult) reports
      = fw_await_sync_boxed (fw_plan_use_list_reports (fixture->store, fixture->plan_id), &error);

  fw_change_set_delete (changes, "provider_report", fw_result_get_int (reports, 0, FW_REPORT_ID),
                        -1);
  fw_await_sync (fw_store_commit (fixture->store, changes), NULL, &error);
  g_assert_no_error (error);
}

/* The open report of the kind comes in. */
static void
receive (Fixture *fixture, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) reports
      = fw_await_sync_boxed (fw_plan_use_list_reports (fixture->store, fixture->plan_id), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (reports); i++)
    if (g_str_equal (fw_result_get_text (reports, i, FW_REPORT_KIND), kind)
        && fw_result_get_text (reports, i, FW_REPORT_CAME_ON) == NULL)
      {
        fw_await_sync (fw_plan_use_receive_report (fixture->store,
                                                   fw_result_get_int (reports, i, FW_REPORT_ID),
                                                   "2026-06-02"),
                       NULL, &error);
        g_assert_no_error (error);
        return;
      }
  g_assert_not_reached ();
}

static char *
dup_listed (Fixture *fixture)
{
  g_autoptr (FwResult) row = fw_test_office_query (fixture->family.office,
                                                   "SELECT what FROM case_due WHERE case_id = $1",
                                                   g_variant_new ("(x)", fixture->family.case_id));

  return g_strdup (fw_result_get_n_rows (row) > 0 ? fw_result_get_text (row, 0, 0) : "");
}

/* Two weeks before the review, unless the report has a day of its own; nothing once it is in. */
static void
test_report_of_review (void)
{
  Fixture fixture;
  g_autoptr (FwDeadlineItem) item = NULL;

  set_up (&fixture);
  assert_due (&fixture, "provider-report", "2026-09-30");
  expect (&fixture, "review", "2026-09-20");
  item = find (&fixture, "provider-report");
  g_assert_cmpint (item->due, ==, fw_day_new (2026, 9, 20));
  g_assert_nonnull (strstr (item->why, "1"));
  g_assert_nonnull (strstr (item->why, "agreed"));
  receive (&fixture, "review");
  assert_due (&fixture, "provider-report", NULL);
  /* One more is asked for: it counts, not the one that is in. */
  expect (&fixture, "review", "2026-10-01");
  assert_due (&fixture, "provider-report", "2026-10-01");
  clear (&fixture);
}

/* A report that no other rule waits for; late is late on the list of cases too. */
static void
test_other_reports (void)
{
  Fixture fixture;
  g_autofree char *listed = NULL, *after = NULL;

  set_up (&fixture);
  assert_due (&fixture, "provider-situation", NULL);
  expect (&fixture, "situation", "2026-01-05");
  assert_due (&fixture, "provider-situation", "2026-01-05");
  listed = dup_listed (&fixture);
  g_assert_nonnull (strstr (listed, "Sachstandsbericht"));
  take_back_report (&fixture);
  g_clear_pointer (&listed, g_free);
  listed = dup_listed (&fixture);
  g_assert_null (strstr (listed, "Sachstandsbericht"));
  expect (&fixture, "situation", "2026-01-05");
  /* Of another kind: not this one's business. */
  assert_due (&fixture, "provider-agreement", NULL);
  receive (&fixture, "situation");
  assert_due (&fixture, "provider-situation", NULL);
  after = dup_listed (&fixture);
  g_assert_null (strstr (after, "Sachstandsbericht"));
  clear (&fixture);
}

/* The warning comes with the statement that reaches it, says how much is used, is put away for
 * that statement alone, and goes when more is approved. */
static void
test_hours (void)
{
  Fixture fixture;
  g_autoptr (FwDeadlineItem) first = NULL;
  g_autoptr (FwDeadlineItem) second = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  assert_due (&fixture, "hours-end", NULL);
  fw_await_sync (fw_plan_use_add (fixture.store, fixture.plan_id, "2026-03-31", 10 * 60, 0), NULL,
                 &error);
  assert_due (&fixture, "hours-end", NULL);
  fw_await_sync (fw_plan_use_add (fixture.store, fixture.plan_id, "2026-05-22", 75 * 60, 0), NULL,
                 &error);
  g_assert_no_error (error);
  first = find (&fixture, "hours-end");
  g_assert_nonnull (first);
  /* Five working days from Friday, 22 May, without Whit Monday where it is one. */
  g_assert_cmpint (first->due, >=, fw_day_new (2026, 5, 29));
  g_assert_cmpint (first->due, <=, fw_day_new (2026, 6, 1));
  g_assert_nonnull (strstr (first->what, "85"));
  g_assert_nonnull (strstr (first->what, "100"));
  fw_await_sync (fw_resubmission_repository_done_late (fixture.store, first, "geprüft"), NULL,
                 &error);
  g_assert_no_error (error);
  assert_due (&fixture, "hours-end", NULL);
  fw_await_sync (fw_plan_use_add (fixture.store, fixture.plan_id, "2026-05-31", 30 * 60, 0), NULL,
                 &error);
  second = find (&fixture, "hours-end");
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (second->what, "115"));
  fill (fixture.form, fixture.session, "hours_approved", 0, "400");
  fw_await_sync (fw_edit_session_flush (fixture.session), NULL, &error);
  g_assert_no_error (error);
  assert_due (&fixture, "hours-end", NULL);
  clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-due/report-of-review", test_report_of_review);
  g_test_add_func ("/plan-due/other-reports", test_other_reports);
  g_test_add_func ("/plan-due/hours", test_hours);
  return g_test_run ();
}
