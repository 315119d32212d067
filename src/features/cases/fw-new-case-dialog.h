#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_NEW_CASE_DIALOG (fw_new_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwNewCaseDialog, fw_new_case_dialog, FW, NEW_CASE_DIALOG, AdwDialog)

/* Asks for a name and the first contact; emits "open" (int64 case id). */
AdwDialog *
fw_new_case_dialog_new (FwStore *store);

G_END_DECLS
