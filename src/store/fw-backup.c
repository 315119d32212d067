/* fw-backup.c: see fw-backup.h. Runs on background threads. */
#define _GNU_SOURCE /* renameat2 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/fw-background.h"
#include "store/fw-blob-private.h"
#include "store/fw-backup.h"
#include "store/fw-connection-private.h"
#include "store/fw-copy.h"
#include "store/fw-envelope.h"
#include "store/fw-file.h"
#include "store/fw-place.h"
#include "store/fw-store-error.h"
#include "store/fw-store-private.h"

G_DEFINE_BOXED_TYPE (FwBackupReport, fw_backup_report, fw_backup_report_copy, fw_backup_report_free)

FwBackupReport *
fw_backup_report_copy (const FwBackupReport *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
fw_backup_report_free (FwBackupReport *self)
{
  g_free (self);
}

/* Names of the blobs that the database at @path knows, NULL-terminated. */
static char **
list_blobs (const char *path, const guint8 *secret, GError **error)
{
  g_autoptr (FwConnection) connection
      = _fw_connection_open (path, secret, secret + FW_KEY_BYTES,
                             FW_CONNECTION_READ_ONLY | FW_CONNECTION_AS_IS, NULL, error);
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (connection != NULL)
    rows = fw_connection_query (connection, "SELECT file_name FROM blob ORDER BY id", NULL, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    g_strv_builder_add (names, fw_result_get_text (rows, i, 0));
  return g_strv_builder_end (names);
}

/* A blob never changes once it has its name, so one that an earlier backup has
 * is the same, if it still is what its name says; it is linked instead of
 * copied. */
static gboolean
take_blob (const char *from,
           const char *earlier,
           const char *to,
           const char *name,
           const guint8 *secret,
           FwBackupReport *report,
           GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (earlier != NULL && _fw_blob_check_file (earlier, name, secret, NULL)
      && link (earlier, to) == 0)
    {
      report->n_blobs++;
      return TRUE;
    }
  /* One lost attachment must not keep the whole record from being saved. */
  if (!_fw_blob_check_file (from, name, secret, NULL))
    {
      report->n_blobs_lost++;
      return TRUE;
    }
  if (!fw_copy_file (from, to, error))
    return FALSE;
  if (!_fw_blob_check_file (to, name, secret, &problem))
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
          _ ("A file was read again from the copy and is not the same. The copy has been removed; "
             "the office itself is unchanged. Please choose another drive."));
      return FALSE;
    }
  report->n_blobs++;
  report->n_blobs_copied++;
  return TRUE;
}

static gboolean
copy_blobs (const char *folder,
            const char *earlier,
            const char *part,
            char **names,
            const guint8 *secret,
            GCancellable *cancellable,
            FwBackupReport *report,
            GError **error)
{
  g_autofree char *blobs = g_build_filename (part, "blobs", NULL);

  if (g_mkdir (blobs, 0700) != 0)
    {
      fw_file_set_error (error, errno);
      return FALSE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *from = g_build_filename (folder, "blobs", names[i], NULL);
      g_autofree char *before
          = earlier != NULL ? g_build_filename (earlier, "blobs", names[i], NULL) : NULL;
      g_autofree char *to = g_build_filename (blobs, names[i], NULL);

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED,
                               _ ("Cancelled. The unfinished copy has been removed."));
          return FALSE;
        }
      if (!take_blob (from, before, to, names[i], secret, report, error))
        return FALSE;
    }
  return fw_file_sync_folder (blobs, error);
}

static gboolean
copy_envelope (const char *folder, const char *part, GError **error)
{
  g_autoptr (FwEnvelope) envelope = fw_envelope_load (folder, NULL, error);

  return envelope != NULL && fw_envelope_save (envelope, part, error);
}

/* Whether @dest is an earlier backup of the same office: its database opens
 * with the same key. */
static gboolean
is_same_office (const char *dest, const guint8 *secret)
{
  g_autofree char *path = g_build_filename (dest, "office.db", NULL);
  g_autoptr (FwConnection) connection = NULL;

  if (g_file_test (dest, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  connection = _fw_connection_open (path, secret, secret + FW_KEY_BYTES,
                                    FW_CONNECTION_READ_ONLY | FW_CONNECTION_AS_IS, NULL, NULL);
  return connection != NULL;
}

static gboolean
publish (const char *part, const char *dest, gboolean replace, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (dest);

  if (!replace)
    return fw_copy_publish (part, dest, error);
  /* At every moment one of the two has the name. */
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, dest, RENAME_EXCHANGE) != 0)
    {
      fw_file_set_error (error, errno);
      return FALSE;
    }
  if (!fw_file_sync_folder (parent, error))
    return FALSE;
  fw_copy_remove_tree (part);
  return TRUE;
}

