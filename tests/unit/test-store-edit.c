/* Edit sessions: drafts, autosave, undo, conflicts, recovery. */
#include "config.h"

#include <string.h>

#include "fw-test-person.h"
#include "store/fw-draft.h"
#include "store/fw-edit-session.h"

static char *
read_name (FwStore *store, gint64 id)
{
  g_autoptr (FwResult) result
      = fw_await_sync_boxed (fw_store_query (store, "SELECT family_name FROM person WHERE id = $1",
                                             g_variant_new ("(x)", id)),
                             NULL);

  return g_strdup (fw_result_get_text (result, 0, 0));
}

#define assert_name(store, id, name)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *_name = read_name (store, id);                                                \
                                                                                                   \
    g_assert_cmpstr (_name, ==, name);                                                             \
  }                                                                                                \
  G_STMT_END

static guint
count_drafts (FwStore *store)
{
  g_autoptr (FwResult) result = fw_await_sync_boxed (fw_store_list_drafts (store), NULL);

  return fw_result_get_n_rows (result);
}

static char *
dup_state (FwEditSession *session)
{
  char *state;

  g_object_get (session, "state", &state, NULL);
  return state;
}

#define assert_state(session, wanted)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *_state = dup_state (session);                                                 \
                                                                                                   \
    g_assert_cmpstr (_state, ==, wanted);                                                          \
  }                                                                                                \
  G_STMT_END

static void
undo (FwEditSession *session, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  fw_await_sync (fw_edit_session_undo (session), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, label);
}

static void
redo (FwEditSession *session)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_edit_session_redo (session), NULL, &error);
  g_assert_no_error (error);
}

static void
flush (FwEditSession *session)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_edit_session_flush (session), NULL, &error);
  g_assert_no_error (error);
}

static void
test_autosave (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  gint64 saved_at;
  gint64 typed;

  fw_edit_session_watch (session, record, "Change person");
  fw_test_run_for (50);
  assert_state (session, "saved");
  fw_record_set_text (record, "family_name", "Ahorn");
  typed = g_get_monotonic_time ();
  assert_state (session, "typing");
  fw_test_wait_until (count_drafts (office->store) == 1);
  g_assert_cmpint (g_get_monotonic_time () - typed, >=, 290 * 1000);
  assert_name (office->store, id, "Birkenstein");
  fw_test_wait_until (!fw_record_is_dirty (record));
  g_assert_cmpint (g_get_monotonic_time () - typed, >=, 590 * 1000);
  fw_test_run_for (50);
  assert_state (session, "saved");
  assert_name (office->store, id, "Ahorn");
  g_assert_cmpuint (count_drafts (office->store), ==, 0);
  g_object_get (session, "saved-at", &saved_at, NULL);
  g_assert_cmpint (saved_at, >=, g_get_real_time () / G_USEC_PER_SEC - 10);
  fw_test_office_free (office);
}

/* A key each 100 ms: no rest, so no commit, but a draft within 2 s. */
static void
test_draft_while_typing (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "B");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (GString) text = g_string_new ("B");
  g_autofree char *name = g_strdup_printf ("record/person/%" G_GINT64_FORMAT, id);
  gint64 start = g_get_monotonic_time ();
  gint64 drafted = 0;

  fw_edit_session_watch (session, record, "Change person");
  while (g_get_monotonic_time () - start < 2500 * 1000)
    {
      g_autofree char *body = NULL;
      g_auto (GValue) value = G_VALUE_INIT;

      g_string_append_c (text, 'i');
      fw_record_set_text (record, "family_name", text->str);
      fw_test_run_for (100);
      g_assert_true (fw_await_sync (fw_store_load_draft (office->store, name), &value, NULL));
      if (g_value_get_string (&value) != NULL && drafted == 0)
        drafted = g_get_monotonic_time ();
    }
  assert_name (office->store, id, "B");
  g_assert_cmpint (drafted - start, >, 0);
  g_assert_cmpint (drafted - start, <=, 2000 * 1000);
  flush (session);
  assert_name (office->store, id, text->str);
  fw_test_office_free (office);
}

/* However often a text is saved while it is typed, the log has it once, from
 * what was there before; an undo is an entry of its own. */
