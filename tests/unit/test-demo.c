/* The demo office: the same for the same seed and day, and every state occurs. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-demo.h"
#include <string.h>

#include "fw-test-office.h"

static FwTestOffice *
make_demo (guint32 seed, guint n_cases, gint64 n_events)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_await_sync (fw_demo_fill (office->store, seed, n_cases, n_events, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  return office;
}

/* Every row of the tables as one text. */
static char *
dup_content (FwTestOffice *office)
{
  static const char *const tables[]
      = {"staff",       "person",      "address",           "custody",      "case_file",
         "case_child",  "household",   "household_member",  "record_entry", "resubmission",
         "help_plan",   "partnership", "partnership_event", "child_link",   "bond",
         "health_mark", "trait",       "genogram_place"};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_autoptr (FwResult) result = fw_test_office_query (office, sql, NULL);

      for (guint row = 0; row < fw_result_get_n_rows (result); row++)
        for (guint column = 0; column < fw_result_get_n_columns (result); column++)
          if (fw_result_get_text (result, row, column) != NULL)
            g_string_append_printf (text, "%s|", fw_result_get_text (result, row, column));
          else
            g_string_append_printf (text, "%" G_GINT64_FORMAT "|",
                                    fw_result_get_int (result, row, column));
    }
  return g_string_free_and_steal (text);
}

static void
test_same_seed (void)
{
  FwTestOffice *one = make_demo (3, 12, -1), *two = make_demo (3, 12, -1);
  FwTestOffice *other = make_demo (4, 12, -1);
  g_autofree char *first = dup_content (one);
  g_autofree char *second = dup_content (two);
  g_autofree char *third = dup_content (other);

  g_assert_cmpuint (strlen (first), >, 10000);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  fw_test_office_free (one);
  fw_test_office_free (two);
  fw_test_office_free (other);
}

static gint64
count (FwTestOffice *office, const char *sql)
{
  g_autoptr (FwResult) result = fw_test_office_query (office, sql, NULL);

  return fw_result_get_int (result, 0, 0);
}

static void
test_every_state (void)
{
  static const char *const wanted[] = {
      "SELECT count(*) FROM case_file WHERE file_number = '51-2026-0042' AND name = 'Familie "
      "Ahornblatt'",
      "SELECT count(*) FROM case_file WHERE status = 'closed' AND closed_on IS NOT NULL AND "
      "close_reason <> ''",
      "SELECT count(*) FROM case_file WHERE hidden = 1",
      "SELECT count(*) FROM case_file WHERE kind = 'report'",
      "SELECT count(*) FROM case_child WHERE last_seen IS NULL",
      "SELECT count(*) FROM case_child WHERE last_seen < '2026-03-01' AND status = 'open'",
      "SELECT count(*) FROM case_child WHERE last_seen > '2026-05-20'",
      "SELECT count(*) FROM resubmission WHERE status = 'open' AND due < '2026-06-02'",
      "SELECT count(*) FROM resubmission WHERE status = 'open' AND due = '2026-06-02'",
      "SELECT count(*) FROM resubmission WHERE status = 'open' AND due > '2026-06-05'",
      "SELECT count(*) FROM resubmission WHERE status = 'done' AND done_on IS NOT NULL",
      "SELECT count(*) FROM resubmission WHERE status = 'dropped' AND reason <> ''",
      "SELECT count(*) FROM resubmission WHERE status = 'done' AND rule = 'first-assessment' AND "
      "anchor <> ''",
      "SELECT count(*) FROM case_due WHERE due < '2026-06-02'",
      "SELECT count(*) FROM case_due WHERE due > '2026-06-08'",
      "SELECT count(*) FROM case_file WHERE status = 'open' AND kind = 'help' AND first_contact > "
      "'2026-05-26' AND NOT EXISTS (SELECT 1 FROM resubmission r WHERE r.case_id = case_file.id AND "
      "r.rule = 'first-assessment')",
      "SELECT count(*) FROM custody WHERE extent = 'gemeinsam'",
      "SELECT count(*) FROM custody WHERE unknown_reason <> ''",
      "SELECT count(*) FROM custody WHERE kind = 'guardianship' AND holder_id IS NULL",
      "SELECT count(*) FROM custody WHERE kind = 'contact' AND proof <> ''",
      "SELECT count(*) FROM address WHERE blocked = 1",
      "SELECT count(*) FROM household WHERE kind = 'foster'",
      "SELECT count(*) FROM household WHERE kind = 'residential'",
      "SELECT count(*) FROM person WHERE interpreter <> ''",
      "SELECT count(*) FROM person WHERE died IS NOT NULL",
      "SELECT count(*) FROM record_entry WHERE confided = 1",
      "SELECT count(*) FROM record_entry WHERE on_behalf_of IS NOT NULL",
      "SELECT count(*) FROM provider WHERE qualification_groups = 'Q1 Q2'",
      "SELECT count(*) FROM help_plan WHERE status = 'draft' AND review_date IS NOT NULL",
  };
  FwTestOffice *office = make_demo (1, 60, -1);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (count (office, wanted[i]) < 1)
      g_error ("nothing for: %s", wanted[i]);
  /* Never after the day it is made for, never before the first contact. */
  g_assert_cmpint (count (office, "SELECT count(*) FROM record_entry JOIN case_file ON "
                                  "case_file.id = case_id WHERE happened_at > '2026-06-03' OR "
                                  "happened_at < first_contact"),
                   ==, 0);
  g_assert_cmpint (count (office, "SELECT count(*) FROM case_child WHERE last_seen > '2026-06-02'"),
                   ==, 0);
  fw_test_office_free (office);
}

/* The bulk way writes the same index as the triggers would. */
static void
test_index (void)
{
  FwTestOffice *office = make_demo (1, 20, 100);

  g_assert_cmpint (count (office, "SELECT count(*) FROM record_entry"), ==, 100);
  g_assert_cmpint (count (office, "SELECT count(*) FROM record_search"), ==,
                   count (office, "SELECT count(*) FROM record_entry WHERE confided = 0"));
  g_assert_cmpint (count (office, "SELECT count(*) FROM name_search WHERE name_search MATCH "
                                  "'ahornblatt'"),
                   >=, 5);
  g_assert_cmpint (count (office, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND "
                                  "name IN ('record_search_insert', 'name_search_case_insert', "
                                  "'name_search_person_insert', 'name_word_case_insert', "
                                  "'name_word_person_insert')"),
                   ==, 5);
  fw_test_office_add_person (office, "Neuhinzugekommen");
  g_assert_cmpint (count (office, "SELECT count(*) FROM name_search WHERE name_search MATCH "
                                  "'hinzugekommen'"),
                   ==, 1);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/same-content-for-same-seed", test_same_seed);
  g_test_add_func ("/demo/every-state-occurs", test_every_state);
  g_test_add_func ("/demo/index-is-complete", test_index);
  return g_test_run ();
}
