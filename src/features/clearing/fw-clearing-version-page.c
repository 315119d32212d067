/* fw-clearing-version-page.c: see fw-clearing-version-page.h.
 *
 * The store compares the bytes with their SHA-256 when it reads them; reading is logged before it
 * happens.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-clearing-repository.h"
#include "features/clearing/fw-clearing-finish.h"
#include "features/clearing/fw-clearing-version-page.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"

struct _FwClearingVersionPage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle *window_title;
  FwFrozenView *frozen_view;

  FwStore *store; /* NULL after dispose */
  gint64 case_id, clearing_id, document_id;
};

static void
fw_clearing_version_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwClearingVersionPage,
                               fw_clearing_version_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE,
                                                      fw_clearing_version_page_page_init))

static DexFuture *
load_fiber (gpointer data)
{
  FwClearingVersionPage *self = data;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (GError) error = NULL;
  guint row = G_MAXUINT;
  gboolean shown = FALSE;

  if (store == NULL)
    return NULL;
  versions
      = dex_await_boxed (fw_clearing_repository_list_versions (store, self->clearing_id), &error);
  if (versions != NULL)
    row = fw_frozen_find_version (versions, self->document_id);
  if (row != G_MAXUINT && self->store != NULL)
    shown = fw_clearing_await_version (self->frozen_view, store, self->case_id, versions, row,
                                       &error);
  if (self->store == NULL)
    return NULL;
  if (!shown)
    {
      fw_frozen_view_fail (self->frozen_view,
                           error != NULL ? error->message
                                         : _ ("This version is no longer there. Please go back."));
      return NULL;
    }
  {
    g_autofree char *subtitle = fw_clearing_dup_version (versions, row);

    adw_window_title_set_subtitle (self->window_title, subtitle);
  }
  fw_frozen_view_take_focus (self->frozen_view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.export", TRUE);
  return NULL;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_print (FW_CLEARING_VERSION_PAGE (widget)->frozen_view);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_export (FW_CLEARING_VERSION_PAGE (widget)->frozen_view, _ ("clearing-report.pdf"));
}

static gboolean
print (FwPage *page)
{
  return fw_frozen_view_print (FW_CLEARING_VERSION_PAGE (page)->frozen_view);
}

static void
fw_clearing_version_page_page_init (FwPageInterface *iface)
{
  iface->print = print;
}

AdwNavigationPage *
fw_clearing_version_page_new (FwStore *store,
                              gint64 case_id,
                              gint64 clearing_id,
                              gint64 document_id)
{
  FwClearingVersionPage *self = g_object_new (FW_TYPE_CLEARING_VERSION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->clearing_id = clearing_id;
  self->document_id = document_id;
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_clearing_version_page_dispose (GObject *object)
{
  g_clear_object (&FW_CLEARING_VERSION_PAGE (object)->store);
  G_OBJECT_CLASS (fw_clearing_version_page_parent_class)->dispose (object);
}

static void
fw_clearing_version_page_class_init (FwClearingVersionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_clearing_version_page_dispose;
  g_type_ensure (FW_TYPE_FROZEN_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/clearing/fw-clearing-version-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwClearingVersionPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FwClearingVersionPage, frozen_view);
  gtk_widget_class_install_action (widget_class, "version.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "version.export", NULL, export_action);
}

static void
fw_clearing_version_page_init (FwClearingVersionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.export", FALSE);
}
