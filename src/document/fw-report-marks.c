/* fw-report-marks.c: lights and rating strips on paper.
 *
 * A light is told by shape, colour and word (handbook CONF-2), so that a fax and
 * a grey copy say the same. Drawings are figures with words of their own.
 */
#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "document/fw-report-marks-private.h"

static const FwInk blue = {0.086, 0.22, 0.435};

#define DOT 13.0
#define DOT_STEP 13.4
#define DOTS_A_LINE 4
#define LANE_PAD 3.0

/* --- lights ------------------------------------------------------------------------ */

static void
draw_red (cairo_t *cr, double s)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, s * 0.12);
  cairo_move_to (cr, s * 0.5, s * 0.1);
  cairo_line_to (cr, s * 0.95, s * 0.9);
  cairo_line_to (cr, s * 0.05, s * 0.9);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0.72, 0.08, 0.12);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, s * 0.12);
  cairo_move_to (cr, s * 0.5, s * 0.38);
  cairo_line_to (cr, s * 0.5, s * 0.62);
  cairo_stroke (cr);
  cairo_arc (cr, s * 0.5, s * 0.78, s * 0.07, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_yellow (cairo_t *cr, double s)
{
  const double r = s * 0.2, a = s * 0.06, b = s * 0.94;

  cairo_arc (cr, b - r, a + r, r, -G_PI_2, 0);
  cairo_arc (cr, b - r, b - r, r, 0, G_PI_2);
  cairo_arc (cr, a + r, b - r, r, G_PI_2, G_PI);
  cairo_arc (cr, a + r, a + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0.93, 0.67, 0.09);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.42, 0.29, 0);
  cairo_set_line_width (cr, s * 0.08);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.16, 0.11, 0);
  cairo_set_line_width (cr, s * 0.1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, s * 0.5, s * 0.5, s * 0.28, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, s * 0.5, s * 0.34);
  cairo_line_to (cr, s * 0.5, s * 0.52);
  cairo_line_to (cr, s * 0.62, s * 0.6);
  cairo_stroke (cr);
}

static void
draw_green (cairo_t *cr, double s)
{
  cairo_arc (cr, s * 0.5, s * 0.5, s * 0.44, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.15, 0.55, 0.33);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.04, 0.33, 0.18);
  cairo_set_line_width (cr, s * 0.08);
  cairo_stroke (cr);
}

static void
draw_done (cairo_t *cr, double s)
{
  cairo_set_source_rgb (cr, 0.06, 0.42, 0.23);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, s * 0.16);
  cairo_move_to (cr, s * 0.12, s * 0.54);
  cairo_line_to (cr, s * 0.4, s * 0.82);
  cairo_line_to (cr, s * 0.9, s * 0.2);
  cairo_stroke (cr);
}

static void
draw_dropped (cairo_t *cr, double s)
{
  cairo_set_source_rgb (cr, 0.36, 0.38, 0.41);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, s * 0.16);
  cairo_move_to (cr, s * 0.16, s * 0.5);
  cairo_line_to (cr, s * 0.84, s * 0.5);
  cairo_stroke (cr);
}

static const struct
{
  const char *name, *word, *colour, *alternative;
  void (*draw) (cairo_t *cr, double size);
} lights[] = {
    {"green", "Grün", "#0d5a34", "Ampel: Grün", draw_green},
    {"yellow", "Gelb", "#6b4700", "Ampel: Gelb", draw_yellow},
    {"red", "Rot", "#a30f1c", "Ampel: Rot", draw_red},
    {"done", "Erledigt", "#0d5a34", "Zeichen: Haken", draw_done},
    {"dropped", "Entfallen", "#4a4f57", "Zeichen: Strich", draw_dropped},
};

static int
find_light (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    if (g_str_equal (lights[i].name, name))
      return (int) i;
  return -1;
}

const char *
_fw_report_get_light_word (const char *light)
{
  int index = find_light (light);

  return index < 0 ? "" : lights[index].word;
}

