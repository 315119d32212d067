/* fw-board-view.c: see fw-board-view.h.
 *
 *   store "changed", filter ─▶ load_fiber ─▶ items, counts ─▶ columns | list | calendar
 *                                                          └▶ details of what is chosen
 *
 * One selection for all three ways to show; it outlives reloading.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-decision-repository.h"
#include "features/conference/fw-board-columns.h"
#include "features/conference/fw-board-ended.h"
#include "features/conference/fw-board-export.h"
#include "features/conference/fw-board-filter.h"
#include "features/conference/fw-board-list.h"
#include "features/conference/fw-board-view.h"
#include "features/conference/fw-decision-calendar.h"
#include "features/conference/fw-decision-details.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-undo.h"

#define MAX_ON_BOARD 200 /* more are shown as a list */
#define REST_MS 1500     /* after the last key of a search, which is logged then */

struct _FwBoardView
{
  AdwBin parent_instance;
  AdwOverlaySplitView *split_view;
  FwBoardFilter *filter;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *stack;
  FwBoardColumns *columns;
  FwBoardList *list;
  FwDecisionCalendar *calendar_view;
  FwBoardEnded *ended;
  FwDecisionDetails *details;

  FwStore *store;
  FwUndo *undo;
  GListModel *items; /* open ones */
  FwCalendar calendar;
  FwDay today;
  FwDecisionItem *selected;
  char *mode;    /* as chosen; NULL: by the number of decisions */
  gint64 wanted; /* to be chosen after the next load */
  guint generation;
  guint log_source;
};

static void
fw_board_view_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwBoardView,
                               fw_board_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_board_view_page_init))

static void
enable_acts (FwBoardView *self)
{
  FwDecisionItem *item = self->selected;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.act", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.open-case", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.open-conference",
                                 item != NULL && item->conference_id != 0);
}

static void
choose (FwBoardView *self, FwDecisionItem *item)
{
  g_set_object (&self->selected, item);
  fw_decision_details_show (self->details, self->store, item, &self->calendar, self->today);
  enable_acts (self);
}

static void
selected_cb (FwBoardView *self, FwDecisionItem *item)
{
  if (item != self->selected)
    choose (self, item);
}

static const char *
get_mode (FwBoardView *self)
{
  if (self->mode != NULL)
    return self->mode;
  return self->items != NULL && g_list_model_get_n_items (self->items) > MAX_ON_BOARD ? "list"
                                                                                      : "board";
}

static FwDecisionItem *
find_item (GListModel *items, gint64 id)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);

      if (item->id == id)
        return item; /* the model keeps it */
    }
  return NULL;
}

static void
show_mode (FwBoardView *self)
{
  const char *mode = get_mode (self);

  fw_board_filter_set_mode (self->filter, mode);
  gtk_stack_set_visible_child_name (self->stack, mode);
  if (g_str_equal (mode, "board"))
    fw_board_columns_set_items (self->columns, self->items, self->today);
  else if (g_str_equal (mode, "list"))
    fw_board_list_set_items (self->list, self->items, self->today);
  else
    fw_decision_calendar_set_items (self->calendar_view, self->items, &self->calendar, self->today);
}

static void
select_item (FwBoardView *self, gint64 id)
{
  FwDecisionItem *item = find_item (self->items, id);

  if (item == NULL)
    return;
  choose (self, item);
  if (g_str_equal (get_mode (self), "board"))
    fw_board_columns_select (self->columns, id);
  else if (g_str_equal (get_mode (self), "list"))
    fw_board_list_select (self->list, id);
}

static void
show (FwBoardView *self, GArray *counts)
{
  guint n_open = g_list_model_get_n_items (self->items);
  guint n_done = g_array_index (counts, guint, FW_DECISION_LIGHT_DONE);
  guint n_dropped = g_array_index (counts, guint, FW_DECISION_LIGHT_DROPPED);
  const char *text = gtk_editable_get_text (self->search_entry);
  gint64 id = self->wanted != 0 ? self->wanted : self->selected != NULL ? self->selected->id : 0;
  gboolean narrowed = fw_board_filter_is_set (self->filter) || text[0] != '\0';

  fw_board_filter_set_count (self->filter, n_open);
  fw_board_ended_set_counts (self->ended, n_done, n_dropped);
  if (n_open + n_done + n_dropped == 0 && !narrowed)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      choose (self, NULL);
      return;
    }
  show_mode (self);
  if (id != 0 && find_item (self->items, id) != NULL)
    select_item (self, id);
  else if (self->selected != NULL && find_item (self->items, self->selected->id) == NULL
           && self->selected->status <= FW_DECISION_PARTLY)
    choose (self, NULL);
}

