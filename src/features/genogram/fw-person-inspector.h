/* fw-person-inspector.h: one person of the family: who they are, what contradicts, whose
 * child and partner they are, where they live, resources, problems, health, bonds.
 *
 * Main thread; holds the desk. Signal: fact-opened (int kind, const char *id) when the
 * user wants to see one fact (FwFactKind), item-opened (const char *id) for a couple.
 */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_PERSON_INSPECTOR (fw_person_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FwPersonInspector, fw_person_inspector, FW, PERSON_INSPECTOR, AdwBin)

GtkWidget *
fw_person_inspector_new (FwGenogramDesk *desk);
/* Shows the person of that id; what is typed of the one before is saved. */
void
fw_person_inspector_show (FwPersonInspector *self, const char *id);

G_END_DECLS
