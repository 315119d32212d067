/* fw-estimate-dialog.h: a blind round: each in turn says least, likely and most, sees
 * nobody else's, and hands the device on; together they are one triangle. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_ESTIMATE_DIALOG (fw_estimate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwEstimateDialog, fw_estimate_dialog, FW, ESTIMATE_DIALOG, AdwDialog)

AdwDialog *
fw_estimate_dialog_new (FwStreamDesk *desk, const char *step_id);

G_END_DECLS
