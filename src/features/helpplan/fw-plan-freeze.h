/* fw-plan-freeze.h: makes the next version of a help plan, which never changes. */
#pragma once

#include "domain/fw-plan-repository.h"

G_BEGIN_DECLS

/* Renders the content as it is now, stores it with its PDF. Resolves to the id
 * of the frozen document (int64). Laying out and writing the PDF happen on a
 * thread of their own. */
DexFuture *
fw_plan_freeze (FwStore *store, gint64 plan_id, FwForm *form);

G_END_DECLS
