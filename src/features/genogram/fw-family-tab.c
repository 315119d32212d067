/* fw-family-tab.c: the tab "Family": canvas, tools, quick entry, date bar, inspector.
 *
 *   FwGenogramDesk ─▶ scene ─▶ FwCanvas / FwCanvasList
 *        ▲                        │ what the user did
 *        └── fw-genogram-acts ◀───┘
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/fw-clock.h"
#include "canvas/fw-canvas-list.h"
#include "canvas/fw-canvas.h"
#include "canvas/fw-tool-palette.h"
#include "canvas/fw-zoom-bar.h"
#include "draw/fw-draw-genogram.h"
#include "features/fw-page.h"
#include "features/fw-shell.h"
#include "features/genogram/fw-family-tab-private.h"
#include "features/genogram/fw-genogram-acts.h"
#include "widgets/fw-async.h"

#define MANY 6 /* persons that a view at full size surely holds */

G_DEFINE_FINAL_TYPE_WITH_CODE (FwFamilyTab,
                               fw_family_tab,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_family_tab_page_init))

enum
{
  SHARE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- tools ------------------------------------------------------------------------------ */

static const FwPaletteTool tools[] = {
    {"select", "fw-tool-select-symbolic", N_ ("Select and Move"), "V", FW_TOOL_SELECT},
    {NULL, NULL, NULL, NULL, 0},
    {"male", "fw-sign-male-symbolic", N_ ("Man or Boy"), "M", FW_TOOL_ADD},
    {"female", "fw-sign-female-symbolic", N_ ("Woman or Girl"), "W", FW_TOOL_ADD},
    {"diverse", "fw-sign-diverse-symbolic", N_ ("Diverse"), "D", FW_TOOL_ADD},
    {"unknown", "fw-sign-unknown-symbolic", N_ ("Sex Unknown"), "U", FW_TOOL_ADD},
    {"pregnancy", "fw-sign-pregnancy-symbolic", N_ ("Pregnancy"), "S", FW_TOOL_ADD},
    {NULL, NULL, NULL, NULL, 0},
    {"couple", "fw-tool-couple-symbolic", N_ ("Partnership: Drag from One to the Other"), "P",
     FW_TOOL_CONNECT},
    {"child", "fw-tool-child-symbolic", N_ ("Child: Drag from Parent to Child"), "K",
     FW_TOOL_CONNECT},
    {"bond", "fw-tool-bond-symbolic", N_ ("Bond: Drag from One to the Other"), "B",
     FW_TOOL_CONNECT},
    {"household", "fw-tool-household-symbolic", N_ ("Household: Draw Round Its Members"), "H",
     FW_TOOL_LASSO},
};

/* --- what the canvas tells ------------------------------------------------------------- */

static void
say (FwFamilyTab *self, const char *text)
{
  fw_ui_show_toast (GTK_WIDGET (self), text);
  fw_ui_announce (GTK_WIDGET (self), text);
}

static void
items_moved_cb (FwFamilyTab *self, const FwCanvasMove *moves, guint n_moves)
{
  g_autofree const char **ids = g_new0 (const char *, n_moves + 1);
  g_autofree graphene_point_t *places = g_new0 (graphene_point_t, n_moves);

  for (guint i = 0; i < n_moves; i++)
    {
      ids[i] = moves[i].id;
      places[i] = GRAPHENE_POINT_INIT ((float) moves[i].to_x, (float) moves[i].to_y);
    }
  fw_genogram_act_pin (self->desk, ids, places);
}

static void
connected_cb (FwFamilyTab *self, const char *from, const char *to)
{
  const char *tool = fw_tool_palette_get_chosen (self->palette);
  gboolean done = FALSE;

  if (to == NULL)
    return;
  if (g_strcmp0 (tool, "couple") == 0)
    done = fw_genogram_act_couple (self->desk, from, to);
  else if (g_strcmp0 (tool, "child") == 0)
    done = fw_genogram_act_child_of (self->desk, from, to);
  else if (g_strcmp0 (tool, "bond") == 0)
    done = fw_genogram_act_bond (self->desk, from, to, "connected");
  if (!done)
    say (self, _ ("That is so already, or cannot be. Nothing was changed."));
}

static void
lasso_cb (FwFamilyTab *self, char **ids)
{
  if (!fw_genogram_act_household (self->desk, (const char *const *) ids))
    say (self, _ ("Nobody was inside. Please draw round the symbols of those who live together."));
}

static void
add_requested_cb (FwFamilyTab *self, double x, double y)
{
  const char *tool = fw_tool_palette_get_chosen (self->palette);

  if (tool != NULL)
    fw_genogram_act_add_person (self->desk, tool, x, y);
}

static void
quick_add_cb (FwFamilyTab *self, const char *id, FwSceneWay way)
{
  if (!fw_genogram_act_quick_add (self->desk, id, way))
    say (self, _ ("Both parents are there already."));
}

static void
activated_cb (FwFamilyTab *self, const char *id)
{
  /* With the family there is nothing beside the drawing: a name is typed in it. */
  if (self->together)
    {
      adw_toggle_group_set_active_name (self->view_group, "genogram");
      fw_canvas_edit_label (self->canvas, id);
      return;
    }
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  if (self->focus_inspector != NULL)
    self->focus_inspector (self);
}

static void
menu_cb (FwFamilyTab *self, const char *id, const GdkRectangle *at)
{
  FwSceneItem *item = fw_scene_find (fw_genogram_desk_get_scene (self->desk), id);
  gboolean bond = item != NULL && item->kind == FW_ITEM_BOND;
  GtkPopover *menu = bond ? self->bond_popover : self->menu;

  if ((fw_genogram_desk_find_person (self->desk, id) == FW_FAMILY_NOBODY && !bond)
      || fw_genogram_desk_is_past (self->desk))
    return;
  fw_canvas_focus_item (self->canvas, id);
  gtk_popover_set_pointing_to (menu, at);
  gtk_popover_popup (menu);
}

static void
label_edited_cb (FwFamilyTab *self, const char *id, const char *text)
{
  guint person = fw_genogram_desk_find_person (self->desk, id);
  FwFamily *edited;
  FwFamilyPerson *row;
  g_auto (GStrv) words = g_strsplit (text, " ", 2);

  if (person == FW_FAMILY_NOBODY)
    return;
  edited = fw_genogram_desk_begin (self->desk);
  row = fw_family_get_person (edited, person);
  row->given_name = fw_family_intern (edited, words[0]);
  if (words[0] != NULL && words[1] != NULL)
    row->family_name = fw_family_intern (edited, words[1]);
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (self->desk, edited, _ ("Change name"), id);
}

static void
delete_cb (FwFamilyTab *self)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_genogram_desk_get_scene (self->desk));
  gboolean kept = FALSE;

  if (ids == NULL || ids[0] == NULL || fw_genogram_desk_is_past (self->desk))
    return;
  if (fw_genogram_act_remove (self->desk, (const char *const *) ids, &kept) > 0)
    fw_ui_show_undo (GTK_WIDGET (self), _ ("Taken out of the drawing"), "win.undo");
  else if (kept)
    say (self, _ ("A child with a file of its own stays in the drawing."));
}

