/* fw-sign-words.h: how answers to a plan are told to people. */
#pragma once

#include "document/fw-sign-info.h"
#include "domain/fw-plan-signature.h"

G_BEGIN_DECLS

const char *
fw_sign_way_get_icon (FwSignWay way);
/* The style class of its state. */
const char *
fw_sign_way_get_style (FwSignWay way);
/* "on the screen, 26.11.2026", "refused, 26.11.2026: Umgang zu selten". */
char *
fw_sign_party_dup_state (const FwPlanParty *party);
/* The same with when and by whom it was noted, and whose certificate it is. */
char *
fw_sign_party_dup_answer (const FwPlanParty *party);
/* Never empty. */
const char *
fw_sign_party_get_name (const FwPlanParty *party);
/* "Issued by …, valid until …". */
char *
fw_sign_info_dup_text (const FwSignInfo *info);

G_END_DECLS
