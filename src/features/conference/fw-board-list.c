/* fw-board-list.c: see fw-board-list.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-text.h"
#include "features/conference/fw-board-list.h"
#include "widgets/fw-decision-words.h"

typedef enum
{
  COLUMN_LIGHT,
  COLUMN_WHAT,
  COLUMN_CASE,
  COLUMN_KIND,
  COLUMN_WHO,
  COLUMN_DUE,
  COLUMN_STATE,
  N_COLUMNS,
} ColumnId;

struct _FwBoardList
{
  GtkBox parent_instance;
  GtkColumnView *view;
  GtkColumnViewColumn *columns[N_COLUMNS];
  GtkSingleSelection *selection;
  GtkSortListModel *sorted;
  FwDay today;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwBoardList, fw_board_list, GTK_TYPE_BOX)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (FwBoardList *self, ColumnId id, FwDecisionItem *item)
{
  switch (id)
    {
    case COLUMN_LIGHT:
      return g_strdup (fw_decision_light_to_word (item->light));
    case COLUMN_WHAT:
      return g_strdup (item->what);
    case COLUMN_CASE:
      return g_strdup (item->case_name[0] != '\0' ? item->case_name : item->case_number);
    case COLUMN_KIND:
      return g_strdup (item->kind_title);
    case COLUMN_WHO:
      return g_strdup (item->responsible);
    case COLUMN_DUE:
      return fw_decision_dup_due (item, self->today);
    case COLUMN_STATE:
    default:
      return fw_decision_dup_distance (item);
    }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  FwDecisionItem *x = (gpointer) a, *y = (gpointer) b;
  GtkColumnViewColumn *column = data;
  FwBoardList *self = g_object_get_data (G_OBJECT (column), "list");
  ColumnId id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "id"));
  g_autofree char *first = NULL, *second = NULL;
  g_autofree char *first_folded = NULL, *second_folded = NULL;
  int order;

  if (id == COLUMN_LIGHT)
    return (x->light > y->light) - (x->light < y->light);
  if (id == COLUMN_DUE || id == COLUMN_STATE)
    return (x->due > y->due) - (x->due < y->due);
  first = dup_text (self, id, x);
  second = dup_text (self, id, y);
  first_folded = fw_text_fold (first);
  second_folded = fw_text_fold (second);
  order = g_strcmp0 (first_folded, second_folded);
  return order != 0 ? order : (x->due > y->due) - (x->due < y->due);
}

static void
setup_cb (GtkColumnViewColumn *column, GtkColumnViewCell *cell)
{
  ColumnId id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "id"));
  GtkWidget *child;

  if (id == COLUMN_LIGHT)
    child = fw_light_new (FW_LIGHT_STATE_NONE, FALSE);
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "numeric");
    }
  gtk_column_view_cell_set_child (cell, child);
}

static void
bind_cb (GtkColumnViewColumn *column, GtkColumnViewCell *cell)
{
  FwBoardList *self = g_object_get_data (G_OBJECT (column), "list");
  ColumnId id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "id"));
  FwDecisionItem *item = gtk_column_view_cell_get_item (cell);
  GtkWidget *child = gtk_column_view_cell_get_child (cell);
  g_autofree char *text = NULL;
  const char *css[] = {"numeric", NULL, NULL};

  if (id == COLUMN_LIGHT)
    {
      fw_light_set_state (FW_LIGHT (child), fw_decision_get_light_state (item));
      return;
    }
  text = dup_text (self, id, item);
  gtk_label_set_label (GTK_LABEL (child), text);
  gtk_widget_set_tooltip_text (child, text);
  if (id == COLUMN_STATE)
    css[1] = fw_light_state_to_class (fw_decision_get_light_state (item));
  gtk_widget_set_css_classes (child, css);
}

/* Screen readers hear a row as one sentence. */
static void
row_bind_cb (FwBoardList *self, GtkColumnViewRow *row)
{
  FwDecisionItem *item = gtk_column_view_row_get_item (row);
  g_autofree char *state = fw_decision_dup_state (item);
  g_autofree char *origin = fw_decision_dup_origin (item, self->today);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s, %s", state, item->what, origin, item->responsible);

  gtk_column_view_row_set_accessible_label (row, spoken);
}