static void
focus_changed_cb (FwFamilyTab *self, const char *id)
{
  if (self->show_item != NULL)
    self->show_item (self, id);
}

static void
way_ended_cb (FwFamilyTab *self, const char *id, FwSceneWay way)
{
  static const char *const texts[] = {
      N_ ("No parents are drawn. Ctrl and Up adds one."),
      N_ ("No children are drawn. Ctrl and Down adds one."),
      N_ ("Nobody stands to the left. Ctrl and Left adds a brother or sister."),
      N_ ("Nobody stands to the right. Ctrl and Right adds a partner."),
  };

  fw_ui_announce (GTK_WIDGET (self), _ (texts[way]));
}

/* --- what the desk tells ------------------------------------------------------------------ */

static void
show_past (FwFamilyTab *self)
{
  gboolean past = fw_genogram_desk_is_past (self->desk);

  if (past)
    {
      g_autofree char *day = fw_day_to_text (fw_genogram_desk_get_day (self->desk));
      g_autofree char *title
          = fw_genogram_desk_get_known (self->desk) != FW_DAY_NONE
                /* Translators: %s is a date. */
                ? g_strdup_printf (_ ("The family on %s, as it was known then. To be read only."),
                                   day)
                /* Translators: %s is a date. */
                : g_strdup_printf (_ ("The family on %s. To be read only."), day);

      adw_banner_set_title (self->past_banner, title);
    }
  adw_banner_set_revealed (self->past_banner, past);
  fw_canvas_set_read_only (self->canvas, past);
  gtk_widget_set_visible (self->palette_scroller, !past);
  /* Its place stays, so that what is beside it stands where it stood. */
  gtk_widget_set_visible (adw_bin_get_child (self->entry_bin), !past);
  gtk_widget_set_visible (self->tidy_button, !past);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "family.tidy", !past);
}

static gboolean
fit_cb (gpointer data)
{
  FwFamilyTab *self = data;

  self->fit_source = 0;
  if (self->canvas != NULL)
    fw_canvas_zoom_to_fit (self->canvas);
  return G_SOURCE_REMOVE;
}

