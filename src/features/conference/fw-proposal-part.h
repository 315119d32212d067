/* fw-proposal-part.h: at the end of a conference that proposes a help: on to those who decide.
 *
 * Registers the case with what was proposed and why; afterwards it says where that is decided.
 * Invisible where the kind of conference proposes nothing.
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_PROPOSAL_PART (fw_proposal_part_get_type ())
G_DECLARE_FINAL_TYPE (FwProposalPart, fw_proposal_part, FW, PROPOSAL_PART, GtkWidget)

GtkWidget *
fw_proposal_part_new (FwConferenceDesk *desk);

G_END_DECLS
