/* fw-plan-carry.h: what a new help plan takes over from the last one: nothing is typed twice. */
#pragma once

#include "domain/fw-form-template.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Answers that go on are added to @values where they are not known yet. On a
 * store's thread, as is all of this. */
void
fw_plan_carry_answers (FwConnection *connection, gint64 old_form, FwRow *values);
/* Every goal that the last plan did not end goes on, and stands in the look back to be rated
 * (handbook PLAN-5). */
gboolean
fw_plan_carry_goals (FwConnection *connection,
                     FwChangeSet *changes,
                     FwFormTemplate *form_template,
                     gint64 form_id,
                     gint64 old_form,
                     GError **error);

/* What the last plan for one of the same children said about wish and choice, into @facts as
 * "earlier:FIELD" (its value). A wish is nobody's but of that day, so it is offered and not
 * carried on: it counts, and is printed, when somebody says that it still holds (handbook PLAN-9). */
gboolean
fw_plan_carry_read_earlier (FwConnection *connection,
                            gint64 plan_id,
                            GHashTable *facts,
                            GError **error);

G_END_DECLS
