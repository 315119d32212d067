/* The traffic light of a decision: its rules, and properties over dates, Länder and overrides. */
#include "domain/fw-decision-light.h"

static FwCalendar
make_calendar (const char *land)
{
  FwCalendar calendar = {.land = FW_N_LANDS};

  if (land != NULL)
    g_assert_true (fw_land_from_code (land, &calendar.land));
  return calendar;
}

static FwDay
day (const char *iso)
{
  FwDay result;

  g_assert_true (fw_day_from_iso (iso, &result));
  return result;
}

static FwDecisionLight
light_of (const char *land, FwDecisionStatus status, const char *due, const char *today)
{
  FwCalendar calendar = make_calendar (land);
  FwDecisionFacts facts = {.status = status,
                           .due = due != NULL ? day (due) : FW_DAY_NONE,
                           .override_light = -1,
                           .override_until = FW_DAY_NONE};

  return fw_decision_light (&calendar, &facts, day (today), NULL);
}

static void
test_table (void)
{
  static const struct
  {
    const char *land;
    FwDecisionStatus status;
    const char *due;
    const char *today;
    FwDecisionLight light;
  } cases[] = {
      {"NW", FW_DECISION_OPEN, "2026-11-23", "2026-11-24", FW_DECISION_LIGHT_RED},
      {"NW", FW_DECISION_OPEN, "2026-11-24", "2026-11-24", FW_DECISION_LIGHT_YELLOW},
      {"NW", FW_DECISION_OPEN, "2026-11-27", "2026-11-24", FW_DECISION_LIGHT_YELLOW},
      {"NW", FW_DECISION_OPEN, "2026-11-29", "2026-11-24", FW_DECISION_LIGHT_YELLOW},
      {"NW", FW_DECISION_OPEN, "2026-11-30", "2026-11-24", FW_DECISION_LIGHT_GREEN},
      {"NW", FW_DECISION_OPEN, "2026-12-15", "2026-11-24", FW_DECISION_LIGHT_GREEN},
      {"NW", FW_DECISION_PARTLY, "2026-12-15", "2026-11-24", FW_DECISION_LIGHT_YELLOW},
      {"NW", FW_DECISION_PARTLY, "2026-11-23", "2026-11-24", FW_DECISION_LIGHT_RED},
      {"NW", FW_DECISION_DONE, "2026-11-23", "2026-11-24", FW_DECISION_LIGHT_DONE},
      {"NW", FW_DECISION_DROPPED, "2026-11-23", "2026-11-24", FW_DECISION_LIGHT_DROPPED},
      {"NW", FW_DECISION_OPEN, NULL, "2026-11-24", FW_DECISION_LIGHT_YELLOW},
      /* Epiphany counts in Bavaria and not in North Rhine-Westphalia. */
      {"BY", FW_DECISION_OPEN, "2027-01-08", "2027-01-04", FW_DECISION_LIGHT_YELLOW},
      {"NW", FW_DECISION_OPEN, "2027-01-08", "2027-01-04", FW_DECISION_LIGHT_GREEN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (light_of (cases[i].land, cases[i].status, cases[i].due, cases[i].today), ==,
                     cases[i].light);
}

static void
test_working_days (void)
{
  FwCalendar calendar = make_calendar ("NW");

  g_assert_cmpint (fw_decision_working_days (&calendar, day ("2026-11-19"), day ("2026-11-24")), ==,
                   -3);
  g_assert_cmpint (fw_decision_working_days (&calendar, day ("2026-11-27"), day ("2026-11-24")), ==,
                   3);
  g_assert_cmpint (fw_decision_working_days (&calendar, day ("2026-11-24"), day ("2026-11-24")), ==,
                   0);
}

static void
test_names (void)
{
  FwDecisionStatus status;

  for (int i = FW_DECISION_OPEN; i <= FW_DECISION_DROPPED; i++)
    {
      g_assert_true (fw_decision_status_from_name (fw_decision_status_to_name (i), &status));
      g_assert_cmpint (status, ==, i);
    }
  g_assert_false (fw_decision_status_from_name ("lost", &status));
  g_assert_cmpint (fw_decision_light_from_name ("red"), ==, FW_DECISION_LIGHT_RED);
  g_assert_cmpint (fw_decision_light_from_name ("done"), ==, -1);
}

/* How much a light worries: green, yellow, red. */
static int
worry (FwDecisionLight light)
{
  return light == FW_DECISION_LIGHT_RED ? 2 : light == FW_DECISION_LIGHT_YELLOW ? 1 : 0;
}

static void
test_properties (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      FwCalendar calendar = {.land = (guint) g_test_rand_int_range (0, FW_N_LANDS + 1),
                             .off_december_24 = g_test_rand_bit (),
                             .off_december_31 = g_test_rand_bit ()};
      FwDay today = day ("2020-01-01") + g_test_rand_int_range (0, 20 * 365);
      FwDecisionFacts facts
          = {.status = (FwDecisionStatus) g_test_rand_int_range (0, 4),
             .due = g_test_rand_int_range (0, 20) == 0 ? FW_DAY_NONE
                                                       : today + g_test_rand_int_range (-40, 40),
             .override_light = g_test_rand_int_range (-1, 3),
             .override_until = today + g_test_rand_int_range (-10, 10),
             .override_has_reason = g_test_rand_int_range (0, 4) > 0};
      FwDecisionFacts plain = facts;
      gboolean overridden, is_in_force;
      FwDecisionLight light, derived;

      plain.override_light = -1;
      light = fw_decision_light (&calendar, &facts, today, &overridden);
      derived = fw_decision_light (&calendar, &plain, today, NULL);
      is_in_force
          = facts.override_light >= 0 && facts.override_has_reason && facts.override_until >= today;

      /* An override never hides an end, holds exactly as long as it says, and says so. */
      if (facts.status == FW_DECISION_DONE)
        g_assert_cmpint (light, ==, FW_DECISION_LIGHT_DONE);
      else if (facts.status == FW_DECISION_DROPPED)
        g_assert_cmpint (light, ==, FW_DECISION_LIGHT_DROPPED);
      else if (is_in_force)
        g_assert_cmpint (light, ==, facts.override_light);
      else
        g_assert_cmpint (light, ==, derived);
      g_assert_cmpint (overridden, ==, is_in_force && facts.status <= FW_DECISION_PARTLY);
      if (plain.status > FW_DECISION_PARTLY)
        continue;

      /* Red if and only if overdue: red beats yellow. */
      g_assert_cmpint (derived == FW_DECISION_LIGHT_RED, ==,
                       plain.due != FW_DAY_NONE && plain.due < today);
      /* Time makes nothing better. */
      g_assert_cmpint (worry (fw_decision_light (&calendar, &plain, today + 1, NULL)), >=,
                       worry (derived));
      /* A later date makes nothing worse. */
      if (plain.due != FW_DAY_NONE)
        {
          FwDecisionFacts later = plain;

          later.due++;
          g_assert_cmpint (worry (fw_decision_light (&calendar, &later, today, NULL)), <=,
                           worry (derived));
          /* Green has more than three working days between today and the day. */
          if (plain.status == FW_DECISION_OPEN && plain.due >= today)
            g_assert_cmpint (derived == FW_DECISION_LIGHT_GREEN, ==,
                             fw_decision_working_days (&calendar, plain.due, today) > 3);
        }
      /* Partly done is never green. */
      if (plain.status == FW_DECISION_PARTLY)
        g_assert_cmpint (derived, !=, FW_DECISION_LIGHT_GREEN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decision-light/table", test_table);
  g_test_add_func ("/decision-light/working-days", test_working_days);
  g_test_add_func ("/decision-light/names", test_names);
  g_test_add_func ("/decision-light/properties", test_properties);
  return g_test_run ();
}
