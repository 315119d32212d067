/* fw-timeline-tab-acts.c: the actions of the tab "Timeline", its filter and its page. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/fw-shell.h"
#include "features/timeline/fw-timeline-export-dialog.h"
#include "features/timeline/fw-timeline-import.h"
#include "features/timeline/fw-timeline-tab-private.h"
#include "features/timeline/fw-timeline-together-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-session-undo.h"

#define MONTH 40
#define YEAR 420

/* --- filter --------------------------------------------------------------------------- */

static void
lane_cb (FwTimelineTab *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  FwTimelineLane lane = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "lane"));

  fw_timeline_desk_show_lane (self->desk, lane, adw_switch_row_get_active (row));
}

static void
child_cb (FwTimelineTab *self, GParamSpec *pspec, GtkToggleButton *button)
{
  guint child = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "child"));

  fw_timeline_desk_show_child (self->desk, child, gtk_toggle_button_get_active (button));
}

static void
fill_lanes (FwTimelineTab *self)
{
  const FwTimelineFilter *filter = fw_timeline_desk_get_filter (self->desk);

  guint32 withheld = fw_timeline_desk_get_timeline (self->desk)->withheld;

  gtk_list_box_remove_all (self->lanes_list);
  for (guint i = 0; i < FW_N_LANES; i++)
    {
      GtkWidget *row;

      /* With the family only what is shown can be taken away. */
      if ((self->together && (filter->lanes & (1u << i)) == 0) || (withheld & (1u << i)) != 0)
        continue;
      row = adw_switch_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fw_lane_get_title (i));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), (filter->lanes & (1u << i)) != 0);
      g_object_set_data (G_OBJECT (row), "lane", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::active", G_CALLBACK (lane_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->lanes_list, row);
    }
}

void
_fw_timeline_tab_fill_filter (FwTimelineTab *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fill_lanes (self);
  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < MIN (timeline->children->len, 8) && timeline->children->len > 1; i++)
    {
      const FwTimelineChild *child = &g_array_index (timeline->children, FwTimelineChild, i);
      GtkWidget *button = gtk_toggle_button_new_with_label (child->name);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      g_object_set_data (G_OBJECT (button), "child", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "notify::active", G_CALLBACK (child_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_bin_set_child (self->children_bin, box);
  gtk_widget_set_visible (GTK_WIDGET (self->children_bin), timeline->children->len > 1);
}

/* --- actions ---------------------------------------------------------------------------- */

static void
say_range (FwTimelineTab *self)
{
  FwDay first, last;

  if (fw_timeline_view_get_range (self->view, &first, &last))
    {
      g_autofree char *from = fw_day_to_text (first);
      g_autofree char *to = fw_day_to_text (last);
      g_autofree char *text = g_strdup_printf (_ ("%1$s to %2$s"), from, to);

      fw_ui_announce (GTK_WIDGET (self), text);
    }
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (g_str_equal (what, "month"))
    fw_timeline_view_show_days (self->view, MONTH);
  else if (g_str_equal (what, "year"))
    fw_timeline_view_show_days (self->view, YEAR);
  else if (g_str_equal (what, "today"))
    fw_timeline_view_show_day (self->view, fw_timeline_desk_get_timeline (self->desk) != NULL
                                               ? fw_timeline_desk_get_timeline (self->desk)->today
                                               : 0);
  else
    fw_timeline_view_show_life (self->view);
  say_range (self);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);

  fw_timeline_view_zoom (self->view, g_str_equal (name, "timeline.zoom-in") ? 1.5 : 1 / 1.5);
  say_range (self);
}

static void
type_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);

  if (self->entry != NULL)
    fw_timeline_entry_begin (self->entry, fw_timeline_view_get_lane (self->view), NULL);
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);
  gboolean list = g_strcmp0 (adw_toggle_group_get_active_name (self->view_group), "list") == 0;
  g_autofree char *current = g_strdup (fw_timeline_view_get_current (self->view));

  adw_toggle_group_set_active_name (self->view_group, list ? "timeline" : "list");
  if (list && current != NULL)
    fw_timeline_view_go_to (self->view, current, TRUE);
  else
    {
      gtk_widget_grab_focus (list ? GTK_WIDGET (self->view) : GTK_WIDGET (self->list));
      fw_timeline_list_show (self->list, current);
    }
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_page_search (FW_PAGE (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);
  FwDay first, last;

  if (fw_timeline_desk_get_timeline (self->desk) != NULL
      && fw_timeline_view_get_range (self->view, &first, &last))
    adw_dialog_present (fw_timeline_export_dialog_new (self->desk, first, last), widget);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);

  if (fw_timeline_desk_get_timeline (self->desk) != NULL)
    fw_timeline_import (self->desk, widget);
}

