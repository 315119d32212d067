/* fw-draw-stream-glyph.c: the small signs of a map: glyphs, bursts, chips. */
#include "config.h"

#include <math.h>

#include "draw/fw-draw-line.h"
#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define BURST_R 13.0
#define BURST_POINTS 12

static const char *const glyphs[] = {
    [FW_STREAM_GLYPH_TRAY] = "M-6 2 V7 H6 V2 M-6 2.5 H-2.5 L-1.5 4.5 H1.5 L2.5 2.5 H6",
    [FW_STREAM_GLYPH_PERSON]
    = "M-6 0 A6 6 0 0 0 6 0 M2.6 -1.5 A2.6 2.6 0 1 1 -2.6 -1.5 A2.6 2.6 0 1 1 2.6 -1.5",
    [FW_STREAM_GLYPH_PAGE]
    = "M-3.5 -5 H1.5 L3.5 -3 V5 H-3.5 Z M-1.5 -1 H1.5 M-1.5 1 H1.5 M-1.5 3 H1.5",
    [FW_STREAM_GLYPH_CALENDAR] = "M-5 -4 H5 V5 H-5 Z M-5 -1.5 H5 M-2.5 -5.5 V-3 M2.5 -5.5 V-3",
    [FW_STREAM_GLYPH_HOURGLASS]
    = "M-4 -5 H4 M-4 5 H4 M-3 -5 V-3.5 L0 0 L3 -3.5 V-5 M-3 5 V3.5 L0 0 L3 3.5 V5",
    [FW_STREAM_GLYPH_COIN] = "M6 0 A6 6 0 1 1 -6 0 A6 6 0 1 1 6 0 M2.5 -2.5 A3.3 3.3 0 1 0 2.5 2.5 "
                             "M-3.5 -0.8 H1 M-3.5 0.9 H1",
    [FW_STREAM_GLYPH_PLUS] = "M0 -9 L9 0 L0 9 L-9 0 Z M-4 0 H4 M0 -4 V4",
    [FW_STREAM_GLYPH_STOP] = "M8 0 A8 8 0 1 1 -8 0 A8 8 0 1 1 8 0 M-3 -3 H3 V3 H-3 Z",
    [FW_STREAM_GLYPH_PIN] = "M-2.5 -5 H2.5 M-1.5 -5 V-1 L-3.5 1.5 H3.5 L1.5 -1 V-5 M0 1.5 V5",
};

static const char *const stamps[FW_STREAM_N_STAMPS] = {
    "M-4 -5 H4 M-4 5 H4 M-3 -5 V-3.5 L0 0 L3 -3.5 V-5 M-3 5 V3.5 L0 0 L3 3.5 V5",
    "M-5 -5 H2 V2 H-5 Z M2 -2 H5 V5 H-2 V2",
    "M1 4.5 H2 A3.2 3.2 0 0 0 2 -2 H-4 M-1.5 -4.5 L-4.5 -2 L-1.5 0.5",
    "M-4 -4 L4 4 M4 -4 L-4 4",
    "M-5 -2.5 H0 M-2 -4.5 L0 -2.5 L-2 -0.5 M0 2.5 H5 M3 0.5 L5 2.5 L3 4.5",
    "M1.5 -1 A3 3 0 1 1 -4.5 -1 A3 3 0 1 1 1.5 -1 M1 1.5 L4.5 5",
    "M-1.5 -4 H-5 V4 H-2 M1.5 4 H5 V-4 H2 M1.5 -6 L-1.5 6",
    "M-3.5 -5 H3.5 V5 H-3.5 Z M-1.5 -2.5 H1.5 M-1.5 0 H1.5 M-1.5 2.5 H1.5",
};

