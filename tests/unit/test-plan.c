/* Help plans: made from the record, counted, carried on, frozen for good. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "fw-test-plan-office.h"
#include "store/fw-blob.h"

static void
test_prefilled (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  gint64 plan;

  family_init (&family);
  plan = fw_test_await_id (
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
  plan = fw_test_await_id (
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
  apply_facts (&family, plan, form);
  fw_form_count (form, "out_of_home", &before);
  g_assert_cmpuint (before.n_fields, ==, 0);
  fill (form, session, "help_kind", 0, "34");
  fw_form_count (form, "out_of_home", &before);
  fill (form, session, "help_kind", 0, "33");
  fw_form_count (form, "out_of_home", &after);
  g_assert_cmpuint (before.n_fields, >, 0);
  g_assert_cmpuint (after.n_fields, ==, before.n_fields + 3);

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

static void
test_rows (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan, first, second;

  family_init (&family);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  first = fw_test_await_id (fw_form_add_row (form, session, "goals"));
  second = fw_test_await_id (fw_form_add_row (form, session, "goals"));
  g_assert_cmpint (nth_row (form, "goals", 0), ==, first);
  fill (form, session, "own_words", first, "Ich will wieder schlafen.");
  fw_await_sync (fw_edit_session_flush (session), NULL, &error);
  g_assert_no_error (error);
  fw_test_await_id (fw_form_move_row (form, session, first, 1));
  g_assert_cmpint (nth_row (form, "goals", 0), ==, second);
  g_assert_cmpint (nth_row (form, "goals", 1), ==, first);
  /* At the end of the list a move changes nothing. */
  fw_test_await_id (fw_form_move_row (form, session, first, 1));
  g_assert_cmpint (nth_row (form, "goals", 1), ==, first);
  fw_test_await_id (fw_form_remove_row (form, session, first));
  g_assert_cmpint (nth_row (form, "goals", 1), ==, 0);
  /* Undo brings the goal back with its words. */
  {
    g_autofree char *label = fw_test_await_string (fw_edit_session_undo (session));

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
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "internal_note", 0, "GEHEIM");
  fill (form, session, "review_date", 0, "2026-12-02");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  one = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  two = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
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
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  session = fw_edit_session_new (family.office->store);
  goal = fw_test_await_id (fw_form_add_row (form, session, "goals"));
  fill (form, session, "own_words", goal, "Ich will wieder schlafen.");
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "review_date", 0, "2026-12-02");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family.office->store, plan, form), NULL, &error);
  g_assert_no_error (error);
  content
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  document
      = fw_test_await_id (fw_plan_repository_freeze (family.office->store, plan, 1, content, pdf));
  /* The number is printed in the PDF: two that freeze at once cannot both be version 1. */
  fw_await_sync (fw_plan_repository_freeze (family.office->store, plan, 1, content, pdf), NULL,
                 &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);
  fw_test_await_id (fw_plan_repository_freeze (family.office->store, plan, 2, content, pdf));
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
  next = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  g_clear_object (&session);
  g_clear_object (&form);
  form = load_form (&family, next);
  g_assert_true (has_row (form, "goals", "own_words", "Ich will wieder schlafen."));
  g_assert_cmpstr (fw_form_get_value (form, "help_kind", 0), ==, "31");
  g_assert_cmpstr (fw_form_get_value (form, "plan_kind", 0), ==, "continuation");
  g_assert_cmpstr (fw_form_get_value (form, "review_date", 0), ==, "");
  fw_test_await_id (fw_plan_repository_freeze (family.office->store, next, 1, content, pdf));
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
