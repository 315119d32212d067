/* An office of an older program is copied, migrated and checked, or put back. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "fw-test-office.h"
#include "store/fw-check.h"
#include "store/fw-connection-private.h"
#include "store/fw-lock.h"
#include "store/fw-migrate.h"
#include "store/fw-upgrade.h"

/* The first migration: logs, drafts, files, and no table of the domain. */
#define OLD "20261124T0600-store.sql"

typedef struct
{
  char *parent;
  char *folder;
  char *database;
  char *copy;
  guint8 secret[FW_ENVELOPE_SECRET_BYTES];
} OldOffice;

static FwConnection *
connect (OldOffice *office)
{
  g_autoptr (GError) error = NULL;
  FwConnection *connection
      = _fw_connection_open (office->database, office->secret, office->secret + FW_KEY_BYTES,
                             FW_CONNECTION_CREATE, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
exec (OldOffice *office, const char *sql)
{
  g_autoptr (FwConnection) connection = connect (office);
  g_autoptr (GError) error = NULL;

  _fw_connection_exec_script (connection, sql, &error);
  g_assert_no_error (error);
}

static void
old_office_set_up (OldOffice *office, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *blobs = NULL;
  g_autoptr (FwEnvelope) envelope = NULL;
  g_autoptr (FwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  office->parent = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  office->folder = g_build_filename (office->parent, "Alt.fallwerk", NULL);
  office->database = g_build_filename (office->folder, "office.db", NULL);
  office->copy = g_build_filename (office->folder, "before-upgrade.db", NULL);
  blobs = g_build_filename (office->folder, "blobs", NULL);
  g_assert_cmpint (g_mkdir_with_parents (blobs, 0700), ==, 0);
  envelope = fw_envelope_new ("admin", FW_TEST_PASSWORD, &key, &error);
  g_assert_no_error (error);
  g_assert_true (fw_envelope_save (envelope, office->folder, NULL));
  memcpy (office->secret, fw_envelope_get_secret (envelope), sizeof office->secret);
  connection = connect (office);
  fw_migrate_run_until (connection, OLD, &error);
  g_assert_no_error (error);
  _fw_connection_exec_script (
      connection, "INSERT INTO draft VALUES (0, 'journal/1', 'Angefangen', 'x')", &error);
  g_assert_no_error (error);
}

static void
old_office_tear_down (OldOffice *office, gconstpointer data)
{
  fw_test_remove_tree (office->parent);
  g_free (office->parent);
  g_free (office->folder);
  g_free (office->database);
  g_free (office->copy);
}

static FwStore *
open_office (OldOffice *office, GError **error)
{
  return fw_await_sync_object (fw_store_open (office->folder, "admin", FW_TEST_PASSWORD), error);
}

static void
assert_upgraded (FwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) draft
      = fw_await_sync_boxed (fw_store_query (store, "SELECT body FROM draft", NULL), &error);
  g_autoptr (FwResult) person = NULL;
  g_autoptr (FwCheckReport) report = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (fw_result_get_text (draft, 0, 0), ==, "Angefangen");
  person
      = fw_await_sync_boxed (fw_store_query (store, "SELECT count(*) FROM person", NULL), &error);
  g_assert_no_error (error);
  report = fw_await_sync_boxed (fw_store_check (store), &error);
  g_assert_no_error (error);
  g_assert_null (report->problems[0]);
}

static void
test_upgrade (OldOffice *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = open_office (office, &error);

  g_assert_no_error (error);
  assert_upgraded (store);
  g_assert_false (g_file_test (office->copy, G_FILE_TEST_EXISTS));
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

static void
test_failing (OldOffice *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwConnection) connection = NULL;
  g_autoptr (FwResult) rows = NULL;

  /* A table that a migration wants to make is there already: the second one
   * works, the third one fails. */
  exec (office, "CREATE TABLE record_search (x INTEGER)");
  store = open_office (office, &error);
  g_assert_null (store);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "as it was before"));
  g_clear_error (&error);
  g_assert_false (g_file_test (office->copy, G_FILE_TEST_EXISTS));
  connection = connect (office);
  rows = fw_connection_query (connection, "SELECT name FROM schema_migration", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fw_result_get_n_rows (rows), ==, 1);
  g_assert_cmpstr (fw_result_get_text (rows, 0, 0), ==, OLD);
  g_clear_pointer (&rows, fw_result_unref);
  rows = fw_connection_query (connection, "SELECT body FROM draft", NULL, &error);
  g_assert_cmpstr (fw_result_get_text (rows, 0, 0), ==, "Angefangen");
  g_clear_pointer (&connection, _fw_connection_close);

  exec (office, "DROP TABLE record_search");
  store = open_office (office, &error);
  g_assert_no_error (error);
  assert_upgraded (store);
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

/* Cut off after the migration and before its check: the next opening checks. */
static void
test_cut_off (OldOffice *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  exec (office, "PRAGMA wal_checkpoint(TRUNCATE)");
  g_assert_true (g_file_get_contents (office->database, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (office->copy, bytes, length, NULL));
  {
    g_autoptr (FwConnection) connection = connect (office);

    g_assert_true (fw_migrate_run (connection, NULL));
  }
  g_assert_true (fw_upgrade_is_unfinished (office->folder));
  store = open_office (office, &error);
  g_assert_no_error (error);
  assert_upgraded (store);
  g_assert_false (fw_upgrade_is_unfinished (office->folder));
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

/* An old window still has it open: nothing is done over its head. */
static void
test_in_use (OldOffice *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int old_window = fw_lock_open (office->folder, NULL);
  g_autoptr (FwStore) store = open_office (office, &error);

  g_assert_null (store);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  close (old_window);
  store = open_office (office, &error);
  g_assert_no_error (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

/* Several windows open an old office at the same moment: it is done once. */
static void
test_at_once (OldOffice *office, gconstpointer data)
{
  DexFuture *futures[4];

  for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
    futures[i] = fw_store_open (office->folder, "admin", FW_TEST_PASSWORD);
  for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwStore) store = fw_await_sync_object (futures[i], &error);

      g_assert_no_error (error);
      if (i == 0)
        assert_upgraded (store);
      fw_await_sync (fw_store_close (store), NULL, NULL);
    }
}

static void
test_permissions (OldOffice *office, gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (office->database, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  fw_envelope_set_test_cost ();
#define ADD(name, func)                                                                            \
  g_test_add ("/upgrade/" name, OldOffice, NULL, old_office_set_up, func, old_office_tear_down)
  ADD ("an-old-office-is-migrated-and-checked", test_upgrade);
  ADD ("what-fails-is-put-back", test_failing);
  ADD ("what-was-cut-off-is-checked", test_cut_off);
  ADD ("an-open-office-is-left-alone", test_in_use);
  ADD ("several-windows-at-once-do-it-once", test_at_once);
  ADD ("the-file-is-for-nobody-else", test_permissions);
  return g_test_run ();
}
