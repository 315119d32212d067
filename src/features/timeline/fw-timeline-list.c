/* fw-timeline-list.c: see fw-timeline-list.h.
 *
 *   timeline ─ filter ─▶ GListStore of rows ─▶ sort by column ─▶ GtkColumnView
 *
 * A row keeps the timeline, which keeps the event.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "features/timeline/fw-timeline-list.h"

#define FW_TYPE_TIMELINE_ROW (fw_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineRow, fw_timeline_row, FW, TIMELINE_ROW, GObject)

struct _FwTimelineRow
{
  GObject parent_instance;
  FwTimeline *timeline;
  const FwTimelineEvent *event;
};

G_DEFINE_FINAL_TYPE (FwTimelineRow, fw_timeline_row, G_TYPE_OBJECT)

static void
fw_timeline_row_finalize (GObject *object)
{
  g_object_unref (FW_TIMELINE_ROW (object)->timeline);
  G_OBJECT_CLASS (fw_timeline_row_parent_class)->finalize (object);
}

static void
fw_timeline_row_class_init (FwTimelineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_timeline_row_finalize;
}

static void
fw_timeline_row_init (FwTimelineRow *self)
{
}

struct _FwTimelineList
{
  GtkWidget parent_instance;
  GtkWidget *scroller, *view;
  FwTimelineDesk *desk;
  GListStore *store;
  GtkSingleSelection *selection;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwTimelineList, fw_timeline_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  COLUMN_DATE,
  COLUMN_LANE,
  COLUMN_CHILD,
  COLUMN_WHAT,
  COLUMN_SOURCE,
} Column;

static char *
dup_cell (FwTimelineRow *row, Column column)
{
  const FwTimelineEvent *event = row->event;
  const char *light = fw_timeline_event_get_light_word (event);

  switch (column)
    {
    case COLUMN_DATE:
      return fw_timeline_event_dup_when (event);
    case COLUMN_LANE:
      return g_strdup (fw_lane_get_title (event->lane));
    case COLUMN_CHILD:
      return g_strdup (
          event->child >= 0
              ? g_array_index (row->timeline->children, FwTimelineChild, event->child).name
              : _ ("Family"));
    case COLUMN_WHAT:
      return g_strdup_printf ("%s%s%s", event->text, light[0] != '\0' ? " · " : "", light);
    case COLUMN_SOURCE:
    default:
      return g_strdup (event->origin);
    }
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer column)
{
  FwTimelineRow *x = FW_TIMELINE_ROW ((gpointer) a), *y = FW_TIMELINE_ROW ((gpointer) b);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (GPOINTER_TO_INT (column) == COLUMN_DATE)
    return (x->event->first > y->event->first) - (x->event->first < y->event->first);
  first = dup_cell (x, GPOINTER_TO_INT (column));
  second = dup_cell (y, GPOINTER_TO_INT (column));
  return g_utf8_collate (first, second);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (GPOINTER_TO_INT (column) == COLUMN_DATE)
    gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_INT (column) == COLUMN_SOURCE)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_list_item_set_child (cell, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  g_autofree char *text = dup_cell (gtk_list_item_get_item (cell), GPOINTER_TO_INT (column));
  GtkWidget *label = gtk_list_item_get_child (cell);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
add_column (FwTimelineList *self, Column column, const char *title, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new (compare_cells, GINT_TO_POINTER (column), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (added, width);
  else
    gtk_column_view_column_set_expand (added, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), added);
}

static FwTimelineRow *
get_selected (FwTimelineList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
selected_cb (FwTimelineList *self)
{
  FwTimelineRow *row = get_selected (self);

  if (!self->filling && row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, row->event->id);
}

static void
activate_cb (FwTimelineList *self, guint position)
{
  g_autoptr (FwTimelineRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, row->event->id);
}

static void
fill (FwTimelineList *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  const FwTimelineFilter *filter = fw_timeline_desk_get_filter (self->desk);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  FwTimelineRow *selected = get_selected (self);
  g_autofree char *id = selected != NULL ? g_strdup (selected->event->id) : NULL;

  for (guint i = 0; timeline != NULL && i < timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (timeline, i);
      FwTimelineRow *row;

      if (!fw_timeline_shows (timeline, event, filter))
        continue;
      row = g_object_new (FW_TYPE_TIMELINE_ROW, NULL);
      row->timeline = g_object_ref (timeline);
      row->event = event;
      g_ptr_array_add (rows, row);
    }
  self->filling = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       rows->pdata, rows->len);
  self->filling = FALSE;
  if (id != NULL)
    fw_timeline_list_show (self, id);
}

void
fw_timeline_list_show (FwTimelineList *self, const char *id)
{
  guint n;

  g_return_if_fail (FW_IS_TIMELINE_LIST (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (FwTimelineRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!g_str_equal (row->event->id, id))
        continue;
      self->filling = TRUE;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_column_view_scroll_to (GTK_COLUMN_VIEW (self->view), i, NULL, GTK_LIST_SCROLL_SELECT,
                                 NULL);
      self->filling = FALSE;
      return;
    }
}

static gboolean
fw_timeline_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FW_TIMELINE_LIST (widget)->view);
}

GtkWidget *
fw_timeline_list_new (FwTimelineDesk *desk)
{
  FwTimelineList *self = g_object_new (FW_TYPE_TIMELINE_LIST, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_timeline_list_dispose (GObject *object)
{
  FwTimelineList *self = FW_TIMELINE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_timeline_list_parent_class)->dispose (object);
}

static void
fw_timeline_list_class_init (FwTimelineListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_list_dispose;
  widget_class->grab_focus = fw_timeline_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_timeline_list_init (FwTimelineList *self)
{
  GtkSortListModel *sorted;

  self->store = g_list_store_new (FW_TYPE_TIMELINE_ROW);
  self->view = gtk_column_view_new (NULL);
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (g_object_ref (self->store)),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline as a List"), -1);
  add_column (self, COLUMN_DATE, _ ("Date"), 210);
  add_column (self, COLUMN_LANE, _ ("Lane"), 130);
  add_column (self, COLUMN_CHILD, _ ("Whose"), 90);
  add_column (self, COLUMN_WHAT, _ ("What"), -1);
  add_column (self, COLUMN_SOURCE, _ ("Source"), 130);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
