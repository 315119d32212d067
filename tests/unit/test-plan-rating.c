/* test-plan-rating.c: the four lines of a quarter: their course, what fell, when to ask again. */
#include "config.h"

#include "domain/fw-deadline-repository.h"
#include "domain/fw-plan-rating.h"
#include "domain/fw-plan-wellbeing.h"
#include "fw-test-plan-office.h"

typedef struct
{
  Family family;
  FwStore *store;
  gint64 plan_id;
} Fixture;

static gint64
set_up_plan (Fixture *fixture, const char *talk, const char *self)
{
  g_autoptr (GError) error = NULL;
  gint64 plan = fw_test_await_id (fw_plan_repository_create (
      fixture->store, fixture->family.case_id, &fixture->family.lina, 1));
  g_autoptr (FwForm) form = load_form (&fixture->family, plan);
  g_autoptr (FwEditSession) session = fw_edit_session_new (fixture->store);

  fill (form, session, "talk_date", 0, talk);
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "wb_self", nth_row (form, "wellbeing", 0), self);
  fw_await_sync (fw_edit_session_flush (session), NULL, &error);
  g_assert_no_error (error);
  fw_await_sync (fw_plan_repository_update_row (fixture->store, plan, form), NULL, &error);
  g_assert_no_error (error);
  return plan;
}

/* Today is 2026-06-02. */
static void
set_up (Fixture *fixture)
{
  family_init (&fixture->family);
  fixture->store = fixture->family.office->store;
  fixture->plan_id = set_up_plan (fixture, "2026-02-02", "7,5");
}

static FwPlanRatings *
load (Fixture *fixture, gint64 plan_id)
{
  g_autoptr (GError) error = NULL;
  FwPlanRatings *ratings
      = fw_await_sync_boxed (fw_plan_ratings_load (fixture->store, plan_id), &error);

  g_assert_no_error (error);
  return ratings;
}

static void
rate (Fixture *fixture, const char *rater, FwDay on, int self, int family)
{
  FwPlanRating rating = {.who = (char *) "Lina Ypsilon",
                         .rater = (char *) rater,
                         .on = on,
                         .tenths = {self, family, -1, -1},
                         .causes = (char *) ""};
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_plan_ratings_add (fixture->store, fixture->plan_id, &rating), NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_due (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRadar) radar = fw_await_sync_object (
      fw_deadline_repository_load (fixture->store, FW_DEADLINE_SCOPE_CASE, fixture->family.case_id),
      &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

      if (item->rule != NULL && g_str_equal (item->rule->name, "wellbeing"))
        return fw_day_to_iso (item->due);
    }
  return NULL;
}

/* A professional's low value is no drop of the person's own. */
static void
test_drop (void)
{
  Fixture fixture;
  g_autoptr (FwPlanRatings) ratings = NULL;
  FwPlanRatingDrop drop;

  set_up (&fixture);
  rate (&fixture, "professional", fw_day_new (2026, 4, 1), 20, -1);
  rate (&fixture, "person", fw_day_new (2026, 4, 1), 65, 50);
  rate (&fixture, "person", fw_day_new (2026, 5, 1), 54, 50);
  ratings = load (&fixture, fixture.plan_id);
  g_assert_cmpuint (ratings->ratings->len, ==, 4);
  g_assert_cmpuint (fw_plan_ratings_count_series (ratings, 0), ==, 3);
  g_assert_cmpuint (fw_plan_ratings_count_series (ratings, 3), ==, 1);
  /* By exactly 1.0 is none, by more is one; the first of a series has nothing before it. */
  g_assert_false (fw_plan_ratings_find_drop (ratings, 0, &drop));
  g_assert_false (fw_plan_ratings_find_drop (ratings, 1, &drop));
  g_assert_true (fw_plan_ratings_find_drop (ratings, 2, &drop));
  g_assert_cmpuint (drop.line, ==, 0);
  g_assert_cmpint (drop.last, ==, 65);
  g_assert_cmpint (drop.now, ==, 54);
  g_assert_cmpint (drop.since, ==, fw_day_new (2026, 4, 1));
  g_assert_false (fw_plan_ratings_find_drop (ratings, 3, &drop));
  fw_test_office_free (fixture.family.office);
}

