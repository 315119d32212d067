/* The timeline: everything of the demo office's record stands on it once; typed lines. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-demo.h"
#include "domain/fw-life-event-line.h"
#include "domain/fw-life-event.h"
#include "domain/fw-timeline-repository.h"
#include "exchange/fw-deadline-feed.h"
#include "exchange/fw-ical-writer.h"
#include "exchange/fw-timeline-ical.h"
#include <libical/ical.h>

#include "fw-test-office.h"

static FwTestOffice *office;

static FwTimeline *
load (gint64 case_id)
{
  g_autoptr (GError) error = NULL;
  FwTimeline *timeline
      = fw_await_sync_object (fw_timeline_repository_load (office->store, case_id), &error);

  g_assert_no_error (error);
  return timeline;
}

static gint64
count_rows (const char *sql, gint64 case_id)
{
  g_autoptr (FwResult) rows = fw_test_office_query (office, sql, g_variant_new ("(x)", case_id));

  return fw_result_get_int (rows, 0, 0);
}

static gint64
count_events (FwTimeline *timeline, const char *table)
{
  gint64 n = 0;

  for (guint i = 0; i < timeline->events->len; i++)
    n += g_str_equal (fw_timeline_get (timeline, i)->table, table);
  return n;
}

/* What each table holds of a case is on its timeline, neither more nor less. */
static void
test_all_of_the_record (void)
{
  static const struct
  {
    const char *table, *sql;
  } sources[] = {
      {"record_entry", "SELECT count(*) FROM record_entry WHERE case_id = $1 AND kind IN ('phone', "
                       "'visit', 'talk', 'letter', 'email') AND id NOT IN (SELECT corrects_id FROM "
                       "record_entry WHERE corrects_id IS NOT NULL)"},
      {"help_plan", "SELECT count(*) FROM help_plan WHERE case_id = $1"},
      {"conference",
       "SELECT count(*) FROM conference k JOIN session s ON s.id = k.session_id WHERE "
       "case_id = $1 AND k.status <> 'withdrawn' AND s.status <> 'cancelled'"},
      {"decision",
       "SELECT count(*) FROM decision WHERE case_id = $1 AND in_force_since IS NOT NULL"},
      {"household_member",
       "SELECT count(*) FROM household_member m JOIN household h ON h.id = m.household_id WHERE "
       "h.case_id = $1 AND m.person_id IN (SELECT person_id FROM case_child WHERE case_id = $1)"},
      {"clearing", "SELECT count(*) FROM clearing WHERE case_id = $1"},
      {"health_mark", "SELECT count(*) FROM health_mark WHERE case_id = $1"},
      {"form_row",
       "SELECT count(*) FROM form_row r JOIN help_plan p ON p.form_id = r.form_id WHERE "
       "p.case_id = $1 AND r.list = 'goals'"},
      {"born", "SELECT count(*) FROM case_child c JOIN person p ON p.id = c.person_id WHERE "
               "c.case_id = $1 AND p.born IS NOT NULL"},
  };
  g_autoptr (FwResult) cases = fw_test_office_query (office, "SELECT id FROM case_file", NULL);
  gint64 total = 0;

  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      gint64 case_id = fw_result_get_int (cases, i, 0);
      g_autoptr (FwTimeline) timeline = load (case_id);

      for (guint k = 0; k < G_N_ELEMENTS (sources); k++)
        {
          gint64 n = count_events (timeline, sources[k].table);

          if (n != count_rows (sources[k].sql, case_id))
            g_error ("%s: %" G_GINT64_FORMAT " on the timeline, %" G_GINT64_FORMAT " in the record",
                     sources[k].table, n, count_rows (sources[k].sql, case_id));
          total += n;
        }
    }
  g_assert_cmpint (total, >, 200);
}

