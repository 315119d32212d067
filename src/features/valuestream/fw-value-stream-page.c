/* fw-value-stream-page.c: see fw-value-stream-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/fw-page.h"
#include "features/fw-shell.h"
#include "features/valuestream/fw-agenda-timer.h"
#include "features/valuestream/fw-define-view.h"
#include "features/valuestream/fw-measure-pane.h"
#include "features/valuestream/fw-potential-pane.h"
#include "features/valuestream/fw-stream-figure-bar.h"
#include "features/valuestream/fw-stream-inspector.h"
#include "features/valuestream/fw-stream-photo-bar.h"
#include "features/valuestream/fw-stream-step-entry.h"
#include "features/valuestream/fw-stream-table.h"
#include "features/valuestream/fw-value-stream-page-private.h"
#include "features/valuestream/fw-waste-pane.h"
#include "widgets/fw-async.h"

#define FIT_MS 500

static void
fw_value_stream_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwValueStreamPage,
                               fw_value_stream_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_value_stream_page_page_init))

static const char *const modes[FW_STREAM_N_MODES]
    = {"define", "map", "measure", "waste", "potential", "target"};

void
_fw_value_stream_page_say (FwValueStreamPage *self, const char *text)
{
  fw_ui_show_toast (GTK_WIDGET (self), text);
  fw_ui_announce (GTK_WIDGET (self), text);
}

/* --- modes ----------------------------------------------------------------------------- */

static void
show_mode (FwValueStreamPage *self)
{
  FwStreamMode mode = fw_stream_desk_get_mode (self->desk);
  gboolean list = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button));
  GtkWidget *pane = self->panes[mode] != NULL ? self->panes[mode] : self->panes[FW_STREAM_MODE_MAP];
  gboolean money = fw_stream_desk_get_under (self->desk) == FW_STREAM_SHOW_BAND;
  gboolean both = mode == FW_STREAM_MODE_TARGET
                  && fw_stream_desk_get_view (self->desk) == FW_STREAM_VIEW_BOTH;

  gtk_stack_set_visible_child_name (self->stack, mode == FW_STREAM_MODE_DEFINE ? "define" : "work");
  if (mode == FW_STREAM_MODE_DEFINE)
    return;
  gtk_stack_set_visible_child_name (self->bar_stack, modes[mode]);
  gtk_stack_set_visible_child_name (self->view_stack, mode == FW_STREAM_MODE_MEASURE ? "table"
                                                      : list                         ? "list"
                                                                                     : "canvas");
  gtk_widget_set_visible (GTK_WIDGET (self->under_group), mode != FW_STREAM_MODE_MEASURE && !both);
  adw_bin_set_child (self->side_bin, pane);
  gtk_widget_set_visible (self->palette_scroller, mode == FW_STREAM_MODE_MAP);
  _fw_value_stream_page_show_photo_tools (self);
  fw_canvas_set_read_only (self->canvas, money || mode == FW_STREAM_MODE_POTENTIAL
                                             || mode == FW_STREAM_MODE_TARGET);
  fw_canvas_set_quick_add (self->canvas, mode == FW_STREAM_MODE_MAP && !money
                                             ? 1 << FW_WAY_UP | 1 << FW_WAY_DOWN | 1 << FW_WAY_LEFT
                                                   | 1 << FW_WAY_RIGHT
                                             : 0);
}

static gboolean
fit_source_cb (gpointer data)
{
  FwValueStreamPage *self = data;

  self->fit_source = 0;
  if (self->canvas != NULL)
    fw_canvas_zoom_to_fit (self->canvas);
  return G_SOURCE_REMOVE;
}

/* The map, its money on a strip of its own, or two strips above each other: what has one size is looked at from
 * where one stood. */
static int
get_drawing (FwValueStreamPage *self)
{
  if (fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_TARGET
      && fw_stream_desk_get_view (self->desk) == FW_STREAM_VIEW_BOTH)
    return 2;
  return fw_stream_desk_get_under (self->desk) == FW_STREAM_SHOW_BAND ? 1 : 0;
}

static void
queue_fit (FwValueStreamPage *self)
{
  /* When the pane beside it has its room. */
  if (self->fit_source == 0)
    self->fit_source = g_timeout_add (FIT_MS, fit_source_cb, self);
}

