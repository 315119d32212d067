/* Power cuts over the real write paths: nothing unreadable, nothing acknowledged lost.
 *
 * An office is made, filled and migrated over a file system that only records;
 * then the disk is rebuilt as it would be after a cut before each single
 * operation, opened, and checked. The controls show that the simulation bites:
 * without syncs, and with a key whose salt lies only in the file, it must find
 * losses.
 */
#include "config.h"

#include <string.h>

#include "../fw-test-office.h"
#include "fw-crash-vfs.h"
#include "fw-fault-steps.h"
#include "store/fw-connection-private.h"
#include "store/fw-migrate.h"

#define N_STEPS 96
#define N_IMAGES 5000
#define OLD "20261124T0600-store.sql"

typedef struct
{
  char *parent; /* in memory where there is such a place */
  char *folder;
  char *database;
  char *image; /* path of the rebuilt database */
  guint8 secret[FW_ENVELOPE_SECRET_BYTES];
} Disk;

typedef struct
{
  guint n_images;
  guint n_unreadable;
  guint n_lost;
  char *first; /* what was wrong first */
} Outcome;

static guint
get_n_images (void)
{
  const char *share = g_getenv ("FALLWERK_FAULT_SHARE");

  return MAX (N_IMAGES / (share != NULL ? MAX (atoi (share), 1) : 1), 200);
}

static void
disk_set_up (Disk *disk)
{
  g_autofree char *pattern = g_strdup ("/dev/shm/fallwerk-power-XXXXXX");

  disk->parent = g_mkdtemp (pattern) != NULL ? g_steal_pointer (&pattern)
                                             : g_dir_make_tmp ("fallwerk-power-XXXXXX", NULL);
  disk->folder = g_build_filename (disk->parent, "Strom.fallwerk", NULL);
  disk->database = g_build_filename (disk->folder, "office.db", NULL);
  disk->image = g_build_filename (disk->parent, "image.db", NULL);
}

static void
disk_tear_down (Disk *disk)
{
  fw_test_remove_tree (disk->parent);
  g_free (disk->parent);
  g_free (disk->folder);
  g_free (disk->database);
  g_free (disk->image);
}

static void
read_secret (Disk *disk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwEnvelope) envelope = fw_envelope_load (disk->folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (fw_envelope_unlock (envelope, "admin", FW_TEST_PASSWORD, NULL));
  memcpy (disk->secret, fw_envelope_get_secret (envelope), sizeof disk->secret);
}

/* Small numbers, so that logs are written back to the file many times. */
static DexFuture *
tune_job (FwConnection *connection, gpointer data)
{
  g_assert_true (_fw_connection_exec_script (connection, "PRAGMA wal_autocheckpoint=25", NULL));
  return dex_future_new_true ();
}

/* No checkpoint may be running when it is changed: between transactions. */
static DexFuture *
sync_off_job (FwConnection *connection, gpointer data)
{
  g_assert_true (
      _fw_connection_exec_script (connection, "COMMIT; PRAGMA synchronous=OFF; BEGIN", NULL));
  return dex_future_new_true ();
}

static void
record_use (Disk *disk, gboolean sync_off)
{
  g_autofree char *key = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 case_id;

  fw_crash_vfs_start (disk->database);
  store = fw_await_sync_object (fw_store_create (disk->folder, "admin", FW_TEST_PASSWORD, &key),
                                &error);
  g_assert_no_error (error);
  g_assert_true (fw_await_sync (fw_store_write (store, tune_job, NULL, NULL), NULL, NULL));
  if (sync_off)
    g_assert_true (fw_await_sync (fw_store_write (store, sync_off_job, NULL, NULL), NULL, NULL));
  case_id = fw_fault_add_case (store);
  fw_crash_vfs_acknowledge (0);
  for (guint step = 1; step <= N_STEPS; step++)
    {
      fw_await_sync (fw_fault_step (store, case_id, step), NULL, &error);
      g_assert_no_error (error);
      fw_crash_vfs_acknowledge (step);
    }
  fw_await_sync (fw_store_close (store), NULL, NULL);
  fw_crash_vfs_stop ();
  read_secret (disk);
}

/* Checking an image */

static gboolean
has_tables (FwConnection *connection)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'record_search'", NULL, NULL);

  return rows != NULL && fw_result_get_int (rows, 0, 0) == 1;
}

