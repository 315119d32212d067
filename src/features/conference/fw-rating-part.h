/* fw-rating-part.h: the third step: blind rounds, then everything together.
 *
 *   alone:    who has rated · rate · type a card · absent, because …
 *   together: safety question first · grid with spread · suggestion | decision
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_RATING_PART (fw_rating_part_get_type ())
G_DECLARE_FINAL_TYPE (FwRatingPart, fw_rating_part, FW, RATING_PART, GtkWidget)

GtkWidget *
fw_rating_part_new (FwConferenceDesk *desk);
/* The row of an agreed value, or "safety", "light" of the conference. */
gboolean
fw_rating_part_focus (FwRatingPart *self, FwRecord *record, const char *column);

G_END_DECLS
