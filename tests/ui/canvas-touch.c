/* canvas-touch.c: what fingers and a pen do on a canvas. No display server here can be told
 * of a finger, so the functions that the gestures call are called, on a canvas that is shown,
 * and that the gestures are there and call them in time is looked at. */
#include <adwaita.h>
#include <math.h>

#include "canvas/fw-canvas-private.h"
#include "draw/fw-draw-genogram.h"
#include "fw-test-family.h"

static const FwCanvasInput mouse = {.touch = FALSE};
static const FwCanvasInput finger = {.touch = TRUE};

typedef struct
{
  FwFamily *family;
  FwGenogram *genogram;
  FwScene *scene;
  GtkWidget *window;
  FwCanvas *canvas;
  char *menu, *activated, *moved, *from, *to, *lasso;
  guint n_moved;
} Fixture;

static void
menu_cb (FwCanvas *canvas, const char *id, const GdkRectangle *at, Fixture *self)
{
  g_set_str (&self->menu, id != NULL ? id : "ground");
}

static void
activated_cb (FwCanvas *canvas, const char *id, Fixture *self)
{
  g_set_str (&self->activated, id);
}

static void
moved_cb (FwCanvas *canvas, const FwCanvasMove *moves, guint n, Fixture *self)
{
  g_set_str (&self->moved, moves[0].id);
  self->n_moved++;
}

static void
connected_cb (FwCanvas *canvas, const char *from, const char *to, Fixture *self)
{
  g_set_str (&self->from, from);
  g_set_str (&self->to, to);
}

static void
lasso_cb (FwCanvas *canvas, char **ids, Fixture *self)
{
  g_free (self->lasso);
  self->lasso = g_strjoinv (" ", ids);
}

static void
setup (Fixture *self, gconstpointer data)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->family = fw_test_family_new ();
  options.day = fw_day_new (2026, 11, 23);
  self->genogram = fw_genogram_new (self->family, &options);
  self->scene = fw_scene_new ();
  fw_genogram_fill_scene (self->genogram, self->scene);
  self->canvas = FW_CANVAS (fw_canvas_new ());
  fw_canvas_set_painter (self->canvas, &fw_genogram_painter);
  fw_canvas_set_scene (self->canvas, self->scene);
  g_signal_connect (self->canvas, "item-menu", G_CALLBACK (menu_cb), self);
  g_signal_connect (self->canvas, "item-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->canvas, "items-moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->canvas, "items-connected", G_CALLBACK (connected_cb), self);
  g_signal_connect (self->canvas, "lasso-drawn", G_CALLBACK (lasso_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->canvas));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), scroller);
  gtk_window_present (GTK_WINDOW (self->window));
  while (gtk_widget_get_width (GTK_WIDGET (self->canvas)) == 0 || self->canvas->fit_pending)
    g_main_context_iteration (NULL, TRUE);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->scene);
  g_object_unref (self->genogram);
  fw_family_free (self->family);
  g_free (self->menu);
  g_free (self->activated);
  g_free (self->moved);
  g_free (self->from);
  g_free (self->to);
  g_free (self->lasso);
}

static graphene_point_t
spot (Fixture *self, const char *id)
{
  graphene_point_t centre = fw_scene_item_get_centre (fw_scene_find (self->scene, id));

  return fw_canvas_to_widget (self->canvas, &centre);
}

static graphene_point_t
scene_at (Fixture *self, double x, double y)
{
  double scene_x, scene_y;

  fw_canvas_to_scene (self->canvas, x, y, &scene_x, &scene_y);
  return GRAPHENE_POINT_INIT ((float) scene_x, (float) scene_y);
}

/* A finger and a pen drag a person as the mouse does; lines hang on meanwhile. */
static void
test_drags (Fixture *self, gconstpointer data)
{
  const FwCanvasInput *inputs[] = {&mouse, &finger};

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      graphene_point_t at = spot (self, "stefan");
      FwSceneItem *leg = fw_scene_find (self->scene, "link:c0:0");
      float foot = leg->points[leg->n_points - 1].x;

      self->n_moved = 0;
      g_assert_true (fw_canvas_press (self->canvas, inputs[i], at.x, at.y));
      g_assert_true (fw_canvas_drag_by (self->canvas, inputs[i], -60, 0));
      g_assert_false (fw_canvas_drag_by (self->canvas, inputs[i], -90, 5));
      g_assert_cmpfloat (leg->points[leg->n_points - 1].x, <, foot - 40);
      fw_canvas_release (self->canvas, inputs[i]);
      g_assert_cmpuint (self->n_moved, ==, 1);
      g_assert_cmpstr (self->moved, ==, "stefan");
      fw_genogram_fill_scene (self->genogram, self->scene);
    }
}

