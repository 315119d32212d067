#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_RECOVERY_DIALOG (fw_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwRecoveryDialog, fw_recovery_dialog, FW, RECOVERY_DIALOG, AdwDialog)

/* Sets a new password with the printed recovery key of the office in @folder. */
AdwDialog *
fw_recovery_dialog_new (const char *folder, const char *login);

G_END_DECLS
