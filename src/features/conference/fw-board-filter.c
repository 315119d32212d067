/* fw-board-filter.c: see fw-board-filter.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-conference-kind.h"
#include "domain/fw-staff-repository.h"
#include "features/conference/fw-board-filter.h"
#include "widgets/fw-async.h"

struct _FwBoardFilter
{
  AdwBin parent_instance;
  AdwToggleGroup *scope_group;
  AdwToggleGroup *mode_group;
  GtkMenuButton *kind_button;
  GtkMenuButton *due_button;
  GtkMenuButton *person_button;
  GtkLabel *count_label;

  FwStore *store;
  GSimpleActionGroup *actions;
  char *from, *to;
  char *kind;
  gint64 person;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FwBoardFilter, fw_board_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *title;
} dues[] = {{"all", N_ ("All")},
            {"overdue", N_ ("Overdue")},
            {"week", N_ ("This Week")},
            {"fortnight", N_ ("Next 14 Days")},
            {"later", N_ ("Later Than 14 Days")}};

static char *
dup_state (FwBoardFilter *self, const char *name)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), name);

  return g_variant_dup_string (state, NULL);
}

void
fw_board_filter_get_query (FwBoardFilter *self, FwDay today, FwDecisionQuery *query)
{
  g_autofree char *due = NULL, *kind = NULL, *person = NULL;
  const char *scope;

  g_return_if_fail (FW_IS_BOARD_FILTER (self) && query != NULL);

  due = dup_state (self, "due");
  kind = dup_state (self, "kind");
  person = dup_state (self, "person");
  scope = adw_toggle_group_get_active_name (self->scope_group);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  if (g_str_equal (due, "overdue"))
    self->to = fw_day_to_iso (today - 1);
  else if (g_str_equal (due, "week"))
    {
      self->from = fw_day_to_iso (today - fw_day_get_weekday (today) + 1);
      self->to = fw_day_to_iso (today - fw_day_get_weekday (today) + 7);
    }
  else if (g_str_equal (due, "fortnight"))
    {
      self->from = fw_day_to_iso (today);
      self->to = fw_day_to_iso (today + 14);
    }
  else if (g_str_equal (due, "later"))
    self->from = fw_day_to_iso (today + 15);
  g_set_str (&self->kind, kind);
  query->scope = g_strcmp0 (scope, "office") == 0 ? FW_DECISION_SCOPE_OFFICE
                 : g_strcmp0 (scope, "team") == 0 ? FW_DECISION_SCOPE_TEAM
                                                  : FW_DECISION_SCOPE_MINE;
  query->kind = kind[0] != '\0' ? self->kind : NULL;
  query->from = self->from;
  query->to = self->to;
  query->responsible_id = g_ascii_strtoll (person, NULL, 10);
}

gboolean
fw_board_filter_is_set (FwBoardFilter *self)
{
  g_autofree char *due = dup_state (self, "due");
  g_autofree char *kind = dup_state (self, "kind");
  g_autofree char *person = dup_state (self, "person");

  return !g_str_equal (due, "all") || kind[0] != '\0' || person[0] != '\0';
}

static void
show_choice (GtkMenuButton *button, const char *name, const char *value)
{
  /* Translators: a filter and what it is set to, e.g. "Status: Closed". */
  g_autofree char *label
      = value != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), name, value) : g_strdup (name);

  gtk_menu_button_set_label (button, label);
  if (value != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (button), "filter-set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "filter-set");
}

/* The title of the item of @button's menu that has @target; NULL for none. */
static char *
dup_title (GtkMenuButton *button, const char *target)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);

  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *own = NULL, *label = NULL;

      if (g_menu_model_get_item_attribute (menu, i, "target", "s", &own)
          && g_str_equal (own, target)
          && g_menu_model_get_item_attribute (menu, i, "label", "s", &label))
        return g_steal_pointer (&label);
    }
  return NULL;
}

