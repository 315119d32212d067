/* fw-background.c: see fw-background.h. */
#include "config.h"

#include "store/fw-background.h"

typedef struct
{
  FwBackgroundFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
} Job;

static gpointer
thread_main (gpointer data)
{
  g_autofree Job *job = data;
  g_autoptr (DexFuture) result = job->func (job->data);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (result, &error);

  if (job->destroy != NULL)
    job->destroy (job->data);
  if (value != NULL)
    dex_promise_resolve (job->promise, value);
  else
    dex_promise_reject (job->promise, g_steal_pointer (&error));
  dex_unref (job->promise);
  return NULL;
}

DexFuture *
fw_background_run (const char *name, FwBackgroundFunc func, gpointer data, GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);
  DexFuture *future;

  g_return_val_if_fail (func != NULL, NULL);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->promise = dex_promise_new ();
  future = dex_ref (DEX_FUTURE (job->promise));
  g_thread_unref (g_thread_new (name, thread_main, job));
  return future;
}
