/* fw-canvas-overlay.c: what lies over a canvas and does not grow with the zoom: rubber
 * band, lasso, guides, the line being drawn, arrows to add, the label being typed. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "canvas/fw-canvas-private.h"
#include "draw/fw-draw-line.h"

#define QUICK_SIZE 44 /* 28 shown */
#define QUICK_GAP 6
#define FLASH_MS 900

/* --- drawn ------------------------------------------------------------------------------- */

static void
draw_band (FwCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  graphene_point_t from = fw_canvas_to_widget (self, &self->drag_start);
  graphene_point_t to = fw_canvas_to_widget (self, &self->drag_at);
  graphene_rect_t rect
      = {.origin = from, .size = GRAPHENE_SIZE_INIT (to.x - from.x, to.y - from.y)};
  GdkRGBA fill = *accent;
  GskRoundedRect outline;

  graphene_rect_normalize (&rect);
  fill.alpha = 0.15f;
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[]) {1, 1, 1, 1},
                              (GdkRGBA[]) {*accent, *accent, *accent, *accent});
}

static void
draw_lasso (FwCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  const FwNotationLine line = {.width = 2, .dashes = {6, 4}, .n_dashes = 2};
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GdkRGBA fill = *accent;

  for (guint i = 0; i < self->drag_points->len; i++)
    {
      graphene_point_t point
          = fw_canvas_to_widget (self, &g_array_index (self->drag_points, graphene_point_t, i));

      if (i == 0)
        gsk_path_builder_move_to (builder, point.x, point.y);
      else
        gsk_path_builder_line_to (builder, point.x, point.y);
    }
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  fill.alpha = 0.1f;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD, &fill);
  fw_draw_path (snapshot, path, &line, accent);
}

static void
draw_ring (FwCanvas *self, GtkSnapshot *snapshot, const char *id, const GdkRGBA *color)
{
  FwSceneItem *item = fw_scene_find (self->scene, id);
  g_autoptr (GskPath) path = NULL;
  graphene_point_t origin = fw_canvas_to_widget (self, graphene_point_zero ());

  if (item == NULL || self->painter == NULL)
    return;
  path = fw_scene_painter_dup_ring (self->painter, item, item->points != NULL ? 0 : 7);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
  fw_draw_stroke (snapshot, path, 4 / self->zoom, GSK_LINE_CAP_ROUND, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_connection (FwCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  FwSceneItem *from = fw_scene_find (self->scene, self->drag_id);
  FwSceneItem *to = fw_scene_find (self->scene, self->drag_target);
  graphene_point_t start, end;

  if (from == NULL)
    return;
  start = fw_scene_item_get_centre (from);
  end = to != NULL ? fw_scene_item_get_centre (to) : self->drag_at;
  start = fw_canvas_to_widget (self, &start);
  end = fw_canvas_to_widget (self, &end);
  fw_draw_segment (snapshot, start.x, start.y, end.x, end.y, 2.5, GSK_LINE_CAP_ROUND, accent);
  draw_ring (self, snapshot, self->drag_id, accent);
  if (to != NULL)
    draw_ring (self, snapshot, to->id, accent);
}

static void
draw_guides (FwCanvas *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  for (guint i = 0; i < self->guides->len; i++)
    {
      const FwSceneGuide *guide = &g_array_index (self->guides, FwSceneGuide, i);
      graphene_point_t one
          = GRAPHENE_POINT_INIT ((float) (guide->vertical ? guide->at : guide->from),
                                 (float) (guide->vertical ? guide->from : guide->at));
      graphene_point_t other
          = GRAPHENE_POINT_INIT ((float) (guide->vertical ? guide->at : guide->to),
                                 (float) (guide->vertical ? guide->to : guide->at));

      one = fw_canvas_to_widget (self, &one);
      other = fw_canvas_to_widget (self, &other);
      fw_draw_segment (snapshot, one.x, one.y, other.x, other.y, 1, GSK_LINE_CAP_BUTT, color);
    }
}

void
fw_canvas_draw_overlay (FwCanvas *self, GtkSnapshot *snapshot)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);

  if (self->scene != NULL && self->drag == FW_DRAG_BAND)
    draw_band (self, snapshot, &colors->accent);
  else if (self->scene != NULL && self->drag == FW_DRAG_LASSO)
    draw_lasso (self, snapshot, &colors->accent);
  else if (self->scene != NULL && self->drag == FW_DRAG_CONNECT)
    draw_connection (self, snapshot, &colors->accent);
  else if (self->drag == FW_DRAG_MOVE)
    draw_guides (self, snapshot, &colors->red);
  if (self->scene != NULL && self->flash_id != NULL)
    draw_ring (self, snapshot, self->flash_id, &colors->purple);
  for (guint i = 0; i < 4; i++)
    if (self->quick[i] != NULL)
      gtk_widget_snapshot_child (GTK_WIDGET (self), self->quick[i], snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->editor, snapshot);
}

/* --- arrows to add ------------------------------------------------------------------------ */

static void
quick_cb (GtkButton *button, FwCanvas *self)
{
  g_autofree char *id = g_strdup (fw_canvas_get_focused (self));

  for (guint i = 0; i < 4 && id != NULL; i++)
    if (self->quick[i] == GTK_WIDGET (button))
      {
        fw_canvas_emit (self, "quick-add", id, (int) i);
        return;
      }
}