/* Sorted, in lanes, each id once, every bar ends after it begins. */
static void
test_order (void)
{
  g_autoptr (FwResult) cases = fw_test_office_query (office, "SELECT id FROM case_file", NULL);

  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      g_autoptr (FwTimeline) timeline = load (fw_result_get_int (cases, i, 0));
      FwDay before = FW_DAY_NONE, first, last;

      g_assert_cmpuint (g_hash_table_size (timeline->index), ==, timeline->events->len);
      fw_timeline_get_span (timeline, &first, &last);
      g_assert_cmpint (last - first, >=, 365);
      for (guint k = 0; k < timeline->events->len; k++)
        {
          const FwTimelineEvent *event = fw_timeline_get (timeline, k);
          g_autofree char *spoken = fw_timeline_event_dup_spoken (timeline, event);

          g_assert_cmpint (event->first, >=, before);
          g_assert_cmpint (event->last, >=, event->first);
          g_assert_cmpuint (event->lane, <, FW_N_LANES);
          g_assert_true (fw_timeline_find (timeline, event->id) == event);
          g_assert_nonnull (strstr (spoken, event->text));
          before = event->first;
        }
    }
}

/* What somebody else was told in confidence is counted, never read (§ 65 SGB VIII). */
static void
test_confided (void)
{
  g_autoptr (FwResult) rows = fw_test_office_query (
      office,
      "SELECT case_id, id, substr (body, 1, 40) FROM record_entry WHERE confided = 1 AND kind IN "
      "('phone', 'visit', 'talk', 'letter', 'email') LIMIT 5",
      NULL);

  fw_store_set_staff (office->store, 12345);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwTimeline) timeline = load (fw_result_get_int (rows, i, 0));
      g_autofree char *id
          = g_strdup_printf ("record_entry:%" G_GINT64_FORMAT, fw_result_get_int (rows, i, 1));
      const FwTimelineEvent *event = fw_timeline_find (timeline, id);
      FwTimelineFilter filter = FW_TIMELINE_FILTER_ALL;

      if (event == NULL)
        continue;
      g_assert_true (event->confided);
      g_assert_null (strstr (event->detail, fw_result_get_text (rows, i, 2)));
      filter.search = fw_result_get_text (rows, i, 2);
      g_assert_false (fw_timeline_shows (timeline, event, &filter));
    }
  fw_store_set_staff (office->store, 0);
}

/* With the family nothing that the office alone knows. */
static void
test_shared (void)
{
  gint64 case_id = count_rows ("SELECT id FROM case_file WHERE $1 = $1 AND file_number = "
                               "'51-2026-0042'",
                               0);
  g_autoptr (FwTimeline) timeline = load (case_id);
  FwTimelineFilter filter = FW_TIMELINE_FILTER_ALL;
  guint n = 0;

  filter.shared = TRUE;
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (timeline, i);

      if (!fw_timeline_shows (timeline, event, &filter))
        continue;
      n++;
      g_assert_false (event->confided);
      g_assert_cmpint (event->lane, !=, FW_LANE_PROTECTION);
      g_assert_cmpint (event->lane, !=, FW_LANE_DEADLINES);
      g_assert_cmpint (event->lane, !=, FW_LANE_CONFERENCES);
      g_assert_cmpint (event->lane, !=, FW_LANE_HEALTH);
    }
  g_assert_cmpuint (n, >, 5);
}

static FwTimeline *
make_children (void)
{
  FwTimeline *timeline = fw_timeline_new (fw_day_new (2026, 6, 2));
  static const char *const names[] = {"Lena", "Jonas"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FwTimelineChild child = {.id = 7 + i, .name = names[i]};

      fw_partial_date_from_text (i == 0 ? "2012-03-09" : "2024-01", &child.born);
      g_array_append_val (timeline->children, child);
    }
  return timeline;
}

