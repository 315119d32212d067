/* fw-people-part.h: who is at the conference, in which role, and who is missing. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_PEOPLE_PART (fw_people_part_get_type ())
G_DECLARE_FINAL_TYPE (FwPeoplePart, fw_people_part, FW, PEOPLE_PART, GtkWidget)

GtkWidget *
fw_people_part_new (FwConferenceDesk *desk);

G_END_DECLS
