/* Conferences that propose a help: it goes on to those who decide, and can be taken back. */
#include "fw-test-conference.h"

typedef struct
{
  FwTestTeam team;
  gint64 id;
  gint64 form;
} Fixture;

static void
fixture_init (Fixture *self, const char *kind)
{
  gint64 session;

  *self = (Fixture) {0};
  fw_test_team_init (&self->team);
  session = fw_test_await_id (fw_session_repository_create (self->team.store, kind, "2026-11-24",
                                                            "10:00", "Raum 2.14", self->team.team,
                                                            self->team.lead));
  self->id = fw_test_await_id (fw_conference_repository_register (
      self->team.store, self->team.case_id, kind, session,
      "Reicht die Hilfe aus, damit Lina wieder zur Schule geht?", NULL, FALSE));
  fw_test_await (fw_conference_repository_begin (self->team.store, self->id));
  self->form
      = fw_test_get_int (&self->team, "SELECT form_id FROM conference WHERE id = $1", self->id);
}

static void
set_answer (Fixture *self, FwForm *form, const char *field, gint64 row, const char *value)
{
  fw_test_set (&self->team, "form_answer",
               fw_record_get_id (FW_RECORD (fw_form_get_answer (form, field, row))),
               (const char *const[]) {"value", value, NULL});
}

/* CONF-1, CONF-6: the proposal goes on to those who decide, with question, options, wish and
 * reasons, and can be taken back. */
static void
test_propose (void)
{
  Fixture self;
  g_autoptr (FwForm) form = NULL, there = NULL;
  g_autoptr (FwChangeSet) changes = NULL, inverse = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (FwResult) proposed = NULL, none = NULL;
  g_autoptr (FwRecord) row = NULL;
  g_autofree char *question = NULL;
  gint64 kept, late, coming, id;

  fixture_init (&self, "conference-case");
  form = fw_test_await_object (fw_form_load (self.team.store, self.form));
  kept = fw_test_await_id (fw_form_add_row (form, NULL, "options"));
  set_answer (&self, form, "title", kept, "SPFH mit 8 Stunden je Woche");
  set_answer (&self, form, "benefit", kept, "Lina geht wieder zur Schule.");
  set_answer (&self, form, "chosen", kept, "yes");
  set_answer (&self, form, "title", fw_test_await_id (fw_form_add_row (form, NULL, "options")),
              "Tagesgruppe");
  set_answer (&self, form, "family_wish", 0, "Wir wollen jemanden, der kommt.");
  set_answer (&self, form, "decision_why", 0, "Der Weg zur Tagesgruppe ist zu weit.");
  set_answer (&self, form, "told_by", 0, "S. Brandt, morgen");
  /* The one of yesterday takes nobody any more. */
  late = fw_test_await_id (fw_session_repository_create (
      self.team.store, "conference-decision-team", "2026-11-23", "", "", self.team.team, 0));
  coming = fw_test_await_id (
      fw_session_repository_create (self.team.store, "conference-decision-team", "2026-12-01",
                                    "9:00", "Raum 1", self.team.team, self.team.lead));
  changes = fw_test_await_boxed (fw_conference_repository_propose (self.team.store, self.id));
  none = fw_test_await_boxed (fw_conference_repository_load_proposed (self.team.store, self.id));
  g_assert_cmpuint (fw_result_get_n_rows (none), ==, 0);
  applied = fw_test_await_boxed (fw_store_commit (self.team.store, changes));
  proposed
      = fw_test_await_boxed (fw_conference_repository_load_proposed (self.team.store, self.id));
  g_assert_cmpuint (fw_result_get_n_rows (proposed), ==, 1);
  g_assert_cmpstr (fw_result_get_text (proposed, 0, FW_PROPOSED_HELD_ON), ==, "2026-12-01");
  id = fw_result_get_int (proposed, 0, FW_PROPOSED_ID);
  g_assert_cmpint (
      fw_test_get_int (&self.team, "SELECT session_id FROM conference WHERE id = $1", id), ==,
      coming);
  g_assert_cmpint (coming, !=, late);
  question = fw_test_get_text (&self.team, "SELECT question FROM conference WHERE id = $1", id);
  g_assert_cmpstr (question, ==, "Reicht die Hilfe aus, damit Lina wieder zur Schule geht?");
  there = fw_test_await_object (fw_form_load (
      self.team.store,
      fw_test_get_int (&self.team, "SELECT form_id FROM conference WHERE id = $1", id)));
  g_assert_cmpstr (fw_form_get_value (there, "suitable", 0), ==,
                   "Der Weg zur Tagesgruppe ist zu weit.");
  g_assert_cmpstr (fw_form_get_value (there, "alternatives", 0), ==, "Tagesgruppe");
  g_assert_cmpstr (fw_form_get_value (there, "family_wish", 0), ==,
                   "Wir wollen jemanden, der kommt.");
  /* What was to be done after that conference was to be done after that one. */
  g_assert_cmpstr (fw_form_get_value (there, "told_by", 0), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (fw_form_get_rows (there, "options")), ==, 2);
  row = g_list_model_get_item (fw_form_get_rows (there, "options"), 0);
  g_assert_cmpstr (fw_form_get_value (there, "title", fw_record_get_id (row)), ==,
                   "SPFH mit 8 Stunden je Woche");
  g_assert_cmpstr (fw_form_get_value (there, "benefit", fw_record_get_id (row)), ==,
                   "Lina geht wieder zur Schule.");
  g_assert_cmpstr (fw_form_get_value (there, "chosen", fw_record_get_id (row)), ==, "yes");
  /* Once. */
  fw_test_refused (fw_conference_repository_propose (self.team.store, self.id), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_CLOSED);
  g_clear_object (&there);
  inverse = fw_change_set_invert (applied);
  fw_test_await (fw_store_commit (self.team.store, inverse));
  g_assert_cmpint (fw_test_get_int (&self.team,
                                    "SELECT count(*) FROM conference WHERE proposed_by = $1",
                                    self.id),
                   ==, 0);
  fw_test_team_clear (&self.team);
}

