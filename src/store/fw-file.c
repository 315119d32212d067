/* fw-file.c: see fw-file.h. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "store/fw-file.h"
#include "store/fw-store-error.h"

void
fw_file_set_error (GError **error, int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_FULL,
          _ ("The disk is full. Nothing was changed. Please free some space and try "
             "again."));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_READ_ONLY,
          _ ("This place cannot be written to. Nothing was changed. Please choose a "
             "folder where you may write."));
      break;
    default:
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_IO,
                   /* Translators: %s is the system's reason. */
                   _ ("The file could not be written: %s. What was there before is unchanged."),
                   g_strerror (code));
    }
}

gboolean
fw_file_sync_folder (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0)
    {
      fw_file_set_error (error, errno);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= n;
    }
  return TRUE;
}

gboolean
fw_file_write (const char *path, gconstpointer data, gsize size, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int fd, code = 0;

  g_return_val_if_fail (path != NULL && (data != NULL || size == 0), FALSE);

  fd = open (beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      fw_file_set_error (error, errno);
      return FALSE;
    }
  if (!write_all (fd, data, size) || fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && rename (beside, path) != 0)
    code = errno;
  if (code != 0)
    {
      unlink (beside);
      fw_file_set_error (error, code);
      return FALSE;
    }
  return fw_file_sync_folder (folder, error);
}
