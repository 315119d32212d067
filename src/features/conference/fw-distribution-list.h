/* fw-distribution-list.h: to whom a frozen version went, when and how. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_DISTRIBUTION_LIST (fw_distribution_list_get_type ())
G_DECLARE_FINAL_TYPE (FwDistributionList, fw_distribution_list, FW, DISTRIBUTION_LIST, GtkWidget)

/* Shows the last frozen version's list; empty and hidden before there is one. */
GtkWidget *
fw_distribution_list_new (FwConferenceDesk *desk);

G_END_DECLS
