/* fw-clearing-finish.h: finishing the report of a clearing, correcting it, and its versions. */
#pragma once

#include "features/clearing/fw-clearing-preview.h"
#include "widgets/fw-frozen-view.h"

G_BEGIN_DECLS

/* In a fiber, after what was typed is stored: asks, says what is empty, and finishes. The id of
 * the frozen document; 0 when the user turned away or with an error. */
gint64
fw_clearing_await_finish (GtkWidget *widget,
                          FwStore *store,
                          const FwClearing *clearing,
                          FwForm *form,
                          FwClearingPreview *preview,
                          GError **error);
/* In a fiber: asks what was wrong and opens the report again. FALSE: nothing happened. */
gboolean
fw_clearing_await_correction (GtkWidget *widget,
                              FwStore *store,
                              const FwClearing *clearing,
                              GError **error);
/* In a fiber: logs the reading of row @row of @versions, loads it and shows it in @view.
 * FALSE with an error. */
gboolean
fw_clearing_await_version (FwFrozenView *view,
                           FwStore *store,
                           gint64 case_id,
                           FwResult *versions,
                           guint row,
                           GError **error);
/* "Version 1, finished 6/2/2026 10:12 by S. Brandt" */
char *
fw_clearing_dup_version (FwResult *versions, guint row);

G_END_DECLS
