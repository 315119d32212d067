/* Conferences: the blind round, closing and what it refuses, what it writes elsewhere, corrections. */
#include <json-glib/json-glib.h>

#include "domain/fw-plan-repository.h"
#include "domain/fw-record-repository.h"
#include "fw-test-conference.h"
#include "store/fw-blob.h"

typedef struct
{
  FwTestTeam team;
  gint64 session;
  gint64 id;
  gint64 form;
  FwConferenceKind *kind;
} Fixture;

/* A conference of @kind in a session of its own, to which the team has come. */
static void
fixture_init (Fixture *self, const char *kind)
{
  g_autoptr (GListModel) people = NULL;

  *self = (Fixture) {0};
  fw_test_team_init (&self->team);
  self->session = fw_test_await_id (
      fw_session_repository_create (self->team.store, kind, "2026-11-24", "10:00", "Raum 2.14",
                                    self->team.team, self->team.lead));
  self->id = fw_test_await_id (fw_conference_repository_register (
      self->team.store, self->team.case_id, kind, self->session,
      "Reicht die Hilfe aus, damit Lina wieder zur Schule geht?", NULL, FALSE));
  fw_test_await (fw_conference_repository_begin (self->team.store, self->id));
  self->form
      = fw_test_get_int (&self->team, "SELECT form_id FROM conference WHERE id = $1", self->id);
  self->kind
      = fw_test_await_boxed (fw_conference_repository_load_kind (self->team.store, self->id));
  people
      = fw_test_await_object (fw_session_repository_load_people (self->team.store, self->session));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (people, i);

      fw_test_set (&self->team, "session_person", fw_record_get_id (person),
                   (const char *const[]) {"presence", "present", NULL});
    }
}

static void
fixture_clear (Fixture *self)
{
  fw_conference_kind_unref (self->kind);
  fw_test_team_clear (&self->team);
}

/* Every field that applies gets an answer. */
static void
fill_form (Fixture *self)
{
  g_autoptr (FwForm) form = fw_test_await_object (fw_form_load (self->team.store, self->form));
  GPtrArray *sections = fw_form_template_get_sections (self->kind->form);

  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);
      gint64 row
          = section->repeats ? fw_test_await_id (fw_form_add_row (form, NULL, section->name)) : 0;

      for (guint j = 0; j < section->fields->len; j++)
        {
          const FwField *field = g_ptr_array_index (section->fields, j);
          FwFormAnswer *answer = fw_form_get_answer (form, field->name, row);

          fw_test_set (&self->team, "form_answer", fw_record_get_id (FW_RECORD (answer)),
                       (const char *const[]) {"value",
                                              field->type == FW_FIELD_CHOICE ? field->options[0].key
                                              : field->type == FW_FIELD_DATE ? "2026-12-01"
                                              : field->type == FW_FIELD_CHECK ? "yes"
                                                                              : "Steht da.",
                                              NULL});
        }
    }
}

static gint64
add_decision (Fixture *self, const char *what, gint64 who, const char *due)
{
  g_autoptr (FwRow) values = fw_row_new ();
  g_autoptr (FwChangeSet) changes = NULL;
  gint64 id;

  fw_row_set_text (values, "what", what);
  if (who != 0)
    fw_row_set_int (values, "responsible_id", who);
  if (due != NULL)
    fw_row_set_text (values, "due", due);
  changes = fw_decision_new_change (self->team.case_id, self->id, 1, values, &id);
  fw_test_await (fw_store_commit (self->team.store, changes));
  return id;
}

