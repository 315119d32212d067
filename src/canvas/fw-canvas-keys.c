/* fw-canvas-keys.c: a canvas by keyboard alone.
 *
 * Arrows walk along relations; Ctrl with an arrow adds there, Shift with one nudges;
 * Page Up and Down go through all in the order of reading.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "canvas/fw-announce.h"
#include "canvas/fw-canvas-private.h"

static gboolean
get_way (guint keyval, FwSceneWay *way)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *way = FW_WAY_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *way = FW_WAY_DOWN;
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *way = FW_WAY_LEFT;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *way = FW_WAY_RIGHT;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
walk (FwCanvas *self, const char *id, FwSceneWay way)
{
  const char *to
      = id != NULL ? fw_scene_walk (self->scene, id, way) : fw_scene_step (self->scene, NULL, TRUE);

  if (to != NULL)
    {
      fw_canvas_focus_item (self, to);
      return;
    }
  fw_announce (GTK_WIDGET (self), _ ("Nothing further this way"));
  fw_canvas_emit (self, "way-ended", id, (int) way);
}

/* The same signal as at the end of a drag, so that undo is the same. */
static void
nudge (FwCanvas *self, FwSceneWay way)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (self->scene);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (FwCanvasMove));
  double dx = way == FW_WAY_LEFT ? -FW_CANVAS_NUDGE : way == FW_WAY_RIGHT ? FW_CANVAS_NUDGE : 0;
  double dy = way == FW_WAY_UP ? -FW_CANVAS_NUDGE : way == FW_WAY_DOWN ? FW_CANVAS_NUDGE : 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      FwSceneItem *item = fw_scene_find (self->scene, ids[i]);
      graphene_point_t from = fw_scene_item_get_centre (item);
      FwCanvasMove move = {ids[i], from.x, from.y, from.x + dx, from.y + dy};

      if (!(item->flags & FW_ITEM_MOVABLE))
        continue;
      fw_scene_move (self->scene, ids[i], dx, dy);
      g_array_append_val (moves, move);
    }
  if (moves->len > 0)
    fw_canvas_emit (self, "items-moved", moves->data, moves->len);
}

static void
step (FwCanvas *self, const char *id, gboolean forward)
{
  const char *to = fw_scene_step (self->scene, id, forward);

  if (to != NULL)
    fw_canvas_focus_item (self, to);
  else
    fw_announce (GTK_WIDGET (self),
                 forward ? _ ("This was the last one") : _ ("This was the first one"));
}

static void
open_menu (FwCanvas *self, const char *id)
{
  GdkRectangle at = {0, 0, 1, 1};

  if (id != NULL)
    fw_canvas_get_item_rect (self, id, &at);
  fw_canvas_emit (self, "item-menu", id, &at);
}

static gboolean
zoom_key (FwCanvas *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      fw_canvas_set_zoom (self, self->zoom * 1.2);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      fw_canvas_set_zoom (self, self->zoom / 1.2);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      fw_canvas_zoom_to_fit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
select_all (FwCanvas *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);

      if (item->flags & FW_ITEM_FOCUSABLE && item->points == NULL)
        g_strv_builder_add (builder, item->id);
    }
  ids = g_strv_builder_end (builder);
  fw_scene_select (self->scene, (const char *const *) ids);
}

static gboolean
escape (FwCanvas *self)
{
  if (self->drag != FW_DRAG_NONE)
    fw_canvas_cancel_drag (self);
  else if (self->tool != FW_TOOL_SELECT && self->tool != FW_TOOL_PAN)
    fw_canvas_emit (self, "tool-done");
  else if (fw_scene_get_n_selected (self->scene) > 0)
    fw_scene_select (self->scene, NULL);
  else
    return FALSE;
  return TRUE;
}

static gboolean
arrow_key (FwCanvas *self, const char *id, FwSceneWay way, GdkModifierType state)
{
  if (state & GDK_ALT_MASK)
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    {
      if (id != NULL && !self->read_only)
        fw_canvas_emit (self, "quick-add", id, (int) way);
    }
  else if (state & GDK_SHIFT_MASK)
    {
      if (!self->read_only)
        nudge (self, way);
    }
  else
    walk (self, id, way);
  return TRUE;
}

static gboolean
plain_key (FwCanvas *self, const char *id, guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step (self, id, keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      step (self, NULL, TRUE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      step (self, NULL, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (id != NULL)
        fw_canvas_emit (self, "item-activated", id);
      return id != NULL;
    case GDK_KEY_Menu:
      open_menu (self, id);
      return TRUE;
    case GDK_KEY_F10:
      if (!(state & GDK_SHIFT_MASK))
        return FALSE;
      open_menu (self, id);
      return TRUE;
    case GDK_KEY_F2:
      if (id != NULL)
        fw_canvas_edit_label (self, id);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (!self->read_only && fw_scene_get_n_selected (self->scene) > 0)
        fw_canvas_emit (self, "delete-requested");
      return TRUE;
    case GDK_KEY_Escape:
      return escape (self);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                FwCanvas *self)
{
  const char *id = fw_canvas_get_focused (self);
  FwSceneWay way;

  if (self->scene == NULL || (self->editor != NULL && gtk_widget_get_visible (self->editor)))
    return GDK_EVENT_PROPAGATE;
  state &= GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK;
  if (get_way (keyval, &way))
    return arrow_key (self, id, way, state);
  if (state & GDK_CONTROL_MASK)
    {
      if (keyval == GDK_KEY_a)
        {
          select_all (self);
          return GDK_EVENT_STOP;
        }
      return zoom_key (self, keyval);
    }
  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_space)
    {
      /* Held, it moves the view with the pointer; tapped, it opens the menu. */
      if (!self->space)
        self->space_used = FALSE;
      self->space = TRUE;
      return GDK_EVENT_STOP;
    }
  return plain_key (self, id, keyval, state);
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 FwCanvas *self)
{
  if (keyval != GDK_KEY_space || !self->space)
    return;
  self->space = FALSE;
  if (!self->space_used && self->scene != NULL)
    open_menu (self, fw_canvas_get_focused (self));
}

void
fw_canvas_add_keys (FwCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
