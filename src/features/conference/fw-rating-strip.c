/* fw-rating-strip.c: see fw-rating-strip.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-rating-strip.h"

#define N_LEVELS 4
#define DISC_EM 1.85 /* diameter by the height of the text */
#define LETTERS_EM 0.78

typedef struct
{
  char *initials;
  int value;
  gboolean apart;
} Mark;

struct _FwRatingStrip
{
  GtkWidget parent_instance;
  GArray *marks; /* of Mark */
  int disc;
};

G_DEFINE_FINAL_TYPE (FwRatingStrip, fw_rating_strip, GTK_TYPE_WIDGET)

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->initials);
}

char *
fw_rating_strip_dup_span (const FwRatingMark *marks, guint n_marks, int *lowest, int *highest)
{
  int low = 0, high = 0;

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].value > 0)
      {
        low = low == 0 ? marks[i].value : MIN (low, marks[i].value);
        high = MAX (high, marks[i].value);
      }
  if (lowest != NULL)
    *lowest = low;
  if (highest != NULL)
    *highest = high;
  if (low == 0)
    return g_strdup ("–");
  return low == high ? g_strdup_printf ("%d", low) : g_strdup_printf ("%d–%d", low, high);
}

/* "Aufsicht und Schutz: Brandt 2, Aydin 3, …; Spanne 2 bis 4; gemeinsam 3" */
static char *
dup_spoken (const char *title, const FwRatingMark *marks, guint n, int agreed)
{
  g_autoptr (GString) text = g_string_new (title);
  int low, high;

  g_free (fw_rating_strip_dup_span (marks, n, &low, &high));
  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i == 0 ? ": " : ", ");
      if (marks[i].value > 0)
        g_string_append_printf (text, "%s %d", marks[i].name, marks[i].value);
      else
        /* Translators: a person who did not judge an area. */
        g_string_append_printf (text, _ ("%s not judged"), marks[i].name);
    }
  if (low > 0)
    /* Translators: lowest and highest of several values. */
    g_string_append_printf (text, _ ("; span %1$d to %2$d"), low, high);
  if (agreed > 0)
    g_string_append_printf (text, _ ("; agreed %d"), agreed);
  else
    g_string_append (text, agreed == 0 ? _ ("; agreed: not judged") : _ ("; not agreed yet"));
  return g_strdup (text->str);
}

