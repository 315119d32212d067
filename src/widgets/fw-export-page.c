/* fw-export-page.c: see fw-export-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "document/fw-pdf.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"
#include "widgets/fw-export-page.h"
#include "widgets/fw-print.h"
#include "widgets/fw-toast.h"

gboolean
fw_export_print (GtkWidget *widget, FwExportPage *page, GError **error)
{
  g_autoptr (GBytes) bytes = fw_export_page_to_bytes (page, FW_EXPORT_PDF, error);
  g_autoptr (FwPdf) pdf = bytes != NULL ? fw_pdf_new (bytes, error) : NULL;

  return pdf != NULL && dex_await_boolean (fw_print_pdf (widget, pdf), error);
}

GBytes *
fw_export_make_page (FwExportPage *page, const char *path, GError **error)
{
  FwExportFormat format;

  return fw_export_format_from_name (path, &format) ? fw_export_page_to_bytes (page, format, error)
                                                    : NULL;
}

void
fw_export_save (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order)
{
  GtkWidget *widget = GTK_WIDGET (dialog);
  g_autoptr (FwStore) store = order->store != NULL ? g_object_ref (order->store) : NULL;
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  gtk_file_dialog_set_initial_name (chooser, order->name);
  file = dex_await_object (fw_ui_save_file (chooser, widget), NULL);
  /* The dialog goes when the office is locked meanwhile. */
  if (file == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  bytes = order->make (dialog, g_file_peek_path (file) != NULL ? g_file_peek_path (file) : "",
                       &error);
  if (bytes == NULL && error == NULL)
    {
      fw_toast_say (toasts, order->endings);
      return;
    }
  if (bytes != NULL && store != NULL)
    dex_await (fw_store_log_access (store, "export", order->case_id, order->subject), &error);
  if (error == NULL)
    dex_await (fw_export_file (file, bytes), &error);
  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (error != NULL)
    {
      fw_toast_fail (toasts, error);
      return;
    }
  fw_ui_show_toast (widget, _ ("Saved. The file is not encrypted."));
  adw_dialog_close (dialog);
}
