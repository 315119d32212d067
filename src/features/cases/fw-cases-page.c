/* fw-cases-page.c: the list of cases with instant search.
 *
 * Which cases and in which order is asked of the store (one question at a time
 * counts: a generation counter drops answers that come after a newer one was
 * asked); rows are read when they are looked at (FwQueryModel).
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-text.h"
#include "features/cases/fw-case-columns.h"
#include "features/cases/fw-case-filters.h"
#include "features/cases/fw-cases-page.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"

#define REST_MS 2500 /* a search that rests so long is logged */

struct _FwCasesPage
{
  AdwNavigationPage parent_instance;
  GtkEditable *search_entry;
  AdwToggleGroup *scope_group;
  AdwToggle *mine_toggle, *deputy_toggle, *team_toggle, *all_toggle;
  FwCaseFilters *filters;
  GtkStack *stack;
  GtkColumnView *column_view;
  GtkColumnViewColumn *light_column, *case_column, *children_column, *hit_column, *help_column,
      *worker_column, *contact_column, *due_column;
  AdwStatusPage *empty_page;
  GtkWidget *all_button, *closed_button;
  GtkLabel *status_label;
  GtkWidget *left_out_box;

  FwStore *store;
  FwQueryModel *model;
  GtkSingleSelection *selection;
  GtkListItemFactory *headers; /* of the two parts of what was found */
  FwCaseView view;
  char *shown_search;
  char *opening_search; /* Enter was pressed for it before its answer was there */
  guint n_in_scope[4];
  guint generation;
  guint log_source;
  guint reload_source;
  gboolean narrow;
};

static void
fw_cases_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwCasesPage,
                               fw_cases_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_cases_page_page_init))

static void
reload (FwCasesPage *self);
static void
open_nth (FwCasesPage *self, guint position);

/* How rows are read for one answer. */
typedef struct
{
  FwStore *store;
  FwCaseList *list;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->store);
  fw_case_list_unref (source->list);
  g_free (source);
}

static DexFuture *
load_rows (const gint64 *ids, guint n_ids, gpointer data)
{
  Source *source = data;

  return fw_case_list_repository_load_rows (source->store, source->list, ids, n_ids);
}

static void
show_empty (FwCasesPage *self, const char *search)
{
  gboolean everywhere = adw_toggle_group_get_active (self->scope_group) == FW_CASE_SCOPE_ALL;
  gboolean filtered = fw_case_filters_is_set (self->filters);
  /* Translators: %s is what the user searched for. */
  g_autofree char *title = search[0] != '\0'
                               ? g_strdup_printf (_ ("Nothing Found for “%s”"), search)
                           : filtered ? g_strdup (_ ("No Case Fits the Filters"))
                                      : g_strdup (_ ("No Cases Here Yet"));

  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (
      self->empty_page,
      search[0] != '\0'
          ? _ ("Parts of names and file numbers, birth dates and words of the record are found.")
      : filtered ? _ ("Escape takes the filters back.")
                 : _ ("A new case needs a name and the day of the first contact."));
  gtk_widget_set_visible (self->all_button, !everywhere);
  gtk_widget_set_visible (self->closed_button, search[0] != '\0'
                                                   && fw_case_filters_get_status (self->filters)
                                                          == FW_CASE_STATUS_FILTER_OPEN);
}

static void
show_status (FwCasesPage *self, guint n, gboolean searching)
{
  guint total = self->n_in_scope[adw_toggle_group_get_active (self->scope_group)];
  g_autofree char *text = NULL;

  if (searching)
    /* Translators: %1$u hits in %2$u cases that were searched. */
    text = g_strdup_printf (ngettext ("%1$u hit in %2$u cases", "%1$u hits in %2$u cases", n), n,
                            total);
  else
    /* Translators: %u is a number of cases. */
    text = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);
  gtk_label_set_label (self->status_label, text);
  gtk_widget_set_visible (self->left_out_box, searching);
}

static void
to_top (gpointer data)
{
  FwCasesPage *self = data;

  if (self->store != NULL)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->column_view)),
                              0);
  g_object_unref (self);
}

