/* fw-canvas-list.c: see fw-canvas-list.h.
 *
 *   FwScene ─ items-changed ─▶ GListStore of the focusable items ─▶ GtkMultiSelection
 *   ─▶ GtkListView; selection goes both ways.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "canvas/fw-canvas-list.h"

struct _FwCanvasList
{
  GtkWidget parent_instance;
  FwScene *scene;
  GSignalGroup *signals;
  GListStore *store; /* FwSceneItem */
  GtkSelectionModel *selection;
  GtkWidget *scroller, *view;
  gboolean syncing;
};

enum
{
  ITEM_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwCanvasList, fw_canvas_list, GTK_TYPE_WIDGET)

GtkWidget *
fw_canvas_list_new (void)
{
  return g_object_new (FW_TYPE_CANVAS_LIST, NULL);
}

/* --- selection ------------------------------------------------------------------------- */

static void
show_selection (FwCanvasList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwSceneItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (item->selected)
        gtk_bitset_add (selected, i);
    }
  self->syncing = TRUE;
  gtk_selection_model_set_selection (self->selection, selected, mask);
  self->syncing = FALSE;
}

static void
selected_cb (GtkSelectionModel *model, guint position, guint n_items, FwCanvasList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) ids = NULL;

  if (self->syncing || self->scene == NULL)
    return;
  selected = gtk_selection_model_get_selection (model);
  builder = g_strv_builder_new ();
  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (FwSceneItem) item = g_list_model_get_item (
          G_LIST_MODEL (self->store), gtk_bitset_get_nth (selected, (guint) i));

      g_strv_builder_add (builder, item->id);
    }
  ids = g_strv_builder_end (builder);
  self->syncing = TRUE;
  fw_scene_select (self->scene, (const char *const *) ids);
  self->syncing = FALSE;
}

static void
selection_changed_cb (FwScene *scene, FwCanvasList *self)
{
  if (!self->syncing)
    show_selection (self);
}

static void
activate_cb (GtkListView *view, guint position, FwCanvasList *self)
{
  g_autoptr (FwSceneItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL)
    g_signal_emit (self, signals[ITEM_ACTIVATED], 0, item->id);
}

/* --- items -------------------------------------------------------------------------------- */

static void
fill (FwCanvasList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; self->scene != NULL && i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);

      if (item->flags & FW_ITEM_FOCUSABLE)
        g_ptr_array_add (items, item);
    }
  self->syncing = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  self->syncing = FALSE;
  show_selection (self);
}

static void
items_changed_cb (FwScene *scene, GStrv added, GStrv removed, GStrv changed, FwCanvasList *self)
{
  fill (self);
}

static void
words_changed_cb (FwScene *scene, FwCanvasList *self)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
      fw_scene_get_title (scene) != NULL ? fw_scene_get_title (scene) : _ ("List"), -1);
}

void
fw_canvas_list_set_scene (FwCanvasList *self, FwScene *scene)
{
  g_return_if_fail (FW_IS_CANVAS_LIST (self));

  if (!g_set_object (&self->scene, scene))
    return;
  g_signal_group_set_target (self->signals, scene);
  if (scene != NULL)
    words_changed_cb (scene, self);
  fill (self);
}

/* --- rows ---------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (row, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  FwSceneItem *item = gtk_list_item_get_item (row);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  const char *spoken = item->spoken != NULL ? item->spoken : item->label;
  gboolean more = item->description != NULL && item->description[0] != '\0';

  gtk_label_set_label (GTK_LABEL (title), spoken != NULL ? spoken : "");
  gtk_label_set_label (GTK_LABEL (detail), more ? item->description : "");
  gtk_widget_set_visible (detail, more);
  gtk_list_item_set_accessible_label (row, spoken != NULL ? spoken : "");
  gtk_list_item_set_accessible_description (row, more ? item->description : "");
}

static gboolean
fw_canvas_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FW_CANVAS_LIST (widget)->view);
}

static void
fw_canvas_list_dispose (GObject *object)
{
  FwCanvasList *self = FW_CANVAS_LIST (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (fw_canvas_list_parent_class)->dispose (object);
}

static void
fw_canvas_list_finalize (GObject *object)
{
  FwCanvasList *self = FW_CANVAS_LIST (object);

  g_object_unref (self->signals);
  g_object_unref (self->store);
  g_object_unref (self->selection);
  G_OBJECT_CLASS (fw_canvas_list_parent_class)->finalize (object);
}

static void
fw_canvas_list_class_init (FwCanvasListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_canvas_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_canvas_list_finalize;
  widget_class->grab_focus = fw_canvas_list_grab_focus;
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", FW_TYPE_CANVAS_LIST, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
fw_canvas_list_init (FwCanvasList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->store = g_list_store_new (FW_TYPE_SCENE_ITEM);
  self->selection
      = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->store))));
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->signals = g_signal_group_new (FW_TYPE_SCENE);
  g_signal_group_connect (self->signals, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_group_connect (self->signals, "selection-changed", G_CALLBACK (selection_changed_cb),
                          self);
  g_signal_group_connect (self->signals, "words-changed", G_CALLBACK (words_changed_cb), self);
}
