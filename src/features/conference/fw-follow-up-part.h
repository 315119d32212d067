/* fw-follow-up-part.h: the last step: lights, next date, minutes and who gets them. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_FOLLOW_UP_PART (fw_follow_up_part_get_type ())
G_DECLARE_FINAL_TYPE (FwFollowUpPart, fw_follow_up_part, FW, FOLLOW_UP_PART, GtkWidget)

GtkWidget *
fw_follow_up_part_new (FwConferenceDesk *desk);
void
fw_follow_up_part_focus (FwFollowUpPart *self);

G_END_DECLS