static void
test_log_of_typing (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (FwResult) log = NULL;

  fw_edit_session_watch (session, record, "Change person");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strnfill (i + 1, 'x');

      fw_record_set_text (record, "family_name", name);
      flush (session);
    }
  fw_record_set_text (record, "note", "anderes Feld");
  flush (session);
  undo (session, "Change person");
  log = fw_test_office_query (
      office, "SELECT before_row, after_row FROM change_log WHERE kind = 'update' ORDER BY id",
      NULL);
  g_assert_cmpuint (fw_result_get_n_rows (log), ==, 3);
  g_assert_cmpstr (fw_result_get_text (log, 0, 0), ==, "{\"family_name\":\"Birkenstein\"}");
  g_assert_cmpstr (fw_result_get_text (log, 0, 1), ==, "{\"family_name\":\"xxxxx\"}");
  g_assert_cmpstr (fw_result_get_text (log, 2, 1), ==, "{\"note\":\"\"}");
  undo (session, "Change person");
  assert_name (office->store, id, "Birkenstein");
  fw_test_office_free (office);
}

static void
test_typing_back (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  gboolean can_undo;

  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "family_name", "Birkenstein!");
  fw_test_wait_until (count_drafts (office->store) == 1);
  fw_record_set_text (record, "family_name", "Birkenstein");
  assert_state (session, "saved");
  fw_test_wait_until (count_drafts (office->store) == 0);
  fw_test_run_for (700);
  g_assert_cmpint (fw_record_get_version (record), ==, 1);
  g_object_get (session, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  fw_test_office_free (office);
}

/* Typed on while the save is on its way: nothing of it is lost or taken for saved. */
static void
test_typing_during_save (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);

  fw_edit_session_watch (session, record, "Change person");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);
      DexFuture *saved;

      fw_record_set_text (record, "family_name", name);
      saved = fw_edit_session_flush (session);
      /* The fiber has begun the save, its end is not handled yet. */
      g_main_context_iteration (NULL, FALSE);
      fw_record_set_text (record, "family_name", "Birkenstein");
      g_assert_true (fw_await_sync (saved, NULL, NULL));
      flush (session);
      g_assert_false (fw_record_is_dirty (record));
      assert_name (office->store, id, "Birkenstein");
    }
  fw_test_office_free (office);
}

static void
test_undo (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autofree char *label = NULL;
  gboolean can_undo, can_redo;

  fw_edit_session_watch (session, record, "Change person");
  /* Edits of one field that follow each other are one step. */
  fw_record_set_text (record, "family_name", "Ahorn");
  flush (session);
  fw_record_set_text (record, "family_name", "Ahornblatt");
  flush (session);
  fw_record_set_text (record, "given_name", "Mia");
  flush (session);
  fw_record_set_text (record, "family_name", "Zander");
  g_object_get (session, "can-undo", &can_undo, "undo-label", &label, NULL);
  g_assert_true (can_undo);
  g_assert_cmpstr (label, ==, "Change person");
  undo (session, "Change person");
  assert_name (office->store, id, "Ahornblatt");
  undo (session, "Change person");
  g_assert_cmpstr (fw_record_get_text (record, "given_name"), ==, "");
  undo (session, "Change person");
  assert_name (office->store, id, "Birkenstein");
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Birkenstein");
  g_object_get (session, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_false (can_undo);
  g_assert_true (can_redo);
  redo (session);
  redo (session);
  redo (session);
  assert_name (office->store, id, "Zander");
  g_assert_cmpstr (fw_record_get_text (record, "given_name"), ==, "Mia");
  undo (session, "Change person");
  undo (session, "Change person");
  undo (session, "Change person");
  assert_name (office->store, id, "Birkenstein");
  redo (session);
  fw_record_set_text (record, "note", "neu");
  flush (session);
  g_object_get (session, "can-redo", &can_redo, NULL);
  g_assert_false (can_redo);
  fw_test_office_free (office);
}

static void
test_undo_of_sets (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (FwChangeSet) gone = fw_change_set_new ("Delete person");
  g_autoptr (GError) error = NULL;

  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "family_name", "Ahorn");
  /* Made before the typing was saved; the session's own save is no stranger. */
  fw_change_set_delete (gone, "person", id, fw_record_get_version (record));
  fw_await_sync (fw_edit_session_commit (session, gone), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fw_record_is_deleted (record));
  for (guint round = 0; round < 2; round++)
    {
      undo (session, "Delete person");
      fw_test_wait_until (!fw_record_is_deleted (record));
      assert_name (office->store, id, "Ahorn");
      undo (session, "Change person");
      assert_name (office->store, id, "Birkenstein");
      redo (session);
      redo (session);
      g_assert_true (fw_record_is_deleted (record));
    }
  fw_test_office_free (office);
}