static void
test_lines (void)
{
  static const struct
  {
    const char *typed, *from, *to, *lane, *text;
    gboolean span, ongoing;
    int child;
  } lines[] = {
      {"3.4.27 Jonas Betriebspraktikum", "2027-04-03", NULL, "other", "Betriebspraktikum", 0, 0, 1},
      {"Jonas Betriebspraktikum 3.4.2027", "2027-04-03", NULL, "other", "Betriebspraktikum", 0, 0,
       1},
      {"2019 bis 2021 Kita Sonnenblume", "2019", "2021", "other", "Kita Sonnenblume", 1, 0, -1},
      {"2019-2021 lena: Kita", "2019", "2021", "other", "Kita", 1, 0, 0},
      {"2019 – 2021 Kita", "2019", "2021", "other", "Kita", 1, 0, -1},
      {"seit 5.2024 Schule: Lena Realschule", "2024-05", NULL, "school", "Realschule", 1, 1, 0},
      {"School: Lena Realschule seit 2024", "2024", NULL, "school", "Realschule", 1, 1, 0},
      {"2020 bis heute Pflegefamilie", "2020", NULL, "other", "Pflegefamilie", 1, 1, -1},
      {"bis 2018 bei den Großeltern", NULL, "2018", "other", "bei den Großeltern", 1, 0, -1},
      {"~2018 Umzug", "~2018", NULL, "other", "Umzug", 0, 0, -1},
      {"ca. 2018 Umzug nach 3 Monaten", "~2018", NULL, "other", "Umzug nach 3 Monaten", 0, 0, -1},
      {"2024-05-03 Unfall", "2024-05-03", NULL, "other", "Unfall", 0, 0, -1},
  };
  g_autoptr (FwTimeline) timeline = make_children ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (FwLifeEventLine) line = {0};
      g_autofree char *problem = NULL;

      if (!fw_life_event_line_parse (&line, lines[i].typed, timeline, NULL, &problem))
        g_error ("“%s”: %s", lines[i].typed, problem);
      if (g_strcmp0 (line.from, lines[i].from) != 0 || g_strcmp0 (line.to, lines[i].to) != 0)
        g_error ("“%s” reads as %s to %s", lines[i].typed, line.from, line.to);
      g_assert_cmpstr (line.text, ==, lines[i].text);
      g_assert_cmpstr (line.lane, ==, lines[i].lane);
      g_assert_cmpint (line.span, ==, lines[i].span);
      g_assert_cmpint (line.ongoing, ==, lines[i].ongoing);
      g_assert_cmpint (line.child, ==, lines[i].child);
    }
}

static void
test_bad_lines (void)
{
  static const char *const lines[]
      = {"", "   ", "Lena kam in die Schule", "3.4.2027", "2021 bis 2019 Kita", "31.2.2024 Umzug"};
  g_autoptr (FwTimeline) timeline = make_children ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (FwLifeEventLine) line = {0};
      g_autofree char *problem = NULL;

      if (fw_life_event_line_parse (&line, lines[i], timeline, "school", &problem))
        g_error ("“%s” was taken as “%s”", lines[i], line.text);
      g_assert_nonnull (problem);
    }
}

static void
test_ages (void)
{
  g_autoptr (FwTimeline) timeline = make_children ();
  g_autofree char *before = fw_timeline_dup_age (timeline, 0, fw_day_new (2012, 3, 8));
  g_autofree char *months = fw_timeline_dup_age (timeline, 0, fw_day_new (2013, 3, 8));
  g_autofree char *years = fw_timeline_dup_age (timeline, 0, fw_day_new (2026, 3, 9));

  g_assert_null (before);
  g_assert_cmpstr (months, ==, "11 months");
  g_assert_cmpstr (years, ==, "14 years");
}

/* Typed, moved, undone. */
static void
test_life_event (void)
{
  gint64 case_id = count_rows ("SELECT id FROM case_file WHERE $1 = $1 ORDER BY id LIMIT 1", 0);
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add life event");
  g_autoptr (FwChangeSet) applied = NULL, inverse = NULL, moved = NULL, back = NULL;
  g_autoptr (FwTimeline) timeline = NULL, later = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  FwLifeEventValues values
      = {.lane = "school", .text = "Kita", .span = TRUE, .from = "~2019", .to = "2021-07-31"};
  g_autofree char *id = g_strdup_printf ("life_event:%" G_GINT64_FORMAT,
                                         fw_life_event_insert (changes, case_id, &values));
  const FwTimelineEvent *event;

  applied = fw_await_sync_boxed (fw_store_commit (office->store, changes), &error);
  g_assert_no_error (error);
  timeline = load (case_id);
  event = fw_timeline_find (timeline, id);
  g_assert_nonnull (event);
  g_assert_cmpint (event->lane, ==, FW_LANE_SCHOOL);
  g_assert_true (event->from.approximate);
  g_assert_cmpint (event->first, ==, fw_day_new (2019, 1, 1));
  g_assert_cmpint (event->last, ==, fw_day_new (2021, 7, 31));
  g_assert_true (fw_timeline_event_is_movable (event));
  g_assert_null (fw_timeline_event_dup_moved (event, TRUE, fw_day_new (2018, 1, 1)));
  g_assert_null (fw_timeline_event_dup_moved (event, FALSE, fw_day_new (2022, 1, 1)));

  moved = fw_timeline_event_dup_moved (event, TRUE, fw_day_new (2022, 8, 1));
  back = fw_await_sync_boxed (fw_store_commit (office->store, moved), &error);
  g_assert_no_error (error);
  later = load (case_id);
  g_assert_cmpint (fw_timeline_find (later, id)->last, ==, fw_day_new (2022, 8, 1));
  inverse = fw_change_set_invert (back);
  fw_await_sync (fw_store_commit (office->store, inverse), NULL, &error);
  g_assert_no_error (error);
  undone = load (case_id);
  g_assert_cmpint (fw_timeline_find (undone, id)->last, ==, fw_day_new (2021, 7, 31));
}

