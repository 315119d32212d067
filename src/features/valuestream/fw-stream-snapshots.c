/* fw-stream-snapshots.c: see fw-stream-snapshots.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-date.h"
#include "canvas/fw-canvas.h"
#include "draw/fw-draw-stream.h"
#include "exchange/fw-map-json.h"
#include "features/valuestream/fw-stream-snapshots.h"
#include "widgets/fw-async.h"
#include "widgets/fw-toast.h"

struct _FwStreamSnapshots
{
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  GtkListBox *list;
  GtkWidget *name_row, *empty;
  FwStreamDesk *desk;
  FwResult *rows;
};

G_DEFINE_FINAL_TYPE (FwStreamSnapshots, fw_stream_snapshots, ADW_TYPE_DIALOG)

static FwStream *
read_row (FwStreamSnapshots *self, guint i, GError **error)
{
  return fw_map_json_read (fw_result_get_text (self->rows, i, FW_STREAM_SNAPSHOT_CONTENT), -1,
                           error);
}

static void
put_back_cb (FwStreamSnapshots *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream
      = read_row (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row")), &error);

  if (stream == NULL)
    {
      fw_toast_fail (self->toasts, error);
      return;
    }
  /* Translators: an act that can be undone. */
  fw_stream_desk_replace (self->desk, stream, _ ("Put back a snapshot"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_comparison (FwStreamSnapshots *self, GtkWidget *child, const char *name)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  /* Translators: %s is the name of a snapshot. */
  g_autofree char *title = g_strdup_printf (_ ("“%s” and Now"), name);

  gtk_widget_set_size_request (child, 300, 240);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), child);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 1200);
  adw_dialog_set_content_height (dialog, 680);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The snapshot above, the map as it is now below, on a page of its own. */
static void
compare_cb (FwStreamSnapshots *self, GtkWidget *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream = read_row (self, i, &error);
  g_autoptr (FwStreamFigures) then = NULL;
  g_autoptr (FwScene) scene = fw_scene_new ();
  const char *name = fw_result_get_text (self->rows, i, FW_STREAM_SNAPSHOT_NAME);
  const char *const titles[] = {name, C_ ("value stream", "Now")};
  GtkWidget *canvas, *scroller;

  if (stream == NULL)
    {
      fw_toast_fail (self->toasts, error);
      return;
    }
  then = fw_stream_figures_new (stream);
  fw_stream_scene_fill_both (scene, then, fw_stream_desk_get_figures (self->desk),
                             FW_STREAM_SHOW_ALL_FLOWS, 1, titles);
  canvas = fw_canvas_new ();
  scroller = gtk_scrolled_window_new ();
  fw_canvas_set_painter (FW_CANVAS (canvas), &fw_stream_painter);
  fw_canvas_set_read_only (FW_CANVAS (canvas), TRUE);
  fw_canvas_set_fit (FW_CANVAS (canvas), 0.3, 1);
  fw_canvas_set_scene (FW_CANVAS (canvas), scene);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), canvas);
  show_comparison (self, scroller, name);
  fw_canvas_zoom_to_fit (FW_CANVAS (canvas));
}

/* "2.6.2026, 12:30 · 8 steps · lead time 30.8 wd, now 21.3 wd" */
static char *
dup_subtitle (FwStreamSnapshots *self, guint i)
{
  const char *made_at = fw_result_get_text (self->rows, i, FW_STREAM_SNAPSHOT_MADE_AT);
  const FwStreamFigures *now = fw_stream_desk_get_figures (self->desk);
  g_autofree char *iso = g_strndup (made_at, 10), *day = NULL, *then = NULL, *today = NULL;
  g_autoptr (FwStream) stream = read_row (self, i, NULL);
  g_autoptr (FwStreamFigures) figures = NULL;
  FwDay date = FW_DAY_NONE;
  guint n;
  g_autofree char *steps = NULL;

  if (fw_day_from_iso (iso, &date))
    day = fw_day_to_text (date);
  if (stream == NULL)
    return g_strdup (_ ("cannot be read"));
  figures = fw_stream_figures_new (stream);
  then = fw_stream_dup_short_time (figures, fw_stream_figures_get (figures, FW_VS_LEAD_TIME));
  today = fw_stream_dup_short_time (now, fw_stream_figures_get (now, FW_VS_LEAD_TIME));
  n = fw_stream_get_n (stream, FW_STREAM_STEP);
  steps = g_strdup_printf (ngettext ("%u step", "%u steps", n), n);
  /* Translators: date, time of day, number of steps, lead time then and now. */
  return g_strdup_printf (_ ("%1$s, %2$.5s · %3$s · lead time %4$s, now %5$s"),
                          day != NULL ? day : "?", made_at + MIN (strlen (made_at), 11), steps,
                          then, today);
}

