/* fw-scan-dialog.h: the scan of a signed paper, as it was attached. Opening it is logged. */
#pragma once

#include <adwaita.h>

#include "domain/fw-plan-signature.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_SCAN_DIALOG (fw_scan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwScanDialog, fw_scan_dialog, FW, SCAN_DIALOG, AdwDialog)

/* @what names the version in the access log. */
AdwDialog *
fw_scan_dialog_new (FwStore *store, gint64 case_id, const char *what, const FwPlanParty *party);

G_END_DECLS
