/* fw-scan-dialog.c: see fw-scan-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-scan-dialog.h"
#include "features/helpplan/fw-scan-view.h"
#include "store/fw-blob.h"
#include "widgets/fw-async.h"
#include "widgets/fw-page-view.h"

struct _FwScanDialog
{
  AdwDialog parent_instance;
  AdwToolbarView *toolbar_view;

  FwStore *store; /* NULL after dispose */
  gint64 case_id;
  gint64 blob;
  char *what;
  char *mime;
};

G_DEFINE_FINAL_TYPE (FwScanDialog, fw_scan_dialog, ADW_TYPE_DIALOG)

static void
fail (FwScanDialog *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This Scan Cannot Be Shown"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  adw_toolbar_view_set_content (self->toolbar_view, page);
  fw_ui_announce (GTK_WIDGET (self), error->message);
}

static gboolean
await_show (FwScanDialog *self, GBytes *bytes, GError **error)
{
  GtkWidget *content;

  if (g_strcmp0 (self->mime, "application/pdf") == 0)
    {
      g_autoptr (FwPdf) pdf = fw_pdf_new (bytes, error);

      if (pdf == NULL)
        return FALSE;
      content = fw_page_view_new ();
      fw_page_view_set_pdf (FW_PAGE_VIEW (content), pdf);
    }
  else
    {
      content = g_object_new (FW_TYPE_SCAN_VIEW, "margin-start", 18, "margin-end", 18,
                              "margin-bottom", 18, NULL);
      g_object_ref_sink (content);
      if (!fw_scan_view_await_show (FW_SCAN_VIEW (content), bytes, self->mime, error)
          || self->store == NULL)
        {
          g_object_unref (content);
          return self->store == NULL;
        }
      adw_toolbar_view_set_content (self->toolbar_view, content);
      g_object_unref (content);
      return TRUE;
    }
  adw_toolbar_view_set_content (self->toolbar_view, content);
  return TRUE;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwScanDialog *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (dex_await (fw_store_log_access (store, "open", self->case_id, self->what), &error))
    bytes = dex_await_boxed (fw_store_load_blob (store, self->blob), &error);
  if (self->store == NULL)
    return NULL;
  if (bytes == NULL || !await_show (self, bytes, &error))
    fail (self, error);
  return NULL;
}

AdwDialog *
fw_scan_dialog_new (FwStore *store, gint64 case_id, const char *what, const FwPlanParty *party)
{
  FwScanDialog *self = g_object_new (FW_TYPE_SCAN_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->blob = party->scan_blob;
  self->mime = g_strdup (party->scan_mime);
  /* Translators: a line of the access log; %s names a version of a help plan. */
  self->what = g_strdup_printf (_ ("%s, scan of the signed paper"), what);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_scan_dialog_dispose (GObject *object)
{
  g_clear_object (&FW_SCAN_DIALOG (object)->store);
  G_OBJECT_CLASS (fw_scan_dialog_parent_class)->dispose (object);
}

static void
fw_scan_dialog_finalize (GObject *object)
{
  FwScanDialog *self = FW_SCAN_DIALOG (object);

  g_free (self->what);
  g_free (self->mime);
  G_OBJECT_CLASS (fw_scan_dialog_parent_class)->finalize (object);
}

static void
fw_scan_dialog_class_init (FwScanDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_scan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_scan_dialog_finalize;
}

static void
fw_scan_dialog_init (FwScanDialog *self)
{
  self->toolbar_view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_toolbar_view_add_top_bar (self->toolbar_view, adw_header_bar_new ());
  adw_toolbar_view_set_content (self->toolbar_view, adw_spinner_new ());
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toolbar_view));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Scan of the Signed Paper"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 720);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
}
