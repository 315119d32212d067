/* test-deadline-engine.c: every rule that is shipped, ends of months, holidays, changes of the
 * clock, and what holds for any start. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "domain/fw-deadline.h"

#define RULES "/org/fallwerk/Fallwerk/rules/deadline/"

static FwCalendar
calendar_of (const char *land)
{
  FwCalendar calendar = {0};

  g_assert_true (fw_land_from_code (land, &calendar.land));
  return calendar;
}

static FwDeadlineRule *
load_rule (const char *file)
{
  g_autofree char *path = g_strconcat (RULES, file, ".json", NULL);
  g_autofree char *name = g_strndup (file, strlen (file) - 11);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  g_autofree char *body = NULL;
  FwDeadlineRule *rule;

  g_assert_no_error (error);
  body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  rule = fw_deadline_rule_parse (name, body, &error);
  g_assert_no_error (error);
  return rule;
}

static char *
dup_moment (FwDay day, int minute)
{
  g_autofree char *iso = fw_day_to_iso (day);

  return minute < 0 ? g_steal_pointer (&iso)
                    : g_strdup_printf ("%sT%02d:%02d", iso, minute / 60, minute % 60);
}

/* Worked out by hand from the law's words and the calendar of the Land. */
static const struct
{
  const char *rule;
  const char *land;
  const char *start;
  const char *due;
} cases[] = {
    /* research/casework.md 4.2: +3 and +10 working days. */
    {"first-assessment.2024-01-01", "NW", "2026-12-23", "2026-12-29"},
    {"case-conference.2024-01-01", "NW", "2026-12-23", "2027-01-08"},
    {"first-assessment.2024-01-01", "BB", "2026-04-01", "2026-04-08"},
    {"case-conference.2024-01-01", "BB", "2026-04-01", "2026-04-17"},
    {"first-assessment.2024-01-01", "BY", "2026-12-30", "2027-01-05"},
    {"case-conference.2024-01-01", "BY", "2026-12-30", "2027-01-15"},
    {"first-assessment.2024-01-01", "SN", "2026-10-30", "2026-11-04"},
    {"case-conference.2024-01-01", "SN", "2026-10-30", "2026-11-13"},
    {"first-assessment.2024-01-01", "BW", "2026-06-03", "2026-06-09"},
    {"case-conference.2024-01-01", "BW", "2026-06-03", "2026-06-18"},
    {"first-assessment.2024-01-01", "BE", "2026-06-03", "2026-06-08"},
    {"case-conference.2024-01-01", "BE", "2026-06-03", "2026-06-17"},
    {"first-assessment.2024-01-01", "MV", "2027-03-05", "2027-03-11"},
    {"case-conference.2024-01-01", "MV", "2027-03-05", "2027-03-22"},
    /* Started on a Saturday, on a Sunday that is a holiday. */
    {"first-assessment.2024-01-01", "NW", "2026-05-30", "2026-06-03"},
    {"first-assessment.2024-01-01", "NW", "2026-11-01", "2026-11-04"},
    {"reporter-feedback.2024-01-01", "NW", "2026-05-21", "2026-05-29"},
    {"family-talk.2026-01-01", "NW", "2026-05-28", "2026-06-05"},
    /* Six weeks: to a Friday; to Corpus Christi, which is none in Berlin; to All Saints on a
       Sunday. */
    {"plan-to-all.2024-01-01", "NW", "2026-04-24", "2026-06-05"},
    {"plan-to-all.2024-01-01", "NW", "2026-04-23", "2026-06-05"},
    {"plan-to-all.2024-01-01", "BE", "2026-04-23", "2026-06-04"},
    {"plan-to-all.2024-01-01", "NW", "2026-09-20", "2026-11-02"},
    /* 31 Aug + 6 months: 28 Feb is a Sunday; in a leap year the 29th is a Tuesday. */
    {"plan-review.2024-01-01", "NW", "2026-08-31", "2027-03-01"},
    {"plan-review.2024-01-01", "NW", "2027-08-31", "2028-02-29"},
    {"plan-review.2024-01-01", "NW", "2027-08-29", "2028-02-29"},
    {"plan-review.2024-01-01", "NW", "2028-02-29", "2028-08-29"},
    {"see-child.2024-01-01", "NW", "2026-04-21", "2026-06-02"},
    {"conference-rhythm.2024-01-01", "NW", "2026-05-12", "2026-06-23"},
    {"conference-rhythm.2024-01-01", "BW", "2026-11-25", "2027-01-07"}, /* 6 January */
    /* Three months to 30 Feb: the last of February; to Whit Monday. */
    {"clearing-end.2024-01-01", "NW", "2026-11-30", "2027-03-01"},
    {"clearing-end.2024-01-01", "NW", "2027-11-30", "2028-02-29"},
    {"clearing-end.2024-01-01", "NW", "2026-02-25", "2026-05-26"},
    /* Counted back: five working days, and to the working day before a Sunday. */
    {"provider-paper.2024-01-01", "NW", "2026-06-08", "2026-05-29"},
    {"hours-end.2024-01-01", "NW", "2026-05-22", "2026-06-01"},
    {"provider-agreement.2024-01-01", "NW", "2026-04-14", "2026-05-12"},
    {"provider-situation.2024-01-01", "NW", "2026-02-28", "2026-05-28"},
    {"wellbeing.2024-01-01", "NW", "2026-02-02", "2026-05-04"},
    {"provider-report.2024-01-01", "NW", "2026-06-18", "2026-06-03"},
    {"provider-report.2024-01-01", "BE", "2026-06-18", "2026-06-04"},
    {"provider-final-report.2024-01-01", "NW", "2026-06-02", "2026-06-30"},
    {"transition.2024-01-01", "NW", "2027-05-31", "2026-05-29"},
    {"transition.2024-01-01", "NW", "2028-02-29", "2027-02-26"},
    {"transition.2024-01-01", "NW", "2029-02-28", "2028-02-28"},
    /* § 42 (5): the end of the next day, whatever day that is. */
    {"deprivation-of-liberty.2021-06-10", "NW", "2026-06-03", "2026-06-04"},
    {"deprivation-of-liberty.2021-06-10", "NW", "2026-12-24T23:50", "2026-12-25"},
    {"deprivation-of-liberty.2021-06-10", "NW", "2028-02-28", "2028-02-29"},
    /* § 26 (6) SGB X: hours run through weekends, holidays and both changes of the clock. */
    {"complaint-receipt.2024-01-01", "NW", "2026-05-22T16:20", "2026-05-24T16:20"},
    {"complaint-receipt.2024-01-01", "NW", "2026-03-28T12:00", "2026-03-30T13:00"},
    {"complaint-receipt.2024-01-01", "NW", "2026-10-24T12:00", "2026-10-26T11:00"},
    {"complaint-receipt.2024-01-01", "NW", "2026-06-02", "2026-06-04T00:00"},
    {"ethics-board.2024-01-01", "NW", "2026-03-28T01:30", "2026-03-29T01:30"},
    {"ethics-board.2024-01-01", "NW", "2026-03-28T02:30", "2026-03-29T03:30"},
    {"ethics-board.2024-01-01", "NW", "2026-10-24T02:30", "2026-10-25T02:30"},
    {"ethics-board.2024-01-01", "NW", "2026-10-25T02:30", "2026-10-26T01:30"},
    {"ethics-board.2024-01-01", "NW", "2026-12-31T18:00", "2027-01-01T18:00"},
    {"complaint-answer.2024-01-01", "NW", "2026-05-21", "2026-06-05"}, /* Corpus Christi */
    {"complaint-answer.2024-01-01", "BE", "2026-05-21", "2026-06-04"},
    {"complaint-answer.2024-01-01", "NW", "2026-12-11", "2026-12-28"}, /* Christmas, a weekend */
    {"retrospective-cost.2024-01-01", "NW", "2026-05-07", "2026-06-05"},
    {"retrospective-placement.2024-01-01", "NW", "2026-05-04", "2026-06-01"},
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwDeadlineRule) rule = load_rule (cases[i].rule);
      g_auto (FwDeadline) deadline = {0};
      FwCalendar calendar = calendar_of (cases[i].land);
      g_autofree char *due = NULL;
      FwDeadlineSpan span;
      FwDay start;
      int minute;

      g_assert_true (fw_deadline_moment_from_iso (cases[i].start, &start, &minute));
      fw_deadline_compute_at (rule, &calendar, start, minute, &deadline);
      due = dup_moment (deadline.due, deadline.due_minute);
      if (!g_str_equal (due, cases[i].due))
        g_error ("%s in %s from %s: %s instead of %s", cases[i].rule, cases[i].land, cases[i].start,
                 due, cases[i].due);
      fw_deadline_rule_get_span (rule, &span);
      g_assert_true (fw_deadline_adds_up (&span, &deadline));
    }
}

