/* The list of cases: what searching finds, what it must not show, and the order. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-text.h"
#include "domain/fw-case-list-repository.h"
#include "domain/fw-demo.h"
#include "fw-test-office.h"

static FwTestOffice *office;

static gint64
get_int (const char *sql)
{
  g_autoptr (FwResult) result = fw_test_office_query (office, sql, NULL);

  g_assert_cmpuint (fw_result_get_n_rows (result), >, 0);
  return fw_result_get_int (result, 0, 0);
}

static FwCaseList *
find_with (FwCaseQuery query)
{
  g_autoptr (GError) error = NULL;
  FwCaseList *list
      = fw_await_sync_boxed (fw_case_list_repository_find (office->store, &query), &error);

  g_assert_no_error (error);
  return list;
}

static FwCaseList *
find (const char *search)
{
  return find_with ((FwCaseQuery) {.scope = FW_CASE_SCOPE_ALL,
                                   .status = FW_CASE_STATUS_FILTER_ALL,
                                   .search = search,
                                   .sort = FW_CASE_SORT_NAME});
}

static gboolean
has (FwCaseList *list, gint64 id)
{
  for (guint i = 0; i < list->n_ids; i++)
    if (list->ids[i] == id)
      return TRUE;
  return FALSE;
}

static gint64
get_main (void)
{
  return get_int ("SELECT id FROM case_file WHERE file_number = '51-2026-0042'");
}

static void
test_folded (void)
{
  g_autoptr (FwCaseList) parts = find ("gross");
  g_autoptr (FwCaseList) parents = find ("GROSSELTERN");
  g_autoptr (FwCaseList) wrong = find ("grossvaterstuhl");
  gint64 entries
      = get_int ("SELECT count(*) FROM record_entry WHERE instr (body, 'Großeltern') > 0 "
                 "AND confided = 0");

  g_assert_cmpint (entries, >, 0);
  g_assert_cmpuint (parents->n_ids, >, 0);
  for (guint i = 0; i < parents->n_ids; i++)
    g_assert_true (has (parts, parents->ids[i]));
  g_assert_cmpuint (wrong->n_ids, ==, 0);
}

static void
test_names_and_numbers (void)
{
  static const char *const searches[]
      = {"ahornblatt", "hornbl",          "51-2026-0042", "5120260042", "51-2026-0042-2",
         "lina ahorn", "emil quellstein", "li ah",        "26-0042",    "Tom"};

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (FwCaseList) list = find (searches[i]);

      if (!has (list, get_main ()))
        g_error ("“%s” does not find the case", searches[i]);
    }
}

static void
test_birth_date (void)
{
  gint64 lina = get_int ("SELECT person.id FROM person JOIN case_child ON person_id = person.id "
                         "WHERE case_child.file_number = '51-2026-0042-2'");
  g_autoptr (FwResult) born = fw_test_office_query (office, "SELECT born FROM person WHERE id = $1",
                                                    g_variant_new ("(x)", lina));
  g_autoptr (FwCaseList) list = NULL;
  g_autofree char *text = NULL;
  FwCaseHit *hit;
  gint64 id = get_main ();
  int year, month, day;
  FwDay date;

  g_assert_true (fw_day_from_iso (fw_result_get_text (born, 0, 0), &date));
  fw_day_split (date, &year, &month, &day);
  text = g_strdup_printf ("%d.%d.%02d", day, month, year % 100);
  list = find (text);
  g_assert_true (has (list, id));
  hit = g_hash_table_lookup (list->hits, &id);
  g_assert_cmpint (hit->person_id, ==, lina);
}

static void
test_hit_is_told (void)
{
  g_autoptr (FwCaseList) list = find ("erdnuss");
  g_autoptr (FwCaseList) text = find ("Ulmenzweig bestaetigt");
  g_autoptr (FwCaseList) name = find ("jana ahorn");
  g_autoptr (FwResult) rows = NULL;
  gint64 id = get_main ();

  g_assert_cmpuint (list->n_ids, ==, 0); /* what must be known is no part of the record */
  g_assert_cmpuint (text->n_ids, ==, 1);
  rows
      = fw_await_sync_boxed (fw_case_list_repository_load_rows (office->store, text, &id, 1), NULL);
  g_assert_cmpstr (fw_result_get_text (rows, 0, FW_CASE_ROW_HIT_KIND), ==, "phone");
  g_assert_nonnull (strstr (fw_result_get_text (rows, 0, FW_CASE_ROW_HIT_TEXT), "bestätigt"));
  g_assert_nonnull (strstr (fw_result_get_text (rows, 0, FW_CASE_ROW_CHILDREN), "Emil\t"));
  fw_result_unref (rows);
  rows
      = fw_await_sync_boxed (fw_case_list_repository_load_rows (office->store, name, &id, 1), NULL);
  g_assert_cmpstr (fw_result_get_text (rows, 0, FW_CASE_ROW_HIT_PERSON), ==, "Jana Ahornblatt");
  g_assert_cmpstr (fw_result_get_text (rows, 0, FW_CASE_ROW_HIT_ROLE), ==, "mother");
}

