/* fw-ctl-clearing.c: fallwerkctl clearing export: the report with its annexes. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "document/fw-clearing-report.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-clearing-repository.h"
#include "domain/fw-family-repository.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-timeline-repository.h"
#include "store/fw-await.h"
#include "store/fw-blob.h"
#include "store/fw-file.h"

static GBytes *
load_finished (FwStore *store, const FwClearing *clearing, GError **error)
{
  g_autoptr (FwResult) versions
      = fw_await_sync_boxed (fw_clearing_repository_list_versions (store, clearing->id), error);

  return versions != NULL
             ? fw_await_sync_boxed (
                   fw_store_load_blob (store, fw_result_get_int (versions, 0, FW_VERSION_BLOB)),
                   error)
             : NULL;
}

/* As it stands; a finished one as it was finished. */
static GBytes *
make_pdf (FwStore *store, const FwClearing *clearing, GError **error)
{
  g_autoptr (FwForm) form = fw_await_sync_object (fw_form_load (store, clearing->form_id), error);
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwFamilyFile) family = NULL;
  g_autoptr (FwExportPage) genogram_page = NULL;
  g_autoptr (FwExportPage) timeline_page = NULL;
  g_autoptr (FwDocument) document = NULL;
  g_auto (GValue) content = G_VALUE_INIT;

  if (form == NULL
      || !fw_await_sync (fw_clearing_repository_dup_content (store, clearing->id, form), &content,
                         error))
    return NULL;
  timeline = fw_await_sync_object (fw_timeline_repository_load (store, clearing->case_id), error);
  if (timeline != NULL)
    family = fw_await_sync_boxed (fw_family_repository_load (store, clearing->case_id), error);
  if (family == NULL)
    return NULL;
  /* Text is measured without a display, but not without this call. */
  gtk_init_check ();
  genogram_page = fw_clearing_genogram_new (fw_family_file_get_family (family), fw_clock_today ());
  timeline_page = fw_clearing_timeline_new (timeline, clearing->child_ids, clearing->n_children);
  document = fw_clearing_report_new (g_value_get_string (&content), 0, genogram_page, timeline_page,
                                     error);
  return document != NULL ? fw_document_to_pdf (document, error) : NULL;
}

static int
run_export (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *folder = NULL, *number = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GPtrArray) clearings = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  int status = FW_CTL_DONE;

  if (options->output == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), fw_ctl_clearing_commands[0].usage);
      return FW_CTL_WRONG_USAGE;
    }
  if (!fw_ctl_split_reference (words[0], "case", &folder, &number))
    return fw_ctl_fail_input (_ ("“%s” names no case: please write FILE#case/NUMBER"), words[0]);
  store = fw_ctl_open (options, folder, &status);
  if (store == NULL)
    return status;
  status = FW_CTL_DONE;
  if (fw_await_sync (fw_case_repository_find_number (store, number), &id, &error))
    clearings = fw_await_sync_boxed (fw_clearing_repository_list (store, g_value_get_int64 (&id)),
                                     &error);
  if (clearings != NULL && clearings->len == 0)
    status = fw_ctl_fail_input (_ ("there is no clearing in case “%s”"), number);
  else if (clearings != NULL)
    {
      const FwClearing *clearing = g_ptr_array_index (clearings, 0);

      pdf = clearing->is_finished ? load_finished (store, clearing, &error)
                                  : make_pdf (store, clearing, &error);
    }
  /* What leaves the office is logged before it does. */
  if (pdf != NULL
      && fw_await_sync (fw_store_log_access (store, "export", g_value_get_int64 (&id), "clearing"),
                        NULL, &error))
    fw_file_write (options->output, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  if (error != NULL)
    status = fw_ctl_fail (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return status;
}

const FwCtlCommand fw_ctl_clearing_commands[] = {
    {"clearing", "export", "clearing export FILE#case/NO -o OUT.pdf", 1, 1, run_export},
    {NULL},
};
