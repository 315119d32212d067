/* fw-sign-pane.h: beside a frozen version: its parties, what proves it, what follows it. */
#pragma once

#include <adwaita.h>

#include "document/fw-verify-record.h"

G_BEGIN_DECLS

/* Signal: sign (const char *party). Action: version.sign, version.verify of the page. */
#define FW_TYPE_SIGN_PANE (fw_sign_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwSignPane, fw_sign_pane, FW, SIGN_PANE, AdwBin)

void
fw_sign_pane_show (FwSignPane *self, FwPlanSigning *signing);
/* NULL while it is not known yet. */
void
fw_sign_pane_set_record (FwSignPane *self, FwVerifyRecord *record);

G_END_DECLS
