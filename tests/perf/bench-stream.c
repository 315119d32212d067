/* Measures a value-stream map of 60 steps and 120 flows: figures, layout, scene, and a frame
 * of 1280 × 800 drawn by cairo; and what follows a dragged number. Lines "name milliseconds";
 * for ./dev bench value-stream. Each round is a map of its own, laid out from nothing.
 *
 *   bench-stream ROUNDS
 */
#include "config.h"

#include <stdlib.h>

#include "bench-stream-map.h"
#include "draw/fw-draw-stream.h"

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

/* That it is the whole map, each line with its way and each label with its place. */
static void
check (const FwStreamPlace *place)
{
  guint n_ways = 0, n_labels = 0;

  for (guint i = 0; i < place->layout->n_paths; i++)
    {
      n_ways += place->layout->paths[i].n_points >= 2;
      n_labels += place->layout->paths[i].label.w > 0;
    }
  if (place->layout->n_boxes != BENCH_STEPS || n_ways != BENCH_FLOWS
      || n_labels < BENCH_FLOWS - BENCH_STEPS)
    g_error ("%u boxes, %u ways and %u labels are no map of %d steps and %d flows",
             place->layout->n_boxes, n_ways, n_labels, BENCH_STEPS, BENCH_FLOWS);
}

static double
measure (const char *text, gpointer context)
{
  return fw_draw_context_measure (text, 11, 600, context);
}

static void
draw (FwScene *scene, FwDrawContext *context, cairo_surface_t *surface)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_t *cr = cairo_create (surface);
  gint64 since = g_get_monotonic_time ();
  GskRenderNode *node;

  fw_scene_painter_draw_all (&fw_stream_painter, scene, snapshot, context);
  node = gtk_snapshot_to_node (snapshot);
  g_print ("record-all %.3f\n", get_ms (since));
  since = g_get_monotonic_time ();
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  g_print ("draw-all %.3f\n", get_ms (since));
  gsk_render_node_unref (node);
  cairo_destroy (cr);
}

/* From a number that was changed to everything that shows it: figures, all of them in
 * words, and the scene. Places stay. */
static void
follow (FwStream *stream, FwScene *scene, const FwStreamPlace *place, guint round)
{
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  g_autoptr (FwStreamFigures) figures = NULL;
  gint64 since = g_get_monotonic_time ();

  fw_stream_set_number (stream, fw_stream_get (stream, FW_STREAM_STEP, round % BENCH_STEPS),
                        FW_STREAM_WAIT, 1 + round % 7, FW_STREAM_UNIT_WD);
  figures = fw_stream_figures_new (stream);
  for (guint i = 0; i < FW_VS_N_FIGURES; i++)
    {
      g_autofree char *text = fw_stream_figure_dup_text (figures, (FwValueStreamFigureKind) i);
      g_autofree char *formula
          = fw_stream_figures_dup_formula (figures, (FwValueStreamFigureKind) i);
    }
  fw_stream_scene_fill (scene, figures, place, &options);
  g_print ("totals %.3f\n", get_ms (since));
}

static void
run (FwScene *scene, FwDrawContext *context, cairo_surface_t *surface, guint round)
{
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  g_autoptr (FwStream) stream = bench_stream_new (round);
  g_autoptr (FwStreamFigures) figures = NULL;
  g_autoptr (FwStreamPlace) place = NULL;
  gint64 since = g_get_monotonic_time ();

  figures = fw_stream_figures_new (stream);
  g_print ("figures %.3f\n", get_ms (since));
  since = g_get_monotonic_time ();
  place = fw_stream_place_new (stream, measure, context);
  g_print ("layout %.3f\n", get_ms (since));
  check (place);
  since = g_get_monotonic_time ();
  fw_stream_scene_fill (scene, figures, place, &options);
  g_print ("scene %.3f\n", get_ms (since));
  draw (scene, context, surface);
  follow (stream, scene, place, round);
}

int
main (int argc, char **argv)
{
  guint rounds = argc > 1 ? (guint) atoi (argv[1]) : 20;
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (FwDrawContext) context = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1280, 800);

  gtk_init_check ();
  context = fw_draw_context_new (FW_PALETTE_LIGHT);
  for (guint i = 0; i < rounds; i++)
    run (scene, context, surface, i);
  cairo_surface_destroy (surface);
  return 0;
}
