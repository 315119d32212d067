/* Sessions: the office's calendar, who is invited, who is missing, and until when one registers. */
#include <string.h>

#include "fw-test-conference.h"

static gint64
add_series (FwTestTeam *team, const char *kind, const char *rhythm, const char *first)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, team->team);
  g_autofree char *lead = g_strdup_printf ("%" G_GINT64_FORMAT, team->lead);

  return fw_test_add (team->store, "session_series",
                      (const char *const[]) {"kind", kind, "rhythm", rhythm, "first_on", first,
                                             "starts_at", "10:00", "place", "Raum 2.14", "team_id",
                                             id, "chair_id", lead, NULL});
}

static char *
dup_days (FwTestTeam *team)
{
  g_autoptr (FwResult) rows
      = fw_test_await_boxed (fw_session_repository_list (team->store, NULL, NULL));
  GString *days = g_string_new (NULL);

  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    g_string_append_printf (days, "%s%s", i > 0 ? " " : "",
                            fw_result_get_text (rows, i, FW_SESSION_HELD_ON));
  return g_string_free_and_steal (days);
}

static void
test_rhythms (void)
{
  static const struct
  {
    const char *rhythm;
    const char *first;
    const char *days;
  } cases[] = {
      /* Good Friday and Easter Monday are skipped to the next working day. */
      {"weekly", "2027-03-19", "2027-03-19 2027-03-30 2027-04-02 2027-04-09"},
      {"fortnightly", "2027-03-15", "2027-03-15 2027-03-30"},
      {"six-weekly", "2027-01-05", "2027-01-05 2027-02-16 2027-03-30"},
      /* The first Tuesday of the month. */
      {"monthly", "2027-01-05", "2027-01-05 2027-02-02 2027-03-02 2027-04-06"},
      /* A fifth one that a month has not is its last. */
      {"monthly", "2027-01-29", "2027-01-29 2027-02-26 2027-03-30"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FwTestTeam team;
      g_autofree char *days = NULL;

      fw_test_team_init (&team);
      add_series (&team, "conference-case", cases[i].rhythm, cases[i].first);
      fw_test_await_int (fw_session_repository_plan (team.store, "2027-04-10"));
      days = dup_days (&team);
      g_assert_cmpstr (days, ==, cases[i].days);
      fw_test_team_clear (&team);
    }
}

/* What somebody moved or called off is not made again. */
static void
test_plan_again (void)
{
  FwTestTeam team;
  g_autoptr (FwResult) rows = NULL;

  fw_test_team_init (&team);
  add_series (&team, "conference-decision-team", "weekly", "2026-12-01");
  g_assert_cmpint (fw_test_await_int (fw_session_repository_plan (team.store, "2026-12-20")), ==,
                   3);
  rows = fw_test_await_boxed (fw_session_repository_list (team.store, NULL, NULL));
  fw_test_set (&team, "session", fw_result_get_int (rows, 0, FW_SESSION_ID),
               (const char *const[]) {"held_on", "2026-12-03", NULL});
  fw_test_set (&team, "session", fw_result_get_int (rows, 1, FW_SESSION_ID),
               (const char *const[]) {"status", "cancelled", "reason", "Krankheit", NULL});
  g_assert_cmpint (fw_test_await_int (fw_session_repository_plan (team.store, "2026-12-20")), ==,
                   0);
  g_assert_cmpint (fw_test_await_int (fw_session_repository_plan (team.store, "2026-12-23")), ==,
                   1);
  fw_test_team_clear (&team);
}

static void
test_invited (void)
{
  FwTestTeam team;
  g_autoptr (GListModel) people = NULL;
  g_autoptr (FwConferenceKind) kind = NULL;
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) there = NULL;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_await_id (fw_session_repository_create (team.store, "conference-decision-team",
                                                       "2026-12-01", "09:00", "Raum 1", team.team,
                                                       team.lead));
  people = fw_test_await_object (fw_session_repository_load_people (team.store, id));
  kind = fw_test_await_boxed (
      fw_conference_kind_load_dated (team.store, "conference-decision-team", "2026-01-01"));
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 6);
  there = fw_session_missing_roles (kind, people, FALSE);
  g_assert_cmpuint (g_strv_length (there), ==, 0);
  /* Nobody has come yet: three roles and the number of people. */
  missing = fw_session_missing_roles (kind, people, TRUE);
  g_assert_cmpuint (g_strv_length (missing), ==, 4);
  fw_test_team_clear (&team);
}

/* (a) the decision team needs worker, lead and economic youth aid; the risk assessment several
 * professionals, the lead and the specialist; the advisory team a colleague. */
