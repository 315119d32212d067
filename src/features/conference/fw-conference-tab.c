/* fw-conference-tab.c: the conferences of a case and what they decided. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-decision-repository.h"
#include "features/conference/fw-conference-tab.h"
#include "features/conference/fw-session-rows.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-decision-item-row.h"
#include "widgets/fw-undo.h"

struct _FwConferenceTab
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkListBox *conference_list;
  GtkWidget *decision_box;
  GtkListBox *decision_list;
  GtkWidget *ended_box;
  GtkListBox *ended_list;

  FwStore *store;
  FwUndo *undo;
  FwCalendar calendar;
  gint64 case_id;
  FwDay today;
  guint generation;
};

static void
fw_conference_tab_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwConferenceTab,
                               fw_conference_tab,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_conference_tab_page_init))

static char *
dup_state (FwResult *rows, guint i)
{
  guint n = (guint) fw_result_get_int (rows, i, FW_CONFERENCE_N_DECISIONS);
  const char *word
      = fw_conference_status_to_word (fw_result_get_string (rows, i, FW_CONFERENCE_STATUS));

  if (n == 0)
    return g_strdup (word);
  /* Translators: the state of a conference, and how many decisions it has. */
  return g_strdup_printf (ngettext ("%1$s, %2$u decision", "%1$s, %2$u decisions", n), word, n);
}

static GtkWidget *
create_row (FwConferenceTab *self, FwResult *rows, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  const char *held = fw_result_get_string (rows, i, FW_CONFERENCE_HELD_ON);
  g_autofree char *when
      = held[0] != '\0'
            ? fw_session_dup_when (held, fw_result_get_string (rows, i, FW_CONFERENCE_STARTS_AT),
                                   self->today)
            : g_strdup (_ ("no session yet"));
  g_autofree char *state = dup_state (rows, i);
  const char *title = fw_result_get_string (rows, i, FW_CONFERENCE_KIND_TITLE);
  const char *question = fw_result_get_string (rows, i, FW_CONFERENCE_QUESTION);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", title, question, when, state);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *state_label = gtk_label_new (state), *when_label = gtk_label_new (when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("fw-conference-symbolic"));
  gtk_label_set_xalign (GTK_LABEL (state_label), 1);
  gtk_label_set_xalign (GTK_LABEL (when_label), 1);
  gtk_widget_add_css_class (state_label, "caption");
  gtk_widget_add_css_class (state_label, "dimmed");
  gtk_widget_add_css_class (when_label, "caption-heading");
  gtk_widget_add_css_class (when_label, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), when_label);
  gtk_box_append (GTK_BOX (box), state_label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-conference");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (rows, i, FW_CONFERENCE_ID));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
row_act_cb (FwConferenceTab *self, const char *name, FwDecisionItemRow *row)
{
  FwDecisionItem *item = fw_decision_item_row_get_item (row);

  if (g_str_equal (name, "open"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-decision", "x", item->id);
  else if (self->store != NULL && self->undo != NULL)
    fw_decision_act_start (GTK_WIDGET (self), self->store, &self->calendar, self->undo, item, name);
}

static guint
fill (FwConferenceTab *self, GtkListBox *list, GListModel *items)
{
  guint n = g_list_model_get_n_items (items);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);
      GtkWidget *row = fw_decision_item_row_new (item, self->today, FALSE);

      g_signal_connect_object (row, "act", G_CALLBACK (row_act_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (list, row);
    }
  return n;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwConferenceTab *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  FwDecisionQuery query
      = {.scope = FW_DECISION_SCOPE_CASE, .case_id = self->case_id, .ended = TRUE};
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GListStore) open = NULL;
  g_autoptr (GListStore) ended = NULL;
  g_autoptr (GError) error = NULL;
  FwCalendar calendar;
  guint n, n_open, n_ended;

  if (store == NULL)
    return NULL;
  rows = dex_await_boxed (fw_conference_repository_list (store, self->case_id, 0, NULL), &error);
  if (rows != NULL)
    open = fw_decision_await_open (store, self->case_id, &error);
  if (open != NULL)
    ended = dex_await_object (fw_decision_repository_list (store, &query, 100), &error);
  if (ended != NULL)
    fw_office_await_calendar (store, &calendar, &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  self->today = fw_clock_today ();
  self->calendar = calendar;
  n = fw_result_get_n_rows (rows);
  gtk_list_box_remove_all (self->conference_list);
  for (guint i = n; i > 0; i--)
    gtk_list_box_append (self->conference_list, create_row (self, rows, i - 1));
  n_open = fill (self, self->decision_list, G_LIST_MODEL (open));
  n_ended = fill (self, self->ended_list, G_LIST_MODEL (ended));
  gtk_widget_set_visible (self->decision_box, n_open > 0);
  gtk_widget_set_visible (self->ended_box, n_ended > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->conference_list), n > 0);
  gtk_stack_set_visible_child_name (self->stack, n + n_open + n_ended > 0 ? "list" : "empty");
  return NULL;
}

static void
changed_cb (FwConferenceTab *self, FwNotice *notice)
{
  static const char *const tables[] = {"conference", "decision", "session", "office_setting"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      {
        fw_ui_spawn (self, load_fiber);
        return;
      }
}

static void
register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.register-case", "x",
                              FW_CONFERENCE_TAB (widget)->case_id);
}

static gboolean
page_undo (FwPage *page)
{
  return fw_undo_undo (FW_CONFERENCE_TAB (page)->undo, GTK_WIDGET (page));
}

static gboolean
page_redo (FwPage *page)
{
  return fw_undo_redo (FW_CONFERENCE_TAB (page)->undo, GTK_WIDGET (page));
}

static void
fw_conference_tab_page_init (FwPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
}

GtkWidget *
fw_conference_tab_new (FwStore *store, gint64 case_id)
{
  FwConferenceTab *self = g_object_new (FW_TYPE_CONFERENCE_TAB, NULL);

  self->store = g_object_ref (store);
  self->undo = fw_undo_new (store);
  self->case_id = case_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_conference_tab_dispose (GObject *object)
{
  FwConferenceTab *self = FW_CONFERENCE_TAB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (fw_conference_tab_parent_class)->dispose (object);
}

static void
fw_conference_tab_class_init (FwConferenceTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_conference_tab_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-conference-tab.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwConferenceTab, name)
  BIND (stack);
  BIND (conference_list);
  BIND (decision_box);
  BIND (decision_list);
  BIND (ended_box);
  BIND (ended_list);
#undef BIND
  gtk_widget_class_install_action (widget_class, "conferences.register", NULL, register_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "conferences.register", NULL);
}

static void
fw_conference_tab_init (FwConferenceTab *self)
{
  self->calendar.land = FW_N_LANDS;
  gtk_widget_init_template (GTK_WIDGET (self));
}
