/* fw-conference-correct.c: closed minutes are opened for a correction; versions and to whom they went. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-frozen-private.h"

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
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Correct minutes"));
  g_autoptr (FwRow) conference = NULL;
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwRow) form = fw_row_new ();
  GError *error = NULL;

  conference = _fw_conference_read (connection, job->id, &error);
  if (conference == NULL)
    return dex_future_new_for_error (error);
  if (!g_str_equal (fw_row_get_text (conference, "status"), "closed"))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_STALE, "%s",
                                  _ ("These minutes are open already."));
  fw_row_set_text (row, "status", "open");
  fw_row_set_text (row, "reason", job->reason);
  fw_row_set_text (form, "status", "draft");
  fw_change_set_update (changes, "conference", job->id, job->version, row);
  fw_change_set_update (changes, "form", fw_row_get_int (conference, "form_id", 0),
                        fw_row_get_int (conference, "form_version", 0), form);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_conference_repository_correct (FwStore *store, gint64 id, gint64 version, const char *reason)
{
  Correct *job;

  g_return_val_if_fail (FW_IS_STORE (store) && reason != NULL, NULL);

  job = g_new0 (Correct, 1);
  job->id = id;
  job->version = version;
  job->reason = g_strstrip (g_strdup (reason));
  if (job->reason[0] == '\0')
    {
      correct_free (job);
      return dex_future_new_reject (FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NO_REASON, "%s",
                                    _ ("A correction needs a reason: what was wrong?"));
    }
  return fw_store_write (store, correct_job, job, correct_free);
}

DexFuture *
fw_conference_repository_list_versions (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT " FW_FROZEN_COLUMNS " FROM conference JOIN "
      "frozen_document ON frozen_document.form_id = conference.form_id LEFT JOIN staff ON staff.id "
      "= frozen_document.frozen_by WHERE conference.id = $1 ORDER BY frozen_document.number DESC",
      g_variant_new ("(x)", id));
}

static DexFuture *
version_content_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FwResult) rows = fw_connection_query (
      connection, "SELECT content FROM frozen_document WHERE id = $1 AND kind = 'minutes'",
      g_variant_new ("(x)", *(gint64 *) data), &error);

  if (rows == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (rows) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("There is no such version of these minutes."));
  return dex_future_new_take_string (g_strdup (fw_result_get_text (rows, 0, 0)));
}

DexFuture *
fw_conference_repository_load_version_content (FwStore *store, gint64 document_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, version_content_job, g_memdup2 (&document_id, sizeof document_id),
                        g_free);
}

DexFuture *
fw_conference_repository_load_distribution (FwStore *store, gint64 document_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_records (store, FW_TYPE_DISTRIBUTION, "WHERE document_id = $1 ORDER BY id",
                                g_variant_new ("(x)", document_id));
}

DexFuture *
fw_conference_repository_add_distribution (FwStore *store,
                                           gint64 document_id,
                                           const char *name,
                                           const char *institution,
                                           const char *sent_on,
                                           const char *way)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Note distribution"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *who = NULL;

  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL, NULL);

  who = g_strstrip (g_strdup (name));
  if (who[0] == '\0')
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("Please enter the person's name."));
  fw_row_set_int (row, "document_id", document_id);
  fw_row_set_text (row, "name", who);
  fw_row_set_text (row, "institution", institution != NULL ? institution : "");
  if (sent_on != NULL && sent_on[0] != '\0')
    fw_row_set_text (row, "sent_on", sent_on);
  fw_row_set_text (row, "way", way != NULL ? way : "");
  fw_change_set_insert (changes, "distribution", fw_id_new (), row);
  return fw_store_commit (store, changes);
}
