/* fw-fault-steps.h: the work that faults are put into, and what must be left of it.
 *
 * A step goes one of the real write paths (change set, draft, record entry,
 * access log, row of a file, save that drops its draft) and leaves its number
 * behind in a table.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* The case that the steps write into. */
gint64
fw_fault_add_case (FwStore *store);
DexFuture *
fw_fault_step (FwStore *store, gint64 case_id, guint step);
/* Marks in @present (of @n_steps + 1) the steps that are there; FALSE when they
 * cannot be read. */
gboolean
fw_fault_read_present (FwConnection *connection, gboolean *present, guint n_steps);
/* Pages, tables, text index, foreign keys, chain of the access log. */
gboolean
fw_fault_is_sound (FwConnection *connection, GError **error);

G_END_DECLS
