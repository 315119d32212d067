/* canvas-window.c: a window with a canvas alone: the genogram of the reference family or
 * of --file FILE, or --items N symbols in a grid. Never installed; test_canvas.py drives
 * it, --pan FRAMES measures what a frame costs while the view moves, --drag FRAMES while
 * a person is dragged, with everything that hangs from them.
 */
#include <adwaita.h>
#include <locale.h>
#include <math.h>

#include "canvas/fw-announce.h"
#include "canvas/fw-canvas-list.h"
#include "canvas/fw-canvas-private.h"
#include "canvas/fw-canvas.h"
#include "canvas/fw-tool-palette.h"
#include "canvas/fw-zoom-bar.h"
#include "draw/fw-draw-genogram.h"
#include "exchange/fw-import.h"
#include "fw-test-family.h"

static int n_items = 0, pan_frames = 0, drag_frames = 0;
static double zoom = 0;
static char *file_name;

static FwFamily *family;
static FwScene *scene;
static GtkWidget *canvas, *event, *stack, *palette;
static GHashTable *places;
static FwGenogram *shown; /* what the scene holds; NULL for a grid */

static void
say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  gtk_label_set_label (GTK_LABEL (event), text);
}

static void
rebuild (void)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  FwGenogram *genogram;

  options.day = fw_day_new (2026, 11, 23);
  options.places = places;
  options.measure = fw_draw_context_measure;
  options.measure_data = fw_canvas_get_context (FW_CANVAS (canvas));
  genogram = fw_genogram_new (family, &options);
  fw_genogram_fill_scene (genogram, scene);
  g_clear_pointer (&places, g_hash_table_unref);
  places = fw_genogram_dup_places (genogram);
  g_set_object (&shown, genogram);
  g_object_unref (genogram);
}

static void
moved_cb (FwCanvas *self, const FwCanvasMove *moves, guint n, gpointer data)
{
  for (guint i = 0; i < n; i++)
    {
      guint index = fw_family_find_person (family, moves[i].id);

      if (index == FW_FAMILY_NOBODY)
        continue;
      fw_family_get_person (family, index)->pinned = TRUE;
      fw_family_get_person (family, index)->x = moves[i].to_x;
      fw_family_get_person (family, index)->y = moves[i].to_y;
    }
  say ("moved %s by %.0f %.0f", moves[0].id, moves[0].to_x - moves[0].from_x,
       moves[0].to_y - moves[0].from_y);
  rebuild ();
}

static void
connected_cb (FwCanvas *self, const char *from, const char *to, gpointer data)
{
  say ("connected %s %s", from, to != NULL ? to : "nobody");
  if (to == NULL)
    return;
  fw_test_bond (family, "new", "close", fw_family_find_person (family, from),
                fw_family_find_person (family, to), FW_FACT_ASSESSED, NULL, "");
  rebuild ();
}

static void
lasso_cb (FwCanvas *self, char **ids, gpointer data)
{
  g_autofree char *all = g_strjoinv (" ", ids);

  say ("lasso %s", all);
}

static void
add_cb (FwCanvas *self, double x, double y, gpointer data)
{
  say ("add %.0f %.0f", x, y);
}

static void
quick_cb (FwCanvas *self, const char *id, int way, gpointer data)
{
  say ("quick %s %d", id, way);
}

static void
activated_cb (GtkWidget *self, const char *id, gpointer data)
{
  say ("activated %s", id);
}

static void
menu_cb (FwCanvas *self, const char *id, const GdkRectangle *at, gpointer data)
{
  say ("menu %s", id != NULL ? id : "ground");
}

static void
edited_cb (FwCanvas *self, const char *id, const char *text, gpointer data)
{
  guint index = fw_family_find_person (family, id);

  say ("edited %s %s", id, text);
  fw_family_get_person (family, index)->given_name = fw_family_intern (family, text);
  rebuild ();
}

static void
delete_cb (FwCanvas *self, gpointer data)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (scene);
  g_autofree char *all = g_strjoinv (" ", ids);

  say ("delete %s", all);
}

static void
ended_cb (FwCanvas *self, const char *id, int way, gpointer data)
{
  say ("ended %s %d, said: %s", id, way, fw_announce_get_last ());
}

static const FwPaletteTool tools[] = {
    {"select", "edit-select-all-symbolic", "Select", "V", FW_TOOL_SELECT},
    {NULL, NULL, NULL, NULL, 0},
    {"connect", "insert-link-symbolic", "Connect", "B", FW_TOOL_CONNECT},
    {"lasso", "edit-cut-symbolic", "Lasso", "H", FW_TOOL_LASSO},
    {"add", "list-add-symbolic", "Add", "N", FW_TOOL_ADD},
};

static void
view_cb (GtkToggleButton *button, gpointer data)
{
  gtk_stack_set_visible_child_name (GTK_STACK (stack),
                                    gtk_toggle_button_get_active (button) ? "list" : "canvas");
}

