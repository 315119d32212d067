/* fw-draft.c: see fw-draft.h. */
#include "config.h"

#include "store/fw-connection-private.h"
#include "store/fw-draft.h"

typedef struct
{
  gint64 staff_id;
  char *name;
  char *body;
  FwChangeSet *changes;
} Job;

static Job *
job_new (FwStore *store, const char *name)
{
  Job *job = g_new0 (Job, 1);

  job->staff_id = fw_store_get_staff (store);
  job->name = g_strdup (name);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->name);
  g_free (job->body);
  g_clear_pointer (&job->changes, fw_change_set_unref);
  g_free (job);
}

static DexFuture *
save_job (FwConnection *connection, gpointer data)
{
  Job *job = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%FT%T.%fZ");
  GError *error = NULL;

  if (!fw_connection_exec (connection,
                           "INSERT INTO draft (staff_id, name, body, at) VALUES ($1, $2, $3, $4) "
                           "ON CONFLICT (staff_id, name) DO UPDATE SET body = excluded.body, "
                           "at = excluded.at",
                           g_variant_new ("(xsss)", job->staff_id, job->name, job->body, at),
                           &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_store_save_draft (FwStore *store, const char *name, const char *body)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL && body != NULL, NULL);

  job = job_new (store, name);
  job->body = g_strdup (body);
  return fw_store_write (store, save_job, job, job_free);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (FwResult) result
      = fw_connection_query (connection, "SELECT body FROM draft WHERE staff_id = $1 AND name = $2",
                             g_variant_new ("(xs)", job->staff_id, job->name), &error);

  if (result == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_for_string (
      fw_result_get_n_rows (result) > 0 ? fw_result_get_text (result, 0, 0) : NULL);
}

DexFuture *
fw_store_load_draft (FwStore *store, const char *name)
{
  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL, NULL);

  return fw_store_read (store, load_job, job_new (store, name), job_free);
}

static gboolean
drop (FwConnection *connection, Job *job, GError **error)
{
  return fw_connection_exec (connection, "DELETE FROM draft WHERE staff_id = $1 AND name = $2",
                             g_variant_new ("(xs)", job->staff_id, job->name), error);
}

static DexFuture *
drop_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  return drop (connection, data, &error) ? dex_future_new_true ()
                                         : dex_future_new_for_error (error);
}

DexFuture *
fw_store_drop_draft (FwStore *store, const char *name)
{
  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL, NULL);

  return fw_store_write (store, drop_job, job_new (store, name), job_free);
}

DexFuture *
fw_store_list_drafts (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store, "SELECT name, body, at FROM draft WHERE staff_id = $1 ORDER BY at DESC, name",
      g_variant_new ("(x)", fw_store_get_staff (store)));
}

static DexFuture *
commit_job (FwConnection *connection, gpointer data)
{
  Job *job = data;
  GError *error = NULL;

  if (!_fw_connection_apply_typing (connection, job->changes, &error)
      || !drop (connection, job, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, fw_change_set_ref (job->changes));
}

DexFuture *
fw_store_commit_draft (FwStore *store, FwChangeSet *changes, const char *name)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && changes != NULL && name != NULL, NULL);

  job = job_new (store, name);
  job->changes = fw_change_set_ref (changes);
  return fw_store_write (store, commit_job, job, job_free);
}
