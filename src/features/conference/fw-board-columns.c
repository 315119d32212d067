/* fw-board-columns.c: see fw-board-columns.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-board-card.h"
#include "features/conference/fw-board-columns.h"
#include "widgets/fw-decision-words.h"

#define N_COLUMNS 3

typedef struct
{
  FwDecisionLight light;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkLabel *count;
  GtkListBox *list;
  GtkLabel *empty;
} Column;

struct _FwBoardColumns
{
  GtkBox parent_instance;
  GtkWidget *outer; /* scrolls when narrow */
  GtkWidget *inner;
  Column columns[N_COLUMNS];
  gint64 selected;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwBoardColumns, fw_board_columns, GTK_TYPE_BOX)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  FwDecisionLight light;
  FwLightState state;
  const char *title;
  const char *subtitle;
  const char *empty;
} heads[N_COLUMNS] = {{FW_DECISION_LIGHT_RED, FW_LIGHT_STATE_OVERDUE, N_ ("Red"), N_ ("overdue"),
                       N_ ("Nothing is overdue")},
                      {FW_DECISION_LIGHT_YELLOW, FW_LIGHT_STATE_DUE, N_ ("Yellow"),
                       N_ ("soon or partly done"), N_ ("Nothing is due soon")},
                      {FW_DECISION_LIGHT_GREEN, FW_LIGHT_STATE_LATER, N_ ("Green"), N_ ("in time"),
                       N_ ("Nothing has time left")}};

static int
find_column (FwBoardColumns *self, GtkWidget *widget)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (widget != NULL
        && (widget == GTK_WIDGET (self->columns[i].list)
            || gtk_widget_is_ancestor (widget, GTK_WIDGET (self->columns[i].list))))
      return i;
  return -1;
}

static GtkWidget *
get_focus (FwBoardColumns *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static void
row_selected_cb (FwBoardColumns *self, GtkListBoxRow *row, GtkListBox *list)
{
  FwDecisionItem *item;

  if (self->filling || !FW_IS_BOARD_CARD (row))
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i].list != list)
      gtk_list_box_unselect_all (self->columns[i].list);
  self->filling = FALSE;
  item = fw_board_card_get_item (FW_BOARD_CARD (row));
  self->selected = item->id;
  g_signal_emit (self, signals[SELECTED], 0, item);
}

static void
row_activated_cb (FwBoardColumns *self, GtkListBoxRow *row)
{
  if (FW_IS_BOARD_CARD (row))
    gtk_widget_activate_action (GTK_WIDGET (self), "board.show-details", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "board.mode", "s", "list");
}

static GtkListBoxRow *
get_nearest (Column *column, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (column->list, MAX (index, 0));

  for (; row == NULL && index >= 0; index--)
    row = gtk_list_box_get_row_at_index (column->list, index);
  return row;
}

static void
go_to (Column *column, int index)
{
  GtkListBoxRow *row = get_nearest (column, index);

  if (row != NULL)
    {
      gtk_list_box_select_row (column->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

/* Left and Right, over empty columns. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FwBoardColumns *self = FW_BOARD_COLUMNS (widget);
  int step = g_variant_get_int32 (arguments);
  int column = find_column (self, get_focus (self));
  GtkListBoxRow *row;
  int index;

  if (column < 0)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_selected_row (self->columns[column].list);
  index = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  for (int i = column + step; i >= 0 && i < N_COLUMNS; i += step)
    if (gtk_list_box_get_row_at_index (self->columns[i].list, 0) != NULL)
      {
        go_to (&self->columns[i], index);
        break;
      }
  return GDK_EVENT_STOP;
}

/* Up and Down go on in the next column when they are below each other. */
static gboolean
keynav_failed_cb (FwBoardColumns *self, GtkDirectionType direction, GtkListBox *list)
{
  int step = direction == GTK_DIR_DOWN ? 1 : -1;

  if (direction != GTK_DIR_DOWN && direction != GTK_DIR_UP)
    return FALSE;
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->inner)) == GTK_ORIENTATION_HORIZONTAL)
    return FALSE;
  for (int i = find_column (self, GTK_WIDGET (list)) + step; i >= 0 && i < N_COLUMNS; i += step)
    if (gtk_list_box_get_row_at_index (self->columns[i].list, 0) != NULL)
      {
        go_to (&self->columns[i], step > 0 ? 0 : G_MAXINT16);
        return TRUE;
      }
  return FALSE;
}

static Column *
get_column (FwBoardColumns *self, FwDecisionLight light)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i].light == light)
      return &self->columns[i];
  return NULL;
}

static GtkWidget *
create_more_row (guint n)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u more in the list", "%u more in the list", n), n);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "decision-card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

gboolean
fw_board_columns_select (FwBoardColumns *self, gint64 id)
{
  g_return_val_if_fail (FW_IS_BOARD_COLUMNS (self), FALSE);

  for (guint i = 0; i < N_COLUMNS; i++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->columns[i].list));
         row != NULL; row = gtk_widget_get_next_sibling (row))
      if (FW_IS_BOARD_CARD (row) && fw_board_card_get_item (FW_BOARD_CARD (row))->id == id)
        {
          gtk_list_box_select_row (self->columns[i].list, GTK_LIST_BOX_ROW (row));
          return TRUE;
        }
  return FALSE;
}

/* Where the selected card was, so that E, E, E works down a column. */
static void
find_place (FwBoardColumns *self, int *column, int *index)
{
  *column = -1;
  *index = 0;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (self->columns[i].list);

      if (row != NULL)
        {
          *column = i;
          *index = gtk_list_box_row_get_index (row);
        }
    }
}

