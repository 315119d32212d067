/* fw-plan-version-page.c: a frozen version of a help plan.
 *
 * What is shown, printed and exported are the very bytes that were stored;
 * the store compares them with their SHA-256 when it reads them. Reading,
 * printing and exporting are logged before they happen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-plan-repository.h"
#include "features/fw-page.h"
#include "features/helpplan/fw-plan-version-page.h"
#include "features/helpplan/fw-plan-words.h"
#include "store/fw-blob.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"
#include "widgets/fw-page-view.h"
#include "widgets/fw-print.h"

struct _FwPlanVersionPage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  FwPageView *page_view;
  GtkWidget *proof_box;
  GtkLabel *proof_label;

  FwStore *store;
  gint64 plan_id;
  gint64 version_id;
  gint64 case_id;
  gboolean print_first;
  char *what; /* for the access log: "Help Plan No. 2, version 1" */
  GBytes *bytes;
  FwPdf *pdf;
};

static void
fw_plan_version_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPlanVersionPage,
                               fw_plan_version_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_plan_version_page_page_init))

static guint
find_version (FwResult *versions, gint64 id)
{
  for (guint i = 0; i < fw_result_get_n_rows (versions); i++)
    if (fw_result_get_int (versions, i, FW_VERSION_ID) == id)
      return i;
  return G_MAXUINT;
}

static void
show_failure (FwPlanVersionPage *self, const char *message)
{
  g_autofree char *text = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  fw_ui_announce (GTK_WIDGET (self), message);
}

static void
show_version (FwPlanVersionPage *self, FwResult *plan, FwResult *versions, guint row)
{
  const char *by = fw_result_get_text (versions, row, FW_VERSION_FROZEN_BY);
  const char *hash = fw_result_get_text (versions, row, FW_VERSION_SHA256);
  g_autofree char *title = fw_plan_dup_title (fw_result_get_int (plan, 0, FW_PLAN_NUMBER));
  g_autofree char *when
      = fw_plan_dup_moment (fw_result_get_text (versions, row, FW_VERSION_FROZEN_AT));
  int number = (int) fw_result_get_int (versions, row, FW_VERSION_NUMBER);
  /* Translators: a version of a help plan, when it was frozen and by whom. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Version %1$d, frozen %2$s by %3$s"), number,
                                               when, by != NULL ? by : "–");
  /* Translators: %s is a SHA-256 in hexadecimal digits. */
  g_autofree char *proof = g_strdup_printf (
      _ ("The stored PDF is unchanged since it was frozen. Checksum of the content: %s"), hash);

  /* Translators: %1$s names a help plan. */
  self->what = g_strdup_printf (_ ("%1$s, version %2$d"), title, number);
  self->case_id = fw_result_get_int (plan, 0, FW_PLAN_CASE);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->what);
  gtk_label_set_label (self->proof_label, proof);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanVersionPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plan = NULL;
  g_autoptr (FwResult) versions = NULL;
  guint row = G_MAXUINT;

  plan = dex_await_boxed (fw_plan_repository_load (store, self->plan_id), &error);
  if (plan != NULL)
    versions = dex_await_boxed (fw_plan_repository_list_versions (store, self->plan_id), &error);
  if (self->store == NULL)
    return NULL;
  if (versions != NULL && fw_result_get_n_rows (plan) > 0)
    row = find_version (versions, self->version_id);
  if (row == G_MAXUINT)
    {
      show_failure (self, error != NULL ? error->message
                                        : _ ("This version is no longer there. Please go back."));
      return NULL;
    }
  show_version (self, plan, versions, row);
  if (dex_await (fw_store_log_access (store, "open", self->case_id, self->what), &error))
    self->bytes = dex_await_boxed (
        fw_store_load_blob (store, fw_result_get_int (versions, row, FW_VERSION_BLOB)), &error);
  if (self->store == NULL)
    return NULL;
  if (self->bytes != NULL)
    self->pdf = fw_pdf_new (self->bytes, &error);
  if (self->pdf == NULL)
    {
      show_failure (self, error->message);
      return NULL;
    }
  fw_page_view_set_pdf (self->page_view, self->pdf);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_widget_set_visible (self->proof_box, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.export", TRUE);
  if (self->print_first)
    gtk_widget_activate_action (GTK_WIDGET (self), "version.print", NULL);
  return NULL;
}

static DexFuture *
print_fiber (gpointer data)
{
  FwPlanVersionPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;

  /* Only what went to a printer was printed. */
  if (dex_await_boolean (fw_print_pdf (GTK_WIDGET (self), self->pdf), &error))
    dex_await (fw_store_log_access (store, "print", self->case_id, self->what), &error);
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, print_fiber);
}

static gboolean
confirm_export (FwPlanVersionPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Export This Version?"),
      _ ("The file leaves the protected office: it is not encrypted, and whoever can read it can "
         "read the plan. Who exported it and when is logged."));
  g_autofree char *response = NULL;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "export",
                                  _ ("_Export …"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "export",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
  return g_strcmp0 (response, "export") == 0;
}

static DexFuture *
export_fiber (gpointer data)
{
  FwPlanVersionPage *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (!confirm_export (self) || self->store == NULL)
    return NULL;
  /* The name tells nothing of the case. */
  gtk_file_dialog_set_initial_name (dialog, _ ("help-plan.pdf"));
  file = dex_await_object (fw_ui_save_file (dialog, GTK_WIDGET (self)), NULL);
  if (file == NULL || self->store == NULL)
    return NULL;
  if (dex_await (fw_store_log_access (self->store, "export", self->case_id, self->what), &error))
    dex_await (fw_export_file (file, self->bytes), &error);
  if (self->store == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    fw_ui_show_toast (GTK_WIDGET (self), _ ("The version was exported"));
  return NULL;
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, export_fiber);
}

static gboolean
print (FwPage *page)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (page);

  if (self->pdf != NULL)
    fw_ui_spawn (self, print_fiber);
  return self->pdf != NULL;
}

static void
fw_plan_version_page_page_init (FwPageInterface *iface)
{
  iface->print = print;
}

AdwNavigationPage *
fw_plan_version_page_new (FwStore *store, gint64 plan_id, gint64 version_id, gboolean print_now)
{
  FwPlanVersionPage *self = g_object_new (FW_TYPE_PLAN_VERSION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->plan_id = plan_id;
  self->version_id = version_id;
  self->print_first = print_now;
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_plan_version_page_dispose (GObject *object)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_plan_version_page_parent_class)->dispose (object);
}

static void
fw_plan_version_page_finalize (GObject *object)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (object);

  g_clear_object (&self->pdf);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->what);
  G_OBJECT_CLASS (fw_plan_version_page_parent_class)->finalize (object);
}

static void
fw_plan_version_page_class_init (FwPlanVersionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_version_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_version_page_finalize;
  g_type_ensure (FW_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-version-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, page_view);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, proof_box);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, proof_label);
  gtk_widget_class_install_action (widget_class, "version.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "version.export", NULL, export_action);
}

static void
fw_plan_version_page_init (FwPlanVersionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.export", FALSE);
}