static void
show_list (FwCasesPage *self, FwCaseList *list, const char *search)
{
  FwQueryRow *selected = gtk_single_selection_get_selected_item (self->selection);
  gint64 selected_id = selected != NULL ? fw_query_row_get_id (selected) : 0;
  gboolean searching = list->hits != NULL;
  Source *source = g_new (Source, 1);
  guint place;

  source->store = g_object_ref (self->store);
  source->list = fw_case_list_ref (list);
  self->view.today = list->today;
  self->view.due_limit = list->due_limit;
  gtk_column_view_column_set_visible (self->hit_column, searching);
  gtk_column_view_set_header_factory (self->column_view, searching ? self->headers : NULL);
  fw_query_model_set_load (self->model, load_rows, source, source_free);
  fw_query_model_set_ids (self->model, list->ids, list->n_ids, list->n_first);
  place = selected_id != 0 ? fw_query_model_find (self->model, selected_id)
                           : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, place);
  /* A new question begins at the top. */
  if (list->n_ids > 0 && g_strcmp0 (self->shown_search, search) != 0)
    {
      gtk_column_view_scroll_to (self->column_view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
      /* The heading of the section is above the first row. */
      g_timeout_add_once (50, to_top, g_object_ref (self));
    }
  g_set_str (&self->shown_search, search);
  show_status (self, list->n_ids, searching);
  if (list->n_ids == 0)
    show_empty (self, search);
  gtk_stack_set_visible_child_name (self->stack, list->n_ids > 0 ? "list" : "empty");
}

static void
get_order (FwCasesPage *self, FwCaseSort *sort, gboolean *descending)
{
  GtkColumnViewSorter *sorter
      = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  *sort = column == self->case_column      ? FW_CASE_SORT_NAME
          : column == self->help_column    ? FW_CASE_SORT_HELP
          : column == self->worker_column  ? FW_CASE_SORT_WORKER
          : column == self->contact_column ? FW_CASE_SORT_LAST_CONTACT
                                           : FW_CASE_SORT_DUE;
}

static char **
dup_terms (const char *search)
{
  g_autofree char *folded = fw_text_fold (search);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t,;\"*", -1);
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (terms, words[i]);
  return g_strv_builder_end (terms);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwCasesPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autofree char *search = NULL;
  g_autofree char *space = g_strdup (fw_case_filters_get_space (self->filters));
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCaseList) list = NULL;
  FwCaseQuery query = {0};

  if (store == NULL)
    return NULL;
  search = g_strstrip (g_strdup (gtk_editable_get_text (self->search_entry)));
  query.scope = adw_toggle_group_get_active (self->scope_group);
  query.search = search;
  query.status = fw_case_filters_get_status (self->filters);
  query.due = fw_case_filters_get_due (self->filters);
  query.social_space = space;
  get_order (self, &query.sort, &query.descending);
  if (self->view.help_kinds == NULL)
    {
      FwHelpKinds *kinds = dex_await_object (fw_help_kinds_load (store), NULL);

      if (self->view.help_kinds == NULL)
        self->view.help_kinds = g_steal_pointer (&kinds);
      g_clear_object (&kinds);
    }
  list = dex_await_boxed (fw_case_list_repository_find (store, &query), &error);
  if (generation != self->generation || self->store == NULL)
    return NULL;
  if (list == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_strfreev (self->view.terms);
  self->view.terms = search[0] != '\0' ? dup_terms (search) : NULL;
  show_list (self, list, search);
  if (self->opening_search != NULL)
    {
      gboolean open = g_str_equal (self->opening_search, search);

      g_clear_pointer (&self->opening_search, g_free);
      if (open)
        open_nth (self, 0);
    }
  return NULL;
}

static void
set_toggle (AdwToggle *toggle, const char *title, guint n)
{
  /* Translators: a choice of the list, e.g. "Mine", and how many cases it has. */
  g_autofree char *label = g_strdup_printf (_ ("%1$s  %2$u"), title, n);

  adw_toggle_set_label (toggle, label);
}