static void
note_problem (Outcome *outcome, guint *counter, guint operation, const char *what)
{
  (*counter)++;
  if (outcome->first == NULL)
    outcome->first = g_strdup_printf ("before operation %u: %s", operation, what);
}

static void
check_image (Disk *disk, guint operation, gint64 acknowledged, Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwConnection) connection = _fw_connection_open (
      disk->image, disk->secret, disk->secret + FW_KEY_BYTES, FW_CONNECTION_CREATE, "unix", &error);
  gboolean present[N_STEPS + 1] = {FALSE};

  outcome->n_images++;
  if (connection == NULL)
    {
      note_problem (outcome, &outcome->n_unreadable, operation, error->message);
      return;
    }
  /* Being created: whatever there is must be whole. */
  if (acknowledged < 0 && !has_tables (connection))
    return;
  if (!fw_fault_is_sound (connection, &error)
      || !fw_fault_read_present (connection, present, N_STEPS))
    {
      note_problem (outcome, &outcome->n_unreadable, operation,
                    error != NULL ? error->message : "the tables do not hold together");
      return;
    }
  for (gint64 step = 1; step <= acknowledged; step++)
    if (!present[step])
      {
        note_problem (outcome, &outcome->n_lost, operation, "an acknowledged step is lost");
        return;
      }
  for (gint64 step = MAX (acknowledged, 0) + 2; step <= N_STEPS; step++)
    if (present[step])
      note_problem (outcome, &outcome->n_unreadable, operation, "a later step without the earlier");
}

static void
run_images (Disk *disk, guint n_images, Outcome *outcome)
{
  guint n = fw_crash_vfs_get_n_operations ();

  fw_crash_vfs_rewind ();
  for (guint i = 0; i < n_images; i++)
    {
      guint operation = (guint64) i * n / n_images + 1;
      gint64 acknowledged = fw_crash_vfs_write_image (operation, FW_CRASH_NOTHING + i % 3,
                                                      i * 7919 + 1, disk->image);

      check_image (disk, operation, acknowledged, outcome);
    }
}

static void
report (const char *name, const Outcome *outcome)
{
  g_test_message (
      "%s: %u operations, %u images, %u unreadable, %u with acknowledged steps lost%s%s", name,
      fw_crash_vfs_get_n_operations (), outcome->n_images, outcome->n_unreadable, outcome->n_lost,
      outcome->first != NULL ? "; first " : "", outcome->first != NULL ? outcome->first : "");
}

static void
assert_clean (const char *name, Outcome *outcome)
{
  report (name, outcome);
  g_assert_cmpuint (outcome->n_unreadable, ==, 0);
  g_assert_cmpuint (outcome->n_lost, ==, 0);
  g_clear_pointer (&outcome->first, g_free);
}

static void
test_use (void)
{
  Disk disk;
  Outcome outcome = {0};

  disk_set_up (&disk);
  record_use (&disk, FALSE);
  run_images (&disk, get_n_images () * 4 / 5, &outcome);
  assert_clean ("use", &outcome);
  fw_crash_vfs_clear ();
  disk_tear_down (&disk);
}

/* An older office while its tables are migrated: the old or the new ones, and
 * the migration can be gone on with. */
