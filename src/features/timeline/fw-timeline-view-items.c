/* fw-timeline-view-items.c: the widgets of a view: one for each mark in view, one for each
 * lane's title. Marks keep theirs while the layout stays; what has the focus is never let
 * go of before something else has it.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/timeline/fw-timeline-view-private.h"

#define MARGIN 160.0 /* pixels round the view for which items are made too */

/* --- marks ------------------------------------------------------------------------------ */

static gboolean
is_current (FwTimelineView *self, const FwTimelineMark *mark)
{
  for (guint k = 0; self->current != NULL && k < mark->n_members; k++)
    if (g_str_equal (fw_timeline_layout_get_member (self->layout, mark, k)->id, self->current))
      return TRUE;
  return FALSE;
}

/* A label goes along while its bar leaves the view. */
static void
keep_label_in_view (FwTimelineView *self, FwSceneItem *item)
{
  FwTimelineSign *sign = item->sign;
  const FwTimelineMark *mark = sign->mark;
  double left = self->left + 8 * self->factor, end;

  sign->label_x = mark->label_x;
  sign->label_width = mark->label_width;
  if (mark->side != FW_PACK_INSIDE || mark->label_x >= left)
    return;
  end = mark->x + mark->width - 5 * self->factor;
  sign->label_x = MAX (mark->label_x, MIN (left, end - 20 * self->factor));
  sign->label_width = MIN (mark->label_width, end - sign->label_x);
}

/* @old: widgets of the layout before, by the ids of their items; one for the same thing is
 * taken over with its focus. May be NULL. */
static GtkWidget *
make_item (FwTimelineView *self, guint index, GHashTable *old)
{
  g_autoptr (FwSceneItem) item = fw_timeline_layout_dup_item (self->layout, index);
  const FwTimelineMark *mark = fw_timeline_layout_get_mark (self->layout, index);
  GtkWidget *widget;

  if (mark->n_members > 1 && is_current (self, mark))
    {
      const FwTimelineEvent *event = fw_timeline_find (self->layout->timeline, self->current);
      g_autofree char *spoken = fw_timeline_event_dup_spoken (self->layout->timeline, event);

      g_set_str (&item->spoken, spoken);
    }
  item->selected = is_current (self, mark);
  keep_label_in_view (self, item);
  widget = old != NULL ? g_hash_table_lookup (old, item->id) : NULL;
  if (widget != NULL)
    {
      gboolean same
          = g_strcmp0 (fw_item_view_get_item (FW_ITEM_VIEW (widget))->spoken, item->spoken) == 0;

      g_hash_table_remove (old, item->id);
      fw_item_view_set_item (FW_ITEM_VIEW (widget), item);
      if (!same && mark->n_members > 0)
        gtk_widget_set_tooltip_text (widget, item->spoken);
      return widget;
    }
  widget = fw_item_view_new (item, &fw_timeline_painter, self->context);
  gtk_widget_set_focusable (widget, mark->n_members > 0);
  if (mark->n_members == 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (mark->n_members > 0)
    gtk_widget_set_tooltip_text (widget, item->spoken);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  return widget;
}

static void
drop_item (FwTimelineView *self, gpointer key, GtkWidget *widget)
{
  g_hash_table_remove (self->items, key);
  gtk_widget_unparent (widget);
}

/* Bars whose beginning lies left of the view: their labels move. */
static void
renew_cut (FwTimelineView *self)
{
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (self->layout, i);
      FwItemView *widget = g_hash_table_lookup (self->items, GUINT_TO_POINTER (i + 1));
      FwTimelineSign *sign;
      double before;

      if (widget == NULL || mark->side != FW_PACK_INSIDE)
        continue;
      sign = fw_item_view_get_item (widget)->sign;
      before = sign->label_x;
      keep_label_in_view (self, fw_item_view_get_item (widget));
      if (before != sign->label_x)
        gtk_widget_queue_draw (GTK_WIDGET (widget));
    }
}

/* The rows in sight; all of them where nothing scrolls. */
static void
get_rows (FwTimelineView *self, double *top, double *bottom)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *rows = scroller != NULL
                            ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))
                            : NULL;

  *top = rows != NULL ? gtk_adjustment_get_value (rows) : 0;
  /* Before there is a size: what a window may have. */
  *bottom
      = rows != NULL ? *top + MAX (gtk_adjustment_get_page_size (rows), 500) : self->layout->height;
}

