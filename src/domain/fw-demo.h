/* fw-demo.h: an office of plainly invented people, for trying and testing. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Called on the writer's thread, now and then. */
typedef void (*FwDemoProgress) (guint n_done, guint n_cases, gpointer data);

/* Fills a new office: teams, staff, providers, families of three generations
 * with households, custody and record, re-submissions round today. The same
 * content, ids included, for the same @seed and day. @n_events: record entries
 * in all, negative for as many as look natural. @progress may be NULL.
 * Resolves when everything is on the disk. */
DexFuture *
fw_demo_fill (FwStore *store,
              guint32 seed,
              guint n_cases,
              gint64 n_events,
              FwDemoProgress progress,
              gpointer progress_data);

/* What became of the demo office's decisions since its conferences; after their minutes were
 * closed. Resolves to TRUE. */
DexFuture *
fw_demo_settle_decisions (FwStore *store);

G_END_DECLS
