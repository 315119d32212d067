/* fw-record-tab.c: the course of a case, newest first, and what is due in it.
 *
 *   FwRecordModel ─▶ list view (rows recycled, loads on near its end)
 *   FwRadar of the case ─▶ open re-submissions, folded away
 *
 * Typing anywhere in the list goes on in the journal line.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-deadline-repository.h"
#include "features/fw-page.h"
#include "features/record/fw-case-people.h"
#include "features/record/fw-entry-dialog.h"
#include "features/record/fw-journal-bar.h"
#include "features/record/fw-record-model.h"
#include "features/record/fw-record-row.h"
#include "features/record/fw-record-tab.h"
#include "widgets/fw-async.h"
#include "widgets/fw-dated-act.h"
#include "widgets/fw-deadline-act.h"
#include "widgets/fw-deadline-row.h"
#include "widgets/fw-undo.h"

#define NEAR_TOP 80

struct _FwRecordTab
{
  AdwBin parent_instance;
  GtkEditable *search_entry;
  GtkDropDown *kind_drop_down;
  GtkDropDown *person_drop_down;
  GtkWidget *due_box;
  GtkImage *due_arrow;
  GtkLabel *due_label;
  GtkRevealer *due_revealer;
  GtkListBox *due_list;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list_view;

  FwStore *store;
  gint64 case_id;
  FwRecordModel *model;
  FwCasePeople *people;
  FwRadar *radar;
  FwUndo *undo;
  gboolean filling;
};

static void
fw_record_tab_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwRecordTab,
                               fw_record_tab,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_record_tab_page_init))

static gboolean
is_filtered (FwRecordTab *self)
{
  return gtk_editable_get_text (self->search_entry)[0] != '\0'
         || gtk_drop_down_get_selected (self->kind_drop_down) != 0
         || gtk_drop_down_get_selected (self->person_drop_down) != 0;
}

static void
show_state (FwRecordTab *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (fw_record_model_is_loaded (self->model))
    gtk_stack_set_visible_child_name (self->stack, n > 0                ? "list"
                                                   : is_filtered (self) ? "not-found"
                                                                        : "empty");
}

static void
filter_cb (FwRecordTab *self)
{
  FwRecordFilter filter = {0};
  guint kind, person;

  if (self->model == NULL || self->filling)
    return;
  kind = gtk_drop_down_get_selected (self->kind_drop_down);
  person = gtk_drop_down_get_selected (self->person_drop_down);
  /* Everything, the kinds that people write, the program's acts. */
  if (kind > 0)
    filter.kind
        = fw_record_get_kinds ()[kind - 1] != NULL ? fw_record_get_kinds ()[kind - 1] : "acts";
  if (person > 0 && self->people != NULL && person <= fw_case_people_get_n (self->people))
    {
      gint64 id = fw_case_people_get_id (self->people, person - 1);

      if (fw_case_people_is_child (self->people, person - 1))
        filter.child_id = id;
      else
        filter.person_id = id;
    }
  filter.text = gtk_editable_get_text (self->search_entry);
  fw_record_model_set_filter (self->model, &filter);
}

static void
clear_cb (FwRecordTab *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->search_entry, "");
  gtk_drop_down_set_selected (self->kind_drop_down, 0);
  gtk_drop_down_set_selected (self->person_drop_down, 0);
  self->filling = FALSE;
  filter_cb (self);
}

static DexFuture *
people_fiber (gpointer data)
{
  FwRecordTab *self = data;
  FwCasePeople *people
      = self->store != NULL ? fw_case_people_load (self->store, self->case_id, NULL) : NULL;
  g_autoptr (GtkStringList) names = NULL;

  if (self->store == NULL || people == NULL)
    {
      fw_case_people_free (people);
      return NULL;
    }
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _ ("Everybody"));
  for (guint i = 0; i < fw_case_people_get_n (people); i++)
    gtk_string_list_append (names, fw_case_people_get_label (people, i));
  self->filling = TRUE;
  g_clear_pointer (&self->people, fw_case_people_free);
  self->people = people;
  gtk_drop_down_set_model (self->person_drop_down, G_LIST_MODEL (names));
  self->filling = FALSE;
  return NULL;
}

typedef struct
{
  FwRecordTab *self;
  FwDeadlineItem *item; /* NULL: a new one */
  char *act;
  char *what;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->self);
  g_clear_object (&act->item);
  g_free (act->act);
  g_free (act->what);
  g_free (act);
}

