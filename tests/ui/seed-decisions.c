/* seed-decisions.c: an office with sessions, conferences and decisions of every light, for UI tests.
 *
 * seed-decisions OFFICE LOGIN PASSWORD TODAY: three sessions, three cases of the
 * signed-in person registered for them, and decisions in force: red, yellow,
 * partly done, green, done, dropped, and one that looks like a formula.
 */
#include "config.h"

#include <stdio.h>

#include "base/fw-change-set.h"
#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-session-repository.h"
#include "domain/fw-staff-repository.h"
#include "store/fw-await.h"
#include "store/fw-store.h"

static const struct
{
  guint place; /* of the case */
  const char *what;
  int due; /* days from today */
  const char *status;
  const char *reason;
  int n_done, n_parts;
} decisions[] = {
    {0, "Schulbericht der Gesamtschule einholen", -5, "open", "", 0, 0},
    {1, "Rückmeldung an die Kita geben", -1, "open", "", 0, 0},
    {0, "Termin in der kinder- und jugendpsychiatrischen Ambulanz", 3, "open", "", 0, 0},
    {0, "Umgang mit dem Vater schriftlich absprechen", 9, "partly", "Die Ferien fehlen noch.", 1,
     2},
    {1, "Ehrenamtliche Patenschaft anfragen", 22, "open", "", 0, 0},
    {2, "Schweigepflichtsentbindung Kinderarzt erneuern", 16, "open", "", 0, 0},
    {1, "Fahrdienst zur Therapie klären", -20, "done", "", 0, 0},
    {2, "Hort anmelden", -12, "dropped", "Die Familie ist umgezogen.", 0, 0},
    {2, "=HYPERLINK(\"http://example.org\";\"hier\")", 30, "open", "", 0, 0},
};

static gint64
await_id (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return fw_await_sync (future, &value, error) ? g_value_get_int64 (&value) : 0;
}

static gboolean
add_decisions (FwStore *store, const gint64 *cases, const gint64 *conferences, GError **error)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Decisions");
  g_autoptr (FwChangeSet) applied = NULL;
  g_autofree char *since = fw_day_to_iso (fw_clock_today () - 30);

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();
      g_autoptr (FwRow) event = fw_row_new ();
      g_autofree char *due = fw_day_to_iso (fw_clock_today () + decisions[i].due);
      gint64 id = fw_id_new ();

      fw_row_set_int (row, "case_id", cases[decisions[i].place]);
      fw_row_set_int (row, "conference_id", conferences[decisions[i].place]);
      fw_row_set_int (row, "position", (gint64) i);
      fw_row_set_text (row, "what", decisions[i].what);
      fw_row_set_int (row, "responsible_id", fw_store_get_staff (store));
      fw_row_set_text (row, "due", due);
      fw_row_set_text (row, "sign", "Es liegt in der Akte.");
      fw_row_set_text (row, "in_force_since", since);
      fw_row_set_text (row, "status", decisions[i].status);
      fw_row_set_text (row, "reason", decisions[i].reason);
      fw_row_set_int (row, "n_parts", decisions[i].n_parts);
      fw_row_set_int (row, "n_parts_done", decisions[i].n_done);
      if (g_str_equal (decisions[i].status, "done") || g_str_equal (decisions[i].status, "dropped"))
        fw_row_set_text (row, "ended_on", due);
      fw_change_set_insert (changes, "decision", id, row);
      fw_row_set_int (event, "decision_id", id);
      fw_row_set_text (event, "happened_on", since);
      fw_row_set_int (event, "staff_id", fw_store_get_staff (store));
      fw_row_set_text (event, "act", "decided");
      fw_change_set_insert (changes, "decision_event", fw_id_new (), event);
    }
  applied = fw_await_sync_boxed (fw_store_commit (store, changes), error);
  return applied != NULL;
}

static gint64
add_session (FwStore *store, const char *kind, int days, const char *time, GError **error)
{
  g_autofree char *day = fw_day_to_iso (fw_clock_today () + days);

  return await_id (fw_session_repository_create (store, kind, day, time, "Besprechungsraum 2", 0,
                                                 fw_store_get_staff (store)),
                   error);
}

static gint64
add_case (FwStore *store,
          gint64 case_id,
          const char *kind,
          gint64 session_id,
          const char *question,
          GError **error)
{
  return await_id (
      fw_conference_repository_register (store, case_id, kind, session_id, question, NULL, FALSE),
      error);
}

/* Nobody can register for a session of last month, so it becomes one afterwards. */
static gboolean
move_to_past (FwStore *store, gint64 session_id, GError **error)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Session");
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *day = fw_day_to_iso (fw_clock_today () - 32);

  fw_row_set_text (row, "held_on", day);
  fw_row_set_text (row, "status", "held");
  fw_change_set_update (changes, "session", session_id, 1, row);
  applied = fw_await_sync_boxed (fw_store_commit (store, changes), error);
  return applied != NULL;
}

static gboolean
seed (FwStore *store, const char *login, GError **error)
{
  gint64 staff = await_id (fw_staff_repository_find_by_login (store, login), error);
  g_autoptr (FwResult) rows = NULL;
  gint64 cases[3], conferences[3], sessions[2], past;

  if (staff == 0)
    return FALSE;
  fw_store_set_staff (store, staff);
  rows = fw_await_sync_boxed (fw_case_repository_list (store, FW_CASE_SCOPE_MINE, 3), error);
  if (rows == NULL || fw_result_get_n_rows (rows) < 3)
    return FALSE;
  past = add_session (store, "conference-case", 9, "09:00", error);
  sessions[0] = add_session (store, "conference-case", 9, "09:00", error);
  sessions[1] = add_session (store, "conference-decision-team", 10, "13:30", error);
  add_session (store, "conference-case", 37, "09:00", error);
  for (guint i = 0; i < 3; i++)
    {
      cases[i] = fw_result_get_int (rows, i, FW_CASE_ID);
      conferences[i]
          = add_case (store, cases[i], "conference-case", past, "Was braucht die Familie?", error);
      if (conferences[i] == 0
          || add_case (store, cases[i], i == 2 ? "conference-decision-team" : "conference-case",
                       i == 2 ? sessions[1] : sessions[0],
                       i == 0   ? "Welche Hilfe passt nach dem Umzug?"
                       : i == 1 ? "Wie geht es mit der Schule weiter?"
                                : "Soll die Tagesgruppe verlängert werden?",
                       error)
                 == 0)
        return FALSE;
    }
  if (!move_to_past (store, past, error))
    return FALSE;
  return add_decisions (store, cases, conferences, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  gboolean done;
  FwDay today;

  if (argc != 5 || !fw_day_from_iso (argv[4], &today))
    {
      fputs ("usage: seed-decisions OFFICE LOGIN PASSWORD TODAY\n", stderr);
      return 2;
    }
  dex_init ();
  fw_clock_set_today (today);
  store = fw_await_sync_object (fw_store_open (argv[1], argv[2], argv[3]), &error);
  done = store != NULL && seed (store, argv[2], &error);
  if (!done)
    fprintf (stderr, "seed-decisions: %s\n", error != NULL ? error->message : "no cases");
  if (store != NULL)
    fw_await_sync (fw_store_close (store), NULL, NULL);
  return done ? 0 : 1;
}
