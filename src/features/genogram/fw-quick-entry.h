/* fw-quick-entry.h: the family typed as a line of text: shown while it is typed, drawn
 * with Enter, dropped with Escape. Main thread; holds the desk. */
#pragma once

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_QUICK_ENTRY (fw_quick_entry_get_type ())
G_DECLARE_FINAL_TYPE (FwQuickEntry, fw_quick_entry, FW, QUICK_ENTRY, GtkWidget)

GtkWidget *
fw_quick_entry_new (FwGenogramDesk *desk);

G_END_DECLS