static void
mode_cb (FwValueStreamPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->mode_group);
  int drawing;

  if (self->desk == NULL || self->filling || fw_stream_desk_get_stream (self->desk) == NULL)
    return;
  drawing = get_drawing (self);
  for (guint i = 0; i < FW_STREAM_N_MODES; i++)
    if (g_strcmp0 (modes[i], name) == 0)
      fw_stream_desk_set_mode (self->desk, (FwStreamMode) i);
  show_mode (self);
  if (get_drawing (self) != drawing)
    queue_fit (self);
  if (fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_DEFINE)
    fw_define_view_focus (FW_DEFINE_VIEW (self->define));
  else if (fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_MAP)
    fw_stream_step_entry_focus (FW_STREAM_STEP_ENTRY (self->entry));
}

static void
mode_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active_name (FW_VALUE_STREAM_PAGE (widget)->mode_group,
                                    g_variant_get_string (parameter, NULL));
}

static void
number_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint number = g_variant_get_uint32 (parameter);

  if (number < FW_STREAM_N_MODES)
    adw_toggle_group_set_active_name (FW_VALUE_STREAM_PAGE (widget)->mode_group, modes[number]);
}

static void
flows_cb (FwValueStreamPage *self)
{
  const struct
  {
    GtkWidget *check;
    guint flow;
  } flows[] = {{self->information_check, FW_STREAM_SHOW_INFORMATION},
               {self->documents_check, FW_STREAM_SHOW_DOCUMENTS},
               {self->money_check, FW_STREAM_SHOW_MONEY},
               {self->returns_check, FW_STREAM_SHOW_RETURNS}};
  guint shown = 0;

  if (self->desk == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (flows[i].check)))
      shown |= flows[i].flow;
  fw_stream_desk_set_flows (self->desk, shown);
}

static void
ladder_cb (FwValueStreamPage *self)
{
  if (self->desk != NULL)
    fw_stream_desk_set_ladder (
        self->desk,
        g_strcmp0 (adw_toggle_group_get_active_name (self->ladder_group), "pairs") == 0
            ? FW_VS_PAIRS
            : FW_VS_SAW_TOOTH,
        gtk_check_button_get_active (GTK_CHECK_BUTTON (self->scale_check)));
}

static void
under_cb (FwValueStreamPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->under_group);

  if (self->desk == NULL)
    return;
  fw_stream_desk_set_under (self->desk, g_strcmp0 (name, "money") == 0   ? FW_STREAM_SHOW_BAND
                                        : g_strcmp0 (name, "media") == 0 ? FW_STREAM_SHOW_MEDIA
                                                                         : FW_STREAM_SHOW_LADDER);
  show_mode (self);
  /* What stands there now may be higher than the view. */
  if (self->canvas != NULL)
    fw_canvas_zoom_to_fit (self->canvas);
}

static void
target_cb (FwValueStreamPage *self)
{
  static const char *const views[FW_STREAM_N_VIEWS] = {"both", "target", "today"};
  const char *name = adw_toggle_group_get_active_name (self->target_group);

  if (self->desk == NULL)
    return;
  for (guint i = 0; i < FW_STREAM_N_VIEWS; i++)
    if (g_strcmp0 (views[i], name) == 0)
      fw_stream_desk_set_view (self->desk, (FwStreamView) i);
  show_mode (self);
  if (self->canvas != NULL)
    fw_canvas_zoom_to_fit (self->canvas);
}

static void
list_cb (FwValueStreamPage *self)
{
  if (self->desk != NULL)
    show_mode (self);
}

/* --- what the desk tells ---------------------------------------------------------------------- */

static void
changed_cb (FwValueStreamPage *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  const char *name = fw_stream_item_get_text (fw_stream_get_map (stream), FW_STREAM_NAME);

  gtk_label_set_label (self->title_label, *name != '\0' ? name : _ ("New Value Stream"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), name);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 *name != '\0' ? name : _ ("New Value Stream"));
  gtk_widget_set_visible (GTK_WIDGET (self->example_label), fw_stream_desk_is_example (self->desk));
  gtk_widget_set_visible (self->hint_label, fw_stream_get_n (stream, FW_STREAM_STEP) == 0);
  _fw_value_stream_page_show_photo_tools (self);
}

