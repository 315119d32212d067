/* Files of easyBiograph: nothing is lost, neither through the model nor through an office. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-timeline-repository.h"
#include "exchange/fw-easybiograph.h"
#include "exchange/fw-exchange-error.h"

#include "fw-test-office.h"

/* Every field of research and of the program's sources, and two that nobody knows. */
static const char file_text[]
    = "{\"person\":{\"name\":\"Lena\",\"birthplace\":\"Graz\",\"interviewers\":\"A. B.\","
      "\"creationDate\":\"2025-01-20\",\"birthDate\":\"2012-03-09\",\"endDate\":\"2025-01-20\","
      "\"notes\":\"Zeile 1\\nZeile 2 „ü“\",\"later\":{\"a\":[1,2]}},"
      "\"events\":[{\"eventId\":3,\"dimensionId\":2,\"description\":\"bei Oma\",\"notes\":\"gern\","
      "\"isInterval\":true,\"startDate\":\"2015-08-01\",\"endDate\":\"2017-07-31\","
      "\"isOpenEnd\":false,\"emoji\":\"\\ud83c\\udfe0\"},"
      "{\"eventId\":4,\"dimensionId\":3,\"description\":\"Schule\",\"notes\":\"\","
      "\"isInterval\":true,\"startDate\":\"2018-09-01\",\"endDate\":\"\",\"isOpenEnd\":true,"
      "\"emoji\":\"\",\"colour\":\"#fff\"},"
      "{\"eventId\":9,\"dimensionId\":8,\"description\":\"Turnier\",\"notes\":\"\","
      "\"isInterval\":false,\"startDate\":\"2020-02-29\",\"endDate\":\"2020-02-29\","
      "\"isOpenEnd\":false,\"emoji\":\"\"}],"
      "\"dimensions\":[{\"id\":8,\"title\":\"Sport\",\"visible\":false},{\"id\":7,\"title\":"
      "\"Sonstiges\",\"visible\":true},{\"id\":6,\"title\":\"Behandlung/Hilfe\",\"visible\":true},"
      "{\"id\":5,\"title\":\"Gesundheit\",\"visible\":true},{\"id\":4,\"title\":\"Arbeit\","
      "\"visible\":true},{\"id\":3,\"title\":\"Bildung\",\"visible\":true},{\"id\":2,\"title\":"
      "\"Wohnen\",\"visible\":true},{\"id\":1,\"title\":\"Familie\",\"visible\":true}],"
      "\"zoom\":{\"birthDate\":\"2012-03-09\",\"endDate\":\"2025-01-20\"}}";

static FwEasybiograph *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FwEasybiograph *self = fw_easybiograph_parse (bytes, &error);

  g_assert_no_error (error);
  return self;
}

static void
test_round_trip (void)
{
  g_autoptr (FwEasybiograph) one = parse (file_text);
  g_autoptr (GBytes) written = fw_easybiograph_to_bytes (one);
  g_autofree char *text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_autoptr (JsonNode) before = json_from_string (file_text, NULL);
  g_autoptr (JsonNode) after = json_from_string (text, NULL);

  g_assert_true (json_node_equal (before, after));
}

static void
test_old_file (void)
{
  g_autoptr (FwEasybiograph) old = parse (
      "{\"person\":{\"name\":\"X\",\"birthMonth\":\"1980-01\",\"interviewMonth\":\"2022-05\""
      "},\"events\":[]}");

  g_assert_cmpstr (old->birth_date, ==, "1980-01");
  g_assert_cmpstr (old->end_date, ==, "2022-05");
  g_assert_cmpuint (old->dimensions->len, ==, 7);
}

static void
test_bad_files (void)
{
  static const char *const texts[] = {"",
                                      "{",
                                      "[]",
                                      "null",
                                      "{\"person\":{}}",
                                      "{\"events\":[]}",
                                      "{\"person\":[],\"events\":{}}",
                                      "\xff\xfe",
                                      "{\"versions\":[]}"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_easybiograph_parse (bytes, &error));
      g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT);
    }
}

static gint64
insert (FwTestOffice *office, const char *table, FwRow *row)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add");
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  fw_change_set_insert (changes, table, id, row);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_case (FwTestOffice *office, gint64 *child)
{
  g_autoptr (FwRow) file = fw_row_new (), link = fw_row_new ();
  gint64 id;

  fw_row_set_text (file, "file_number", "51-2026-0001");
  fw_row_set_text (file, "name", "Familie Muster");
  fw_row_set_text (file, "first_contact", "2026-01-07");
  id = insert (office, "case_file", file);
  *child = fw_test_office_add_person (office, "Muster");
  fw_row_set_int (link, "case_id", id);
  fw_row_set_int (link, "person_id", *child);
  fw_row_set_text (link, "file_number", "51-2026-0001-1");
  insert (office, "case_child", link);
  return id;
}

