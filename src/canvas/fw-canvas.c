/* fw-canvas.c: see fw-canvas.h. The camera: screen = scene × zoom − adjustment. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "canvas/fw-canvas-private.h"

#define ROOM 0.5 /* of the view, that can be scrolled beyond the drawing */
#define FIT_MARGIN 24.0
#define REVEAL_MARGIN 40.0
#define USUAL_SIZE 14.7 /* pixels of a letter */
#define LARGE_TEXT 1.4
#define SMALLEST_TYPE 5.0 /* below this many pixels names are left out */

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  PROP_ZOOM,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (FwCanvas,
                               fw_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static GParamSpec *zoom_pspec;

GtkWidget *
fw_canvas_new (void)
{
  return g_object_new (FW_TYPE_CANVAS, NULL);
}

void
fw_canvas_emit (FwCanvas *self, const char *signal, ...)
{
  va_list arguments;

  va_start (arguments, signal);
  g_signal_emit_valist (self, g_signal_lookup (signal, FW_TYPE_CANVAS), 0, arguments);
  va_end (arguments);
}

/* --- camera -------------------------------------------------------------------------- */

static double
offset_of (FwCanvas *self, guint axis)
{
  return self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

graphene_point_t
fw_canvas_to_widget (FwCanvas *self, const graphene_point_t *point)
{
  return GRAPHENE_POINT_INIT ((float) (point->x * self->zoom - offset_of (self, 0)),
                              (float) (point->y * self->zoom - offset_of (self, 1)));
}

void
fw_canvas_to_scene (FwCanvas *self, double x, double y, double *scene_x, double *scene_y)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  *scene_x = (x + offset_of (self, 0)) / self->zoom;
  *scene_y = (y + offset_of (self, 1)) / self->zoom;
}

static void
configure (FwCanvas *self, guint axis)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  double size = axis == 0 ? gtk_widget_get_width (GTK_WIDGET (self))
                          : gtk_widget_get_height (GTK_WIDGET (self));
  double lower, upper;

  if (self->adjustments[axis] == NULL || size <= 0)
    return;
  if (self->scene != NULL)
    fw_scene_get_bounds (self->scene, &bounds);
  lower = (axis == 0 ? bounds.origin.x : bounds.origin.y) * self->zoom - size * ROOM;
  upper = (axis == 0 ? bounds.origin.x + bounds.size.width : bounds.origin.y + bounds.size.height)
              * self->zoom
          + size * ROOM;
  gtk_adjustment_configure (self->adjustments[axis], offset_of (self, axis), lower, upper,
                            size * 0.1, size * 0.9, size);
}

static void
apply_detail (FwCanvas *self)
{
  FwDetail detail = self->zoom * 11.4 < SMALLEST_TYPE ? FW_DETAIL_NO_LABELS : FW_DETAIL_FULL;

  if (fw_draw_context_get_detail (self->context) == detail)
    return;
  fw_draw_context_set_detail (self->context, detail);
  fw_scene_view_redraw (self->view);
}

void
fw_canvas_zoom_at (FwCanvas *self, double zoom, double x, double y)
{
  double scene_x, scene_y;

  zoom = CLAMP (zoom, FW_CANVAS_MIN_ZOOM, FW_CANVAS_MAX_ZOOM);
  if (zoom == self->zoom)
    return;
  fw_canvas_to_scene (self, x, y, &scene_x, &scene_y);
  self->zoom = zoom;
  for (guint axis = 0; axis < 2; axis++)
    {
      configure (self, axis);
      if (self->adjustments[axis] != NULL)
        gtk_adjustment_set_value (self->adjustments[axis],
                                  (axis == 0 ? scene_x : scene_y) * zoom - (axis == 0 ? x : y));
    }
  apply_detail (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), zoom_pspec);
}

void
fw_canvas_set_zoom (FwCanvas *self, double zoom)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  self->fit_pending = FALSE;
  fw_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

double
fw_canvas_get_zoom (FwCanvas *self)
{
  g_return_val_if_fail (FW_IS_CANVAS (self), 1);

  return self->zoom;
}

