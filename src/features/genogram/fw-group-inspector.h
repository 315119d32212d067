/* fw-group-inspector.h: a couple or a household of the family: its events and children,
 * or its name and members. Main thread; holds the desk. Signal: fact-opened as the
 * person's inspector has it. */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_GROUP_INSPECTOR (fw_group_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FwGroupInspector, fw_group_inspector, FW, GROUP_INSPECTOR, AdwBin)

GtkWidget *
fw_group_inspector_new (FwGenogramDesk *desk);
/* FALSE when @id is neither a couple nor a household. */
gboolean
fw_group_inspector_show (FwGroupInspector *self, const char *id);

G_END_DECLS