/* A quarter after the talk, then after the last rating; here and on Today alike. */
static void
test_due (void)
{
  Fixture fixture;
  g_autoptr (FwPlanRatings) first = NULL, second = NULL, third = NULL;
  g_autofree char *before = NULL, *after = NULL, *back = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  first = load (&fixture, fixture.plan_id);
  before = dup_due (&fixture);
  /* The second of May is a Saturday. */
  g_assert_cmpstr (before, ==, "2026-05-04");
  g_assert_cmpint (first->due, ==, fw_day_new (2026, 5, 4));
  rate (&fixture, "person", fw_day_new (2026, 5, 20), 70, -1);
  second = load (&fixture, fixture.plan_id);
  after = dup_due (&fixture);
  g_assert_cmpstr (after, ==, "2026-08-20");
  g_assert_cmpint (second->due, ==, fw_day_new (2026, 8, 20));
  fw_await_sync (fw_plan_ratings_remove (
                     fixture.store, ((FwPlanRating *) g_ptr_array_index (second->ratings, 1))->id),
                 NULL, &error);
  g_assert_no_error (error);
  third = load (&fixture, fixture.plan_id);
  back = dup_due (&fixture);
  g_assert_cmpuint (third->ratings->len, ==, 1);
  g_assert_cmpstr (back, ==, "2026-05-04");
  fw_test_office_free (fixture.family.office);
}

/* The next plan's conversation is compared with what was said between the two. */
static void
test_next_plan (void)
{
  Fixture fixture;
  g_autoptr (FwForm) form = NULL;
  g_autofree char *course = NULL;
  FwWellbeingDrop drop;
  gint64 next;

  set_up (&fixture);
  rate (&fixture, "person", fw_day_new (2026, 5, 1), 90, -1);
  rate (&fixture, "person", fw_day_new (2026, 6, 2), 10, -1);
  next = set_up_plan (&fixture, "2026-06-01", "7");
  form = load_form (&fixture.family, next);
  apply_facts (&fixture.family, next, form);
  g_assert_true (fw_plan_wellbeing_find_drop (form, nth_row (form, "wellbeing", 0), &drop));
  g_assert_cmpint (drop.last, ==, 90);
  g_assert_cmpstr (drop.since, ==, "2026-05-01");
  g_free (drop.since);
  course = fw_plan_wellbeing_dup_course (form, nth_row (form, "wellbeing", 0));
  g_assert_nonnull (course);
  fw_test_office_free (fixture.family.office);
}

static void
test_refused (void)
{
  Fixture fixture;
  FwPlanRating empty = {.who = (char *) "Lina Ypsilon",
                        .rater = (char *) "person",
                        .on = fw_day_new (2026, 5, 1),
                        .tenths = {-1, -1, -1, -1},
                        .causes = (char *) ""};
  g_autoptr (FwPlanRatings) ratings = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  fw_await_sync (fw_plan_ratings_add (fixture.store, fixture.plan_id, &empty), NULL, &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  ratings = load (&fixture, fixture.plan_id);
  g_assert_cmpuint (ratings->ratings->len, ==, 1);
  g_assert_cmpstr (ratings->names[0], ==, "Lina Ypsilon");
  fw_test_office_free (fixture.family.office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-rating/a-drop-is-one-raters-own", test_drop);
  g_test_add_func ("/plan-rating/asked-again-after-a-quarter", test_due);
  g_test_add_func ("/plan-rating/the-next-plan-compares", test_next_plan);
  g_test_add_func ("/plan-rating/without-a-value-it-is-refused", test_refused);
  return g_test_run ();
}