static void
problem_cb (FwEditSession *session, const GError *error, char **message)
{
  g_assert_null (*message);
  *message = g_strdup (error->message);
}

static void
change_elsewhere (FwStore *store, gint64 id, const char *column, const char *text)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Change person");
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, column, text);
  fw_change_set_update (changes, "person", id, -1, row);
  g_assert_true (fw_await_sync (fw_store_commit (store, changes), NULL, NULL));
}

static void
test_conflict (gconstpointer keep_own)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  fw_test_act_as (office->store, "M. Ich");
  fw_test_act_as (other, "S. Brandt");
  fw_edit_session_watch (session, record, "Change person");
  g_signal_connect (session, "problem", G_CALLBACK (problem_cb), &message);
  fw_record_set_text (record, "family_name", "Mein Name");
  change_elsewhere (other, id, "family_name", "Ihr Name");
  fw_test_wait_until (message != NULL);
  g_assert_nonnull (strstr (message, "S. Brandt"));
  assert_state (session, "problem");
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Mein Name");
  g_assert_cmpstr (fw_record_get_stored_text (record, "family_name"), ==, "Ihr Name");
  g_assert_true (fw_record_is_conflicting (record));
  g_assert_cmpuint (count_drafts (office->store), ==, 1);
  /* Further typing is kept in the draft, told no second time, and not saved. */
  fw_record_set_text (record, "family_name", "Mein Name, länger");
  fw_test_run_for (800);
  assert_name (other, id, "Ihr Name");
  fw_await_sync (fw_edit_session_resolve (session, record, keep_own != NULL), NULL, &error);
  g_assert_no_error (error);
  fw_test_run_for (50);
  assert_name (other, id, keep_own != NULL ? "Mein Name, länger" : "Ihr Name");
  g_assert_false (fw_record_is_dirty (record));
  g_assert_cmpuint (count_drafts (office->store), ==, 0);
  assert_state (session, "saved");
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

