/* The people of a case: numbers of children's files, partial dates, who is found. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-demo.h"
#include "domain/fw-overview-repository.h"
#include "domain/fw-person-repository.h"
#include "domain/fw-person-words.h"
#include "fw-test-office.h"

static FwTestOffice *office;

static gint64
get_int (const char *sql)
{
  g_autoptr (FwResult) result = fw_test_office_query (office, sql, NULL);

  g_assert_cmpuint (fw_result_get_n_rows (result), >, 0);
  return fw_result_get_int (result, 0, 0);
}

static gint64
get_main (void)
{
  return get_int ("SELECT id FROM case_file WHERE file_number = '51-2026-0042'");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *typed;
    const char *wanted;
  } dates[] = {
      {"2019", "2019"},
      {"~2019", "~2019"},
      {"5.2019", "2019-05"},
      {"Mai 2019", "2019-05"},
      {"may 2019", "2019-05"},
      {"März 2020", "2020-03"},
      {"~5/2019", "~2019-05"},
      {"2019-05", "2019-05"},
      {"3.4.2019", "2019-04-03"},
      {"3.4.19", "2019-04-03"},
      {"13.2019", NULL},
      {"Unsinn", NULL},
      {"", NULL},
      {"~", NULL},
      {"2019-13", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = fw_person_date_parse (dates[i].typed, fw_clock_today ());

      if (g_strcmp0 (date, dates[i].wanted) != 0)
        g_error ("“%s” is %s", dates[i].typed, date);
    }
}

static void
test_ages (void)
{
  FwDay today = fw_day_new (2026, 6, 2);

  g_assert_cmpint (fw_person_get_age ("2014-06-02", today), ==, 12);
  g_assert_cmpint (fw_person_get_age ("2014-06-03", today), ==, 11);
  g_assert_cmpint (fw_person_get_age ("~2014", today), ==, 12);
  g_assert_cmpint (fw_person_get_age ("2014-05", today), ==, 12);
  g_assert_cmpint (fw_person_get_age (NULL, today), ==, -1);
  g_assert_cmpint (fw_person_get_age ("2030", today), ==, -1);
}

static FwChangeSet *
add (const char *given, const char *family, const char *role)
{
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied = fw_await_sync_boxed (
      fw_person_repository_add (office->store, get_main (), given, family, NULL, role), &error);

  g_assert_no_error (error);
  return applied;
}

static void
test_child_gets_a_file (void)
{
  g_autoptr (FwChangeSet) child = add ("Neu", "Ahornblatt", "child");
  g_autoptr (FwChangeSet) aunt = add ("Gisela", "Ahornblatt", "relative");
  g_autoptr (FwResult) file
      = fw_test_office_query (office, "SELECT file_number FROM case_child WHERE person_id = $1",
                              g_variant_new ("(x)", fw_person_repository_get_added (child)));
  g_autoptr (FwResult) none
      = fw_test_office_query (office, "SELECT file_number FROM case_child WHERE person_id = $1",
                              g_variant_new ("(x)", fw_person_repository_get_added (aunt)));
  g_autoptr (FwChangeSet) inverse = fw_change_set_invert (child);
  g_autoptr (FwResult) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (fw_result_get_text (file, 0, 0), ==, "51-2026-0042-3");
  g_assert_cmpuint (fw_result_get_n_rows (none), ==, 0);
  /* Adding can be undone as one act. */
  fw_await_sync (fw_store_commit (office->store, inverse), NULL, &error);
  g_assert_no_error (error);
  gone = fw_test_office_query (office, "SELECT id FROM person WHERE id = $1",
                               g_variant_new ("(x)", fw_person_repository_get_added (child)));
  g_assert_cmpuint (fw_result_get_n_rows (gone), ==, 0);
}

static guint
count_similar (const char *text, gint64 *in_case)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) result = fw_await_sync_boxed (
      fw_person_repository_find_similar (office->store, get_main (), text, 50), &error);

  g_assert_no_error (error);
  if (in_case != NULL && fw_result_get_n_rows (result) > 0)
    *in_case = fw_result_get_int (result, 0, FW_SIMILAR_IN_CASE);
  return fw_result_get_n_rows (result);
}

