/* fw-sign-info.c: see fw-sign-info.h. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "document/fw-sign-file.h"
#include "document/fw-sign-info.h"
#include "store/fw-background.h"

typedef struct
{
  char *path; /* nullable */
  GBytes *pkcs12;
  char *password;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->pkcs12, g_bytes_unref);
  explicit_bzero (job->password, strlen (job->password));
  g_free (job->password);
  g_free (job);
}

FwSignInfo *
fw_sign_info_ref (FwSignInfo *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_sign_info_unref (FwSignInfo *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_bytes_unref (self->pkcs12);
  g_free (self->name);
  g_free (self->issuer);
  g_clear_error (&self->problem);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (FwSignInfo, fw_sign_info, fw_sign_info_ref, fw_sign_info_unref)

gboolean
fw_sign_info_is_own (const FwSignInfo *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->name, self->issuer);
}

static DexFuture *
run (gpointer data)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GBytes) bytes
      = job->pkcs12 != NULL ? g_bytes_ref (job->pkcs12) : fw_sign_read_file (job->path, &error);
  g_autoptr (FwSignKey) key = bytes != NULL ? fw_sign_key_new (bytes, job->password, &error) : NULL;
  FwSignInfo *info;

  if (key == NULL)
    return dex_future_new_for_error (error);
  info = g_new0 (FwSignInfo, 1);
  g_atomic_ref_count_init (&info->ref_count);
  info->pkcs12 = g_steal_pointer (&bytes);
  info->name = g_strdup (fw_sign_key_get_name (key));
  info->issuer = fw_sign_key_dup_issuer (key);
  fw_sign_key_get_validity (key, &info->first, &info->last);
  fw_sign_key_check (key, now, &info->problem);
  return dex_future_new_take_boxed (FW_TYPE_SIGN_INFO, info);
}

DexFuture *
fw_sign_info_read (const char *path, GBytes *pkcs12, const char *password)
{
  Job *job;

  g_return_val_if_fail ((path != NULL) != (pkcs12 != NULL) && password != NULL, NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->pkcs12 = pkcs12 != NULL ? g_bytes_ref (pkcs12) : NULL;
  job->password = g_strdup (password);
  return fw_background_run ("certificate", run, job, job_free);
}
