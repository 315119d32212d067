/* fw-stream-presenter.c: see fw-stream-presenter.h.
 *
 *   desk ─changed─▶ copy of the part that is shown ─▶ FwScene ─▶ FwCanvas (read only)
 *   Space: next number · Page Down: next part · arrows: step · B: dark · Esc: end
 *
 * Figures are those of the whole map, only the drawing is cut into parts. Nothing smaller than
 * 24 pixels at a height of 1080: type grows with the window. The ladder comes when all
 * is uncovered, so that nothing drawn to scale betrays a number.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "canvas/fw-canvas.h"
#include "domain/fw-stream-edit.h"
#include "draw/fw-draw-stream.h"
#include "features/valuestream/fw-agenda-timer.h"
#include "features/valuestream/fw-stream-figure-bar.h"
#include "features/valuestream/fw-stream-presenter-private.h"

#define LEAST_TYPE 10.5  /* in the drawing */
#define WANTED_TYPE 24.0 /* at 1080 */
#define FULL_HEIGHT 1080.0

G_DEFINE_FINAL_TYPE (FwStreamPresenter, fw_stream_presenter, GTK_TYPE_WINDOW)

/* --- what is shown ----------------------------------------------------------------------- */

/* Steps of the part alone; parties and what is not work stay at the desk. */
static FwStream *
make_part (FwStreamPresenter *self)
{
  FwStream *part = fw_stream_copy (fw_stream_desk_get_shown (self->desk)->stream);
  guint n = fw_stream_get_n (part, FW_STREAM_STEP), first = self->part * FW_PRESENTER_STEPS;

  for (guint i = fw_stream_get_n (part, FW_STREAM_FLOW); i > 0; i--)
    {
      FwStreamItem *flow = fw_stream_get (part, FW_STREAM_FLOW, i - 1);

      if (!fw_stream_item_is (flow, FW_STREAM_KIND, "work"))
        fw_stream_edit_remove (part, flow);
    }
  while (fw_stream_get_n (part, FW_STREAM_PARTY) > 0)
    fw_stream_remove (part, fw_stream_get (part, FW_STREAM_PARTY, 0));
  for (guint i = n; i > 0; i--)
    if (i - 1 < first || i - 1 >= first + FW_PRESENTER_STEPS)
      fw_stream_edit_remove_step (part, fw_stream_get (part, FW_STREAM_STEP, i - 1));
  for (guint i = fw_stream_get_n (part, FW_STREAM_LANE); i > 0; i--)
    {
      FwStreamItem *lane = fw_stream_get (part, FW_STREAM_LANE, i - 1);
      gboolean used = FALSE;

      for (guint k = 0; k < fw_stream_get_n (part, FW_STREAM_STEP); k++)
        used = used
               || fw_stream_item_is (fw_stream_get (part, FW_STREAM_STEP, k), FW_STREAM_LANE_NAME,
                                     fw_stream_item_get_text (lane, FW_STREAM_NAME));
      if (!used)
        fw_stream_remove (part, lane);
    }
  for (guint k = 0; k < fw_stream_get_n (part, FW_STREAM_STEP); k++)
    fw_stream_set (part, fw_stream_get (part, FW_STREAM_STEP, k), FW_STREAM_PINNED, NULL);
  return part;
}

