/* Files of an office: encrypted, proved, swept, and copied once by backups. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "fw-test-office.h"
#include "store/fw-backup.h"
#include "store/fw-blob.h"

static GBytes *
new_content (gsize size)
{
  guint8 *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  return g_bytes_new_take (data, size);
}

static gint64
add_blob (FwTestOffice *office, GBytes *content, char **file_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRow) row
      = fw_await_sync_boxed (fw_store_write_blob (office->store, content, "text/plain"), &error);
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add file");
  gint64 id = fw_id_new ();

  g_assert_no_error (error);
  if (file_name != NULL)
    *file_name = g_strdup (fw_row_get_text (row, "file_name"));
  fw_change_set_insert (changes, "blob", id, row);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_load_fails (FwTestOffice *office, gint64 id, FwStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_await_sync_boxed (fw_store_load_blob (office->store, id), &error));
  g_assert_error (error, FW_STORE_ERROR, (int) code);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = {0, 1, 65535, 65536, 65537, 131072, 300000};
  FwTestOffice *office = fw_test_office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) content = new_content (sizes[i]);
      g_autoptr (GBytes) back = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id = add_blob (office, content, NULL);

      back = fw_await_sync_boxed (fw_store_load_blob (office->store, id), &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (content, back));
    }
  assert_load_fails (office, 7, FW_STORE_ERROR_NOT_FOUND);
  fw_test_office_free (office);
}

/* Nothing of the content, nor that two are equal, is seen from outside. */
static void
test_tells_nothing (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("Kanarienvogel-4711 im Attest", 28);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length;
  GStatBuf info;

  add_blob (office, content, &one);
  add_blob (office, content, &two);
  g_assert_cmpstr (one, !=, two);
  path = g_build_filename (office->folder, "blobs", one, NULL);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_null (memmem (data, length, "Kanarienvogel", 13));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  fw_test_office_free (office);
}

/* Every byte counts, and so do the order and the end of the chunks. */
static void
test_tampered (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GBytes) content = new_content (200000);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  g_autofree char *swapped = NULL;
  gsize length;
  gint64 id = add_blob (office, content, &name);
  const gsize at[] = {0, 5, 40, 70000, 199999};
  const gsize chunk = 65536 + 17;

  path = g_build_filename (office->folder, "blobs", name, NULL);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      data[at[i]] ^= 1;
      g_assert_true (g_file_set_contents (path, data, length, NULL));
      assert_load_fails (office, id, FW_STORE_ERROR_DAMAGED);
      data[at[i]] ^= 1;
    }
  g_assert_true (g_file_set_contents (path, data, 28 + 2 * chunk, NULL));
  assert_load_fails (office, id, FW_STORE_ERROR_DAMAGED);
  swapped = g_memdup2 (data, length);
  memcpy (swapped + 28, data + 28 + chunk, chunk);
  memcpy (swapped + 28 + chunk, data + 28, chunk);
  g_assert_true (g_file_set_contents (path, swapped, length, NULL));
  assert_load_fails (office, id, FW_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_load_fails (office, id, FW_STORE_ERROR_DAMAGED);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_load_fails (office, id, FW_STORE_ERROR_NOT_FOUND);
  /* A link to elsewhere is not followed. */
  g_assert_cmpint (symlink ("/etc/hostname", path), ==, 0);
  assert_load_fails (office, id, FW_STORE_ERROR_DAMAGED);
  fw_test_office_free (office);
}

static void
make_old (const char *path)
{
  struct utimbuf times = {time (NULL) - 3700, time (NULL) - 3700};

  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
test_sweep (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GBytes) content = new_content (1000);
  g_autofree char *name = NULL;
  g_autofree char *used = NULL;
  g_autofree char *orphan = NULL;
  g_autofree char *young = NULL;
  g_auto (GValue) n = G_VALUE_INIT;

  add_blob (office, content, &name);
  used = g_build_filename (office->folder, "blobs", name, NULL);
  orphan = g_build_filename (office->folder, "blobs", "0123", NULL);
  young = g_build_filename (office->folder, "blobs", "4567", NULL);
  g_assert_true (g_file_set_contents (orphan, "x", 1, NULL));
  g_assert_true (g_file_set_contents (young, "x", 1, NULL));
  make_old (used);
  make_old (orphan);
  g_assert_true (fw_await_sync (fw_store_sweep_blobs (office->store), &n, NULL));
  g_assert_cmpint (g_value_get_int64 (&n), ==, 1);
  g_assert_true (g_file_test (used, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
  /* At opening too. */
  make_old (young);
  fw_test_office_reopen (office);
  g_assert_true (fw_await_sync (fw_store_sweep_blobs (office->store), NULL, NULL));
  g_assert_false (g_file_test (young, G_FILE_TEST_EXISTS));
  fw_test_office_free (office);
}

static void
backup (FwTestOffice *office, const char *dest, gint64 blobs, gint64 copied, gint64 lost)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwBackupReport) report
      = fw_await_sync_boxed (fw_store_backup (office->store, dest, NULL), &error);

  g_assert_no_error (error);
  g_assert_cmpint (report->n_blobs, ==, blobs);
  g_assert_cmpint (report->n_blobs_copied, ==, copied);
  g_assert_cmpint (report->n_blobs_lost, ==, lost);
}

static void
test_backup (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GBytes) content = new_content (100000);
  g_autofree char *dest = g_build_filename (office->parent, "Sicherung.fallwerk", NULL);
  g_autofree char *again = g_build_filename (office->parent, "Zurück.fallwerk", NULL);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (FwBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) restored = NULL;
  g_autoptr (GBytes) back = NULL;
  gint64 id = add_blob (office, content, &name);

  add_blob (office, content, NULL);
  backup (office, dest, 2, 2, 0);
  add_blob (office, content, NULL);
  backup (office, dest, 3, 1, 0);
  /* What rotted in the copy is taken anew; what rotted here is taken from there. */
  copy = g_build_filename (dest, "blobs", name, NULL);
  path = g_build_filename (office->folder, "blobs", name, NULL);
  g_assert_true (g_file_set_contents (copy, "rot", 3, NULL));
  backup (office, dest, 3, 1, 0);
  g_assert_true (g_file_set_contents (path, "rot", 3, NULL));
  backup (office, dest, 3, 0, 0);
  report = fw_await_sync_boxed (fw_office_restore (dest, again, "admin", FW_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->n_blobs, ==, 3);
  restored = fw_await_sync_object (fw_store_open (again, "admin", FW_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  back = fw_await_sync_boxed (fw_store_load_blob (restored, id), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, content));
  fw_await_sync (fw_store_close (restored), NULL, NULL);
  /* Lost in both places: the rest is still copied, and it is said. */
  g_assert_true (g_file_set_contents (copy, "rot", 3, NULL));
  backup (office, dest, 2, 0, 1);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/blob/what-is-stored-comes-back", test_round_trip);
  g_test_add_func ("/blob/a-file-tells-nothing", test_tells_nothing);
  g_test_add_func ("/blob/a-tampered-or-missing-file-is-told", test_tampered);
  g_test_add_func ("/blob/orphans-are-swept-after-an-hour", test_sweep);
  g_test_add_func ("/blob/a-backup-copies-only-what-is-new", test_backup);
  return g_test_run ();
}