void
fw_canvas_update_quick (FwCanvas *self)
{
  const char *id = self->view != NULL ? fw_canvas_get_focused (self) : NULL;
  FwSceneItem *item = id != NULL ? fw_scene_find (self->scene, id) : NULL;
  gboolean shown = item != NULL && item->flags & FW_ITEM_CONNECTABLE && item->selected
                   && !self->read_only && self->tool == FW_TOOL_SELECT && self->drag != FW_DRAG_MOVE
                   && self->zoom > 0.4;

  for (guint i = 0; i < 4; i++)
    if (self->quick[i] != NULL)
      gtk_widget_set_visible (self->quick[i], shown && self->quick_ways & (1u << i));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
allocate_quick (FwCanvas *self)
{
  GdkRectangle rect;
  const char *id = fw_canvas_get_focused (self);

  if (id == NULL || !fw_canvas_get_item_rect (self, id, &rect))
    return;
  for (guint i = 0; i < 4; i++)
    {
      double x = rect.x + rect.width / 2.0, y = rect.y + rect.height / 2.0;
      double reach_x = rect.width / 2.0 + QUICK_GAP + QUICK_SIZE / 2.0 - 4;
      double reach_y = rect.height / 2.0 + QUICK_GAP + QUICK_SIZE / 2.0 - 4;

      if (self->quick[i] == NULL || !gtk_widget_get_visible (self->quick[i]))
        continue;
      x += i == FW_WAY_LEFT ? -reach_x : i == FW_WAY_RIGHT ? reach_x : 0;
      y += i == FW_WAY_UP ? -reach_y : i == FW_WAY_DOWN ? reach_y : 0;
      gtk_widget_measure (self->quick[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (self->quick[i], QUICK_SIZE, QUICK_SIZE, -1,
                           gsk_transform_translate (
                               NULL, &GRAPHENE_POINT_INIT ((float) round (x - QUICK_SIZE / 2.0),
                                                           (float) round (y - QUICK_SIZE / 2.0))));
    }
}

/* --- the label being typed ------------------------------------------------------------------ */

static void
close_editor (FwCanvas *self, gboolean keep)
{
  g_autofree char *id = g_steal_pointer (&self->editing);
  g_autofree char *text = NULL;

  if (id == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor))));
  gtk_widget_set_visible (self->editor, FALSE);
  fw_scene_view_focus_item (self->view, id);
  if (keep)
    fw_canvas_emit (self, "label-edited", id, text);
}

static void
editor_activate_cb (GtkEntry *entry, FwCanvas *self)
{
  close_editor (self, TRUE);
}

static void
editor_left_cb (GtkEventControllerFocus *controller, FwCanvas *self)
{
  close_editor (self, TRUE);
}

static gboolean
editor_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               FwCanvas *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  close_editor (self, FALSE);
  return GDK_EVENT_STOP;
}

void
fw_canvas_edit_label (FwCanvas *self, const char *id)
{
  FwSceneItem *item;

  g_return_if_fail (FW_IS_CANVAS (self));

  item = self->scene != NULL ? fw_scene_find (self->scene, id) : NULL;
  if (item == NULL || !(item->flags & FW_ITEM_EDITABLE) || self->read_only)
    return;
  close_editor (self, TRUE);
  fw_canvas_reveal (self, id);
  g_set_str (&self->editing, id);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), item->label != NULL ? item->label : "");
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_grab_focus (self->editor);
  gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
allocate_editor (FwCanvas *self)
{
  GdkRectangle rect;
  int width, height;

  if (self->editing == NULL || !fw_canvas_get_item_rect (self, self->editing, &rect))
    return;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MAX (width, 180);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (self->editor, width, height, -1,
                       gsk_transform_translate (
                           NULL, &GRAPHENE_POINT_INIT (rect.x + rect.width / 2.0f - width / 2.0f,
                                                       rect.y + rect.height + 4)));
}

/* --- flash ------------------------------------------------------------------------------------ */

static void
flash_done_cb (gpointer data)
{
  FwCanvas *self = data;

  self->flash_source = 0;
  g_clear_pointer (&self->flash_id, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_canvas_flash (FwCanvas *self, const char *id)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_set_str (&self->flash_id, id);
  fw_canvas_reveal (self, id);
  self->flash_source = g_timeout_add_once (FLASH_MS, flash_done_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- all -------------------------------------------------------------------------------------- */

void
fw_canvas_allocate_overlay (FwCanvas *self)
{
  allocate_quick (self);
  allocate_editor (self);
}

void
fw_canvas_add_overlay (FwCanvas *self)
{
  const char *const names[]
      = {_ ("Add above"), _ ("Add below"), _ ("Add on the left"), _ ("Add on the right")};
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_widget_add_css_class (button, "quick-add");
      /* By keyboard it is Ctrl with an arrow. */
      gtk_widget_set_focusable (button, FALSE);
      gtk_widget_set_visible (button, FALSE);
      g_signal_connect (button, "clicked", G_CALLBACK (quick_cb), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      self->quick[i] = button;
    }
  self->editor = gtk_entry_new ();
  gtk_widget_set_visible (self->editor, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  g_signal_connect (self->editor, "activate", G_CALLBACK (editor_activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (editor_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (editor_left_cb), self);
  gtk_widget_add_controller (self->editor, focus);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
}

void
fw_canvas_remove_overlay (FwCanvas *self)
{
  g_clear_pointer (&self->editing, g_free);
  for (guint i = 0; i < 4; i++)
    g_clear_pointer (&self->quick[i], gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
}
