/* fw-lock.c: see fw-lock.h. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/fw-file.h"
#include "store/fw-lock.h"
#include "store/fw-store-error.h"

#define WAIT_MS 10000
#define STEP_MS 50

static gboolean
take (int fd, int mode)
{
  int code;

  do
    code = flock (fd, mode | LOCK_NB);
  while (code != 0 && errno == EINTR);
  /* Where there are no such locks, there is nobody to wait for. */
  return code == 0 || errno != EWOULDBLOCK;
}

int
fw_lock_open (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    {
      fw_file_set_error (error, errno);
      return -1;
    }
  for (guint waited = 0; waited < WAIT_MS; waited += STEP_MS)
    {
      if (take (fd, LOCK_SH))
        return fd;
      g_usleep (STEP_MS * 1000);
    }
  close (fd);
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_BUSY,
                       _ ("This office is being brought to a new version just now. Nothing is "
                          "lost; please try again in a minute."));
  return -1;
}

gboolean
fw_lock_try_alone (int fd)
{
  if (take (fd, LOCK_EX))
    return TRUE;
  fw_lock_release (fd);
  return FALSE;
}

gboolean
fw_lock_try_share (int fd)
{
  return take (fd, LOCK_SH);
}

void
fw_lock_release (int fd)
{
  flock (fd, LOCK_UN);
}
