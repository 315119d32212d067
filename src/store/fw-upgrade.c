/* fw-upgrade.c: see fw-upgrade.h. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "store/fw-connection-private.h"
#include "store/fw-copy.h"
#include "store/fw-file.h"
#include "store/fw-lock.h"
#include "store/fw-migrate.h"
#include "store/fw-store-error.h"
#include "store/fw-upgrade.h"

#define COPY_NAME "before-upgrade.db"
#define WAIT_MS 5000
#define STEP_MS 50

gboolean
fw_upgrade_is_unfinished (const char *folder)
{
  g_autofree char *copy = g_build_filename (folder, COPY_NAME, NULL);

  return g_file_test (copy, G_FILE_TEST_EXISTS);
}

static gboolean
check_is_empty (FwConnection *connection, const char *sql, const char *fine, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (connection, sql, NULL, error);

  if (result == NULL)
    return FALSE;
  if (fw_result_get_n_rows (result) == 0
      || (fine != NULL && g_strcmp0 (fw_result_get_text (result, 0, 0), fine) == 0))
    return TRUE;
  g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED, "%s: %s", sql,
               fw_result_get_text (result, 0, 0));
  return FALSE;
}

static gboolean
migrate_and_check (const char *path, const guint8 *secret, GError **error)
{
  g_autoptr (FwConnection) connection
      = _fw_connection_open (path, secret, secret + FW_KEY_BYTES, 0, NULL, error);

  return connection != NULL && fw_migrate_run (connection, error)
         && check_is_empty (connection, "PRAGMA foreign_key_check", NULL, error)
         && check_is_empty (connection, "PRAGMA quick_check", "ok", error);
}

/* The write-ahead log must be empty before the file is exchanged: it would be
 * played over the older one. */
static gboolean
put_back (const char *folder,
          const char *path,
          const char *copy,
          const guint8 *secret,
          GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autoptr (FwConnection) connection
      = _fw_connection_open (path, secret, secret + FW_KEY_BYTES, 0, NULL, error);
  GStatBuf info;

  if (connection == NULL
      || !_fw_connection_exec_script (connection, "PRAGMA wal_checkpoint(TRUNCATE)", error))
    return FALSE;
  g_clear_pointer (&connection, _fw_connection_close);
  if (g_stat (wal, &info) == 0 && info.st_size > 0)
    {
      fw_file_set_error (error, EBUSY);
      return FALSE;
    }
  g_unlink (wal);
  g_unlink (shm);
  if (rename (copy, path) != 0)
    {
      fw_file_set_error (error, errno);
      return FALSE;
    }
  return fw_file_sync_folder (folder, error);
}

static gboolean
is_needed (const char *folder,
           const char *path,
           const guint8 *secret,
           gboolean *needed,
           GError **error)
{
  g_autoptr (FwConnection) connection
      = _fw_connection_open (path, secret, secret + FW_KEY_BYTES, 0, NULL, error);
  gboolean is_new;

  if (connection == NULL || !fw_migrate_check (connection, needed, &is_new, error))
    return FALSE;
  *needed = *needed || fw_upgrade_is_unfinished (folder);
  return TRUE;
}

static gboolean
run_alone (const char *folder, const char *path, const guint8 *secret, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, COPY_NAME, NULL);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  g_autoptr (FwCopyCensus) census = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) worse = NULL;

  if (!fw_upgrade_is_unfinished (folder))
    {
      g_unlink (part);
      census = fw_copy_database (path, part, secret, NULL, NULL, NULL, error);
      if (census == NULL || !fw_copy_publish (part, copy, error))
        return FALSE;
    }
  if (migrate_and_check (path, secret, &problem))
    return g_unlink (copy) == 0 && fw_file_sync_folder (folder, error);
  if (put_back (folder, path, copy, secret, &worse))
    g_set_error (
        error, FW_STORE_ERROR, FW_STORE_ERROR_FAILED,
        /* Translators: %s is the technical reason. */
        _ ("This office could not be brought to the new version (%s). Nothing is lost: it is as "
           "it was before. Please go on with the version that you had and report this."),
        problem->message);
  else
    g_set_error (
        error, FW_STORE_ERROR, FW_STORE_ERROR_FAILED,
        /* Translators: %1$s and %2$s are technical reasons, %3$s is a file name. */
        _ ("This office could not be brought to the new version (%1$s), and the state before could "
           "not be put back (%2$s). Nothing is lost: it is in the file “%3$s” in the office’s "
           "folder. Please keep the folder as it is and report this."),
        problem->message, worse->message, COPY_NAME);
  return FALSE;
}

gboolean
fw_upgrade_run (const char *folder, const guint8 *secret, int lock, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  gboolean needed, ok;

  for (guint waited = 0; waited < WAIT_MS; waited += STEP_MS)
    {
      if (fw_lock_try_alone (lock))
        {
          ok = is_needed (folder, path, secret, &needed, error)
               && (!needed || run_alone (folder, path, secret, error));
          return fw_lock_try_share (lock) && ok;
        }
      /* Somebody else may have done it meanwhile. */
      if (fw_lock_try_share (lock))
        {
          if (!is_needed (folder, path, secret, &needed, error))
            return FALSE;
          if (!needed)
            return TRUE;
          fw_lock_release (lock);
        }
      g_usleep (STEP_MS * 1000 + g_random_int_range (0, STEP_MS * 1000));
    }
  g_set_error_literal (
      error, FW_STORE_ERROR, FW_STORE_ERROR_BUSY,
      _ ("This office has to be brought to the new version first, and another window still has it "
         "open. Nothing was changed. Please close the office everywhere and open it again."));
  return FALSE;
}