/* How large letters are, to the usual size: who has them larger reads the drawing so. */
static double
get_text_scale (FwCanvas *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double dpi = pango_cairo_context_get_resolution (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  return size / USUAL_SIZE;
}

static void
fit_now (FwCanvas *self)
{
  double text = get_text_scale (self);
  double least = text > LARGE_TEXT ? MAX (self->fit_least, text / 2) : self->fit_least;

  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds;

  self->fit_pending = FALSE;
  if (self->scene == NULL || !fw_scene_get_bounds (self->scene, &bounds))
    return;
  /* Small families are not blown up beyond their natural size. */
  fw_canvas_zoom_at (self,
                     CLAMP (MIN ((width - 2 * FIT_MARGIN) / MAX (bounds.size.width, 1),
                                 (height - 2 * FIT_MARGIN) / MAX (bounds.size.height, 1)),
                            least, MAX (self->fit_most, least)),
                     width / 2, height / 2);
  for (guint axis = 0; axis < 2; axis++)
    {
      double middle = axis == 0 ? bounds.origin.x + bounds.size.width / 2
                                : bounds.origin.y + bounds.size.height / 2;

      configure (self, axis);
      if (self->adjustments[axis] != NULL)
        gtk_adjustment_set_value (self->adjustments[axis],
                                  middle * self->zoom - (axis == 0 ? width : height) / 2);
    }
}

void
fw_canvas_zoom_to_fit (FwCanvas *self)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  self->fit_pending = TRUE;
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    fit_now (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
fw_canvas_set_fit (FwCanvas *self, double least, double most)
{
  g_return_if_fail (FW_IS_CANVAS (self));
  g_return_if_fail (least <= most);

  self->fit_least = least;
  self->fit_most = most;
}

static void
reveal_now (FwCanvas *self, const char *id)
{
  FwSceneItem *item = self->scene != NULL ? fw_scene_find (self->scene, id) : NULL;

  for (guint axis = 0; item != NULL && axis < 2; axis++)
    {
      double start = (axis == 0 ? item->body.origin.x : item->body.origin.y) * self->zoom;
      double size = (axis == 0 ? item->body.size.width : item->body.size.height) * self->zoom;
      double view = axis == 0 ? gtk_widget_get_width (GTK_WIDGET (self))
                              : gtk_widget_get_height (GTK_WIDGET (self));
      double value = offset_of (self, axis);

      if (self->adjustments[axis] == NULL || size + 2 * REVEAL_MARGIN > view)
        continue;
      if (start - REVEAL_MARGIN < value)
        value = start - REVEAL_MARGIN;
      else if (start + size + REVEAL_MARGIN > value + view)
        value = start + size + REVEAL_MARGIN - view;
      gtk_adjustment_set_value (self->adjustments[axis], value);
    }
}

void
fw_canvas_reveal (FwCanvas *self, const char *id)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 && !self->fit_pending)
    reveal_now (self, id);
  else
    g_set_str (&self->reveal, id);
}

/* --- scene ---------------------------------------------------------------------------- */

static void
items_changed_cb (FwScene *scene, GStrv added, GStrv removed, GStrv changed, FwCanvas *self)
{
  if (self->drag == FW_DRAG_MOVE)
    return;
  for (guint axis = 0; axis < 2; axis++)
    configure (self, axis);
  fw_canvas_update_quick (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The arrows stand round what is selected. */
static void
selection_changed_cb (FwScene *scene, FwCanvas *self)
{
  fw_canvas_update_quick (self);
}

void
fw_canvas_set_painter (FwCanvas *self, const FwScenePainter *painter)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  self->painter = painter;
  fw_scene_view_set_painter (self->view, painter);
}

void
fw_canvas_set_scene (FwCanvas *self, FwScene *scene)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  if (self->scene == scene)
    return;
  fw_canvas_cancel_drag (self);
  g_set_object (&self->scene, scene);
  g_signal_group_set_target (self->scene_signals, scene);
  fw_scene_view_set_scene (self->view, scene);
  for (guint axis = 0; axis < 2; axis++)
    configure (self, axis);
  fw_canvas_update_quick (self);
  fw_canvas_zoom_to_fit (self);
}

FwScene *
fw_canvas_get_scene (FwCanvas *self)
{
  g_return_val_if_fail (FW_IS_CANVAS (self), NULL);

  return self->scene;
}

FwDrawContext *
fw_canvas_get_context (FwCanvas *self)
{
  g_return_val_if_fail (FW_IS_CANVAS (self), NULL);

  return self->context;
}

void
fw_canvas_set_tool (FwCanvas *self, FwCanvasTool tool)
{
  static const char *const cursors[] = {NULL, "crosshair", "crosshair", "copy", "grab"};

  g_return_if_fail (FW_IS_CANVAS (self));

  fw_canvas_cancel_drag (self);
  self->tool = tool;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[tool]);
  fw_canvas_update_quick (self);
}

FwCanvasTool
fw_canvas_get_tool (FwCanvas *self)
{
  g_return_val_if_fail (FW_IS_CANVAS (self), FW_TOOL_SELECT);

  return self->tool;
}