/* The case's deadlines are the radar's, each once. */
static void
test_deadlines (void)
{
  gint64 case_id = count_rows ("SELECT id FROM case_file WHERE $1 = $1 AND file_number = "
                               "'51-2026-0042'",
                               0);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwTimeline) timeline = load (case_id);
  g_autoptr (FwRadar) radar = fw_await_sync_object (
      fw_deadline_repository_load (office->store, FW_DEADLINE_SCOPE_CASE, case_id), &error);
  guint n = 0, wanted = 0;

  g_assert_no_error (error);
  fw_timeline_add_deadlines (timeline, radar);
  fw_timeline_seal (timeline);
  for (guint i = 0; i < timeline->events->len; i++)
    n += fw_timeline_get (timeline, i)->lane == FW_LANE_DEADLINES;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

      wanted += item->decision_id == 0;
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, ==, wanted);
  g_assert_cmpuint (g_hash_table_size (timeline->index), ==, timeline->events->len);
}

/* What lies ahead parses in libical, keeps its rules and names nobody. */
static void
test_calendar (void)
{
  g_autoptr (FwResult) cases
      = fw_test_office_query (office, "SELECT id, name FROM case_file", NULL);
  g_autoptr (FwResult) people = fw_test_office_query (
      office, "SELECT DISTINCT given_name FROM person WHERE length (given_name) > 3", NULL);
  guint total = 0;

  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      gint64 case_id = fw_result_get_int (cases, i, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwTimeline) timeline = load (case_id);
      g_autoptr (FwRadar) radar = fw_await_sync_object (
          fw_deadline_repository_load (office->store, FW_DEADLINE_SCOPE_CASE, case_id), &error);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      icalcomponent *calendar;
      guint n;

      g_assert_no_error (error);
      fw_timeline_add_deadlines (timeline, radar);
      fw_timeline_seal (timeline);
      bytes = fw_timeline_to_ical (timeline, "2026-06-02T08:00:00Z", &n);
      total += n;
      if (n == 0)
        continue;
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_null (strstr (text, "X-LIC-ERROR"));
      for (guint k = 0; k < fw_result_get_n_rows (people); k++)
        g_assert_null (strstr (text, fw_result_get_text (people, k, 0)));
      calendar = icalparser_parse_string (text);
      g_assert_nonnull (calendar);
      g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
      g_assert_true (icalrestriction_check (calendar));
      g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==,
                       (int) n);
      icalcomponent_free (calendar);
    }
  g_assert_cmpuint (total, >, 5);
}

/* A conference has the number of its session, a deadline that of the feed of Today: who reads both
 * calendars has each once. */
