/* fw-plan-rating-dialog.h: asks for the four lines between two conversations. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-plan-rating.h"

G_BEGIN_DECLS

/* In a fiber: asks over @widget until the rating is stored or the dialog is closed; who may be
 * rated comes from @ratings. The applied change set (transfer full), or NULL. */
FwChangeSet *
fw_plan_rating_await_enter (FwStore *store,
                            gint64 plan_id,
                            FwPlanRatings *ratings,
                            GtkWidget *widget);
/* The line in words: "How I am". */
const char *
fw_plan_rating_get_title (guint line);
/* "rated by the person" */
const char *
fw_plan_rater_get_word (const char *rater);

G_END_DECLS