void
fw_canvas_set_read_only (FwCanvas *self, gboolean read_only)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  self->read_only = read_only;
  if (read_only)
    fw_canvas_cancel_drag (self);
  fw_canvas_update_quick (self);
}

void
fw_canvas_set_quick_add (FwCanvas *self, guint ways)
{
  g_return_if_fail (FW_IS_CANVAS (self));

  self->quick_ways = ways;
  fw_canvas_update_quick (self);
}

void
fw_canvas_focus_item (FwCanvas *self, const char *id)
{
  const char *ids[] = {id, NULL};

  g_return_if_fail (FW_IS_CANVAS (self));

  if (self->scene == NULL || id == NULL)
    return;
  fw_scene_select (self->scene, ids);
  if (fw_scene_view_focus_item (self->view, id))
    fw_canvas_reveal (self, id);
}

const char *
fw_canvas_get_focused (FwCanvas *self)
{
  g_return_val_if_fail (FW_IS_CANVAS (self), NULL);

  return fw_scene_view_get_focused (self->view);
}

gboolean
fw_canvas_get_item_rect (FwCanvas *self, const char *id, GdkRectangle *rect)
{
  FwSceneItem *item;
  graphene_point_t corner;

  g_return_val_if_fail (FW_IS_CANVAS (self), FALSE);

  item = self->scene != NULL ? fw_scene_find (self->scene, id) : NULL;
  if (item == NULL)
    return FALSE;
  corner = fw_canvas_to_widget (self, &item->body.origin);
  *rect = (GdkRectangle) {(int) corner.x, (int) corner.y,
                          (int) ceil (item->body.size.width * self->zoom),
                          (int) ceil (item->body.size.height * self->zoom)};
  return TRUE;
}

/* --- colours -------------------------------------------------------------------------- */

static void
update_colors (FwCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);

  fw_draw_context_set_palette (
      self->context, contrast ? (dark ? FW_PALETTE_DARK_CONTRAST : FW_PALETTE_LIGHT_CONTRAST)
                     : dark   ? FW_PALETTE_DARK
                              : FW_PALETTE_LIGHT);
  if (!contrast)
    fw_draw_context_set_accent (self->context, accent);
  fw_scene_view_redraw (self->view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_changed_cb (AdwStyleManager *style, GParamSpec *pspec, FwCanvas *self)
{
  update_colors (self);
}

/* --- widget ---------------------------------------------------------------------------- */

static void
value_changed_cb (GtkAdjustment *adjustment, FwCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (FwCanvas *self, guint axis, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && self->adjustments[axis] == adjustment)
    return;
  if (self->adjustments[axis] != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->adjustments[axis], value_changed_cb, self);
      g_clear_object (&self->adjustments[axis]);
    }
  self->adjustments[axis]
      = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect (self->adjustments[axis], "value-changed", G_CALLBACK (value_changed_cb), self);
  configure (self, axis);
}

static void
fw_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwCanvas *self = FW_CANVAS (widget);
  GskTransform *transform;
  graphene_rect_t area;
  double x, y;

  for (guint axis = 0; axis < 2; axis++)
    configure (self, axis);
  if (self->fit_pending)
    fit_now (self);
  if (self->reveal != NULL)
    {
      reveal_now (self, self->reveal);
      g_clear_pointer (&self->reveal, g_free);
    }
  x = round (offset_of (self, 0));
  y = round (offset_of (self, 1));
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) -x, (float) -y));
  transform = gsk_transform_scale (transform, (float) self->zoom, (float) self->zoom);
  area = GRAPHENE_RECT_INIT ((float) (x / self->zoom), (float) (y / self->zoom),
                             (float) (width / self->zoom), (float) (height / self->zoom));
  fw_scene_view_set_visible (self->view, &area, self->zoom);
  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (self->view), width, height, -1, transform);
  fw_canvas_allocate_overlay (self);
}

static void
fw_canvas_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = 120;
  *natural = 400;
}

static void
fw_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwCanvas *self = FW_CANVAS (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &fw_draw_context_get_colors (self->context)->paper,
                             &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->view), snapshot);
  fw_canvas_draw_overlay (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

void
fw_canvas_emit_focus (FwCanvas *self, const char *id)
{
  fw_canvas_update_quick (self);
  fw_canvas_emit (self, "focus-changed", id);
}

static void
focus_moved_cb (FwSceneView *view, const char *id, FwCanvas *self)
{
  fw_canvas_emit_focus (self, id);
}

static void
fw_canvas_realize (GtkWidget *widget)
{
  FwCanvas *self = FW_CANVAS (widget);

  GTK_WIDGET_CLASS (fw_canvas_parent_class)->realize (widget);
  fw_draw_context_set_pango_context (self->context, gtk_widget_get_pango_context (widget));
  update_colors (self);
}

static gboolean
fw_canvas_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FW_CANVAS (widget)->view));
}