/* Nobody adds a rule without a line above. */
static void
test_all_rules (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (RULES, 0, NULL);

  g_assert_cmpuint (g_strv_length (files), >=, 19);
  for (guint i = 0; files[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        found = found || g_str_has_prefix (files[i], cases[j].rule);
      if (!found)
        g_error ("no vector for the rule %s", files[i]);
    }
}

static void
fill_random (GRand *random, FwDeadlineSpan *span, FwCalendar *calendar)
{
  memset (calendar, 0, sizeof *calendar);
  calendar->land = (guint) g_rand_int_range (random, 0, FW_N_LANDS + 1);
  calendar->off_december_24 = g_rand_boolean (random);
  calendar->off_december_31 = g_rand_boolean (random);
  span->unit = g_rand_int_range (random, 0, FW_DEADLINE_UNIT_HOURS + 1);
  span->amount = g_rand_int_range (random, 1, span->unit == FW_DEADLINE_UNIT_HOURS ? 400 : 60);
  if (g_rand_int_range (random, 0, 3) == 0)
    span->amount = -span->amount;
  span->roll = g_rand_boolean (random) ? FW_DEADLINE_ROLL_NONE
               : span->amount < 0      ? FW_DEADLINE_ROLL_PREVIOUS
                                       : FW_DEADLINE_ROLL_NEXT;
  span->office_days = g_rand_boolean (random);
}

/* For any span, calendar and start: on its own side of the start, later for a later start, the
 * explanation adds up, on a working day where it rolls, and the same as from the tables. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 400; round++)
    {
      FwDeadlineSpan span;
      FwCalendar calendar;
      g_autoptr (FwDayTable) table = NULL;
      FwDay first = fw_day_new (g_rand_int_range (random, 2018, 2034), 1, 1)
                    + g_rand_int_range (random, 0, 366);
      FwDay before = G_MININT;

      fill_random (random, &span, &calendar);
      table = fw_day_table_new (&calendar);
      for (FwDay start = first; start < first + 40; start++)
        {
          g_auto (FwDeadline) deadline = {0};
          int due_minute;

          fw_deadline_count (&span, &calendar, start, 600, &deadline);
          g_assert_true (fw_deadline_adds_up (&span, &deadline));
          if (span.amount > 0)
            g_assert_cmpint (deadline.due, >=, start);
          else
            g_assert_cmpint (deadline.due, <=, start);
          g_assert_cmpint (deadline.due, >=, before);
          before = deadline.due;
          g_assert_cmpint (fw_deadline_find (&span, table, start, 600, &due_minute), ==,
                           deadline.due);
          g_assert_cmpint (due_minute, ==, deadline.due_minute);
          if (span.roll != FW_DEADLINE_ROLL_NONE && span.unit != FW_DEADLINE_UNIT_HOURS)
            g_assert_true (fw_day_table_get_skip (table, deadline.due, span.office_days)
                           == FW_SKIP_NONE);
        }
    }
}

/* An explanation that was tampered with is found out. */
static void
test_wrong_explanations (void)
{
  FwDeadlineSpan span = {3, FW_DEADLINE_UNIT_WORKING_DAYS, FW_DEADLINE_ROLL_NEXT, FALSE};
  FwCalendar calendar = calendar_of ("NW");
  g_auto (FwDeadline) deadline = {0};

  fw_deadline_count (&span, &calendar, fw_day_new (2026, 5, 21), -1, &deadline);
  g_assert_true (fw_deadline_adds_up (&span, &deadline));
  deadline.due++;
  g_assert_false (fw_deadline_adds_up (&span, &deadline));
  deadline.due--;
  g_array_index (deadline.days, FwDeadlineDay, 2).why = FW_SKIP_NONE;
  g_assert_false (fw_deadline_adds_up (&span, &deadline));
  g_array_index (deadline.days, FwDeadlineDay, 2).why = FW_SKIP_WEEKEND;
  g_array_remove_index (deadline.days, 2);
  g_assert_false (fw_deadline_adds_up (&span, &deadline));
}

/* Against GLib's own zone of the machine's data, every quarter of an hour of the changes. */
static void
test_clock (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_nonnull (zone);
  for (int year = 2020; year <= 2030; year++)
    for (FwDay day = fw_day_new (year, 1, 1); day < fw_day_new (year + 1, 1, 1); day++)
      {
        int of_year, month, month_day;

        fw_day_split (day, &of_year, &month, &month_day);
        if (month != 3 && month != 10 && month_day != 1)
          continue;
        for (int minute = 0; minute < 24 * 60; minute += 15)
          {
            gint64 utc = fw_german_minute_to_utc (day, minute);
            g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (utc * 60);
            g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);
            int back;
            FwDay of_back = fw_german_minute_from_utc (utc, &back);

            g_assert_cmpint (g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local), ==,
                             back);
            g_assert_cmpint (g_date_time_get_day_of_month (local), ==, month_day + (of_back - day));
            /* Only the hour that is left out reads otherwise. */
            g_assert_true (back == minute || (month == 3 && back == minute + 60));
          }
      }
}

static void
test_moments (void)
{
  FwDay day;
  int minute;

  g_assert_true (fw_deadline_moment_from_iso ("2026-06-02T14:30", &day, &minute));
  g_assert_cmpint (minute, ==, 870);
  g_assert_true (fw_deadline_moment_from_iso ("2026-06-02", &day, &minute));
  g_assert_cmpint (minute, ==, -1);
  g_assert_true (fw_deadline_moment_from_iso ("2026-06-02T25:00", &day, &minute));
  g_assert_cmpint (minute, ==, -1);
  g_assert_false (fw_deadline_moment_from_iso ("2026-06", &day, &minute));
  g_assert_false (fw_deadline_moment_from_iso (NULL, &day, &minute));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-engine/every-rule", test_rules);
  g_test_add_func ("/deadline-engine/no-rule-without-a-vector", test_all_rules);
  g_test_add_func ("/deadline-engine/properties", test_properties);
  g_test_add_func ("/deadline-engine/wrong-explanations-are-found", test_wrong_explanations);
  g_test_add_func ("/deadline-engine/german-clock", test_clock);
  g_test_add_func ("/deadline-engine/moments", test_moments);
  return g_test_run ();
}