void
_fw_timeline_view_sync_items (FwTimelineView *self, gboolean again)
{
  double top, bottom;
  double width = _fw_timeline_view_get_width (self);
  double from = self->left - MARGIN, to = self->left + width + MARGIN;
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *focus = NULL;
  GHashTableIter iter;
  gpointer key, widget;

  get_rows (self, &top, &bottom);
  if (!again && self->left >= self->made_from && self->left + width <= self->made_to
      && top >= self->made_top && bottom <= self->made_bottom)
    {
      renew_cut (self);
      return;
    }
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      if (gtk_widget_has_focus (widget))
        focus = widget;
      if (again)
        {
          g_hash_table_insert (old, g_strdup (fw_item_view_get_item (widget)->id), widget);
          g_hash_table_iter_remove (&iter);
        }
    }
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (self->layout, i);
      graphene_rect_t bounds;
      gboolean wanted;

      fw_timeline_mark_get_bounds (self->layout, mark, &bounds);
      wanted = bounds.origin.x <= to && bounds.origin.x + bounds.size.width >= from
               && bounds.origin.y <= bottom + MARGIN
               && bounds.origin.y + bounds.size.height >= top - MARGIN;
      key = GUINT_TO_POINTER (i + 1);
      widget = g_hash_table_lookup (self->items, key);
      if (wanted && widget == NULL)
        g_hash_table_insert (self->items, key, make_item (self, i, old));
      else if (!wanted && widget != NULL && widget != focus)
        drop_item (self, key, widget);
    }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      /* What had the focus has become part of another mark, or is gone. */
      if (widget == focus)
        {
          GtkWidget *next = _fw_timeline_view_find_item (
              self, fw_timeline_find (self->layout->timeline, self->current));

          gtk_widget_grab_focus (next != NULL ? next : GTK_WIDGET (self));
        }
      gtk_widget_unparent (widget);
    }
  self->made_from = from + MARGIN / 3;
  self->made_to = to - MARGIN / 3;
  self->made_top = top - MARGIN / 2;
  self->made_bottom = bottom + MARGIN / 2;
  renew_cut (self);
}

GtkWidget *
_fw_timeline_view_find_item (FwTimelineView *self, const FwTimelineEvent *event)
{
  const FwTimelineMark *mark = fw_timeline_layout_find (self->layout, event);
  guint index;
  GtkWidget *widget;

  if (mark == NULL)
    return NULL;
  index = (guint) (mark - (const FwTimelineMark *) self->layout->marks->data);
  widget = g_hash_table_lookup (self->items, GUINT_TO_POINTER (index + 1));
  if (widget == NULL)
    {
      widget = make_item (self, index, NULL);
      g_hash_table_insert (self->items, GUINT_TO_POINTER (index + 1), widget);
    }
  return widget;
}

void
_fw_timeline_view_select (FwTimelineView *self)
{
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      FwSceneItem *item = fw_item_view_get_item (widget);
      const FwTimelineMark *mark
          = fw_timeline_layout_get_mark (self->layout, GPOINTER_TO_UINT (key) - 1);
      gboolean selected = is_current (self, mark);

      /* One of several: the widget speaks of the one that is walked on. */
      if (selected && mark->n_members > 1)
        {
          const FwTimelineEvent *event = fw_timeline_find (self->layout->timeline, self->current);
          g_autofree char *spoken = fw_timeline_event_dup_spoken (self->layout->timeline, event);

          g_set_str (&item->spoken, spoken);
          fw_item_view_refresh (widget);
        }
      if (item->selected == selected)
        continue;
      item->selected = selected;
      fw_item_view_refresh_selected (widget);
    }
}

/* --- titles ------------------------------------------------------------------------------ */

static void
header_clicked_cb (FwTimelineView *self, GtkWidget *button)
{
  FwTimelineLane lane = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lane"));
  gboolean folded = (fw_timeline_desk_get_folded (self->desk) & (1u << lane)) != 0;

  self->lane = (int) lane;
  fw_timeline_desk_fold (self->desk, lane, !folded);
}

static GtkWidget *
make_header (FwTimelineView *self, FwTimelineLane lane)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *label = gtk_label_new (fw_lane_get_title (lane));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "timeline-lane");
  g_object_set_data (G_OBJECT (button), "lane", GUINT_TO_POINTER (lane));
  g_object_set_data (G_OBJECT (button), "icon", icon);
  g_signal_connect_object (button, "clicked", G_CALLBACK (header_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
show_header (FwTimelineView *self, GtkWidget *button, const FwTimelineLaneRow *lane)
{
  const char *title = fw_lane_get_title ((FwTimelineLane) lane->lane);
  g_autofree char *tip = g_strdup_printf (
      ngettext ("%1$s, %2$u entry", "%1$s, %2$u entries", lane->n_events), title, lane->n_events);

  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (button), "icon"),
                                lane->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               (int) !lane->folded, -1);
}

void
_fw_timeline_view_sync_headers (FwTimelineView *self)
{
  GtkWidget *known[FW_N_LANES] = {NULL};

  for (guint i = 0; i < self->headers->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->headers, i);

      if (button != NULL)
        known[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lane"))] = button;
    }
  g_ptr_array_set_size (self->headers, 0);
  for (guint i = 0; i < self->layout->lanes->len; i++)
    {
      const FwTimelineLaneRow *lane = &g_array_index (self->layout->lanes, FwTimelineLaneRow, i);
      GtkWidget *button = NULL;

      if (lane->lane >= 0)
        {
          button = known[lane->lane] != NULL ? g_steal_pointer (&known[lane->lane])
                                             : make_header (self, (FwTimelineLane) lane->lane);
          show_header (self, button, lane);
        }
      g_ptr_array_add (self->headers, button);
    }
  for (guint i = 0; i < FW_N_LANES; i++)
    if (known[i] != NULL)
      gtk_widget_unparent (known[i]);
}
