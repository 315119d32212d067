/* fw-timeline-tab.c: see fw-timeline-tab.h.
 *
 *   FwTimelineDesk ─▶ FwTimelineView ◀─ axis, range
 *        ▲    └────▶ FwTimelineList         │ what is walked on
 *        └─ entry, inspector ◀──────────────┘
 *
 * Its actions and keys are in fw-timeline-tab-acts.c.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-life-event.h"
#include "features/fw-shell.h"
#include "features/timeline/fw-timeline-tab-private.h"
#include "widgets/fw-async.h"
#include "widgets/fw-session-bar.h"

#define SEARCH_MS 150

G_DEFINE_FINAL_TYPE_WITH_CODE (FwTimelineTab,
                               fw_timeline_tab,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, _fw_timeline_tab_page_init))

enum
{
  PROP_0,
  PROP_FOLD_GAPS,
};

/* --- what is walked on ---------------------------------------------------------------- */

static void
show_current (FwTimelineTab *self, const char *id)
{
  FwTimelineLayout *layout = fw_timeline_view_get_layout (self->view);
  const FwTimelineEvent *event
      = layout != NULL && id != NULL ? fw_timeline_find (layout->timeline, id) : NULL;
  const FwTimelineMark *mark = event != NULL ? fw_timeline_layout_find (layout, event) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; mark != NULL && i < mark->n_members; i++)
    g_ptr_array_add (ids, (gpointer) fw_timeline_layout_get_member (layout, mark, i)->id);
  g_ptr_array_add (ids, NULL);
  if (self->inspector != NULL)
    fw_timeline_inspector_show (self->inspector, event != NULL ? event->id : NULL,
                                (const char *const *) ids->pdata);
}

void
_fw_timeline_tab_go_to (FwTimelineTab *self, const char *id, gboolean focus)
{
  gboolean list = g_strcmp0 (adw_toggle_group_get_active_name (self->view_group), "list") == 0;

  fw_timeline_view_go_to (self->view, id, focus && !list);
  if (list)
    fw_timeline_list_show (self->list, id);
  show_current (self, id);
}

static void
current_changed_cb (FwTimelineTab *self, const char *id)
{
  show_current (self, id);
}

