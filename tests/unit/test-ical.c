/* Calendars that leave the office: right times, one line at most 75 octets, no name. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libical/ical.h>
#include <string.h>

#include "exchange/fw-ical-writer.h"

#define STAMP "2026-11-24T10:00:00Z"

static JsonObject *
read_back (FwIcal *ical)
{
  g_autoptr (GBytes) bytes = fw_ical_to_bytes (ical);
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-ical-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "calendar.ics", NULL);
  g_autofree char *script
      = g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "unit", "read-ical.py", NULL);
  const char *argv[] = {"python3", script, path, NULL};
  g_autofree char *out = NULL, *problem = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               &problem, &status, &error));
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s", problem);
  if (g_getenv ("FALLWERK_KEEP_ICAL") != NULL)
    g_file_set_contents (g_getenv ("FALLWERK_KEEP_ICAL"), g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), NULL);
  g_unlink (path);
  g_rmdir (folder);
  root = json_from_string (out, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (root));
}

static const char *
get_text (JsonObject *calendar, guint index, const char *name)
{
  JsonObject *event
      = json_array_get_object_element (json_object_get_array_member (calendar, "events"), index);

  if (!json_object_has_member (event, name))
    g_error ("event %u has no %s", index, name);
  return json_object_get_string_member (event, name);
}

static void
test_session (void)
{
  g_autoptr (FwIcal) ical = fw_ical_new (STAMP);
  g_autoptr (JsonObject) calendar = NULL;
  const char *room = "Rathaus, Zimmer 2.14; Eingang B\\C\nzweiter Stock, links hinter der großen "
                     "Tür mit dem überlangen Schild „Besprechungsraum für größere Runden“";

  fw_ical_add_session (ical, 4711, 3, "Interdisziplinäre Fallkonferenz", fw_day_new (2026, 11, 24),
                       "10:05", 90, room, FALSE);
  fw_ical_add_session (ical, 4712, 1, "Entscheidungsteam", fw_day_new (2026, 7, 1), "23:30", 60, "",
                       TRUE);
  fw_ical_add_session (ical, 4713, 1, "Ethikrat", fw_day_new (2026, 12, 31), "", 0, "", FALSE);
  g_assert_cmpuint (fw_ical_get_n_events (ical), ==, 3);
  calendar = read_back (ical);
  g_assert_cmpint (json_object_get_int_member (calendar, "zones"), ==, 1);
  g_assert_cmpstr (get_text (calendar, 0, "SUMMARY"), ==, "Interdisziplinäre Fallkonferenz");
  g_assert_cmpstr (get_text (calendar, 0, "LOCATION"), ==, room);
  g_assert_cmpstr (get_text (calendar, 0, "DTSTART;TZID=Europe/Berlin"), ==, "20261124T100500");
  g_assert_cmpstr (get_text (calendar, 0, "DTEND;TZID=Europe/Berlin"), ==, "20261124T113500");
  g_assert_cmpstr (get_text (calendar, 0, "DTSTAMP"), ==, "20261124T100000Z");
  g_assert_cmpstr (get_text (calendar, 0, "SEQUENCE"), ==, "3");
  g_assert_cmpstr (get_text (calendar, 0, "CLASS"), ==, "PRIVATE");
  g_assert_cmpstr (get_text (calendar, 1, "DTEND;TZID=Europe/Berlin"), ==, "20260702T003000");
  g_assert_cmpstr (get_text (calendar, 1, "STATUS"), ==, "CANCELLED");
  g_assert_cmpstr (get_text (calendar, 2, "DTSTART;VALUE=DATE"), ==, "20261231");
  g_assert_cmpstr (get_text (calendar, 2, "DTEND;VALUE=DATE"), ==, "20270101");
}

static void
test_due (void)
{
  g_autoptr (FwIcal) ical = fw_ical_new (STAMP);
  g_autoptr (FwIcal) later = fw_ical_new ("2026-12-01T08:00:00Z");
  g_autoptr (JsonObject) calendar = NULL, changed = NULL;

  fw_ical_add_due (ical, 9001, 1, fw_day_new (2026, 11, 27), FALSE);
  fw_ical_add_due (ical, 9002, 1, fw_day_new (2026, 11, 27), FALSE);
  fw_ical_add_session (ical, 9001, 1, "Fallkonferenz", fw_day_new (2026, 11, 27), "", 0, "", FALSE);
  fw_ical_add_due (later, 9001, 2, fw_day_new (2026, 12, 4), TRUE);
  calendar = read_back (ical);
  changed = read_back (later);
  g_assert_cmpint (json_object_get_int_member (calendar, "zones"), ==, 0);
  g_assert_cmpstr (get_text (calendar, 0, "SUMMARY"), ==, "Beschluss fällig");
  g_assert_cmpstr (get_text (calendar, 0, "DTSTART;VALUE=DATE"), ==, "20261127");
  g_assert_cmpstr (get_text (calendar, 0, "TRANSP"), ==, "TRANSPARENT");
  /* The same decision has the same UID at any time, and nothing else has it. */
  g_assert_cmpstr (get_text (calendar, 0, "UID"), ==, get_text (changed, 0, "UID"));
  g_assert_cmpstr (get_text (calendar, 0, "UID"), !=, get_text (calendar, 1, "UID"));
  g_assert_cmpstr (get_text (calendar, 0, "UID"), !=, get_text (calendar, 2, "UID"));
  g_assert_null (strstr (get_text (calendar, 0, "UID"), "9001"));
  g_assert_cmpstr (get_text (changed, 0, "SUMMARY"), ==, "Beschluss erledigt");
}