static void
easybiograph_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);

  if (fw_timeline_desk_get_timeline (self->desk) != NULL)
    fw_timeline_save_easybiograph (self->desk, widget);
}

static void
calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);

  if (fw_timeline_desk_get_timeline (self->desk) != NULL)
    fw_timeline_save_calendar (self->desk, widget);
}

static void
together_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);
  FwShell *shell = fw_shell_find (widget);

  if (self->together)
    gtk_widget_activate_action (widget, "navigation.pop", NULL);
  else if (shell != NULL && fw_timeline_desk_get_timeline (self->desk) != NULL)
    fw_shell_push (shell, fw_timeline_together_page_new (fw_timeline_desk_get_store (self->desk),
                                                         fw_timeline_desk_get_case (self->desk)));
}

static void
side_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (widget);

  if (self->side == NULL)
    return;
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  if (g_str_equal (name, "timeline.pin"))
    fw_timeline_side_pin (self->side);
  else
    fw_timeline_side_show (self->side, "family");
}

void
_fw_timeline_tab_install_actions (GtkWidgetClass *widget_class)
{
#define ACTION(name, type, func) gtk_widget_class_install_action (widget_class, name, type, func)
#define KEY(keyval, modifiers, name)                                                               \
  gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, name, NULL)
  ACTION ("timeline.show", "s", show_action);
  ACTION ("timeline.zoom-in", NULL, zoom_action);
  ACTION ("timeline.zoom-out", NULL, zoom_action);
  ACTION ("timeline.type", NULL, type_action);
  ACTION ("timeline.list", NULL, list_action);
  ACTION ("timeline.export", NULL, export_action);
  ACTION ("timeline.import", NULL, import_action);
  ACTION ("timeline.easybiograph", NULL, easybiograph_action);
  ACTION ("timeline.calendar", NULL, calendar_action);
  ACTION ("timeline.together", NULL, together_action);
  ACTION ("timeline.search", NULL, search_action);
  ACTION ("timeline.pin", NULL, side_action);
  ACTION ("timeline.family", NULL, side_action);
  KEY (GDK_KEY_e, GDK_CONTROL_MASK, "timeline.type");
  KEY (GDK_KEY_l, GDK_CONTROL_MASK, "timeline.list");
  KEY (GDK_KEY_f, GDK_CONTROL_MASK, "timeline.search");
  KEY (GDK_KEY_d, GDK_CONTROL_MASK, "timeline.pin");
  KEY (GDK_KEY_F5, 0, "timeline.together");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "timeline.show",
                                       "s", "life");
#undef KEY
#undef ACTION
}

/* --- page ----------------------------------------------------------------------------------- */

static gboolean
take_back (FwTimelineTab *self, gboolean again)
{
  if (self->desk == NULL)
    return FALSE;
  fw_session_undo (fw_timeline_desk_get_session (self->desk), GTK_WIDGET (self), NULL, again);
  return TRUE;
}

static gboolean
page_undo (FwPage *page)
{
  return take_back (FW_TIMELINE_TAB (page), FALSE);
}

static gboolean
page_redo (FwPage *page)
{
  return take_back (FW_TIMELINE_TAB (page), TRUE);
}

static gboolean
page_print (FwPage *page)
{
  return gtk_widget_activate_action (GTK_WIDGET (page), "timeline.export", NULL);
}

static gboolean
page_search (FwPage *page)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (page);

  if (self->together)
    return FALSE;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static DexFuture *
page_flush (FwPage *page)
{
  return fw_edit_session_keep (fw_timeline_desk_get_session (FW_TIMELINE_TAB (page)->desk));
}

void
_fw_timeline_tab_page_init (FwPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
  iface->print = page_print;
  iface->search = page_search;
  iface->flush = page_flush;
}