static void
fit_soon (FwFamilyTab *self)
{
  /* After the first allocation: only then there is a size to fit into. */
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_LOW, fit_cb, self, NULL);
}

static void
changed_cb (FwFamilyTab *self)
{
  FwFamily *family = fw_genogram_desk_get_family (self->desk);

  /* A family that is only being typed yet leaves the line where it is. */
  if (!fw_genogram_desk_is_previewing (self->desk))
    {
      const char *before = gtk_stack_get_visible_child_name (self->stack);

      /* A whole family that comes at once is seen whole. */
      if (g_strcmp0 (before, "empty") == 0 && family->persons->len > MANY)
        fit_soon (self);
      gtk_stack_set_visible_child_name (self->stack, family->persons->len > 0 ? "family" : "empty");
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fw_ui_take_focus (gtk_stack_get_visible_child (self->stack));
  show_past (self);
  if (self->show_item != NULL)
    self->show_item (self, fw_canvas_get_focused (self->canvas));
}

static void
failed_cb (FwFamilyTab *self, const GError *error)
{
  fw_ui_show_error (GTK_WIDGET (self), error);
}

static void
focus_wanted_cb (FwFamilyTab *self, const char *id)
{
  fw_canvas_reveal (self->canvas, id);
  fw_canvas_focus_item (self->canvas, id);
}

/* --- actions ----------------------------------------------------------------------------- */

static void
today_cb (FwFamilyTab *self)
{
  fw_genogram_desk_set_day (self->desk, FW_DAY_NONE, FW_DAY_NONE, FW_DAY_NONE);
}

static void
view_cb (FwFamilyTab *self)
{
  const char *name = adw_toggle_group_get_active_name (self->view_group);
  gboolean list = g_strcmp0 (name, "list") == 0;

  gtk_stack_set_visible_child_name (self->view_stack, list ? "list" : "genogram");
  if (self->desk == NULL || list)
    return;
  fw_genogram_desk_set_network (self->desk, g_strcmp0 (name, "network") == 0);
  if (fw_genogram_desk_is_loaded (self->desk))
    fw_canvas_zoom_to_fit (self->canvas);
}

static FwFamilyShare
get_share (FwFamilyTab *self)
{
  return (adw_switch_row_get_active (self->health_row) ? FW_SHARE_HEALTH : 0)
         | (adw_switch_row_get_active (self->problems_row) ? FW_SHARE_PROBLEMS : 0)
         | (adw_switch_row_get_active (self->violence_row) ? FW_SHARE_VIOLENCE : 0)
         | (adw_switch_row_get_active (self->losses_row) ? FW_SHARE_LOSSES : 0);
}

char *
fw_family_tab_dup_share_words (FwFamilyTab *self)
{
  AdwSwitchRow *rows[]
      = {self->health_row, self->problems_row, self->violence_row, self->losses_row};
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (FW_IS_FAMILY_TAB (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (adw_switch_row_get_active (rows[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (rows[i])));
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

static void
layers_cb (FwFamilyTab *self)
{
  FwGenogramLayers layers = 0;

  if (self->desk == NULL)
    return;
  if (adw_switch_row_get_active (self->households_row))
    layers |= FW_LAYER_HOUSEHOLDS;
  if (adw_switch_row_get_active (self->bonds_row))
    layers |= FW_LAYER_BONDS;
  if (adw_switch_row_get_active (self->health_row))
    layers |= FW_LAYER_HEALTH;
  if (adw_switch_row_get_active (self->origin_row))
    layers |= FW_LAYER_ORIGIN;
  if (adw_switch_row_get_active (self->traits_row))
    layers |= FW_LAYER_TRAITS;
  fw_genogram_desk_set_layers (self->desk, layers);
  if (self->together)
    {
      fw_genogram_desk_set_share (self->desk, get_share (self));
      g_signal_emit (self, signals[SHARE_CHANGED], 0);
    }
}

static void
set_bond_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  const char *focused = fw_canvas_get_focused (self->canvas);

  if (focused != NULL && !fw_genogram_desk_is_past (self->desk))
    fw_genogram_act_set_bond (self->desk, focused, g_variant_get_string (parameter, NULL));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  const char *focused = fw_canvas_get_focused (self->canvas);

  if (focused != NULL
      && !fw_genogram_act_add_relative (self->desk, focused,
                                        g_variant_get_string (parameter, NULL)))
    say (self, _ ("Both parents are there already."));
}

static void
add_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);

  if (fw_genogram_desk_is_loaded (self->desk))
    fw_genogram_act_add_person (self->desk, "unknown", NAN, NAN);
}

static void
tidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);

  if (!fw_genogram_desk_is_loaded (self->desk))
    return;
  fw_genogram_desk_tidy (self->desk);
  fw_canvas_zoom_to_fit (self->canvas);
  fw_ui_show_undo (widget, _ ("Tidied up"), "family.untidy");
}

