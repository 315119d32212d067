/* test-store-locks.c: an open office is locked for other processes, all the time.
 *
 * Without its lock on the database file, the next process that closes the
 * office would believe to be the last one, and remove the write-ahead log that
 * this one goes on writing to: everything saved from then on would be lost.
 */
#include "config.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fw-test-office.h"
#include "store/fw-backup.h"

/* As another process sees it: POSIX locks are never in the way of their owner. */
static gboolean
is_locked_for_others (FwTestOffice *office)
{
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
      int fd = open (path, O_RDWR);

      _exit (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0 ? 2 : lock.l_type == F_UNLCK ? 1 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <, 2);
  return WEXITSTATUS (status) == 0;
}

static void
test_open_office_is_locked (void)
{
  FwTestOffice *office = fw_test_office_new ();

  g_assert_true (is_locked_for_others (office));
  fw_test_office_reopen (office);
  g_assert_true (is_locked_for_others (office));
  fw_test_office_add_person (office, "Moos");
  g_assert_true (is_locked_for_others (office));
  fw_test_office_close (office);
  g_assert_false (is_locked_for_others (office));
  fw_test_office_free (office);
}

/* A second window of the same program must not unlock the first one's office. */
static void
test_second_opening (void)
{
  FwTestOffice *office = fw_test_office_new ();
  FwStore *second
      = fw_await_sync_object (fw_store_open (office->folder, "admin", FW_TEST_PASSWORD), NULL);

  g_assert_nonnull (second);
  g_assert_true (is_locked_for_others (office));
  fw_await_sync (fw_store_close (second), NULL, NULL);
  g_object_unref (second);
  g_assert_true (is_locked_for_others (office));
  fw_test_office_free (office);
}

/* Nor does a backup, which reads the whole office. */
static void
test_backup (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autofree char *dest = g_build_filename (office->parent, "Copy.fallwerk", NULL);
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_store_backup (office->store, dest, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_locked_for_others (office));
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/locks/open-office-is-locked", test_open_office_is_locked);
  g_test_add_func ("/locks/second-opening-keeps-the-lock", test_second_opening);
  g_test_add_func ("/locks/backup-keeps-the-lock", test_backup);
  return g_test_run ();
}
