/* fw-worker.c: see fw-worker.h. */
#include "config.h"

#include "store/fw-connection-private.h"
#include "store/fw-worker.h"

#define IDLE_US G_USEC_PER_SEC

struct _FwWorker
{
  GThread *thread;
  GAsyncQueue *queue;
  FwConnection *connection;
  FwWorkerIdle idle;
  gpointer idle_data;
  void (*committed) (GPtrArray *applied, gpointer data);
  gpointer committed_data;
};

typedef struct
{
  FwStoreFunc func; /* NULL ends the thread */
  gpointer data;
  GDestroyNotify destroy;
  gboolean transaction;
  DexPromise *promise;
} Job;

static void
settle (Job *job, DexFuture *result)
{
  GError *error = NULL;
  const GValue *value = result != NULL ? dex_future_get_value (result, &error) : NULL;

  if (value != NULL)
    dex_promise_resolve (job->promise, value);
  else if (error != NULL)
    dex_promise_reject (job->promise, error);
  else
    dex_promise_resolve_boolean (job->promise, TRUE);
}

static void
run (FwWorker *self, Job *job)
{
  GError *error = NULL;
  g_autoptr (DexFuture) result = NULL;
  g_autoptr (GPtrArray) applied = NULL;

  if (!job->transaction)
    {
      result = job->func (self->connection, job->data);
      settle (job, result);
      return;
    }
  if (!_fw_connection_exec_script (self->connection, "BEGIN IMMEDIATE", &error))
    {
      dex_promise_reject (job->promise, error);
      return;
    }
  result = job->func (self->connection, job->data);
  applied = _fw_connection_steal_applied (self->connection);
  if (dex_future_is_rejected (result))
    {
      _fw_connection_exec_script (self->connection, "ROLLBACK", NULL);
      settle (job, result);
      return;
    }
  if (!_fw_connection_exec_script (self->connection, "COMMIT", &error))
    {
      _fw_connection_exec_script (self->connection, "ROLLBACK", NULL);
      dex_promise_reject (job->promise, error);
      return;
    }
  if (applied != NULL && self->committed != NULL)
    self->committed (applied, self->committed_data);
  settle (job, result);
}

static gpointer
thread_main (gpointer data)
{
  FwWorker *self = data;
  gint64 due = g_get_monotonic_time () + IDLE_US;

  for (;;)
    {
      Job *job = self->idle != NULL
                     ? g_async_queue_timeout_pop (self->queue,
                                                  CLAMP (due - g_get_monotonic_time (), 0, IDLE_US))
                     : g_async_queue_pop (self->queue);

      /* Due under load too, else a busy window would not see its colleagues. */
      if (self->idle != NULL && g_get_monotonic_time () >= due)
        {
          self->idle (self->connection, self->idle_data);
          due = g_get_monotonic_time () + IDLE_US;
        }
      if (job == NULL)
        continue;
      if (job->func == NULL)
        {
          g_free (job);
          break;
        }
      run (self, job);
      if (job->destroy != NULL)
        job->destroy (job->data);
      dex_unref (job->promise);
      g_free (job);
    }
  _fw_connection_close (self->connection);
  self->connection = NULL;
  return NULL;
}

FwWorker *
fw_worker_new (const char *name, FwConnection *connection, FwWorkerIdle idle, gpointer idle_data)
{
  FwWorker *self = g_new0 (FwWorker, 1);

  self->queue = g_async_queue_new ();
  self->connection = connection;
  self->idle = idle;
  self->idle_data = idle_data;
  self->thread = g_thread_new (name, thread_main, self);
  return self;
}

void
fw_worker_set_committed (FwWorker *self,
                         void (*committed) (GPtrArray *applied, gpointer data),
                         gpointer data)
{
  self->committed = committed;
  self->committed_data = data;
}

DexFuture *
fw_worker_push (FwWorker *self,
                gboolean transaction,
                FwStoreFunc func,
                gpointer data,
                GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);
  DexFuture *future;

  g_return_val_if_fail (func != NULL, NULL);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->transaction = transaction;
  job->promise = dex_promise_new ();
  future = dex_ref (DEX_FUTURE (job->promise));
  g_async_queue_push (self->queue, job);
  return future;
}

void
fw_worker_stop (FwWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