/* --- many items ------------------------------------------------------------------------- */

static void
fill_grid (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint columns = (guint) MAX (1, n_items / 25);

  for (guint i = 0; i < (guint) n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      float x = (float) (i % columns) * 70, y = (float) (i / columns) * 110;
      graphene_rect_t body = GRAPHENE_RECT_INIT (x, y, 48, 48);
      FwSceneItem *item
          = fw_scene_item_new (id, FW_ITEM_PERSON, i % 2 ? FW_SHAPE_ELLIPSE : FW_SHAPE_RECT, &body);
      FwPersonSign *sign = fw_person_sign_new ();

      sign->shape = i % 2 ? FW_NOTATION_CIRCLE : FW_NOTATION_SQUARE;
      sign->width = sign->height = 48;
      sign->dead = i % 7 == 0;
      sign->inside = g_strdup_printf ("%u", i % 90);
      sign->labels = g_new0 (FwSignLabel, 2);
      sign->n_labels = 2;
      sign->labels[0]
          = (FwSignLabel) {g_strdup (name), FW_LABEL_NAME, FW_ANCHOR_MIDDLE, 0, 42, -30, 60, FALSE};
      sign->labels[1] = (FwSignLabel) {
          g_strdup ("1980"), FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, -30, 25, FALSE};
      item->flags = FW_ITEM_FOCUSABLE | FW_ITEM_MOVABLE | FW_ITEM_CONNECTABLE;
      item->z = 30;
      fw_scene_item_set_words (item, name, name, "");
      graphene_rect_inset (&item->bounds, -10, -22);
      fw_scene_item_take_sign (item, sign, fw_person_sign_clear);
      g_ptr_array_add (items, item);
      if (i > 0 && i % columns != 0)
        {
          g_autofree char *line_id = g_strdup_printf ("l%u", i);
          graphene_point_t points[]
              = {GRAPHENE_POINT_INIT (x - 46, y + 48), GRAPHENE_POINT_INIT (x - 46, y + 76),
                 GRAPHENE_POINT_INIT (x + 24, y + 76), GRAPHENE_POINT_INIT (x + 24, y + 48)};
          FwSceneItem *line
              = fw_scene_item_new_line (line_id, FW_ITEM_CHILD_LINE, FW_SHAPE_LINE, points, 4);
          FwChildSign *way = fw_child_sign_new ();

          way->points = g_memdup2 (points, sizeof points);
          way->n_points = 4;
          way->line.width = 2;
          fw_scene_item_take_sign (line, way, fw_child_sign_clear);
          g_ptr_array_add (items, line);
        }
    }
  fw_scene_update (scene, items);
}

/* --- panning and dragging ------------------------------------------------------------------- */

static gint64 started;
static GArray *costs;
static int frame;

static void
before_cb (GdkFrameClock *clock, gpointer data)
{
  started = g_get_monotonic_time ();
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void
after_cb (GdkFrameClock *clock, gpointer data)
{
  double cost = (double) (g_get_monotonic_time () - started) / 1000;

  if (frame > 5)
    g_array_append_val (costs, cost);
}

/* The person from whom most hangs. */
static FwSceneItem *
find_busiest (void)
{
  FwSceneItem *busiest = NULL;
  guint most = 0;

  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);
      const char *ids[] = {item->id, NULL};
      g_autoptr (GPtrArray) follows = NULL;

      if (!(item->flags & FW_ITEM_MOVABLE))
        continue;
      if (shown != NULL)
        follows = fw_genogram_follow (shown, ids, 1, 1);
      if (busiest == NULL || (follows != NULL && follows->len > most))
        {
          busiest = item;
          most = follows != NULL ? follows->len : 0;
        }
    }
  return busiest;
}

static guint
count_visible (void)
{
  graphene_rect_t area;
  double x, y, x2, y2;
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  fw_canvas_to_scene (FW_CANVAS (canvas), 0, 0, &x, &y);
  fw_canvas_to_scene (FW_CANVAS (canvas), gtk_widget_get_width (canvas),
                      gtk_widget_get_height (canvas), &x2, &y2);
  area = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (x2 - x), (float) (y2 - y));
  found = fw_scene_query (scene, &area);
  for (guint i = 0; i < found->len; i++)
    n += FW_SCENE_ITEM (g_ptr_array_index (found, i))->points == NULL;
  return n;
}

static void
drag_step (void)
{
  const FwCanvasInput input = {0};

  if (frame == 0)
    {
      FwSceneItem *person = find_busiest ();
      graphene_point_t centre = fw_scene_item_get_centre (person);
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
      if (zoom > 0)
        fw_canvas_set_zoom (FW_CANVAS (canvas), zoom);
      g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), NULL);
      g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), NULL);
    }
  if (drag_frames > 0)
    drag_step ();
  else
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                              + (frame < pan_frames / 2 ? 8 : -8));
  if (frame++ < MAX (pan_frames, drag_frames))
    return G_SOURCE_CONTINUE;
  g_array_sort (costs, compare);
  g_print ("visible %u ", count_visible ());
  g_print ("frames %u median-ms %.2f p95-ms %.2f max-ms %.2f\n", costs->len,
           g_array_index (costs, double, costs->len / 2),
           g_array_index (costs, double, costs->len * 95 / 100),
           g_array_index (costs, double, costs->len - 1));
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

