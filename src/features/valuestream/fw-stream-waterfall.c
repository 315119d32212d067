/* fw-stream-waterfall.c: see fw-stream-waterfall.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "draw/fw-draw-stream.h"
#include "features/valuestream/fw-stream-waterfall.h"
#include "scene/fw-genogram-signs.h"

#define HEIGHT 230
#define TOP 26.0
#define BOTTOM 34.0
#define LEAST_SLOT 46.0

typedef struct
{
  char *name, *value;
  double from, to; /* working days */
  gboolean whole, off;
} Bar;

struct _FwStreamWaterfallView
{
  GtkWidget parent_instance;
  FwDrawContext *context;
  GArray *bars; /* Bar */
  double most, goal;
};

G_DEFINE_FINAL_TYPE (FwStreamWaterfallView, fw_stream_waterfall_view, GTK_TYPE_WIDGET)

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->name);
  g_free (bar->value);
}

static void
add_bar (FwStreamWaterfallView *self,
         const char *name,
         double from,
         double to,
         gboolean whole,
         gboolean off,
         double delta)
{
  Bar bar = {g_strdup (name), NULL, from, to, whole, off};

  bar.value = isnan (delta) ? g_strdup ("?")
              : whole       ? g_strdup_printf ("%.2f", delta)
                            : g_strdup_printf ("%s%.2f", delta < 0 ? "−" : "+", fabs (delta));
  self->most = MAX (self->most, MAX (from, to));
  g_array_append_val (self->bars, bar);
}

void
fw_stream_waterfall_view_set (FwStreamWaterfallView *self,
                              const FwStreamWaterfall *waterfall,
                              double day_s,
                              double goal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (FW_IS_STREAM_WATERFALL_VIEW (self));

  g_array_set_size (self->bars, 0);
  self->most = 0;
  self->goal = isnan (goal) ? NAN : waterfall->today * (1 - goal) / day_s;
  add_bar (self, _ ("Today"), 0, waterfall->today / day_s, TRUE, FALSE, waterfall->today / day_s);
  for (guint i = 0; i < waterfall->bars->len; i++)
    {
      const FwStreamBar *bar = &g_array_index (waterfall->bars, FwStreamBar, i);
      g_autofree char *name = g_strdup_printf (_ ("M%u"), i + 1);

      if (bar->on)
        add_bar (self, name, bar->from / day_s, bar->to / day_s, FALSE, FALSE, bar->delta / day_s);
    }
  add_bar (self, _ ("Target"), 0, waterfall->target / day_s, TRUE, FALSE,
           waterfall->target / day_s);
  for (guint i = 0; i < waterfall->bars->len; i++)
    {
      const FwStreamBar *bar = &g_array_index (waterfall->bars, FwStreamBar, i);
      g_autofree char *name = g_strdup_printf (_ ("M%u off"), i + 1);

      if (!bar->on)
        add_bar (self, name, bar->from / day_s, (bar->from + bar->delta) / day_s, FALSE, TRUE,
                 bar->delta / day_s);
    }
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", bar->name, bar->value);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("From today to the target, in working days"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static double
get_y (FwStreamWaterfallView *self, double days)
{
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - TOP - BOTTOM;

  return TOP + room * (1 - (self->most > 0 ? days / self->most : 0));
}

static void
draw_bar (FwStreamWaterfallView *self, GtkSnapshot *snapshot, const Bar *bar, double x, double w)
{
  static const float dashes[] = {4, 3};
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  double a = get_y (self, bar->from), b = get_y (self, bar->to), top = MIN (a, b);
  const GdkRGBA *color = bar->whole             ? &colors->accent
                         : bar->off             ? &colors->dim
                         : bar->to <= bar->from ? &colors->green
                                                : &colors->red;
  GdkRGBA fill = *color;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x + 5, (float) top, (float) w - 10,
                                             (float) MAX (fabs (a - b), 1));
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  FwDrawText value = {bar->value, x + w / 2, top - 6, 11.5, 600, FW_ANCHOR_MIDDLE, 0, 0};
  FwDrawText name = {bar->name,
                     x + w / 2,
                     gtk_widget_get_height (GTK_WIDGET (self)) - BOTTOM + 18,
                     11.5,
                     bar->whole ? 700 : 400,
                     FW_ANCHOR_MIDDLE,
                     0,
                     0};

  if (isnan (a) || isnan (b))
    return;
  fill.alpha = bar->off ? 0 : 0.18f;
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gsk_path_builder_add_rect (builder, &rect);
  path = gsk_path_builder_to_path (builder);
  fw_draw_stream_stroke (snapshot, path, 1.6, dashes, bar->off ? 2 : 0, color);
  fw_draw_text (self->context, snapshot, &value, bar->whole ? &colors->label : color);
  fw_draw_text (self->context, snapshot, &name, &colors->label);
}

static void
fw_stream_waterfall_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const float dashes[] = {6, 4};
  FwStreamWaterfallView *self = FW_STREAM_WATERFALL_VIEW (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  double width = gtk_widget_get_width (widget);
  double slot = self->bars->len > 0 ? width / self->bars->len : width;
  const FwColors *colors;

  fw_draw_context_set_palette (
      self->context, contrast ? (dark ? FW_PALETTE_DARK_CONTRAST : FW_PALETTE_LIGHT_CONTRAST)
                     : dark   ? FW_PALETTE_DARK
                              : FW_PALETTE_LIGHT);
  colors = fw_draw_context_get_colors (self->context);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (self, snapshot, &g_array_index (self->bars, Bar, i), slot * i, slot);
  if (!isnan (self->goal) && self->goal > 0)
    {
      float y = (float) get_y (self, self->goal);
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      g_autofree char *text
          /* Translators: a goal in working days. */
          = g_strdup_printf (_ ("Goal %.2f"), self->goal);
      FwDrawText label = {text, width - 4, y - 5, 11, 600, FW_ANCHOR_END, 3, 0};

      gsk_path_builder_move_to (builder, 0, y);
      gsk_path_builder_line_to (builder, (float) width, y);
      path = gsk_path_builder_to_path (builder);
      fw_draw_stream_stroke (snapshot, path, 1.4, dashes, 2, &colors->red);
      fw_draw_text (self->context, snapshot, &label, &colors->red);
    }
}

static void
fw_stream_waterfall_view_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline)
{
  FwStreamWaterfallView *self = FW_STREAM_WATERFALL_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? HEIGHT
                            : (int) (LEAST_SLOT * MAX (self->bars->len, 1));
}

GtkWidget *
fw_stream_waterfall_view_new (void)
{
  return g_object_new (FW_TYPE_STREAM_WATERFALL, NULL);
}

static void
fw_stream_waterfall_view_finalize (GObject *object)
{
  FwStreamWaterfallView *self = FW_STREAM_WATERFALL_VIEW (object);

  g_object_unref (self->context);
  g_array_unref (self->bars);
  G_OBJECT_CLASS (fw_stream_waterfall_view_parent_class)->finalize (object);
}

static void
fw_stream_waterfall_view_class_init (FwStreamWaterfallViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_stream_waterfall_view_finalize;
  widget_class->snapshot = fw_stream_waterfall_view_snapshot;
  widget_class->measure = fw_stream_waterfall_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fw_stream_waterfall_view_init (FwStreamWaterfallView *self)
{
  self->context = fw_draw_context_new (FW_PALETTE_LIGHT);
  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  self->goal = NAN;
  g_array_set_clear_func (self->bars, clear_bar);
  fw_draw_context_set_pango_context (self->context,
                                     gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}