static void
untidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_genogram_desk_untidy (FW_FAMILY_TAB (widget)->desk);
}

static void
with_focused (FwFamilyTab *self, void (*act) (FwGenogramDesk *desk, const char *const *ids))
{
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_genogram_desk_get_scene (self->desk));

  if (ids != NULL && ids[0] != NULL)
    act (self->desk, (const char *const *) ids);
}

static void
unpin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_focused (FW_FAMILY_TAB (widget), fw_genogram_act_unpin);
}

static void
make_index_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  const char *focused = fw_canvas_get_focused (self->canvas);

  if (focused != NULL)
    fw_genogram_act_make_index (self->desk, focused);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  delete_cb (FW_FAMILY_TAB (widget));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  gboolean list = g_strcmp0 (adw_toggle_group_get_active_name (self->view_group), "list") == 0;

  adw_toggle_group_set_active_name (self->view_group, list ? "genogram" : "list");
  gtk_widget_grab_focus (list ? GTK_WIDGET (self->canvas) : GTK_WIDGET (self->list));
}

static gboolean
tool_key_cb (FwFamilyTab *self, guint keyval, guint keycode, GdkModifierType state)
{
  /* Letters choose tools on the canvas alone, never while somebody types. */
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || fw_genogram_desk_is_past (self->desk))
    return GDK_EVENT_PROPAGATE;
  return fw_tool_palette_choose_key (self->palette, keyval);
}

/* --- page ---------------------------------------------------------------------------------- */

static gboolean
undo (FwPage *page)
{
  return fw_genogram_desk_undo (FW_FAMILY_TAB (page)->desk, GTK_WIDGET (page));
}

static gboolean
redo (FwPage *page)
{
  return fw_genogram_desk_redo (FW_FAMILY_TAB (page)->desk, GTK_WIDGET (page));
}

static gboolean
print (FwPage *page)
{
  return gtk_widget_activate_action (GTK_WIDGET (page), "family.export", NULL);
}

static DexFuture *
flush (FwPage *page)
{
  return fw_genogram_desk_flush (FW_FAMILY_TAB (page)->desk);
}

void
fw_family_tab_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->print = print;
  iface->redo = redo;
  iface->flush = flush;
}

