/* bench-deadlines.c: figures for ./dev bench deadlines.
 *
 *   bench-deadlines CASES ROUNDS
 *
 * Makes an office of so many open § 8a cases of one team, each with the three deadlines of its
 * first contact, and prints "OPERATION MS" and "OPERATION-cpu MS" a round, thread hops
 * included: the team's list as Today shows it (the first 500, all counted), its next page, one's
 * own, and the days alone from the engine; "copy MS" once: the copy of all days is made anew, as
 * after a change of the office's holidays. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../fw-test-conference.h"
#include "domain/fw-deadline-ledger-private.h"
#include "store/fw-bulk.h"

typedef struct
{
  FwTestTeam *team;
  guint n;
} Filling;

static DexFuture *
fill_job (FwConnection *connection, gpointer data)
{
  const Filling *filling = data;
  GError *error = NULL;
  g_autoptr (FwBulk) cases
      = fw_bulk_new (connection, "case_file",
                     "file_number:s name:s kind:s first_contact:d worker_id:r team_id:r", &error);
  FwDay today = fw_clock_today ();
  gboolean ok = cases != NULL;

  for (guint i = 0; ok && i < filling->n; i++)
    {
      g_autofree char *number = g_strdup_printf ("51-2025-%06u", i);
      g_autofree char *name = g_strdup_printf ("Familie Muster%u", i * 7919 % filling->n);

      ok = fw_bulk_insert (
          cases, fw_id_new (), &error, number, name, "report", today - (FwDay) (i % 400),
          i % 500 == 0 ? filling->team->worker : filling->team->colleague, filling->team->team);
    }
  g_clear_pointer (&cases, fw_bulk_free);
  return ok ? dex_future_new_true () : dex_future_new_for_error (error);
}

static DexFuture *
copy_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  return _fw_case_due_refresh (connection, 0, &error) ? dex_future_new_true ()
                                                      : dex_future_new_for_error (error);
}

static gint64 started;
static clock_t worked;

static void
start (void)
{
  started = g_get_monotonic_time ();
  worked = clock ();
}

static void
stop (const char *operation)
{
  printf ("%s %.3f\n", operation, (g_get_monotonic_time () - started) / 1000.0);
  printf ("%s-cpu %.3f\n", operation, (double) (clock () - worked) * 1000.0 / CLOCKS_PER_SEC);
}

static void
time_list (FwTestTeam *team, const char *name, FwDeadlineScope scope, guint limit, guint least)
{
  g_autoptr (FwRadar) radar = NULL;

  start ();
  radar = fw_test_await_object (fw_deadline_repository_load_many (team->store, scope, 0, limit));
  stop (name);
  g_assert_cmpuint (radar->n_deputy, >=, least);
}

static void
time_engine (guint n)
{
  FwCalendar calendar = {0};
  FwDeadlineSpan span = {10, FW_DEADLINE_UNIT_WORKING_DAYS, FW_DEADLINE_ROLL_NEXT, FALSE};
  g_autoptr (FwDayTable) table = NULL;
  FwDay today = fw_clock_today ();
  gint64 sum = 0;

  fw_land_from_code ("NW", &calendar.land);
  start ();
  table = fw_day_table_new (&calendar);
  for (guint i = 0; i < n; i++)
    sum += fw_deadline_find (&span, table, today - (FwDay) (i % 4000), -1, NULL);
  stop ("engine");
  g_assert_cmpint (sum, !=, 0);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 33400,
        rounds = argc > 2 ? (guint) atoi (argv[2]) : 5;
  FwTestTeam team;
  Filling filling = {&team, n};

  dex_init ();
  fw_test_team_init (&team);
  fw_test_await (fw_store_write (team.store, fill_job, &filling, NULL));
  start ();
  fw_test_await (fw_store_write (team.store, copy_job, NULL, NULL));
  stop ("copy");
  fw_store_set_staff (team.store, team.worker);
  for (guint i = 0; i < rounds; i++)
    {
      time_list (&team, "team", FW_DEADLINE_SCOPE_TEAM, FW_RADAR_PAGE, 3 * n);
      time_list (&team, "team-next", FW_DEADLINE_SCOPE_TEAM, 2 * FW_RADAR_PAGE, 3 * n);
      time_list (&team, "mine", FW_DEADLINE_SCOPE_MINE, 2000, 3 * (n / 500));
      time_engine (3 * n);
    }
  fw_test_team_clear (&team);
  return 0;
}
