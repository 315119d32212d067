/* fw-overview-people.h: who lives where, and who has custody, as rows of the overview's cards. */
#pragma once

#include "domain/fw-overview-repository.h"
#include "features/overview/fw-overview-card.h"

G_BEGIN_DECLS

/* Each household with its people, then those of the family who live in none of them. An address
 * that is blocked is marked, never told. */
void
fw_overview_show_family (FwOverviewCard *card, FwOverview *overview, gint64 case_id);
/* The rights of each child, one line for those who share one ("Custody Emil: Jana, Tom"); what
 * is missing is said, with the next step. Hides the card of a case without a child. */
void
fw_overview_show_rights (FwOverviewCard *card, FwOverview *overview, gint64 case_id);

G_END_DECLS
