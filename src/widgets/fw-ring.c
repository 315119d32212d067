/* fw-ring.c: see fw-ring.h.
 *
 * Drawn as two stroked paths in the widget's own colour and the accent, so that
 * dark and high contrast follow. Spoken as a meter.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "widgets/fw-ring.h"

#define MIN_SIZE 22
#define TEXT_SIZE 40

struct _FwRing
{
  GtkWidget parent_instance;
  GtkWidget *label;
  double fraction;
};

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwRing, fw_ring, GTK_TYPE_WIDGET)

static void
fw_ring_update (FwRing *self)
{
  /* 99.6 % is not all: only what is complete says 100 %. */
  int percent = self->fraction >= 1 ? 100 : (int) floor (self->fraction * 100);
  /* Translators: a completeness; %d is a percentage. */
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), percent);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  self->fraction * 100, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_ring_set_fraction (FwRing *self, double fraction)
{
  g_return_if_fail (FW_IS_RING (self));

  fraction = CLAMP (fraction, 0, 1);
  if (G_APPROX_VALUE (self->fraction, fraction, 1e-9))
    return;
  self->fraction = fraction;
  fw_ring_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

double
fw_ring_get_fraction (FwRing *self)
{
  g_return_val_if_fail (FW_IS_RING (self), 0);

  return self->fraction;
}

GtkWidget *
fw_ring_new (void)
{
  return g_object_new (FW_TYPE_RING, NULL);
}

static void
append_arc (GtkSnapshot *snapshot,
            float size,
            float line_width,
            double from,
            double to,
            const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (line_width);
  graphene_point_t centre = GRAPHENE_POINT_INIT (size / 2, size / 2);
  double radius = (size - line_width) / 2;

  if (to - from >= 1)
    gsk_path_builder_add_circle (builder, &centre, (float) radius);
  else
    {
      double end = to * 2 * G_PI - G_PI / 2, start = from * 2 * G_PI - G_PI / 2;

      gsk_path_builder_move_to (builder, (float) (centre.x + radius * cos (start)),
                                (float) (centre.y + radius * sin (start)));
      gsk_path_builder_svg_arc_to (builder, (float) radius, (float) radius, 0, to - from > 0.5,
                                   TRUE, (float) (centre.x + radius * cos (end)),
                                   (float) (centre.y + radius * sin (end)));
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
fw_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwRing *self = FW_RING (widget);
  float size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  float line_width = MAX (3, size / 11);
  g_autoptr (GdkRGBA) accent = NULL;
  GdkRGBA track;

  gtk_widget_get_color (widget, &track);
  track.alpha *= 0.16f;
  accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  append_arc (snapshot, size, line_width, 0, 1, &track);
  if (self->fraction > 0)
    append_arc (snapshot, size, line_width, 0, self->fraction, accent);
  if (gtk_widget_get_child_visible (self->label))
    gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
fw_ring_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  *minimum = *natural = MIN_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
fw_ring_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwRing *self = FW_RING (widget);
  int size = MIN (width, height);
  int label_width, label_height;

  /* What is too small to be read is not there either. */
  gtk_widget_set_child_visible (self->label, size >= TEXT_SIZE);
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, label_width, NULL, &label_height, NULL,
                      NULL);
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) {(size - label_width) / 2, (size - label_height) / 2,
                                              label_width, label_height},
                            -1);
}

static void
fw_ring_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FRACTION)
    g_value_set_double (value, FW_RING (object)->fraction);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_ring_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FRACTION)
    fw_ring_set_fraction (FW_RING (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_ring_dispose (GObject *object)
{
  g_clear_pointer (&FW_RING (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_ring_parent_class)->dispose (object);
}

static void
fw_ring_class_init (FwRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_ring_get_property;
  object_class->set_property = fw_ring_set_property;
  object_class->dispose = fw_ring_dispose;
  widget_class->snapshot = fw_ring_snapshot;
  widget_class->measure = fw_ring_measure;
  widget_class->size_allocate = fw_ring_size_allocate;

  properties[PROP_FRACTION]
      = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
fw_ring_init (FwRing *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Completeness"), -1);
  fw_ring_update (self);
}