/* Two people press in the same moment: both sets are built before one is applied. */
static void
test_propose_once (void)
{
  Fixture self;
  g_autoptr (FwChangeSet) first = NULL, second = NULL, applied = NULL, inverse = NULL, again = NULL;

  fixture_init (&self, "conference-case");
  first = fw_test_await_boxed (fw_conference_repository_propose (self.team.store, self.id));
  second = fw_test_await_boxed (fw_conference_repository_propose (self.team.store, self.id));
  applied = fw_test_await_boxed (fw_store_commit (self.team.store, first));
  fw_test_refused (fw_store_commit (self.team.store, second), FW_STORE_ERROR,
                   FW_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (fw_test_get_int (&self.team,
                                    "SELECT count(*) FROM conference WHERE proposed_by = $1",
                                    self.id),
                   ==, 1);
  /* Once the other has taken it back it may be registered. */
  inverse = fw_change_set_invert (applied);
  fw_test_await (fw_store_commit (self.team.store, inverse));
  again = fw_test_await_boxed (fw_store_commit (self.team.store, second));
  g_assert_cmpint (fw_test_get_int (&self.team,
                                    "SELECT count(*) FROM conference WHERE proposed_by = $1",
                                    self.id),
                   ==, 1);
  fw_test_team_clear (&self.team);
}

/* Without a session that takes it the case waits for one. */
static void
test_propose_waits (void)
{
  Fixture self;
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwResult) proposed = NULL;
  g_autofree char *advised = NULL;

  fixture_init (&self, "conference-advisory-team");
  changes = fw_test_await_boxed (fw_conference_repository_propose (self.team.store, self.id));
  fw_test_await (fw_store_commit (self.team.store, changes));
  proposed
      = fw_test_await_boxed (fw_conference_repository_load_proposed (self.team.store, self.id));
  g_assert_cmpuint (fw_result_get_n_rows (proposed), ==, 1);
  g_assert_null (fw_result_get_text (proposed, 0, FW_PROPOSED_HELD_ON));
  advised = fw_test_get_text (&self.team,
                              "SELECT a.value FROM conference k JOIN form_answer a ON a.form_id = "
                              "k.form_id WHERE k.id = $1 AND a.field = 'advised_on'",
                              fw_result_get_int (proposed, 0, FW_PROPOSED_ID));
  g_assert_cmpstr (advised, ==, "2026-11-24");
  fw_test_team_clear (&self.team);
}

/* Nobody decides on what a kind does not propose: the shipped kinds say which do. */
static void
test_kinds (void)
{
  static const char *const proposing[] = {"conference-advisory-team", "conference-case", NULL};
  FwTestTeam team;
  g_autoptr (GPtrArray) kinds = NULL;
  guint n = 0;

  fw_test_team_init (&team);
  kinds = fw_test_await_boxed (fw_conference_kinds_load (team.store));
  for (guint i = 0; i < kinds->len; i++)
    {
      FwConferenceKind *kind = g_ptr_array_index (kinds, i);
      gboolean proposes = fw_conference_kind_produces (kind, "proposal");

      n += proposes;
      g_assert_true (proposes == g_strv_contains (proposing, kind->name));
      /* Who decides proposes nothing. */
      g_assert_false (proposes && fw_conference_kind_produces (kind, "order"));
    }
  g_assert_cmpuint (n, ==, 2);
  fw_test_team_clear (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conference-propose/what-was-proposed-goes-along", test_propose);
  g_test_add_func ("/conference-propose/two-at-the-same-moment", test_propose_once);
  g_test_add_func ("/conference-propose/without-a-session-it-waits", test_propose_waits);
  g_test_add_func ("/conference-propose/only-where-something-is-proposed", test_kinds);
  return g_test_run ();
}
