/* fw-family-inspector.h: the side of the tab "Family": what is selected, in words, to be
 * changed. A person, a couple or a household; from there one fact of it and back.
 *
 * Main thread; holds the desk and follows it. Signal: left () when the keyboard wants back
 * to the drawing. */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_FAMILY_INSPECTOR (fw_family_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FwFamilyInspector, fw_family_inspector, FW, FAMILY_INSPECTOR, AdwBin)

GtkWidget *
fw_family_inspector_new (FwGenogramDesk *desk);
/* An item of the scene, NULL: nothing is selected. The same again shows it anew. */
void
fw_family_inspector_show (FwFamilyInspector *self, const char *id);
/* The keyboard goes to the first row. */
void
fw_family_inspector_take_focus (FwFamilyInspector *self);

G_END_DECLS