static DexFuture *
count_fiber (gpointer data)
{
  FwCasesPage *self = data;
  g_autoptr (FwResult) counts = NULL;

  if (self->store == NULL)
    return NULL;
  counts = dex_await_boxed (
      fw_case_list_repository_count (self->store, fw_case_filters_get_status (self->filters)),
      NULL);
  if (counts == NULL || self->store == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (self->n_in_scope); i++)
    self->n_in_scope[i] = (guint) fw_result_get_int (counts, 0, i);
  set_toggle (self->mine_toggle, _ ("Mine"), self->n_in_scope[FW_CASE_SCOPE_MINE]);
  set_toggle (self->deputy_toggle, _ ("As Deputy"), self->n_in_scope[FW_CASE_SCOPE_DEPUTY]);
  set_toggle (self->team_toggle, _ ("Team"), self->n_in_scope[FW_CASE_SCOPE_TEAM]);
  set_toggle (self->all_toggle, _ ("All"), self->n_in_scope[FW_CASE_SCOPE_ALL]);
  if (self->view.terms != NULL)
    show_status (self, g_list_model_get_n_items (G_LIST_MODEL (self->model)), TRUE);
  return NULL;
}

static void
reload (FwCasesPage *self)
{
  if (self->store != NULL)
    fw_ui_spawn (self, load_fiber);
}

static gboolean
log_cb (gpointer data)
{
  FwCasesPage *self = data;

  self->log_source = 0;
  dex_future_disown (
      fw_store_log_access (self->store, "search", 0, gtk_editable_get_text (self->search_entry)));
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (FwCasesPage *self)
{
  g_clear_handle_id (&self->log_source, g_source_remove);
  if (gtk_editable_get_text (self->search_entry)[0] != '\0')
    self->log_source = g_timeout_add (REST_MS, log_cb, self);
  reload (self);
}

static void
scope_changed_cb (FwCasesPage *self)
{
  reload (self);
}

static gboolean
reload_cb (gpointer data)
{
  FwCasesPage *self = data;

  self->reload_source = 0;
  reload (self);
  fw_ui_spawn (self, count_fiber);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FwCasesPage *self, FwNotice *notice)
{
  static const char *const tables[]
      = {"case_file", "case_child", "person", "resubmission", "decision", "help_plan", "staff"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]) && self->reload_source == 0)
      self->reload_source = g_timeout_add (150, reload_cb, self);
}

static void
open_nth (FwCasesPage *self, guint position)
{
  gint64 id = fw_query_model_get_id (self->model, position);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "x", id);
}

static void
activate_cb (FwCasesPage *self, guint position)
{
  open_nth (self, position);
}

static void
search_activate_cb (FwCasesPage *self)
{
  g_autofree char *search = g_strstrip (g_strdup (gtk_editable_get_text (self->search_entry)));

  /* Who types fast would else open the first case of the list before: another family. */
  if (g_strcmp0 (self->shown_search, search) == 0)
    {
      open_nth (self, 0);
      return;
    }
  g_set_str (&self->opening_search, search);
  reload (self);
}

static void
stop_search_cb (FwCasesPage *self)
{
  if (gtk_editable_get_text (self->search_entry)[0] != '\0')
    {
      gtk_editable_set_text (self->search_entry, "");
      return;
    }
  fw_case_filters_reset (self->filters);
  reload (self);
  fw_ui_spawn (self, count_fiber);
}

static void
focus_first (gpointer data)
{
  FwCasesPage *self = data;

  if (self->store != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
      gtk_column_view_scroll_to (self->column_view, 0, NULL,
                                 GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
    }
  g_object_unref (self);
}

static gboolean
search_key_cb (FwCasesPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return GDK_EVENT_PROPAGATE;
  /* Not while the entry is still busy with the key. */
  g_idle_add_once (focus_first, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
search_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active (FW_CASES_PAGE (widget)->scope_group, FW_CASE_SCOPE_ALL);
}

static void
scope_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active (FW_CASES_PAGE (widget)->scope_group,
                               g_variant_get_uint32 (parameter));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwCasesPage *self = FW_CASES_PAGE (widget);

  fw_case_filters_set_status (self->filters, g_variant_get_uint32 (parameter));
  reload (self);
  fw_ui_spawn (self, count_fiber);
}

static void
due_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwCasesPage *self = FW_CASES_PAGE (widget);

  fw_case_filters_set_due (self->filters, g_variant_get_uint32 (parameter));
  reload (self);
}

static void
space_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwCasesPage *self = FW_CASES_PAGE (widget);

  fw_case_filters_set_space (self->filters, g_variant_get_string (parameter, NULL));
  reload (self);
}

