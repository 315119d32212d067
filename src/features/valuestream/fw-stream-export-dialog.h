/* fw-stream-export-dialog.h: the map on paper and into files: PDF, SVG, PNG, draw.io,
 * MAP.json, and its figures and measures as a table. Main thread. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_EXPORT_DIALOG (fw_stream_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamExportDialog,
                      fw_stream_export_dialog,
                      FW,
                      STREAM_EXPORT_DIALOG,
                      AdwDialog)

AdwDialog *
fw_stream_export_dialog_new (FwStreamDesk *desk);
/* A frame with the lanes of the map and empty boxes, to write on by hand. */
void
fw_stream_print_blank (GtkWidget *widget, FwStreamDesk *desk);

G_END_DECLS
