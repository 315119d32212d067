/* bench-conference.c: figures for ./dev bench conference.
 *
 *   bench-conference DECISIONS ROUNDS
 *
 * Makes an office with so many open decisions (and a fifth as many ended ones)
 * and prints "OPERATION MS" and "OPERATION-cpu MS" a round, thread hops included: what the board asks
 * for (the first 500 by day, counts by light), the whole list, and a reminder
 * run that has nothing new to tell. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../fw-test-conference.h"
#include "store/fw-bulk.h"

#define N_CASES 2000
#define N_STAFF 60
#define PAGE 500

typedef struct
{
  FwTestTeam *team;
  guint n;
} Filling;

/* Half of the people and cases are the signed-in one's team's. */
static DexFuture *
fill_job (FwConnection *connection, gpointer data)
{
  const Filling *filling = data;
  GError *error = NULL;
  g_autoptr (FwBulk) cases
      = fw_bulk_new (connection, "case_file",
                     "file_number:s name:s first_contact:s worker_id:r team_id:r", &error);
  g_autoptr (FwBulk) staff = fw_bulk_new (connection, "staff", "name:s team_id:r", &error);
  g_autoptr (FwBulk) decisions
      = fw_bulk_new (connection, "decision",
                     "case_id:i what:s responsible_id:r responsible:s due:d sign:s escalation:s "
                     "in_force_since:s status:s reason:s ended_on:d",
                     &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gint64 case_ids[N_CASES], staff_ids[N_STAFF];
  FwDay today = fw_clock_today ();
  gboolean ok = decisions != NULL;

  for (guint i = 0; ok && i < N_STAFF; i++)
    {
      g_autofree char *name = g_strdup_printf ("P. Person%u", i);

      staff_ids[i] = fw_id_new ();
      ok = fw_bulk_insert (staff, staff_ids[i], &error, name,
                           i % 2 == 0 ? filling->team->team : (gint64) 0);
    }
  for (guint i = 0; ok && i < N_CASES; i++)
    {
      g_autofree char *number = g_strdup_printf ("51-2025-%04u", i);
      g_autofree char *name = g_strdup_printf ("Familie Muster%u", i);

      case_ids[i] = fw_id_new ();
      ok = fw_bulk_insert (cases, case_ids[i], &error, number, name, "2025-01-01",
                           i % 40 == 0 ? filling->team->worker : staff_ids[i % N_STAFF],
                           i % 2 == 0 ? filling->team->team : (gint64) 0);
    }
  for (guint i = 0; ok && i < filling->n + filling->n / 5; i++)
    {
      gboolean ended = i >= filling->n;
      gboolean mine = i % 40 == 0;
      FwDay due = today + g_rand_int_range (rand, -60, 240);

      ok = fw_bulk_insert (
          decisions, fw_id_new (), &error, case_ids[i % N_CASES],
          "Schulbericht einholen und mit dem Kind besprechen, bevor andere ihn lesen",
          mine ? filling->team->worker : staff_ids[i % N_STAFF], mine ? "S. Brandt" : "P. Person",
          due, "Bericht liegt in der Akte", "Teamleitung nach 1 AT, Amtsleitung nach 10 AT",
          "2026-01-12",
          ended        ? "done"
          : i % 9 == 0 ? "partly"
                       : "open",
          "", ended ? today - 10 : FW_DAY_NONE);
    }
  return ok ? dex_future_new_true () : dex_future_new_for_error (error);
}

static gint64 started;
static clock_t worked;

static void
start (void)
{
  started = g_get_monotonic_time ();
  worked = clock ();
}

/* Beside the time that passed the time that the process worked: others may be busy. */
static void
stop (const char *operation)
{
  printf ("%s %.3f\n", operation, (g_get_monotonic_time () - started) / 1000.0);
  printf ("%s-cpu %.3f\n", operation, (double) (clock () - worked) * 1000.0 / CLOCKS_PER_SEC);
}

static void
time_list (FwTestTeam *team, const char *name, const FwDecisionQuery *query, guint limit)
{
  g_autoptr (GListModel) items = NULL;

  start ();
  items = fw_test_await_object (fw_decision_repository_list (team->store, query, limit));
  stop (name);
  g_assert_cmpuint (g_list_model_get_n_items (items), >, 0);
}

static void
time_count (FwTestTeam *team, const char *name, const FwDecisionQuery *query)
{
  g_autoptr (GArray) counts = NULL;

  start ();
  counts = fw_test_await_boxed (fw_decision_repository_count (team->store, query));
  stop (name);
  g_assert_cmpuint (counts->len, ==, 5);
}

int
main (int argc, char **argv)
{
  FwDecisionQuery mine = {.scope = FW_DECISION_SCOPE_MINE};
  FwDecisionQuery of_team = {.scope = FW_DECISION_SCOPE_TEAM};
  FwDecisionQuery of_office = {.scope = FW_DECISION_SCOPE_OFFICE};
  Filling filling;
  FwTestTeam team;

  if (argc < 3)
    return 2;
  dex_init ();
  fw_test_team_init (&team);
  filling = (Filling) {&team, (guint) atoi (argv[1])};
  fw_test_await (fw_store_write (team.store, fill_job, &filling, NULL));
  fw_test_await_int (fw_decision_remind (team.store));
  for (int i = atoi (argv[2]); i >= 0; i--)
    {
      time_list (&team, "mine-500", &mine, PAGE);
      time_list (&team, "team-500", &of_team, PAGE);
      time_list (&team, "office-500", &of_office, PAGE);
      time_list (&team, "office-all", &of_office, 0);
      time_count (&team, "mine-count", &mine);
      time_count (&team, "office-count", &of_office);
      start ();
      fw_test_await_int (fw_decision_remind (team.store));
      stop ("remind-again");
    }
  fw_test_team_clear (&team);
  return 0;
}
