/* Kinds of conferences: the shipped ones, what is wrong in a document, an office's own kind. */
#include <string.h>

#include "fw-test-conference.h"

#define FORM                                                                                       \
  "\"sections\": [{\"name\": \"facts\", \"title\": \"Fakten\", \"fields\": [{\"name\": \"seen\", " \
  "\"type\": \"text\", \"prompt\": \"Was ist geschehen?\"}]}]"

static void
test_shipped (void)
{
  static const struct
  {
    const char *name;
    const char *short_title;
    guint n_steps;
    guint n_domains;
    gboolean drafts_plan;
    int min_people;
  } kinds[] = {
      {"conference-case", "Fallkonferenz", 6, 8, TRUE, 3},
      {"conference-advisory-team", "Beratungsteam", 5, 0, FALSE, 3},
      {"conference-peer-consultation", "Kollegiale Beratung", 9, 0, FALSE, 3},
      {"conference-decision-team", "Entscheidungsteam", 5, 0, TRUE, 3},
      {"conference-help-plan-talk", "Hilfeplangespräch", 6, 0, TRUE, 2},
      {"conference-risk-assessment", "Einschätzung § 8a", 5, 8, FALSE, 4},
      {"conference-ethics-board", "Ethikrat", 5, 0, FALSE, 3},
      {"conference-information-team", "Informationsteam", 4, 0, FALSE, 3},
      {"conference-social-space-team", "Sozialraumteam", 5, 0, FALSE, 4},
      {"conference-joint-case-team", "Gemeinsames Fallteam", 6, 0, TRUE, 3},
      {"conference-retrospective", "Rückblick", 4, 0, FALSE, 2},
  };
  FwTestTeam team;
  g_autoptr (GPtrArray) loaded = NULL;

  fw_test_team_init (&team);
  loaded = fw_test_await_boxed (fw_conference_kinds_load (team.store));
  g_assert_cmpuint (loaded->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (FwConferenceKind) kind = fw_test_await_boxed (
          fw_conference_kind_load_dated (team.store, kinds[i].name, "2026-01-01"));

      g_assert_cmpstr (kind->short_title, ==, kinds[i].short_title);
      g_assert_cmpuint (kind->steps->len, ==, kinds[i].n_steps);
      g_assert_cmpuint (kind->domains->len, ==, kinds[i].n_domains);
      g_assert_cmpint (fw_conference_kind_produces (kind, "plan-draft"), ==, kinds[i].drafts_plan);
      g_assert_cmpint (kind->min_people, ==, kinds[i].min_people);
      g_assert_cmpuint (kind->legal->len, >, 0);
      /* Every section of the form is shown in one of the steps. */
      for (guint j = 0; j < fw_form_template_get_sections (kind->form)->len; j++)
        {
          const FwSection *section
              = g_ptr_array_index (fw_form_template_get_sections (kind->form), j);
          guint n = 0;

          for (guint k = 0; k < kind->steps->len; k++)
            n += g_strv_contains (
                (const char *const *) ((FwStep *) g_ptr_array_index (kind->steps, k))->sections,
                section->name);
          if (n != 1)
            g_error ("%s: the section “%s” is in %u steps", kind->name, section->name, n);
        }
    }
  fw_test_team_clear (&team);
}

/* § 52 SGB VIII and § 37a JGG only where juvenile-court matters are concerned (CONF-12). */
static void
test_legal (void)
{
  FwTestTeam team;
  g_autoptr (GPtrArray) loaded = NULL;

  fw_test_team_init (&team);
  loaded = fw_test_await_boxed (fw_conference_kinds_load (team.store));
  for (guint i = 0; i < loaded->len; i++)
    {
      FwConferenceKind *kind = g_ptr_array_index (loaded, i);

      for (guint j = 0; j < kind->legal->len; j++)
        {
          const FwLegalFrame *legal = g_ptr_array_index (kind->legal, j);

          if (strstr (legal->title, "JGG") != NULL || strstr (legal->title, "§ 52") != NULL)
            g_assert_nonnull (strstr (legal->text, "Jugendstrafverfahren"));
        }
    }
  fw_test_team_clear (&team);
}