static void
draw_light (FwBlock *self, cairo_t *cr, double width, double height)
{
  double size = MIN (width, height) * 0.8;

  cairo_translate (cr, 0.4, height * 0.12);
  lights[GPOINTER_TO_INT (self->draw_data)].draw (cr, size);
}

FwBlock *
_fw_report_add_light (FwReport *report,
                      FwBlock *parent,
                      const char *light,
                      double size,
                      const char *word)
{
  int index = find_light (light);
  FwBlock *row, *drawing;

  if (index < 0)
    return _fw_report_add_text (report, parent, FW_REPORT_FONT, size, "P", "–");
  row = fw_block_add (parent, fw_block_new (FW_BLOCK_ROW));
  row->first_width = size * 1.42;
  row->gap = 3;
  row->whole = TRUE;
  drawing = fw_block_add (row, fw_block_new (FW_BLOCK_DRAWING));
  drawing->min_height = size * 1.42;
  drawing->draw_func = draw_light;
  drawing->draw_data = GINT_TO_POINTER (index);
  fw_block_take_alternative (drawing, g_strdup (lights[index].alternative));
  _fw_report_add_coloured (report, row, FW_REPORT_BOLD, size, "P", lights[index].colour,
                           word[0] != '\0' ? word : lights[index].word);
  return row;
}

/* --- rating strips ------------------------------------------------------------------- */

typedef struct
{
  PangoLayout *layout;
  char *initials[FW_STRIP_MAX];
  int values[FW_STRIP_MAX]; /* 1 to 4 */
  gboolean apart[FW_STRIP_MAX];
  guint n;
  int agreed; /* 0: none */
} Strip;

static void
strip_free (gpointer data)
{
  Strip *strip = data;

  for (guint i = 0; i < strip->n; i++)
    g_free (strip->initials[i]);
  g_object_unref (strip->layout);
  g_free (strip);
}

static guint
count_lane (const Strip *strip, int value)
{
  guint n = 0;

  for (guint i = 0; i < strip->n; i++)
    n += strip->values[i] == value;
  return n;
}

static void
draw_dot (const Strip *strip, cairo_t *cr, double x, double y, guint index)
{
  gboolean apart = strip->apart[index];
  PangoRectangle extents;

  cairo_arc (cr, x, y, DOT / 2 - 0.4, 0, 2 * G_PI);
  if (apart)
    cairo_set_source_rgb (cr, 0.13, 0.15, 0.18);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.29, 0.31, 0.34);
  cairo_set_line_width (cr, 0.7);
  cairo_stroke (cr);
  /* As a path: the text alternative below says it once. */
  pango_layout_set_text (strip->layout, strip->initials[index], -1);
  pango_layout_get_extents (strip->layout, NULL, &extents);
  cairo_move_to (cr, x - (double) extents.width / PANGO_SCALE / 2,
                 y - (double) extents.height / PANGO_SCALE / 2);
  pango_cairo_layout_path (cr, strip->layout);
  if (apart)
    cairo_set_source_rgb (cr, 1, 1, 1);
  else
    cairo_set_source_rgb (cr, 0.1, 0.1, 0.11);
  cairo_fill (cr);
}

static double
dot_x (const Strip *strip, double lane, int value, guint place)
{
  guint in_line = MIN (count_lane (strip, value) - place / DOTS_A_LINE * DOTS_A_LINE, DOTS_A_LINE);
  double middle = ((double) value - 0.5) * lane;

  return middle + ((double) (place % DOTS_A_LINE) - (double) (in_line - 1) / 2) * DOT_STEP;
}

