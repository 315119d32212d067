/* fw-case-dialog.h: the properties of a case: name, number, who is responsible, what must be known.
 *
 * Everything saves itself and can be undone here, closing and handing over too.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_CASE_DIALOG (fw_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwCaseDialog, fw_case_dialog, FW, CASE_DIALOG, AdwDialog)

AdwDialog *
fw_case_dialog_new (FwStore *store, gint64 case_id);

G_END_DECLS
