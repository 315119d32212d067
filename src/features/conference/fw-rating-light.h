/* fw-rating-light.h: the suggested light with its rule, and what the round decides. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_RATING_LIGHT (fw_rating_light_get_type ())
G_DECLARE_FINAL_TYPE (FwRatingLight, fw_rating_light, FW, RATING_LIGHT, GtkWidget)

GtkWidget *
fw_rating_light_new (FwConferenceDesk *desk);
void
fw_rating_light_update (FwRatingLight *self);
void
fw_rating_light_focus (FwRatingLight *self, const char *column);

G_END_DECLS