static void
draw_strip (FwBlock *self, cairo_t *cr, double width, double height)
{
  const Strip *strip = self->draw_data;
  static const double dashes[] = {1.2, 1.8};
  double lane = width / 4, middle = LANE_PAD + DOT / 2;
  int low = 5, high = 0;

  if (strip->agreed > 0)
    {
      cairo_set_source_rgb (cr, 0.87, 0.91, 0.97);
      cairo_rectangle (cr, lane * (strip->agreed - 1), 0, lane, height);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, blue.red, blue.green, blue.blue);
      cairo_rectangle (cr, lane * (strip->agreed - 1), height - 1.6, lane, 1.6);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0.72, 0.73, 0.75);
  cairo_set_line_width (cr, 0.5);
  cairo_set_dash (cr, dashes, 2, 0);
  for (int i = 0; i <= 4; i++)
    {
      cairo_move_to (cr, lane * i, 0);
      cairo_line_to (cr, lane * i, height);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < strip->n; i++)
    {
      low = MIN (low, strip->values[i]);
      high = MAX (high, strip->values[i]);
    }
  if (high > low)
    {
      cairo_set_source_rgb (cr, 0.6, 0.62, 0.66);
      cairo_set_line_width (cr, 2.2);
      cairo_move_to (cr, lane * (low - 0.5), middle);
      cairo_line_to (cr, lane * (high - 0.5), middle);
      cairo_stroke (cr);
    }
  for (int value = 1; value <= 4; value++)
    for (guint i = 0, place = 0; i < strip->n; i++)
      if (strip->values[i] == value)
        {
          draw_dot (strip, cr, dot_x (strip, lane, value, place),
                    middle + (double) (place / DOTS_A_LINE) * DOT_STEP, i);
          place++;
        }
}

/* "Einschätzungen von 1 bis 4: A. B. 2, C. D. 3 abweichend; vereinbart: 2" */
static char *
dup_words (const Strip *strip)
{
  GString *words
      = g_string_new (strip->n > 0 ? "Einschätzungen von 1 bis 4: " : "Noch keine Einschätzung");

  for (guint i = 0; i < strip->n; i++)
    g_string_append_printf (words, "%s%s %d%s", i > 0 ? ", " : "", strip->initials[i],
                            strip->values[i], strip->apart[i] ? " abweichend" : "");
  if (strip->agreed > 0)
    g_string_append_printf (words, "; vereinbart: %d", strip->agreed);
  return g_string_free_and_steal (words);
}

FwBlock *
_fw_report_add_strip (FwReport *report, FwBlock *parent, GPtrArray *values, int agreed)
{
  FwBlock *block = fw_block_add (parent, fw_block_new (FW_BLOCK_DRAWING));
  Strip *strip = g_new0 (Strip, 1);
  PangoFontDescription *font = pango_font_description_from_string (FW_REPORT_BOLD);
  guint n_lines = 1;

  pango_font_description_set_absolute_size (font, 5.6 * PANGO_SCALE);
  strip->layout = pango_layout_new (report->context);
  pango_layout_set_font_description (strip->layout, font);
  pango_font_description_free (font);
  strip->agreed = agreed;
  for (guint i = 0; i < values->len && strip->n < FW_STRIP_MAX; i++)
    {
      JsonObject *one = g_ptr_array_index (values, i);
      int value = (int) g_ascii_strtoll (_fw_json_get_text (one, "value"), NULL, 10);

      if (value < 1 || value > 4)
        continue;
      strip->initials[strip->n] = g_strdup (_fw_json_get_text (one, "initials"));
      strip->values[strip->n] = value;
      strip->apart[strip->n] = _fw_json_get_text (one, "dissent")[0] != '\0';
      strip->n++;
    }
  for (int value = 1; value <= 4; value++)
    n_lines = MAX (n_lines, (count_lane (strip, value) + DOTS_A_LINE - 1) / DOTS_A_LINE);
  block->draw_data = strip;
  block->free_draw_data = strip_free;
  block->draw_func = draw_strip;
  fw_block_take_alternative (block, dup_words (strip));
  block->min_height = 2 * LANE_PAD + DOT + (n_lines - 1) * DOT_STEP;
  return block;
}