static void
fw_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwCanvas *self = FW_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FwCanvas *self = FW_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    case PROP_ZOOM:
      fw_canvas_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_canvas_dispose (GObject *object)
{
  FwCanvas *self = FW_CANVAS (object);

  g_clear_handle_id (&self->flash_source, g_source_remove);
  self->drag = FW_DRAG_NONE;
  g_signal_group_set_target (self->scene_signals, NULL);
  fw_canvas_remove_overlay (self);
  if (self->view != NULL)
    {
      fw_scene_view_set_scene (self->view, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->view));
      self->view = NULL;
    }
  g_clear_object (&self->scene);
  for (guint axis = 0; axis < 2; axis++)
    if (self->adjustments[axis] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[axis], value_changed_cb, self);
        g_clear_object (&self->adjustments[axis]);
      }
  G_OBJECT_CLASS (fw_canvas_parent_class)->dispose (object);
}

static void
fw_canvas_finalize (GObject *object)
{
  FwCanvas *self = FW_CANVAS (object);

  g_object_unref (self->scene_signals);
  g_object_unref (self->context);
  g_array_unref (self->drag_points);
  g_array_unref (self->guides);
  g_strfreev (self->drag_ids);
  g_free (self->drag_id);
  g_free (self->drag_target);
  g_free (self->reveal);
  g_free (self->editing);
  g_free (self->flash_id);
  G_OBJECT_CLASS (fw_canvas_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  const struct
  {
    const char *name;
    guint n;
    GType types[2];
  } all[] = {
      {"items-moved", 2, {G_TYPE_POINTER, G_TYPE_UINT}},
      {"items-connected", 2, {G_TYPE_STRING, G_TYPE_STRING}},
      {"lasso-drawn", 1, {G_TYPE_STRV}},
      {"add-requested", 2, {G_TYPE_DOUBLE, G_TYPE_DOUBLE}},
      {"quick-add", 2, {G_TYPE_STRING, G_TYPE_INT}},
      {"item-activated", 1, {G_TYPE_STRING}},
      {"item-menu", 2, {G_TYPE_STRING, G_TYPE_POINTER}},
      {"label-edited", 2, {G_TYPE_STRING, G_TYPE_STRING}},
      {"delete-requested", 0, {0}},
      {"focus-changed", 1, {G_TYPE_STRING}},
      {"way-ended", 2, {G_TYPE_STRING, G_TYPE_INT}},
      {"tool-done", 0, {0}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_signal_new (all[i].name, FW_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  all[i].n, all[i].types[0], all[i].types[1]);
}

static void
fw_canvas_class_init (FwCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_canvas_dispose;
  object_class->finalize = fw_canvas_finalize;
  object_class->get_property = fw_canvas_get_property;
  object_class->set_property = fw_canvas_set_property;
  widget_class->size_allocate = fw_canvas_size_allocate;
  widget_class->measure = fw_canvas_measure;
  widget_class->snapshot = fw_canvas_snapshot;
  widget_class->realize = fw_canvas_realize;
  widget_class->grab_focus = fw_canvas_grab_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  zoom_pspec
      = g_param_spec_double ("zoom", NULL, NULL, FW_CANVAS_MIN_ZOOM, FW_CANVAS_MAX_ZOOM, 1,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_property (object_class, PROP_ZOOM, zoom_pspec);
  add_signals ();
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_canvas_init (FwCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->zoom = self->fit_most = 1;
  self->drag_points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  self->guides = g_array_new (FALSE, FALSE, sizeof (FwSceneGuide));
  self->context = fw_draw_context_new (FW_PALETTE_LIGHT);
  self->view = fw_scene_view_new (self->context);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_signal_connect_object (self->view, "focus-moved", G_CALLBACK (focus_moved_cb), self, 0);
  self->scene_signals = g_signal_group_new (FW_TYPE_SCENE);
  g_signal_group_connect (self->scene_signals, "items-changed", G_CALLBACK (items_changed_cb),
                          self);
  g_signal_group_connect (self->scene_signals, "selection-changed",
                          G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self, 0);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, 0);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (style_changed_cb), self, 0);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  fw_canvas_add_gestures (self);
  fw_canvas_add_keys (self);
  fw_canvas_add_overlay (self);
}