static void
count_rows (FwCopyCensus *census, FwBackupReport *report)
{
  GHashTableIter iter;
  gpointer count;

  report->n_tables = g_hash_table_size (census->rows);
  g_hash_table_iter_init (&iter, census->rows);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    report->n_rows += *(gint64 *) count;
}

static gboolean
fill (const char *folder,
      const char *earlier,
      const char *part,
      const guint8 *secret,
      GCancellable *cancellable,
      FwBackupReport *report,
      GError **error)
{
  g_autofree char *from = g_build_filename (folder, "office.db", NULL);
  g_autofree char *to = g_build_filename (part, "office.db", NULL);
  g_autoptr (FwCopyCensus) census
      = fw_copy_database (from, to, secret, NULL, NULL, cancellable, error);
  g_auto (GStrv) names = NULL;

  if (census == NULL)
    return FALSE;
  count_rows (census, report);
  names = list_blobs (to, secret, error);
  return names != NULL
         && copy_blobs (folder, earlier, part, names, secret, cancellable, report, error)
         && copy_envelope (folder, part, error) && fw_file_sync_folder (part, error);
}

FwBackupReport *
_fw_backup_run (const char *folder,
                const char *dest,
                const guint8 *secret,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *place = g_canonicalize_filename (dest, NULL);
  g_autofree char *part = g_strconcat (place, ".part", NULL);
  g_autoptr (FwBackupReport) report = g_new0 (FwBackupReport, 1);
  gboolean replace = g_file_test (place, G_FILE_TEST_EXISTS);

  if (g_str_equal (place, folder) || (replace && !is_same_office (place, secret)))
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_EXISTS,
          _ ("There is already something with this name. Nothing was changed. Please "
             "choose another name or folder."));
      return NULL;
    }
  /* Left over from a copy that was cut off; never anything else's name. */
  fw_copy_remove_tree (part);
  if (g_mkdir (part, 0700) != 0)
    {
      fw_file_set_error (error, errno);
      return NULL;
    }
  if (!fill (folder, replace ? place : NULL, part, secret, cancellable, report, error)
      || !publish (part, place, replace, error))
    {
      fw_copy_remove_tree (part);
      return NULL;
    }
  return g_steal_pointer (&report);
}

typedef struct
{
  char *from;
  char *to;
  guint8 *secret;
  char *login;
  char *password;
  GCancellable *cancellable;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->from);
  g_free (job->to);
  g_free (job->login);
  if (job->password != NULL)
    sodium_memzero (job->password, strlen (job->password));
  g_free (job->password);
  if (job->secret != NULL)
    sodium_free (job->secret);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static DexFuture *
run_job (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  FwBackupReport *report
      = _fw_backup_run (job->from, job->to, job->secret, job->cancellable, &error);

  return report != NULL ? dex_future_new_take_boxed (FW_TYPE_BACKUP_REPORT, report)
                        : dex_future_new_for_error (error);
}

DexFuture *
fw_store_backup (FwStore *store, const char *dest, GCancellable *cancellable)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && dest != NULL, NULL);

  job = g_new0 (Job, 1);
  job->from = g_strdup (fw_store_get_folder (store));
  job->to = g_strdup (dest);
  job->secret = _fw_store_dup_secret (store);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  if (job->secret == NULL)
    {
      job_free (job);
      return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, "%s",
                                    _ ("The office is closed."));
    }
  return fw_background_run ("fallwerk-backup", run_job, job, job_free);
}

static DexFuture *
restore_job (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (FwEnvelope) envelope = NULL;
  FwBackupReport *report;

  if (g_file_test (job->to, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_EXISTS, "%s",
                                  _ ("There is already something with this name. Nothing was "
                                     "changed. Please choose another name or folder."));
  if (!fw_place_check (job->to, &error))
    return dex_future_new_for_error (error);
  if (_fw_store_check_folder (job->from, &error))
    envelope = fw_envelope_load (job->from, NULL, &error);
  if (envelope == NULL || !fw_envelope_unlock (envelope, job->login, job->password, &error))
    return dex_future_new_for_error (error);
  report = _fw_backup_run (job->from, job->to, fw_envelope_get_secret (envelope), NULL, &error);
  return report != NULL ? dex_future_new_take_boxed (FW_TYPE_BACKUP_REPORT, report)
                        : dex_future_new_for_error (error);
}

DexFuture *
fw_office_restore (const char *backup, const char *folder, const char *login, const char *password)
{
  Job *job;

  g_return_val_if_fail (backup != NULL && folder != NULL, NULL);
  g_return_val_if_fail (login != NULL && password != NULL, NULL);

  job = g_new0 (Job, 1);
  job->from = g_canonicalize_filename (backup, NULL);
  job->to = g_canonicalize_filename (folder, NULL);
  job->login = g_strdup (login);
  job->password = g_strdup (password);
  return fw_background_run ("fallwerk-restore", restore_job, job, job_free);
}
