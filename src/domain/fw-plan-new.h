/* fw-plan-new.h: a new help plan, filled with what the record knows. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Adds a plan of the case for these children to @changes, within the open
 * transaction: participants, views and signature lines by person; purpose,
 * help and goals of the last plan are carried on (handbook PLAN-5). @on: ISO
 * date. @values (nullable): answers that are known. The plan's id, 0 on error;
 * @form_id (out, nullable). */
gint64
fw_plan_new (FwConnection *connection,
             FwChangeSet *changes,
             gint64 case_id,
             const gint64 *child_ids,
             guint n_children,
             const char *on,
             FwRow *values,
             gint64 *form_id,
             GError **error);

G_END_DECLS
