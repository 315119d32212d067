/* test-deadline-list.c: the head of a team's list, read by the copy of its days, is the head of
 * the whole list, and what is counted is what there is, whatever happened to the cases. */
#include "config.h"

#include "domain/fw-deadline-repository.h"
#include "domain/fw-resubmission-repository.h"
#include "fw-test-conference.h"

#define N_CASES 24
#define N_ACTS 60

typedef struct
{
  FwTestTeam team;
  gint64 other_team, stranger;
  gint64 cases[N_CASES];
  GRand *rand;
} Fixture;

static char *
dup_int (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static gint64
add_case (Fixture *f, guint i)
{
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *number = g_strdup_printf ("51-2026-9%03u", i);
  g_autofree char *name
      = g_strdup_printf ("Familie %c%u", 'A' + g_rand_int_range (f->rand, 0, 26), i);
  g_autofree char *day = fw_day_to_iso (fw_clock_today () - g_rand_int_range (f->rand, 0, 40));

  fw_row_set_text (row, "file_number", number);
  fw_row_set_text (row, "name", name);
  fw_row_set_text (row, "kind", i % 3 == 0 ? "report" : "help");
  fw_row_set_text (row, "first_contact", day);
  fw_row_set_int (row, "team_id", i % 4 == 0 ? f->other_team : f->team.team);
  fw_row_set_int (row, "worker_id", i % 4 == 0 ? f->stranger : f->team.colleague);
  return fw_test_add_row (f->team.store, "case_file", row);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  fw_test_team_init (&f->team);
  f->rand = g_rand_new_with_seed (4711);
  f->other_team = fw_test_add (f->team.store, "team", (const char *const[]) {"name", "Süd", NULL});
  {
    g_autofree char *id = dup_int (f->other_team);

    f->stranger = fw_test_add (
        f->team.store, "staff",
        (const char *const[]) {"name", "T. Fern", "role", "case-worker", "team_id", id, NULL});
  }
  for (guint i = 0; i < N_CASES; i++)
    f->cases[i] = add_case (f, i);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_rand_free (f->rand);
  fw_test_team_clear (&f->team);
}

static FwRadar *
load (Fixture *f, guint limit)
{
  return fw_test_await_object (
      fw_deadline_repository_load_many (f->team.store, FW_DEADLINE_SCOPE_TEAM, 0, limit));
}

static guint
count (FwRadar *radar)
{
  return g_list_model_get_n_items (G_LIST_MODEL (radar->items));
}

static char *
dup_line (FwRadar *radar, guint i)
{
  g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);
  g_autofree char *key = fw_deadline_item_dup_key (item);
  g_autofree char *due = fw_day_to_iso (item->due);

  return g_strdup_printf ("%s %s %s %s", due, item->case_name, key, item->why);
}

static void
assert_counts (FwRadar *all, FwRadar *radar)
{
  GHashTableIter iter;
  gpointer day, n;

  g_assert_cmpuint (g_hash_table_size (radar->days), ==, g_hash_table_size (all->days));
  g_hash_table_iter_init (&iter, all->days);
  while (g_hash_table_iter_next (&iter, &day, &n))
    g_assert_cmpuint (fw_radar_count (radar, GPOINTER_TO_INT (day), GPOINTER_TO_INT (day), NULL),
                      ==, GPOINTER_TO_UINT (n));
  g_assert_cmpuint (radar->n_urgent, ==, all->n_urgent);
  g_assert_cmpuint (radar->n_deputy, ==, count (all));
  g_assert_cmpuint (radar->n_more, ==, count (all) - count (radar));
}

/* Every head is the beginning of the whole list. The days may hold more than the limit when
 * rows of one day are the same to the eye: then their order is not the point, the day is. */
static void
assert_heads (Fixture *f)
{
  static const guint limits[] = {1, 2, 5, 13, 40, 1000};
  g_autoptr (FwRadar) all = load (f, G_MAXUINT);

  g_assert_cmpuint (all->n_more, ==, 0);
  for (guint k = 0; k < G_N_ELEMENTS (limits); k++)
    {
      g_autoptr (FwRadar) head = load (f, limits[k]);

      g_assert_cmpuint (count (head), ==, MIN (limits[k], count (all)));
      for (guint i = 0; i < count (head); i++)
        {
          g_autofree char *expected = dup_line (all, i);
          g_autofree char *found = dup_line (head, i);

          g_assert_cmpstr (found, ==, expected);
        }
      assert_counts (all, head);
    }
}

/* A day beyond the head. */
static void
assert_days (Fixture *f)
{
  g_autoptr (FwRadar) all = load (f, G_MAXUINT);
  GHashTableIter iter;
  gpointer day, n;

  g_hash_table_iter_init (&iter, all->days);
  while (g_hash_table_iter_next (&iter, &day, &n))
    {
      g_autoptr (FwRadar) one = fw_test_await_object (fw_deadline_repository_load_day (
          f->team.store, FW_DEADLINE_SCOPE_TEAM, GPOINTER_TO_INT (day), FW_RADAR_PAGE));

      g_assert_cmpuint (count (one), ==, GPOINTER_TO_UINT (n));
      for (guint i = 0; i < count (one); i++)
        {
          g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (one->items), i);

          g_assert_cmpint (item->due, ==, GPOINTER_TO_INT (day));
        }
      g_assert_cmpuint (fw_radar_count (one, G_MININT, G_MAXINT, NULL), ==, count (all));
    }
}