static void
rate_all (Fixture *self, int value)
{
  g_autoptr (GListModel) rounds
      = fw_test_await_object (fw_conference_repository_load_rounds (self->team.store, self->id));
  g_autoptr (GPtrArray) domains = g_ptr_array_new ();
  g_autofree int *values = g_new (int, self->kind->domains->len + 1);

  for (guint i = 0; i < self->kind->domains->len; i++)
    {
      g_ptr_array_add (domains,
                       ((FwRatingDomain *) g_ptr_array_index (self->kind->domains, i))->name);
      values[i] = value;
    }
  g_ptr_array_add (domains, (char *) "safety");
  values[self->kind->domains->len] = 1;
  g_ptr_array_add (domains, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (rounds); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (rounds, i);

      fw_test_await (fw_conference_repository_rate (
          self->team.store, self->id, fw_record_get_int (round, "person_id"),
          (const char *const *) domains->pdata, values, NULL, "device"));
    }
}

static void
agree_all (Fixture *self, int value)
{
  g_autoptr (GListModel) agreed
      = fw_test_await_object (fw_conference_repository_load_agreed (self->team.store, self->id));
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");

  g_assert_cmpuint (g_list_model_get_n_items (agreed), ==, self->kind->domains->len);
  for (guint i = 0; i < g_list_model_get_n_items (agreed); i++)
    {
      g_autoptr (FwRecord) record = g_list_model_get_item (agreed, i);
      g_autoptr (FwRow) row = fw_row_new ();

      g_assert_true (fw_record_is_null (record, "value"));
      fw_row_set_int (row, "value", value);
      fw_change_set_update (changes, "agreed_rating", fw_record_get_id (record),
                            fw_record_get_version (record), row);
    }
  fw_test_await (fw_store_commit (self->team.store, changes));
}

static void
set (Fixture *self, const char *column, const char *value)
{
  fw_test_set (&self->team, "conference", self->id, (const char *const[]) {column, value, NULL});
}

/* All that a case conference needs to be closed. */
static void
complete (Fixture *self)
{
  fill_form (self);
  if (self->kind->domains->len > 0)
    {
      rate_all (self, 3);
      fw_test_await (fw_conference_repository_reveal (self->team.store, self->id));
      agree_all (self, 3);
      set (self, "safety", "yes");
      set (self, "light", "yellow");
    }
  set (self, "next_on", "2027-01-05");
  add_decision (self, "Schulbericht einholen und mit Lina besprechen", self->team.worker,
                "2026-12-01");
}

static char *
dup_content (Fixture *self)
{
  g_autoptr (FwForm) form = fw_test_await_object (fw_form_load (self->team.store, self->form));

  return fw_test_await_string (
      fw_conference_repository_dup_content (self->team.store, self->id, form));
}

static DexFuture *
close_minutes (Fixture *self, guint number, const char *role_reason, const char *exception)
{
  g_autofree char *content = dup_content (self);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 test", 13);

  return fw_conference_repository_close (self->team.store, self->id, number, content, pdf,
                                         role_reason, exception);
}

