/* fw-copy.c: see fw-copy.h. */
#define _GNU_SOURCE /* renameat2 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "store/fw-access-log.h"
#include "store/fw-connection-private.h"
#include "store/fw-copy.h"
#include "store/fw-file.h"
#include "store/fw-store-error.h"

/* Small steps: a whole copy of a large office takes seconds, cancelling must not. */
#define PAGES_A_STEP 50
#define CHUNK 65536

void
fw_copy_census_free (FwCopyCensus *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  g_free (self->chain);
  g_free (self);
}

static FwCopyCensus *
take_census (FwConnection *connection, GError **error)
{
  g_autoptr (FwCopyCensus) census = g_new0 (FwCopyCensus, 1);
  g_autoptr (FwResult) tables = NULL;
  g_autoptr (FwResult) head = NULL;

  census->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tables = fw_connection_query (
      connection,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'",
      NULL, error);
  if (tables == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (tables); i++)
    {
      const char *name = fw_result_get_text (tables, i, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
      g_autoptr (FwResult) count = fw_connection_query (connection, sql, NULL, error);
      gint64 n;

      if (count == NULL)
        return NULL;
      n = fw_result_get_int (count, 0, 0);
      g_hash_table_insert (census->rows, g_strdup (name), g_memdup2 (&n, sizeof n));
    }
  head = fw_connection_query (connection, "SELECT chain FROM access_log ORDER BY id DESC LIMIT 1",
                              NULL, error);
  if (head == NULL)
    return NULL;
  census->chain = g_strdup (fw_result_get_n_rows (head) > 0 ? fw_result_get_text (head, 0, 0) : "");
  return g_steal_pointer (&census);
}

static gboolean
census_equal (FwCopyCensus *a, FwCopyCensus *b)
{
  GHashTableIter iter;
  gpointer name, count;

  if (g_hash_table_size (a->rows) != g_hash_table_size (b->rows)
      || !g_str_equal (a->chain, b->chain))
    return FALSE;
  g_hash_table_iter_init (&iter, a->rows);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      gint64 *other = g_hash_table_lookup (b->rows, name);

      if (other == NULL || *other != *(gint64 *) count)
        return FALSE;
    }
  return TRUE;
}

static void
set_differs_error (GError **error)
{
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
                       _ ("The copy was read again and is not the same as the office. It has been "
                          "removed; the office itself is unchanged. Please choose another drive."));
}

static gboolean
is_clean (FwConnection *connection, GError **error)
{
  g_autoptr (FwResult) pages = NULL;
  g_autoptr (FwResult) structure = NULL;
  gint64 n_entries, broken;

#ifndef FW_STORE_PLAIN
  pages = fw_connection_query (connection, "PRAGMA cipher_integrity_check", NULL, error);
  if (pages == NULL)
    return FALSE;
#endif
  structure = fw_connection_query (connection, "PRAGMA quick_check", NULL, error);
  if (structure == NULL)
    return FALSE;
  if ((pages != NULL && fw_result_get_n_rows (pages) > 0)
      || g_strcmp0 (fw_result_get_text (structure, 0, 0), "ok") != 0)
    {
      set_differs_error (error);
      return FALSE;
    }
  if (fw_access_log_verify (connection, &n_entries, &broken, error))
    return TRUE;
  if (error == NULL || *error == NULL)
    g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
                 /* Translators: %d is the number of an entry. */
                 _ ("Entry %d of the access log does not fit the one before it. Please tell your "
                    "data protection officer; keep this folder as it is."),
                 (int) broken);
  return FALSE;
}

static gboolean
copy_pages (FwConnection *source,
            FwConnection *target,
            FwCopyProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (_fw_connection_get_db (target), "main",
                                                _fw_connection_get_db (source), "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    {
      _fw_connection_set_error (target, sqlite3_errcode (_fw_connection_get_db (target)), error);
      return FALSE;
    }
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (progress != NULL)
        progress (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup),
                  sqlite3_backup_pagecount (backup), progress_data);
    }
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  if (code == SQLITE_OK)
    g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED,
                         _ ("Cancelled. The unfinished copy has been removed."));
  else
    _fw_connection_set_error (target, code, error);
  return FALSE;
}