/* --- the window ----------------------------------------------------------------------------- */

static void
connect_all (void)
{
  g_signal_connect (canvas, "items-moved", G_CALLBACK (moved_cb), NULL);
  g_signal_connect (canvas, "items-connected", G_CALLBACK (connected_cb), NULL);
  g_signal_connect (canvas, "lasso-drawn", G_CALLBACK (lasso_cb), NULL);
  g_signal_connect (canvas, "add-requested", G_CALLBACK (add_cb), NULL);
  g_signal_connect (canvas, "quick-add", G_CALLBACK (quick_cb), NULL);
  g_signal_connect (canvas, "item-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (canvas, "item-menu", G_CALLBACK (menu_cb), NULL);
  g_signal_connect (canvas, "label-edited", G_CALLBACK (edited_cb), NULL);
  g_signal_connect (canvas, "delete-requested", G_CALLBACK (delete_cb), NULL);
  g_signal_connect (canvas, "way-ended", G_CALLBACK (ended_cb), NULL);
}

static GtkWidget *
make_canvas_page (GtkWidget **scroller)
{
  GtkWidget *overlay = gtk_overlay_new (), *bar = fw_zoom_bar_new ();

  *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (*scroller), canvas);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), *scroller);
  palette = fw_tool_palette_new (FW_CANVAS (canvas), tools, G_N_ELEMENTS (tools));
  gtk_widget_set_halign (palette, GTK_ALIGN_START);
  gtk_widget_set_valign (palette, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (palette, 12);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), palette);
  fw_zoom_bar_set_canvas (FW_ZOOM_BAR (bar), FW_CANVAS (canvas));
  gtk_widget_set_halign (bar, GTK_ALIGN_END);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), bar);
  return overlay;
}

static void
activate_cb (GtkApplication *app, gpointer data)
{
  GtkWidget *window = adw_application_window_new (app), *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new (), *toggle = gtk_toggle_button_new_with_label ("List");
  GtkWidget *scroller, *list = fw_canvas_list_new ();

  canvas = fw_canvas_new ();
  event = gtk_label_new ("ready");
  scene = fw_scene_new ();
  fw_scene_set_title (scene, "Test family");
  fw_canvas_set_painter (FW_CANVAS (canvas), &fw_genogram_painter);
  if (n_items > 0)
    fill_grid ();
  else
    rebuild ();
  connect_all ();
  stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (stack), make_canvas_page (&scroller), "canvas");
  gtk_stack_add_named (GTK_STACK (stack), list, "list");
  fw_canvas_list_set_scene (FW_CANVAS_LIST (list), scene);
  g_signal_connect (list, "item-activated", G_CALLBACK (activated_cb), NULL);
  fw_canvas_set_scene (FW_CANVAS (canvas), scene);
  fw_canvas_set_quick_add (FW_CANVAS (canvas), 0xf);
  g_signal_connect (toggle, "toggled", G_CALLBACK (view_cb), NULL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), toggle);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), event);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), stack);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_title (GTK_WINDOW (window), "Canvas");
  gtk_window_present (GTK_WINDOW (window));
  if (pan_frames > 0 || drag_frames > 0)
    gtk_widget_add_tick_callback (canvas, tick_cb, scroller, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) app = NULL;
  g_autoptr (FwImport) import = NULL;
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
      {"items", 0, 0, G_OPTION_ARG_INT, &n_items, NULL, NULL},
      {"pan", 0, 0, G_OPTION_ARG_INT, &pan_frames, NULL, NULL},
      {"drag", 0, 0, G_OPTION_ARG_INT, &drag_frames, NULL, NULL},
      {"file", 0, 0, G_OPTION_ARG_FILENAME, &file_name, NULL, NULL},
      {"zoom", 0, 0, G_OPTION_ARG_DOUBLE, &zoom, NULL, NULL},
      {NULL},
  };

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, NULL))
    return 2;
  if (file_name != NULL)
    {
      g_autofree char *text = NULL;
      gsize size;
      g_autoptr (GBytes) bytes = NULL;

      if (!g_file_get_contents (file_name, &text, &size, NULL))
        return 1;
      bytes = g_bytes_new (text, size);
      import = fw_import_read_bytes (bytes, NULL);
      if (import == NULL)
        return 1;
      family = import->family;
    }
  else
    family = fw_test_family_new ();
  costs = g_array_new (FALSE, FALSE, sizeof (double));
  app = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.fallwerk.CanvasTest",
                      "resource-base-path", "/org/fallwerk/Fallwerk", "flags",
                      G_APPLICATION_NON_UNIQUE, NULL);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 0, NULL);
}
