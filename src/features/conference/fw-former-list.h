/* fw-former-list.h: what earlier conferences decided, with its lights, red first. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_FORMER_LIST (fw_former_list_get_type ())
G_DECLARE_FINAL_TYPE (FwFormerList, fw_former_list, FW, FORMER_LIST, GtkWidget)

/* @hide_empty: not to be seen at all where there is nothing. */
GtkWidget *
fw_former_list_new (FwConferenceDesk *desk, gboolean hide_empty);

G_END_DECLS
