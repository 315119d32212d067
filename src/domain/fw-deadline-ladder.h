/* fw-deadline-ladder.h: escalation of missed deadlines by the office's rule. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Writes down what the days have reached, each step once. Resolves to how many (int). */
DexFuture *
fw_deadline_escalate (FwStore *store);

G_END_DECLS
