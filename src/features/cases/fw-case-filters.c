/* fw-case-filters.c: see fw-case-filters.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/cases/fw-case-filters.h"
#include "widgets/fw-async.h"

struct _FwCaseFilters
{
  GtkBox parent_instance;
  GtkMenuButton *status_button, *due_button, *space_button;
  FwCaseStatusFilter status;
  FwCaseDueFilter due;
  char *space;    /* NULL for any */
  FwStore *store; /* while the spaces are read */
};

G_DEFINE_FINAL_TYPE (FwCaseFilters, fw_case_filters, GTK_TYPE_BOX)

static const char *const status_titles[]
    = {N_ ("Open cases"), N_ ("Closed cases"), N_ ("Open and closed cases")};
static const char *const due_titles[]
    = {N_ ("Any"), N_ ("Overdue"), N_ ("Due in 3 working days"), N_ ("On track")};

static void
show (GtkMenuButton *button, const char *name, const char *value)
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

static void
update (FwCaseFilters *self)
{
  show (self->status_button, _ ("Status"),
        self->status != FW_CASE_STATUS_FILTER_OPEN ? _ (status_titles[self->status]) : NULL);
  show (self->due_button, _ ("Light"),
        self->due != FW_CASE_DUE_ANY ? _ (due_titles[self->due]) : NULL);
  show (self->space_button, _ ("Social Space"), self->space);
}

static void
append_choice (GMenu *menu, const char *title, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static DexFuture *
spaces_fiber (gpointer data)
{
  FwCaseFilters *self = data;
  g_autoptr (FwStore) store = g_steal_pointer (&self->store);
  g_autoptr (FwResult) spaces = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (store == NULL)
    return NULL;
  spaces = dex_await_boxed (fw_case_list_repository_list_social_spaces (store), NULL);
  if (spaces == NULL || self->space_button == NULL)
    return NULL;
  append_choice (menu, _ ("Any"), "cases.space", g_variant_new_string (""));
  for (guint i = 0; i < fw_result_get_n_rows (spaces); i++)
    append_choice (menu, fw_result_get_text (spaces, i, 0), "cases.space",
                   g_variant_new_string (fw_result_get_text (spaces, i, 0)));
  gtk_menu_button_set_menu_model (self->space_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->space_button), fw_result_get_n_rows (spaces) > 1);
  return NULL;
}

void
fw_case_filters_load_spaces (FwCaseFilters *self, FwStore *store)
{
  g_return_if_fail (FW_IS_CASE_FILTERS (self) && FW_IS_STORE (store));

  g_set_object (&self->store, store);
  fw_ui_spawn (self, spaces_fiber);
}

FwCaseStatusFilter
fw_case_filters_get_status (FwCaseFilters *self)
{
  g_return_val_if_fail (FW_IS_CASE_FILTERS (self), FW_CASE_STATUS_FILTER_OPEN);

  return self->status;
}

FwCaseDueFilter
fw_case_filters_get_due (FwCaseFilters *self)
{
  g_return_val_if_fail (FW_IS_CASE_FILTERS (self), FW_CASE_DUE_ANY);

  return self->due;
}

const char *
fw_case_filters_get_space (FwCaseFilters *self)
{
  g_return_val_if_fail (FW_IS_CASE_FILTERS (self), NULL);

  return self->space;
}

void
fw_case_filters_set_status (FwCaseFilters *self, guint status)
{
  g_return_if_fail (FW_IS_CASE_FILTERS (self));

  self->status = MIN (status, FW_CASE_STATUS_FILTER_ALL);
  update (self);
}

void
fw_case_filters_set_due (FwCaseFilters *self, guint due)
{
  g_return_if_fail (FW_IS_CASE_FILTERS (self));

  self->due = MIN (due, FW_CASE_DUE_LATER);
  update (self);
}

void
fw_case_filters_set_space (FwCaseFilters *self, const char *space)
{
  g_return_if_fail (FW_IS_CASE_FILTERS (self) && space != NULL);

  g_set_str (&self->space, space[0] != '\0' ? space : NULL);
  update (self);
}

gboolean
fw_case_filters_is_set (FwCaseFilters *self)
{
  g_return_val_if_fail (FW_IS_CASE_FILTERS (self), FALSE);

  return self->due != FW_CASE_DUE_ANY || self->space != NULL
         || self->status != FW_CASE_STATUS_FILTER_OPEN;
}

void
fw_case_filters_reset (FwCaseFilters *self)
{
  g_return_if_fail (FW_IS_CASE_FILTERS (self));

  self->status = FW_CASE_STATUS_FILTER_OPEN;
  self->due = FW_CASE_DUE_ANY;
  g_clear_pointer (&self->space, g_free);
  update (self);
}

static void
fw_case_filters_dispose (GObject *object)
{
  FwCaseFilters *self = FW_CASE_FILTERS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_CASE_FILTERS);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_case_filters_parent_class)->dispose (object);
}

static void
fw_case_filters_finalize (GObject *object)
{
  g_free (FW_CASE_FILTERS (object)->space);
  G_OBJECT_CLASS (fw_case_filters_parent_class)->finalize (object);
}

static void
fw_case_filters_class_init (FwCaseFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_case_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_case_filters_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/cases/fw-case-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, FwCaseFilters, status_button);
  gtk_widget_class_bind_template_child (widget_class, FwCaseFilters, due_button);
  gtk_widget_class_bind_template_child (widget_class, FwCaseFilters, space_button);
}

static void
fw_case_filters_init (FwCaseFilters *self)
{
  g_autoptr (GMenu) status = g_menu_new ();
  g_autoptr (GMenu) due = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (status_titles); i++)
    append_choice (status, _ (status_titles[i]), "cases.status", g_variant_new_uint32 (i));
  for (guint i = 0; i < G_N_ELEMENTS (due_titles); i++)
    append_choice (due, _ (due_titles[i]), "cases.due", g_variant_new_uint32 (i));
  gtk_menu_button_set_menu_model (self->status_button, G_MENU_MODEL (status));
  gtk_menu_button_set_menu_model (self->due_button, G_MENU_MODEL (due));
  update (self);
}
