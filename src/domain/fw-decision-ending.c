/* fw-decision-ending.c: a case ends, and nothing that was decided in it is lost.
 *
 * Each open decision is done, dropped with a reason, or handed over; the case and
 * the answers are one change set. The database refuses any other way
 * (data/migrations, trigger case_file_open_decisions).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-decision-private.h"

typedef struct
{
  gint64 case_id, version, staff_id;
  char *closed_on;
  char *reason;
  FwDecisionAnswer *answers; /* their texts are owned */
  guint n_answers;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *job = data;

  for (guint i = 0; i < job->n_answers; i++)
    {
      g_free ((char *) job->answers[i].reason);
      g_free ((char *) job->answers[i].name);
    }
  g_free (job->answers);
  g_free (job->closed_on);
  g_free (job->reason);
  g_free (job);
}

static const FwDecisionAnswer *
find_answer (const Ending *job, gint64 decision_id)
{
  for (guint i = 0; i < job->n_answers; i++)
    if (job->answers[i].decision_id == decision_id)
      return &job->answers[i];
  return NULL;
}

static DexFuture *
ending_job (FwConnection *connection, gpointer data)
{
  const Ending *job = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Close case"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) open = NULL;
  GError *error = NULL;
  FwDay day;

  if (!fw_day_from_iso (job->closed_on, &day))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("Please enter a date."));
  open = fw_connection_query (connection,
                              "SELECT id, what FROM decision WHERE case_id = $1 AND "
                              "in_force_since IS NOT NULL AND ended_on IS NULL ORDER BY due, id",
                              g_variant_new ("(x)", job->case_id), &error);
  if (open == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (open); i++)
    if (find_answer (job, fw_result_get_int (open, i, 0)) == NULL)
      return dex_future_new_reject (
          FW_DECISION_ERROR, FW_DECISION_ERROR_STILL_OPEN,
          /* Translators: %s is what was decided. */
          _ ("“%s” is still open. A case ends when every decision is done, dropped with a reason, "
             "or handed over."),
          fw_result_get_text (open, i, 1));
  for (guint i = 0; i < fw_result_get_n_rows (open); i++)
    if (!_fw_decision_append_answer (connection, changes,
                                     find_answer (job, fw_result_get_int (open, i, 0)),
                                     job->staff_id, job->closed_on, &error))
      return dex_future_new_for_error (error);
  fw_row_set_text (row, "status", "closed");
  fw_row_set_text (row, "closed_on", job->closed_on);
  fw_row_set_text (row, "close_reason", job->reason);
  fw_change_set_update (changes, "case_file", job->case_id, job->version, row);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_decision_end_case (FwStore *store,
                      gint64 case_id,
                      gint64 version,
                      const char *closed_on,
                      const char *reason,
                      const FwDecisionAnswer *answers,
                      guint n_answers)
{
  Ending *job;

  g_return_val_if_fail (FW_IS_STORE (store) && closed_on != NULL, NULL);

  job = g_new0 (Ending, 1);
  job->case_id = case_id;
  job->version = version;
  job->staff_id = fw_store_get_staff (store);
  job->closed_on = g_strdup (closed_on);
  job->reason = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  job->answers = g_memdup2 (answers, n_answers * sizeof *answers);
  job->n_answers = n_answers;
  for (guint i = 0; i < n_answers; i++)
    {
      job->answers[i].reason = g_strdup (answers[i].reason);
      job->answers[i].name = g_strdup (answers[i].name);
    }
  return fw_store_write (store, ending_job, job, ending_free);
}

static DexFuture *
escalation_job (FwConnection *connection, gpointer data)
{
  g_autoptr (FwLadder) ladder = _fw_decision_ladder_read (connection, "decision");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ladder->steps->len; i++)
    {
      const FwLadderStep *step = g_ptr_array_index (ladder->steps, i);

      /* German, for it is printed. */
      g_string_append_printf (text, "%s%s nach %d AT", text->len > 0 ? ", " : "", step->title,
                              step->after);
    }
  return dex_future_new_take_string (g_string_free_and_steal (text));
}

DexFuture *
fw_decision_repository_default_escalation (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, escalation_job, NULL, NULL);
}
