/* fw-cases-page.c: the list of cases with instant search.
 *
 * Sorting and filtering happen in SQL. A generation counter drops answers that
 * come after a newer question was asked.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-case-repository.h"
#include "features/cases/fw-cases-page.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-result-model.h"

#define MAX_ROWS 5000

struct _FwCasesPage
{
  AdwNavigationPage parent_instance;
  GtkEditable *search_entry;
  AdwToggleGroup *scope_group;
  GtkStack *stack;
  GtkColumnView *column_view;
  AdwStatusPage *empty_page;
  GtkLabel *status_label;

  FwStore *store;
  guint generation;
};

static void
fw_cases_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwCasesPage,
                               fw_cases_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_cases_page_page_init))

static void
show_rows (FwCasesPage *self, FwResult *result)
{
  g_autoptr (FwResultModel) model = fw_result_model_new (result);
  GtkSingleSelection *selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE,
                                                "can-unselect", TRUE, "model", model, NULL);
  const char *search = gtk_editable_get_text (self->search_entry);
  guint n = fw_result_get_n_rows (result);
  g_autofree char *text = NULL;

  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  /* Translators: %u is a number of cases. */
  text = n < MAX_ROWS ? g_strdup_printf (ngettext ("%u case", "%u cases", n), n)
                      : g_strdup_printf (_ ("The first %u cases; please search for the others"), n);
  gtk_label_set_label (self->status_label, text);
  if (n == 0)
    {
      g_autofree char *title =
          /* Translators: %s is what the user searched for. */
          search[0] != '\0' ? g_strdup_printf (_ ("Nothing Found for “%s”"), search)
                            : g_strdup (_ ("No Cases Here Yet"));

      adw_status_page_set_title (self->empty_page, title);
      adw_status_page_set_description (
          self->empty_page, search[0] != '\0'
                                ? _ ("Parts of names and file numbers are found, and words of "
                                     "the record. “All” searches beyond your own cases.")
                                : _ ("A new case needs a name and the day of the first "
                                     "contact."));
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static DexFuture *
load_fiber (gpointer data)
{
  FwCasesPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) result = dex_await_boxed (
      fw_case_repository_list (self->store, adw_toggle_group_get_active (self->scope_group),
                               MAX_ROWS),

      &error);

  if (generation != self->generation)
    return NULL;
  if (result == NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    show_rows (self, result);
  return NULL;
}

static void
reload (FwCasesPage *self)
{
  if (self->store != NULL)
    fw_ui_spawn (self, load_fiber);
}

static void
search_changed_cb (FwCasesPage *self)
{
  reload (self);
}

static void
scope_changed_cb (FwCasesPage *self)
{
  reload (self);
}

static void
changed_cb (FwCasesPage *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "case_file"))
    reload (self);
}

static void
open_nth (FwCasesPage *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->column_view));
  g_autoptr (FwResultRow) row = model != NULL ? g_list_model_get_item (model, position) : NULL;

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "x",
                                fw_result_row_get_int (row, FW_CASE_ID));
}

static void
activate_cb (FwCasesPage *self, guint position)
{
  open_nth (self, position);
}

static void
search_activate_cb (FwCasesPage *self)
{
  open_nth (self, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static char *
dup_cell (FwResultRow *row, guint column)
{
  const char *text = fw_result_row_get_text (row, column);
  FwDay day;

  switch (column)
    {
    case FW_CASE_FIRST_CONTACT:
    case FW_CASE_LAST_CONTACT:
      return fw_day_from_iso (text, &day) ? fw_day_to_text (day) : g_strdup ("–");
    case FW_CASE_STATUS:
      return g_strdup (g_str_equal (text, "closed") ? _ ("closed") : _ ("open"));
    default:
      return g_strdup (text);
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *text = dup_cell (gtk_list_item_get_item (item), GPOINTER_TO_UINT (data));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (GPOINTER_TO_UINT (data) == FW_CASE_NAME)
    {
      gtk_widget_add_css_class (label, "heading");
      gtk_list_item_set_accessible_label (item, text);
    }
  else
    gtk_widget_add_css_class (label, "numeric");
}

static void
add_column (FwCasesPage *self, const char *title, guint column, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  gtk_column_view_column_set_expand (view_column, expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->column_view, view_column);
  g_object_unref (view_column);
}

static gboolean
focus_search (FwPage *page)
{
  FwCasesPage *self = FW_CASES_PAGE (page);

  adw_toggle_group_set_active (self->scope_group, FW_CASE_SCOPE_ALL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
fw_cases_page_page_init (FwPageInterface *iface)
{
  iface->search = focus_search;
}

GtkWidget *
fw_cases_page_new (FwStore *store)
{
  FwCasesPage *self = g_object_new (FW_TYPE_CASES_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
fw_cases_page_dispose (GObject *object)
{
  FwCasesPage *self = FW_CASES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_CASES_PAGE);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_cases_page_parent_class)->dispose (object);
}

static void
fw_cases_page_class_init (FwCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_cases_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/cases/fw-cases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwCasesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FwCasesPage, scope_group);
  gtk_widget_class_bind_template_child (widget_class, FwCasesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwCasesPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, FwCasesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, FwCasesPage, status_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
fw_cases_page_init (FwCasesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_column (self, _ ("Case"), FW_CASE_NAME, TRUE);
  add_column (self, _ ("File Number"), FW_CASE_NUMBER, FALSE);
  add_column (self, _ ("Status"), FW_CASE_STATUS, FALSE);
  add_column (self, _ ("Responsible"), FW_CASE_WORKER, FALSE);
  add_column (self, _ ("Deputy"), FW_CASE_DEPUTY, FALSE);
  add_column (self, _ ("First Contact"), FW_CASE_FIRST_CONTACT, FALSE);
  add_column (self, _ ("Last Contact"), FW_CASE_LAST_CONTACT, FALSE);
}
