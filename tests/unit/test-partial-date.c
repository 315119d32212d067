/* test-partial-date.c: dates as far as they are known. */
#include "config.h"

#include "base/fw-clock.h"
#include "base/fw-partial-date.h"
#include "domain/fw-family.h"

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    FwDatePrecision precision;
    int year;
  } good[] = {
      {"2019", FW_DATE_YEAR, 2019},          {"~2019", FW_DATE_YEAR, 2019},
      {"2019-05", FW_DATE_MONTH, 2019},      {"2019-02-28", FW_DATE_DAY, 2019},
      {"<2019-12", FW_DATE_BEFORE, 2019},    {">2019", FW_DATE_AFTER, 2019},
      {"2017..2019", FW_DATE_BETWEEN, 2018}, {"~2019-12-31", FW_DATE_DAY, 2019},
  };
  static const char *const bad[]
      = {"2019-13", "2019-02-29", "19", "2019-5", "2019..2018", "~", "<", "x", "2019-05-03T10:00"};

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      FwPartialDate date;
      g_autofree char *text = NULL;
      FwPartialDate again;

      g_assert_true (fw_partial_date_from_text (good[i].text, &date));
      g_assert_cmpint (date.precision, ==, good[i].precision);
      g_assert_cmpint (fw_partial_date_get_year (&date), ==, good[i].year);
      text = fw_partial_date_to_text (&date);
      g_assert_true (fw_partial_date_from_text (text, &again));
      g_assert_cmpint (again.first, ==, date.first);
      g_assert_cmpint (again.last, ==, date.last);
      g_assert_cmpint (again.approximate, ==, date.approximate);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      FwPartialDate date;

      g_assert_false (fw_partial_date_from_text (bad[i], &date));
      g_assert_false (fw_partial_date_is_known (&date));
    }
}

static void
test_events_are_in_order (void)
{
  static const char *const dates[] = {"1997", "1990", NULL, "1995"};
  g_autoptr (FwFamily) family = fw_family_new ();
  FwFamilyUnion *couple;
  int before = 0;

  g_assert_nonnull (fw_family_add_person (family, "I1"));
  g_assert_null (fw_family_add_person (family, "I1"));
  couple = fw_family_add_union (family, "F1", 0, FW_FAMILY_NOBODY);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      FwFact fact = fw_fact_always ();

      g_assert_true (fw_partial_date_from_text (dates[i], &fact.from));
      fw_family_union_add_event (couple, FW_UNION_MARRIED, &fact);
    }
  /* An undated event stays where it was told; dated ones do not pass it. */
  for (guint i = 0; i < 2; i++)
    {
      int year
          = fw_partial_date_get_year (&g_array_index (couple->events, FwUnionEvent, i).fact.from);

      g_assert_cmpint (year, >, before);
      before = year;
    }
  g_assert_cmpuint (fw_family_find_person (family, "I1"), ==, 0);
  g_assert_cmpuint (fw_family_find_person (family, "I2"), ==, FW_FAMILY_NOBODY);
}

static void
test_fact_holds (void)
{
  FwFact fact = fw_fact_always ();
  FwDay day = fw_day_new (2021, 5, 12);

  g_assert_true (fw_fact_holds (&fact, day, day));
  g_assert_true (fw_partial_date_from_text ("2021-05-13", &fact.from));
  g_assert_false (fw_fact_holds (&fact, day, FW_DAY_NONE));
  g_assert_true (fw_fact_holds (&fact, day + 1, FW_DAY_NONE));
  fact.known = day + 10;
  g_assert_false (fw_fact_holds (&fact, day + 1, day + 9));
  g_assert_true (fw_fact_holds (&fact, day + 1, day + 10));
  g_assert_true (fw_partial_date_from_text ("2022", &fact.to));
  g_assert_true (fw_fact_holds (&fact, fw_day_new (2022, 12, 31), FW_DAY_NONE));
  g_assert_false (fw_fact_holds (&fact, fw_day_new (2023, 1, 1), FW_DAY_NONE));
}

/* What was stored in UTC is told in local time, and on the local day. */
static void
test_moment (void)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  g_autofree char *text = NULL;
  g_autofree char *day = fw_day_to_text (fw_day_new (2026, 11, 25));
  g_autofree char *expected = g_strdup_printf ("%s, 00:30", day);
  g_autofree char *none = fw_clock_moment_to_text ("soon");

  g_setenv ("TZ", "FWT-1", TRUE); /* an hour east of Greenwich */
  text = fw_clock_moment_to_text ("2026-11-24T23:30:00Z");
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (none, ==, "soon");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partial-date/text", test_text);
  g_test_add_func ("/family/events-are-in-order", test_events_are_in_order);
  g_test_add_func ("/family/fact-holds", test_fact_holds);
  g_test_add_func ("/clock/moment-is-local", test_moment);
  return g_test_run ();
}