static void
create_canvas (FwFamilyTab *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->canvas = FW_CANVAS (fw_canvas_new ());
  fw_canvas_set_painter (self->canvas, &fw_genogram_painter);
  fw_canvas_set_quick_add (self->canvas, 1 << FW_WAY_UP | 1 << FW_WAY_DOWN | 1 << FW_WAY_LEFT
                                             | 1 << FW_WAY_RIGHT);
  gtk_scrolled_window_set_child (self->canvas_scroller, GTK_WIDGET (self->canvas));
  self->palette = FW_TOOL_PALETTE (fw_tool_palette_new (self->canvas, tools, G_N_ELEMENTS (tools)));
  adw_bin_set_child (self->palette_bin, GTK_WIDGET (self->palette));
  self->zoom_bar = fw_zoom_bar_new ();
  fw_zoom_bar_set_canvas (FW_ZOOM_BAR (self->zoom_bar), self->canvas);
  adw_bin_set_child (self->zoom_bin, self->zoom_bar);
  self->list = FW_CANVAS_LIST (fw_canvas_list_new ());
  gtk_scrolled_window_set_child (self->list_scroller, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self->canvas));
  g_object_add_weak_pointer (G_OBJECT (self->menu), (gpointer *) &self->menu);
  gtk_widget_set_parent (GTK_WIDGET (self->bond_popover), GTK_WIDGET (self->canvas));
  g_object_add_weak_pointer (G_OBJECT (self->bond_popover), (gpointer *) &self->bond_popover);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (tool_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
#define ON(signal, callback)                                                                       \
  g_signal_connect_object (self->canvas, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  ON ("items-moved", items_moved_cb);
  ON ("items-connected", connected_cb);
  ON ("lasso-drawn", lasso_cb);
  ON ("add-requested", add_requested_cb);
  ON ("quick-add", quick_add_cb);
  ON ("item-activated", activated_cb);
  ON ("item-menu", menu_cb);
  ON ("label-edited", label_edited_cb);
  ON ("delete-requested", delete_cb);
  ON ("focus-changed", focus_changed_cb);
  ON ("way-ended", way_ended_cb);
#undef ON
  g_signal_connect_object (self->list, "item-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create (FwStore *store, gint64 case_id, gboolean together)
{
  FwFamilyTab *self = g_object_new (FW_TYPE_FAMILY_TAB, NULL);
  FwScene *scene;

  self->together = together;
  self->desk = fw_genogram_desk_new (store, case_id);
  scene = fw_genogram_desk_get_scene (self->desk);
  fw_genogram_desk_set_measure (self->desk, fw_draw_context_measure,
                                fw_canvas_get_context (self->canvas));
  fw_canvas_set_scene (self->canvas, scene);
  fw_canvas_list_set_scene (self->list, scene);
#define ON(signal, callback)                                                                       \
  g_signal_connect_object (self->desk, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  ON ("changed", changed_cb);
  ON ("loaded", fit_soon);
  ON ("failed", failed_cb);
  ON ("focus-wanted", focus_wanted_cb);
#undef ON
  if (together)
    {
      fw_genogram_desk_set_together (self->desk);
      fw_family_tab_add_parts_together (self);
    }
  else
    fw_family_tab_add_parts (self);
  fw_genogram_desk_load (self->desk);
  return GTK_WIDGET (self);
}

GtkWidget *
fw_family_tab_new (FwStore *store, gint64 case_id)
{
  return create (store, case_id, FALSE);
}

GtkWidget *
fw_family_tab_new_together (FwStore *store, gint64 case_id)
{
  return create (store, case_id, TRUE);
}

/* A drawing needs the room of the sidebar. */
static void
set_wide (FwFamilyTab *self, gboolean wide)
{
  FwShell *shell = fw_shell_find (GTK_WIDGET (self));

  if (shell != NULL)
    fw_shell_set_wide (shell, wide);
}

static void
fw_family_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_family_tab_parent_class)->map (widget);
  set_wide (FW_FAMILY_TAB (widget), TRUE);
}

static void
fw_family_tab_unmap (GtkWidget *widget)
{
  set_wide (FW_FAMILY_TAB (widget), FALSE);
  GTK_WIDGET_CLASS (fw_family_tab_parent_class)->unmap (widget);
}

static void
fw_family_tab_dispose (GObject *object)
{
  FwFamilyTab *self = FW_FAMILY_TAB (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  /* The canvas may have let go of it already. */
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  g_clear_weak_pointer (&self->menu);
  if (self->bond_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->bond_popover));
  g_clear_weak_pointer (&self->bond_popover);
  self->canvas = NULL;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_family_tab_parent_class)->dispose (object);
}

static void
fw_family_tab_class_init (FwFamilyTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_family_tab_dispose;
  widget_class->map = fw_family_tab_map;
  widget_class->unmap = fw_family_tab_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-family-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwFamilyTab, name)
  BIND (stack);
  BIND (empty_entry_bin);
  BIND (split_view);
  BIND (side_bin);
  BIND (past_banner);
  BIND (view_group);
  BIND (entry_bin);
  BIND (households_row);
  BIND (bonds_row);
  BIND (health_row);
  BIND (origin_row);
  BIND (traits_row);
  BIND (view_stack);
  BIND (canvas_scroller);
  BIND (palette_bin);
  BIND (palette_scroller);
  BIND (zoom_bin);
  BIND (list_scroller);
  BIND (date_bin);
  BIND (person_menu);
  BIND (bond_menu);
  BIND (problems_row);
  BIND (violence_row);
  BIND (losses_row);
  BIND (more_button);
  BIND (tidy_button);
  BIND (together_button);
  BIND (signs_button);
  BIND (side_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, layers_cb);
  signals[SHARE_CHANGED] = g_signal_new ("share-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "family.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "family.set-bond", "s", set_bond_action);
  gtk_widget_class_install_action (widget_class, "family.add-person", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "family.tidy", NULL, tidy_action);
  gtk_widget_class_install_action (widget_class, "family.untidy", NULL, untidy_action);
  gtk_widget_class_install_action (widget_class, "family.unpin", NULL, unpin_action);
  gtk_widget_class_install_action (widget_class, "family.make-index", NULL, make_index_action);
  gtk_widget_class_install_action (widget_class, "family.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "family.list", NULL, list_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "family.list",
                                       NULL);
  fw_family_tab_install_parts (widget_class);
}

static void
fw_family_tab_init (FwFamilyTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->person_menu));
  self->bond_popover = GTK_POPOVER (gtk_popover_menu_new_from_model (self->bond_menu));
  create_canvas (self);
}
