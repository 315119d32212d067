/* fw-sign-file.c: see fw-sign-file.h. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document/fw-pdf-error.h"
#include "document/fw-sign-file.h"
#include "document/fw-verify-pdf.h"
#include "store/fw-background.h"
#include "store/fw-file.h"

#define MAX_FILE (512u * 1024 * 1024)

typedef struct
{
  char *source, *target, *pkcs12, *password;
  char *field, *reason, *alternative;
  FwSignStroke *strokes; /* points are owned too */
  guint n_strokes;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->source);
  g_free (job->target);
  g_free (job->pkcs12);
  explicit_bzero (job->password, strlen (job->password));
  g_free (job->password);
  g_free (job->field);
  g_free (job->reason);
  g_free (job->alternative);
  for (guint i = 0; i < job->n_strokes; i++)
    g_free ((gpointer) job->strokes[i].points);
  g_free (job->strokes);
  g_free (job);
}

GBytes *
fw_sign_read_file (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = g_path_get_basename (path);
  GStatBuf info;
  char *data = NULL;
  gsize size;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_stat (path, &info) != 0 || g_access (path, R_OK) != 0)
    {
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_READABLE,
                   /* Translators: a file's name and the system's reason. */
                   _ ("“%s” cannot be read: %s"), name, g_strerror (errno));
      return NULL;
    }
  if (!S_ISREG (info.st_mode) || (guint64) info.st_size > MAX_FILE)
    {
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_TOO_LARGE,
                   _ ("“%s” is no file, or larger than 512 MB."), name);
      return NULL;
    }
  if (g_file_get_contents (path, &data, &size, &local))
    return g_bytes_new_take (data, size);
  g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_READABLE, _ ("“%s” cannot be read: %s"), name,
               local->message);
  return NULL;
}

/* --- where it goes ---------------------------------------------------------------- */

static gboolean
check_target (const Job *job, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (job->target);
  struct stat source, target;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_FOLDER,
                           _ ("The folder for the signed file does not exist. Nothing was "
                              "signed."));
      return FALSE;
    }
  if (g_file_test (job->target, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_FOLDER,
                           _ ("The name for the signed file is that of a folder. Nothing was "
                              "signed."));
      return FALSE;
    }
  if (stat (job->source, &source) == 0 && stat (job->target, &target) == 0
      && source.st_dev == target.st_dev && source.st_ino == target.st_ino)
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_SAME_FILE,
                           _ ("The signed file cannot take the place of its source. Please choose "
                              "another name."));
      return FALSE;
    }
  return TRUE;
}

/* A new file beside the target; its descriptor, or -1 with errno. */
static int
open_beside (const char *target, char **path)
{
  g_autofree char *folder = g_path_get_dirname (target);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf (".fallwerk-%08x.part", g_random_int ());
      int fd;

      *path = g_build_filename (folder, name, NULL);
      fd = open (*path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (fd >= 0 || errno != EEXIST)
        return fd;
      g_clear_pointer (path, g_free);
    }
  errno = EEXIST;
  return -1;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return fsync (fd) == 0;
}

/* --- what was written ------------------------------------------------------------- */

static const FwVerifySignature *
find_signature (const FwVerification *verification, const char *field)
{
  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);

      if (g_str_equal (one->field, field) && one->covers == FW_VERIFY_WHOLE)
        return one;
    }
  return NULL;
}

/* As it lies on the disk, not as it was meant. */
static FwVerification *
check_written (const char *path, GBytes *expected, const char *field, GError **error)
{
  g_autoptr (GBytes) written = fw_sign_read_file (path, error);
  g_autoptr (FwVerification) verification = NULL;

  if (written == NULL)
    return NULL;
  verification = fw_verify_pdf (written, NULL, error);
  if (verification == NULL)
    return NULL;
  if (g_bytes_equal (written, expected) && verification->intact
      && find_signature (verification, field) != NULL)
    return g_steal_pointer (&verification);
  g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_ACCEPTED,
                       verification->signatures->len > 1
                           ? _ ("The file would not be intact: an earlier signature in it does not "
                                "hold. Nothing was signed.")
                           : _ ("The signed file did not pass its verification. Nothing was "
                                "signed."));
  return NULL;
}

static FwVerification *
write_result (const Job *job, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (job->target);
  g_autofree char *beside = NULL;
  g_autoptr (FwVerification) verification = NULL;
  int fd = open_beside (job->target, &beside);
  int code = 0;

  if (fd < 0)
    {
      fw_file_set_error (error, errno);
      return NULL;
    }
  if (!write_all (fd, bytes))
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0)
    verification = check_written (beside, bytes, job->field, error);
  if (verification != NULL && rename (beside, job->target) != 0)
    code = errno;
  if (code != 0)
    fw_file_set_error (error, code);
  if (code != 0 || verification == NULL)
    {
      unlink (beside);
      return NULL;
    }
  return fw_file_sync_folder (folder, error) ? g_steal_pointer (&verification) : NULL;
}

static FwVerification *
sign (const Job *job, GError **error)
{
  const FwSignRequest request = {.field = job->field,
                                 .reason = job->reason,
                                 .alternative = job->alternative,
                                 .strokes = job->strokes,
                                 .n_strokes = job->n_strokes};
  g_autoptr (GBytes) source = fw_sign_read_file (job->source, error);
  g_autoptr (GBytes) pkcs12 = NULL;
  g_autoptr (GBytes) result = NULL;
  g_autoptr (FwSignKey) key = NULL;

  if (source == NULL || !check_target (job, error))
    return NULL;
  pkcs12 = fw_sign_read_file (job->pkcs12, error);
  key = pkcs12 != NULL ? fw_sign_key_new (pkcs12, job->password, error) : NULL;
  result = key != NULL ? fw_sign_pdf (source, key, &request, error) : NULL;
  return result != NULL ? write_result (job, result, error) : NULL;
}

static DexFuture *
run (gpointer data)
{
  GError *error = NULL;
  FwVerification *verification = sign (data, &error);

  return verification != NULL ? dex_future_new_take_boxed (FW_TYPE_VERIFICATION, verification)
                              : dex_future_new_for_error (error);
}

DexFuture *
fw_sign_file (const char *source,
              const char *target,
              const char *pkcs12,
              const char *password,
              const FwSignRequest *request)
{
  Job *job;

  g_return_val_if_fail (source != NULL && target != NULL && pkcs12 != NULL, NULL);
  g_return_val_if_fail (password != NULL && request != NULL && request->field != NULL, NULL);

  job = g_new0 (Job, 1);
  job->source = g_strdup (source);
  job->target = g_strdup (target);
  job->pkcs12 = g_strdup (pkcs12);
  job->password = g_strdup (password);
  job->field = g_strdup (request->field);
  job->reason = g_strdup (request->reason);
  job->alternative = g_strdup (request->alternative);
  job->strokes = g_new0 (FwSignStroke, request->n_strokes);
  job->n_strokes = request->n_strokes;
  for (guint i = 0; i < request->n_strokes; i++)
    {
      job->strokes[i].n_points = request->strokes[i].n_points;
      job->strokes[i].points = g_memdup2 (request->strokes[i].points,
                                          request->strokes[i].n_points * sizeof (FwSignPoint));
    }
  return fw_background_run ("sign", run, job, job_free);
}
