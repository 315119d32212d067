/* test-calendar.c: dates, holidays and working days against known tables. */
#include "config.h"

#include <string.h>

#include "base/fw-calendar.h"
#include "base/fw-text.h"

static FwDay
day (const char *iso)
{
  FwDay value = 0;

  g_assert_true (fw_day_from_iso (iso, &value));
  return value;
}

static FwCalendar
calendar_of (const char *code)
{
  FwCalendar calendar = {0};

  g_assert_true (fw_land_from_code (code, &calendar.land));
  return calendar;
}

static void
assert_day (FwDay got, const char *expected)
{
  g_autofree char *text = fw_day_to_iso (got);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_days (void)
{
  /* Against GLib's own calendar, each day of 400 years. */
  for (FwDay i = day ("1800-01-01"); i < day ("2200-01-01"); i++)
    {
      g_autoptr (GDate) date = g_date_new_julian (i + 719163);
      int year, month, month_day;

      fw_day_split (i, &year, &month, &month_day);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, g_date_get_month (date));
      g_assert_cmpint (month_day, ==, g_date_get_day (date));
      g_assert_cmpint (fw_day_get_weekday (i), ==, g_date_get_weekday (date));
      g_assert_cmpint (fw_day_get_week (i), ==, g_date_get_iso8601_week_of_year (date));
      g_assert_cmpint (fw_day_new (year, month, month_day), ==, i);
    }
}

static void
test_months (void)
{
  assert_day (fw_day_add_months (day ("2026-08-31"), 6), "2027-02-28");
  assert_day (fw_day_add_months (day ("2027-08-31"), 6), "2028-02-29");
  assert_day (fw_day_add_months (day ("2026-01-15"), -1), "2025-12-15");
  assert_day (fw_day_add_months (day ("2026-05-31"), 1), "2026-06-30");
}

static void
test_easter (void)
{
  static const char *const easter[] = {
      "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
      "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25",
  };

  for (guint i = 0; i < G_N_ELEMENTS (easter); i++)
    assert_day (fw_calendar_get_easter (2024 + i), easter[i]);
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *land, *from, *three, *ten;
  } vectors[] = {
      {"NW", "2026-12-23", "2026-12-29", "2027-01-08"},
      {"BB", "2026-04-01", "2026-04-08", "2026-04-17"},
      {"BY", "2026-12-30", "2027-01-05", "2027-01-15"},
      {"SN", "2026-10-30", "2026-11-04", "2026-11-13"},
      {"BW", "2026-06-03", "2026-06-09", "2026-06-18"},
      {"BE", "2026-06-03", "2026-06-08", "2026-06-17"},
      {"MV", "2027-03-05", "2027-03-11", "2027-03-22"},
      {"NW", "2026-04-01", "2026-04-08", "2026-04-17"},
      {"NW", "2026-12-22", "2026-12-28", "2027-01-07"},
      {"NW", "2026-05-13", "2026-05-19", "2026-05-29"},
      {"NW", "2026-06-03", "2026-06-09", "2026-06-18"},
      {"NW", "2026-09-30", "2026-10-05", "2026-10-14"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      FwCalendar calendar = calendar_of (vectors[i].land);

      assert_day (fw_calendar_add_working_days (&calendar, day (vectors[i].from), 3, NULL),
                  vectors[i].three);
      assert_day (fw_calendar_add_working_days (&calendar, day (vectors[i].from), 10, NULL),
                  vectors[i].ten);
      g_assert_cmpint (fw_calendar_count (&calendar, day (vectors[i].from), day (vectors[i].ten)),
                       ==, 10);
    }
}

static void
test_counts (void)
{
  /* Holidays of 2026 by Land, and working days of NRW by year. */
  static const struct
  {
    const char *land;
    int n;
  } counts[] = {
      {"BB", 12}, {"BE", 10}, {"BW", 12}, {"BY", 12}, {"HB", 10}, {"HE", 10},
      {"HH", 10}, {"MV", 11}, {"NI", 10}, {"NW", 11}, {"RP", 11}, {"SH", 10},
      {"SL", 12}, {"SN", 11}, {"ST", 11}, {"TH", 11},
  };
  static const int working[] = {251, 251, 253, 254, 250};
  FwCalendar augsburg = calendar_of ("BY");
  FwCalendar nrw = calendar_of ("NW");
  int n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      FwCalendar calendar = calendar_of (counts[i].land);

      n = 0;
      for (FwDay d = day ("2026-01-01"); d <= day ("2026-12-31"); d++)
        n += fw_calendar_get_holiday (&calendar, d) != NULL;
      g_assert_cmpint (n, ==, counts[i].n);
    }
  augsburg.municipality = FW_MUNICIPALITY_AUGSBURG;
  n = 0;
  for (FwDay d = day ("2026-01-01"); d <= day ("2026-12-31"); d++)
    n += fw_calendar_get_holiday (&augsburg, d) != NULL;
  g_assert_cmpint (n, ==, 14);
  for (int year = 2024; year <= 2028; year++)
    g_assert_cmpint (
        fw_calendar_count (&nrw, fw_day_new (year, 1, 1) - 1, fw_day_new (year, 12, 31)), ==,
        working[year - 2024]);
}

