/* fw-conference-step.h: one step of a conference: its form sections and its part. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_CONFERENCE_STEP (fw_conference_step_get_type ())
G_DECLARE_FINAL_TYPE (FwConferenceStep, fw_conference_step, FW, CONFERENCE_STEP, GtkWidget)

GtkWidget *
fw_conference_step_new (FwConferenceDesk *desk, guint step);
/* Puts the cursor into the first field. */
void
fw_conference_step_focus (FwConferenceStep *self);
/* Puts the cursor where @gap is. */
gboolean
fw_conference_step_jump (FwConferenceStep *self, const FwConferenceGap *gap);
/* Ctrl+Enter: the quick entry of decisions. FALSE when this step has none. */
gboolean
fw_conference_step_quick (FwConferenceStep *self);

G_END_DECLS
