/* What a frame costs in a window of 1280 × 800 with a map of 60 steps and 120 flows, while it
 * is panned and while a step is dragged. Lines "name milliseconds"; for ./dev bench
 * value-stream.
 *
 *   bench-stream-window pan|drag FRAMES ZOOM
 */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#include "bench-stream-map.h"
#include "canvas/fw-canvas-private.h"
#include "draw/fw-draw-stream.h"

#define WARM 5

static FwStream *stream;
static FwStreamFigures *figures;
static FwStreamPlace *place;
static FwScene *scene;
static GtkWidget *canvas;
static const char *what;
static int frames, frame;
static double zoom;
static gint64 started;

static void
before_cb (GdkFrameClock *clock, gpointer data)
{
  started = g_get_monotonic_time ();
}

static void
after_cb (GdkFrameClock *clock, gpointer data)
{
  if (frame > WARM)
    g_print ("%s %.3f\n", what, (double) (g_get_monotonic_time () - started) / 1000);
}

static void
drag_step (void)
{
  const FwCanvasInput input = {0};

  if (frame == 0)
    {
      FwSceneItem *step = fw_scene_find (scene, "step:s4");
      graphene_point_t centre = fw_scene_item_get_centre (step);
      graphene_point_t at = fw_canvas_to_widget (FW_CANVAS (canvas), &centre);

      fw_canvas_press (FW_CANVAS (canvas), &input, at.x, at.y);
    }
  else
    fw_canvas_drag_by (FW_CANVAS (canvas), &input, 160 * sin (frame * .07), 50 * sin (frame * .03));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (data);

  if (frame == 0)
    {
      fw_canvas_set_zoom (FW_CANVAS (canvas), zoom);
      g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), NULL);
      g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), NULL);
    }
  if (g_str_equal (what, "drag"))
    drag_step ();
  else
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                              + (frame / 60 % 2 == 0 ? 8 : -8));
  if (frame++ < frames)
    return G_SOURCE_CONTINUE;
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static GPtrArray *
follow_cb (gpointer data, const char *const *ids, double dx, double dy)
{
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;

  return fw_stream_scene_follow (figures, place, &options, ids, dx, dy);
}

static void
activate_cb (GtkApplication *app, gpointer data)
{
  GtkWidget *window = adw_application_window_new (app), *scroller = gtk_scrolled_window_new ();
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;

  stream = bench_stream_new (0);
  figures = fw_stream_figures_new (stream);
  place = fw_stream_place_new (stream, NULL, NULL);
  scene = fw_scene_new ();
  fw_stream_scene_fill (scene, figures, place, &options);
  fw_scene_set_follow (scene, follow_cb, NULL, NULL);
  canvas = fw_canvas_new ();
  fw_canvas_set_painter (FW_CANVAS (canvas), &fw_stream_painter);
  fw_canvas_set_scene (FW_CANVAS (canvas), scene);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), canvas);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (canvas, tick_cb, scroller, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("org.fallwerk.BenchStream", G_APPLICATION_NON_UNIQUE);

  if (argc != 4)
    {
      g_printerr ("usage: bench-stream-window pan|drag FRAMES ZOOM\n");
      return 2;
    }
  what = argv[1];
  frames = atoi (argv[2]);
  zoom = g_ascii_strtod (argv[3], NULL);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