/* Whether the numbers of the steps from @first up to @end can be read. */
static gboolean
is_uncovered (FwStreamPresenter *self, FwStream *stream, guint first, guint end)
{
  for (guint i = first; i < MIN (end, fw_stream_get_n (stream, FW_STREAM_STEP)); i++)
    {
      g_autofree char *id = fw_stream_scene_dup_id (fw_stream_get (stream, FW_STREAM_STEP, i));

      if (!g_hash_table_contains (self->uncovered, id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_all_uncovered (FwStreamPresenter *self, FwStream *stream)
{
  return is_uncovered (self, stream, 0, G_MAXUINT);
}

/* "Up to “Fallkonferenz”: 16.9 wd": from the begin of the map, never of the part. */
static void
append_reached (FwStreamPresenter *self, const FwStreamFigures *figures, GString *text)
{
  guint n = fw_stream_get_n (figures->stream, FW_STREAM_STEP);
  guint end = MIN (n, (self->part + 1) * FW_PRESENTER_STEPS);
  g_autofree char *time = NULL;

  if (end == 0 || !is_uncovered (self, figures->stream, 0, end))
    return;
  time = fw_stream_dup_short_time (figures, figures->figures->reached[end - 1]);
  /* Translators: a step, and how long it takes from the begin until it is done. */
  g_string_append_printf (
      text, _ ("Up to “%1$s”: %2$s"),
      fw_stream_item_get_text (fw_stream_get (figures->stream, FW_STREAM_STEP, end - 1),
                               FW_STREAM_NAME),
      time);
}

static void
show_totals (FwStreamPresenter *self, const FwStreamFigures *figures)
{
  static const FwValueStreamFigureKind kinds[]
      = {FW_VS_LEAD_TIME, FW_VS_PROCESS_TIME, FW_VS_FLOW_EFFICIENCY, FW_VS_ROLLED};
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean all = is_all_uncovered (self, figures->stream);

  append_reached (self, figures, text);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *value
          = all ? fw_stream_figure_dup_text (figures, kinds[i]) : g_strdup (_ ("covered"));

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "   ·   " : "",
                              fw_stream_figure_get_title (kinds[i]), value);
    }
  gtk_label_set_label (self->totals, text->str);
}

static void
set_zoom (FwStreamPresenter *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double least = WANTED_TYPE / LEAST_TYPE * (height > 0 ? height / FULL_HEIGHT : 1);

  fw_canvas_set_fit (self->canvas, MIN (least, 4), 4);
  fw_canvas_zoom_to_fit (self->canvas);
}

void
_fw_stream_presenter_show (FwStreamPresenter *self)
{
  FwStream *stream = fw_stream_desk_get_shown (self->desk)->stream;
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);
  const char *name = fw_stream_item_get_text (fw_stream_get_map (stream), FW_STREAM_NAME);
  g_autoptr (FwStream) part = NULL;
  const FwStreamFigures *figures = fw_stream_desk_get_shown (self->desk);
  g_autoptr (FwStreamPlace) place = NULL;
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  g_autofree char *text = NULL;

  self->n_parts = MAX (1, (n + FW_PRESENTER_STEPS - 1) / FW_PRESENTER_STEPS);
  self->part = MIN (self->part, self->n_parts - 1);
  gtk_label_set_label (self->title, *name != '\0' ? name : _ ("New Value Stream"));
  gtk_widget_set_visible (GTK_WIDGET (self->example), fw_stream_desk_is_example (self->desk));
  /* Translators: which part of a map is shown, and how many there are. */
  text = g_strdup_printf (_ ("Part %1$u of %2$u"), self->part + 1, self->n_parts);
  gtk_label_set_label (self->part_label, text);
  part = make_part (self);
  place = fw_stream_place_new (part, NULL, NULL);
  if (fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_WASTE || self->stamping)
    options.show |= FW_STREAM_SHOW_STAMPS
                    | (fw_stream_desk_get_votes_shown (self->desk) ? FW_STREAM_SHOW_VOTES : 0);
  if (!is_all_uncovered (self, figures->stream))
    options.show &= ~(guint) FW_STREAM_SHOW_LADDER;
  g_hash_table_add (self->uncovered, g_strdup ("ladder"));
  options.uncovered = self->uncovered;
  fw_stream_scene_fill (self->scene, figures, place, &options);
  show_totals (self, figures);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "map" : "empty");
  set_zoom (self);
}

static void
activated_cb (FwStreamPresenter *self, const char *id)
{
  if (!g_hash_table_contains (self->uncovered, id))
    g_hash_table_add (self->uncovered, g_strdup (id));
  _fw_stream_presenter_show (self);
}

