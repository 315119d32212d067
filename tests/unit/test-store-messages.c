/* What goes wrong is provoked for real, and told: what happened, what is safe, what to do. */
#define _GNU_SOURCE /* unshare */
#include "config.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fw-test-person.h"
#include "store/fw-backup.h"
#include "store/fw-draft.h"
#include "store/fw-edit-session.h"

#define PAGE 4096

static void
close_store (FwTestOffice *office)
{
  fw_test_office_close (office);
}

static void
assert_open_fails (FwTestOffice *office, FwStoreError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      fw_await_sync_object (fw_store_open (office->folder, "admin", FW_TEST_PASSWORD), &error));
  g_assert_error (error, FW_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
flip (FwTestOffice *office, guint page)
{
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  int fd = g_open (path, O_RDWR, 0);
  char byte;

  g_assert_cmpint (pread (fd, &byte, 1, (page - 1) * PAGE + 77), ==, 1);
  byte ^= 1;
  g_assert_cmpint (pwrite (fd, &byte, 1, (page - 1) * PAGE + 77), ==, 1);
  close (fd);
}

/* One bit, in the first page and in each table: the page is named. */
static void
test_damaged (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (FwResult) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *named = NULL;
  guint page;

  for (guint i = 0; i < 50; i++)
    fw_test_office_add_person (office, "Birkenstein");
  root = fw_test_office_query (
      office, "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'person'", NULL);
  page = fw_result_get_int (root, 0, 0);
  close_store (office);
  flip (office, 1);
  assert_open_fails (office, FW_STORE_ERROR_DAMAGED, "Page 1 ");
  flip (office, 1);
  flip (office, page);
  fw_test_office_reopen (office);
  g_assert_null (fw_await_sync_boxed (
      fw_store_query (office->store, "SELECT * FROM person NOT INDEXED", NULL), &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED);
  named = g_strdup_printf ("Page %u ", page);
  g_assert_nonnull (strstr (error->message, named));
  g_assert_nonnull (strstr (error->message, "backup"));
  fw_test_office_free (office);
}

static void
test_constraints (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwChangeSet) twice = fw_change_set_new ("Add person");
  g_autoptr (FwChangeSet) dangling = fw_change_set_new ("Add address");
  g_autoptr (FwRow) person = fw_row_new ();
  g_autoptr (FwRow) address = fw_row_new ();
  g_autoptr (GError) error = NULL;

  fw_row_set_text (person, "family_name", "Ahorn");
  fw_change_set_insert (twice, "person", id, person);
  g_assert_false (fw_await_sync (fw_store_commit (office->store, twice), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "person.id"));
  g_clear_error (&error);
  fw_row_set_int (address, "person_id", 4711);
  fw_change_set_insert (dangling, "address", fw_id_new (), address);
  g_assert_false (fw_await_sync (fw_store_commit (office->store, dangling), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_assert_null (strstr (error->message, "FOREIGN"));
  fw_test_office_free (office);
}

static void
test_stale (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  g_autoptr (FwChangeSet) theirs = fw_change_set_new ("Change person");
  g_autoptr (FwChangeSet) mine = fw_change_set_new ("Change person");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;

  fw_test_act_as (other, "S. Brandt");
  fw_row_set_text (row, "family_name", "Ahorn");
  fw_change_set_update (theirs, "person", id, 1, row);
  fw_change_set_update (mine, "person", id, 1, row);
  g_assert_true (fw_await_sync (fw_store_commit (other, theirs), NULL, NULL));
  g_assert_false (fw_await_sync (fw_store_commit (office->store, mine), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "S. Brandt"));
  g_assert_nonnull (strstr (error->message, "still here"));
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

/* Runs @func in a child that may mount; FALSE when that is not possible here. */
static gboolean
run_apart (void (*func) (const char *place, gconstpointer data),
           const char *options,
           gconstpointer data)
{
  g_autofree char *place = g_dir_make_tmp ("fallwerk-place-XXXXXX", NULL);
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      /* In a chroot "/" is no mount, but /tmp is. */
      if (unshare (CLONE_NEWNS) != 0
          || (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
              && mount (NULL, "/tmp", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
          || mount ("tmpfs", place, "tmpfs", 0, options) != 0)
        _exit (77);
      func (place, data);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_rmdir (place);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    return FALSE;
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return TRUE;
}

/* In the child nothing of the parent's threads is there: a program of its own. */
static void
exec_self (const char *place, gconstpointer part)
{
  execl ("/proc/self/exe", "test-store-messages", "--part", part, place, NULL);
  _exit (1);
}

static FwStore *
create_at (const char *folder)
{
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  FwStore *store
      = fw_await_sync_object (fw_store_create (folder, "admin", FW_TEST_PASSWORD, &key), &error);

  g_assert_no_error (error);
  return store;
}

static gint64
count (FwStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) result = fw_await_sync_boxed (fw_store_query (store, sql, NULL), &error);

  g_assert_no_error (error);
  return fw_result_get_int (result, 0, 0);
}

static gboolean
add_note (FwStore *store, gint64 *id, gsize size, GError **error)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add person");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *text = g_strnfill (size, 'x');

  *id = fw_id_new ();
  fw_row_set_text (row, "family_name", "Birkenstein");
  fw_row_set_text (row, "note", text);
  fw_change_set_insert (changes, "person", *id, row);
  return fw_await_sync (fw_store_commit (store, changes), NULL, error);
}

static void
state_cb (FwEditSession *session, GParamSpec *pspec, guint *n_problems)
{
  g_autofree char *state = NULL;

  g_object_get (session, "state", &state, NULL);
  *n_problems += g_str_equal (state, "problem");
}

/* Whatever fills the disk: all that was acknowledged is there, deleting works
 * again, and what was typed is saved by itself once there is room. */
static void
fill_up (FwStore *store, gboolean expect_reserve)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRecord) record = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (FwChangeSet) delete = fw_change_set_new ("Delete person");
  g_autofree char *ballast = g_build_filename (fw_store_get_folder (store), "ballast", NULL);
  gint64 first, id, n_saved = 1;
  guint n_problems = 0;

  g_assert_true (add_note (store, &first, 10, NULL));
  g_assert_true (g_file_test (ballast, G_FILE_TEST_EXISTS) == expect_reserve);
  while (add_note (store, &id, 60000, &error))
    n_saved++;
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "Everything saved before is safe"));
  g_assert_cmpint (n_saved, >, 3);
  g_assert_cmpint (count (store, "SELECT count(*) FROM person"), ==, n_saved);
  g_assert_false (g_file_test (ballast, G_FILE_TEST_EXISTS));
  if (!expect_reserve)
    return;
  g_assert_nonnull (strstr (error->message, "reserve"));
  g_clear_error (&error);
  fw_change_set_delete (delete, "person", id = first, 1);
  fw_await_sync (fw_store_commit (store, delete), NULL, &error);
  g_assert_no_error (error);

  /* The reserve is used up too: typing stays in the form until there is room. */
  g_assert_true (add_note (store, &first, 10, NULL));
  while (add_note (store, &id, 60000, NULL) || add_note (store, &id, 3000, NULL))
    n_saved++;
  record = fw_test_person_load (store, first);
  session = fw_edit_session_new (store);
  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), &n_problems);
  fw_edit_session_watch (session, record, "Change person");
  {
    g_autofree char *text = g_strnfill (200000, 'y');

    fw_record_set_text (record, "note", text);
  }
  fw_test_wait_until (n_problems > 0);
  g_assert_true (fw_record_is_dirty (record));
  {
    g_autofree char *filler = g_build_filename (fw_store_get_folder (store), "..", "filler", NULL);

    g_assert_cmpint (g_unlink (filler), ==, 0);
  }
  fw_test_wait_until (!fw_record_is_dirty (record));
  g_assert_cmpint (count (store, "SELECT count(*) FROM person WHERE length(note) = 200000"), ==, 1);
}