/* A finger on the ground is for the scrolled window; the mouse draws the rubber band. */
static void
test_ground (Fixture *self, gconstpointer data)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self->canvas)) - 5, y = 5;

  g_assert_false (fw_canvas_press (self->canvas, &finger, x, y));
  g_assert_true (fw_canvas_press (self->canvas, &mouse, x, y));
  fw_canvas_release (self->canvas, &mouse);
}

/* Beside a line a finger hits what the mouse misses. */
static void
test_reach (Fixture *self, gconstpointer data)
{
  const FwUnionSign *sign = fw_scene_find (self->scene, "union:h")->sign;
  graphene_point_t corner
      = GRAPHENE_POINT_INIT ((sign->points[1].x + sign->points[2].x) / 2, sign->bar_y);
  graphene_point_t at;

  /* Left of the drop, below the bar. */
  corner.x -= 12 / (float) self->canvas->zoom + 8;
  at = fw_canvas_to_widget (self->canvas, &corner);
  fw_scene_select (self->scene, NULL);
  fw_canvas_press (self->canvas, &mouse, at.x, at.y + 12);
  fw_canvas_release (self->canvas, &mouse);
  g_assert_false (fw_scene_find (self->scene, "union:h")->selected);
  fw_canvas_press (self->canvas, &finger, at.x, at.y + 12);
  fw_canvas_release (self->canvas, &finger);
  g_assert_true (fw_scene_find (self->scene, "union:h")->selected);
}

/* A long press opens the menu of what lies there and ends the drag that had begun. */
static void
test_long_press (Fixture *self, gconstpointer data)
{
  graphene_point_t at = spot (self, "katrin");

  fw_canvas_press (self->canvas, &finger, at.x, at.y);
  fw_canvas_menu_at (self->canvas, &finger, at.x, at.y);
  g_assert_cmpstr (self->menu, ==, "katrin");
  g_assert_true (fw_scene_find (self->scene, "katrin")->selected);
  g_assert_false (fw_canvas_drag_by (self->canvas, &finger, 80, 0));
  fw_canvas_release (self->canvas, &finger);
  g_assert_cmpuint (self->n_moved, ==, 0);
  fw_canvas_activate_at (self->canvas, &finger, at.x, at.y);
  g_assert_cmpstr (self->activated, ==, "katrin");
}

/* What lies between two fingers stays between them: they move the view and zoom at once. */
static void
test_pinch (Fixture *self, gconstpointer data)
{
  graphene_point_t held = scene_at (self, 400, 300), now;
  double zoom = fw_canvas_get_zoom (self->canvas);

  fw_canvas_pinch_begin (self->canvas, 400, 300);
  fw_canvas_pinch_to (self->canvas, 1.5, 430, 280);
  now = scene_at (self, 430, 280);
  g_assert_cmpfloat_with_epsilon (fw_canvas_get_zoom (self->canvas), zoom * 1.5, 1e-6);
  g_assert_true (graphene_point_near (&held, &now, 0.5f));
  /* Without spreading it is the view that moves. */
  fw_canvas_pinch_to (self->canvas, 1, 350, 360);
  now = scene_at (self, 350, 360);
  g_assert_cmpfloat_with_epsilon (fw_canvas_get_zoom (self->canvas), zoom, 1e-6);
  g_assert_true (graphene_point_near (&held, &now, 0.5f));
}