static void
show (FwStreamSnapshots *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < fw_result_get_n_rows (self->rows); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Put Back")), *compare;
      g_autofree char *subtitle = dup_subtitle (self, i);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     fw_result_get_text (self->rows, i, FW_STREAM_SNAPSHOT_NAME));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (put_back_cb), self,
                               G_CONNECT_SWAPPED);
      compare = gtk_button_new_with_mnemonic (_ ("_Compare"));
      gtk_widget_set_valign (compare, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (compare), "row", GUINT_TO_POINTER (i));
      g_signal_connect_object (compare, "clicked", G_CALLBACK (compare_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), compare);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), fw_result_get_n_rows (self->rows) > 0);
  gtk_widget_set_visible (self->empty, fw_result_get_n_rows (self->rows) == 0);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwStreamSnapshots *self = data;
  g_autoptr (GError) error = NULL;
  FwResult *rows
      = dex_await_boxed (fw_stream_repository_list_snapshots (fw_stream_desk_get_store (self->desk),
                                                              fw_stream_desk_get_id (self->desk)),
                         &error);

  if (rows == NULL)
    {
      fw_toast_fail (self->toasts, error);
      return NULL;
    }
  g_clear_pointer (&self->rows, fw_result_unref);
  self->rows = rows;
  show (self);
  return NULL;
}

static DexFuture *
take_fiber (gpointer data)
{
  FwStreamSnapshots *self = data;
  g_autofree char *content = fw_map_json_write (fw_stream_desk_get_stream (self->desk));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_autoptr (GError) error = NULL;

  if (*g_strstrip (name) == '\0')
    {
      g_free (name);
      name = g_strdup (_ ("Snapshot"));
    }
  dex_await (fw_stream_repository_add_snapshot (fw_stream_desk_get_store (self->desk),
                                                fw_stream_desk_get_id (self->desk), name, content),
             &error);
  if (error != NULL)
    fw_toast_fail (self->toasts, error);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  return load_fiber (self);
}

static void
take_cb (FwStreamSnapshots *self)
{
  fw_ui_spawn (self, take_fiber);
}

AdwDialog *
fw_stream_snapshots_new (FwStreamDesk *desk)
{
  FwStreamSnapshots *self = g_object_new (FW_TYPE_STREAM_SNAPSHOTS, NULL);

  self->desk = g_object_ref (desk);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_stream_snapshots_finalize (GObject *object)
{
  FwStreamSnapshots *self = FW_STREAM_SNAPSHOTS (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, fw_result_unref);
  G_OBJECT_CLASS (fw_stream_snapshots_parent_class)->finalize (object);
}

static void
fw_stream_snapshots_class_init (FwStreamSnapshotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_stream_snapshots_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-stream-snapshots.ui");
  gtk_widget_class_bind_template_child (widget_class, FwStreamSnapshots, toasts);
  gtk_widget_class_bind_template_child (widget_class, FwStreamSnapshots, list);
  gtk_widget_class_bind_template_child (widget_class, FwStreamSnapshots, name_row);
  gtk_widget_class_bind_template_child (widget_class, FwStreamSnapshots, empty);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
fw_stream_snapshots_init (FwStreamSnapshots *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