static void
open_action (FwTimelineTab *self, const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/* Enter: a column or a count is gone into, everything else is opened where it was written. */
static void
activated_cb (FwTimelineTab *self, const char *id)
{
  FwTimelineLayout *layout = fw_timeline_view_get_layout (self->view);
  const FwTimelineEvent *event = layout != NULL ? fw_timeline_find (layout->timeline, id) : NULL;
  const FwTimelineMark *mark = event != NULL ? fw_timeline_layout_find (layout, event) : NULL;

  if (event == NULL)
    return;
  if (mark != NULL && mark->kind == FW_MARK_DENSITY && mark->n_members > 1)
    {
      const FwTimelineLaneRow *lane = &g_array_index (layout->lanes, FwTimelineLaneRow, mark->lane);
      FwDay first = fw_axis_floor (lane->unit, event->first);
      FwDay last = fw_axis_next (lane->unit, event->first);
      g_autofree char *kept = g_strdup (id);

      fw_timeline_view_show_range (self->view, first - 1, last + 1);
      fw_timeline_view_go_to (self->view, kept, TRUE);
      return;
    }
  if (mark != NULL && mark->kind == FW_MARK_DEADLINE && mark->n_members > 1)
    {
      const FwTimelineEvent *last
          = fw_timeline_layout_get_member (layout, mark, mark->n_members - 1);
      FwDay begin = fw_timeline_layout_get_member (layout, mark, 0)->first;
      FwDay room = MAX ((last->first - begin) / 4, 3);
      g_autofree char *kept = g_strdup (id);

      fw_timeline_view_show_range (self->view, begin - room, last->first + room);
      fw_timeline_view_go_to (self->view, kept, TRUE);
      return;
    }
  if (event->action != NULL && !self->together)
    open_action (self, event->action);
  else if (self->inspector != NULL)
    adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
}

/* --- changes ----------------------------------------------------------------------------- */

static void
end_moved_cb (FwTimelineTab *self, const char *id, gboolean end, int day)
{
  const FwTimelineEvent *event = fw_timeline_find (fw_timeline_desk_get_timeline (self->desk), id);
  FwChangeSet *changes
      = event != NULL ? fw_timeline_event_dup_moved (event, end, (FwDay) day) : NULL;
  g_autofree char *date = fw_day_to_text ((FwDay) day);
  g_autofree char *said = NULL;

  if (changes == NULL)
    {
      fw_ui_show_toast (GTK_WIDGET (self), _ ("The end cannot lie before the beginning."));
      return;
    }
  fw_timeline_desk_commit (self->desk, changes);
  /* Translators: %1$s is what was moved, %2$s a date */
  said = g_strdup_printf (end ? _ ("%1$s ends on %2$s") : _ ("%1$s begins on %2$s"), event->text,
                          date);
  fw_ui_show_undo (GTK_WIDGET (self), said, "win.undo");
  fw_ui_announce (GTK_WIDGET (self), said);
}

void
_fw_timeline_tab_remove (FwTimelineTab *self, const char *id)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  const FwTimelineEvent *event = timeline != NULL ? fw_timeline_find (timeline, id) : NULL;
  FwChangeSet *changes = event != NULL ? fw_timeline_event_dup_removed (event) : NULL;

  if (changes == NULL)
    {
      fw_ui_show_toast (GTK_WIDGET (self),
                        _ ("This was written elsewhere and can be changed only there."));
      return;
    }
  fw_timeline_desk_commit (self->desk, changes);
  fw_ui_show_undo (GTK_WIDGET (self), _ ("Life event removed"), "win.undo");
}

static void
typed_cb (FwTimelineTab *self, int lane, const char *text)
{
  if (self->entry != NULL)
    fw_timeline_entry_begin (self->entry, lane, text);
}

static void
left_cb (FwTimelineTab *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
added_cb (FwTimelineTab *self, const char *id)
{
  g_set_str (&self->wanted, id);
}

/* --- what the desk tells -------------------------------------------------------------------- */

static void
show_undated (FwTimelineTab *self)
{
  FwTimelineLayout *layout = fw_timeline_view_get_layout (self->view);
  guint n = layout != NULL ? layout->n_undated : 0;
  const char *search = fw_timeline_desk_get_filter (self->desk)->search;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u entry without a date is in the list only",
                                   "%u entries without a date are in the list only", n),
                         n);

  if (layout != NULL && layout->members->len == 0 && n == 0 && search != NULL && search[0] != '\0')
    {
      g_set_str (&text, _ ("Nothing on this timeline fits what is searched for"));
      n = 1;
    }
  gtk_label_set_label (self->undated_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->undated_label), n > 0);
}

static void
changed_cb (FwTimelineTab *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);

  gtk_stack_set_visible_child_name (self->stack, "timeline");
  show_undated (self);
  if (self->wanted != NULL && fw_timeline_find (timeline, self->wanted) != NULL)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      _fw_timeline_tab_go_to (self, wanted, FALSE);
      return;
    }
  show_current (self, fw_timeline_view_get_current (self->view));
}

/* Not to the first button: arrows shall walk at once. */
static gboolean
focus_cb (gpointer data)
{
  FwTimelineTab *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_source = 0;
  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view))
      && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