static void
set_column_widths (FwCasesPage *self)
{
  fw_case_columns_fit (self->light_column, self->hit_column, self->worker_column,
                       self->contact_column, gtk_widget_get_settings (GTK_WIDGET (self)),
                       self->narrow);
}

static void
narrow_cb (FwCasesPage *self)
{
  self->narrow = TRUE;
  set_column_widths (self);
}

static void
wide_cb (FwCasesPage *self)
{
  self->narrow = FALSE;
  set_column_widths (self);
}

static void
set_up_list (FwCasesPage *self)
{
  self->model = fw_query_model_new ();
  fw_case_columns_set_up (self->light_column, FW_CASE_CELL_LIGHT, FALSE, &self->view);
  fw_case_columns_set_up (self->case_column, FW_CASE_CELL_CASE, TRUE, &self->view);
  fw_case_columns_set_up (self->children_column, FW_CASE_CELL_CHILDREN, FALSE, &self->view);
  fw_case_columns_set_up (self->hit_column, FW_CASE_CELL_HIT, FALSE, &self->view);
  fw_case_columns_set_up (self->help_column, FW_CASE_CELL_HELP, TRUE, &self->view);
  fw_case_columns_set_up (self->worker_column, FW_CASE_CELL_WORKER, TRUE, &self->view);
  fw_case_columns_set_up (self->contact_column, FW_CASE_CELL_CONTACT, TRUE, &self->view);
  fw_case_columns_set_up (self->due_column, FW_CASE_CELL_DUE, TRUE, &self->view);
  fw_case_columns_set_up_rows (self->column_view, &self->view);
  self->headers = fw_case_columns_create_headers (self->model);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect",
                                  TRUE, "model", self->model, NULL);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_sort_by_column (self->column_view, self->due_column, GTK_SORT_ASCENDING);
  set_column_widths (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (set_column_widths), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

static gboolean
focus_search (FwPage *page)
{
  FwCasesPage *self = FW_CASES_PAGE (page);

  adw_toggle_group_set_active (self->scope_group, FW_CASE_SCOPE_ALL);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->search_entry)))
    return FALSE;
  /* What is typed now replaces the last search, also when the cursor stands there already. */
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
  return TRUE;
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
  fw_ui_spawn (self, count_fiber);
  fw_case_filters_load_spaces (self->filters, store);
  reload (self);
  return GTK_WIDGET (self);
}

static void
fw_cases_page_dispose (GObject *object)
{
  FwCasesPage *self = FW_CASES_PAGE (object);

  g_clear_handle_id (&self->log_source, g_source_remove);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->headers);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_cases_page_parent_class)->dispose (object);
}

static void
fw_cases_page_finalize (GObject *object)
{
  FwCasesPage *self = FW_CASES_PAGE (object);

  g_clear_pointer (&self->view.terms, g_strfreev);
  g_clear_object (&self->view.help_kinds);
  g_free (self->shown_search);
  g_free (self->opening_search);
  G_OBJECT_CLASS (fw_cases_page_parent_class)->finalize (object);
}

static void
fw_cases_page_class_init (FwCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_cases_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_cases_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/cases/fw-cases-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwCasesPage, name)
  BIND (search_entry);
  BIND (scope_group);
  BIND (mine_toggle);
  BIND (deputy_toggle);
  BIND (team_toggle);
  BIND (all_toggle);
  BIND (filters);
  BIND (stack);
  BIND (column_view);
  BIND (light_column);
  BIND (case_column);
  BIND (children_column);
  BIND (hit_column);
  BIND (help_column);
  BIND (worker_column);
  BIND (contact_column);
  BIND (due_column);
  BIND (empty_page);
  BIND (all_button);
  BIND (closed_button);
  BIND (status_label);
  BIND (left_out_box);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_action (widget_class, "cases.search-all", NULL, search_all_action);
  gtk_widget_class_install_action (widget_class, "cases.scope", "u", scope_action);
  gtk_widget_class_install_action (widget_class, "cases.status", "u", status_action);
  gtk_widget_class_install_action (widget_class, "cases.due", "u", due_action);
  gtk_widget_class_install_action (widget_class, "cases.space", "s", space_action);
  for (guint i = 0; i < 4; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                         "cases.scope", "u", i);
}

static void
fw_cases_page_init (FwCasesPage *self)
{
  g_type_ensure (FW_TYPE_CASE_FILTERS);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self->column_view));
}