static void
state_cb (FwBoardFilter *self)
{
  g_autofree char *due = dup_state (self, "due");
  g_autofree char *kind = dup_state (self, "kind");
  g_autofree char *person = dup_state (self, "person");
  g_autofree char *due_title = g_str_equal (due, "all") ? NULL : dup_title (self->due_button, due);
  g_autofree char *kind_title = kind[0] != '\0' ? dup_title (self->kind_button, kind) : NULL;
  g_autofree char *person_title
      = person[0] != '\0' ? dup_title (self->person_button, person) : NULL;

  show_choice (self->due_button, _ ("Due"), due_title);
  show_choice (self->kind_button, _ ("Conference"), kind_title);
  show_choice (self->person_button, _ ("Person"), person_title);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwBoardFilter *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GPtrArray) kinds = dex_await_boxed (fw_conference_kinds_load (store), NULL);
  g_autoptr (FwResult) staff = dex_await_boxed (fw_staff_repository_list_active (store), NULL);
  g_autoptr (GMenu) kind_menu = g_menu_new ();
  g_autoptr (GMenu) person_menu = g_menu_new ();

  if (self->store == NULL)
    return NULL;
  append_item (kind_menu, _ ("All Conferences"), "filter.kind", "");
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      FwConferenceKind *kind = g_ptr_array_index (kinds, i);

      append_item (kind_menu, kind->short_title, "filter.kind", kind->name);
    }
  append_item (person_menu, _ ("Everybody"), "filter.person", "");
  for (guint i = 0; staff != NULL && i < fw_result_get_n_rows (staff); i++)
    {
      g_autofree char *id
          = g_strdup_printf ("%" G_GINT64_FORMAT, fw_result_get_int (staff, i, FW_STAFF_ID));

      append_item (person_menu, fw_result_get_text (staff, i, FW_STAFF_NAME), "filter.person", id);
    }
  gtk_menu_button_set_menu_model (self->kind_button, G_MENU_MODEL (kind_menu));
  gtk_menu_button_set_menu_model (self->person_button, G_MENU_MODEL (person_menu));
  return NULL;
}

void
fw_board_filter_set_store (FwBoardFilter *self, FwStore *store)
{
  g_return_if_fail (FW_IS_BOARD_FILTER (self));

  g_set_object (&self->store, store);
  fw_ui_spawn (self, load_fiber);
}

void
fw_board_filter_set_scope (FwBoardFilter *self, FwDecisionScope scope)
{
  adw_toggle_group_set_active_name (self->scope_group, scope == FW_DECISION_SCOPE_OFFICE ? "office"
                                                       : scope == FW_DECISION_SCOPE_TEAM ? "team"
                                                                                         : "mine");
}

void
fw_board_filter_set_count (FwBoardFilter *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u decision", "%u decisions", n), n);

  gtk_label_set_label (self->count_label, text);
}

void
fw_board_filter_set_mode (FwBoardFilter *self, const char *mode)
{
  self->setting = TRUE;
  adw_toggle_group_set_active_name (self->mode_group, mode);
  self->setting = FALSE;
}

static void
scope_cb (FwBoardFilter *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mode_cb (FwBoardFilter *self)
{
  if (!self->setting)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.mode", "s",
                                adw_toggle_group_get_active_name (self->mode_group));
}

static void
fw_board_filter_dispose (GObject *object)
{
  g_clear_object (&FW_BOARD_FILTER (object)->store);
  G_OBJECT_CLASS (fw_board_filter_parent_class)->dispose (object);
}

static void
fw_board_filter_finalize (GObject *object)
{
  FwBoardFilter *self = FW_BOARD_FILTER (object);

  g_clear_object (&self->actions);
  g_free (self->from);
  g_free (self->to);
  g_free (self->kind);
  G_OBJECT_CLASS (fw_board_filter_parent_class)->finalize (object);
}

static void
fw_board_filter_class_init (FwBoardFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_board_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_board_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_BOARD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-board-filter.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwBoardFilter, name)
  BIND (scope_group);
  BIND (mode_group);
  BIND (kind_button);
  BIND (due_button);
  BIND (person_button);
  BIND (count_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
add_action (FwBoardFilter *self, const char *name, const char *state)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING, g_variant_new_string (state));

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_signal_connect_object (action, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
}

static void
fw_board_filter_init (FwBoardFilter *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->actions = g_simple_action_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_action (self, "due", "all");
  add_action (self, "kind", "");
  add_action (self, "person", "");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    append_item (menu, _ (dues[i].title), "filter.due", dues[i].name);
  gtk_menu_button_set_menu_model (self->due_button, G_MENU_MODEL (menu));
}