void
fw_rating_strip_set_disc (FwRatingStrip *self, int diameter)
{
  g_return_if_fail (FW_IS_RATING_STRIP (self));

  if (self->disc == diameter)
    return;
  self->disc = diameter;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
fw_rating_strip_set_marks (FwRatingStrip *self,
                           const char *title,
                           const FwRatingMark *marks,
                           guint n_marks,
                           int agreed)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (FW_IS_RATING_STRIP (self));

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < n_marks; i++)
    {
      Mark mark = {g_strdup (marks[i].initials), marks[i].value, marks[i].apart};

      g_array_append_val (self->marks, mark);
    }
  spoken = dup_spoken (title, marks, n_marks, agreed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_disc (FwRatingStrip *self)
{
  PangoContext *context;
  PangoFontMetrics *metrics;
  double height;

  if (self->disc > 0)
    return self->disc;
  context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  metrics = pango_context_get_metrics (context, NULL, NULL);
  height = (double) (pango_font_metrics_get_ascent (metrics)
                     + pango_font_metrics_get_descent (metrics))
           / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  return height * DISC_EM * LETTERS_EM;
}

static void
draw_disc (FwRatingStrip *self,
           GtkSnapshot *snapshot,
           const Mark *mark,
           double x,
           double y,
           double diameter)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float radius = (float) diameter / 2;
  graphene_rect_t box
      = GRAPHENE_RECT_INIT ((float) x - radius, (float) y - radius, 2 * radius, 2 * radius);
  GskRoundedRect outline;
  GdkRGBA ink, paper, fill, line;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, mark->initials);
  PangoFontDescription *font;
  int width, height;

  gtk_widget_get_color (widget, &ink);
  /* Paper is the opposite of the ink: works in dark as well. */
  paper = ink.red + ink.green + ink.blue > 1.5f ? (GdkRGBA) {0.16f, 0.16f, 0.18f, 1}
                                                : (GdkRGBA) {0.95f, 0.96f, 0.97f, 1};
  ink.alpha = 1;
  fill = mark->apart ? ink : paper;
  line = ink;
  line.alpha = 0.62f;
  gsk_rounded_rect_init_from_rect (&outline, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) {1.2f, 1.2f, 1.2f, 1.2f},
                              (GdkRGBA[4]) {line, line, line, line});
  font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  pango_font_description_set_absolute_size (font, diameter * 0.46 * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x - (float) width / 2,
                                                          (float) y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, mark->apart ? &paper : &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_columns (FwRatingStrip *self, GtkSnapshot *snapshot, double column, double height)
{
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha = 0.22f;
  for (int i = 0; i <= N_LEVELS; i++)
    for (double y = 0; y < height; y += 6)
      gtk_snapshot_append_color (
          snapshot, &color,
          &GRAPHENE_RECT_INIT ((float) (i * column) - (i == N_LEVELS ? 1 : 0), (float) y, 1, 3));
}

static void
fw_rating_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwRatingStrip *self = FW_RATING_STRIP (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double column = width / N_LEVELS, diameter = MIN (get_disc (self), height - 2);
  double left = width, right = 0;
  double places[64];
  GdkRGBA bar;

  draw_columns (self, snapshot, column, height);
  for (guint i = 0; i < self->marks->len && i < G_N_ELEMENTS (places); i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      guint n = 0, before = 0;
      double step;

      if (mark->value < 1 || mark->value > N_LEVELS)
        continue;
      for (guint k = 0; k < self->marks->len; k++)
        if (g_array_index (self->marks, Mark, k).value == mark->value)
          {
            n++;
            before += k < i;
          }
      /* Those of one level overlap where they are many. */
      step = n > 1 ? MIN (diameter * 0.86, (column - diameter - 4) / (n - 1)) : 0;
      places[i] = (mark->value - 0.5) * column + (before - (n - 1) / 2.0) * MAX (step, 3);
      left = MIN (left, places[i]);
      right = MAX (right, places[i]);
    }
  gtk_widget_get_color (widget, &bar);
  bar.alpha = 0.32f;
  if (right > left)
    gtk_snapshot_append_color (
        snapshot, &bar,
        &GRAPHENE_RECT_INIT ((float) left, (float) (height / 2 - 2), (float) (right - left), 4));
  for (guint i = 0; i < self->marks->len && i < G_N_ELEMENTS (places); i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->value >= 1 && mark->value <= N_LEVELS)
        draw_disc (self, snapshot, mark, places[i], height / 2, diameter);
    }
}

static void
fw_rating_strip_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  double disc = get_disc (FW_RATING_STRIP (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (N_LEVELS * disc * 1.4);
      *natural = (int) (N_LEVELS * disc * 3);
    }
  else
    *minimum = *natural = (int) disc + 6;
}

GtkWidget *
fw_rating_strip_new (void)
{
  return g_object_new (FW_TYPE_RATING_STRIP, NULL);
}

static void
fw_rating_strip_finalize (GObject *object)
{
  g_array_unref (FW_RATING_STRIP (object)->marks);
  G_OBJECT_CLASS (fw_rating_strip_parent_class)->finalize (object);
}

static void
fw_rating_strip_class_init (FwRatingStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_rating_strip_finalize;
  widget_class->snapshot = fw_rating_strip_snapshot;
  widget_class->measure = fw_rating_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "ratingstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fw_rating_strip_init (FwRatingStrip *self)
{
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
}
