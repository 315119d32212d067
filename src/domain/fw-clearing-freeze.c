/* fw-clearing-freeze.c: the report of a clearing is finished, corrected, and its versions listed;
 * see fw-clearing-repository.h.
 *
 *   blob of the PDF ─▶ in one transaction: still open? ended? still as written?
 *                   ─▶ frozen document · form frozen
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-clearing-private.h"
#include "domain/fw-frozen-private.h"
#include "store/fw-blob.h"

typedef struct
{
  FwStore *store;
  gint64 id;
  guint number;
  char *content;
  GBytes *pdf;
  FwRow *blob;
  gint64 staff_id;
} Freeze;

static void
freeze_free (gpointer data)
{
  Freeze *freeze = data;

  g_clear_object (&freeze->store);
  g_free (freeze->content);
  g_clear_pointer (&freeze->pdf, g_bytes_unref);
  g_clear_pointer (&freeze->blob, fw_row_unref);
  g_free (freeze);
}

enum
{
  CASE,
  FORM,
  FORM_VERSION,
  FORM_STATUS,
  STATUS,
  NUMBER, /* of the last version; 0 */
};

static FwResult *
read_state (FwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT k.case_id, k.form_id, f.version, f.status, k.status, (SELECT coalesce (max (number), "
      "0) FROM frozen_document d WHERE d.form_id = k.form_id) FROM clearing k JOIN form f ON f.id = "
      "k.form_id WHERE k.id = $1",
      g_variant_new ("(x)", id), error);

  if (rows == NULL)
    return NULL;
  if (fw_result_get_n_rows (rows) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This clearing is no longer there."));
      return NULL;
    }
  return g_steal_pointer (&rows);
}

static void
set_form (FwChangeSet *changes, FwResult *state, const char *status)
{
  g_autoptr (FwRow) form = fw_row_new ();

  fw_row_set_text (form, "status", status);
  fw_change_set_update (changes, "form", fw_result_get_int (state, 0, FORM),
                        fw_result_get_int (state, 0, FORM_VERSION), form);
}

static DexFuture *
freeze_job (FwConnection *connection, gpointer data)
{
  const Freeze *freeze = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Finish clearing report"));
  g_autoptr (FwRow) document = NULL;
  gint64 document_id = fw_id_new (), blob_id = fw_id_new ();
  GError *error = NULL;
  g_autoptr (FwResult) state = read_state (connection, freeze->id, &error);

  if (state == NULL)
    return dex_future_new_for_error (error);
  if (g_str_equal (fw_result_get_text (state, 0, FORM_STATUS), "frozen")
      || fw_result_get_int (state, 0, NUMBER) + 1 != freeze->number)
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_STALE, "%s",
        _ ("Somebody else has finished this report meanwhile. Nothing is lost; please look at that "
           "version. A correction is a new version."));
  if (g_str_equal (fw_result_get_text (state, 0, STATUS), "running"))
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
        _ ("The clearing is still running. Please end it first, below “Course”: the report says "
           "when and how it ended."));
  if (!_fw_clearing_check_content (connection, freeze->id, freeze->content, &error))
    return dex_future_new_for_error (error);
  document = _fw_frozen_make_row (FW_CLEARING_TEMPLATE, fw_result_get_int (state, 0, CASE),
                                  fw_result_get_int (state, 0, FORM), freeze->number,
                                  freeze->staff_id, freeze->content, freeze->pdf, blob_id);
  fw_change_set_insert (changes, "blob", blob_id, freeze->blob);
  fw_change_set_insert (changes, "frozen_document", document_id, document);
  /* Last: what is frozen refuses every change. */
  set_form (changes, state, "frozen");
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (document_id);
}

static DexFuture *
freeze_fiber (gpointer data)
{
  const Freeze *freeze = data;
  Freeze *job;
  GError *error = NULL;
  FwRow *blob = dex_await_boxed (
      fw_store_write_blob (freeze->store, freeze->pdf, "application/pdf"), &error);

  if (blob == NULL)
    return dex_future_new_for_error (error);
  job = g_new0 (Freeze, 1);
  job->id = freeze->id;
  job->number = freeze->number;
  job->content = g_strdup (freeze->content);
  job->pdf = g_bytes_ref (freeze->pdf);
  job->blob = blob;
  job->staff_id = fw_store_get_staff (freeze->store);
  return fw_store_write (freeze->store, freeze_job, job, freeze_free);
}

DexFuture *
fw_clearing_repository_freeze (FwStore *store,
                               gint64 id,
                               guint number,
                               const char *content,
                               GBytes *pdf)
{
  Freeze *freeze;

  g_return_val_if_fail (FW_IS_STORE (store) && content != NULL && pdf != NULL, NULL);

  freeze = g_new0 (Freeze, 1);
  freeze->store = g_object_ref (store);
  freeze->id = id;
  freeze->number = number;
  freeze->content = g_strdup (content);
  freeze->pdf = g_bytes_ref (pdf);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, freeze_fiber, freeze, freeze_free);
}

/* --- correction ------------------------------------------------------------------------- */

typedef struct
{
  gint64 id, version;
  char *reason;
} Correct;

static void
correct_free (gpointer data)
{
  Correct *job = data;

  g_free (job->reason);
  g_free (job);
}

static DexFuture *
correct_job (FwConnection *connection, gpointer data)
{
  const Correct *job = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Correct clearing report"));
  g_autoptr (FwRow) row = fw_row_new ();
  GError *error = NULL;
  g_autoptr (FwResult) state = read_state (connection, job->id, &error);

  if (state == NULL)
    return dex_future_new_for_error (error);
  if (!g_str_equal (fw_result_get_text (state, 0, FORM_STATUS), "frozen"))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_STALE, "%s",
                                  _ ("This report is open already."));
  set_form (changes, state, "draft");
  fw_row_set_text (row, "correction", job->reason);
  fw_change_set_update (changes, "clearing", job->id, job->version, row);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_clearing_repository_correct (FwStore *store, const FwClearing *clearing, const char *reason)
{
  Correct *job;

  g_return_val_if_fail (FW_IS_STORE (store) && clearing != NULL && reason != NULL, NULL);

  job = g_new0 (Correct, 1);
  job->id = clearing->id;
  job->version = clearing->version;
  job->reason = g_strstrip (g_strdup (reason));
  if (job->reason[0] == '\0')
    {
      correct_free (job);
      return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                    _ ("A correction needs a reason: what was wrong?"));
    }
  return fw_store_write (store, correct_job, job, correct_free);
}

DexFuture *
fw_clearing_repository_list_versions (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT " FW_FROZEN_COLUMNS " FROM clearing JOIN frozen_document ON "
                         "frozen_document.form_id = clearing.form_id LEFT JOIN staff ON staff.id = "
                         "frozen_document.frozen_by WHERE clearing.id = $1 ORDER BY "
                         "frozen_document.number DESC",
                         g_variant_new ("(x)", id));
}