/* The source stays at one moment while others go on writing: a read
 * transaction is held open over all steps. */
static FwCopyCensus *
copy_at_one_moment (FwConnection *source,
                    FwConnection *target,
                    FwCopyProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (FwCopyCensus) census = NULL;

  if (!_fw_connection_exec_script (source, "BEGIN; SELECT count(*) FROM sqlite_schema", error))
    return NULL;
  census = take_census (source, error);
  if (census != NULL && !copy_pages (source, target, progress, progress_data, cancellable, error))
    g_clear_pointer (&census, fw_copy_census_free);
  _fw_connection_exec_script (source, "COMMIT", NULL);
  return g_steal_pointer (&census);
}

static void
remove_database (const char *path)
{
  static const char *const endings[] = {"", "-wal", "-shm", "-journal"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    fw_file_set_error (error, errno);
  if (fd >= 0)
    close (fd);
  return ok;
}

FwCopyCensus *
fw_copy_database (const char *from,
                  const char *to,
                  const guint8 *secret,
                  FwCopyProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (FwConnection) source = NULL;
  g_autoptr (FwConnection) target = NULL;
  g_autoptr (FwCopyCensus) there = NULL;
  g_autoptr (FwCopyCensus) here = NULL;
  gboolean ok;

  source = _fw_connection_open (from, secret, secret + FW_KEY_BYTES,
                                FW_CONNECTION_READ_ONLY | FW_CONNECTION_AS_IS, NULL, error);
  if (source == NULL)
    return NULL;
  target = _fw_connection_open (to, secret, secret + FW_KEY_BYTES,
                                FW_CONNECTION_CREATE | FW_CONNECTION_AS_IS, NULL, error);
  if (target != NULL)
    there = copy_at_one_moment (source, target, progress, progress_data, cancellable, error);
  /* One file without a write-ahead log: readable from a read-only place too. */
  ok = there != NULL && _fw_connection_exec_script (target, "PRAGMA journal_mode=DELETE", error);
  g_clear_pointer (&target, _fw_connection_close);
  ok = ok && sync_file (to, error);
  if (ok)
    target = _fw_connection_open (to, secret, secret + FW_KEY_BYTES,
                                  FW_CONNECTION_READ_ONLY | FW_CONNECTION_AS_IS, NULL, error);
  ok = ok && target != NULL && is_clean (target, error);
  if (ok)
    here = take_census (target, error);
  if (here != NULL && census_equal (there, here))
    return g_steal_pointer (&here);
  if (here != NULL)
    set_differs_error (error);
  g_clear_pointer (&target, _fw_connection_close);
  remove_database (to);
  return NULL;
}

gboolean
fw_copy_file (const char *from, const char *to, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  int in = open (from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  int out = in >= 0 ? open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gssize n = -1;
  int code;

  while (out >= 0 && (n = read (in, buffer, CHUNK)) > 0)
    if (write (out, buffer, n) != n)
      {
        n = -1;
        if (errno == 0)
          errno = ENOSPC;
        break;
      }
  if (n == 0 && fsync (out) != 0)
    n = -1;
  code = errno;
  if (in >= 0)
    close (in);
  if (out >= 0 && close (out) != 0 && n == 0)
    {
      code = errno;
      n = -1;
    }
  if (n == 0)
    return TRUE;
  if (out >= 0)
    g_unlink (to);
  fw_file_set_error (error, code);
  return FALSE;
}

gboolean
fw_copy_publish (const char *from, const char *to, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (to);

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0)
    {
      if (errno == EEXIST || errno == ENOTEMPTY)
        g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_EXISTS,
                             _ ("There is already something with this name. Nothing was changed. "
                                "Please choose another name or folder."));
      else
        fw_file_set_error (error, errno);
      return FALSE;
    }
  return fw_file_sync_folder (parent, error);
}

void
fw_copy_remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      fw_copy_remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}
