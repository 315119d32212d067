/* fw-plan-tab.c: the help plans of a case with state and next review. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-plan-choice-repository.h"
#include "features/fw-page.h"
#include "features/helpplan/fw-new-plan-dialog.h"
#include "features/helpplan/fw-plan-process-line.h"
#include "features/helpplan/fw-plan-tab.h"
#include "features/helpplan/fw-plan-use-group.h"
#include "features/helpplan/fw-plan-wellbeing-group.h"
#include "features/helpplan/fw-plan-words.h"
#include "widgets/fw-form-kinds.h"
#include "widgets/fw-async.h"

struct _FwPlanTab
{
  AdwBin parent_instance;
  GtkStack *stack;
  FwPlanProcessLine *process_line;
  FwPlanUseGroup *use_group;
  FwPlanWellbeingGroup *wellbeing_group;
  GtkListBox *list_box;

  FwStore *store;
  FwUndo *undo;
  gint64 case_id;
  gint64 running; /* the plan that the process is of; 0: none */
};

static void
fw_plan_tab_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPlanTab,
                               fw_plan_tab,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_plan_tab_page_init))

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static const char *
find_title (GArray *kinds, const char *key)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_strcmp0 (g_array_index (kinds, FwFieldOption, i).key, key) == 0)
      return g_array_index (kinds, FwFieldOption, i).title;
  return key;
}

/* "Emil, Lina · first plan · § 31 … · talk on 26.5.2026" */
static char *
dup_subtitle (FwResult *plans, guint row, GArray *kinds)
{
  GString *text = g_string_new (NULL);
  const char *talk = fw_result_get_text (plans, row, FW_PLAN_TALK_DATE);
  FwDay day;

  append_part (text, fw_result_get_text (plans, row, FW_PLAN_CHILDREN));
  append_part (text, fw_plan_kind_to_word (fw_result_get_text (plans, row, FW_PLAN_KIND)));
  append_part (text, find_title (kinds, fw_result_get_text (plans, row, FW_PLAN_HELP_KIND)));
  if (talk != NULL && fw_day_from_iso (talk, &day))
    {
      g_autofree char *date = fw_day_to_text (day);
      /* Translators: %s is the date of a help-plan conversation. */
      g_autofree char *part = g_strdup_printf (_ ("talk on %s"), date);

      append_part (text, part);
    }
  return g_string_free_and_steal (text);
}

static char *
dup_review (FwResult *plans, guint row)
{
  const char *review = fw_result_get_text (plans, row, FW_PLAN_REVIEW_DATE);
  g_autofree char *date = NULL;
  FwDay day;

  if (review == NULL || !fw_day_from_iso (review, &day))
    return g_strdup (_ ("no review date"));
  date = fw_day_to_text (day);
  /* Translators: %s is the date of the next review of a help plan. */
  return g_strdup_printf (_ ("review on %s"), date);
}

static char *
dup_state (FwResult *plans, guint row)
{
  const char *word = fw_plan_status_to_word (fw_result_get_text (plans, row, FW_PLAN_STATUS));
  guint n = (guint) fw_result_get_int (plans, row, FW_PLAN_N_VERSIONS);

  if (n == 0)
    return g_strdup (word);
  /* Translators: the state of a help plan, and its last version. */
  return g_strdup_printf (_ ("%1$s, version %2$u"), word, n);
}