static void
part_full (const char *place)
{
  g_autofree char *folder = g_build_filename (place, "Voll.fallwerk", NULL);
  g_autofree char *filler = g_build_filename (place, "filler", NULL);
  g_autoptr (FwStore) store = create_at (folder);
  int fd = g_open (filler, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (posix_fallocate (fd, 0, 45 * 1024 * 1024), ==, 0);
  close (fd);
  fill_up (store, TRUE);
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

static void
test_full (void)
{
  if (geteuid () != 0 || !run_apart (exec_self, "size=56m", "full"))
    g_test_skip ("needs to mount a small disk of its own");
}

static void
part_limit (const char *place)
{
  g_autofree char *folder = g_build_filename (place, "Grenze.fallwerk", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autoptr (FwStore) store = create_at (folder);
  struct rlimit limit = {2 * 1024 * 1024, 2 * 1024 * 1024};

  signal (SIGXFSZ, SIG_IGN);
  g_unlink (ballast);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fill_up (store, FALSE);
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

static void
test_limit (void)
{
  g_autofree char *place = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  const char *argv[] = {"/proc/self/exe", "--part", "limit", place, NULL};
  g_autofree char *err = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err,
                               &status, NULL));
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (status, ==, 0);
  fw_test_remove_tree (place);
}

static void
part_read_only (const char *place)
{
  g_autofree char *folder = g_build_filename (place, "Fest.fallwerk", NULL);
  g_autofree char *copy = g_build_filename (place, "Sicherung.fallwerk", NULL);
  g_autofree char *back = NULL;
  g_autofree char *parent = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  g_autoptr (FwStore) store = create_at (folder);
  g_autoptr (FwBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_await_sync (fw_store_backup (store, copy, NULL), NULL, NULL));
  fw_await_sync (fw_store_close (store), NULL, NULL);
  if (geteuid () == 0)
    g_assert_cmpint (mount (NULL, place, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  else
    g_assert_cmpint (chmod (folder, 0500), ==, 0);
  g_assert_null (fw_await_sync_object (fw_store_open (folder, "admin", FW_TEST_PASSWORD), &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "copy the folder"));
  g_clear_error (&error);
  g_assert_null (fw_await_sync_object (fw_store_open (copy, "admin", FW_TEST_PASSWORD), &error));
  if (geteuid () == 0)
    g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  /* A backup on a disc that cannot be written to is still good for restoring. */
  back = g_build_filename (parent, "Zurück.fallwerk", NULL);
  report = fw_await_sync_boxed (fw_office_restore (copy, back, "admin", FW_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  fw_test_remove_tree (parent);
}

static void
test_read_only (void)
{
  if (geteuid () == 0)
    {
      if (!run_apart (exec_self, "size=64m", "read-only"))
        g_test_skip ("needs to mount a disk of its own");
      return;
    }
  {
    g_autofree char *place = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename (place, "Fest.fallwerk", NULL);

    part_read_only (place);
    g_assert_cmpint (chmod (folder, 0700), ==, 0);
    fw_test_remove_tree (place);
  }
}

static void
test_not_encrypted (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  close_store (office);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpint (memcmp (bytes, "SQLite format 3", 16), !=, 0);
  /* Something else under the name: told, and left as it is. */
  memcpy (bytes, "SQLite format 3", 16);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  assert_open_fails (office, FW_STORE_ERROR_NOT_ENCRYPTED, "Nothing was changed");
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  dex_init ();
  fw_envelope_set_test_cost ();
  if (argc == 4 && g_str_equal (argv[1], "--part"))
    {
      if (g_str_equal (argv[2], "full"))
        part_full (argv[3]);
      else if (g_str_equal (argv[2], "limit"))
        part_limit (argv[3]);
      else
        part_read_only (argv[3]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/messages/a-damaged-page-is-named", test_damaged);
  g_test_add_func ("/messages/what-cannot-be-stored", test_constraints);
  g_test_add_func ("/messages/a-colleague-was-faster", test_stale);
  g_test_add_func ("/messages/the-disk-is-full", test_full);
  g_test_add_func ("/messages/a-file-may-not-grow", test_limit);
  g_test_add_func ("/messages/the-place-is-read-only", test_read_only);
  g_test_add_func ("/messages/the-file-is-not-encrypted", test_not_encrypted);
  return g_test_run ();
}
