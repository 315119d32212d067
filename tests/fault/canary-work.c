/* canary-work.c: types a word into everything that an office keeps; see test-fault-canary.c.
 *
 * canary-work FOLDER WORD [temp-on-disk]: makes an office in FOLDER, works
 * with it, backs it up and restores it. Built twice: with the store as it is,
 * and with one on plain SQLite.
 */
#include "config.h"

#include <string.h>

#include "../fw-test-person.h"
#include "domain/fw-record-repository.h"
#include "store/fw-backup.h"
#include "store/fw-blob.h"
#include "store/fw-connection-private.h"
#include "store/fw-draft.h"
#include "store/fw-edit-session.h"

static const char *word;

static void
await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (future, NULL, &error);
  g_assert_no_error (error);
}

static gint64
insert (FwStore *store, const char *table, FwRow *row)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (word);
  gint64 id = fw_id_new ();

  fw_change_set_insert (changes, table, id, row);
  await (fw_store_commit (store, changes));
  return id;
}

static void
add_blob (FwStore *store)
{
  g_autoptr (GBytes) content = g_bytes_new (word, strlen (word));
  g_autoptr (FwRow) row
      = fw_await_sync_boxed (fw_store_write_blob (store, content, "text/plain"), NULL);

  insert (store, "blob", row);
}

static void
type (FwStore *store, gint64 person)
{
  g_autoptr (FwRecord) record = fw_test_person_load (store, person);
  g_autoptr (FwEditSession) session = fw_edit_session_new (store);

  fw_edit_session_watch (session, record, "Change person");
  fw_record_set_text (record, "born", "2019");
  fw_record_set_text (record, "given_name", word);
  fw_test_run_for (400);
  await (fw_edit_session_flush (session));
  await (fw_edit_session_undo (session));
}

static DexFuture *
temp_on_disk_job (FwConnection *connection, gpointer data)
{
  g_assert_true (_fw_connection_exec_script (connection, "PRAGMA temp_store=FILE", NULL));
  return dex_future_new_true ();
}

/* More than fits into SQLite's memory for sorting. */
static void
sort_much (FwStore *store)
{
  g_autoptr (FwResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 200000)
    g_string_append_printf (text, "%s %" G_GSIZE_FORMAT " ", word, text->len);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();
      g_autofree char *note = g_strdup_printf ("%u %s", g_random_int (), text->str);

      fw_row_set_text (row, "note", note);
      insert (store, "person", row);
    }
  result = fw_await_sync_boxed (
      fw_store_query (store, "SELECT note || id AS x FROM person ORDER BY x DESC", NULL), &error);
  g_assert_no_error (error);
}

static void
search (FwStore *store)
{
  g_autoptr (FwResult) found = fw_await_sync_boxed (
      fw_store_query (store,
                      "SELECT rowid FROM record_search WHERE record_search MATCH $1 ORDER BY rowid "
                      "DESC LIMIT 50",
                      g_variant_new ("(s)", word)),
      NULL);

  g_assert_cmpuint (fw_result_get_n_rows (found), ==, 1);
  await (fw_store_log_access (store, "search", 0, word));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *back = NULL;
  g_autofree char *key = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwRow) person = fw_row_new ();
  g_autoptr (FwRow) case_file = fw_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 case_id;

  g_assert (argc >= 3);
  dex_init ();
  fw_envelope_set_test_cost ();
  word = argv[2];
  folder = g_build_filename (argv[1], "Kanarie.fallwerk", NULL);
  copy = g_build_filename (argv[1], "Sicherung.fallwerk", NULL);
  back = g_build_filename (argv[1], "Zurück.fallwerk", NULL);
  store = fw_await_sync_object (fw_store_create (folder, "admin", FW_TEST_PASSWORD, &key), &error);
  g_assert_no_error (error);
  fw_test_act_as (store, word);
  fw_row_set_text (person, "family_name", word);
  fw_row_set_text (case_file, "file_number", "51-2026-0001");
  fw_row_set_text (case_file, "name", word);
  fw_row_set_text (case_file, "first_contact", "2026-01-02");
  case_id = insert (store, "case_file", case_file);
  type (store, insert (store, "person", person));
  await (fw_record_repository_add (store, case_id, "note", "2026-06-02T10:00", 0, word));
  draft = g_strdup_printf ("%s angefangen", word);
  await (fw_store_save_draft (store, "journal/1", draft));
  add_blob (store);
  search (store);
  if (argc > 3)
    await (fw_store_read (store, temp_on_disk_job, NULL, NULL));
  sort_much (store);
  await (fw_store_backup (store, copy, NULL));
  await (fw_office_restore (copy, back, "admin", FW_TEST_PASSWORD));
  /* Left open on purpose: the log beside the database stays for the test. */
  _exit (0);
}
