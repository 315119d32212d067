/* fw-background.h: a long job on a thread of its own, beside an office's two.
 *
 * For what takes seconds (backup, check, key derivation) and must hold up
 * neither saving nor lists. Jobs share nothing with the main thread but what
 * they are handed.
 */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

typedef DexFuture *(*FwBackgroundFunc) (gpointer data);

/* Resolves to what the future resolves to that @func returns (an already
 * settled one), on the main thread and when the job's own has ended. @data is
 * freed by @destroy on the job's thread. */
DexFuture *
fw_background_run (const char *name, FwBackgroundFunc func, gpointer data, GDestroyNotify destroy);

G_END_DECLS