/* A second finger puts back what the first one had begun to drag. */
static void
test_second_finger (Fixture *self, gconstpointer data)
{
  graphene_point_t at = spot (self, "stefan");
  graphene_rect_t before = fw_scene_find (self->scene, "stefan")->body;

  fw_canvas_press (self->canvas, &finger, at.x, at.y);
  fw_canvas_drag_by (self->canvas, &finger, 70, 20);
  g_assert_false (graphene_rect_equal (&before, &fw_scene_find (self->scene, "stefan")->body));
  fw_canvas_pinch_begin (self->canvas, 300, 300);
  g_assert_true (graphene_rect_equal (&before, &fw_scene_find (self->scene, "stefan")->body));
  fw_canvas_release (self->canvas, &finger);
  g_assert_cmpuint (self->n_moved, ==, 0);
}

/* Lines and the lasso are drawn by finger and pen. */
static void
test_draws (Fixture *self, gconstpointer data)
{
  graphene_point_t from = spot (self, "horst"), to = spot (self, "gisela"), one, other;
  graphene_point_t round[] = {{-40, -50}, {0, 0}, {0, 0}, {-40, 50}};

  fw_canvas_set_tool (self->canvas, FW_TOOL_CONNECT);
  fw_canvas_press (self->canvas, &finger, from.x, from.y);
  fw_canvas_drag_by (self->canvas, &finger, 20, 0);
  fw_canvas_drag_by (self->canvas, &finger, to.x - from.x, to.y - from.y);
  fw_canvas_release (self->canvas, &finger);
  g_assert_cmpstr (self->from, ==, "horst");
  g_assert_cmpstr (self->to, ==, "gisela");
  fw_canvas_set_tool (self->canvas, FW_TOOL_LASSO);
  one = spot (self, "stefan");
  other = spot (self, "thomas");
  round[1] = GRAPHENE_POINT_INIT (other.x - one.x + 40, -50);
  round[2] = GRAPHENE_POINT_INIT (other.x - one.x + 40, 50);
  g_assert_true (fw_canvas_press (self->canvas, &finger, one.x - 40, one.y - 50));
  for (guint i = 1; i < 4; i++)
    fw_canvas_drag_by (self->canvas, &finger, round[i].x + 40, round[i].y + 50);
  fw_canvas_release (self->canvas, &finger);
  g_assert_cmpstr (self->lasso, ==, "stefan thomas");
}

static guint
count_controllers (Fixture *self, GType type, GtkPropagationPhase phase)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (self->canvas));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      n += G_TYPE_CHECK_INSTANCE_TYPE (controller, type)
           && gtk_event_controller_get_propagation_phase (controller) == phase;
    }
  return n;
}

/* Two fingers are heard before one of them, a pen's long press as a finger's. */
static void
test_gestures (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_controllers (self, GTK_TYPE_GESTURE_ZOOM, GTK_PHASE_CAPTURE), ==, 1);
  g_assert_cmpuint (count_controllers (self, GTK_TYPE_GESTURE_LONG_PRESS, GTK_PHASE_BUBBLE), ==, 1);
  /* The button of mouse and pen, the middle one; a long press is a gesture of its own. */
  g_assert_cmpuint (count_controllers (self, GTK_TYPE_GESTURE_DRAG, GTK_PHASE_BUBBLE), ==, 2);
  g_assert_cmpuint (count_controllers (self, GTK_TYPE_GESTURE_CLICK, GTK_PHASE_BUBBLE), ==, 2);
}

/* No symbol gets smaller than a finger where the canvas is told so. */
static void
test_fit (Fixture *self, gconstpointer data)
{
  FwSceneItem *person = fw_scene_find (self->scene, "lena");

  fw_canvas_set_fit (self->canvas, 1, 1.75);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 320, 300);
  fw_canvas_zoom_to_fit (self->canvas);
  g_assert_cmpfloat (person->body.size.width * fw_canvas_get_zoom (self->canvas), >=, 44);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) g_test_add ("/touch/" name, Fixture, NULL, setup, function, teardown)
  ADD ("drags-like-the-mouse", test_drags);
  ADD ("ground-is-scrolled", test_ground);
  ADD ("reach-of-a-finger", test_reach);
  ADD ("long-press-is-the-menu", test_long_press);
  ADD ("pinch-keeps-what-it-holds", test_pinch);
  ADD ("second-finger-puts-back", test_second_finger);
  ADD ("draws-lines-and-lasso", test_draws);
  ADD ("gestures-are-there", test_gestures);
  ADD ("fit-for-fingers", test_fit);
#undef ADD
  return g_test_run ();
}