static void
restore_place (FwBoardColumns *self, int column, int index, gboolean had_focus)
{
  GtkListBoxRow *row = NULL;
  int start = MAX (column, 0);

  if (self->selected == 0 || !fw_board_columns_select (self, self->selected))
    for (int i = 0; i < N_COLUMNS && row == NULL; i++)
      {
        Column *next = &self->columns[(start + i) % N_COLUMNS];

        row = get_nearest (next, i == 0 ? index : 0);
        if (row != NULL && FW_IS_BOARD_CARD (row))
          gtk_list_box_select_row (next->list, row);
      }
  if (!had_focus)
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      row = gtk_list_box_get_selected_row (self->columns[i].list);
      if (row != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

void
fw_board_columns_set_items (FwBoardColumns *self, GListModel *items, FwDay today)
{
  guint counts[N_COLUMNS] = {0};
  gboolean had_focus;
  int column, index;

  g_return_if_fail (FW_IS_BOARD_COLUMNS (self) && G_IS_LIST_MODEL (items));

  had_focus = find_column (self, get_focus (self)) >= 0;
  find_place (self, &column, &index);
  self->filling = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    gtk_list_box_remove_all (self->columns[i].list);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);
      Column *target = get_column (self, item->light);

      if (target != NULL && counts[target - self->columns]++ < FW_BOARD_MAX_CARDS)
        gtk_list_box_append (target->list, fw_board_card_new (item, today));
    }
  self->filling = FALSE;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", counts[i]);

      if (counts[i] > FW_BOARD_MAX_CARDS)
        gtk_list_box_append (self->columns[i].list,
                             create_more_row (counts[i] - FW_BOARD_MAX_CARDS));
      gtk_label_set_label (self->columns[i].count, text);
      gtk_widget_set_visible (GTK_WIDGET (self->columns[i].empty), counts[i] == 0);
      gtk_widget_set_visible (GTK_WIDGET (self->columns[i].list), counts[i] > 0);
    }
  restore_place (self, column, index, had_focus);
}

void
fw_board_columns_set_narrow (FwBoardColumns *self, gboolean narrow)
{
  g_return_if_fail (FW_IS_BOARD_COLUMNS (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->inner),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->inner), !narrow);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->outer), GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->columns[i].scroller),
                                      GTK_POLICY_NEVER,
                                      narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
      gtk_widget_set_vexpand (self->columns[i].box, !narrow);
      /* Beside each other the details are there; a click only chooses. */
      gtk_list_box_set_activate_on_single_click (self->columns[i].list, narrow);
    }
}

static GtkWidget *
create_head (Column *column, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *light = fw_light_new (heads[i].state, FALSE);
  GtkWidget *title = gtk_label_new (_ (heads[i].title));
  GtkWidget *subtitle = gtk_label_new (_ (heads[i].subtitle));

  column->count = GTK_LABEL (gtk_label_new ("0"));
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dimmed");
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_set_hexpand (subtitle, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (column->count), "nav-badge");
  gtk_widget_add_css_class (GTK_WIDGET (column->count), "numeric");
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (column->count));
  gtk_widget_add_css_class (box, "board-head");
  return box;
}

static void
column_init (FwBoardColumns *self, guint i)
{
  Column *column = &self->columns[i];
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s, %s", _ (heads[i].title), _ (heads[i].subtitle));

  column->light = heads[i].light;
  column->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  column->list = GTK_LIST_BOX (gtk_list_box_new ());
  column->empty = GTK_LABEL (gtk_label_new (_ (heads[i].empty)));
  column->scroller = gtk_scrolled_window_new ();
  gtk_list_box_set_selection_mode (column->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (column->list), "board-list");
  gtk_widget_set_valign (GTK_WIDGET (column->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_add_css_class (GTK_WIDGET (column->empty), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (column->empty), "board-empty");
  g_signal_connect_object (column->list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (column->empty));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (column->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (column->scroller), content);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (column->scroller), TRUE);
  gtk_box_append (GTK_BOX (column->box), create_head (column, i));
  gtk_box_append (GTK_BOX (column->box), column->scroller);
  gtk_widget_set_vexpand (column->scroller, TRUE);
  gtk_widget_set_hexpand (column->box, TRUE);
  gtk_box_append (GTK_BOX (self->inner), column->box);
}

GtkWidget *
fw_board_columns_new (void)
{
  return g_object_new (FW_TYPE_BOARD_COLUMNS, NULL);
}

static void
fw_board_columns_class_init (FwBoardColumnsClass *klass)
{
  static const struct
  {
    guint key;
    const char *act;
  } keys[] = {{GDK_KEY_e, "done"},   {GDK_KEY_v, "postpone"},  {GDK_KEY_g, "drop"},
              {GDK_KEY_t, "partly"}, {GDK_KEY_u, "hand-over"}, {GDK_KEY_n, "note"}};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SELECTED] = g_signal_new ("selected", FW_TYPE_BOARD_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, FW_TYPE_DECISION_ITEM);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "board.act", "s",
                                         keys[i].act);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "board.open-case", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "i", 1);
}

static void
fw_board_columns_init (FwBoardColumns *self)
{
  self->outer = gtk_scrolled_window_new ();
  self->inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->inner), TRUE);
  for (guint i = 0; i < N_COLUMNS; i++)
    column_init (self, i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->outer), self->inner);
  gtk_widget_set_hexpand (self->outer, TRUE);
  gtk_widget_set_vexpand (self->outer, TRUE);
  gtk_box_append (GTK_BOX (self), self->outer);
  fw_board_columns_set_narrow (self, FALSE);
}
