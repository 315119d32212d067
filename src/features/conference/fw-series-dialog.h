/* fw-series-dialog.h: the calendar of the office: which kind of session comes how often. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_SERIES_DIALOG (fw_series_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwSeriesDialog, fw_series_dialog, FW, SERIES_DIALOG, AdwDialog)

AdwDialog *
fw_series_dialog_new (FwStore *store);

G_END_DECLS
