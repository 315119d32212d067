/* fw-changes-panel.h: beside a past day of the family: what happened after it, and what
 * was so already but not known. Main thread; holds the desk and follows it.
 *
 * Signal: person-opened (const char *id) for a row that is about somebody. */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_CHANGES_PANEL (fw_changes_panel_get_type ())
G_DECLARE_FINAL_TYPE (FwChangesPanel, fw_changes_panel, FW, CHANGES_PANEL, AdwBin)

GtkWidget *
fw_changes_panel_new (FwGenogramDesk *desk);
/* The day shown, or the family, is another. */
void
fw_changes_panel_refresh (FwChangesPanel *self);

G_END_DECLS
