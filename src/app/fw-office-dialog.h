#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_OFFICE_DIALOG (fw_office_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwOfficeDialog, fw_office_dialog, FW, OFFICE_DIALOG, AdwDialog)

/* Sets up a new office; emits "created" (folder, login) when the user has
 * confirmed that the recovery key is kept. */
AdwDialog *
fw_office_dialog_new (void);

G_END_DECLS
