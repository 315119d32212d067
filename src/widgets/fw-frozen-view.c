/* fw-frozen-view.c: see fw-frozen-view.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"
#include "widgets/fw-frozen-view.h"
#include "widgets/fw-page-list.h"
#include "widgets/fw-page-search.h"
#include "widgets/fw-page-view.h"
#include "widgets/fw-print.h"

struct _FwFrozenView
{
  AdwBin parent_instance;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  FwPageView *page_view;
  FwPageSearch *page_search;
  FwPageList *page_list;
  AdwOverlaySplitView *page_split;
  GtkWidget *proof_box;
  GtkLabel *proof_label;

  FwStore *store; /* NULL before there are pages, and after dispose */
  gint64 case_id;
  char *what;
  char *file_name;
  GBytes *bytes;
  FwPdf *pdf;
};

G_DEFINE_FINAL_TYPE (FwFrozenView, fw_frozen_view, ADW_TYPE_BIN)

guint
fw_frozen_find_version (FwResult *versions, gint64 id)
{
  for (guint i = 0; i < fw_result_get_n_rows (versions); i++)
    if (fw_result_get_int (versions, i, FW_VERSION_ID) == id)
      return i;
  return G_MAXUINT;
}

void
fw_frozen_view_fail (FwFrozenView *self, const char *message)
{
  g_autofree char *text = g_markup_escape_text (message, -1);

  g_return_if_fail (FW_IS_FROZEN_VIEW (self));

  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  fw_ui_announce (GTK_WIDGET (self), message);
}

gboolean
fw_frozen_view_show (FwFrozenView *self,
                     FwStore *store,
                     gint64 case_id,
                     const char *what,
                     GBytes *pdf,
                     const char *checksum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPdf) shown = NULL;

  g_return_val_if_fail (FW_IS_FROZEN_VIEW (self), FALSE);

  shown = fw_pdf_new (pdf, &error);
  if (shown == NULL)
    {
      fw_frozen_view_fail (self, error->message);
      return FALSE;
    }
  g_set_object (&self->pdf, shown);
  g_set_object (&self->store, store);
  self->case_id = case_id;
  g_set_str (&self->what, what);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (pdf);
  if (checksum != NULL)
    {
      /* Translators: %s is a SHA-256 in hexadecimal digits. */
      g_autofree char *proof = g_strdup_printf (
          _ ("The stored PDF is unchanged since it was frozen. Checksum of the content: %s"),
          checksum);

      gtk_label_set_label (self->proof_label, proof);
    }
  gtk_widget_set_visible (self->proof_box, checksum != NULL);
  fw_page_view_set_pdf (self->page_view, self->pdf);
  fw_page_search_set_pdf (self->page_search, self->page_view, self->pdf);
  fw_page_list_set_pdf (self->page_list, self->page_view, self->pdf);
  gtk_stack_set_visible_child_name (self->stack, "page");
  return TRUE;
}

static DexFuture *
print_fiber (gpointer data)
{
  FwFrozenView *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;

  /* Only what went to a printer was printed. */
  if (dex_await_boolean (fw_print_pdf (GTK_WIDGET (self), self->pdf), &error))
    dex_await (fw_store_log_access (store, "print", self->case_id, self->what), &error);
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

gboolean
fw_frozen_view_print (FwFrozenView *self)
{
  g_return_val_if_fail (FW_IS_FROZEN_VIEW (self), FALSE);

  if (self->store == NULL)
    return FALSE;
  fw_ui_spawn (self, print_fiber);
  return TRUE;
}

static gboolean
confirm_export (FwFrozenView *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Export This Version?"),
      _ ("The file leaves the protected office: it is not encrypted, and whoever has it can read "
         "it. Who exported it and when is logged."));
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
  FwFrozenView *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (!confirm_export (self) || self->store == NULL)
    return NULL;
  gtk_file_dialog_set_initial_name (dialog, self->file_name);
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

void
fw_frozen_view_export (FwFrozenView *self, const char *file_name)
{
  g_return_if_fail (FW_IS_FROZEN_VIEW (self));

  if (self->store == NULL)
    return;
  g_set_str (&self->file_name, file_name);
  fw_ui_spawn (self, export_fiber);
}

void
fw_frozen_view_take_focus (FwFrozenView *self)
{
  g_return_if_fail (FW_IS_FROZEN_VIEW (self));

  fw_ui_take_focus (GTK_WIDGET (self->page_view));
}

static GtkWidget *
create_tool (const char *icon, const char *tooltip, GObject *object, const char *property)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_bind_property (object, property, button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  return button;
}

void
fw_frozen_view_find (FwFrozenView *self)
{
  g_return_if_fail (FW_IS_FROZEN_VIEW (self));

  fw_page_search_begin (self->page_search);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_find (FW_FROZEN_VIEW (widget));
}

static void
fw_frozen_view_dispose (GObject *object)
{
  g_clear_object (&FW_FROZEN_VIEW (object)->store);
  G_OBJECT_CLASS (fw_frozen_view_parent_class)->dispose (object);
}

static void
fw_frozen_view_finalize (GObject *object)
{
  FwFrozenView *self = FW_FROZEN_VIEW (object);

  g_clear_object (&self->pdf);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->what);
  g_free (self->file_name);
  G_OBJECT_CLASS (fw_frozen_view_parent_class)->finalize (object);
}

static void
fw_frozen_view_class_init (FwFrozenViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_frozen_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_frozen_view_finalize;
  g_type_ensure (FW_TYPE_PAGE_VIEW);
  g_type_ensure (FW_TYPE_PAGE_SEARCH);
  g_type_ensure (FW_TYPE_PAGE_LIST);
  gtk_widget_class_install_action (widget_class, "pages.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "pages.find",
                                       NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/widgets/fw-frozen-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, stack);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, page_view);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, page_search);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, page_list);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, page_split);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, proof_box);
  gtk_widget_class_bind_template_child (widget_class, FwFrozenView, proof_label);
}

static void
fw_frozen_view_init (FwFrozenView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_page_view_add_tool (self->page_view,
                         create_tool ("view-list-symbolic", _ ("List of Pages"),
                                      G_OBJECT (self->page_split), "show-sidebar"));
  fw_page_view_add_tool (self->page_view,
                         create_tool ("edit-find-symbolic", _ ("Find in These Pages (Ctrl+F)"),
                                      G_OBJECT (self->page_search), "active"));
}
