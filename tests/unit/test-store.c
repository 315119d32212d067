/* test-store.c: an office is encrypted, keeps what it was told, and says what is wrong. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fw-id.h"
#include "store/fw-access-log.h"
#include "store/fw-await.h"
#include "store/fw-envelope.h"
#include "store/fw-place.h"
#include "store/fw-recovery-key.h"
#include "store/fw-store.h"

#define PASSWORD "vier Wörter ohne Sinn"

typedef struct
{
  char *parent;
  char *folder;
  char *recovery;
  FwStore *store;
} Office;

static void
office_create (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office->parent = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  office->folder = g_build_filename (office->parent, "Test.fallwerk", NULL);
  office->store = fw_await_sync_object (
      fw_store_create (office->folder, "admin", PASSWORD, &office->recovery), &error);
  g_assert_no_error (error);
}

static void
office_destroy (Office *office, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", office->parent);

  if (office->store != NULL)
    {
      fw_await_sync (fw_store_close (office->store), NULL, NULL);
      g_clear_object (&office->store);
    }
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (office->parent);
  g_free (office->folder);
  g_free (office->recovery);
}

static void
reopen (Office *office)
{
  g_autoptr (GError) error = NULL;

  if (office->store != NULL)
    fw_await_sync (fw_store_close (office->store), NULL, NULL);
  g_clear_object (&office->store);
  office->store = fw_await_sync_object (fw_store_open (office->folder, "admin", PASSWORD), &error);
  g_assert_no_error (error);
}

static void
assert_open_fails (Office *office, const char *login, const char *password, FwStoreError code)
{
  g_autoptr (GError) error = NULL;
  FwStore *store = fw_await_sync_object (fw_store_open (office->folder, login, password), &error);

  g_assert_null (store);
  g_assert_error (error, FW_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static FwChangeSet *
new_person (gint64 *id, const char *name)
{
  FwChangeSet *changes = fw_change_set_new ("Add person");
  g_autoptr (FwRow) row = fw_row_new ();

  *id = fw_id_new ();
  fw_row_set_text (row, "family_name", name);
  fw_change_set_insert (changes, "person", *id, row);
  return changes;
}

static FwChangeSet *
rename_person (gint64 id, gint64 version, const char *name)
{
  FwChangeSet *changes = fw_change_set_new ("Change person");
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, "family_name", name);
  fw_change_set_update (changes, "person", id, version, row);
  return changes;
}

static FwChangeSet *
commit (Office *office, FwChangeSet *changes)
{
  g_autoptr (FwChangeSet) owned = changes;
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied = fw_await_sync_boxed (fw_store_commit (office->store, owned), &error);

  g_assert_no_error (error);
  return applied;
}

static char *
read_name (Office *office, gint64 id)
{
  g_autoptr (FwResult) result = fw_await_sync_boxed (
      fw_store_query (office->store, "SELECT family_name FROM person WHERE id = $1",
                      g_variant_new ("(x)", id)),
      NULL);

  return fw_result_get_n_rows (result) > 0 ? g_strdup (fw_result_get_text (result, 0, 0)) : NULL;
}

static void
test_encrypted (Office *office, gconstpointer data)
{
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 id;
  g_autoptr (FwChangeSet) applied = commit (office, new_person (&id, "Kanarienvogel-4711"));

  reopen (office);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpint (memcmp (bytes, "SQLite format 3", 15), !=, 0);
  g_assert_null (memmem (bytes, length, "Kanarienvogel", 13));
  g_autofree char *name = read_name (office, id);
  g_assert_cmpstr (name, ==, "Kanarienvogel-4711");
}

static void
test_wrong_password (Office *office, gconstpointer data)
{
  assert_open_fails (office, "admin", "falsch", FW_STORE_ERROR_WRONG_PASSWORD);
  assert_open_fails (office, "nobody", PASSWORD, FW_STORE_ERROR_WRONG_PASSWORD);
}

static void
test_recovery (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_ascii_strdown (office->recovery, -1);
  FwStore *store;

  fw_await_sync (fw_store_close (office->store), NULL, NULL);
  g_clear_object (&office->store);
  office->store = fw_await_sync_object (
      fw_store_open_with_recovery (office->folder, typed, "admin", "ganz neues Kennwort"), &error);
  g_assert_no_error (error);
  assert_open_fails (office, "admin", PASSWORD, FW_STORE_ERROR_WRONG_PASSWORD);

  typed[7] = typed[7] == 'a' ? 'b' : 'a';
  store = fw_await_sync_object (
      fw_store_open_with_recovery (office->folder, typed, "admin", "noch ein Kennwort"), &error);
  g_assert_null (store);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD);
  g_assert_nonnull (strstr (error->message, "group 2"));
}

static void
test_envelope_copies (Office *office, gconstpointer data)
{
  g_autofree char *keys = g_build_filename (office->folder, "keys", NULL);
  g_autofree char *copy = g_build_filename (office->folder, "keys.copy", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (keys, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_cmpint (g_unlink (keys), ==, 0);
  reopen (office);
  g_assert_nonnull (fw_store_get_notice (office->store));
  g_assert_true (g_file_test (keys, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (copy, "{\"format\":", -1, NULL));
  reopen (office);
  g_assert_nonnull (fw_store_get_notice (office->store));

  g_assert_true (g_file_set_contents (keys, "x", -1, NULL));
  g_assert_true (g_file_set_contents (copy, "{}", -1, NULL));
  assert_open_fails (office, "admin", PASSWORD, FW_STORE_ERROR_BAD_ENVELOPE);
  g_unlink (keys);
  g_unlink (copy);
  assert_open_fails (office, "admin", PASSWORD, FW_STORE_ERROR_NO_ENVELOPE);
}

static void
test_not_an_office (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FwStore *store = fw_await_sync_object (fw_store_open (office->parent, "a", "b"), &error);

  g_assert_null (store);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_AN_OFFICE);
  g_clear_error (&error);
  store = fw_await_sync_object (fw_store_open ("/nowhere/at/all", "a", "b"), &error);
  g_assert_null (store);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND);
}

/* What a later program leaves. */
static DexFuture *
insert_migration (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  if (!fw_connection_exec (connection,
                           "INSERT INTO schema_migration (name, applied_at, sha256) VALUES "
                           "('20990101T0000-future.sql', '', '')",
                           NULL, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

static void
test_newer (Office *office, gconstpointer data)
{
  g_autoptr (FwChangeSet) applied = NULL;

  g_assert_nonnull (office->store);
  g_assert_true (
      fw_await_sync (fw_store_write (office->store, insert_migration, NULL, NULL), NULL, NULL));
  fw_await_sync (fw_store_close (office->store), NULL, NULL);
  g_clear_object (&office->store);
  assert_open_fails (office, "admin", PASSWORD, FW_STORE_ERROR_NEWER);
}

static void
test_damaged_page (Office *office, gconstpointer data)
{
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  char garbage[64] = {1, 2, 3};
  g_autoptr (GError) error = NULL;
  int fd;

  fw_await_sync (fw_store_close (office->store), NULL, NULL);
  g_clear_object (&office->store);
  fd = g_open (path, O_WRONLY, 0);
  g_assert_cmpint (pwrite (fd, garbage, sizeof garbage, 100), ==, sizeof garbage);
  close (fd);
  assert_open_fails (office, "admin", PASSWORD, FW_STORE_ERROR_DAMAGED);
}

static void
test_stale_save (Office *office, gconstpointer data)
{
  gint64 id;
  g_autoptr (FwChangeSet) added = commit (office, new_person (&id, "Birkenstein"));
  g_autoptr (FwChangeSet) first = commit (office, rename_person (id, 1, "Ahornblatt"));
  g_autoptr (FwChangeSet) stale = rename_person (id, 1, "Lindgrün");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_false (fw_await_sync (fw_store_commit (office->store, stale), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  name = read_name (office, id);
  g_assert_cmpstr (name, ==, "Ahornblatt");
}

static void
test_undo (Office *office, gconstpointer data)
{
  gint64 id;
  g_autoptr (FwChangeSet) added = commit (office, new_person (&id, "Birkenstein"));
  g_autoptr (FwChangeSet) changed = commit (office, rename_person (id, 1, "Ahornblatt"));
  g_autoptr (FwChangeSet) undone = commit (office, fw_change_set_invert (changed));
  g_autofree char *name = read_name (office, id);
  g_autofree char *again = NULL;

  g_assert_cmpstr (name, ==, "Birkenstein");
  g_autoptr (FwChangeSet) redone = commit (office, fw_change_set_invert (undone));
  again = read_name (office, id);
  g_assert_cmpstr (again, ==, "Ahornblatt");
}

static void
changed_cb (FwStore *store, FwNotice *notice, gint64 *seen)
{
  const gint64 *ids = fw_notice_get_ids (notice, "person", NULL);

  if (ids != NULL)
    *seen = fw_notice_is_foreign (notice) ? ids[0] : -ids[0];
}

static void
wait_for (gint64 *seen)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (*seen == 0 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
test_second_process (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) other
      = fw_await_sync_object (fw_store_open (office->folder, "admin", PASSWORD), &error);
  gint64 id, seen = 0, own = 0;

  g_assert_no_error (error);
  g_signal_connect (other, "changed", G_CALLBACK (changed_cb), &seen);
  g_signal_connect (office->store, "changed", G_CALLBACK (changed_cb), &own);
  g_autoptr (FwChangeSet) added = commit (office, new_person (&id, "Birkenstein"));
  wait_for (&seen);
  wait_for (&own);
  g_assert_cmpint (seen, ==, id);
  g_assert_cmpint (own, ==, -id);
  fw_await_sync (fw_store_close (other), NULL, NULL);
}

static DexFuture *
verify_job (FwConnection *connection, gpointer data)
{
  gint64 n, *broken = data;
  GError *error = NULL;

  if (!fw_access_log_verify (connection, &n, broken, &error) && error != NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (n);
}

static DexFuture *
erase_job (FwConnection *connection, gpointer data)
{
  g_assert_true (fw_access_log_erase (connection, 2, NULL));
  return dex_future_new_true ();
}

static DexFuture *
forge_job (FwConnection *connection, gpointer data)
{
  g_assert_true (fw_connection_exec (connection, "UPDATE access_log SET staff_id = 9 WHERE id = 2",
                                     NULL, NULL));
  return dex_future_new_true ();
}

static void
test_access_log (Office *office, gconstpointer data)
{
  gint64 broken = 0;
  g_auto (GValue) n = G_VALUE_INIT;

  for (int i = 0; i < 3; i++)
    g_assert_true (
        fw_await_sync (fw_store_log_access (office->store, "open", 7, "Vertretung"), NULL, NULL));
  g_assert_true (fw_await_sync (fw_store_write (office->store, erase_job, NULL, NULL), NULL, NULL));
  g_assert_true (
      fw_await_sync (fw_store_read (office->store, verify_job, &broken, NULL), &n, NULL));
  g_assert_cmpint (g_value_get_int64 (&n), ==, 3);
  g_assert_cmpint (broken, ==, 0);
  g_assert_true (fw_await_sync (fw_store_write (office->store, forge_job, NULL, NULL), NULL, NULL));
  g_assert_true (
      fw_await_sync (fw_store_read (office->store, verify_job, &broken, NULL), NULL, NULL));
  g_assert_cmpint (broken, ==, 2);
}

static void
test_network (void)
{
  g_assert_cmpstr (fw_place_get_network_name (0x6969), ==, "NFS");
  g_assert_cmpstr (fw_place_get_network_name (0xff534d42), ==, "CIFS");
  g_assert_cmpstr (fw_place_get_network_name (0x65735546), ==, "FUSE");
  g_assert_null (fw_place_get_network_name (0xef53));
  g_assert_null (fw_place_get_network_name (0x01021994));
}

static void
test_recovery_key_text (void)
{
  guint8 key[FW_RECOVERY_KEY_BYTES], back[FW_RECOVERY_KEY_BYTES];

  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *text = NULL;

      for (guint i = 0; i < sizeof key; i++)
        key[i] = g_test_rand_int ();
      text = fw_recovery_key_to_text (key);
      g_assert_cmpuint (strlen (text), ==, 13 * 5 + 12);
      g_assert_true (fw_recovery_key_from_text (text, back, NULL));
      g_assert_cmpmem (key, sizeof key, back, sizeof back);
      /* Every exchange of two neighbours that differ is found. */
      for (guint i = 0; i + 1 < 4; i++)
        if (text[i] != text[i + 1])
          {
            g_autofree char *wrong = g_strdup (text);

            wrong[i] = text[i + 1];
            wrong[i + 1] = text[i];
            g_assert_false (fw_recovery_key_from_text (wrong, back, NULL));
          }
    }
  g_assert_false (fw_recovery_key_from_text ("", back, NULL));
  g_assert_false (fw_recovery_key_from_text ("äöü", back, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  fw_envelope_set_test_cost ();
#define ADD(name, func)                                                                            \
  g_test_add ("/store/" name, Office, NULL, office_create, func, office_destroy)
  ADD ("the-file-is-encrypted", test_encrypted);
  ADD ("a-wrong-password-and-an-unknown-user-look-alike", test_wrong_password);
  ADD ("the-recovery-key-sets-a-password", test_recovery);
  ADD ("the-second-envelope-replaces-the-first", test_envelope_copies);
  ADD ("what-is-no-office-is-told-apart", test_not_an_office);
  ADD ("a-newer-office-is-refused", test_newer);
  ADD ("a-damaged-page-is-named", test_damaged_page);
  ADD ("a-stale-save-is-refused", test_stale_save);
  ADD ("undo-and-redo", test_undo);
  ADD ("another-process-sees-the-change", test_second_process);
  ADD ("the-log-shows-forging-and-bears-erasing", test_access_log);
  g_test_add_func ("/store/network-drives-are-known", test_network);
  g_test_add_func ("/store/recovery-key-text", test_recovery_key_text);
  return g_test_run ();
}