static void
get_query (FwBoardView *self, FwDecisionQuery *query)
{
  fw_board_filter_get_query (self->filter, self->today, query);
  query->text = gtk_editable_get_text (self->search_entry);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwBoardView *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (GListStore) items = NULL;
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  FwDecisionQuery query = {0};
  DexFuture *list, *count;
  FwCalendar calendar;

  if (store == NULL)
    return NULL;
  self->today = fw_clock_today ();
  get_query (self, &query);
  list = fw_decision_repository_list (store, &query, 0);
  count = fw_decision_repository_count (store, &query);
  items = dex_await_object (list, &error);
  counts = dex_await_boxed (count, error == NULL ? &error : NULL);
  if (error == NULL)
    fw_office_await_calendar (store, &calendar, &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  self->calendar = calendar;
  g_set_object (&self->items, G_LIST_MODEL (items));
  show (self, counts);
  self->wanted = 0;
  fw_board_ended_load (self->ended, store, &query, self->today);
  return NULL;
}

static void
reload (FwBoardView *self)
{
  if (self->store != NULL)
    fw_ui_spawn (self, load_fiber);
}

static void
changed_cb (FwBoardView *self, FwNotice *notice)
{
  static const char *const tables[] = {"decision",  "decision_event", "conference",    "session",
                                       "case_file", "staff",          "office_setting"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      {
        reload (self);
        return;
      }
}

static gboolean
log_cb (gpointer data)
{
  FwBoardView *self = data;

  self->log_source = 0;
  if (self->store != NULL)
    dex_future_disown (
        fw_store_log_access (self->store, "search", 0, gtk_editable_get_text (self->search_entry)));
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (FwBoardView *self)
{
  g_clear_handle_id (&self->log_source, g_source_remove);
  if (gtk_editable_get_text (self->search_entry)[0] != '\0')
    self->log_source = g_timeout_add (REST_MS, log_cb, self);
  reload (self);
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwBoardView *self = FW_BOARD_VIEW (widget);

  if (self->store != NULL && self->undo != NULL && self->selected != NULL)
    fw_decision_act_start (widget, self->store, &self->calendar, self->undo, self->selected,
                           g_variant_get_string (parameter, NULL));
}

static void
mode_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwBoardView *self = FW_BOARD_VIEW (widget);
  gint64 id = self->selected != NULL ? self->selected->id : 0;

  g_set_str (&self->mode, g_variant_get_string (parameter, NULL));
  if (self->items == NULL)
    return;
  show_mode (self);
  if (id != 0)
    select_item (self, id);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
toggle_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *mode = get_mode (FW_BOARD_VIEW (widget));

  gtk_widget_activate_action (widget, "board.mode", "s",
                              g_str_equal (mode, "list") ? "board" : "list");
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwBoardView *self = FW_BOARD_VIEW (widget);
  gboolean show_it = g_str_equal (name, "board.show-details")
                     || !adw_overlay_split_view_get_show_sidebar (self->split_view);

  adw_overlay_split_view_set_show_sidebar (self->split_view, show_it);
  if (show_it && g_str_equal (name, "board.show-details"))
    gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwDecisionItem *item = FW_BOARD_VIEW (widget)->selected;

  if (item == NULL)
    return;
  if (g_str_equal (name, "board.open-case"))
    gtk_widget_activate_action (widget, "win.open-case", "x", item->case_id);
  else if (item->conference_id != 0)
    gtk_widget_activate_action (widget, "win.open-conference", "x", item->conference_id);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwBoardView *self = FW_BOARD_VIEW (widget);

  if (self->items != NULL)
    fw_board_export (widget, self->store, self->items, self->today,
                     g_variant_get_string (parameter, NULL));
}

typedef struct
{
  FwBoardView *self;
  gint64 id, case_id;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->self);
  g_free (wanted);
}

/* What the filters leave out is shown whole all the same. */
static DexFuture *
wanted_fiber (gpointer data)
{
  Wanted *wanted = data;
  FwBoardView *self = wanted->self;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDecisionItem) item
      = fw_decision_await_item (store, wanted->case_id, wanted->id, &error);
  FwCalendar calendar;

  if (item != NULL)
    fw_office_await_calendar (store, &calendar, &error);
  if (self->store == NULL)
    return NULL;
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  self->calendar = calendar;
  self->today = fw_clock_today ();
  if (find_item (self->items, wanted->id) != NULL)
    select_item (self, wanted->id);
  else
    choose (self, item);
  return NULL;
}