static void
test_confided_is_not_searched (void)
{
  g_autoptr (FwCaseList) list = find ("Vertraulichkeit");
  g_autoptr (FwCaseList) others = find ("Vertraulich:");

  g_assert_cmpint (get_int ("SELECT count(*) FROM record_entry WHERE confided = 1"), >, 0);
  g_assert_cmpuint (list->n_ids, ==, 0);
  g_assert_cmpuint (others->n_ids, ==, 0);
}

static void
test_hidden_is_nowhere (void)
{
  gint64 hidden = get_int ("SELECT id FROM case_file WHERE hidden = 1");
  g_autoptr (FwResult) name
      = fw_test_office_query (office, "SELECT name FROM case_file WHERE hidden = 1", NULL);
  g_autoptr (FwCaseList) all = find (NULL);
  g_autoptr (FwCaseList) search = find (fw_result_get_text (name, 0, 0));
  g_autoptr (FwResult) rows = fw_await_sync_boxed (
      fw_case_list_repository_load_rows (office->store, all, &hidden, 1), NULL);

  g_assert_false (has (all, hidden));
  g_assert_false (has (search, hidden));
  g_assert_cmpuint (fw_result_get_n_rows (rows), ==, 0);
}

static void
test_other_teams (void)
{
  gint64 id = get_int ("SELECT id FROM case_file WHERE hidden = 0 AND status = 'open' AND team_id "
                       "NOT IN (SELECT team_id FROM staff WHERE login = 'demo')");
  g_autoptr (FwCaseList) all = find (NULL);
  g_autoptr (FwResult) rows
      = fw_await_sync_boxed (fw_case_list_repository_load_rows (office->store, all, &id, 1), NULL);
  g_autoptr (FwResult) name = fw_test_office_query (
      office, "SELECT name FROM case_file WHERE id = $1", g_variant_new ("(x)", id));
  g_autoptr (FwCaseList) by_name = find (fw_result_get_text (name, 0, 0));

  g_assert_true (has (all, id));
  g_assert_true (has (by_name, id));
  g_assert_cmpint (fw_result_get_int (rows, 0, FW_CASE_ROW_MAY_OPEN), ==, 0);
  g_assert_nonnull (fw_result_get_text (rows, 0, FW_CASE_ROW_NUMBER));
  g_assert_nonnull (fw_result_get_text (rows, 0, FW_CASE_ROW_WORKER));
  for (guint column = FW_CASE_ROW_NAME; column <= FW_CASE_ROW_HIT_TEXT; column++)
    g_assert_true (fw_result_is_null (rows, 0, column));
  /* By words of the record only what may be opened is found. */
  {
    g_autoptr (FwCaseList) meeting = find ("Beratungsteam");

    for (guint i = 0; i < meeting->n_ids; i++)
      {
        g_autoptr (FwResult) row = fw_await_sync_boxed (
            fw_case_list_repository_load_rows (office->store, meeting, &meeting->ids[i], 1), NULL);

        g_assert_cmpint (fw_result_get_int (row, 0, FW_CASE_ROW_MAY_OPEN), ==, 1);
      }
    g_assert_cmpuint (meeting->n_ids, >, 0);
  }
}

