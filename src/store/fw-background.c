/* fw-background.c: see fw-background.h. */
#include "config.h"

#include <openssl/crypto.h>

#include "store/fw-background.h"

typedef struct
{
  FwBackgroundFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
  GThread *thread;
  GValue value; /* not initialised when there is an error */
  GError *error;
} Job;

/* OpenSSL takes down what it keeps of each thread when the process exits, also of those that
 * are just doing that themselves: a job that still runs then would free it twice. The system
 * takes it all back anyway. Before anything else of OpenSSL, thus before main(). */
__attribute__ ((constructor)) static void
keep_openssl_at_exit (void)
{
  OPENSSL_init_crypto (OPENSSL_INIT_NO_ATEXIT, NULL);
}

/* On the main thread. What the job's thread keeps for itself is gone after joining, and not
 * before: whoever sees the result may exit. */
static gboolean
settle_cb (gpointer data)
{
  g_autofree Job *job = data;

  g_thread_join (job->thread);
  if (job->error != NULL)
    dex_promise_reject (job->promise, g_steal_pointer (&job->error));
  else
    {
      dex_promise_resolve (job->promise, &job->value);
      g_value_unset (&job->value);
    }
  dex_unref (job->promise);
  return G_SOURCE_REMOVE;
}

static gpointer
thread_main (gpointer data)
{
  Job *job = data;
  g_autoptr (DexFuture) result = job->func (job->data);
  const GValue *value = dex_future_get_value (result, &job->error);

  if (value != NULL)
    {
      g_value_init (&job->value, G_VALUE_TYPE (value));
      g_value_copy (value, &job->value);
    }
  if (job->destroy != NULL)
    job->destroy (job->data);
  job->thread = g_thread_ref (g_thread_self ());
  /* Not g_main_context_invoke(): a context that nobody iterates would be lent to this thread. */
  g_idle_add_full (G_PRIORITY_DEFAULT, settle_cb, job, NULL);
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
