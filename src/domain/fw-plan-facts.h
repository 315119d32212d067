/* fw-plan-facts.h: what the record knows that decides which parts a help plan needs.
 *
 * Facts for fw_form_set_facts(): "siblings", "parent-without-custody",
 * "transition", "continuation" ("yes", or not there), "help_kind:NAME" (what
 * that kind of help demands, from the rules), "wellbeing:WHO:RATER:FIELD"
 * ("2026-01-12=7,5 2026-06-02=6", earlier plans and between them, oldest first),
 * "wellbeing-drop" (the office's limit) and "earlier:FIELD" (see fw-plan-carry.h).
 */
#pragma once

#include "domain/fw-form.h"

G_BEGIN_DECLS

/* Source: §§ 36 (2), (5), 36b, 41 (3) SGB VIII; on a store's thread. NULL on error. */
GHashTable *
fw_plan_facts_read (FwConnection *connection, gint64 plan_id, GError **error);
/* Reads the facts and gives them to @form; resolves to TRUE. */
DexFuture *
fw_plan_facts_apply (FwStore *store, gint64 plan_id, FwForm *form);

G_END_DECLS
