/* fw-clearing-tab.c: the clearings of a case: when, by whom, hours used and open. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-clearing-repository.h"
#include "features/clearing/fw-clearing-choice.h"
#include "features/clearing/fw-clearing-tab.h"
#include "widgets/fw-async.h"

struct _FwClearingTab
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkListBox *list_box;

  FwStore *store; /* NULL after dispose */
  gint64 case_id;
};

G_DEFINE_FINAL_TYPE (FwClearingTab, fw_clearing_tab, ADW_TYPE_BIN)

static GtkWidget *
create_row (const FwClearing *clearing)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *state = gtk_label_new (fw_clearing_get_status_word (clearing->status));
  g_autofree char *dates = fw_clearing_dup_dates (clearing);
  g_autofree char *performer = fw_clearing_dup_performer (clearing);
  g_autofree char *hours = fw_clearing_dup_hours (clearing);
  /* Translators: the dates of a clearing: "9/1/2026 to 12/1/2026" */
  g_autofree char *title = g_strdup_printf (_ ("Clearing %s"), dates);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s\n%s", clearing->children, performer, hours);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s, %s, %s", title, clearing->children, performer, hours,
                         gtk_label_get_text (GTK_LABEL (state)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("fw-clearing-symbolic"));
  gtk_widget_add_css_class (state, "caption-heading");
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "clearing",
                          g_variant_ref_sink (g_variant_new_int64 (clearing->id)),
                          (GDestroyNotify) g_variant_unref);
  /* The row names itself by its title alone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwClearingTab *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clearings = NULL;

  if (self->store == NULL)
    return NULL;
  clearings = dex_await_boxed (fw_clearing_repository_list (self->store, self->case_id), &error);
  if (self->store == NULL)
    return NULL;
  if (clearings == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < clearings->len; i++)
    gtk_list_box_append (self->list_box, create_row (g_ptr_array_index (clearings, i)));
  gtk_stack_set_visible_child_name (self->stack, clearings->len > 0 ? "list" : "empty");
  return NULL;
}

static void
changed_cb (FwClearingTab *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "clearing") || fw_notice_has_table (notice, "clearing_hours")
      || fw_notice_has_table (notice, "frozen_document"))
    fw_ui_spawn (self, load_fiber);
}

static void
row_activated_cb (FwClearingTab *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.open-clearing",
                                      g_object_get_data (G_OBJECT (row), "clearing"));
}

static DexFuture *
new_fiber (gpointer data)
{
  FwClearingTab *self = data;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  gint64 id = store != NULL ? fw_clearing_await_new (GTK_WIDGET (self), store, self->case_id) : 0;

  if (id != 0 && self->store != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-clearing", "x", id);
  return NULL;
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, new_fiber);
}

GtkWidget *
fw_clearing_tab_new (FwStore *store, gint64 case_id)
{
  FwClearingTab *self = g_object_new (FW_TYPE_CLEARING_TAB, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_clearing_tab_dispose (GObject *object)
{
  g_clear_object (&FW_CLEARING_TAB (object)->store);
  G_OBJECT_CLASS (fw_clearing_tab_parent_class)->dispose (object);
}

static void
fw_clearing_tab_class_init (FwClearingTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_clearing_tab_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/clearing/fw-clearing-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, FwClearingTab, stack);
  gtk_widget_class_bind_template_child (widget_class, FwClearingTab, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "clearings.new", NULL, new_action);
}

static void
fw_clearing_tab_init (FwClearingTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
