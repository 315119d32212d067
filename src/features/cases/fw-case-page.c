/* fw-case-page.c: the frame of a case: title, tabs, bar at the foot.
 *
 * Tabs are made when first shown. Its tag is "case-ID", so that the window can
 * return here after unlocking.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-case-repository.h"
#include "features/cases/fw-case-page.h"
#include "features/fw-page.h"
#include "features/fw-registry.h"
#include "widgets/fw-async.h"

struct _FwCasePage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle *window_title;
  AdwViewStack *view_stack;
  GtkWidget *switcher;
  GtkBox *bar_box;

  FwStore *store;
  gint64 case_id;
  GPtrArray *tabs; /* of FwTabEntry, borrowed */
  guint focus_source;
};

static void
fw_case_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwCasePage,
                               fw_case_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_case_page_page_init))

static DexFuture *
load_fiber (gpointer data)
{
  FwCasePage *self = data;
  g_autoptr (FwResult) result
      = dex_await_boxed (fw_case_repository_load (self->store, self->case_id), NULL);
  g_autofree char *subtitle = NULL;
  g_autofree char *since = NULL;
  const char *name;
  FwDay day;

  if (result == NULL || fw_result_get_n_rows (result) == 0)
    return NULL;
  name = fw_result_get_text (result, 0, FW_CASE_NAME);
  if (fw_day_from_iso (fw_result_get_text (result, 0, FW_CASE_FIRST_CONTACT), &day))
    since = fw_day_to_text (day);
  /* Translators: %1$s is a file number, %2$s the date of the first contact. */
  subtitle
      = g_strdup_printf (g_strcmp0 (fw_result_get_text (result, 0, FW_CASE_STATUS), "closed") == 0
                             ? _ ("No. %1$s · closed, first contact %2$s")
                             : _ ("No. %1$s · open since %2$s"),
                         fw_result_get_text (result, 0, FW_CASE_NUMBER), since);
  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  return NULL;
}

static void
changed_cb (FwCasePage *self, FwNotice *notice)
{
  if (fw_notice_has_row (notice, "case_file", self->case_id))
    fw_ui_spawn (self, load_fiber);
}

static void
visible_child_cb (FwCasePage *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->view_stack);
  const char *name = adw_view_stack_get_visible_child_name (self->view_stack);

  if (child == NULL || self->store == NULL || adw_bin_get_child (ADW_BIN (child)) != NULL)
    return;
  for (guint i = 0; i < self->tabs->len; i++)
    {
      const FwTabEntry *tab = g_ptr_array_index (self->tabs, i);

      if (g_strcmp0 (tab->id, name) == 0)
        adw_bin_set_child (ADW_BIN (child), tab->create (self->store, self->case_id));
    }
}

/* Who changes the tab by a key goes on in it; most tabs fill a moment later. */
static gboolean
focus_tab_cb (gpointer data)
{
  FwCasePage *self = data;
  GtkWidget *child = adw_view_stack_get_visible_child (self->view_stack);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_source = 0;
  /* Who was quicker types into a dialog by now. */
  if (ADW_IS_APPLICATION_WINDOW (root)
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return G_SOURCE_REMOVE;
  /* A tab that was quick has put the cursor where it belongs already. */
  if (child != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, child)))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
tab_number_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwCasePage *self = FW_CASE_PAGE (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index < self->tabs->len)
    {
      const FwTabEntry *tab = g_ptr_array_index (self->tabs, index);

      adw_view_stack_set_visible_child_name (self->view_stack, tab->id);
      g_clear_handle_id (&self->focus_source, g_source_remove);
      self->focus_source = g_timeout_add (150, focus_tab_cb, self);
    }
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwCasePage *self = FW_CASE_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (adw_view_stack_get_child_by_name (self->view_stack, id) != NULL)
    adw_view_stack_set_visible_child_name (self->view_stack, id);
}

static GStrv
dup_place (FwPage *page)
{
  FwCasePage *self = FW_CASE_PAGE (page);
  g_autoptr (GStrvBuilder) place = g_strv_builder_new ();

  g_strv_builder_take (
      place, g_strdup_printf ("win.open-case(int64 %" G_GINT64_FORMAT ")", self->case_id));
  g_strv_builder_take (
      place,
      g_strdup_printf ("case.tab::%s", adw_view_stack_get_visible_child_name (self->view_stack)));
  return g_strv_builder_end (place);
}

static void
fw_case_page_page_init (FwPageInterface *iface)
{
  iface->dup_place = dup_place;
}

AdwNavigationPage *
fw_case_page_new (FwStore *store, gint64 case_id)
{
  FwCasePage *self = g_object_new (FW_TYPE_CASE_PAGE, NULL);
  g_autofree char *tag = g_strdup_printf ("case-%" G_GINT64_FORMAT, case_id);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), tag);
  for (guint i = 0; i < self->tabs->len; i++)
    {
      const FwTabEntry *tab = g_ptr_array_index (self->tabs, i);

      adw_view_stack_add_titled_with_icon (self->view_stack, adw_bin_new (), tab->id,
                                           _ (tab->title), tab->icon_name);
    }
  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    if ((*feature)->create_case_bar != NULL)
      gtk_box_append (self->bar_box, (*feature)->create_case_bar (store, case_id));
  visible_child_cb (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_case_page_dispose (GObject *object)
{
  FwCasePage *self = FW_CASE_PAGE (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_case_page_parent_class)->dispose (object);
}

static void
fw_case_page_class_init (FwCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_case_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/cases/fw-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwCasePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FwCasePage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, FwCasePage, switcher);
  gtk_widget_class_bind_template_child (widget_class, FwCasePage, bar_box);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
  gtk_widget_class_install_action (widget_class, "case.tab", "s", tab_action);
  gtk_widget_class_install_action (widget_class, "case.tab-number", "u", tab_number_action);
}

static void
fw_case_page_init (FwCasePage *self)
{
  self->tabs = fw_registry_dup_tabs ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->switcher, self->tabs->len > 1);
}
