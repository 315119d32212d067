/* fw-verify-dialog.h: what signatures and record prove of a PDF: our own, or one from outside. */
#pragma once

#include <adwaita.h>

#include "document/fw-verify-record.h"

G_BEGIN_DECLS

#define FW_TYPE_VERIFY_DIALOG (fw_verify_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwVerifyDialog, fw_verify_dialog, FW, VERIFY_DIALOG, AdwDialog)

/* Of a stored version. */
AdwDialog *
fw_verify_dialog_new (FwVerifyRecord *record);
/* Asks for a file, verifies it and shows what came of it; in a fiber. */
void
fw_verify_await_foreign (GtkWidget *widget);

G_END_DECLS
