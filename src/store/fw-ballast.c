/* fw-ballast.c: see fw-ballast.h. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "store/fw-ballast.h"

#define NAME "ballast"
#define BYTES (8 * 1024 * 1024)
/* Free space below which a reserve would only be in the way. */
#define PLENTY (4 * (guint64) BYTES)

void
fw_ballast_ensure (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  struct statvfs info;
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || statvfs (folder, &info) != 0
      || (guint64) info.f_bavail * info.f_frsize < PLENTY)
    return;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return;
  if (posix_fallocate (fd, 0, BYTES) != 0)
    g_unlink (path);
  close (fd);
}

gboolean
fw_ballast_release (const char *database)
{
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *path = g_build_filename (folder, NAME, NULL);

  return g_unlink (path) == 0;
}