/* Saved at once, before the other process's change was read. */
static void
test_other_columns (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *message = NULL;

  fw_edit_session_watch (session, record, "Change person");
  g_signal_connect (session, "problem", G_CALLBACK (problem_cb), &message);
  change_elsewhere (other, id, "note", "Ihr Satz");
  fw_record_set_text (record, "family_name", "Mein Name");
  flush (session);
  g_assert_null (message);
  conflicts = fw_edit_session_dup_conflicts (session);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpstr (fw_record_get_text (record, "note"), ==, "Ihr Satz");
  assert_name (other, id, "Mein Name");
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

/* Locking and quitting must not wait for a decision: the draft has the text. */
static void
test_keep (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  fw_test_act_as (other, "S. Brandt");
  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "family_name", "Mein Name");
  change_elsewhere (other, id, "family_name", "Ihr Name");
  g_assert_true (fw_await_sync (fw_edit_session_keep (session), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_drafts (office->store), ==, 1);
  assert_name (other, id, "Ihr Name");
  conflicts = fw_edit_session_dup_conflicts (session);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (g_ptr_array_index (conflicts, 0) == record);
  g_assert_nonnull (strstr (fw_edit_session_get_refusal (session, record), "S. Brandt"));
  g_assert_cmpstr (fw_edit_session_get_label (session, record), ==, "Change person");
  /* What can be saved is saved, and leaves no draft. */
  fw_await_sync (fw_edit_session_resolve (session, record, TRUE), NULL, NULL);
  fw_record_set_text (record, "note", "Noch ein Satz");
  g_assert_true (fw_await_sync (fw_edit_session_keep (session), NULL, NULL));
  g_assert_cmpuint (count_drafts (office->store), ==, 0);
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

static void
test_undo_refuses_after_others (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (GError) error = NULL;

  fw_test_act_as (other, "S. Brandt");
  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "family_name", "Ahorn");
  flush (session);
  change_elsewhere (other, id, "family_name", "Ihr Name");
  g_assert_false (fw_await_sync (fw_edit_session_undo (session), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "S. Brandt"));
  assert_name (other, id, "Ihr Name");
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

static void
recovered_cb (FwEditSession *session, FwRecord *record, guint *n)
{
  gboolean recovered;

  g_object_get (record, "recovered", &recovered, NULL);
  g_assert_true (recovered);
  (*n)++;
}

/* The program ended between draft and save. */
static void
leave_draft (FwTestOffice *office, gint64 id)
{
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  FwEditSession *session = fw_edit_session_new (office->store);

  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "family_name", "Nicht mehr gesichert");
  fw_test_wait_until (count_drafts (office->store) == 1);
  fw_await_sync (fw_store_close (office->store), NULL, NULL);
  g_object_unref (session);
}

static void
test_recovery (gconstpointer changed_meanwhile)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  gint64 staff_id = fw_test_act_as (office->store, "M. Ich");
  g_autoptr (FwRecord) record = NULL;
  g_autoptr (FwEditSession) session = NULL;
  guint n_recovered = 0;

  leave_draft (office, id);
  g_clear_object (&office->store);
  office->store = fw_test_open_again (office);
  if (changed_meanwhile != NULL)
    {
      fw_test_act_as (office->store, "S. Brandt");
      change_elsewhere (office->store, id, "family_name", "Ihr Name");
      g_assert_cmpuint (count_drafts (office->store), ==, 0);
    }
  fw_store_set_staff (office->store, staff_id);
  record = fw_test_person_load (office->store, id);
  session = fw_edit_session_new (office->store);
  g_signal_connect (session, "recovered", G_CALLBACK (recovered_cb), &n_recovered);
  fw_edit_session_watch (session, record, "Change person");
  fw_test_wait_until (n_recovered == 1);
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Nicht mehr gesichert");
  g_assert_true (fw_record_is_dirty (record));
  g_assert_true (fw_record_is_conflicting (record) == (changed_meanwhile != NULL));
  if (changed_meanwhile != NULL)
    {
      fw_test_run_for (800);
      assert_state (session, "problem");
      assert_name (office->store, id, "Ihr Name");
      g_assert_true (fw_await_sync (fw_edit_session_resolve (session, record, TRUE), NULL, NULL));
    }
  fw_test_wait_until (!fw_record_is_dirty (record));
  assert_name (office->store, id, "Nicht mehr gesichert");
  g_assert_cmpuint (count_drafts (office->store), ==, 0);
  undo (session, "Change person");
  assert_name (office->store, id, changed_meanwhile != NULL ? "Ihr Name" : "Birkenstein");
  fw_test_office_free (office);
}

/* A draft that was written after the conflict was known must not pass for one
 * that was typed over the other text. */
static void
test_conflict_recovery (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  gint64 staff_id = fw_test_act_as (office->store, "M. Ich");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  guint n_recovered = 0;

  fw_test_act_as (other, "S. Brandt");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
      g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);

      g_signal_connect (session, "recovered", G_CALLBACK (recovered_cb), &n_recovered);
      fw_edit_session_watch (session, record, "Change person");
      if (i == 0)
        {
          fw_record_set_text (record, "family_name", "Mein Name");
          change_elsewhere (other, id, "family_name", "Ihr Name");
        }
      else
        fw_test_wait_until (n_recovered == 1);
      g_assert_true (fw_await_sync (fw_edit_session_keep (session), NULL, NULL));
      fw_test_run_for (800);
      g_assert_true (fw_record_is_conflicting (record));
      g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Mein Name");
      assert_name (other, id, "Ihr Name");
      g_assert_cmpuint (count_drafts (office->store), ==, 1);
      g_clear_object (&session);
      g_clear_object (&record);
      g_clear_object (&office->store);
      office->store = fw_test_open_again (office);
      fw_store_set_staff (office->store, staff_id);
    }
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

static void
test_page_closed (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  FwEditSession *session = fw_edit_session_new (office->store);

  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "family_name", "Ahorn");
  g_object_unref (session);
  fw_test_wait_until (!fw_record_is_dirty (record));
  assert_name (office->store, id, "Ahorn");
  g_assert_cmpuint (count_drafts (office->store), ==, 0);
  fw_test_office_free (office);
}

