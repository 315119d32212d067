/* Help plans: made from the record, counted, carried on, frozen for good. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-rules.h"
#include "fw-test-office.h"
#include "store/fw-blob.h"

typedef struct
{
  FwTestOffice *office;
  gint64 case_id;
  gint64 lina, jonas;
} Family;

static gint64
add_row (FwTestOffice *office, const char *table, const char *const *pairs)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      gint64 number;

      if (g_str_has_suffix (pairs[i], "_id")
          && g_ascii_string_to_signed (pairs[i + 1], 10, 0, G_MAXINT64, &number, NULL))
        fw_row_set_int (row, pairs[i], number);
      else
        fw_row_set_text (row, pairs[i], pairs[i + 1]);
    }
  fw_change_set_insert (changes, table, id, row);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_member (Family *family, const char *given, const char *role)
{
  g_autofree char *case_id = g_strdup_printf ("%" G_GINT64_FORMAT, family->case_id);
  g_autofree char *id = NULL;
  gint64 person = add_row (family->office, "person",
                           (const char *const[]) {"given_name", given, "family_name", "Ypsilon",
                                                  "born", "2014-05-14", NULL});

  id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  add_row (family->office, "case_person",
           (const char *const[]) {"case_id", case_id, "person_id", id, "role", role, NULL});
  return person;
}

static gint64
await_id (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  fw_await_sync (future, &value, &error);
  g_assert_no_error (error);
  return g_value_get_int64 (&value);
}

static char *
await_string (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  fw_await_sync (future, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

static void
family_init (Family *family)
{
  g_autoptr (GError) error = NULL;
  FwDay day;

  fw_day_from_iso ("2026-06-02", &day);
  fw_clock_set_today (day);
  family->office = fw_test_office_new ();
  fw_await_sync (fw_rules_sync (family->office->store), NULL, &error);
  g_assert_no_error (error);
  family->case_id
      = await_id (fw_case_repository_create (family->office->store, "Familie Y.", "2026-01-12"));
  family->lina = add_member (family, "Lina", "child");
  family->jonas = add_member (family, "Jonas", "child");
  add_member (family, "Maria", "mother");
  add_member (family, "Deniz", "father");
  add_member (family, "Gerda", "grandparent");
}

static FwForm *
load_form (Family *family, gint64 plan_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plan
      = fw_await_sync_boxed (fw_plan_repository_load (family->office->store, plan_id), &error);
  FwForm *form;

  g_assert_no_error (error);
  form = fw_await_sync_object (
      fw_form_load (family->office->store, fw_result_get_int (plan, 0, FW_PLAN_FORM)), &error);
  g_assert_no_error (error);
  return form;
}

static void
fill (FwForm *form, FwEditSession *session, const char *field, gint64 row, const char *value)
{
  FwFormAnswer *answer = fw_form_get_answer (form, field, row);

  g_assert_nonnull (answer);
  fw_edit_session_watch (session, FW_RECORD (answer), "Change help plan");
  g_object_set (answer, "value", value, NULL);
}

static gboolean
has_row (FwForm *form, const char *section, const char *field, const char *value)
{
  GListModel *rows = fw_form_get_rows (form, section);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (fw_form_get_value (form, field, fw_record_get_id (row)), value) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_prefilled (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  gint64 plan;

  family_init (&family);
  plan = await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  g_assert_true (has_row (form, "participants", "name", "Lina Ypsilon"));
  g_assert_true (has_row (form, "participants", "name", "Maria Ypsilon"));
  g_assert_true (has_row (form, "signatures", "name", "Deniz Ypsilon"));
  /* The other child is not in this child's plan, and who has no part signs nothing. */
  g_assert_false (has_row (form, "participants", "name", "Jonas Ypsilon"));
  g_assert_false (has_row (form, "signatures", "name", "Gerda Ypsilon"));
  g_assert_cmpstr (fw_form_get_value (form, "plan_kind", 0), ==, "first");
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static void
test_no_child (void)
{
  Family family;
  g_autoptr (GError) error = NULL;

  family_init (&family);
  fw_await_sync (fw_plan_repository_create (family.office->store, family.case_id, NULL, 0), NULL,
                 &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  fw_test_office_free (family.office);
}

static void
test_counts (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  FwFormCount before, after;
  gint64 plan;

  family_init (&family);
  plan = await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  fw_form_count (form, "need", &before);
  g_assert_cmpuint (before.n_fields, ==, 1);
  g_assert_cmpuint (before.n_empty, ==, 1);
  g_object_set (fw_form_get_answer (form, "need", 0), "reason", "Gespräch erst am Freitag", NULL);
  fw_form_count (form, "need", &after);
  g_assert_cmpuint (after.n_reasoned, ==, 1);
  g_assert_cmpuint (after.n_empty, ==, 0);
  fill (form, session, "need", 0, "Unterstützung am Morgen");
  fw_form_count (form, "need", &after);
  g_assert_cmpuint (after.n_answered, ==, 1);
  g_assert_cmpuint (after.n_reasoned, ==, 0);

  /* What does not apply does not count; foster care asks for the perspective. */
  fw_form_count (form, "help", &before);
  fill (form, session, "help_kind", 0, "33");
  fw_form_count (form, "help", &after);
  g_assert_cmpuint (after.n_fields, ==, before.n_fields + 2);
  g_assert_cmpuint (after.n_answered, ==, before.n_answered + 1);

  fw_form_count (form, "signatures", &after);
  g_assert_cmpuint (after.n_fields, ==, 0);
  fw_form_count (form, "dissent", &after);
  g_assert_cmpuint (after.n_fields, ==, 0);
  fw_form_count (form, "goals", &after);
  g_assert_cmpuint (after.n_empty, ==, 1);
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static gint64
nth_row (FwForm *form, const char *section, guint n)
{
  g_autoptr (FwRecord) row = g_list_model_get_item (fw_form_get_rows (form, section), n);

  return row != NULL ? fw_record_get_id (row) : 0;
}

static void
test_rows (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan, first, second;

  family_init (&family);
  plan = await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  first = await_id (fw_form_add_row (form, session, "goals"));
  second = await_id (fw_form_add_row (form, session, "goals"));
  g_assert_cmpint (nth_row (form, "goals", 0), ==, first);
  fill (form, session, "own_words", first, "Ich will wieder schlafen.");
  fw_await_sync (fw_edit_session_flush (session), NULL, &error);
  g_assert_no_error (error);
  await_id (fw_form_move_row (form, session, first, 1));
  g_assert_cmpint (nth_row (form, "goals", 0), ==, second);
  g_assert_cmpint (nth_row (form, "goals", 1), ==, first);
  /* At the end of the list a move changes nothing. */
  await_id (fw_form_move_row (form, session, first, 1));
  g_assert_cmpint (nth_row (form, "goals", 1), ==, first);
  await_id (fw_form_remove_row (form, session, first));
  g_assert_cmpint (nth_row (form, "goals", 1), ==, 0);
  /* Undo brings the goal back with its words. */
  {
    g_autofree char *label = await_string (fw_edit_session_undo (session));

    g_assert_cmpstr (label, ==, "Remove: Ziel");
  }
  while (g_list_model_get_n_items (fw_form_get_rows (form, "goals")) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fw_form_get_value (form, "own_words", first), ==, "Ich will wieder schlafen.");
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static void
test_content (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (JsonNode) root = NULL;
  gint64 plan;

  family_init (&family);
  plan = await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "internal_note", 0, "GEHEIM");
  fill (form, session, "review_date", 0, "2026-12-02");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  one = await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  two = await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  g_assert_cmpstr (one, ==, two);
  root = json_from_string (one, NULL);
  g_assert_nonnull (root);
  g_assert_nonnull (strstr (one, "Sozialpädagogische Familienhilfe"));
  g_assert_nonnull (strstr (one, "2.12.2026"));
  g_assert_nonnull (strstr (one, "Lina Ypsilon"));
  g_assert_null (strstr (one, "GEHEIM"));
  g_assert_null (strstr (one, "Jonas"));
  /* What applies only out of home is not asked and not printed. */
  g_assert_null (strstr (one, "\"perspective\""));
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

static void
test_freeze (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 pretend", 16);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Forge");
  g_autoptr (FwRow) forged = fw_row_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gint64 plan, document, goal, next;

  family_init (&family);
  plan = await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  goal = await_id (fw_form_add_row (form, session, "goals"));
  fill (form, session, "own_words", goal, "Ich will wieder schlafen.");
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "review_date", 0, "2026-12-02");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, form), NULL, &error);
  g_assert_no_error (error);
  content = await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  document = await_id (fw_plan_repository_freeze (family.office->store, plan, 1, content, pdf));
  /* The number is printed in the PDF: two that freeze at once cannot both be version 1. */
  fw_await_sync (fw_plan_repository_freeze (family.office->store, plan, 1, content, pdf), NULL,
                 &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);
  await_id (fw_plan_repository_freeze (family.office->store, plan, 2, content, pdf));
  versions
      = fw_await_sync_boxed (fw_plan_repository_list_versions (family.office->store, plan), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fw_result_get_n_rows (versions), ==, 2);
  g_assert_cmpint (fw_result_get_int (versions, 0, FW_VERSION_NUMBER), ==, 2);
  back = fw_await_sync_boxed (
      fw_store_load_blob (family.office->store, fw_result_get_int (versions, 1, FW_VERSION_BLOB)),
      &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, pdf));

  /* Nobody changes a frozen version, by no way. */
  fw_row_set_text (forged, "content", "anders");
  fw_change_set_update (changes, "frozen_document", document, -1, forged);
  fw_await_sync (fw_store_commit (family.office->store, changes), NULL, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* The next plan goes on from this one without typing (PLAN-5) and supersedes it. */
  next = await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  g_clear_object (&session);
  g_clear_object (&form);
  form = load_form (&family, next);
  g_assert_true (has_row (form, "goals", "own_words", "Ich will wieder schlafen."));
  g_assert_cmpstr (fw_form_get_value (form, "help_kind", 0), ==, "31");
  g_assert_cmpstr (fw_form_get_value (form, "plan_kind", 0), ==, "continuation");
  g_assert_cmpstr (fw_form_get_value (form, "review_date", 0), ==, "");
  await_id (fw_plan_repository_freeze (family.office->store, next, 1, content, pdf));
  {
    g_autoptr (FwResult) plans = fw_await_sync_boxed (
        fw_plan_repository_list (family.office->store, family.case_id), &error);
    g_autoptr (FwForm) old = load_form (&family, plan);

    g_assert_cmpstr (fw_result_get_text (plans, 0, FW_PLAN_STATUS), ==, "frozen");
    g_assert_cmpstr (fw_result_get_text (plans, 1, FW_PLAN_STATUS), ==, "superseded");
    g_assert_cmpstr (fw_result_get_text (plans, 1, FW_PLAN_REVIEW_DATE), ==, "2026-12-02");
    g_assert_cmpstr (fw_result_get_text (plans, 1, FW_PLAN_CHILDREN), ==, "Lina");
    g_assert_true (fw_form_is_frozen (old));
    fw_await_sync (fw_form_add_row (old, NULL, "goals"), NULL, &error);
    g_assert_error (error, FW_FORM_ERROR, FW_FORM_ERROR_FROZEN);
  }
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/plan/a-new-one-knows-its-people", test_prefilled);
  g_test_add_func ("/plan/without-a-child-there-is-none", test_no_child);
  g_test_add_func ("/plan/answered-reasoned-and-empty-are-counted", test_counts);
  g_test_add_func ("/plan/rows-are-added-moved-removed-and-brought-back", test_rows);
  g_test_add_func ("/plan/the-content-is-canonical-and-names-no-other-child", test_content);
  g_test_add_func ("/plan/a-frozen-version-never-changes", test_freeze);
  return g_test_run ();
}
