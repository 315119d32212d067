#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_RESTORE_DIALOG (fw_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwRestoreDialog, fw_restore_dialog, FW, RESTORE_DIALOG, AdwDialog)

/* Restores a backup as a new office; emits "restored" (folder, login). */
AdwDialog *fw_restore_dialog_new (void);

G_END_DECLS