void
fw_board_view_show_decision (FwBoardView *self, gint64 decision_id, gint64 case_id)
{
  Wanted *wanted;

  g_return_if_fail (FW_IS_BOARD_VIEW (self));

  self->wanted = decision_id;
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  wanted = g_new0 (Wanted, 1);
  wanted->self = g_object_ref (self);
  wanted->id = decision_id;
  wanted->case_id = case_id;
  fw_ui_spawn_full (wanted_fiber, wanted, wanted_free);
}

void
fw_board_view_set_store (FwBoardView *self, FwStore *store)
{
  g_return_if_fail (FW_IS_BOARD_VIEW (self) && self->store == NULL);

  self->store = g_object_ref (store);
  self->undo = fw_undo_new (store);
  fw_board_filter_set_store (self->filter, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
set_room (FwBoardView *self, FwBoardRoom room)
{
  fw_board_columns_set_narrow (self->columns, room == FW_BOARD_ROOM_NARROW);
  fw_board_list_set_room (self->list, room);
  fw_decision_calendar_set_narrow (self->calendar_view, room == FW_BOARD_ROOM_NARROW);
}

static void
narrow_cb (FwBoardView *self)
{
  set_room (self, FW_BOARD_ROOM_NARROW);
}

static void
medium_cb (FwBoardView *self)
{
  set_room (self, FW_BOARD_ROOM_MEDIUM);
}

static void
wide_cb (FwBoardView *self)
{
  set_room (self, FW_BOARD_ROOM_WIDE);
}

static gboolean
page_undo (FwPage *page)
{
  return fw_undo_undo (FW_BOARD_VIEW (page)->undo, GTK_WIDGET (page));
}

static gboolean
page_redo (FwPage *page)
{
  return fw_undo_redo (FW_BOARD_VIEW (page)->undo, GTK_WIDGET (page));
}

static gboolean
page_print (FwPage *page)
{
  FwBoardView *self = FW_BOARD_VIEW (page);

  if (self->items == NULL)
    return FALSE;
  fw_board_print (GTK_WIDGET (self), self->store, self->items, self->today);
  return TRUE;
}

static gboolean
page_search (FwPage *page)
{
  FwBoardView *self = FW_BOARD_VIEW (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return TRUE;
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  page_search (FW_PAGE (widget));
}

static void
fw_board_view_page_init (FwPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
  iface->print = page_print;
  iface->search = page_search;
}

static void
fw_board_view_dispose (GObject *object)
{
  FwBoardView *self = FW_BOARD_VIEW (object);

  g_clear_handle_id (&self->log_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_object (&self->items);
  g_clear_object (&self->selected);
  G_OBJECT_CLASS (fw_board_view_parent_class)->dispose (object);
}

static void
fw_board_view_finalize (GObject *object)
{
  g_free (FW_BOARD_VIEW (object)->mode);
  G_OBJECT_CLASS (fw_board_view_parent_class)->finalize (object);
}

static void
fw_board_view_class_init (FwBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_board_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_board_view_finalize;
  g_type_ensure (FW_TYPE_BOARD_FILTER);
  g_type_ensure (FW_TYPE_BOARD_COLUMNS);
  g_type_ensure (FW_TYPE_BOARD_LIST);
  g_type_ensure (FW_TYPE_BOARD_ENDED);
  g_type_ensure (FW_TYPE_DECISION_CALENDAR);
  g_type_ensure (FW_TYPE_DECISION_DETAILS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-board-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwBoardView, name)
  BIND (split_view);
  BIND (filter);
  BIND (search_bar);
  BIND (search_entry);
  BIND (stack);
  BIND (columns);
  BIND (list);
  BIND (calendar_view);
  BIND (ended);
  BIND (details);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, medium_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_action (widget_class, "board.act", "s", act_action);
  gtk_widget_class_install_action (widget_class, "board.mode", "s", mode_action);
  gtk_widget_class_install_action (widget_class, "board.toggle-list", NULL, toggle_list_action);
  gtk_widget_class_install_action (widget_class, "board.toggle-details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "board.show-details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "board.open-case", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "board.open-conference", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "board.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "board.search", NULL, search_action);
}

static void
fw_board_view_init (FwBoardView *self)
{
  self->calendar.land = FW_N_LANDS;
  self->today = fw_clock_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  enable_acts (self);
}
