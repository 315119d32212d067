/* fw-canvas-tools.c: what pointer, touch and pen do on a canvas.
 *
 *   press ── on an item ──── select, then drag: MOVE (CONNECT with that tool)
 *        └── on the ground ─ BAND, LASSO, ADD by tool; by touch: PAN
 *   middle button, or Space held: PAN whatever the tool
 */
#include "config.h"

#include <math.h>

#include "canvas/fw-canvas-private.h"

#define REACH 8.0 /* of a line, on the screen */
#define TOUCH_REACH 16.0
#define SNAP 6.0
#define LASSO_STEP 3.0

static graphene_point_t
scene_point (FwCanvas *self, double x, double y)
{
  double scene_x, scene_y;

  fw_canvas_to_scene (self, x, y, &scene_x, &scene_y);
  return GRAPHENE_POINT_INIT ((float) scene_x, (float) scene_y);
}

static FwSceneItem *
pick (FwCanvas *self, const FwCanvasInput *input, double x, double y)
{
  graphene_point_t point = scene_point (self, x, y);

  if (self->scene == NULL)
    return NULL;
  return fw_scene_pick (self->scene, &point, (input->touch ? TOUCH_REACH : REACH) / self->zoom);
}

/* --- moving ---------------------------------------------------------------------------- */

static void
start_move (FwCanvas *self)
{
  g_auto (GStrv) selection = fw_scene_dup_selection (self->scene);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_array_set_size (self->drag_points, 0);
  for (guint i = 0; selection[i] != NULL; i++)
    {
      FwSceneItem *item = fw_scene_find (self->scene, selection[i]);
      graphene_point_t centre = fw_scene_item_get_centre (item);

      if (!(item->flags & FW_ITEM_MOVABLE))
        continue;
      g_strv_builder_add (ids, item->id);
      g_array_append_val (self->drag_points, centre);
    }
  g_clear_pointer (&self->drag_ids, g_strfreev);
  self->drag_ids = g_strv_builder_end (ids);
  self->drag_body = fw_scene_find (self->scene, self->drag_id)->body;
  self->drag_dx = self->drag_dy = 0;
  self->drag = FW_DRAG_MOVE;
  fw_scene_view_set_dragging (self->view, TRUE);
  fw_canvas_update_quick (self);
}

static void
move_to (FwCanvas *self, double dx, double dy)
{
  fw_scene_drag (self->scene, (const char *const *) self->drag_ids, dx, dy);
  self->drag_dx = dx;
  self->drag_dy = dy;
}

static void
update_move (FwCanvas *self, gboolean free)
{
  double dx = self->drag_at.x - self->drag_start.x, dy = self->drag_at.y - self->drag_start.y;
  double snap_x = 0, snap_y = 0;
  graphene_rect_t moved = self->drag_body;

  g_array_set_size (self->guides, 0);
  graphene_rect_offset (&moved, (float) dx, (float) dy);
  if (!free)
    fw_scene_snap (self->scene, &moved, (const char *const *) self->drag_ids, SNAP / self->zoom,
                   &snap_x, &snap_y, self->guides);
  move_to (self, dx + snap_x, dy + snap_y);
}

static void
finish_move (FwCanvas *self)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (FwCanvasMove));
  gboolean moved = hypot (self->drag_dx, self->drag_dy) > 0.5;

  for (guint i = 0; self->drag_ids[i] != NULL; i++)
    {
      graphene_point_t from = g_array_index (self->drag_points, graphene_point_t, i);
      FwCanvasMove move
          = {self->drag_ids[i], from.x, from.y, from.x + self->drag_dx, from.y + self->drag_dy};

      g_array_append_val (moves, move);
    }
  if (!moved)
    move_to (self, 0, 0);
  self->drag = FW_DRAG_NONE;
  fw_scene_view_set_dragging (self->view, FALSE);
  g_array_set_size (self->guides, 0);
  fw_canvas_update_quick (self);
  if (moved)
    fw_canvas_emit (self, "items-moved", moves->data, moves->len);
}

