/* fw-rating-sheet.h: one person's values, before anybody else's are shown.
 *
 * On the device that goes round, or typed by the minute taker from a paper
 * card: one key an area, 1-4 or ?, and the cursor goes on by itself. When it is
 * done nothing of it stays on the screen.
 *
 * Signal: done (gboolean saved).
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_RATING_SHEET (fw_rating_sheet_get_type ())
G_DECLARE_FINAL_TYPE (FwRatingSheet, fw_rating_sheet, FW, RATING_SHEET, GtkWidget)

/* @card: from a paper card. */
GtkWidget *
fw_rating_sheet_new (FwConferenceDesk *desk, FwRecord *person, gboolean card);
void
fw_rating_sheet_focus (FwRatingSheet *self);

G_END_DECLS
