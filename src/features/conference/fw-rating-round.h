/* fw-rating-round.h: who rates, who has, and the device going round. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_RATING_ROUND (fw_rating_round_get_type ())
G_DECLARE_FINAL_TYPE (FwRatingRound, fw_rating_round, FW, RATING_ROUND, GtkWidget)

GtkWidget *
fw_rating_round_new (FwConferenceDesk *desk);
void
fw_rating_round_update (FwRatingRound *self);

G_END_DECLS
