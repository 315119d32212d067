/* fw-timeline-export-dialog.h: a timeline to a printer or into a file. */
#pragma once

#include <adwaita.h>

#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_EXPORT_DIALOG (fw_timeline_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineExportDialog,
                      fw_timeline_export_dialog,
                      FW,
                      TIMELINE_EXPORT_DIALOG,
                      AdwDialog)

/* @first and @last: what is in view, one of the ranges to choose. */
AdwDialog *
fw_timeline_export_dialog_new (FwTimelineDesk *desk, FwDay first, FwDay last);

G_END_DECLS
