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

typedef struct
{
  AdwDialog *dialog;
  AdwToastOverlay *toasts;
  FwExportOrder order;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->dialog);
  g_object_unref (job->toasts);
  g_clear_object (&job->order.store);
  g_free (job);
}

static void
start (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order, DexFiberFunc func)
{
  Job *job;

  g_return_if_fail (ADW_IS_DIALOG (dialog) && ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (order != NULL && order->name != NULL && order->create != NULL);

  job = g_new0 (Job, 1);
  job->dialog = g_object_ref (dialog);
  job->toasts = g_object_ref (toasts);
  job->order = *order;
  if (order->store != NULL)
    g_object_ref (order->store);
  fw_ui_spawn_full (func, job, job_free);
}

static gboolean
log_access (const FwExportOrder *order, const char *act, GError **error)
{
  return order->store == NULL
         || dex_await (fw_store_log_access (order->store, act, order->case_id, order->subject),
                       error);
}

static DexFuture *
print_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (FwExportPage) page = job->order.create (job->dialog);
  g_autoptr (GError) error = NULL;

  if (fw_export_print (GTK_WIDGET (job->dialog), page, &error))
    {
      /* It is on paper, whatever comes now. */
      log_access (&job->order, "print", NULL);
      adw_dialog_close (job->dialog);
    }
  else if (error != NULL)
    fw_toast_fail (job->toasts, error);
  return NULL;
}

void
fw_export_start_print (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order)
{
  start (dialog, toasts, order, print_fiber);
}

/* NULL without @error: the ending tells nothing. */
static GBytes *
make (Job *job, const char *path, GError **error)
{
  g_autoptr (FwExportPage) page = NULL;
  GBytes *bytes = NULL;
  FwExportFormat format;
  GError *failed = NULL;

  if (job->order.make != NULL)
    bytes = job->order.make (job->dialog, path, &failed);
  if (failed != NULL)
    g_propagate_error (error, failed);
  if (bytes != NULL || failed != NULL || !fw_export_format_from_name (path, &format))
    return bytes;
  page = job->order.create (job->dialog);
  return fw_export_page_to_bytes (page, format, error);
}

static DexFuture *
save_fiber (gpointer data)
{
  Job *job = data;
  GtkWidget *widget = GTK_WIDGET (job->dialog);
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  gtk_file_dialog_set_initial_name (chooser, job->order.name);
  file = dex_await_object (fw_ui_save_file (chooser, widget), NULL);
  /* The dialog goes when the office is locked meanwhile. */
  if (file == NULL || gtk_widget_get_root (widget) == NULL)
    return NULL;
  bytes = make (job, g_file_peek_path (file) != NULL ? g_file_peek_path (file) : "", &error);
  if (bytes == NULL && error == NULL)
    {
      fw_toast_say (job->toasts,
                    job->order.endings != NULL
                        ? job->order.endings
                        : _ ("Nothing was saved: the name has to end in .pdf, .svg or .png."));
      return NULL;
    }
  if (bytes != NULL && log_access (&job->order, "export", &error))
    dex_await (fw_export_file (file, bytes), &error);
  if (gtk_widget_get_root (widget) == NULL)
    return NULL;
  if (error != NULL)
    {
      fw_toast_fail (job->toasts, error);
      return NULL;
    }
  fw_ui_show_toast (widget, _ ("Saved. The file is not encrypted."));
  adw_dialog_close (job->dialog);
  return NULL;
}

void
fw_export_start_save (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order)
{
  start (dialog, toasts, order, save_fiber);
}
