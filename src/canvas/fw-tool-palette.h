/* fw-tool-palette.h: the tools of a canvas in a column, one of them on; each with a
 * key. For a side of a canvas. Main thread.
 *
 * It sets the canvas' tool, and is back at the first when one was used or dropped.
 */
#pragma once

#include "canvas/fw-canvas.h"

G_BEGIN_DECLS

#define FW_TYPE_TOOL_PALETTE (fw_tool_palette_get_type ())
G_DECLARE_FINAL_TYPE (FwToolPalette, fw_tool_palette, FW, TOOL_PALETTE, GtkWidget)

typedef struct
{
  const char *name;
  const char *icon;  /* NULL: a separator */
  const char *title; /* to be translated */
  const char *key;   /* the letter that chooses it ("V"; shown in the tooltip), or NULL */
  FwCanvasTool tool;
} FwPaletteTool;

/* @tools is static; the first is on. */
GtkWidget *
fw_tool_palette_new (FwCanvas *canvas, const FwPaletteTool *tools, guint n_tools);
/* Its name. */
const char *
fw_tool_palette_get_chosen (FwToolPalette *self);
/* Chooses by a letter; FALSE when none has it. */
gboolean
fw_tool_palette_choose_key (FwToolPalette *self, guint keyval);

G_END_DECLS