static void
loaded_cb (FwValueStreamPage *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamPhoto photo;
  gboolean empty
      = fw_stream_get_n (stream, FW_STREAM_STEP) == 0
        && *fw_stream_item_get_text (fw_stream_get_map (stream), FW_STREAM_TRIGGER) == '\0';

  self->photo_open = fw_stream_desk_get_photo (self->desk, &photo) && !photo.locked;
  /* A new map begins where a workshop begins. */
  self->filling = TRUE;
  adw_toggle_group_set_active_name (self->mode_group, empty ? "define" : "map");
  self->filling = FALSE;
  mode_cb (self);
  queue_fit (self);
}

static void
failed_cb (FwValueStreamPage *self, const GError *error)
{
  if (fw_stream_desk_get_stream (self->desk) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "failed");
  fw_ui_show_error (GTK_WIDGET (self), error);
}

static void
focus_wanted_cb (FwValueStreamPage *self, const char *id)
{
  const char *ids[] = {id, NULL};
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  fw_canvas_reveal (self->canvas, id);
  /* Who types steps goes on typing. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry_bin)))
    fw_scene_select (fw_stream_desk_get_scene (self->desk), ids);
  else
    fw_canvas_focus_item (self->canvas, id);
}

static void
step_wanted_cb (FwValueStreamPage *self, const char *id)
{
  if (fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_MEASURE)
    adw_toggle_group_set_active_name (self->mode_group, "map");
  fw_canvas_reveal (self->canvas, id);
  fw_canvas_focus_item (self->canvas, id);
}

/* --- page --------------------------------------------------------------------------------------- */

static gboolean
page_undo (FwPage *page)
{
  return fw_stream_desk_undo (FW_VALUE_STREAM_PAGE (page)->desk, GTK_WIDGET (page));
}

static gboolean
page_redo (FwPage *page)
{
  return fw_stream_desk_redo (FW_VALUE_STREAM_PAGE (page)->desk, GTK_WIDGET (page));
}

static gboolean
page_print (FwPage *page)
{
  return gtk_widget_activate_action (GTK_WIDGET (page), "stream.export", NULL);
}

static gboolean
page_next_empty (FwPage *page)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (page);

  adw_toggle_group_set_active_name (self->mode_group, "measure");
  return fw_stream_table_next_empty (FW_STREAM_TABLE (self->table));
}

static DexFuture *
page_flush (FwPage *page)
{
  return fw_stream_desk_flush (FW_VALUE_STREAM_PAGE (page)->desk);
}

static GStrv
page_dup_place (FwPage *page)
{
  g_autofree char *open
      = g_strdup_printf ("win.open-value-stream(int64 %" G_GINT64_FORMAT ")",
                         fw_stream_desk_get_id (FW_VALUE_STREAM_PAGE (page)->desk));
  const char *const place[] = {open, NULL};

  return g_strdupv ((char **) place);
}

static void
fw_value_stream_page_page_init (FwPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
  iface->print = page_print;
  iface->next_empty = page_next_empty;
  iface->flush = page_flush;
  iface->dup_place = page_dup_place;
}