static void
test_dated_rules (void)
{
  FwCalendar berlin = calendar_of ("BE"), mv = calendar_of ("MV"), nw = calendar_of ("NW");
  FwCalendar hamburg = calendar_of ("HH"), saxony = calendar_of ("SN");

  g_assert_null (fw_calendar_get_holiday (&berlin, day ("2018-03-08")));
  g_assert_nonnull (fw_calendar_get_holiday (&berlin, day ("2019-03-08")));
  g_assert_null (fw_calendar_get_holiday (&mv, day ("2022-03-08")));
  g_assert_nonnull (fw_calendar_get_holiday (&mv, day ("2023-03-08")));
  g_assert_nonnull (fw_calendar_get_holiday (&berlin, day ("2025-05-08")));
  g_assert_null (fw_calendar_get_holiday (&berlin, day ("2026-05-08")));
  g_assert_nonnull (fw_calendar_get_holiday (&berlin, day ("2028-06-17")));
  g_assert_nonnull (fw_calendar_get_holiday (&nw, day ("2017-10-31")));
  g_assert_null (fw_calendar_get_holiday (&nw, day ("2018-10-31")));
  g_assert_nonnull (fw_calendar_get_holiday (&hamburg, day ("2018-10-31")));
  g_assert_cmpstr (fw_calendar_get_holiday (&saxony, day ("2026-11-18")), ==, "Buß- und Bettag");
  g_assert_cmpstr (fw_calendar_get_holiday (&saxony, day ("2027-11-17")), ==, "Buß- und Bettag");
}

static void
test_office_days (void)
{
  FwCalendar nw = calendar_of ("NW");
  g_autoptr (GArray) skipped = g_array_new (FALSE, FALSE, sizeof (FwSkipped));

  nw.off_december_24 = TRUE;
  assert_day (fw_calendar_add_working_days (&nw, day ("2026-12-23"), 1, skipped), "2026-12-28");
  g_assert_cmpuint (skipped->len, ==, 4);
  g_assert_cmpint (g_array_index (skipped, FwSkipped, 0).why, ==, FW_SKIP_OFFICE);
  g_assert_cmpint (g_array_index (skipped, FwSkipped, 1).why, ==, FW_SKIP_HOLIDAY);
  g_assert_cmpint (g_array_index (skipped, FwSkipped, 2).why, ==, FW_SKIP_WEEKEND);
  g_assert_null (fw_calendar_get_holiday (&nw, day ("2026-12-24")));
  /* Days off of the office do not move the end of a period of the law. */
  assert_day (fw_calendar_shift_end (&nw, day ("2026-12-24")), "2026-12-24");
  assert_day (fw_calendar_shift_end (&nw, day ("2026-12-26")), "2026-12-28");
  assert_day (fw_calendar_add_working_days (&nw, day ("2026-12-25"), 0, NULL), "2026-12-28");
  assert_day (fw_calendar_add_working_days (&nw, day ("2026-12-28"), 0, NULL), "2026-12-28");
}

static void
test_typed (void)
{
  static const struct
  {
    const char *text, *expected;
  } typed[] = {
      {"3.4.26", "2026-04-03"},     {"03.04.2026", "2026-04-03"}, {" 3.4. ", "2026-04-03"},
      {"3.4", "2026-04-03"},        {"030426", "2026-04-03"},     {"03042026", "2026-04-03"},
      {"heute", "2026-06-02"},      {"Morgen", "2026-06-03"},     {"gestern", "2026-06-01"},
      {"+10", "2026-06-12"},        {"-3 t", "2026-05-30"},       {"+2 w", "2026-06-16"},
      {"+6 m", "2026-12-02"},       {"fr", "2026-06-05"},         {"di", "2026-06-09"},
      {"2026-04-03", "2026-04-03"}, {"3.4.99", "1999-04-03"},     {"29.2.28", "2028-02-29"},
      {"3/8/2026", "2026-08-03"},   {"3/8", "2026-08-03"},
  };
  static const char *const wrong[] = {
      "",       "x",       "31.4.26", "29.2.26", "3.13.26",  "2026-13-01",      "+",
      "+10 at", "3.4.26x", "-5.4.26", "..",      "99999999", "+99999999999999", "3.-4.26",
  };
  FwDay got;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_assert_true (fw_day_parse (typed[i].text, day ("2026-06-02"), 10, &got));
      assert_day (got, typed[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (fw_day_parse (wrong[i], day ("2026-06-02"), 10, &got));
  /* What a screen shows can be typed back. */
  for (FwDay shown = day ("2026-01-01"); shown < day ("2027-01-01"); shown++)
    {
      g_autofree char *text = fw_day_to_text (shown);

      g_assert_true (fw_day_parse (text, day ("2026-06-02"), 10, &got));
      g_assert_cmpint (got, ==, shown);
    }
  g_assert_cmpint (fw_day_get_age (day ("2014-06-03"), day ("2026-06-02")), ==, 11);
  g_assert_cmpint (fw_day_get_age (day ("2014-06-02"), day ("2026-06-02")), ==, 12);
}

static void
test_fold (void)
{
  static const char *const same[][2] = {
      {"Müller", "MUELLER"}, {"Größe", "groesse"}, {"Çağla Öztürk", "cagla oeztuerk"},
      {"Łukasz", "lukasz"},  {"Zoë", "ZOE"},
  };
  g_autofree char *grandparents = fw_text_fold ("Großeltern");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = fw_text_fold (same[i][0]);
      g_autofree char *b = fw_text_fold (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
  g_assert_true (g_str_has_prefix (grandparents, "gross"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/days-agree-with-glib", test_days);
  g_test_add_func ("/calendar/months-end-on-the-last-day", test_months);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/3-and-10-working-days", test_working_days);
  g_test_add_func ("/calendar/holidays-and-working-days-a-year", test_counts);
  g_test_add_func ("/calendar/rules-are-dated", test_dated_rules);
  g_test_add_func ("/calendar/days-off-of-the-office", test_office_days);
  g_test_add_func ("/calendar/dates-as-people-type-them", test_typed);
  g_test_add_func ("/calendar/folding", test_fold);
  return g_test_run ();
}
