/* fw-value-stream-page-canvas.c: the canvas of a map's page: tools, keys, and what the
 * canvas tells becomes acts. */
#include "config.h"

#include <glib/gi18n.h>

#include "canvas/fw-zoom-bar.h"
#include "draw/fw-draw-stream.h"
#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-inspector.h"
#include "features/valuestream/fw-value-stream-page-private.h"
#include "widgets/fw-async.h"

/* --- tools ------------------------------------------------------------------------------- */

static const FwPaletteTool tools[] = {
    {"select", "fw-tool-select-symbolic", N_ ("Select and Move"), "V", FW_TOOL_SELECT},
    {NULL, NULL, NULL, NULL, 0},
    {"work", "fw-stream-push-symbolic", N_ ("Hand-over: Drag from Step to Step"), "U",
     FW_TOOL_CONNECT},
    {"return", "fw-stream-return-symbolic", N_ ("Return: Drag from Step Back to Step"), "R",
     FW_TOOL_CONNECT},
    {"information", "fw-stream-paper-symbolic", N_ ("Information on Paper or Spoken"), "I",
     FW_TOOL_CONNECT},
    {"electronic", "fw-stream-electronic-symbolic", N_ ("Electronic Information"), "L",
     FW_TOOL_CONNECT},
    {"document", "fw-stream-document-symbolic", N_ ("Document"), "D", FW_TOOL_CONNECT},
    {"money", "fw-stream-money-symbolic", N_ ("Money"), "G", FW_TOOL_CONNECT},
};

/* Digits stamp in the mode Waste, letters choose tools in the mode Map. */
static gboolean
key_cb (FwValueStreamPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  FwStreamMode mode = fw_stream_desk_get_mode (self->desk);
  const char *focused = fw_canvas_get_focused (self->canvas);
  guint stamp = keycode - 10; /* the row of digits, with or without Shift */

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_8)
    stamp = keyval - GDK_KEY_1;
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_8)
    stamp = keyval - GDK_KEY_KP_1;
  if (mode == FW_STREAM_MODE_WASTE && stamp < FW_STREAM_N_STAMPS && focused != NULL)
    {
      if (!fw_stream_act_stamp (self->desk, focused, stamp, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1))
        _fw_value_stream_page_say (self, _ ("Here is no stamp of that kind."));
      return GDK_EVENT_STOP;
    }
  return mode == FW_STREAM_MODE_MAP && fw_tool_palette_choose_key (self->palette, keyval);
}

/* --- what the canvas tells ------------------------------------------------------------------ */

static void
items_moved_cb (FwValueStreamPage *self, const FwCanvasMove *moves, guint n_moves)
{
  fw_stream_act_move (self->desk, moves, n_moves);
}

static void
connected_cb (FwValueStreamPage *self, const char *from, const char *to)
{
  const char *tool = fw_tool_palette_get_chosen (self->palette);

  if (to != NULL && tool != NULL && !fw_stream_act_connect (self->desk, from, to, tool))
    _fw_value_stream_page_say (self, _ ("That is so already, or cannot be. Nothing was changed."));
}

static void
quick_add_cb (FwValueStreamPage *self, const char *id, FwSceneWay way)
{
  if (!fw_stream_act_quick_add (self->desk, id, way))
    {
      _fw_value_stream_page_say (self, way == FW_WAY_UP || way == FW_WAY_DOWN
                                           ? _ ("There is no lane on that side.")
                                           : _ ("A step comes behind a step."));
      return;
    }
  if (fw_canvas_get_focused (self->canvas) != NULL)
    fw_canvas_edit_label (self->canvas, fw_canvas_get_focused (self->canvas));
}

static void
activated_cb (FwValueStreamPage *self, const char *id)
{
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  if (fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_MAP)
    fw_stream_inspector_focus (FW_STREAM_INSPECTOR (self->panes[FW_STREAM_MODE_MAP]));
}

static void
menu_cb (FwValueStreamPage *self, const char *id, const GdkRectangle *at)
{
  if (id == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_MAP)
    return;
  fw_canvas_focus_item (self->canvas, id);
  gtk_popover_set_pointing_to (self->menu, at);
  gtk_popover_popup (self->menu);
}

static void
label_edited_cb (FwValueStreamPage *self, const char *id, const char *text)
{
  FwStreamItem *item = fw_stream_scene_find (fw_stream_desk_get_stream (self->desk), id);

  if (item != NULL)
    fw_stream_act_set_text (self->desk, item, FW_STREAM_NAME, text, _ ("Change name"));
}

static void
delete_cb (FwValueStreamPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "stream.delete", NULL);
}

static void
way_ended_cb (FwValueStreamPage *self, const char *id, FwSceneWay way)
{
  fw_ui_announce (GTK_WIDGET (self), way == FW_WAY_RIGHT
                                         ? _ ("The last step. Ctrl and Right adds one.")
                                         : _ ("Nothing stands on that side."));
}

void
_fw_value_stream_page_create_canvas (FwValueStreamPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *zoom_bar = fw_zoom_bar_new ();

  self->canvas = FW_CANVAS (fw_canvas_new ());
  fw_canvas_set_painter (self->canvas, &fw_stream_painter);
  fw_canvas_set_fit (self->canvas, 0.3, 1);
  gtk_scrolled_window_set_child (self->canvas_scroller, GTK_WIDGET (self->canvas));
  self->palette = FW_TOOL_PALETTE (fw_tool_palette_new (self->canvas, tools, G_N_ELEMENTS (tools)));
  adw_bin_set_child (self->palette_bin, GTK_WIDGET (self->palette));
  fw_zoom_bar_set_canvas (FW_ZOOM_BAR (zoom_bar), self->canvas);
  adw_bin_set_child (self->zoom_bin, zoom_bar);
  self->list = FW_CANVAS_LIST (fw_canvas_list_new ());
  gtk_scrolled_window_set_child (self->list_scroller, GTK_WIDGET (self->list));
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->item_menu));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self->canvas));
  g_object_add_weak_pointer (G_OBJECT (self->menu), (gpointer *) &self->menu);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
#define ON(signal, callback)                                                                       \
  g_signal_connect_object (self->canvas, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  ON ("items-moved", items_moved_cb);
  ON ("items-connected", connected_cb);
  ON ("quick-add", quick_add_cb);
  ON ("item-activated", activated_cb);
  ON ("item-menu", menu_cb);
  ON ("label-edited", label_edited_cb);
  ON ("delete-requested", delete_cb);
  ON ("way-ended", way_ended_cb);
#undef ON
  g_signal_connect_object (self->list, "item-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}
