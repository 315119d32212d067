/* fw-completeness-pane.h: beside the page: since last time, completeness, parking lot.
 *
 * Shows "since the last conference" in the steps before the decisions and
 * completeness from there on; the user may look at either at any time.
 *
 * Signal: jump (FwConferenceGap *gap).
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_COMPLETENESS_PANE (fw_completeness_pane_get_type ())
G_DECLARE_FINAL_TYPE (FwCompletenessPane, fw_completeness_pane, FW, COMPLETENESS_PANE, GtkWidget)

GtkWidget *
fw_completeness_pane_new (void);
/* Once, when the desk is loaded. */
void
fw_completeness_pane_set_desk (FwCompletenessPane *self, FwConferenceDesk *desk);
/* "former", "complete", "parking". */
void
fw_completeness_pane_show (FwCompletenessPane *self, const char *view);

G_END_DECLS
