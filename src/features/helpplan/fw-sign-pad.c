/* fw-sign-pad.c: see fw-sign-pad.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-sign-pad.h"

#define LINE_AT 0.74 /* of the height */
#define MARGIN 32
/* A mouse and most fingers tell no pressure. */
#define USUAL_PRESSURE 0.5

struct _FwSignPad
{
  GtkWidget parent_instance;
  FwHandwriting *ink;
  char *name;
  guint32 began; /* ms, of the first point */
};

G_DEFINE_FINAL_TYPE (FwSignPad, fw_sign_pad, GTK_TYPE_WIDGET)

static guint changed_signal;

static double
get_pressure (GtkGestureStylus *gesture)
{
  double pressure;

  /* Without a pen the axis may be there and tell nothing. */
  if (gtk_gesture_stylus_get_device_tool (gesture) == NULL
      || !gtk_gesture_stylus_get_axis (gesture, GDK_AXIS_PRESSURE, &pressure))
    return USUAL_PRESSURE;
  return pressure;
}

static guint32
get_time (FwSignPad *self, GtkGestureStylus *gesture, gboolean first)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));

  if (first && fw_handwriting_is_empty (self->ink))
    self->began = now;
  return now - self->began;
}

static void
down_cb (FwSignPad *self, double x, double y, GtkGestureStylus *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  fw_handwriting_begin (self->ink, x, y, get_pressure (gesture), get_time (self, gesture, TRUE));
}

/* Points that came between two frames count too: a fast hand is not cut. */
static void
motion_cb (FwSignPad *self, double x, double y, GtkGestureStylus *gesture)
{
  g_autofree GdkTimeCoord *backlog = NULL;
  guint n = 0;

  if (gtk_gesture_stylus_get_backlog (gesture, &backlog, &n))
    for (guint i = 0; i < n; i++)
      fw_handwriting_move (self->ink, backlog[i].axes[GDK_AXIS_X], backlog[i].axes[GDK_AXIS_Y],
                           (backlog[i].flags & GDK_AXIS_FLAG_PRESSURE) != 0
                               ? backlog[i].axes[GDK_AXIS_PRESSURE]
                               : USUAL_PRESSURE,
                           backlog[i].time - self->began);
  fw_handwriting_move (self->ink, x, y, get_pressure (gesture), get_time (self, gesture, FALSE));
}

static void
ink_changed_cb (FwSignPad *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
key_cb (FwSignPad *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_BackSpace || (key == GDK_KEY_z && (state & GDK_CONTROL_MASK) != 0))
    fw_handwriting_undo (self->ink);
  else if (key == GDK_KEY_Delete)
    fw_handwriting_clear (self->ink);
  else
    return FALSE;
  return TRUE;
}

FwHandwriting *
fw_sign_pad_get_handwriting (FwSignPad *self)
{
  g_return_val_if_fail (FW_IS_SIGN_PAD (self), NULL);

  return self->ink;
}

void
fw_sign_pad_set_name (FwSignPad *self, const char *name)
{
  g_autofree char *label = NULL;

  g_return_if_fail (FW_IS_SIGN_PAD (self) && name != NULL);

  g_set_str (&self->name, name);
  /* Translators: %s is a person. */
  label = g_strdup_printf (_ ("Signature of %s"), name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("Draw with pen, finger or mouse; Backspace takes the last stroke back, Delete begins "
         "anew. Who does not draw types the name below."),
      -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- painting --------------------------------------------------------------------- */

static void
paint_strokes (cairo_t *cr, FwHandwriting *ink)
{
  guint n;
  const FwSignStroke *strokes = fw_handwriting_get_strokes (ink, &n);

  cairo_set_source_rgb (cr, 0.05, 0.1, 0.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < strokes[i].n_points; k++)
      {
        const FwSignPoint *to = &strokes[i].points[k];
        const FwSignPoint *from = k > 0 ? to - 1 : to;

        cairo_set_line_width (cr, 1 + 4 * (from->pressure + to->pressure) / 2);
        cairo_move_to (cr, from->x, from->y);
        cairo_line_to (cr, to->x, to->y);
        cairo_stroke (cr);
      }
}

static void
fw_sign_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwSignPad *self = FW_SIGN_PAD (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget), y = height * (float) LINE_AT;
  const GdkRGBA white = {1, 1, 1, 1}, line = {0.35f, 0.35f, 0.38f, 1};
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (widget, self->name != NULL ? self->name : "");
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &all);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (MARGIN, y, MAX (width - 2 * MARGIN, 1), 1));
  pango_layout_set_width (layout, (int) (width - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, y + 6));
  gtk_snapshot_append_layout (snapshot, layout, &line);
  gtk_snapshot_restore (snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &all);
  paint_strokes (cr, self->ink);
  cairo_destroy (cr);
}

static void
fw_sign_pad_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : 170;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 210;
}

GtkWidget *
fw_sign_pad_new (void)
{
  return g_object_new (FW_TYPE_SIGN_PAD, NULL);
}

static void
fw_sign_pad_finalize (GObject *object)
{
  FwSignPad *self = FW_SIGN_PAD (object);

  g_object_unref (self->ink);
  g_free (self->name);
  G_OBJECT_CLASS (fw_sign_pad_parent_class)->finalize (object);
}

static void
fw_sign_pad_class_init (FwSignPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_sign_pad_finalize;
  widget_class->snapshot = fw_sign_pad_snapshot;
  widget_class->measure = fw_sign_pad_measure;
  changed_signal = g_signal_new ("changed", FW_TYPE_SIGN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "signpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fw_sign_pad_init (FwSignPad *self)
{
  GtkGesture *stylus = gtk_gesture_stylus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->ink = fw_handwriting_new ();
  g_signal_connect_object (self->ink, "changed", G_CALLBACK (ink_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_gesture_stylus_set_stylus_only (GTK_GESTURE_STYLUS (stylus), FALSE);
  /* The pen draws; no page scrolls and no dialog moves below it. */
  gtk_gesture_single_set_exclusive (GTK_GESTURE_SINGLE (stylus), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (stylus), GTK_PHASE_CAPTURE);
  g_signal_connect_object (stylus, "down", G_CALLBACK (down_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stylus, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (stylus));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}
