/* fw-export-file.c: see fw-export-file.h. */
#include "config.h"

#include "store/fw-background.h"
#include "widgets/fw-export-file.h"

typedef struct
{
  GFile *file;
  GBytes *bytes;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_bytes_unref (job->bytes);
  g_free (job);
}

static DexFuture *
write_job (gpointer data)
{
  const Job *job = data;
  const char *path = g_file_peek_path (job->file);
  GError *error = NULL;
  gsize length;
  const char *content = g_bytes_get_data (job->bytes, &length);
  gboolean written = path != NULL
                         ? g_file_set_contents_full (path, content, (gssize) length,
                                                     G_FILE_SET_CONTENTS_CONSISTENT
                                                         | G_FILE_SET_CONTENTS_DURABLE,
                                                     0600, &error)
                         /* A place of the desktop's without a path. */
                         : g_file_replace_contents (job->file, content, length, NULL, FALSE,
                                                    G_FILE_CREATE_PRIVATE, NULL, NULL, &error);

  return written ? dex_future_new_true () : dex_future_new_for_error (error);
}

DexFuture *
fw_export_file (GFile *file, GBytes *bytes)
{
  Job *job;

  g_return_val_if_fail (G_IS_FILE (file) && bytes != NULL, NULL);

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->bytes = g_bytes_ref (bytes);
  return fw_background_run ("export", write_job, job, job_free);
}
