/* Ten thousand random histories of decisions (acts, undo, reopening, handing over, deputies,
 * reminders): no decision ever leaves the board without done, or dropped and a reason.
 *
 * FALLWERK_HISTORIES: so many histories instead of 10 000, by the thousand. */
#include "fw-test-conference.h"

#define AT_ONCE 1000

/* One random act; what is refused must leave everything as it was. */
static void
act (FwTestTeam *team, gint64 id, gint64 given, gint64 *version, FwChangeSet **last)
{
  static const char *const reasons[] = {"", " ", "Schule hat zugesagt", "Oma hilft"};
  gint64 people[] = {team->worker, team->colleague, team->lead, 0};
  const char *reason = reasons[g_test_rand_int_range (0, G_N_ELEMENTS (reasons))];
  g_autofree char *day = fw_day_to_iso (fw_clock_today () + g_test_rand_int_range (-30, 30));
  g_autoptr (GError) error = NULL;
  DexFuture *future;
  FwChangeSet *applied;

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      future = fw_decision_finish (team->store, id, given, day, reason);
      break;
    case 1:
      future = fw_decision_drop (team->store, id, given, day, reason);
      break;
    case 2:
      future = fw_decision_postpone (team->store, id, given, day, reason);
      break;
    case 3:
      future = fw_decision_hand_over (team->store, id, given, people[g_test_rand_int_range (0, 4)],
                                      "", reason);
      break;
    case 4:
      future = fw_decision_set_partly (team->store, id, given, g_test_rand_int_range (0, 3), 2,
                                       reason);
      break;
    case 5:
    case 6:
      future = fw_decision_reopen (team->store, id, given, reason);
      break;
    case 7:
      future = fw_decision_override (team->store, id, given, "green", day, reason);
      break;
    case 8:
    default:
      if (*last == NULL)
        return;
      {
        g_autoptr (FwChangeSet) undo = fw_change_set_invert (*last);

        g_clear_pointer (last, fw_change_set_unref);
        if (fw_await_sync (fw_store_commit (team->store, undo), NULL, &error))
          ++*version;
      }
      return;
    }
  applied = fw_await_sync_boxed (future, &error);
  if (applied == NULL)
    return;
  g_clear_pointer (last, fw_change_set_unref);
  *last = applied;
  ++*version;
}

/* On the board, or ended as it should be: never neither, never both. */
static void
check_not_lost (FwTestTeam *team, guint n)
{
  FwDecisionQuery open = {.scope = FW_DECISION_SCOPE_OFFICE};
  FwDecisionQuery ended = {.scope = FW_DECISION_SCOPE_OFFICE, .ended = TRUE};
  g_autoptr (GListModel) on_board
      = fw_test_await_object (fw_decision_repository_list (team->store, &open, 0));
  g_autoptr (GListModel) gone
      = fw_test_await_object (fw_decision_repository_list (team->store, &ended, 0));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (on_board); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (on_board, i);

      g_assert_cmpint (item->status, <=, FW_DECISION_PARTLY);
      g_assert_cmpint (item->light, <=, FW_DECISION_LIGHT_RED);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&item->id, sizeof item->id)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (gone); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (gone, i);

      g_assert_true (item->status == FW_DECISION_DONE || item->status == FW_DECISION_DROPPED);
      if (item->status == FW_DECISION_DROPPED)
        g_assert_cmpstr (item->reason, !=, "");
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&item->id, sizeof item->id)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

/* So many decisions in one act. */
static void
add_decisions (FwTestTeam *team, FwDay start, gint64 *ids, guint n)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *due = fw_day_to_iso (start + g_test_rand_int_range (-20, 40));
      g_autoptr (FwRow) row = fw_row_new ();

      ids[i] = fw_id_new ();
      fw_row_set_int (row, "case_id", team->case_id);
      fw_row_set_text (row, "what", "Etwas");
      fw_row_set_int (row, "responsible_id", team->worker);
      fw_row_set_text (row, "due", due);
      fw_row_set_text (row, "in_force_since", "2026-10-13");
      fw_change_set_insert (changes, "decision", ids[i], row);
    }
  fw_test_await (fw_store_commit (team->store, changes));
}

static void
test_histories (void)
{
  FwTestTeam team;
  gint64 ids[AT_ONCE];
  const char *wanted = g_getenv ("FALLWERK_HISTORIES");
  guint n_histories = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 10000;
  gint64 begin = g_get_monotonic_time ();
  FwDay start;

  g_assert_cmpuint (n_histories, >=, AT_ONCE);
  fw_test_team_init (&team);
  start = fw_clock_today ();
  fw_test_set (&team, "staff", team.colleague,
               (const char *const[]) {"active_to", "2026-11-25", NULL});
  for (guint i = 0; i < n_histories; i++)
    {
      g_autoptr (FwChangeSet) last = NULL;
      gint64 version = 1;

      if (i % AT_ONCE == 0)
        add_decisions (&team, start, ids, AT_ONCE);
      for (int acts = g_test_rand_int_range (1, 7); acts > 0; acts--)
        {
          fw_clock_set_today (start + g_test_rand_int_range (0, 60));
          /* Now and then from a state that somebody else has changed meanwhile. */
          act (&team, ids[i % AT_ONCE], g_test_rand_int_range (0, 8) == 0 ? 1 : version, &version,
               &last);
        }
      if ((i + 1) % AT_ONCE != 0)
        continue;
      fw_test_await_int (fw_decision_remind (team.store));
      check_not_lost (&team, i + 1);
    }
  g_test_message ("%u histories in %.1f s", n_histories, (g_get_monotonic_time () - begin) / 1e6);
  fw_test_team_clear (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/decision/ten-thousand-histories", test_histories);
  return g_test_run ();
}
