/* fw-clearing-finish.c: see fw-clearing-finish.h.
 *
 *   "Finish?" ─▶ content and pages as the next version ─▶ frozen     a correction opens it again
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-clearing-repository.h"
#include "features/clearing/fw-clearing-finish.h"
#include "store/fw-blob.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"

static char *
dup_question (FwForm *form, guint number)
{
  FwFormCount count;
  GString *text = g_string_new (NULL);

  /* Translators: %u is the number of a version. */
  g_string_append_printf (text,
                          _ ("It becomes version %u, with date, name and checksum, and never "
                             "changes: it is what is printed and handed out. The report and the "
                             "hours are closed with it. A correction is a new version."),
                          number);
  fw_form_count (form, NULL, &count);
  if (count.n_empty > 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (
          text,
          ngettext ("%u field is still empty without a reason. F8 goes there.",
                    "%u fields are still empty without a reason. F8 goes there.", count.n_empty),
          count.n_empty);
    }
  return g_string_free_and_steal (text);
}

static gboolean
await_sure (GtkWidget *widget, FwForm *form, guint number)
{
  g_autofree char *text = dup_question (form, number);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Finish This Report?"), text);
  g_autofree char *response = NULL;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "finish",
                                  _ ("_Finish"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "finish",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "finish");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), widget), NULL);
  return g_strcmp0 (response, "finish") == 0;
}

gint64
fw_clearing_await_finish (GtkWidget *widget,
                          FwStore *store,
                          const FwClearing *clearing,
                          FwForm *form,
                          FwClearingPreview *preview,
                          GError **error)
{
  guint number = clearing->n_versions + 1;
  g_autoptr (FwClearingPreview) kept = g_object_ref (preview);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *content = NULL;

  if (clearing->status == FW_CLEARING_RUNNING)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                           _ ("The clearing is still running. Please end it first, below "
                              "“Course”: the report says when and how it ended."));
      return 0;
    }
  if (!await_sure (widget, form, number))
    return 0;
  document = fw_clearing_preview_await (kept, number, &content, error);
  pdf = document != NULL ? fw_document_to_pdf (document, error) : NULL;
  return pdf != NULL
             ? dex_await_int64 (
                   fw_clearing_repository_freeze (store, clearing->id, number, content, pdf), error)
             : 0;
}

static void
reason_cb (FwAskDialog *dialog, GtkWidget *entry)
{
  g_autofree char *reason = fw_ask_dialog_dup_text (entry);

  fw_ask_dialog_set_ready (dialog, reason[0] != '\0');
}

gboolean
fw_clearing_await_correction (GtkWidget *widget,
                              FwStore *store,
                              const FwClearing *clearing,
                              GError **error)
{
  g_autoptr (FwAskDialog) dialog
      = g_object_ref_sink (fw_ask_dialog_new (_ ("Correct the Report"), _ ("_Correct")));
  GtkWidget *entry;
  gboolean done = FALSE;

  fw_ask_dialog_add_group (dialog, NULL,
                           _ ("The finished version stays as it is. The report is written on, and "
                              "finishing it again makes a new version, which says why."));
  entry = fw_ask_dialog_add (dialog, adw_entry_row_new (), _ ("What Was Wrong"));
  g_signal_connect (dialog, "changed", G_CALLBACK (reason_cb), entry);
  reason_cb (dialog, entry);
  if (fw_ask_dialog_await (dialog, widget))
    {
      g_autofree char *reason = fw_ask_dialog_dup_text (entry);

      done = dex_await (fw_clearing_repository_correct (store, clearing, reason), error);
      adw_dialog_close (ADW_DIALOG (dialog));
    }
  g_signal_handlers_disconnect_by_func (dialog, reason_cb, entry);
  return done;
}

char *
fw_clearing_dup_version (FwResult *versions, guint row)
{
  g_autofree char *when
      = fw_clock_moment_to_text (fw_result_get_text (versions, row, FW_VERSION_FROZEN_AT));
  const char *by = fw_result_get_text (versions, row, FW_VERSION_FROZEN_BY);

  /* Translators: a version of a report, when it was finished and by whom. */
  return g_strdup_printf (_ ("Version %1$d, finished %2$s by %3$s"),
                          (int) fw_result_get_int (versions, row, FW_VERSION_NUMBER), when,
                          by != NULL ? by : "–");
}

gboolean
fw_clearing_await_version (FwFrozenView *view,
                           FwStore *store,
                           gint64 case_id,
                           FwResult *versions,
                           guint row,
                           GError **error)
{
  g_autoptr (FwFrozenView) kept = g_object_ref (view);
  g_autoptr (FwResult) held = fw_result_ref (versions);
  /* Translators: in the log of who read what. */
  g_autofree char *what
      = g_strdup_printf (_ ("Clearing report, version %d"),
                         (int) fw_result_get_int (versions, row, FW_VERSION_NUMBER));
  g_autoptr (GBytes) pdf = NULL;

  if (!dex_await (fw_store_log_access (store, "open", case_id, what), error))
    return FALSE;
  pdf = dex_await_boxed (fw_store_load_blob (store, fw_result_get_int (held, row, FW_VERSION_BLOB)),
                         error);
  if (pdf == NULL)
    return FALSE;
  fw_frozen_view_show (kept, store, case_id, what, pdf,
                       fw_result_get_text (held, row, FW_VERSION_SHA256));
  return TRUE;
}