static void
test_own_first (void)
{
  g_autoptr (FwCaseList) list = find ("an");
  gint64 me = fw_store_get_staff (office->store);

  g_assert_cmpuint (list->n_ids, >, list->n_first);
  g_assert_cmpuint (list->n_first, >, 0);
  for (guint i = 0; i < list->n_ids; i++)
    {
      g_autoptr (FwResult) own = fw_test_office_query (
          office, "SELECT 1 FROM case_file WHERE id = $1 AND (worker_id = $2 OR deputy_id = $2)",
          g_variant_new ("(xx)", list->ids[i], me));

      g_assert_cmpint (fw_result_get_n_rows (own) > 0, ==, i < list->n_first);
    }
}

static void
test_filters_and_counts (void)
{
  g_autoptr (FwResult) counts = fw_await_sync_boxed (
      fw_case_list_repository_count (office->store, FW_CASE_STATUS_FILTER_OPEN), NULL);
  guint total = 0;

  for (FwCaseScope scope = FW_CASE_SCOPE_MINE; scope <= FW_CASE_SCOPE_ALL; scope++)
    {
      g_autoptr (FwCaseList) list = find_with ((FwCaseQuery) {.scope = scope});

      g_assert_cmpuint (list->n_ids, ==, fw_result_get_int (counts, 0, scope));
      g_assert_cmpuint (list->n_ids, >, 0);
    }
  for (FwCaseDueFilter due = FW_CASE_DUE_OVERDUE; due <= FW_CASE_DUE_LATER; due++)
    {
      g_autoptr (FwCaseList) list
          = find_with ((FwCaseQuery) {.scope = FW_CASE_SCOPE_TEAM, .due = due});
      g_autofree char *today = fw_day_to_iso (list->today);

      total += list->n_ids;
      g_assert_cmpuint (list->n_ids, >, 0);
      for (guint i = 0; i < list->n_ids; i++)
        {
          g_autoptr (FwResult) row = fw_await_sync_boxed (
              fw_case_list_repository_load_rows (office->store, list, &list->ids[i], 1), NULL);
          const char *next = fw_result_get_text (row, 0, FW_CASE_ROW_DUE);
          const char *review = fw_result_get_text (row, 0, FW_CASE_ROW_REVIEW);

          if (next == NULL || (review != NULL && strcmp (review, next) < 0))
            next = review;
          g_assert_cmpint (strcmp (next, today) < 0, ==, due == FW_CASE_DUE_OVERDUE);
        }
    }
  g_assert_cmpuint (total, <=, fw_result_get_int (counts, 0, FW_CASE_SCOPE_TEAM));
}

static void
test_order (void)
{
  for (FwCaseSort sort = FW_CASE_SORT_DUE; sort <= FW_CASE_SORT_LAST_CONTACT; sort++)
    {
      g_autoptr (FwCaseList) up
          = find_with ((FwCaseQuery) {.scope = FW_CASE_SCOPE_MINE, .sort = sort});
      g_autoptr (FwCaseList) search
          = find_with ((FwCaseQuery) {.scope = FW_CASE_SCOPE_MINE, .sort = sort, .search = "51-"});

      /* With and without a search the order is the same. */
      g_assert_cmpuint (up->n_ids, ==, search->n_ids);
      g_assert_cmpmem (up->ids, up->n_ids * sizeof (gint64), search->ids,
                       search->n_ids * sizeof (gint64));
    }
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
  g_test_add_func ("/case-list/search-folds", test_folded);
  g_test_add_func ("/case-list/search-finds-parts-of-names-and-numbers", test_names_and_numbers);
  g_test_add_func ("/case-list/search-finds-birth-dates", test_birth_date);
  g_test_add_func ("/case-list/search-tells-the-hit", test_hit_is_told);
  g_test_add_func ("/case-list/confided-entries-are-not-searched", test_confided_is_not_searched);
  g_test_add_func ("/case-list/hidden-cases-are-nowhere", test_hidden_is_nowhere);
  g_test_add_func ("/case-list/other-teams-show-number-and-worker-only", test_other_teams);
  g_test_add_func ("/case-list/own-cases-come-first", test_own_first);
  g_test_add_func ("/case-list/filters-and-counts-agree", test_filters_and_counts);
  g_test_add_func ("/case-list/order-is-the-same-in-a-search", test_order);
  status = g_test_run ();
  fw_test_office_free (office);
  return status;
}
