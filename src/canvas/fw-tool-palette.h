/* fw-tool-palette.h: the tools of a canvas in a column, one of them on; each with a
 * key. For a side of a canvas. Main thread.
 *
 * Signals: tool-chosen (const char *name), also when it was chosen before.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_TOOL_PALETTE (fw_tool_palette_get_type ())
G_DECLARE_FINAL_TYPE (FwToolPalette, fw_tool_palette, FW, TOOL_PALETTE, GtkWidget)

GtkWidget *
fw_tool_palette_new (void);
/* @key is the letter that chooses it ("V"; shown in the tooltip); NULL icon: a separator. */
void
fw_tool_palette_add (FwToolPalette *self,
                     const char *name,
                     const char *icon,
                     const char *title,
                     const char *key);
void
fw_tool_palette_set_chosen (FwToolPalette *self, const char *name);
const char *
fw_tool_palette_get_chosen (FwToolPalette *self);
/* Chooses by a letter; FALSE when none has it. */
gboolean
fw_tool_palette_choose_key (FwToolPalette *self, guint keyval);

G_END_DECLS