void
fw_draw_stream_stroke (GtkSnapshot *snapshot,
                       GskPath *path,
                       double width,
                       const float *dashes,
                       guint n_dashes,
                       const GdkRGBA *color)
{
  GskStroke *stroke = gsk_stroke_new ((float) width);

  if (n_dashes > 0)
    gsk_stroke_set_dash (stroke, dashes, n_dashes);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
draw_path (GtkSnapshot *snapshot,
           const char *data,
           double x,
           double y,
           double scale,
           double width,
           const GdkRGBA *color)
{
  g_autoptr (GskPath) path = gsk_path_parse (data);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  fw_draw_stroke (snapshot, path, width / scale, GSK_LINE_CAP_ROUND, color);
  gtk_snapshot_restore (snapshot);
}

void
fw_draw_stream_glyph (GtkSnapshot *snapshot,
                      FwStreamGlyph glyph,
                      double x,
                      double y,
                      double scale,
                      const GdkRGBA *color)
{
  draw_path (snapshot, glyphs[glyph], x, y, scale, 1.2, color);
}

const GdkRGBA *
fw_draw_stream_get_tone (FwDrawContext *context, FwStreamTone tone)
{
  const FwColors *colors = fw_draw_context_get_colors (context);

  switch (tone)
    {
    case FW_STREAM_TONE_GOOD:
      return &colors->green;
    case FW_STREAM_TONE_BAD:
      return &colors->red;
    case FW_STREAM_TONE_DIM:
      return &colors->dim;
    case FW_STREAM_TONE_PLAIN:
    default:
      return &colors->ink;
    }
}

static GskPath *
make_burst (double x, double y, double radius)
{
  g_autofree graphene_point_t *points = g_new0 (graphene_point_t, (gsize) 2 * BURST_POINTS);

  for (guint i = 0; i < 2 * BURST_POINTS; i++)
    {
      double r = i % 2 == 0 ? radius : radius * 0.76;
      double angle = G_PI * i / BURST_POINTS;

      points[i]
          = GRAPHENE_POINT_INIT ((float) (x + r * cos (angle)), (float) (y + r * sin (angle)));
    }
  return fw_path_from_points (points, 2 * BURST_POINTS, TRUE);
}

static void
draw_dots (GtkSnapshot *snapshot, guint n, double x, double y, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  /* Beyond what can be counted at a glance the number alone is said. */
  for (guint i = 0; i < MIN (n, 10); i++)
    gsk_path_builder_add_circle (
        builder, &GRAPHENE_POINT_INIT ((float) (x + 8 * (i % 5)), (float) (y + 8 * (i / 5))), 3);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->accent);
  if (n > 10)
    {
      g_autofree char *more = g_strdup_printf ("+%u", n - 10);
      FwDrawText text = {more, x + 42, y + 8, 10.5, 600, FW_ANCHOR_START, 0, 0};

      fw_draw_text (context, snapshot, &text, &colors->accent);
    }
}

void
fw_draw_stream_burst (GtkSnapshot *snapshot,
                      const FwStreamBurst *burst,
                      double x,
                      double y,
                      FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  gboolean measure = burst->stamp >= FW_STREAM_N_STAMPS;
  const GdkRGBA *color = burst->off ? &colors->dim : measure ? &colors->green : &colors->red;
  static const float dashes[] = {2, 2};
  g_autoptr (GskPath) path = make_burst (x, y, BURST_R);

  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stream_stroke (snapshot, path, 1.4, burst->off ? dashes : NULL, burst->off ? 2 : 0,
                         color);
  if (measure)
    {
      FwDrawText text
          = {burst->text, x, y + 3.8, 10.5, burst->off ? 400 : 700, FW_ANCHOR_MIDDLE, 0, 0};

      fw_draw_text (context, snapshot, &text, color);
    }
  else
    draw_path (snapshot, stamps[burst->stamp], x, y, 0.95, 1.3, color);
  if (burst->count > 1)
    {
      g_autofree char *count = g_strdup_printf ("%u", burst->count);
      FwDrawText text = {count, x + 11, y - 6.2, 10.5, 700, FW_ANCHOR_MIDDLE, 0, 0};
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) disc = NULL;

      gsk_path_builder_add_circle (builder,
                                   &GRAPHENE_POINT_INIT ((float) (x + 11), (float) (y - 10)), 7);
      disc = gsk_path_builder_to_path (builder);
      gtk_snapshot_append_fill (snapshot, disc, GSK_FILL_RULE_WINDING, color);
      fw_draw_text (context, snapshot, &text, &colors->paper);
    }
  if (burst->votes > 0)
    draw_dots (snapshot, burst->votes, x - 16, y + 19, context);
}

void
fw_draw_stream_chip (GtkSnapshot *snapshot,
                     const char *text,
                     double x,
                     double y,
                     FwStreamTone tone,
                     FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double width = fw_draw_context_measure (text, 11, 700, context) + 16;
  GskRoundedRect pill;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  FwDrawText label = {text, x, y + 4, 11, 700, FW_ANCHOR_MIDDLE, 0, 0};

  gsk_rounded_rect_init_from_rect (
      &pill, &GRAPHENE_RECT_INIT ((float) (x - width / 2), (float) (y - 9), (float) width, 18), 9);
  gsk_path_builder_add_rounded_rect (builder, &pill);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stream_stroke (snapshot, path, 1.4, NULL, 0, fw_draw_stream_get_tone (context, tone));
  fw_draw_text (context, snapshot, &label, fw_draw_stream_get_tone (context, tone));
}