static void
test_blind (void)
{
  Fixture self;
  g_autoptr (GListModel) rounds = NULL;
  g_autoptr (GListModel) ratings = NULL;
  g_autoptr (GListModel) one = NULL;
  g_autoptr (FwRecord) first = NULL;
  const char *domains[] = {"care", "safety", NULL};
  const char *wrong[] = {"weather", NULL};
  const int values[] = {2, 1};
  const int bad[] = {5, 1};

  fixture_init (&self, "conference-case");
  rounds = fw_test_await_object (fw_conference_repository_load_rounds (self.team.store, self.id));
  g_assert_cmpuint (g_list_model_get_n_items (rounds), ==, 6);
  first = g_list_model_get_item (rounds, 0);
  fw_test_await (fw_conference_repository_rate (self.team.store, self.id,
                                                fw_record_get_int (first, "person_id"), domains,
                                                values, NULL, "card"));
  g_assert_cmpstr (fw_record_get_text (first, "state"), ==, "rated");
  fw_test_refused (fw_conference_repository_rate (self.team.store, self.id,
                                                  fw_record_get_int (first, "person_id"), domains,
                                                  bad, NULL, "card"),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE);
  fw_test_refused (fw_conference_repository_rate (self.team.store, self.id,
                                                  fw_record_get_int (first, "person_id"), wrong,
                                                  values, NULL, "card"),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE);
  /* While it is blind nobody reads all of it, and it is not shown before all have rated. */
  fw_test_refused (fw_conference_repository_load_ratings (self.team.store, self.id, 0),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NOT_REVEALED);
  fw_test_refused (fw_conference_repository_reveal (self.team.store, self.id), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_NOT_REVEALED);
  {
    g_autofree char *blind = dup_content (&self);

    g_assert_null (strstr (blind, "\"way\""));
  }
  one = fw_test_await_object (fw_conference_repository_load_ratings (
      self.team.store, self.id, fw_record_get_int (first, "person_id")));
  g_assert_cmpuint (g_list_model_get_n_items (one), ==, 2);
  fw_test_refused (fw_conference_repository_set_absent (
                       self.team.store, self.id, fw_record_get_int (first, "person_id"), " "),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NO_REASON);
  fw_test_await (fw_conference_repository_set_absent (
      self.team.store, self.id, fw_record_get_int (first, "person_id"), "musste gehen"));
  rate_all (&self, 2);
  fw_test_await (fw_conference_repository_reveal (self.team.store, self.id));
  ratings
      = fw_test_await_object (fw_conference_repository_load_ratings (self.team.store, self.id, 0));
  g_assert_cmpuint (g_list_model_get_n_items (ratings), ==, 6 * 9);
  /* What was shown is what each had said alone. */
  fw_test_refused (fw_conference_repository_rate (self.team.store, self.id,
                                                  fw_record_get_int (first, "person_id"), domains,
                                                  values, NULL, "device"),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_CLOSED);
  {
    g_autoptr (FwRecord) rating = g_list_model_get_item (ratings, 0);
    g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
    g_autoptr (FwRow) row = fw_row_new ();

    fw_row_set_int (row, "value", 4);
    fw_change_set_update (changes, "rating", fw_record_get_id (rating),
                          fw_record_get_version (rating), row);
    fw_test_refused (fw_store_commit (self.team.store, changes), FW_STORE_ERROR,
                     FW_STORE_ERROR_CONSTRAINT);
    /* A differing view is kept beside the agreed value. */
    fw_test_set (&self.team, "rating", fw_record_get_id (rating),
                 (const char *const[]) {"dissent", "Der Notfallplan wurde nie erprobt.", NULL});
  }
  fixture_clear (&self);
}

static void
test_suggestion (void)
{
  static const struct
  {
    int value; /* of one area, the others are 1; -1: nothing is agreed */
    const char *safety;
    const char *light;
  } cases[] = {
      {1, "yes", "green"}, {2, "yes", "green"},      {3, "yes", "yellow"}, {4, "yes", "red"},
      {1, "no", "red"},    {1, "unknown", "yellow"}, {-1, "yes", ""},      {-1, "no", "red"},
  };
  Fixture self;

  fixture_init (&self, "conference-case");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) agreed = g_list_store_new (FW_TYPE_AGREED_RATING);
      g_autofree char *reason = NULL;

      for (guint j = 0; j < self.kind->domains->len && cases[i].value > 0; j++)
        {
          const FwRatingDomain *domain = g_ptr_array_index (self.kind->domains, j);
          g_autoptr (FwRow) row = fw_row_new ();
          g_autoptr (FwRecord) record = NULL;

          fw_row_set_int (row, "id", (gint64) (1000 * i + j + 1));
          fw_row_set_int (row, "version", 1);
          fw_row_set_text (row, "domain", domain->name);
          fw_row_set_int (row, "value", j == 2 ? cases[i].value : 1);
          record = fw_record_new_for_row (self.team.store, FW_TYPE_AGREED_RATING, row);
          g_list_store_append (agreed, record);
        }
      g_assert_cmpstr (
          fw_conference_suggest (self.kind, G_LIST_MODEL (agreed), cases[i].safety, &reason), ==,
          cases[i].light);
      if (cases[i].light[0] != '\0')
        g_assert_cmpuint (strlen (reason), >, 10);
    }
  fixture_clear (&self);
}

