/* The n-th operation on the disk fails, for every n, once or for ever: it is
 * told, nothing acknowledged is lost, and after a passing fault work goes on. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include FW_SQLITE_HEADER

#include "../fw-test-office.h"
#include "fw-crash-vfs.h"
#include "fw-fault-steps.h"
#include "store/fw-connection-private.h"
#include "store/fw-copy.h"

#define N_STEPS 18

typedef struct
{
  char *template; /* an office to begin with */
  char *parent;
  char *folder;
  char *database;
  guint8 secret[FW_ENVELOPE_SECRET_BYTES];
  gint64 case_id;
  guint n_operations; /* of the last work */
} Disk;

static void
disk_set_up (Disk *disk)
{
  char *pattern = g_strdup ("/dev/shm/fallwerk-disk-XXXXXX");
  g_autofree char *key = NULL;
  g_autofree char *ballast = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwEnvelope) envelope = NULL;
  g_autoptr (GError) error = NULL;

  if (g_mkdtemp (pattern) != NULL)
    disk->parent = pattern;
  else
    {
      g_free (pattern);
      disk->parent = g_dir_make_tmp ("fallwerk-disk-XXXXXX", NULL);
    }
  disk->template = g_build_filename (disk->parent, "Vorlage.fallwerk", NULL);
  disk->folder = g_build_filename (disk->parent, "Arbeit.fallwerk", NULL);
  disk->database = g_build_filename (disk->folder, "office.db", NULL);
  store = fw_await_sync_object (fw_store_create (disk->template, "admin", FW_TEST_PASSWORD, &key),
                                &error);
  g_assert_no_error (error);
  disk->case_id = fw_fault_add_case (store);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  envelope = fw_envelope_load (disk->template, NULL, NULL);
  g_assert_true (fw_envelope_unlock (envelope, "admin", FW_TEST_PASSWORD, NULL));
  memcpy (disk->secret, fw_envelope_get_secret (envelope), sizeof disk->secret);
}

static void
disk_tear_down (Disk *disk)
{
  fw_test_remove_tree (disk->parent);
  g_free (disk->template);
  g_free (disk->parent);
  g_free (disk->folder);
  g_free (disk->database);
}

static void
copy_template (Disk *disk)
{
  static const char *const names[] = {"office.db", "keys", "keys.copy"};
  g_autofree char *blobs = g_build_filename (disk->folder, "blobs", NULL);

  fw_copy_remove_tree (disk->folder);
  g_assert_cmpint (g_mkdir_with_parents (blobs, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (disk->template, names[i], NULL);
      g_autofree char *to = g_build_filename (disk->folder, names[i], NULL);

      g_assert_true (fw_copy_file (from, to, NULL));
    }
}

/* Logs are written back to the file often. */
static DexFuture *
tune_job (FwConnection *connection, gpointer data)
{
  g_assert_true (_fw_connection_exec_script (connection, "PRAGMA wal_autocheckpoint=20", NULL));
  return dex_future_new_true ();
}

/* Opens, works and closes with the @n-th operation failing. Marks what was
 * acknowledged; how many errors the caller was told of. */
static guint
work (Disk *disk, guint n, int code, gboolean ever, gboolean *acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  guint n_told = 0;

  copy_template (disk);
  fw_crash_vfs_start (disk->database);
  fw_crash_vfs_fail_at (n, code, ever);
  store = fw_await_sync_object (fw_store_open (disk->folder, "admin", FW_TEST_PASSWORD), &error);
  if (store == NULL)
    {
      g_assert_cmpuint (strlen (error->message), >, 20);
      n_told++;
    }
  else
    {
      fw_await_sync (fw_store_write (store, tune_job, NULL, NULL), NULL, NULL);
      for (guint step = 1; step <= N_STEPS; step++)
        {
          g_autoptr (GError) problem = NULL;

          if (fw_await_sync (fw_fault_step (store, disk->case_id, step), NULL, &problem))
            {
              acknowledged[step] = TRUE;
              continue;
            }
          n_told++;
          g_assert_true (problem->domain == FW_STORE_ERROR);
          g_assert_true (problem->code == FW_STORE_ERROR_FULL
                         || problem->code == FW_STORE_ERROR_IO);
        }
      fw_await_sync (fw_store_close (store), NULL, NULL);
    }
  disk->n_operations = fw_crash_vfs_get_n_counted ();
  fw_crash_vfs_fail_at (0, 0, FALSE);
  fw_crash_vfs_stop ();
  fw_crash_vfs_clear ();
  return n_told;
}

static void
check (Disk *disk, guint n, const gboolean *acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwConnection) connection = _fw_connection_open (
      disk->database, disk->secret, disk->secret + FW_KEY_BYTES, 0, NULL, &error);
  gboolean present[N_STEPS + 1] = {FALSE};

  g_assert_no_error (error);
  g_assert_true (fw_fault_is_sound (connection, &error));
  g_assert_true (fw_fault_read_present (connection, present, N_STEPS));
  for (guint step = 1; step <= N_STEPS; step++)
    if (acknowledged[step] && !present[step])
      g_error ("operation %u failed, and the acknowledged step %u is lost", n, step);
}

static void
test_every_operation (void)
{
  static const int codes[] = {SQLITE_FULL, SQLITE_IOERR};
  const char *share = g_getenv ("FALLWERK_FAULT_SHARE");
  guint stride = share != NULL ? MAX (atoi (share), 1) : 1;
  gboolean all[N_STEPS + 1] = {FALSE};
  guint n_operations, n_runs = 0, n_told = 0, n_went_on = 0;
  Disk disk;

  disk_set_up (&disk);
  g_assert_cmpuint (work (&disk, 0, 0, FALSE, all), ==, 0);
  n_operations = disk.n_operations;
  check (&disk, 0, all);
  for (guint n = 1; n <= n_operations; n += stride)
    for (guint mode = 0; mode < 4; mode++)
      {
        gboolean acknowledged[N_STEPS + 1] = {FALSE};
        gboolean ever = mode >= 2;
        guint told = work (&disk, n, codes[mode % 2], ever, acknowledged);

        check (&disk, n, acknowledged);
        n_runs++;
        n_told += told > 0;
        n_went_on += !ever && acknowledged[N_STEPS];
        /* A fault that passed costs the one act that it met, at most. */
        if (!ever)
          g_assert_cmpuint (told, <=, 2);
      }
  g_test_message ("%u operations, %u runs: in %u an error was told, in %u work went on after it",
                  n_operations, n_runs, n_told, n_went_on);
  g_assert_cmpuint (n_told, >, n_runs / 3);
  g_assert_cmpuint (n_went_on, >, n_runs / 3);
  disk_tear_down (&disk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  fw_envelope_set_test_cost ();
  g_test_add_func ("/disk/every-operation-may-fail", test_every_operation);
  return g_test_run ();
}