static FwEasybiographEvent *
find (FwEasybiograph *self, const char *description)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      FwEasybiographEvent *event = g_ptr_array_index (self->events, i);

      if (g_str_equal (event->description, description))
        return event;
    }
  g_error ("“%s” is gone", description);
}

/* What easyBiograph knows of an event comes out of the office as it went in. */
static void
test_through_an_office (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 child, case_id = add_case (office, &child);
  g_autoptr (FwEasybiograph) in = parse (file_text);
  g_autoptr (FwEasybiograph) out = NULL;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Read file");
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_undated;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  g_assert_cmpuint (fw_easybiograph_add_changes (in, changes, case_id, child, &n_undated), ==, 3);
  g_assert_cmpuint (n_undated, ==, 0);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  timeline = fw_await_sync_object (fw_timeline_repository_load (office->store, case_id), &error);
  g_assert_no_error (error);
  rows = fw_await_sync_boxed (fw_timeline_repository_list_life_events (office->store, case_id),
                              &error);
  g_assert_no_error (error);
  out = fw_easybiograph_new_for_child (timeline, 0, rows);
  g_assert_cmpuint (out->events->len, ==, 3);
  for (guint i = 0; i < in->events->len; i++)
    {
      const FwEasybiographEvent *before = g_ptr_array_index (in->events, i);
      const FwEasybiographEvent *after = find (out, before->description);

      g_assert_cmpstr (after->notes, ==, before->notes);
      g_assert_cmpstr (after->emoji, ==, before->emoji);
      g_assert_cmpstr (after->start, ==, before->start);
      g_assert_cmpint (after->interval, ==, before->interval);
      g_assert_cmpint (after->open_end, ==, before->open_end);
      if (before->interval)
        g_assert_cmpstr (after->end, ==, before->end);
      if (before->dimension_id <= 6)
        g_assert_cmpint (after->dimension_id, ==, before->dimension_id);
    }
  /* A dimension of the user's own keeps its name. */
  g_assert_cmpstr (((FwEasybiographDimension *) g_ptr_array_index (out->dimensions, 0))->title, ==,
                   "Sport");
  fw_test_office_free (office);
}

/* Dates known in part stay known in part. */
static void
test_partial_dates (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 child, case_id = add_case (office, &child);
  FwLifeEventValues values
      = {.lane = "living", .text = "Heim", .span = TRUE, .from = "~2016", .to = "2018-05"};
  g_autoptr (FwChangeSet) one = fw_change_set_new ("Add"), two = fw_change_set_new ("Add again");
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwEasybiograph) file = NULL, again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwResult) rows = NULL, all = NULL;
  g_autoptr (GError) error = NULL;
  guint n_undated;

  values.child_id = child;
  fw_life_event_insert (one, case_id, &values);
  fw_await_sync (fw_store_commit (office->store, one), NULL, &error);
  timeline = fw_await_sync_object (fw_timeline_repository_load (office->store, case_id), &error);
  rows = fw_await_sync_boxed (fw_timeline_repository_list_life_events (office->store, case_id),
                              &error);
  g_assert_no_error (error);
  file = fw_easybiograph_new_for_child (timeline, 0, rows);
  g_assert_cmpstr (find (file, "Heim")->start, ==, "2016-01-01");
  bytes = fw_easybiograph_to_bytes (file);
  again = fw_easybiograph_parse (bytes, &error);
  g_assert_no_error (error);
  fw_easybiograph_add_changes (again, two, case_id, child, &n_undated);
  fw_await_sync (fw_store_commit (office->store, two), NULL, &error);
  all = fw_test_office_query (office, "SELECT DISTINCT from_date, to_date FROM life_event", NULL);
  g_assert_cmpuint (fw_result_get_n_rows (all), ==, 1);
  g_assert_cmpstr (fw_result_get_text (all, 0, 0), ==, "~2016");
  g_assert_cmpstr (fw_result_get_text (all, 0, 1), ==, "2018-05");
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/easybiograph/round-trip", test_round_trip);
  g_test_add_func ("/easybiograph/file-of-before-2023", test_old_file);
  g_test_add_func ("/easybiograph/bad-files", test_bad_files);
  g_test_add_func ("/easybiograph/through-an-office", test_through_an_office);
  g_test_add_func ("/easybiograph/partial-dates", test_partial_dates);
  return g_test_run ();
}