/* What libical itself thinks of the file: nothing it could not read, nothing against the RFC;
 * hours in German time, the key nowhere. */
static void
test_deadlines (void)
{
  g_autoptr (FwIcal) ical = fw_ical_new (STAMP);
  g_autoptr (JsonObject) calendar = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  icalcomponent *parsed;

  fw_ical_add_deadline (ical, "4711/first-assessment/case_file/4711", "Frist nach Fachstandard",
                        fw_day_new (2026, 11, 27), -1);
  fw_ical_add_deadline (ical, "resubmission/9", "Wiedervorlage", fw_day_new (2026, 11, 27), -1);
  fw_ical_add_deadline (ical, "4711/complaint-receipt/record_entry/5", "Frist nach Fachstandard",
                        fw_day_new (2026, 10, 25), 90);
  fw_ical_add_session (ical, 4711, 3, "Fallkonferenz", fw_day_new (2026, 11, 24), "10:05", 90,
                       "Zimmer 2.14", FALSE);
  bytes = fw_ical_to_bytes (ical);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parsed = icalparser_parse_string (text);
  g_assert_nonnull (parsed);
  g_assert_cmpint (icalcomponent_count_errors (parsed), ==, 0);
  g_assert_true (icalrestriction_check (parsed));
  g_assert_cmpint (icalcomponent_count_errors (parsed), ==, 0);
  icalcomponent_free (parsed);
  g_assert_null (strstr (text, "X-LIC-ERROR"));
  g_assert_null (strstr (text, "4711"));
  g_assert_null (strstr (text, "assessment"));
  calendar = read_back (ical);
  g_assert_cmpstr (get_text (calendar, 0, "SUMMARY"), ==, "Fällig: Frist nach Fachstandard");
  g_assert_cmpstr (get_text (calendar, 0, "DTSTART;VALUE=DATE"), ==, "20261127");
  g_assert_cmpstr (get_text (calendar, 2, "DTSTART;TZID=Europe/Berlin"), ==, "20261025T013000");
  g_assert_cmpstr (get_text (calendar, 0, "UID"), !=, get_text (calendar, 1, "UID"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/a-session-has-its-time-and-room", test_session);
  g_test_add_func ("/ical/a-due-day-has-no-name-and-one-uid", test_due);
  g_test_add_func ("/ical/deadlines-pass-libical-and-name-nobody", test_deadlines);
  return g_test_run ();
}