static void
test_bad (void)
{
  static const struct
  {
    const char *conference; /* the member's value */
    const char *place;      /* that the message names */
  } cases[] = {
      {NULL, "conference"},
      {"{}", "conference/short"},
      {"{\"short\": \"K\"}", "conference/steps"},
      {"{\"short\": \"K\", \"steps\": []}", "conference/steps"},
      {"{\"short\": \"K\", \"rhythm\": \"daily\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}]}",
       "conference/rhythm"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"A\", \"title\": \"A\"}]}",
       "conference/steps/A"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\"}]}", "conference/steps/a"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\", \"part\": \"magic\"}]}",
       "conference/steps/a"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\", \"minutes\": -1}]}",
       "conference/steps/a"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\", \"sections\": "
       "[\"nowhere\"]}]}",
       "conference/steps/a"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\", \"part\": \"rating\"}]}",
       "conference/rating"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\", \"part\": \"options\"}]}",
       "conference/steps/a"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}, {\"name\": \"a\", "
       "\"title\": \"B\"}]}",
       "conference/steps/a"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"roles\": [{\"role\": "
       "\"lead\"}]}",
       "conference/roles/lead"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"roles\": [{\"role\": "
       "\"lead\", \"title\": \"L\", \"minimum\": \"2\"}]}",
       "conference/roles/lead"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"produces\": "
       "[\"money\"]}",
       "conference/produces"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"legal\": [{\"title\": "
       "\"§ 1\"}]}",
       "conference/legal"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"rating\": {\"levels\": "
       "[\"1\", \"2\"]}}",
       "conference/rating/levels"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"rating\": {\"levels\": "
       "[\"1\", \"2\", \"3\", \"4\"], \"rule\": \"mean\"}}",
       "conference/rating/rule"},
      {"{\"short\": \"K\", \"steps\": [{\"name\": \"a\", \"title\": \"A\"}], \"rating\": {\"levels\": "
       "[\"1\", \"2\", \"3\", \"4\"], \"rule\": \"highest-value\", \"domains\": [{\"name\": \"care\", "
       "\"title\": \"V\", \"anchors\": [\"a\"]}]}}",
       "conference/rating/care"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
          = cases[i].conference != NULL
                ? g_strdup_printf ("{\"title\": \"T\", \"conference\": %s, " FORM "}",
                                   cases[i].conference)
                : g_strdup ("{\"title\": \"T\", " FORM "}");
      g_autofree char *place = g_strdup_printf ("“%s”", cases[i].place);
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_conference_kind_parse ("conference-x", "2026-01-01", json, &error));
      g_assert_error (error, FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE);
      if (strstr (error->message, place) == NULL)
        g_error ("“%s” does not name %s", error->message, cases[i].place);
    }
}

static char *
dup_own (const char *extra)
{
  return g_strdup_printf (
      "{\"title\": \"Runder Tisch\", \"conference\": {\"short\": \"Runder Tisch\", \"produces\": "
      "[\"decisions\"], \"steps\": [{\"name\": \"facts\", \"title\": \"Fakten\", \"sections\": "
      "[\"facts\"]}, {\"name\": \"decision\", \"title\": \"Beschluss\", \"part\": "
      "\"decisions\"}]}, \"sections\": [{\"name\": \"facts\", \"title\": \"Fakten\", \"fields\": "
      "[{\"name\": \"seen\", \"type\": \"text\", \"prompt\": \"Was ist geschehen?\"}%s]}]}",
      extra);
}