static DexFuture *
act_fiber (gpointer data)
{
  Act *act = data;
  FwRecordTab *self = act->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  FwChangeSet *changes
      = act->item != NULL ? fw_deadline_act (GTK_WIDGET (self), self->store, &self->radar->calendar,
                                             act->item, act->act, &error)
        : g_str_equal (act->act, "dated-act")
            ? fw_dated_act_ask (GTK_WIDGET (self), self->store, self->case_id, &error)
            : fw_deadline_ask_new (GTK_WIDGET (self), self->store, &self->radar->calendar,
                                   self->case_id, act->what, &error);

  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  if (changes == NULL || self->undo == NULL)
    {
      g_clear_pointer (&changes, fw_change_set_unref);
      return NULL;
    }
  fw_undo_push (self->undo, changes);
  text = act->item != NULL
             ? g_strdup_printf ("%s: %s", fw_deadline_act_to_text (act->act), act->item->what)
         : g_str_equal (act->act, "dated-act") ? g_strdup (_ ("Act entered"))
                                               : g_strdup (_ ("Re-submission set"));
  fw_ui_show_undo (GTK_WIDGET (self), text, "win.undo");
  return NULL;
}

static void
start_act (FwRecordTab *self, FwDeadlineItem *item, const char *name, const char *what)
{
  Act *act;

  if (self->radar == NULL)
    return;
  act = g_new0 (Act, 1);
  act->self = g_object_ref (self);
  act->item = item != NULL ? g_object_ref (item) : NULL;
  act->act = g_strdup (name);
  act->what = g_strdup (what);
  fw_ui_spawn_full (act_fiber, act, act_free);
}

static void
due_act_cb (FwRecordTab *self, const char *name, FwDeadlineRow *row)
{
  /* The case is open already. */
  if (!g_str_equal (name, "open") && !g_str_equal (name, "next"))
    start_act (self, fw_deadline_row_get_item (row), name, NULL);
}

static void
due_row_cb (FwRecordTab *self, FwDeadlineRow *row)
{
  fw_deadline_row_set_open (row, !fw_deadline_row_get_open (row));
}