static guint
count_board (Fixture *self)
{
  FwDecisionQuery query = {.scope = FW_DECISION_SCOPE_OFFICE};
  g_autoptr (GListModel) items
      = fw_test_await_object (fw_decision_repository_list (self->team.store, &query, 0));

  return g_list_model_get_n_items (items);
}

static void
test_close (void)
{
  Fixture self;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (FwResult) plans = NULL;
  g_autofree char *act = NULL, *next = NULL, *agreement = NULL, *suggested = NULL, *content = NULL;

  fixture_init (&self, "conference-case");
  complete (&self);
  form = fw_test_await_object (fw_form_load (self.team.store, self.form));
  g_assert_cmpuint (count_board (&self), ==, 0);
  content = dup_content (&self);
  fw_test_await_id (close_minutes (&self, 1, "", ""));
  /* What was decided is on the board, in the record, on Today and in the plan's draft. */
  g_assert_cmpuint (count_board (&self), ==, 1);
  act = fw_test_get_text (
      &self.team, "SELECT body FROM record_entry WHERE case_id = $1 AND subject = 'minutes'",
      self.team.case_id);
  g_assert_nonnull (strstr (act, "Schulbericht einholen und mit Lina besprechen (S. Brandt"));
  next = fw_test_get_text (&self.team, "SELECT due FROM resubmission WHERE case_id = $1",
                           self.team.case_id);
  g_assert_cmpstr (next, ==, "2027-01-05");
  plans = fw_test_await_boxed (fw_plan_repository_list (self.team.store, self.team.case_id));
  g_assert_cmpuint (fw_result_get_n_rows (plans), ==, 1);
  agreement = fw_test_get_text (
      &self.team,
      "SELECT a.value FROM form_answer a JOIN form_row r ON r.id = a.row_id WHERE r.form_id = $1 AND "
      "r.list = 'agreements' AND a.field = 'result'",
      fw_result_get_int (plans, 0, FW_PLAN_FORM));
  g_assert_cmpstr (agreement, ==, "Schulbericht einholen und mit Lina besprechen");
  suggested = fw_test_get_text (&self.team, "SELECT suggested_light FROM conference WHERE id = $1",
                                self.id);
  g_assert_cmpstr (suggested, ==, "yellow");
  versions
      = fw_test_await_boxed (fw_conference_repository_list_versions (self.team.store, self.id));
  g_assert_cmpuint (fw_result_get_n_rows (versions), ==, 1);
  pdf = fw_test_await_boxed (
      fw_store_load_blob (self.team.store, fw_result_get_int (versions, 0, FW_VERSION_BLOB)));
  g_assert_cmpuint (g_bytes_get_size (pdf), ==, 13);
  /* The form that somebody had open knows that it is closed. */
  while (!fw_form_is_frozen (form))
    g_main_context_iteration (NULL, TRUE);
  fw_test_refused (fw_form_add_row (form, NULL, "options"), FW_FORM_ERROR, FW_FORM_ERROR_FROZEN);
  fixture_clear (&self);
}

/* (a) a missing role needs a reason. */
static void
test_missing_role (void)
{
  Fixture self;
  g_autoptr (GListModel) people = NULL;

  fixture_init (&self, "conference-decision-team");
  complete (&self);
  people = fw_test_await_object (fw_session_repository_load_people (self.team.store, self.session));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (people, i);

      if (g_strcmp0 (fw_record_get_text (person, "role"), "economic-youth-aid") == 0)
        fw_test_set (&self.team, "session_person", fw_record_get_id (person),
                     (const char *const[]) {"presence", "absent", "reason", "Urlaub", NULL});
    }
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_MISSING_ROLE);
  fw_test_refused (close_minutes (&self, 1, "  ", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_MISSING_ROLE);
  g_assert_cmpuint (count_board (&self), ==, 0);
  fw_test_await_id (close_minutes (&self, 1, "Zustimmung telefonisch um 10:40 Uhr", ""));
  g_assert_cmpuint (count_board (&self), ==, 1);
  fixture_clear (&self);
}

