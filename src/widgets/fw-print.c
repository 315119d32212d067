/* fw-print.c: see fw-print.h.
 *
 * Pages are drawn straight into the printer's context at full page size: what
 * is printed is what was frozen, and nothing of it lies in a temporary file of
 * ours.
 */
#include "config.h"

#include "widgets/fw-print.h"

typedef struct
{
  FwPdf *pdf;
  FwDocument *document;
  DexPromise *promise;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_clear_object (&job->pdf);
  g_clear_object (&job->document);
  dex_clear (&job->promise);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Job *job = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height;

  if (job->pdf != NULL)
    fw_pdf_get_page_size (job->pdf, (guint) page, &width, &height);
  else
    fw_document_get_page_size (job->document, &width, &height);
  /* Onto the paper that was chosen; never larger than it. */
  cairo_save (cr);
  cairo_scale (cr, MIN (1, gtk_print_context_get_width (context) / width),
               MIN (1, gtk_print_context_get_width (context) / width));
  if (job->pdf != NULL)
    fw_pdf_render (job->pdf, (guint) page, cr, TRUE);
  else
    fw_document_draw_page (job->document, cr, (guint) page);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Job *job = data;
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      dex_promise_reject (job->promise, error);
    }
  else
    dex_promise_resolve_boolean (job->promise, result == GTK_PRINT_OPERATION_RESULT_APPLY);
}

static DexFuture *
print (GtkWidget *widget, FwPdf *pdf, FwDocument *document, guint n_pages)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkRoot *root = gtk_widget_get_root (widget);
  DexPromise *promise = dex_promise_new ();
  Job *job = g_new0 (Job, 1);

  job->pdf = pdf != NULL ? g_object_ref (pdf) : NULL;
  job->document = document != NULL ? g_object_ref (document) : NULL;
  job->promise = dex_ref (promise);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) n_pages);
  gtk_print_operation_set_job_name (operation, "Fallwerk");
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_free, 0);
  /* Asynchronous: errors come with "done". */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  return DEX_FUTURE (promise);
}

DexFuture *
fw_print_pdf (GtkWidget *widget, FwPdf *pdf)
{
  g_return_val_if_fail (FW_IS_PDF (pdf), NULL);

  return print (widget, pdf, NULL, fw_pdf_get_n_pages (pdf));
}

DexFuture *
fw_print_document (GtkWidget *widget, FwDocument *document)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (document), NULL);

  return print (widget, NULL, document, fw_document_get_n_pages (document));
}
