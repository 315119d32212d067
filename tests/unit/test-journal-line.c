/* test-journal-line.c: what a line typed in a hurry means. */
#include "config.h"

#include "domain/fw-journal-line.h"

#define TODAY fw_day_new (2026, 6, 2) /* a Tuesday */

static const FwJournalPerson persons[]
    = {{1, "Emil", "child"}, {2, "Jana", "mother"}, {3, "Tom", "father"}, {4, "Zoë", "child"}};

static void
check (const char *text,
       const char *kind,
       const char *people,
       gint64 minutes,
       const char *day,
       int minute,
       const char *name,
       const char *body)
{
  g_auto (FwJournalLine) line = {0};
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *iso = NULL;

  fw_journal_line_parse (text, TODAY, persons, G_N_ELEMENTS (persons), &line);
  for (guint i = 0; i < line.persons->len; i++)
    g_string_append_printf (ids, "%d", (int) g_array_index (line.persons, gint64, i));
  iso = line.day != FW_DAY_NONE ? fw_day_to_iso (line.day) : g_strdup ("");
  g_assert_cmpstr (line.kind, ==, kind);
  g_assert_cmpstr (ids->str, ==, people);
  g_assert_cmpint (line.duration_s, ==, minutes * 60);
  g_assert_cmpstr (iso, ==, day);
  g_assert_cmpint (line.minute, ==, minute);
  g_assert_cmpstr (line.name, ==, name);
  g_assert_cmpstr (line.body, ==, body);
}

static void
test_lines (void)
{
  check ("tel Jana 15min: kommt später", "phone", "2", 15, "", -1, NULL, "kommt später");
  check ("Tel. nicht: erreicht", NULL, "", 0, "", -1, NULL, "Tel. nicht: erreicht");
  check ("HB Mutter und emil 1h30 gestern 14:30: ruhig", "visit", "21", 90, "2026-06-01", 870, NULL,
         "ruhig");
  check ("Gespräch Frau Moos 20 Minuten: Kita", "talk", "", 20, "", -1, "Frau Moos", "Kita");
  check ("mail Vater 3.4.26: Antrag", "email", "3", 0, "2026-04-03", -1, NULL, "Antrag");
  check ("tel ZOE fr: Schule", "phone", "4", 0, "2026-05-29", -1, NULL, "Schule");
  check ("Mutter ruft an: Platz ist da", NULL, "", 0, "", -1, NULL, "Mutter ruft an: Platz ist da");
  check ("tel Jana kommt", NULL, "", 0, "", -1, NULL, "tel Jana kommt");
  check ("Termin um 14:30 vereinbart", NULL, "", 0, "", -1, NULL, "Termin um 14:30 vereinbart");
  check ("tel:", "phone", "", 0, "", -1, NULL, "");
  check ("", NULL, "", 0, "", -1, NULL, "");
  /* What has not happened is no day of it. */
  check ("tel 3.12.26: x", "phone", "", 0, "", -1, "3.12.26", "x");
}

static void
test_durations (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds;
  } cases[] = {{"15", 900},     {"15 min", 900}, {"1h", 3600},    {"1,5h", 5400},
               {"1.5 h", 5400}, {"1h30", 5400},  {"2 std", 7200}, {"90 Minuten", 5400},
               {"", 0},         {"abc", 0},      {"99h", 0},      {"15 kg", 0},
               {"-5", 0}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (fw_journal_parse_duration (cases[i].text), ==, cases[i].seconds);
}

static void
test_times (void)
{
  g_assert_cmpint (fw_journal_parse_time ("9:30"), ==, 570);
  g_assert_cmpint (fw_journal_parse_time ("00:00"), ==, 0);
  g_assert_cmpint (fw_journal_parse_time ("24:00"), ==, -1);
  g_assert_cmpint (fw_journal_parse_time ("9:61"), ==, -1);
  g_assert_cmpint (fw_journal_parse_time ("9"), ==, -1);
  g_assert_cmpint (fw_journal_parse_time (""), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/lines", test_lines);
  g_test_add_func ("/journal/durations", test_durations);
  g_test_add_func ("/journal/times", test_times);
  return g_test_run ();
}
