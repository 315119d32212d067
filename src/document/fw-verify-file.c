/* fw-verify-file.c: verification of a file on a thread of its own. */
#include "config.h"

#include "document/fw-sign-file.h"
#include "document/fw-verify-pdf.h"
#include "store/fw-background.h"

typedef struct
{
  char *path, *trust_path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->trust_path);
  g_free (job);
}

static DexFuture *
run (gpointer data)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) pdf = fw_sign_read_file (job->path, &error);
  g_autoptr (GBytes) trust = NULL;
  FwVerification *verification = NULL;

  if (pdf != NULL && job->trust_path != NULL)
    trust = fw_sign_read_file (job->trust_path, &error);
  if (error == NULL)
    verification = fw_verify_pdf (pdf, trust, &error);
  return verification != NULL ? dex_future_new_take_boxed (FW_TYPE_VERIFICATION, verification)
                              : dex_future_new_for_error (error);
}

DexFuture *
fw_verify_file (const char *path, const char *trust_path)
{
  Job *job;

  g_return_val_if_fail (path != NULL, NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->trust_path = g_strdup (trust_path);
  return fw_background_run ("verify", run, job, job_free);
}