/* Two pages show the same record: one saves, both see it, once. */
static void
test_two_pages (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwEditSession) one = fw_edit_session_new (office->store);
  g_autoptr (FwEditSession) two = fw_edit_session_new (office->store);
  g_autofree char *message = NULL;

  g_signal_connect (one, "problem", G_CALLBACK (problem_cb), &message);
  g_signal_connect (two, "problem", G_CALLBACK (problem_cb), &message);
  fw_edit_session_watch (one, record, "Change person");
  fw_edit_session_watch (two, record, "Change person");
  fw_edit_session_watch (two, record, "Change person");
  fw_record_set_text (record, "family_name", "Ahorn");
  fw_test_wait_until (!fw_record_is_dirty (record));
  fw_test_run_for (800);
  g_assert_cmpint (fw_record_get_version (record), ==, 2);
  g_assert_null (message);
  fw_test_office_free (office);
}

static void
test_free_drafts (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 me = fw_test_act_as (office->store, "M. Ich");
  g_auto (GValue) none = G_VALUE_INIT;
  g_auto (GValue) body = G_VALUE_INIT;
  g_autoptr (FwResult) list = NULL;

  g_assert_true (fw_await_sync (fw_store_load_draft (office->store, "journal/1"), &none, NULL));
  g_assert_null (g_value_get_string (&none));
  g_assert_true (
      fw_await_sync (fw_store_save_draft (office->store, "journal/1", "Anruf der"), NULL, NULL));
  g_assert_true (
      fw_await_sync (fw_store_save_draft (office->store, "journal/2", "Brief"), NULL, NULL));
  g_assert_true (fw_await_sync (
      fw_store_save_draft (office->store, "journal/1", "Anruf der Schule"), NULL, NULL));
  fw_test_act_as (office->store, "S. Brandt");
  g_assert_cmpuint (count_drafts (office->store), ==, 0);
  fw_store_set_staff (office->store, me);
  list = fw_await_sync_boxed (fw_store_list_drafts (office->store), NULL);
  g_assert_cmpuint (fw_result_get_n_rows (list), ==, 2);
  g_assert_cmpstr (fw_result_get_text (list, 0, 0), ==, "journal/1");
  g_assert_cmpstr (fw_result_get_text (list, 0, 1), ==, "Anruf der Schule");
  g_assert_true (fw_await_sync (fw_store_load_draft (office->store, "journal/1"), &body, NULL));
  g_assert_cmpstr (g_value_get_string (&body), ==, "Anruf der Schule");
  g_assert_true (fw_await_sync (fw_store_drop_draft (office->store, "journal/1"), NULL, NULL));
  g_assert_cmpuint (count_drafts (office->store), ==, 1);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/edit/a-draft-then-the-save", test_autosave);
  g_test_add_func ("/edit/a-draft-every-two-seconds-of-typing", test_draft_while_typing);
  g_test_add_func ("/edit/the-log-has-typing-once", test_log_of_typing);
  g_test_add_func ("/edit/typing-back-leaves-nothing", test_typing_back);
  g_test_add_func ("/edit/typing-during-a-save-counts", test_typing_during_save);
  g_test_add_func ("/edit/undo-and-redo", test_undo);
  g_test_add_func ("/edit/undo-of-change-sets", test_undo_of_sets);
  g_test_add_data_func ("/edit/a-conflict-keeps-the-own-text", "own", test_conflict);
  g_test_add_data_func ("/edit/a-conflict-takes-the-other-text", NULL, test_conflict);
  g_test_add_func ("/edit/other-columns-are-no-conflict", test_other_columns);
  g_test_add_func ("/edit/keeping-makes-a-draft-of-what-is-refused", test_keep);
  g_test_add_func ("/edit/undo-refuses-after-somebody-else", test_undo_refuses_after_others);
  g_test_add_data_func ("/edit/a-draft-is-recovered", NULL, test_recovery);
  g_test_add_data_func ("/edit/a-draft-over-another-change-waits", "changed", test_recovery);
  g_test_add_func ("/edit/a-conflict-that-was-left-waits-again", test_conflict_recovery);
  g_test_add_func ("/edit/closing-a-page-saves", test_page_closed);
  g_test_add_func ("/edit/two-pages-save-once", test_two_pages);
  g_test_add_func ("/edit/drafts-of-their-own", test_free_drafts);
  return g_test_run ();
}