/* (b) another light than suggested needs a reason; no light at all is not closed. */
static void
test_other_light (void)
{
  Fixture self;

  fixture_init (&self, "conference-case");
  complete (&self);
  set (&self, "light", "");
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_INCOMPLETE);
  set (&self, "light", "green");
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_NO_REASON);
  set (&self, "light_reason", "Der Schutzplan wird eingehalten, Lina wurde gestern gesehen.");
  fw_test_await_id (close_minutes (&self, 1, "", ""));
  fixture_clear (&self);
}

static void
refuse_update (Fixture *self, const char *table, const char *where, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s", table, where);
  g_autoptr (FwResult) rows
      = fw_test_office_query (self->team.office, sql, g_variant_new ("(x)", self->id));
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id;

  g_assert_cmpuint (fw_result_get_n_rows (rows), >, 0);
  id = fw_result_get_int (rows, 0, 0);
  fw_row_set_text (row, column, "nachträglich");
  fw_change_set_update (changes, table, id, fw_test_get_version (&self->team, table, id), row);
  fw_test_refused (fw_store_commit (self->team.store, changes), FW_STORE_ERROR,
                   FW_STORE_ERROR_CONSTRAINT);
}

/* (d) closed minutes are not changed, by no change set; a correction is a new version. */
static void
test_frozen (void)
{
  Fixture self;
  g_autoptr (FwResult) versions = NULL;
  g_autofree char *first = NULL, *again = NULL, *content = NULL;
  gint64 version;

  fixture_init (&self, "conference-case");
  complete (&self);
  fw_test_await_id (close_minutes (&self, 1, "", ""));
  refuse_update (&self, "form_answer",
                 "form_id = (SELECT form_id FROM conference WHERE id = $1) AND row_id IS NULL",
                 "value");
  refuse_update (&self, "form_answer",
                 "form_id = (SELECT form_id FROM conference WHERE id = $1) AND row_id IS NOT NULL",
                 "value");
  refuse_update (&self, "rating", "conference_id = $1", "dissent");
  refuse_update (&self, "agreed_rating", "conference_id = $1", "reason");
  refuse_update (&self, "conference_round", "conference_id = $1", "vote_text");
  refuse_update (&self, "conference", "id = $1", "question");
  refuse_update (&self, "conference", "id = $1", "light_reason");
  refuse_update (&self, "decision", "conference_id = $1", "what");
  refuse_update (&self, "frozen_document",
                 "form_id = (SELECT form_id FROM conference WHERE id = $1)", "content");
  {
    g_autoptr (FwChangeSet) changes
        = fw_decision_new_change (self.team.case_id, self.id, 9, NULL, NULL);

    fw_test_refused (fw_store_commit (self.team.store, changes), FW_STORE_ERROR,
                     FW_STORE_ERROR_CONSTRAINT);
  }
  /* Closing again is refused in both ways. */
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  fw_test_refused (close_minutes (&self, 2, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_CLOSED);
  /* Only the step that was last shown may change. */
  set (&self, "step", "decision");

  version = fw_test_get_version (&self.team, "conference", self.id);
  fw_test_refused (fw_conference_repository_correct (self.team.store, self.id, version, " "),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NO_REASON);
  first = fw_test_get_text (
      &self.team, "SELECT content_sha256 FROM frozen_document WHERE form_id = $1", self.form);
  fw_test_await (
      fw_conference_repository_correct (self.team.store, self.id, version, "Datum war falsch"));
  /* While it is corrected nothing leaves the board. */
  g_assert_cmpuint (count_board (&self), ==, 1);
  set (&self, "parking", "Ferienplatz klären");
  fw_test_set (
      &self.team, "decision",
      fw_test_get_int (&self.team, "SELECT id FROM decision WHERE conference_id = $1", self.id),
      (const char *const[]) {"due", "2026-12-02", NULL});
  add_decision (&self, "Ferienplatz klären", self.team.colleague, "2026-12-18");
  content = dup_content (&self);
  g_assert_nonnull (
      strstr (content, "\"correction\":{\"of\":\"1\",\"reason\":\"Datum war falsch\"}"));
  fw_test_await_id (close_minutes (&self, 2, "", ""));
  versions
      = fw_test_await_boxed (fw_conference_repository_list_versions (self.team.store, self.id));
  g_assert_cmpuint (fw_result_get_n_rows (versions), ==, 2);
  again = fw_test_get_text (
      &self.team, "SELECT content_sha256 FROM frozen_document WHERE form_id = $1 AND number = 1",
      self.form);
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (count_board (&self), ==, 2);
  /* Both were decided, the first once more for another day; the next date is set once. */
  g_assert_cmpint (
      fw_test_get_int (&self.team,
                       "SELECT count(*) FROM decision_event e JOIN decision d ON d.id = "
                       "e.decision_id WHERE d.conference_id = $1 AND e.act = 'decided'",
                       self.id),
      ==, 3);
  g_assert_cmpint (fw_test_get_int (&self.team,
                                    "SELECT count(*) FROM resubmission WHERE case_id = $1",
                                    self.team.case_id),
                   ==, 1);
  fixture_clear (&self);
}

/* (g) result, responsible, date; and at most five per cent empty without a reason. */
static void
test_incomplete (void)
{
  static const char *const columns[] = {"what", "responsible_id", "due"};

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      Fixture self;

      fixture_init (&self, "conference-retrospective");
      complete (&self);
      add_decision (&self, i == 0 ? " " : "Etwas tun", i == 1 ? 0 : self.team.worker,
                    i == 2 ? NULL : "2026-12-01");
      fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                       FW_CONFERENCE_ERROR_INCOMPLETE);
      /* Not even with an exception: a decision without them is none. */
      fw_test_refused (close_minutes (&self, 1, "", "eilig"), FW_CONFERENCE_ERROR,
                       FW_CONFERENCE_ERROR_INCOMPLETE);
      g_assert_cmpuint (count_board (&self), ==, 0);
      fixture_clear (&self);
    }
}