static void
take_focus_soon (FwTimelineTab *self)
{
  if (self->focus_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->focus_source = g_idle_add (focus_cb, self);
}

static void
loaded_cb (FwTimelineTab *self)
{
  _fw_timeline_tab_fill_filter (self);
  take_focus_soon (self);
}

static void
failed_cb (FwTimelineTab *self, const GError *error)
{
  fw_ui_show_error (GTK_WIDGET (self), error);
}

static gboolean
search_cb (gpointer data)
{
  FwTimelineTab *self = data;

  self->search_source = 0;
  fw_timeline_desk_set_search (self->desk,
                               gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (FwTimelineTab *self)
{
  g_clear_handle_id (&self->search_source, g_source_remove);
  self->search_source = g_timeout_add (SEARCH_MS, search_cb, self);
}

/* Enter in the search: to the first that was found. */
static void
search_activate_cb (FwTimelineTab *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  FwTimelineLayout *layout = fw_timeline_view_get_layout (self->view);

  g_clear_handle_id (&self->search_source, g_source_remove);
  search_cb (self);
  layout = fw_timeline_view_get_layout (self->view);
  for (guint i = 0; timeline != NULL && layout != NULL && i < timeline->events->len; i++)
    if (fw_timeline_layout_find (layout, fw_timeline_get (timeline, i)) != NULL)
      {
        _fw_timeline_tab_go_to (self, fw_timeline_get (timeline, i)->id, TRUE);
        return;
      }
  fw_ui_announce (GTK_WIDGET (self), _ ("Nothing was found"));
}

static void
search_stopped_cb (FwTimelineTab *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
view_cb (FwTimelineTab *self)
{
  const char *name = adw_toggle_group_get_active_name (self->view_group);

  gtk_stack_set_visible_child_name (self->view_stack,
                                    g_strcmp0 (name, "list") == 0 ? "list" : "timeline");
}

/* --- making --------------------------------------------------------------------------------------- */

static void
add_parts (FwTimelineTab *self)
{
  GtkWidget *bar = fw_session_bar_new ();

  fw_session_bar_set_session (FW_SESSION_BAR (bar), fw_timeline_desk_get_session (self->desk), NULL,
                              NULL);
  adw_bin_set_child (self->session_bin, bar);
  self->entry = FW_TIMELINE_ENTRY (fw_timeline_entry_new (self->desk));
  adw_bin_set_child (self->entry_bin, GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  self->side = FW_TIMELINE_SIDE (fw_timeline_side_new (self->desk, self->view));
  adw_bin_set_child (self->side_bin, GTK_WIDGET (self->side));
  self->inspector = fw_timeline_side_get_inspector (self->side);
  g_signal_connect_object (self->inspector, "opened", G_CALLBACK (open_action), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "remove-requested",
                           G_CALLBACK (_fw_timeline_tab_remove), self, G_CONNECT_SWAPPED);
}

static void
chosen_cb (FwTimelineTab *self, const char *id)
{
  g_autofree char *kept = g_strdup (id);

  _fw_timeline_tab_go_to (self, kept, FALSE);
}

static GtkWidget *
create (FwStore *store, gint64 case_id, gboolean together)
{
  FwTimelineTab *self = g_object_new (FW_TYPE_TIMELINE_TAB, NULL);

  self->together = together;
  self->desk = fw_timeline_desk_new (store, case_id);
  if (together)
    fw_timeline_desk_set_shared (self->desk);
  self->view = FW_TIMELINE_VIEW (fw_timeline_view_new (self->desk));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  /* The view itself brings into sight what is walked on; a mark that is made anew has no
   * place yet, and would be looked for at the top. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)),
                                    FALSE);
  adw_bin_set_child (self->axis_bin, fw_timeline_axis_bar_new (self->view));
  adw_bin_set_child (self->range_bin, fw_timeline_range_new (self->desk, self->view));
  self->list = FW_TIMELINE_LIST (fw_timeline_list_new (self->desk));
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));
#define ON(object, signal, callback)                                                               \
  g_signal_connect_object (object, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  ON (self->view, "current-changed", current_changed_cb);
  ON (self->view, "activated", activated_cb);
  ON (self->view, "typed", typed_cb);
  ON (self->view, "end-moved", end_moved_cb);
  ON (self->view, "remove-requested", _fw_timeline_tab_remove);
  ON (self->list, "chosen", chosen_cb);
  ON (self->list, "activated", activated_cb);
  ON (self->desk, "changed", changed_cb);
  ON (self->desk, "loaded", loaded_cb);
  ON (self->desk, "failed", failed_cb);
  if (!together)
    {
      add_parts (self);
      ON (self->side, "chosen", chosen_cb);
    }
#undef ON
  gtk_widget_set_visible (self->more_button, !together);
  gtk_widget_set_visible (self->search_button, !together);
  gtk_widget_set_visible (GTK_WIDGET (self->entry_bin), !together);
  adw_overlay_split_view_set_pin_sidebar (self->split_view, together);
  adw_overlay_split_view_set_show_sidebar (self->split_view, !together);
  gtk_widget_set_visible (self->side_button, FALSE);
  if (!together)
    g_object_bind_property (self->split_view, "collapsed", self->side_button, "visible",
                            G_BINDING_SYNC_CREATE);
  fw_timeline_desk_load (self->desk);
  return GTK_WIDGET (self);
}

GtkWidget *
fw_timeline_tab_new (FwStore *store, gint64 case_id)
{
  return create (store, case_id, FALSE);
}

GtkWidget *
fw_timeline_tab_new_together (FwStore *store, gint64 case_id)
{
  return create (store, case_id, TRUE);
}

/* A sheet needs the room of the sidebar. */
static void
set_wide (FwTimelineTab *self, gboolean wide)
{
  FwShell *shell = fw_shell_find (GTK_WIDGET (self));

  if (shell != NULL)
    fw_shell_set_wide (shell, wide);
}

static void
fw_timeline_tab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_timeline_tab_parent_class)->map (widget);
  set_wide (FW_TIMELINE_TAB (widget), TRUE);
  take_focus_soon (FW_TIMELINE_TAB (widget));
}

static void
fw_timeline_tab_unmap (GtkWidget *widget)
{
  set_wide (FW_TIMELINE_TAB (widget), FALSE);
  GTK_WIDGET_CLASS (fw_timeline_tab_parent_class)->unmap (widget);
}

static void
fw_timeline_tab_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (object);

  if (prop_id == PROP_FOLD_GAPS)
    g_value_set_boolean (value, self->desk != NULL && fw_timeline_desk_folds_gaps (self->desk));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_timeline_tab_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (object);

  if (prop_id == PROP_FOLD_GAPS && self->desk != NULL)
    {
      fw_timeline_desk_fold_gaps (self->desk, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
    }
  else if (prop_id != PROP_FOLD_GAPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_timeline_tab_dispose (GObject *object)
{
  FwTimelineTab *self = FW_TIMELINE_TAB (object);

  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->wanted, g_free);
  self->side = NULL;
  self->inspector = NULL;
  self->entry = NULL;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_timeline_tab_parent_class)->dispose (object);
}

static void
fw_timeline_tab_class_init (FwTimelineTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_tab_dispose;
  G_OBJECT_CLASS (klass)->get_property = fw_timeline_tab_get_property;
  G_OBJECT_CLASS (klass)->set_property = fw_timeline_tab_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_FOLD_GAPS,
      g_param_spec_boolean ("fold-gaps", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  widget_class->map = fw_timeline_tab_map;
  widget_class->unmap = fw_timeline_tab_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTimelineTab, name)
  BIND (stack);
  BIND (view_stack);
  BIND (split_view);
  BIND (side_bin);
  BIND (entry_bin);
  BIND (axis_bin);
  BIND (range_bin);
  BIND (list_bin);
  BIND (children_bin);
  BIND (session_bin);
  BIND (view_group);
  BIND (scroller);
  BIND (search_bar);
  BIND (search_entry);
  BIND (lanes_list);
  BIND (undated_label);
  BIND (more_button);
  BIND (search_button);
  BIND (side_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  _fw_timeline_tab_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "timeline.fold-gaps", "fold-gaps");
}

static void
fw_timeline_tab_init (FwTimelineTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