static void
test_same_numbers_in_all_calendars (void)
{
  g_autoptr (FwResult) cases = fw_test_office_query (
      office,
      "SELECT k.case_id, s.id, s.version FROM conference k JOIN session s ON s.id = k.session_id "
      "WHERE s.held_on >= '2026-06-02' AND s.status <> 'cancelled' AND k.status <> 'withdrawn'",
      NULL);
  g_autoptr (GError) error = NULL;
  guint n_deadlines = 0;

  g_assert_cmpuint (fw_result_get_n_rows (cases), >, 0);
  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      gint64 case_id = fw_result_get_int (cases, i, 0);
      g_autoptr (FwTimeline) timeline = load (case_id);
      g_autoptr (FwRadar) radar = fw_await_sync_object (
          fw_deadline_repository_load (office->store, FW_DEADLINE_SCOPE_CASE, case_id), &error);
      g_autoptr (FwIcal) session = fw_ical_new ("2026-06-02T08:00:00Z");
      g_autoptr (GBytes) all = NULL, one = NULL, feed = NULL;
      g_autofree char *text = NULL, *session_text = NULL, *feed_text = NULL;
      g_auto (GStrv) lines = NULL;
      guint n;

      g_assert_no_error (error);
      fw_timeline_add_deadlines (timeline, radar);
      fw_timeline_seal (timeline);
      all = fw_timeline_to_ical (timeline, "2026-06-02T08:00:00Z", &n);
      text = g_strndup (g_bytes_get_data (all, NULL), g_bytes_get_size (all));
      fw_ical_add_session (session, fw_result_get_int (cases, i, 1),
                           fw_result_get_int (cases, i, 2), "x", timeline->today + 1, "", 0, "",
                           FALSE);
      one = fw_ical_to_bytes (session);
      session_text = g_strndup (g_bytes_get_data (one, NULL), g_bytes_get_size (one));
      feed = fw_deadline_feed_to_bytes (radar, "2026-06-02T08:00:00Z");
      feed_text = g_strndup (g_bytes_get_data (feed, NULL), g_bytes_get_size (feed));
      lines = g_strsplit (session_text, "\r\n", -1);
      for (guint k = 0; lines[k] != NULL; k++)
        if (g_str_has_prefix (lines[k], "UID:"))
          g_assert_nonnull (strstr (text, lines[k]));
      g_clear_pointer (&lines, g_strfreev);
      lines = g_strsplit (text, "\r\n", -1);
      for (guint k = 0; lines[k] != NULL; k++)
        if (g_str_has_prefix (lines[k], "UID:") && strstr (feed_text, lines[k]) != NULL)
          n_deadlines++;
    }
  g_assert_cmpuint (n_deadlines, >, 0);
}

/* Health is withheld from who has no task for it, and left to who works with the family. */
static void
test_health_by_role (void)
{
  static const struct
  {
    const char *role;
    gboolean sees;
  } roles[] = {{"case-worker", TRUE},         {"team-lead", TRUE},      {"child-protection", TRUE},
               {"economic-youth-aid", FALSE}, {"administrator", FALSE}, {"head-of-office", FALSE}};
  g_autoptr (FwResult) rows = fw_test_office_query (
      office, "SELECT case_id FROM health_mark GROUP BY case_id ORDER BY case_id LIMIT 1", NULL);
  gint64 case_id = fw_result_get_int (rows, 0, 0), before = fw_store_get_staff (office->store);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *login = g_strdup_printf ("role-%u", i);
      g_autoptr (FwTimeline) timeline = NULL;
      FwTimelineFilter filter = FW_TIMELINE_FILTER_ALL;
      guint n = 0;

      fw_store_set_staff (office->store,
                          fw_test_add (office->store, "staff",
                                       (const char *const[]) {"name", login, "login", login, "role",
                                                              roles[i].role, NULL}));
      timeline = load (case_id);
      for (guint k = 0; k < timeline->events->len; k++)
        n += fw_timeline_get (timeline, k)->lane == FW_LANE_HEALTH
             && fw_timeline_shows (timeline, fw_timeline_get (timeline, k), &filter);
      if ((n > 0) != roles[i].sees)
        g_error ("%s sees %u entries of health", roles[i].role, n);
      g_assert_true ((timeline->withheld == 0) == roles[i].sees);
    }
  fw_store_set_staff (office->store, before);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  office = fw_test_office_new ();
  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_await_sync (fw_demo_fill (office->store, 1, 12, -1, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/timeline/all-of-the-record-once", test_all_of_the_record);
  g_test_add_func ("/timeline/same-numbers-in-all-calendars", test_same_numbers_in_all_calendars);
  g_test_add_func ("/timeline/health-by-role", test_health_by_role);
  g_test_add_func ("/timeline/order", test_order);
  g_test_add_func ("/timeline/confided-is-not-read", test_confided);
  g_test_add_func ("/timeline/with-the-family", test_shared);
  g_test_add_func ("/timeline/typed-lines", test_lines);
  g_test_add_func ("/timeline/typed-nonsense", test_bad_lines);
  g_test_add_func ("/timeline/ages", test_ages);
  g_test_add_func ("/timeline/life-event-moves-and-goes-back", test_life_event);
  g_test_add_func ("/timeline/deadlines", test_deadlines);
  g_test_add_func ("/timeline/calendar-without-names", test_calendar);
  status = g_test_run ();
  fw_test_office_free (office);
  return status;
}