/* Type of the frame follows the height of the window, too. */
static void
scale_type (FwStreamPresenter *self, int height)
{
  double scale = MAX (0.4, height / FULL_HEIGHT);
  g_autofree char *css = g_strdup_printf (
      ".stream-presenter label { font-size: %.0fpx; } .stream-presenter .presenter-title { "
      "font-size: %.0fpx; font-weight: 800; }",
      WANTED_TYPE * scale, 34 * scale);

  gtk_css_provider_load_from_string (self->css, css);
}

/* Black on white in every scheme: a room is bright. Called after the canvas follows the
 * desktop's colours itself. */
static void
keep_colors_cb (FwStreamPresenter *self)
{
  fw_draw_context_set_palette (fw_canvas_get_context (self->canvas), FW_PALETTE_LIGHT_CONTRAST);
  if (self->desk != NULL)
    _fw_stream_presenter_show (self);
}

static gboolean
tick_cb (gpointer data)
{
  FwStreamPresenter *self = data;
  g_autofree char *left = fw_agenda_timer_dup_left ();
  g_autofree char *text = left != NULL ? g_strdup_printf (_ ("%s left"), left) : g_strdup ("");
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_label_set_label (self->timer, text);
  if (fw_draw_context_get_palette (fw_canvas_get_context (self->canvas))
      != FW_PALETTE_LIGHT_CONTRAST)
    keep_colors_cb (self);
  if (height > 0 && height != self->height)
    {
      self->height = height;
      scale_type (self, height);
      set_zoom (self);
    }
  return G_SOURCE_CONTINUE;
}

/* --- the window -------------------------------------------------------------------------------- */

static GdkMonitor *
find_monitor (GtkRoot *root)
{
  GdkDisplay *display = gtk_root_get_display (root);
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (root));
  GdkMonitor *mine = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != mine)
        return monitor; /* the list holds it */
    }
  return NULL;
}

GtkWidget *
fw_stream_presenter_new (FwStreamDesk *desk, GtkRoot *main_window)
{
  FwStreamPresenter *self = g_object_new (FW_TYPE_STREAM_PRESENTER, NULL);
  GdkMonitor *monitor = GTK_IS_WINDOW (main_window) ? find_monitor (main_window) : NULL;

  self->desk = g_object_ref (desk);
  if (GTK_IS_WINDOW (main_window) && gtk_window_get_application (GTK_WINDOW (main_window)) != NULL)
    gtk_window_set_application (GTK_WINDOW (self),
                                gtk_window_get_application (GTK_WINDOW (main_window)));
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  g_signal_connect_object (desk, "changed", G_CALLBACK (_fw_stream_presenter_show), self,
                           G_CONNECT_SWAPPED);
  _fw_stream_presenter_show (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_presenter_dispose (GObject *object)
{
  FwStreamPresenter *self = FW_STREAM_PRESENTER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->css != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
  g_clear_object (&self->scene);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->uncovered, g_hash_table_unref);
  g_clear_pointer (&self->current, g_free);
  G_OBJECT_CLASS (fw_stream_presenter_parent_class)->dispose (object);
}

static void
fw_stream_presenter_class_init (FwStreamPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_stream_presenter_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-stream-presenter.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwStreamPresenter, name)
  BIND (stack);
  BIND (title);
  BIND (part_label);
  BIND (timer);
  BIND (totals);
  BIND (example);
  gtk_widget_class_bind_template_child_full (widget_class, "canvas_scroller", FALSE, 0);
#undef BIND
}

static void
fw_stream_presenter_init (FwStreamPresenter *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->uncovered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scene = fw_scene_new ();
  self->canvas = FW_CANVAS (fw_canvas_new ());
  fw_canvas_set_painter (self->canvas, &fw_stream_painter);
  fw_canvas_set_read_only (self->canvas, TRUE);
  fw_canvas_set_scene (self->canvas, self->scene);
  keep_colors_cb (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (keep_colors_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (keep_colors_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  scroller = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), FW_TYPE_STREAM_PRESENTER,
                                                        "canvas_scroller"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->canvas));
  g_signal_connect_object (self->canvas, "item-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  scale_type (self, 720);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (_fw_stream_presenter_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->source = g_timeout_add (500, tick_cb, self);
}
