/* fw-plan-goal-hints.h: hints and offers of a help plan for the form page. */
#pragma once

#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

typedef struct _FwPlanOffers FwPlanOffers;

/* Takes over @providers. Free with fw_plan_offers_free(). */
FwPlanOffers *
fw_plan_offers_new (GStrv providers);
void
fw_plan_offers_free (FwPlanOffers *self);
/* Hands both functions to @context; @self must outlive it. */
void
fw_plan_offers_attach (FwPlanOffers *self, FwFormContext *context);

G_END_DECLS