static void
test_similar (void)
{
  g_autoptr (FwResult) other = fw_test_office_query (
      office,
      "SELECT given_name || ' ' || family_name FROM person JOIN case_person ON person_id = person.id "
      "JOIN case_file ON case_file.id = case_id WHERE team_id NOT IN (SELECT team_id FROM staff "
      "WHERE login = 'demo') ORDER BY person.id LIMIT 1",
      NULL);
  gint64 in_case = 0;

  g_assert_cmpuint (count_similar ("lina ahorn", &in_case), ==, 1);
  g_assert_cmpint (in_case, ==, 1);
  g_assert_cmpuint (count_similar ("li ah", NULL), >=, 1);
  g_assert_cmpuint (count_similar ("", NULL), ==, 0);
  g_assert_cmpuint (count_similar ("\" OR \"", NULL), ==, 0);
  /* Nobody learns here who is in another team's case. */
  g_assert_cmpuint (count_similar (fw_result_get_text (other, 0, 0), NULL), ==, 0);
}

static void
test_overview (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwOverview) overview
      = fw_await_sync_object (fw_overview_repository_load (office->store, get_main ()), &error);
  guint n_joint = 0, n_emil = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (fw_result_get_text (overview->head, 0, FW_HEAD_WORKER), ==, "S. Brandt");
  g_assert_cmpstr (fw_result_get_text (overview->head, 0, FW_HEAD_DEPUTY), ==, "R. Aydin");
  g_assert_cmpstr (fw_result_get_text (overview->head, 0, FW_HEAD_TANDEM), ==, "K. Lorenz");
  g_assert_cmpuint (fw_result_get_n_rows (overview->members), ==, 10);
  for (guint i = 0; i < fw_result_get_n_rows (overview->rights); i++)
    {
      n_emil
          += g_str_equal (fw_result_get_text (overview->rights, i, FW_RIGHT_CHILD_GIVEN), "Emil");
      n_joint
          += g_str_equal (fw_result_get_text (overview->rights, i, FW_RIGHT_EXTENT), "gemeinsam");
    }
  g_assert_cmpuint (n_emil, ==, 4);
  g_assert_cmpuint (n_joint, ==, 2);
  /* The newest contact, not the newer note and not the confided talk. */
  g_assert_cmpstr (fw_result_get_text (overview->contact, 0, FW_CONTACT_KIND), ==, "phone");
  g_assert_cmpstr (fw_result_get_text (overview->contact, 0, FW_CONTACT_WITH), ==, "Jana");
}

static void
insert (FwChangeSet *changes, gint64 child, const char *extent, const char *from, const char *to)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "child_id", child);
  fw_row_set_text (row, "kind", "contact");
  fw_row_set_text (row, "extent", extent);
  if (from != NULL)
    fw_row_set_text (row, "from_date", from);
  if (to != NULL)
    fw_row_set_text (row, "to_date", to);
  fw_change_set_insert (changes, "custody", fw_id_new (), row);
}

static gboolean
is_in_force (FwOverview *overview, const char *extent)
{
  for (guint i = 0; i < fw_result_get_n_rows (overview->rights); i++)
    if (g_str_equal (fw_result_get_text (overview->rights, i, FW_RIGHT_EXTENT), extent))
      return TRUE;
  return FALSE;
}

/* Today is 2 June 2026. A year that is not over may still be running. */
static void
test_partial_periods (void)
{
  gint64 child = get_int ("SELECT person_id FROM case_child WHERE file_number = '51-2026-0042-1'");
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Rights");
  g_autoptr (FwChangeSet) inverse = NULL;
  g_autoptr (FwOverview) overview = NULL;
  g_autoptr (GError) error = NULL;

  insert (changes, child, "since about 2019", "~2019", NULL);
  insert (changes, child, "since this year", "2026", NULL);
  insert (changes, child, "until this year", NULL, "~2026");
  insert (changes, child, "until today", NULL, "2026-06-02");
  insert (changes, child, "until yesterday", NULL, "2026-06-01");
  insert (changes, child, "until about 2019", NULL, "~2019");
  insert (changes, child, "from next year", "2027", NULL);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  overview
      = fw_await_sync_object (fw_overview_repository_load (office->store, get_main ()), &error);
  g_assert_no_error (error);
  g_assert_true (is_in_force (overview, "since about 2019"));
  g_assert_true (is_in_force (overview, "since this year"));
  g_assert_true (is_in_force (overview, "until this year"));
  g_assert_true (is_in_force (overview, "until today"));
  g_assert_false (is_in_force (overview, "until yesterday"));
  g_assert_false (is_in_force (overview, "until about 2019"));
  g_assert_false (is_in_force (overview, "from next year"));
  inverse = fw_change_set_invert (changes);
  fw_await_sync (fw_store_commit (office->store, inverse), NULL, &error);
  g_assert_no_error (error);
}