static void
test_required (void)
{
  static const struct
  {
    const char *kind;
    const char *roles;
    guint n_missing;
  } cases[] = {
      {"conference-decision-team", "case-worker team-lead economic-youth-aid", 0},
      {"conference-decision-team", "case-worker team-lead case-worker", 1},
      {"conference-decision-team", "team-lead economic-youth-aid guest", 1},
      {"conference-risk-assessment", "professional professional team-lead child-protection", 0},
      {"conference-risk-assessment", "professional case-worker team-lead child-protection", 0},
      {"conference-risk-assessment", "professional guest team-lead child-protection", 1},
      {"conference-risk-assessment", "professional professional team-lead guest", 1},
      {"conference-risk-assessment", "professional professional guest child-protection", 1},
      {"conference-advisory-team", "case-worker case-worker team-lead", 0},
      {"conference-advisory-team", "case-worker colleague team-lead", 0},
      {"conference-advisory-team", "case-worker guest team-lead", 1},
      {"conference-peer-consultation", "case-worker professional professional", 0},
      {"conference-peer-consultation", "case-worker case-worker case-worker", 0},
      {"conference-peer-consultation", "case-worker professional", 2},
  };
  FwTestTeam team;

  fw_test_team_init (&team);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwConferenceKind) kind = fw_test_await_boxed (
          fw_conference_kind_load_dated (team.store, cases[i].kind, "2026-01-01"));
      g_autoptr (GListModel) people = NULL;
      g_auto (GStrv) roles = g_strsplit (cases[i].roles, " ", -1);
      g_auto (GStrv) missing = NULL;
      g_autofree char *session = NULL;
      gint64 id = fw_test_add (
          team.store, "session",
          (const char *const[]) {"kind", cases[i].kind, "held_on", "2026-11-24", NULL});

      session = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      for (guint j = 0; roles[j] != NULL; j++)
        fw_test_add (team.store, "session_person",
                     (const char *const[]) {"session_id", session, "name", "N. N.", "role",
                                            roles[j], "presence", "present", NULL});
      people = fw_test_await_object (fw_session_repository_load_people (team.store, id));
      missing = fw_session_missing_roles (kind, people, TRUE);
      if (g_strv_length (missing) != cases[i].n_missing)
        g_error ("%s with %s: %u missing, not %u", cases[i].kind, cases[i].roles,
                 g_strv_length (missing), cases[i].n_missing);
    }
  fw_test_team_clear (&team);
}

/* A session of the calendar closes its list; ad hoc ones and those made by hand do not. */
static void
test_registration (void)
{
  FwTestTeam team;
  g_autoptr (FwResult) rows = NULL;
  g_autofree char *due = NULL;
  gint64 near, ethics, own;

  fw_test_team_init (&team);
  add_series (&team, "conference-case", "six-weekly", "2026-11-30");
  add_series (&team, "conference-ethics-board", "monthly", "2026-11-30");
  fw_test_await_int (fw_session_repository_plan (team.store, "2026-12-01"));
  rows = fw_test_await_boxed (fw_session_repository_list (team.store, NULL, NULL));
  near = fw_result_get_int (rows, 0, FW_SESSION_ID);
  ethics = fw_result_get_int (rows, 1, FW_SESSION_ID);
  own = fw_test_await_id (fw_session_repository_create (team.store, "conference-case", "2026-11-25",
                                                        "", "", team.team, team.lead));
  /* Four working days before the session, and its list closes five before. */
  fw_test_refused (fw_conference_repository_register (team.store, team.case_id, "conference-case",
                                                      near, "Reicht die Hilfe?", NULL, FALSE),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE);
  fw_test_await_id (fw_conference_repository_register (
      team.store, team.case_id, "conference-ethics-board", ethics, "Was wiegt mehr?", NULL, FALSE));
  fw_test_await_id (fw_conference_repository_register (team.store, team.case_id, "conference-case",
                                                       own, "Reicht die Hilfe?", NULL, FALSE));
  /* Ad hoc within 24 hours: due the next day without anybody entering it. */
  due = fw_test_get_text (
      &team, "SELECT due FROM conference WHERE id = $1",
      fw_test_await_id (fw_conference_repository_register (
          team.store, team.case_id, "conference-ethics-board", 0, "Was wiegt mehr?", NULL, FALSE)));
  g_assert_cmpstr (due, ==, "2026-11-25");
  fw_test_refused (fw_conference_repository_register (team.store, team.case_id, "conference-case",
                                                      own, "  ", NULL, FALSE),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE);
  fw_test_team_clear (&team);
}

static void
test_people (void)
{
  FwTestTeam team;
  g_autoptr (GListModel) people = NULL;
  g_autoptr (FwRecord) person = NULL;
  gint64 id;

  fw_test_team_init (&team);
  id = fw_test_await_id (fw_session_repository_create (team.store, "conference-case", "2026-12-01",
                                                       "", "", 0, team.lead));
  fw_test_await (fw_session_repository_add_person (team.store, id, 0, "M. Pohl", "guest",
                                                   "Schulsozialarbeit", 0));
  people = fw_test_await_object (fw_session_repository_load_people (team.store, id));
  person = g_list_model_get_item (people, g_list_model_get_n_items (people) - 1);
  g_assert_cmpstr (fw_record_get_text (person, "name"), ==, "M. Pohl");
  fw_test_await (fw_session_repository_remove_person (team.store, fw_record_get_id (person),
                                                      fw_record_get_version (person)));
  fw_test_refused (fw_session_repository_add_person (team.store, id, 0, " ", "guest", "", 0),
                   FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  fw_test_team_clear (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/session/rhythms", test_rhythms);
  g_test_add_func ("/session/plan-again", test_plan_again);
  g_test_add_func ("/session/invited", test_invited);
  g_test_add_func ("/session/required", test_required);
  g_test_add_func ("/session/registration", test_registration);
  g_test_add_func ("/session/people", test_people);
  return g_test_run ();
}
