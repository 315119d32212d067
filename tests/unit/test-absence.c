/* Who may say that somebody is away, and how an absence ends. */
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-absence-repository.h"
#include "fw-test-office.h"

typedef struct
{
  FwTestOffice *office;
  gint64 lead, worker, other;
} Team;

static gint64
add_staff (Team *team, const char *name, const char *role, gint64 team_id)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, team_id);

  return fw_test_add (
      team->office->store, "staff",
      (const char *const[]) {"name", name, "login", name, "role", role, "team_id", id, NULL});
}

static void
team_init (Team *team)
{
  FwDay day;
  gint64 north, south;

  fw_day_from_iso ("2026-06-02", &day);
  fw_clock_set_today (day);
  team->office = fw_test_office_new ();
  north = fw_test_add (team->office->store, "team", (const char *const[]) {"name", "Nord", NULL});
  south = fw_test_add (team->office->store, "team", (const char *const[]) {"name", "Süd", NULL});
  team->lead = add_staff (team, "Lead", "team-lead", north);
  team->worker = add_staff (team, "Worker", "case-worker", north);
  team->other = add_staff (team, "Other", "case-worker", south);
}

static gint64
add (Team *team, gint64 me, gint64 whom, const char *from, const char *to)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  fw_store_set_staff (team->office->store, me);
  changes = fw_await_sync_boxed (fw_absence_repository_add (team->office->store, whom, from, to),
                                 &error);
  if (changes == NULL)
    {
      g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
      return 0;
    }
  return fw_change_set_get (changes, 0)->id;
}

static guint
count (Team *team, gint64 me)
{
  g_autoptr (FwResult) rows = NULL;

  fw_store_set_staff (team->office->store, me);
  rows = fw_test_await_boxed (fw_absence_repository_list (team->office->store));
  return fw_result_get_n_rows (rows);
}

static void
test_who_may (void)
{
  Team team;
  g_autoptr (FwResult) people = NULL;

  team_init (&team);
  g_assert_cmpint (add (&team, team.worker, 0, "2026-06-10", "2026-06-20"), !=, 0);
  g_assert_cmpint (add (&team, team.lead, team.worker, "2026-07-10", "2026-07-20"), !=, 0);
  g_assert_cmpint (add (&team, team.worker, team.lead, "2026-07-10", "2026-07-20"), ==, 0);
  g_assert_cmpint (add (&team, team.lead, team.other, "2026-07-10", "2026-07-20"), ==, 0);
  g_assert_cmpint (add (&team, team.worker, 0, "2026-06-20", "2026-06-10"), ==, 0);
  g_assert_cmpuint (count (&team, team.worker), ==, 2);
  g_assert_cmpuint (count (&team, team.lead), ==, 2);
  g_assert_cmpuint (count (&team, team.other), ==, 0);
  fw_store_set_staff (team.office->store, team.lead);
  people = fw_test_await_boxed (fw_absence_repository_list_people (team.office->store));
  g_assert_cmpuint (fw_result_get_n_rows (people), ==, 2);
  g_assert_cmpstr (fw_result_get_text (people, 0, FW_ABSENCE_PERSON_NAME), ==, "Lead");
  fw_test_office_free (team.office);
}

static void
test_how_it_ends (void)
{
  Team team;
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun, ahead;

  team_init (&team);
  begun = add (&team, team.worker, 0, "2026-05-20", "2026-06-20");
  ahead = add (&team, team.worker, 0, "2026-07-01", "2026-07-05");
  fw_store_set_staff (team.office->store, team.other);
  g_assert_false (
      fw_await_sync (fw_absence_repository_end (team.office->store, begun), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  fw_store_set_staff (team.office->store, team.worker);
  fw_test_await (fw_absence_repository_end (team.office->store, begun));
  fw_test_await (fw_absence_repository_end (team.office->store, ahead));
  g_assert_cmpuint (count (&team, team.worker), ==, 0);
  /* That somebody was away stays. */
  rows = fw_test_office_query (team.office, "SELECT from_day, to_day FROM staff_absence", NULL);
  g_assert_cmpuint (fw_result_get_n_rows (rows), ==, 1);
  g_assert_cmpstr (fw_result_get_text (rows, 0, 1), ==, "2026-06-01");
  fw_test_office_free (team.office);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/absence/who-may", test_who_may);
  g_test_add_func ("/absence/how-it-ends", test_how_it_ends);
  return g_test_run ();
}
