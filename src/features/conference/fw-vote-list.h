/* fw-vote-list.h: who carries the decisions and who differs; a differing view is kept as said. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_VOTE_LIST (fw_vote_list_get_type ())
G_DECLARE_FINAL_TYPE (FwVoteList, fw_vote_list, FW, VOTE_LIST, GtkWidget)

GtkWidget *
fw_vote_list_new (FwConferenceDesk *desk);

G_END_DECLS