static void
test_empty (void)
{
  Fixture self;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (GArray) counts = NULL;
  const FwFormCount *count;

  fixture_init (&self, "conference-retrospective");
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_INCOMPLETE);
  add_decision (&self, "Etwas tun", self.team.worker, "2026-12-01");
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_INCOMPLETE);
  form = fw_test_await_object (fw_form_load (self.team.store, self.form));
  counts = fw_test_await_boxed (fw_conference_repository_count (self.team.store, self.id, form));
  count = &g_array_index (counts, FwFormCount, 0);
  /* Question, next date and the decision's three beside the form's own. */
  g_assert_cmpuint (count->n_answered, ==, 4);
  g_assert_cmpuint (count->n_fields, ==, count->n_answered + count->n_reasoned + count->n_empty);
  fw_test_await_id (close_minutes (&self, 1, "", "Sitzung wurde wegen eines Alarms abgebrochen"));
  {
    g_autofree char *exception
        = fw_test_get_text (&self.team, "SELECT exception FROM conference WHERE id = $1", self.id);

    g_assert_cmpstr (exception, ==, "Sitzung wurde wegen eines Alarms abgebrochen");
  }
  fixture_clear (&self);
}

/* CONF-16: the wish is not followed, so another talk is due. */
static void
test_wish (void)
{
  Fixture self;
  g_autoptr (FwForm) form = NULL;
  g_autofree char *due = NULL;

  fixture_init (&self, "conference-advisory-team");
  complete (&self);
  form = fw_test_await_object (fw_form_load (self.team.store, self.form));
  fw_test_set (&self.team, "form_answer",
               fw_record_get_id (FW_RECORD (fw_form_get_answer (form, "wish_followed", 0))),
               (const char *const[]) {"value", "no", NULL});
  fw_test_await_id (close_minutes (&self, 1, "", ""));
  due = fw_test_get_text (
      &self.team, "SELECT due FROM resubmission WHERE case_id = $1 AND rule = 'family-talk'",
      self.team.case_id);
  g_assert_cmpstr (due, ==, "2026-12-01");
  fixture_clear (&self);
}

