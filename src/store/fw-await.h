/* fw-await.h: waiting for a future where there is no fiber: command line and tests. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* Iterates the default main context until @future (consumed) is settled. FALSE
 * with @error when it was rejected; @value (nullable) gets a copy otherwise. */
gboolean
fw_await_sync (DexFuture *future, GValue *value, GError **error);
/* The same for objects and boxed values (transfer full), NULL on error. */
gpointer
fw_await_sync_object (DexFuture *future, GError **error);
gpointer
fw_await_sync_boxed (DexFuture *future, GError **error);

G_END_DECLS
