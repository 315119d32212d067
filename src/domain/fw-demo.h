/* fw-demo.h: an office of plainly invented people, for trying and testing. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Fills a new office: teams, staff, families of three generations, record
 * entries, re-submissions round today. The same content, ids included, for the
 * same @seed and day. @n_events: record entries in all, negative for as many
 * as look natural. Resolves when everything is on the disk. */
DexFuture *fw_demo_fill (FwStore *store,
                         guint32  seed,
                         guint    n_cases,
                         gint64   n_events);

G_END_DECLS
