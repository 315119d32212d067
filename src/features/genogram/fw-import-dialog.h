/* fw-import-dialog.h: asks before an imported family is drawn: what comes in, what does
 * not, and person by person who is in the case already. */
#pragma once

#include <adwaita.h>
#include <libdex.h>

#include "exchange/fw-family-merge.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

#define FW_TYPE_IMPORT_DIALOG (fw_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwImportDialog, fw_import_dialog, FW, IMPORT_DIALOG, AdwDialog)

/* Shows the dialog over @widget. Resolves to TRUE when the family shall be drawn; @merge
 * has the choices then. FALSE when the user turned away. @merge and @report live longer. */
DexFuture *
fw_import_dialog_ask (FwFamilyMerge *merge, const FwImportReport *report, GtkWidget *widget);

G_END_DECLS
