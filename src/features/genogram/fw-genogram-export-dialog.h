/* fw-genogram-export-dialog.h: what of a genogram goes to paper or into a file. */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_GENOGRAM_EXPORT_DIALOG (fw_genogram_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwGenogramExportDialog,
                      fw_genogram_export_dialog,
                      FW,
                      GENOGRAM_EXPORT_DIALOG,
                      AdwDialog)

/* The day and the layers of @desk are what it starts from. */
AdwDialog *
fw_genogram_export_dialog_new (FwGenogramDesk *desk);

G_END_DECLS