/* Open and lately ended decisions of the last conference stand at the head of the next. */
static void
test_former (void)
{
  Fixture self;
  g_autoptr (GListModel) former = NULL;
  g_autoptr (FwDecisionItem) first = NULL;
  gint64 next_session, next, red, done;
  FwDay day;

  fixture_init (&self, "conference-case");
  complete (&self);
  red = add_decision (&self, "Wird rot", self.team.worker, "2026-11-25");
  done = add_decision (&self, "Wird fertig", self.team.worker, "2026-12-04");
  fw_test_await_id (close_minutes (&self, 1, "", ""));
  fw_day_from_iso ("2026-12-02", &day);
  fw_clock_set_today (day);
  fw_test_await (fw_decision_finish (
      self.team.store, done, fw_test_get_version (&self.team, "decision", done), "2026-12-02", ""));
  next_session = fw_test_await_id (fw_session_repository_create (
      self.team.store, "conference-case", "2027-01-05", "", "", self.team.team, self.team.lead));
  next = fw_test_await_id (fw_conference_repository_register (self.team.store, self.team.case_id,
                                                              "conference-case", next_session,
                                                              "Trägt es?", NULL, FALSE));
  former = fw_test_await_object (fw_conference_repository_load_former (self.team.store, next));
  g_assert_cmpuint (g_list_model_get_n_items (former), ==, 3);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (former), "since"), ==, "2026-11-24");
  first = g_list_model_get_item (former, 0);
  g_assert_cmpint (first->id, ==, red);
  fixture_clear (&self);
}

/* (e) a session of three cases: nothing of one is in the content of another. */
static void
test_only_this_case (void)
{
  Fixture self;
  static const char *const names[] = {"Familie Zweitens", "Familie Drittens"};
  static const char *const numbers[] = {"51-2026-0502", "51-2026-0503"};
  g_autofree char *content = NULL;
  g_autoptr (JsonNode) node = NULL;

  fixture_init (&self, "conference-decision-team");
  complete (&self);
  fw_test_set (&self.team, "session", self.session,
               (const char *const[]) {"case_free", "Fortbildung geplant", NULL});
  for (guint i = 0; i < 2; i++)
    {
      gint64 other = fw_test_add_case (&self.team, numbers[i], names[i]);
      g_autofree char *file_number = g_strdup_printf ("%s-1", numbers[i]);
      g_autofree char *child = g_strdup_printf ("Kind%u", i);
      gint64 conference;

      fw_test_add_child (&self.team, other, child, file_number);
      conference = fw_test_await_id (
          fw_conference_repository_register (self.team.store, other, "conference-decision-team",
                                             self.session, "Geheime Frage", NULL, FALSE));
      {
        g_autoptr (FwRow) values = fw_row_new ();
        g_autoptr (FwChangeSet) changes = NULL;

        fw_row_set_text (values, "what", "Geheimer Beschluss");
        changes = fw_decision_new_change (other, conference, 1, values, NULL);
        fw_test_await (fw_store_commit (self.team.store, changes));
      }
      /* Somebody from outside who hears only the other case. */
      fw_test_await (fw_session_repository_add_person (
          self.team.store, self.session, 0, "Frau Nurdort", "guest", "Schule", conference));
    }
  content = dup_content (&self);
  node = json_from_string (content, NULL);
  g_assert_nonnull (node);
  g_assert_nonnull (strstr (content, "Familie Ypsilon"));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (strstr (content, names[i]));
      g_assert_null (strstr (content, numbers[i]));
    }
  g_assert_null (strstr (content, "Geheime"));
  g_assert_null (strstr (content, "Nurdort"));
  g_assert_null (strstr (content, "Kind0"));
  g_assert_null (strstr (content, "Fortbildung"));
  fixture_clear (&self);
}

