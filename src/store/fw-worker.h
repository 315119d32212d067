/* fw-worker.h: one thread that owns one connection and does jobs in order.
 *
 * Made by FwStore. Jobs are pushed from the main thread; the promise of each
 * is settled from the worker's thread, which wakes the awaiting fiber on the
 * main thread. `idle` runs on the worker each second, between jobs.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

typedef struct _FwWorker FwWorker;

typedef void (*FwWorkerIdle) (FwConnection *connection, gpointer data);

/* Takes over @connection. */
FwWorker *
fw_worker_new (const char *name, FwConnection *connection, FwWorkerIdle idle, gpointer idle_data);
/* @transaction: inside BEGIN IMMEDIATE … COMMIT; a rejected future rolls back.
 * @committed is then called on the worker with the sets that were applied. */
DexFuture *
fw_worker_push (FwWorker *self,
                gboolean transaction,
                FwStoreFunc func,
                gpointer data,
                GDestroyNotify destroy);
void
fw_worker_set_committed (FwWorker *self,
                         void (*committed) (GPtrArray *applied, gpointer data),
                         gpointer data);
/* Does what is queued, ends the thread and closes the connection. Blocks. */
void
fw_worker_stop (FwWorker *self);

G_END_DECLS