/* One JSON file is a new kind; a newer version changes only new conferences, and answers survive. */
static void
test_own_kind (void)
{
  FwTestTeam team;
  g_autofree char *first = dup_own ("");
  g_autofree char *second
      = dup_own (", {\"name\": \"new_one\", \"type\": \"line\", \"prompt\": \"Neu?\"}");
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (FwConferenceKind) kind = NULL;
  g_autoptr (FwConferenceKind) new_kind = NULL;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwForm) again = NULL;
  gint64 old, later;

  fw_test_team_init (&team);
  fw_test_await (
      fw_rules_import (team.store, "form-template", "conference-round-table", "2026-11-01", first));
  kinds = fw_test_await_boxed (fw_conference_kinds_load (team.store));
  g_assert_cmpuint (kinds->len, ==, 12);
  old = fw_test_await_id (fw_conference_repository_register (
      team.store, team.case_id, "conference-round-table", 0, "Wer hilft?", NULL, FALSE));
  form = fw_test_await_object (fw_form_load (
      team.store, fw_test_get_int (&team, "SELECT form_id FROM conference WHERE id = $1", old)));
  fw_test_set (&team, "form_answer",
               fw_record_get_id (FW_RECORD (fw_form_get_answer (form, "seen", 0))),
               (const char *const[]) {"value", "Alles aufgeschrieben", NULL});
  fw_test_await (fw_rules_import (team.store, "form-template", "conference-round-table",
                                  "2026-11-20", second));
  g_clear_object (&form);
  fw_test_office_reopen (team.office);
  team.store = team.office->store;
  fw_test_await (fw_rules_sync (team.store));
  fw_store_set_staff (team.store, team.worker);

  kind = fw_test_await_boxed (fw_conference_repository_load_kind (team.store, old));
  g_assert_cmpstr (kind->valid_from, ==, "2026-11-01");
  again = fw_test_await_object (fw_form_load (
      team.store, fw_test_get_int (&team, "SELECT form_id FROM conference WHERE id = $1", old)));
  g_assert_cmpstr (fw_form_get_value (again, "seen", 0), ==, "Alles aufgeschrieben");
  g_assert_null (fw_form_get_answer (again, "new_one", 0));
  later = fw_test_await_id (fw_conference_repository_register (
      team.store, team.case_id, "conference-round-table", 0, "Wer hilft?", NULL, FALSE));
  new_kind = fw_test_await_boxed (fw_conference_repository_load_kind (team.store, later));
  g_assert_cmpstr (new_kind->valid_from, ==, "2026-11-20");
  fw_test_team_clear (&team);
}

static void
test_import_refusals (void)
{
  FwTestTeam team;
  g_autofree char *good = dup_own ("");

  fw_test_team_init (&team);
  fw_test_refused (fw_rules_import (team.store, "form-template", "conference-x", "2026-11-01", "{"),
                   FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE);
  fw_test_refused (fw_rules_import (team.store, "form-template", "conference-x", "2026-11-01",
                                    "{\"title\": \"T\", " FORM "}"),
                   FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE);
  fw_test_refused (fw_rules_import (team.store, "form-template", "conference-x", "gestern", good),
                   FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  fw_test_refused (
      fw_rules_import (team.store, "form-template", "Conference X", "2026-11-01", good),
      FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  fw_test_refused (fw_rules_import (team.store, "magic", "x", "2026-11-01", good), FW_STORE_ERROR,
                   FW_STORE_ERROR_CONSTRAINT);
  /* What somebody has filled in already keeps its questions: the same day is not written over. */
  fw_test_await (fw_rules_import (team.store, "form-template", "conference-x", "2026-11-01", good));
  fw_test_await_id (fw_conference_repository_register (team.store, team.case_id, "conference-x", 0,
                                                       "Wer hilft?", NULL, FALSE));
  fw_test_refused (
      fw_rules_import (team.store, "form-template", "conference-x", "2026-11-01", good),
      FW_STORE_ERROR, FW_STORE_ERROR_EXISTS);
  fw_test_team_clear (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/conference-kind/eleven-are-shipped", test_shipped);
  g_test_add_func ("/conference-kind/juvenile-court-law-only-there", test_legal);
  g_test_add_func ("/conference-kind/a-message-names-the-place", test_bad);
  g_test_add_func ("/conference-kind/an-office-adds-its-own", test_own_kind);
  g_test_add_func ("/conference-kind/import-refuses", test_import_refusals);
  return g_test_run ();
}