static void
due_cb (FwRecordTab *self)
{
  gboolean open = !gtk_revealer_get_reveal_child (self->due_revealer);

  gtk_revealer_set_reveal_child (self->due_revealer, open);
  gtk_image_set_from_icon_name (self->due_arrow, open ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
new_resubmission_cb (FwRecordTab *self)
{
  start_act (self, NULL, "new", NULL);
}

static void
dated_act_cb (FwRecordTab *self)
{
  start_act (self, NULL, "dated-act", NULL);
}

static void
show_due (FwRecordTab *self)
{
  GListModel *items = G_LIST_MODEL (self->radar->items);
  guint n = g_list_model_get_n_items (items);
  g_autoptr (FwDeadlineItem) first = g_list_model_get_item (items, 0);

  gtk_widget_set_visible (self->due_box, n > 0);
  gtk_list_box_remove_all (self->due_list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);
      GtkWidget *row = fw_deadline_row_new (item, &self->radar->calendar, self->radar->today,
                                            self->radar->soon, FALSE);

      g_signal_connect_object (row, "act", G_CALLBACK (due_act_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->due_list, row);
    }
  if (first != NULL)
    {
      g_autofree char *day = fw_deadline_day_to_text (first->due, self->radar->today);
      /* Translators: %1$u is a number, %2$s the next day, %3$s what is due then. */
      g_autofree char *text = g_strdup_printf (
          ngettext ("%1$u thing is due: %2$s %3$s", "%1$u things are due, next %2$s %3$s", n), n,
          day, first->what);

      gtk_label_set_label (self->due_label, text);
    }
}

static DexFuture *
due_fiber (gpointer data)
{
  FwRecordTab *self = data;
  g_autoptr (FwRadar) radar = NULL;

  if (self->store == NULL)
    return NULL;
  radar = dex_await_object (
      fw_deadline_repository_load (self->store, FW_DEADLINE_SCOPE_CASE, self->case_id), NULL);
  if (self->store == NULL || radar == NULL)
    return NULL;
  g_set_object (&self->radar, radar);
  show_due (self);
  return NULL;
}

static void
new_entry_cb (FwRecordTab *self)
{
  adw_dialog_present (fw_entry_dialog_new (self->store, self->case_id, self->undo, "win.undo"),
                      GTK_WIDGET (self));
}

static void
entry_act_cb (FwRecordTab *self, const char *act, FwRecordRow *row)
{
  FwRecordItem *item = fw_record_row_get_item (row);

  if (g_str_equal (act, "correct"))
    adw_dialog_present (fw_entry_dialog_new_correction (self->store, item, self->undo, "win.undo"),
                        GTK_WIDGET (self));
  else
    start_act (self, NULL, "new", NULL);
}

static void
setup_cb (FwRecordTab *self, GtkListItem *list_item)
{
  GtkWidget *row = fw_record_row_new ();

  g_signal_connect_object (row, "act", G_CALLBACK (entry_act_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (FwRecordTab *self, GtkListItem *list_item)
{
  FwRecordItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = fw_record_row_dup_spoken (item);

  fw_record_row_set_item (FW_RECORD_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
unbind_cb (FwRecordTab *self, GtkListItem *list_item)
{
  fw_record_row_set_item (FW_RECORD_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* A screen before the end the next page is asked for. */
static void
scrolled_cb (FwRecordTab *self, GtkAdjustment *adjustment)
{
  if (self->model != NULL
      && gtk_adjustment_get_value (adjustment) + 2 * gtk_adjustment_get_page_size (adjustment)
             >= gtk_adjustment_get_upper (adjustment))
    fw_record_model_load_more (self->model);
}

static gboolean
key_cb (FwRecordTab *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_PAGE);
  FwJournalBar *bar = page != NULL ? fw_journal_bar_find (page) : NULL;
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = "";
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (bar == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || focus == NULL || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
      || gtk_widget_get_ancestor (focus, FW_TYPE_DEADLINE_ROW) != NULL
      || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  fw_journal_bar_type (bar, text);
  return GDK_EVENT_STOP;
}

static gboolean
scroll_to_top (gpointer data)
{
  FwRecordTab *self = data;

  if (self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/* Who reads the newest goes on seeing the newest; who reads older ones stays there. */
static void
items_changed_cb (FwRecordTab *self, guint position, guint removed, guint added)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (position == 0 && added > 0 && gtk_adjustment_get_value (adjustment) < NEAR_TOP)
    g_idle_add_full (G_PRIORITY_LOW, scroll_to_top, g_object_ref (self), g_object_unref);
  show_state (self);
}

static void
changed_cb (FwRecordTab *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "record_entry")
      || fw_notice_has_table (notice, "frozen_document"))
    fw_record_model_refresh (self->model);
  if (fw_notice_has_table (notice, "resubmission") || fw_notice_has_table (notice, "help_plan")
      || fw_notice_has_table (notice, "decision") || fw_notice_has_table (notice, "case_file")
      || fw_notice_has_table (notice, "record_entry") || fw_notice_has_table (notice, "conference")
      || fw_notice_has_table (notice, "provider_report")
      || fw_notice_has_table (notice, "help_plan_use")
      || fw_notice_has_table (notice, "wellbeing_rating"))
    fw_ui_spawn (self, due_fiber);
  if (fw_notice_has_table (notice, "case_person") || fw_notice_has_table (notice, "person"))
    fw_ui_spawn (self, people_fiber);
}

static gboolean
undo (FwPage *page)
{
  return fw_undo_undo (FW_RECORD_TAB (page)->undo, GTK_WIDGET (page));
}

static gboolean
redo (FwPage *page)
{
  return fw_undo_redo (FW_RECORD_TAB (page)->undo, GTK_WIDGET (page));
}

static void
fw_record_tab_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
}

GtkWidget *
fw_record_tab_new (FwStore *store, gint64 case_id)
{
  FwRecordTab *self = g_object_new (FW_TYPE_RECORD_TAB, NULL);
  GtkNoSelection *selection;

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->undo = fw_undo_new (store);
  self->model = fw_record_model_new (store, case_id);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_object (self->model, "notify::loaded", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_record_model_refresh (self->model);
  fw_ui_spawn (self, people_fiber);
  fw_ui_spawn (self, due_fiber);
  return GTK_WIDGET (self);
}

static void
fw_record_tab_dispose (GObject *object)
{
  FwRecordTab *self = FW_RECORD_TAB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->model);
  g_clear_object (&self->radar);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->people, fw_case_people_free);
  G_OBJECT_CLASS (fw_record_tab_parent_class)->dispose (object);
}

static void
fw_record_tab_class_init (FwRecordTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_record_tab_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/record/fw-record-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwRecordTab, name)
  BIND (search_entry);
  BIND (kind_drop_down);
  BIND (person_drop_down);
  BIND (due_box);
  BIND (due_arrow);
  BIND (due_label);
  BIND (due_revealer);
  BIND (due_list);
  BIND (stack);
  BIND (scroller);
  BIND (list_view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, dated_act_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_resubmission_cb);
}

static void
fw_record_tab_init (FwRecordTab *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  gtk_string_list_append (kinds, _ ("All Kinds"));
  for (guint i = 0; fw_record_get_kinds ()[i] != NULL; i++)
    gtk_string_list_append (kinds, fw_record_get_kind_title (fw_record_get_kinds ()[i]));
  gtk_string_list_append (kinds, _ ("Re-submissions and Acts"));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
  self->filling = FALSE;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
