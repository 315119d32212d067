/* fw-verify-record.c: see fw-verify-record.h. */
#include "config.h"

#include "document/fw-sign-file.h"
#include "document/fw-verify-chain.h"
#include "document/fw-verify-record.h"
#include "store/fw-background.h"

typedef struct
{
  char *path; /* nullable */
  GBytes *pdf;
  FwPlanSigning *signing; /* nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->pdf, g_bytes_unref);
  g_clear_pointer (&job->signing, fw_plan_signing_unref);
  g_free (job);
}

FwVerifyRecord *
fw_verify_record_ref (FwVerifyRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_verify_record_unref (FwVerifyRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  fw_verification_unref (self->verification);
  g_clear_pointer (&self->signing, fw_plan_signing_unref);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (FwVerifyRecord, fw_verify_record, fw_verify_record_ref, fw_verify_record_unref)

gboolean
fw_verify_record_is_good (const FwVerifyRecord *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->signing == NULL)
    return self->verification->intact;
  /* A version that nobody sealed is proved by its checksums alone. */
  return self->holds
         && (self->verification->intact || self->verification->problems == FW_VERIFY_NOT_SIGNED);
}

static DexFuture *
run (gpointer data)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) pdf
      = job->pdf != NULL ? g_bytes_ref (job->pdf) : fw_sign_read_file (job->path, &error);
  FwVerification *verification = pdf != NULL ? fw_verify_pdf (pdf, NULL, &error) : NULL;
  FwVerifyRecord *record;

  if (verification == NULL)
    return dex_future_new_for_error (error);
  record = g_new0 (FwVerifyRecord, 1);
  g_atomic_ref_count_init (&record->ref_count);
  record->verification = verification;
  if (job->signing != NULL)
    {
      record->signing = fw_plan_signing_ref (job->signing);
      record->holds = fw_verify_chain (pdf, job->signing->revisions, &record->broken);
    }
  return dex_future_new_take_boxed (FW_TYPE_VERIFY_RECORD, record);
}

DexFuture *
fw_verify_record_bytes (GBytes *pdf, FwPlanSigning *signing)
{
  Job *job;

  g_return_val_if_fail (pdf != NULL, NULL);

  job = g_new0 (Job, 1);
  job->pdf = g_bytes_ref (pdf);
  job->signing = signing != NULL ? fw_plan_signing_ref (signing) : NULL;
  return fw_background_run ("verify", run, job, job_free);
}

DexFuture *
fw_verify_record_file (const char *path)
{
  Job *job;

  g_return_val_if_fail (path != NULL, NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  return fw_background_run ("verify", run, job, job_free);
}