static GtkWidget *
create_row (FwResult *plans, guint i, GArray *kinds)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = fw_plan_dup_title (fw_result_get_int (plans, i, FW_PLAN_NUMBER));
  g_autofree char *subtitle = dup_subtitle (plans, i, kinds);
  g_autofree char *state = dup_state (plans, i);
  g_autofree char *review = dup_review (plans, i);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", title, subtitle, state, review);
  GtkWidget *state_label = gtk_label_new (state);
  GtkWidget *review_label = gtk_label_new (review);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("fw-help-plan-symbolic"));
  gtk_label_set_xalign (GTK_LABEL (state_label), 1);
  gtk_label_set_xalign (GTK_LABEL (review_label), 1);
  gtk_widget_add_css_class (state_label, "caption-heading");
  gtk_widget_add_css_class (review_label, "caption");
  gtk_widget_add_css_class (review_label, "dimmed");
  gtk_widget_add_css_class (review_label, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), state_label);
  gtk_box_append (GTK_BOX (box), review_label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (
      G_OBJECT (row), "plan",
      g_variant_ref_sink (g_variant_new_int64 (fw_result_get_int (plans, i, FW_PLAN_ID))),
      (GDestroyNotify) g_variant_unref);
  /* The row names itself by its title alone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* The newest plan that is in force or being written. */
static gint64
find_running (FwResult *plans)
{
  for (guint i = 0; i < fw_result_get_n_rows (plans); i++)
    if (g_strcmp0 (fw_result_get_text (plans, i, FW_PLAN_STATUS), "superseded") != 0)
      return fw_result_get_int (plans, i, FW_PLAN_ID);
  return 0;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanTab *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plans = NULL;
  g_autoptr (GArray) kinds = NULL;

  if (self->store == NULL)
    return NULL;
  kinds = fw_form_kinds_await (self->store, &error);
  if (error == NULL && self->store != NULL)
    plans = dex_await_boxed (fw_plan_repository_list (self->store, self->case_id), &error);
  if (self->store == NULL)
    return NULL;
  if (plans == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < fw_result_get_n_rows (plans); i++)
    gtk_list_box_append (self->list_box, create_row (plans, i, kinds));
  self->running = find_running (plans);
  fw_plan_process_line_show (self->process_line, self->store, self->undo, self->running);
  fw_plan_use_group_show (self->use_group, self->store, self->undo, self->running);
  fw_plan_wellbeing_group_show (self->wellbeing_group, self->store, self->undo, self->running);
  gtk_stack_set_visible_child_name (self->stack,
                                    fw_result_get_n_rows (plans) > 0 ? "list" : "empty");
  return NULL;
}

static void
changed_cb (FwPlanTab *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "help_plan") || fw_notice_has_table (notice, "frozen_document"))
    fw_ui_spawn (self, load_fiber);
}

static void
created_cb (FwPlanTab *self, gint64 plan_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-plan", "x", plan_id);
}

static void
row_activated_cb (FwPlanTab *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.open-plan",
                                      g_object_get_data (G_OBJECT (row), "plan"));
}

static void
place_cb (FwPlanTab *self, const char *place)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-plan-at", "(xs)", self->running, place);
}

static DexFuture *
new_fiber (gpointer data)
{
  FwPlanTab *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) children = NULL;
  gint64 id, plan_id;

  children = dex_await_boxed (fw_plan_choice_repository_list_children (self->store, self->case_id),
                              &error);
  if (children != NULL && self->store != NULL && fw_result_get_n_rows (children) > 1)
    {
      AdwDialog *dialog = fw_new_plan_dialog_new (self->store, self->case_id, children);

      g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
      adw_dialog_present (dialog, GTK_WIDGET (self));
      return NULL;
    }
  if (children != NULL && self->store != NULL)
    {
      id = fw_result_get_n_rows (children) > 0 ? fw_result_get_int (children, 0, FW_PLAN_CHILD_ID)
                                               : 0;
      plan_id = dex_await_int64 (
          fw_plan_repository_create (self->store, self->case_id, &id, id != 0 ? 1 : 0), &error);
      if (error == NULL)
        created_cb (self, plan_id);
    }
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (FW_PLAN_TAB (widget)->store != NULL)
    fw_ui_spawn (widget, new_fiber);
}

static gboolean
undo (FwPage *page)
{
  return fw_undo_undo (FW_PLAN_TAB (page)->undo, GTK_WIDGET (page));
}

static gboolean
redo (FwPage *page)
{
  return fw_undo_redo (FW_PLAN_TAB (page)->undo, GTK_WIDGET (page));
}

static void
fw_plan_tab_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
}

GtkWidget *
fw_plan_tab_new (FwStore *store, gint64 case_id)
{
  FwPlanTab *self = g_object_new (FW_TYPE_PLAN_TAB, NULL);

  self->store = g_object_ref (store);
  self->undo = fw_undo_new (store);
  self->case_id = case_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_plan_tab_dispose (GObject *object)
{
  FwPlanTab *self = FW_PLAN_TAB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (fw_plan_tab_parent_class)->dispose (object);
}

static void
fw_plan_tab_class_init (FwPlanTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_tab_dispose;
  g_type_ensure (FW_TYPE_PLAN_PROCESS_LINE);
  g_type_ensure (FW_TYPE_PLAN_USE_GROUP);
  g_type_ensure (FW_TYPE_PLAN_WELLBEING_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanTab, stack);
  gtk_widget_class_bind_template_child (widget_class, FwPlanTab, process_line);
  gtk_widget_class_bind_template_child (widget_class, FwPlanTab, use_group);
  gtk_widget_class_bind_template_child (widget_class, FwPlanTab, wellbeing_group);
  gtk_widget_class_bind_template_child (widget_class, FwPlanTab, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_install_action (widget_class, "plans.new", NULL, new_action);
}

static void
fw_plan_tab_init (FwPlanTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