static void
test_content (void)
{
  Fixture self;
  g_autofree char *content = NULL, *again = NULL, *names = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GList) members = NULL;
  GString *list = g_string_new (NULL);

  fixture_init (&self, "conference-case");
  complete (&self);
  content = dup_content (&self);
  again = dup_content (&self);
  g_assert_cmpstr (content, ==, again);
  node = json_from_string (content, NULL);
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", (char *) l->data);
  names = g_string_free_and_steal (list);
  g_assert_cmpstr (names, ==,
                   "document kind kind_valid_from title file_number case_name date pseudonymous "
                   "office children session people question registered former steps rating legal "
                   "decisions votes parking follow_up completeness");
  g_assert_nonnull (strstr (content, "Ist Lina heute Nacht sicher?"));
  g_assert_nonnull (strstr (content, "\"initials\":\"Br\""));
  /* The decision has its light before it is in force, and paper is German whatever the screen is. */
  g_assert_nonnull (strstr (content, "\"status\":\"open\",\"light\":\"green\""));
  g_assert_nonnull (strstr (content, "Höchster gemeinsamer Wert ist 3 (deutlich)"));
  fixture_clear (&self);
}

static void
test_withdraw (void)
{
  Fixture self;
  gint64 version;

  fixture_init (&self, "conference-case");
  version = fw_test_get_version (&self.team, "conference", self.id);
  fw_test_refused (fw_conference_repository_withdraw (self.team.store, self.id, version, ""),
                   FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NO_REASON);
  fw_test_await (fw_conference_repository_withdraw (self.team.store, self.id, version,
                                                    "Familie ist verzogen"));
  fw_test_refused (close_minutes (&self, 1, "", ""), FW_CONFERENCE_ERROR,
                   FW_CONFERENCE_ERROR_CLOSED);
  fixture_clear (&self);
}

static void
test_distribution (void)
{
  Fixture self;
  g_autoptr (GListModel) copies = NULL;
  g_autoptr (FwRecord) copy = NULL;
  gint64 document;

  fixture_init (&self, "conference-retrospective");
  complete (&self);
  document = fw_test_await_id (close_minutes (&self, 1, "", ""));
  fw_test_await (fw_conference_repository_add_distribution (self.team.store, document, "S. Wendt",
                                                            "Jugendamt", "2026-11-25", "by hand"));
  copies = fw_test_await_object (
      fw_conference_repository_load_distribution (self.team.store, document));
  g_assert_cmpuint (g_list_model_get_n_items (copies), ==, 1);
  copy = g_list_model_get_item (copies, 0);
  g_assert_cmpstr (fw_record_get_text (copy, "way"), ==, "by hand");
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/conference/the-round-is-blind-until-all-have-rated", test_blind);
  g_test_add_func ("/conference/the-rule-suggests", test_suggestion);
  g_test_add_func ("/conference/closing-writes-everywhere", test_close);
  g_test_add_func ("/conference/a-missing-role-needs-a-reason", test_missing_role);
  g_test_add_func ("/conference/another-light-needs-a-reason", test_other_light);
  g_test_add_func ("/conference/closed-minutes-do-not-change", test_frozen);
  g_test_add_func ("/conference/a-decision-has-result-responsible-date", test_incomplete);
  g_test_add_func ("/conference/empty-fields-need-an-exception", test_empty);
  g_test_add_func ("/conference/a-wish-not-followed-is-talked-about", test_wish);
  g_test_add_func ("/conference/former-decisions-come-first", test_former);
  g_test_add_func ("/conference/a-file-has-only-its-own-part", test_only_this_case);
  g_test_add_func ("/conference/the-content-is-canonical", test_content);
  g_test_add_func ("/conference/withdrawing-needs-a-reason", test_withdraw);
  g_test_add_func ("/conference/who-got-the-minutes", test_distribution);
  return g_test_run ();
}