static void
test_migration (void)
{
  Disk disk;
  Outcome outcome = {0};
  g_autofree char *key = NULL;
  g_autoptr (FwEnvelope) envelope = NULL;
  g_autoptr (FwConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  guint n, n_images = get_n_images () / 5;

  disk_set_up (&disk);
  g_assert_cmpint (g_mkdir (disk.folder, 0700), ==, 0);
  envelope = fw_envelope_new ("admin", FW_TEST_PASSWORD, &key, NULL);
  memcpy (disk.secret, fw_envelope_get_secret (envelope), sizeof disk.secret);
  fw_crash_vfs_start (disk.database);
  connection = _fw_connection_open (disk.database, disk.secret, disk.secret + FW_KEY_BYTES,
                                    FW_CONNECTION_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fw_migrate_run_until (connection, OLD, NULL));
  g_assert_true (_fw_connection_exec_script (
      connection, "INSERT INTO draft VALUES (0, 'journal/1', '1', 'x')", NULL));
  fw_crash_vfs_acknowledge (1);
  n = fw_crash_vfs_get_n_operations ();
  g_assert_true (fw_migrate_run (connection, NULL));
  fw_crash_vfs_acknowledge (2);
  g_clear_pointer (&connection, _fw_connection_close);
  fw_crash_vfs_stop ();

  fw_crash_vfs_rewind ();
  for (guint i = 0; i < n_images; i++)
    {
      guint rest = fw_crash_vfs_get_n_operations () - n;
      guint operation = n + (guint64) i * rest / n_images + 1;
      gint64 acknowledged
          = fw_crash_vfs_write_image (operation, FW_CRASH_NOTHING + i % 3, i + 1, disk.image);
      g_autoptr (FwConnection) image = _fw_connection_open (
          disk.image, disk.secret, disk.secret + FW_KEY_BYTES, 0, "unix", &error);
      g_autoptr (FwResult) draft = NULL;

      g_assert_cmpint (acknowledged, >=, 1);
      g_assert_no_error (error);
      outcome.n_images++;
      draft = fw_connection_query (image, "SELECT body FROM draft", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (fw_result_get_n_rows (draft), ==, 1);
      if (acknowledged == 2)
        g_assert_true (has_tables (image));
      fw_migrate_run (image, &error);
      g_assert_no_error (error);
      g_assert_true (fw_fault_is_sound (image, NULL));
    }
  assert_clean ("migration", &outcome);
  fw_crash_vfs_clear ();
  disk_tear_down (&disk);
}

/* Controls: the simulation must find what is really wrong. */

static void
test_control_sync (void)
{
  Disk disk;
  Outcome outcome = {0};

  disk_set_up (&disk);
  record_use (&disk, TRUE);
  run_images (&disk, 300, &outcome);
  report ("control without syncs", &outcome);
  g_assert_cmpuint (outcome.n_lost + outcome.n_unreadable, >, 0);
  g_free (outcome.first);
  fw_crash_vfs_clear ();
  disk_tear_down (&disk);
}

/* The same images, opened with the key alone: the salt in the file's first
 * bytes may be torn. */
static gboolean
opens_without_salt (Disk *disk)
{
  char hex[2 * FW_KEY_BYTES + 1];
  g_autofree char *pragma = NULL;
  sqlite3 *db = NULL;
  gboolean ok;

  for (guint i = 0; i < FW_KEY_BYTES; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", disk->secret[i]);
  pragma = g_strdup_printf ("PRAGMA key=\"x'%s'\"", hex);
  ok = sqlite3_open_v2 (disk->image, &db, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK
       && sqlite3_exec (db, pragma, NULL, NULL, NULL) == SQLITE_OK
       && sqlite3_exec (db, "PRAGMA cipher_log_level=NONE", NULL, NULL, NULL) == SQLITE_OK
       && sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK;
  sqlite3_close (db);
  return ok;
}

static void
test_control_salt (void)
{
  Disk disk;
  Outcome outcome = {0};
  guint n_without = 0, n = 0;

  disk_set_up (&disk);
  record_use (&disk, FALSE);
  fw_crash_vfs_rewind ();
  for (guint i = 1; i <= fw_crash_vfs_get_n_operations () && n < 300; i++)
    for (guint seed = 0; fw_crash_vfs_tears_first_page (i) && seed < 4; seed++)
      {
        gint64 acknowledged
            = fw_crash_vfs_write_image (i, FW_CRASH_TORN, i * 31 + seed, disk.image);

        if (acknowledged < 0)
          break;
        n++;
        n_without += !opens_without_salt (&disk);
        /* Written anew: opening has changed the files. */
        fw_crash_vfs_write_image (i, FW_CRASH_TORN, i * 31 + seed, disk.image);
        check_image (&disk, i, acknowledged, &outcome);
      }
  g_test_message ("%u images with a torn first page: %u unreadable without the salt", n, n_without);
  g_assert_cmpuint (n_without, >, 0);
  assert_clean ("the same with the salt", &outcome);
  fw_crash_vfs_clear ();
  disk_tear_down (&disk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  fw_envelope_set_test_cost ();
  g_test_add_func ("/power/a-cut-while-working-loses-nothing", test_use);
  g_test_add_func ("/power/a-cut-during-a-migration-loses-nothing", test_migration);
  g_test_add_func ("/power/control-without-syncs-loses", test_control_sync);
  g_test_add_func ("/power/control-without-salt-is-unreadable", test_control_salt);
  return g_test_run ();
}
