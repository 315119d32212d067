/* fw-store-users.c: see fw-store-users.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "store/fw-background.h"
#include "store/fw-envelope.h"
#include "store/fw-store-private.h"
#include "store/fw-store-users.h"

typedef struct
{
  char *folder;
  guint8 *secret; /* guarded */
  char *login;
  char *old;      /* NULL: not checked */
  char *password; /* NULL: remove the login */
} Job;

static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->login);
  wipe (job->old);
  wipe (job->password);
  sodium_free (job->secret);
  g_free (job);
}

static Job *
job_new (FwStore *store, const char *login)
{
  guint8 *secret = _fw_store_dup_secret (store);
  Job *job;

  if (secret == NULL)
    return NULL;
  job = g_new0 (Job, 1);
  job->secret = secret;
  job->folder = g_strdup (fw_store_get_folder (store));
  job->login = g_strdup (login);
  return job;
}

static DexFuture *
closed (void)
{
  return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, "%s",
                                _ ("The office is closed."));
}

static gboolean
has_login (FwEnvelope *envelope, const char *login)
{
  g_auto (GStrv) logins = fw_envelope_list_logins (envelope);

  return g_strv_contains ((const char *const *) logins, login);
}

static DexFuture *
change_job (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (FwEnvelope) envelope = fw_envelope_load (job->folder, NULL, &error);

  if (envelope == NULL)
    return dex_future_new_for_error (error);
  if (job->old != NULL && !fw_envelope_unlock (envelope, job->login, job->old, &error))
    return dex_future_new_for_error (error);
  fw_envelope_unlock_with_secret (envelope, job->secret);
  if (job->password == NULL)
    {
      if (!has_login (envelope, job->login))
        return dex_future_new_true ();
      if (!fw_envelope_remove (envelope, job->login, &error))
        return dex_future_new_for_error (error);
    }
  else if (!fw_envelope_set_password (envelope, job->login, job->password, &error))
    return dex_future_new_for_error (error);
  if (!fw_envelope_save (envelope, job->folder, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_store_set_password (FwStore *store, const char *login, const char *password)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && login != NULL && password != NULL, NULL);

  job = job_new (store, login);
  if (job == NULL)
    return closed ();
  job->password = g_strdup (password);
  return fw_background_run ("fallwerk-users", change_job, job, job_free);
}

DexFuture *
fw_store_change_password (FwStore *store, const char *old, const char *password)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && old != NULL && password != NULL, NULL);

  job = job_new (store, fw_store_get_login (store));
  if (job == NULL)
    return closed ();
  job->old = g_strdup (old);
  job->password = g_strdup (password);
  return fw_background_run ("fallwerk-users", change_job, job, job_free);
}

DexFuture *
fw_store_remove_login (FwStore *store, const char *login)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && login != NULL, NULL);

  job = job_new (store, login);
  return job != NULL ? fw_background_run ("fallwerk-users", change_job, job, job_free) : closed ();
}

static DexFuture *
renew_job (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (FwEnvelope) envelope = fw_envelope_load (job->folder, NULL, &error);
  char *key;

  if (envelope == NULL)
    return dex_future_new_for_error (error);
  fw_envelope_unlock_with_secret (envelope, job->secret);
  key = fw_envelope_renew_recovery_key (envelope, &error);
  if (key == NULL || !fw_envelope_save (envelope, job->folder, &error))
    {
      wipe (key);
      return dex_future_new_for_error (error);
    }
  return dex_future_new_take_string (key);
}

DexFuture *
fw_store_renew_recovery_key (FwStore *store)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  job = job_new (store, NULL);
  return job != NULL ? fw_background_run ("fallwerk-users", renew_job, job, job_free) : closed ();
}