/* What hangs at the desk: entry, panes, figures. */
static void
add_parts (FwValueStreamPage *self)
{
  GtkWidget *figures = fw_stream_figure_bar_new (self->desk);

  self->entry = fw_stream_step_entry_new (self->desk);
  adw_bin_set_child (self->entry_bin, self->entry);
  self->define = fw_define_view_new (self->desk);
  adw_bin_set_child (self->define_bin, self->define);
  self->table = fw_stream_table_new (self->desk);
  adw_bin_set_child (self->table_bin, self->table);
  self->panes[FW_STREAM_MODE_MAP] = g_object_ref_sink (fw_stream_inspector_new (self->desk));
  self->panes[FW_STREAM_MODE_WASTE] = g_object_ref_sink (fw_waste_pane_new (self->desk));
  self->panes[FW_STREAM_MODE_POTENTIAL] = g_object_ref_sink (fw_potential_pane_new (self->desk));
  self->panes[FW_STREAM_MODE_TARGET] = g_object_ref_sink (fw_measure_pane_new (self->desk));
  adw_bin_set_child (self->figure_bin, figures);
  g_signal_connect_object (figures, "step-wanted", G_CALLBACK (step_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->timer_bin, fw_agenda_timer_new ());
  adw_bin_set_child (self->photo_bin, fw_stream_photo_bar_new (self->desk));
}

AdwNavigationPage *
fw_value_stream_page_new (FwStore *store, gint64 id)
{
  FwValueStreamPage *self = g_object_new (FW_TYPE_VALUE_STREAM_PAGE, NULL);
  FwScene *scene;

  self->desk = fw_stream_desk_new (store, id);
  scene = fw_stream_desk_get_scene (self->desk);
  fw_canvas_set_scene (self->canvas, scene);
  fw_canvas_list_set_scene (self->list, scene);
#define ON(signal, callback)                                                                       \
  g_signal_connect_object (self->desk, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  ON ("changed", changed_cb);
  ON ("loaded", loaded_cb);
  ON ("failed", failed_cb);
  ON ("focus-wanted", focus_wanted_cb);
#undef ON
  add_parts (self);
  fw_stream_desk_load (self->desk);
  return ADW_NAVIGATION_PAGE (self);
}

static void
set_wide (FwValueStreamPage *self, gboolean wide)
{
  FwShell *shell = fw_shell_find (GTK_WIDGET (self));

  if (shell != NULL)
    fw_shell_set_wide (shell, wide);
}

static void
fw_value_stream_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_value_stream_page_parent_class)->map (widget);
  set_wide (FW_VALUE_STREAM_PAGE (widget), TRUE);
}

static void
fw_value_stream_page_unmap (GtkWidget *widget)
{
  set_wide (FW_VALUE_STREAM_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (fw_value_stream_page_parent_class)->unmap (widget);
}

static void
fw_value_stream_page_dispose (GObject *object)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->presenter != NULL)
    gtk_window_destroy (GTK_WINDOW (self->presenter));
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  g_clear_weak_pointer (&self->menu);
  self->canvas = NULL;
  for (guint i = 0; i < FW_STREAM_N_MODES; i++)
    g_clear_object (&self->panes[i]);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_value_stream_page_parent_class)->dispose (object);
}

static void
fw_value_stream_page_class_init (FwValueStreamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_value_stream_page_dispose;
  widget_class->map = fw_value_stream_page_map;
  widget_class->unmap = fw_value_stream_page_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-value-stream-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwValueStreamPage, name)
  BIND (stack);
  BIND (view_stack);
  BIND (bar_stack);
  BIND (split_view);
  BIND (mode_group);
  BIND (target_group);
  BIND (ladder_group);
  BIND (under_group);
  BIND (title_label);
  BIND (example_label);
  BIND (define_bin);
  BIND (table_bin);
  BIND (entry_bin);
  BIND (palette_bin);
  BIND (palette_scroller);
  BIND (zoom_bin);
  BIND (side_bin);
  BIND (figure_bin);
  BIND (timer_bin);
  BIND (photo_bin);
  BIND (canvas_scroller);
  BIND (list_scroller);
  BIND (list_button);
  BIND (hint_label);
  BIND (information_check);
  BIND (documents_check);
  BIND (money_check);
  BIND (returns_check);
  BIND (scale_check);
  BIND (stamp_box);
  BIND (item_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, flows_cb);
  gtk_widget_class_bind_template_callback (widget_class, ladder_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
  gtk_widget_class_bind_template_callback (widget_class, under_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_install_action (widget_class, "stream.mode", "s", mode_action);
  /* By this name the window hands on Ctrl+Alt+1 … 9. */
  gtk_widget_class_install_action (widget_class, "case.tab-number", "u", number_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "stream.mode", "s", "map");
  _fw_value_stream_page_install_acts (widget_class);
  _fw_value_stream_page_install_photo_acts (widget_class);
}

static void
fw_value_stream_page_init (FwValueStreamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _fw_value_stream_page_create_canvas (self);
  _fw_value_stream_page_accept_photos (self);
  _fw_value_stream_page_fill_stamps (self);
}