static void
selected_cb (FwBoardList *self)
{
  FwDecisionItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->filling && item != NULL)
    g_signal_emit (self, signals[SELECTED], 0, item);
}

static void
activate_cb (FwBoardList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-details", NULL);
}

gboolean
fw_board_list_select (FwBoardList *self, gint64 id)
{
  GListModel *model;

  g_return_val_if_fail (FW_IS_BOARD_LIST (self), FALSE);

  model = G_LIST_MODEL (self->selection);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (model, i);

      if (item->id == id)
        {
          gtk_column_view_scroll_to (self->view, i, NULL, GTK_LIST_SCROLL_SELECT, NULL);
          return TRUE;
        }
    }
  return FALSE;
}

void
fw_board_list_set_items (FwBoardList *self, GListModel *items, FwDay today)
{
  FwDecisionItem *selected;
  guint place;
  gint64 id;

  g_return_if_fail (FW_IS_BOARD_LIST (self) && G_IS_LIST_MODEL (items));

  selected = gtk_single_selection_get_selected_item (self->selection);
  id = selected != NULL ? selected->id : 0;
  place = gtk_single_selection_get_selected (self->selection);
  self->today = today;
  self->filling = TRUE;
  gtk_sort_list_model_set_model (self->sorted, items);
  self->filling = FALSE;
  if (id != 0 && !fw_board_list_select (self, id) && g_list_model_get_n_items (items) > 0)
    gtk_column_view_scroll_to (self->view, MIN (place, g_list_model_get_n_items (items) - 1), NULL,
                               GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
}

void
fw_board_list_set_room (FwBoardList *self, FwBoardRoom room)
{
  g_return_if_fail (FW_IS_BOARD_LIST (self));

  gtk_column_view_column_set_visible (self->columns[COLUMN_KIND], room == FW_BOARD_ROOM_WIDE);
  gtk_column_view_column_set_visible (self->columns[COLUMN_WHO], room != FW_BOARD_ROOM_NARROW);
}

static void
add_column (FwBoardList *self, ColumnId id, const char *title, int width, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, column, NULL));

  g_object_set_data (G_OBJECT (column), "list", self);
  g_object_set_data (G_OBJECT (column), "id", GINT_TO_POINTER (id));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, expand);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
  self->columns[id] = column;
  g_object_unref (column);
}

GtkWidget *
fw_board_list_new (void)
{
  return g_object_new (FW_TYPE_BOARD_LIST, NULL);
}

static void
fw_board_list_class_init (FwBoardListClass *klass)
{
  static const struct
  {
    guint key;
    const char *act;
  } keys[] = {{GDK_KEY_e, "done"},   {GDK_KEY_v, "postpone"},  {GDK_KEY_g, "drop"},
              {GDK_KEY_t, "partly"}, {GDK_KEY_u, "hand-over"}, {GDK_KEY_n, "note"}};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SELECTED] = g_signal_new ("selected", FW_TYPE_BOARD_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, FW_TYPE_DECISION_ITEM);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "board.act", "s",
                                         keys[i].act);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "board.open-case", NULL);
}

static void
fw_board_list_init (FwBoardList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) row_factory = gtk_signal_list_item_factory_new ();

  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->sorted));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "board-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decisions"), -1);
  add_column (self, COLUMN_LIGHT, _ ("Light"), 52, FALSE);
  add_column (self, COLUMN_WHAT, _ ("Decision"), 0, TRUE);
  add_column (self, COLUMN_CASE, _ ("Family"), 116, FALSE);
  add_column (self, COLUMN_KIND, _ ("Conference"), 130, FALSE);
  add_column (self, COLUMN_WHO, _ ("Responsible"), 92, FALSE);
  add_column (self, COLUMN_DUE, _ ("Due"), 88, FALSE);
  add_column (self, COLUMN_STATE, _ ("State"), 140, FALSE);
  g_signal_connect_object (row_factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (self->view, row_factory);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (self), scroller);
}
