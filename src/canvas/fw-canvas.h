/* fw-canvas.h: shows a scene, to be moved about in, touched, walked and changed.
 *
 *   FwCanvas (GtkScrollable: camera, gestures, tool, keys)
 *    ├ FwSceneView (one child under the zoom; draws what has no widget)
 *    │   └ FwItemView (a thin widget for each focusable item in view and the focused one)
 *    └ unscaled: rubber band, guides, handles, text being typed
 *
 * Put it into a GtkScrolledWindow. It changes no data: it emits what the user did,
 * and shows what the scene then holds. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#include "draw/fw-scene-painter.h"

G_BEGIN_DECLS

#define FW_TYPE_CANVAS (fw_canvas_get_type ())
G_DECLARE_FINAL_TYPE (FwCanvas, fw_canvas, FW, CANVAS, GtkWidget)

typedef enum
{
  FW_TOOL_SELECT,  /* select, drag, rubber band */
  FW_TOOL_CONNECT, /* drag from item to item */
  FW_TOOL_LASSO,   /* draw round items */
  FW_TOOL_ADD,     /* click where something new shall stand */
  FW_TOOL_PAN,     /* read only: drag moves the view */
} FwCanvasTool;

typedef struct
{
  const char *id;
  double from_x, from_y, to_x, to_y; /* middle of the body */
} FwCanvasMove;

/* Signals (ids are borrowed strings):
 *   items-moved (const FwCanvasMove *moves, guint n_moves)   a drag or nudge ended
 *   items-connected (const char *from, const char *to)       to is NULL when it ended nowhere
 *   lasso-drawn (char **ids)                                 of the items within
 *   add-requested (double x, double y)                       a place of the scene
 *   quick-add (const char *id, FwSceneWay way)               an arrow or Ctrl+arrow
 *   item-activated (const char *id)                          Enter, double click
 *   item-menu (const char *id, const GdkRectangle *at)       Space, Menu, right click; id may be NULL
 *   label-edited (const char *id, const char *text)          typed in place
 *   delete-requested ()                                      of the selection
 *   focus-changed (const char *id)                           may be NULL
 *   way-ended (const char *id, FwSceneWay way)               an arrow key leads nowhere
 *   tool-done ()                                             a tool was used once or dropped with Esc
 */
GtkWidget *
fw_canvas_new (void);
/* @scene may be NULL. */
void
fw_canvas_set_scene (FwCanvas *self, FwScene *scene);
FwScene *
fw_canvas_get_scene (FwCanvas *self);
/* Static; must be set before the scene. */
void
fw_canvas_set_painter (FwCanvas *self, const FwScenePainter *painter);
/* The context that the canvas draws with: its measure fits what is shown. */
FwDrawContext *
fw_canvas_get_context (FwCanvas *self);
void
fw_canvas_set_tool (FwCanvas *self, FwCanvasTool tool);
FwCanvasTool
fw_canvas_get_tool (FwCanvas *self);
/* Nothing can be moved, added or connected; walking and zooming go on. */
void
fw_canvas_set_read_only (FwCanvas *self, gboolean read_only);
/* Shows arrows round the focused item that emit quick-add; @ways is a set of 1 << FwSceneWay. */
void
fw_canvas_set_quick_add (FwCanvas *self, guint ways);

/* 0.1 … 4; the middle of the view stays. */
void
fw_canvas_set_zoom (FwCanvas *self, double zoom);
double
fw_canvas_get_zoom (FwCanvas *self);
/* Shows all, by default no larger than natural; between the bounds of set_fit. */
void
fw_canvas_zoom_to_fit (FwCanvas *self);
/* What fitting may do: never smaller than @least, where the rest is scrolled to (0: as small
 * as it gets), never larger than @most. */
void
fw_canvas_set_fit (FwCanvas *self, double least, double most);
/* Scrolls as little as needed. */
void
fw_canvas_reveal (FwCanvas *self, const char *id);
/* Gives the item the keyboard focus, and selects it. */
void
fw_canvas_focus_item (FwCanvas *self, const char *id);
/* Borrowed; NULL when none has it. */
const char *
fw_canvas_get_focused (FwCanvas *self);
/* Where the item is on the canvas, for popovers; FALSE when there is none. */
gboolean
fw_canvas_get_item_rect (FwCanvas *self, const char *id, GdkRectangle *rect);
/* A point of the canvas in the scene. */
void
fw_canvas_to_scene (FwCanvas *self, double x, double y, double *scene_x, double *scene_y);
/* Lets the label of the item be typed in place. */
void
fw_canvas_edit_label (FwCanvas *self, const char *id);
/* The items' widgets flash once, to be found. */
void
fw_canvas_flash (FwCanvas *self, const char *id);

G_END_DECLS