void
fw_canvas_cancel_drag (FwCanvas *self)
{
  FwCanvasDrag drag = self->drag;

  if (drag == FW_DRAG_MOVE && self->scene != NULL)
    {
      move_to (self, 0, 0);
      fw_scene_view_set_dragging (self->view, FALSE);
    }
  self->drag = FW_DRAG_NONE;
  g_array_set_size (self->guides, 0);
  g_clear_pointer (&self->drag_target, g_free);
  if (drag != FW_DRAG_NONE)
    {
      fw_canvas_update_quick (self);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* --- drag ------------------------------------------------------------------------------- */

void
fw_canvas_pan (FwCanvas *self)
{
  self->drag = FW_DRAG_PAN;
  for (guint axis = 0; axis < 2; axis++)
    self->drag_from[axis]
        = self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

gboolean
fw_canvas_press (FwCanvas *self, const FwCanvasInput *input, double x, double y)
{
  FwSceneItem *item;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->press = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->drag_start = self->drag_at = scene_point (self, x, y);
  g_clear_pointer (&self->drag_id, g_free);
  if (self->scene == NULL || self->space || self->tool == FW_TOOL_PAN)
    {
      self->space_used = TRUE;
      fw_canvas_pan (self);
      return TRUE;
    }
  item = pick (self, input, x, y);
  /* A finger on the ground moves the view: that is the scrolled window's. */
  if (item == NULL && self->tool == FW_TOOL_SELECT && input->touch)
    return FALSE;
  g_set_str (&self->drag_id, item != NULL ? item->id : NULL);
  self->drag = FW_DRAG_PRESSED;
  return TRUE;
}

static void
press_item (FwCanvas *self, const FwCanvasInput *input, const char *id)
{
  const char *ids[] = {id, NULL};
  FwSceneItem *item = fw_scene_find (self->scene, id);

  if (item == NULL)
    return;
  if (input->state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK))
    fw_scene_toggle_selected (self->scene, id);
  else if (!item->selected || fw_scene_get_n_selected (self->scene) == 1)
    fw_scene_select (self->scene, ids);
  fw_scene_view_focus_item (self->view, id);
}

/* The pointer left its place: what kind of drag this is. */
static void
decide (FwCanvas *self, const FwCanvasInput *input)
{
  FwSceneItem *item = fw_scene_find (self->scene, self->drag_id);

  g_array_set_size (self->drag_points, 0);
  switch (self->tool)
    {
    case FW_TOOL_CONNECT:
      self->drag = item != NULL && item->flags & FW_ITEM_CONNECTABLE && !self->read_only
                       ? FW_DRAG_CONNECT
                       : FW_DRAG_NONE;
      break;
    case FW_TOOL_LASSO:
      self->drag = self->read_only ? FW_DRAG_NONE : FW_DRAG_LASSO;
      g_array_append_val (self->drag_points, self->drag_start);
      break;
    case FW_TOOL_SELECT:
      if (item == NULL)
        {
          self->drag = FW_DRAG_BAND;
          break;
        }
      if (!item->selected)
        press_item (self, input, item->id);
      if (item->flags & FW_ITEM_MOVABLE && !self->read_only && item->selected)
        start_move (self);
      else
        self->drag = FW_DRAG_NONE;
      break;
    case FW_TOOL_ADD:
    case FW_TOOL_PAN:
    default:
      break;
    }
}

static void
update_target (FwCanvas *self, const FwCanvasInput *input, double x, double y)
{
  FwSceneItem *target = pick (self, input, x, y);

  g_set_str (&self->drag_target, target != NULL && target->flags & FW_ITEM_CONNECTABLE
                                         && g_strcmp0 (target->id, self->drag_id) != 0
                                     ? target->id
                                     : NULL);
}

gboolean
fw_canvas_drag_by (FwCanvas *self, const FwCanvasInput *input, double dx, double dy)
{
  double x = self->press.x + dx, y = self->press.y + dy;
  gboolean begun = FALSE;

  if (self->drag == FW_DRAG_NONE)
    return FALSE;
  if (self->drag == FW_DRAG_PAN)
    {
      for (guint axis = 0; axis < 2; axis++)
        if (self->adjustments[axis] != NULL)
          gtk_adjustment_set_value (self->adjustments[axis],
                                    self->drag_from[axis] - (axis == 0 ? dx : dy));
      return FALSE;
    }
  if (self->drag == FW_DRAG_PRESSED)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return FALSE;
      begun = TRUE;
      decide (self, input);
    }
  self->drag_at = scene_point (self, x, y);
  if (self->drag == FW_DRAG_MOVE)
    update_move (self, (input->state & GDK_ALT_MASK) != 0);
  else if (self->drag == FW_DRAG_CONNECT)
    update_target (self, input, x, y);
  else if (self->drag == FW_DRAG_LASSO)
    {
      graphene_point_t last
          = g_array_index (self->drag_points, graphene_point_t, self->drag_points->len - 1);

      if (hypot (last.x - self->drag_at.x, last.y - self->drag_at.y) > LASSO_STEP / self->zoom)
        g_array_append_val (self->drag_points, self->drag_at);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return begun;
}

static void
finish_band (FwCanvas *self, gboolean add)
{
  graphene_rect_t band = {.origin = self->drag_start,
                          .size = GRAPHENE_SIZE_INIT (self->drag_at.x - self->drag_start.x,
                                                      self->drag_at.y - self->drag_start.y)};
  g_auto (GStrv) ids = NULL;

  graphene_rect_normalize (&band);
  ids = fw_scene_find_in (self->scene, &band);
  if (add)
    {
      g_auto (GStrv) before = fw_scene_dup_selection (self->scene);
      g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

      g_strv_builder_addv (all, (const char **) before);
      g_strv_builder_addv (all, (const char **) ids);
      g_strfreev (ids);
      ids = g_strv_builder_end (all);
    }
  fw_scene_select (self->scene, (const char *const *) ids);
  if (ids[0] != NULL)
    fw_scene_view_focus_item (self->view, ids[0]);
}

static void
click (FwCanvas *self, const FwCanvasInput *input)
{
  if (self->tool == FW_TOOL_ADD && !self->read_only)
    {
      fw_canvas_emit (self, "add-requested", (double) self->drag_start.x,
                      (double) self->drag_start.y);
      fw_canvas_emit (self, "tool-done");
    }
  else if (self->drag_id != NULL)
    press_item (self, input, self->drag_id);
  else if (!(input->state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
    fw_scene_select (self->scene, NULL);
}

void
fw_canvas_release (FwCanvas *self, const FwCanvasInput *input)
{
  FwCanvasDrag drag = self->drag;
  g_autofree char *from = g_strdup (self->drag_id);
  g_autofree char *to = g_steal_pointer (&self->drag_target);

  if (drag == FW_DRAG_MOVE)
    {
      finish_move (self);
      return;
    }
  self->drag = FW_DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  switch (drag)
    {
    case FW_DRAG_PRESSED:
      click (self, input);
      break;
    case FW_DRAG_BAND:
      finish_band (self, (input->state & GDK_SHIFT_MASK) != 0);
      break;
    case FW_DRAG_CONNECT:
      fw_canvas_emit (self, "items-connected", from, to);
      fw_canvas_emit (self, "tool-done");
      break;
    case FW_DRAG_LASSO:
      {
        g_auto (GStrv) ids = fw_scene_find_in_lasso (
            self->scene, (const graphene_point_t *) self->drag_points->data,
            self->drag_points->len);

        if (ids[0] != NULL)
          fw_canvas_emit (self, "lasso-drawn", ids);
        fw_canvas_emit (self, "tool-done");
        break;
      }
    case FW_DRAG_PAN:
      fw_canvas_set_tool (self, self->tool);
      break;
    default:
      break;
    }
}

/* --- clicks ------------------------------------------------------------------------------ */

void
fw_canvas_activate_at (FwCanvas *self, const FwCanvasInput *input, double x, double y)
{
  FwSceneItem *item = self->tool == FW_TOOL_SELECT ? pick (self, input, x, y) : NULL;

  if (item == NULL)
    return;
  fw_canvas_cancel_drag (self);
  fw_canvas_emit (self, "item-activated", item->id);
}

void
fw_canvas_menu_at (FwCanvas *self, const FwCanvasInput *input, double x, double y)
{
  FwSceneItem *item;
  GdkRectangle at = {(int) x, (int) y, 1, 1};

  fw_canvas_cancel_drag (self);
  item = pick (self, input, x, y);
  if (item != NULL && !item->selected)
    fw_canvas_focus_item (self, item->id);
  else if (item != NULL)
    fw_scene_view_focus_item (self->view, item->id);
  fw_canvas_emit (self, "item-menu", item != NULL ? item->id : NULL, &at);
}

/* --- two fingers --------------------------------------------------------------------------- */

void
fw_canvas_pinch_begin (FwCanvas *self, double x, double y)
{
  fw_canvas_cancel_drag (self);
  self->pinch_zoom = self->zoom;
  self->pinch = scene_point (self, x, y);
}

void
fw_canvas_pinch_to (FwCanvas *self, double scale, double x, double y)
{
  fw_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
  for (guint axis = 0; axis < 2; axis++)
    if (self->adjustments[axis] != NULL)
      gtk_adjustment_set_value (self->adjustments[axis],
                                (axis == 0 ? self->pinch.x : self->pinch.y) * self->zoom
                                    - (axis == 0 ? x : y));
}