static void
test_hand_over (void)
{
  gint64 other = get_int ("SELECT staff.id FROM staff JOIN team ON team.id = team_id WHERE "
                          "staff.name = 'T. Wieland'");
  gint64 open
      = get_int ("SELECT count(*) FROM resubmission JOIN case_file ON case_file.id = case_id "
                 "WHERE file_number = '51-2026-0042' AND resubmission.status = 'open'");
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) applied = fw_await_sync_boxed (
      fw_case_repository_hand_over (office->store, get_main (), other), &error);
  g_autoptr (FwChangeSet) inverse = NULL;
  g_autoptr (FwResult) moved = NULL;
  g_autoptr (FwResult) team = NULL;

  g_assert_no_error (error);
  moved = fw_test_office_query (
      office,
      "SELECT count(*) FROM resubmission WHERE status = 'open' AND assigned_to = $1 AND "
      "case_id = $2",
      g_variant_new ("(xx)", other, get_main ()));
  team = fw_test_office_query (office,
                               "SELECT 1 FROM case_file JOIN staff ON staff.id = worker_id WHERE "
                               "case_file.id = $1 AND case_file.team_id = staff.team_id AND "
                               "case_file.deputy_id = staff.deputy_id",
                               g_variant_new ("(x)", get_main ()));
  g_assert_cmpint (open, >, 0);
  g_assert_cmpint (fw_result_get_int (moved, 0, 0), ==, open);
  g_assert_cmpuint (fw_result_get_n_rows (team), ==, 1);
  inverse = fw_change_set_invert (applied);
  fw_await_sync (fw_store_commit (office->store, inverse), NULL, &error);
  g_assert_no_error (error);
}

static void
test_next_number (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Number");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) number = NULL;

  fw_row_set_text (row, "file_number", "51-2026-10007");
  fw_change_set_update (changes, "case_file", get_main (), -1, row);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  fw_await_sync (fw_case_repository_create (office->store, "Familie Neu", "2026-06-01"), &id,
                 &error);
  g_assert_no_error (error);
  number = fw_test_office_query (office, "SELECT file_number FROM case_file WHERE id = $1",
                                 g_variant_new ("(x)", g_value_get_int64 (&id)));
  g_assert_cmpstr (fw_result_get_text (number, 0, 0), ==, "51-2026-10008");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = fw_test_office_new ();
  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_await_sync (fw_demo_fill (office->store, 1, 60, -1, NULL, NULL), NULL, NULL);
  fw_store_set_staff (office->store, get_int ("SELECT id FROM staff WHERE login = 'demo'"));
  g_test_add_func ("/people/partial-dates-are-understood", test_dates);
  g_test_add_func ("/people/ages-of-partial-dates", test_ages);
  g_test_add_func ("/people/a-child-gets-its-own-file", test_child_gets_a_file);
  g_test_add_func ("/people/similar-names-of-readable-cases-only", test_similar);
  g_test_add_func ("/people/the-overview-tells-what-is-in-force", test_overview);
  g_test_add_func ("/people/partial-periods-are-in-force-as-far-as-known", test_partial_periods);
  g_test_add_func ("/people/handing-over-takes-along-what-is-open", test_hand_over);
  g_test_add_func ("/people/numbers-go-on-beyond-four-digits", test_next_number);
  status = g_test_run ();
  fw_test_office_free (office);
  return status;
}