static void
act_on (Fixture *f, FwDeadlineItem *item)
{
  FwStore *store = f->team.store;

  if (item->decision_id != 0)
    return;
  switch (g_rand_int_range (f->rand, 0, 4))
    {
    case 0:
      {
        g_autofree char *day
            = fw_day_to_iso (fw_clock_today () + g_rand_int_range (f->rand, 1, 30));

        fw_test_await (
            fw_resubmission_repository_postpone (store, item, day, "Die Familie ist verreist."));
        break;
      }
    case 1:
      fw_test_await (fw_resubmission_repository_drop (store, item, "Es hat sich erledigt."));
      break;
    case 2:
      fw_test_await (fw_resubmission_repository_assign (
          store, item, g_rand_boolean (f->rand) ? f->stranger : f->team.worker));
      break;
    default:
      if (fw_deadline_item_is_missed (item, fw_clock_today ()))
        fw_test_await (
            fw_resubmission_repository_done_late (store, item, "Das Amt war geschlossen."));
      else
        fw_test_await (fw_resubmission_repository_done (store, item));
    }
}

static void
set_int (Fixture *f, gint64 case_id, const char *column, gint64 value)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, column, value);
  fw_change_set_update (changes, "case_file", case_id, -1, row);
  fw_test_await (fw_store_commit (f->team.store, changes));
}

static void
change_something (Fixture *f)
{
  gint64 case_id = f->cases[g_rand_int_range (f->rand, 0, N_CASES)];
  FwDay ahead = fw_clock_today () + g_rand_int_range (f->rand, -20, 20);
  g_autofree char *day = fw_day_to_iso (ahead);

  switch (g_rand_int_range (f->rand, 0, 9))
    {
    case 0:
      set_int (f, case_id, "hidden", g_rand_boolean (f->rand));
      break;
    case 1:
      set_int (f, case_id, "team_id", g_rand_boolean (f->rand) ? f->other_team : f->team.team);
      break;
    case 2:
      set_int (f, case_id, "worker_id", g_rand_boolean (f->rand) ? f->team.worker : f->stranger);
      break;
    case 3:
      fw_test_set (
          &f->team, "case_file", case_id,
          (const char *const[]) {"status", g_rand_boolean (f->rand) ? "open" : "closed", NULL});
      break;
    case 4:
      fw_test_await (fw_resubmission_repository_add (f->team.store, case_id, "Nachfragen", day,
                                                     g_rand_boolean (f->rand) ? f->team.colleague
                                                                              : f->stranger));
      break;
    case 5:
      fw_test_add_decision (&f->team, case_id, "Kita anfragen", f->team.colleague, day);
      break;
    case 6:
      fw_test_set (&f->team, "case_file", case_id,
                   (const char *const[]) {"first_contact", day, NULL});
      break;
    default:
      {
        g_autoptr (FwRadar) radar = load (f, G_MAXUINT);
        g_autoptr (FwDeadlineItem) item
            = count (radar) > 0 ? g_list_model_get_item (
                                      G_LIST_MODEL (radar->items),
                                      (guint) g_rand_int_range (f->rand, 0, (gint32) count (radar)))
                                : NULL;

        if (item != NULL)
          act_on (f, item);
      }
    }
}

static void
test_heads (Fixture *f, gconstpointer data)
{
  assert_heads (f);
  for (guint i = 0; i < N_ACTS; i++)
    {
      change_something (f);
      if (i % 5 == 0)
        assert_heads (f);
    }
  assert_heads (f);
  assert_days (f);
}

/* More decisions than a list shows are counted all the same. */
static void
test_many_decisions (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) radar = NULL;

  for (guint i = 0; i < 12; i++)
    fw_test_add_decision (&f->team, f->team.case_id, "Kita anfragen", f->team.worker,
                          i % 2 == 0 ? "2026-10-01" : "2026-10-02");
  radar = load (f, 3);
  g_assert_cmpuint (count (radar), ==, 3);
  {
    FwDay day;

    fw_day_from_iso ("2026-10-02", &day);
    g_assert_cmpuint (fw_radar_count (radar, day, day, NULL), ==, 6);
  }
  assert_heads (f);
}

/* On the next day the copy is of yesterday: the list is computed whole until it is made anew. */
static void
test_next_day (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) all = NULL, head = NULL;

  fw_clock_set_today (fw_clock_today () + 1);
  all = load (f, G_MAXUINT);
  head = load (f, 5);
  assert_counts (all, head);
  fw_test_await (fw_rules_sync (f->team.store));
  assert_heads (f);
}

/* What is hidden counts for those alone who may see it. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRadar) before = load (f, 1000), hidden = NULL, own = NULL;

  set_int (f, f->team.case_id, "hidden", 1);
  fw_store_set_staff (f->team.store, f->team.lead);
  hidden = load (f, 1000);
  g_assert_cmpuint (count (hidden), <, count (before));
  g_assert_cmpuint (hidden->n_deputy, ==, count (hidden));
  fw_store_set_staff (f->team.store, f->team.worker);
  own = load (f, 1000);
  g_assert_cmpuint (count (own), ==, count (before));
  g_assert_cmpuint (own->n_deputy, ==, count (before));
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/deadline-list/heads", test_heads);
  ADD ("/deadline-list/many-decisions", test_many_decisions);
  ADD ("/deadline-list/next-day", test_next_day);
  ADD ("/deadline-list/hidden", test_hidden);
#undef ADD
  return g_test_run ();
}
