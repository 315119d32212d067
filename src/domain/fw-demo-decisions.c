/* fw-demo-decisions.c: what became of the demo office's decisions since they were decided.
 *
 * After their minutes were closed, so that these tell what was known that day.
 */
#include "config.h"

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-demo-conferences.h"
#include "domain/fw-demo.h"

static void
set_day (FwRow *row, const char *column, FwDay day)
{
  g_autofree char *iso = fw_day_to_iso (day);

  fw_row_set_text (row, column, iso);
}

/* What became of one decision since it was decided, on the day that it happened. */
static gboolean
settle (FwConnection *connection, const FwDemoDecision *told, FwDay today, GError **error)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwRow) event = fw_row_new ();
  g_autoptr (FwResult) rows = NULL;
  gboolean partly = g_str_equal (told->status, "partly");
  FwDay day = today + (told->ended != 0 ? told->ended : -6);

  rows = fw_connection_query (
      connection,
      "SELECT id, version, responsible_id FROM decision WHERE what = $1 AND status = 'open' AND "
      "in_force_since IS NOT NULL",
      g_variant_new ("(s)", told->what), error);
  if (rows == NULL || fw_result_get_n_rows (rows) == 0)
    return rows != NULL;
  fw_row_set_text (row, "status", told->status);
  fw_row_set_text (row, "reason", told->reason);
  fw_row_set_int (row, "n_parts", told->n_parts);
  fw_row_set_int (row, "n_parts_done", told->n_done);
  if (!partly)
    set_day (row, "ended_on", day);
  fw_change_set_update (changes, "decision", fw_result_get_int (rows, 0, 0),
                        fw_result_get_int (rows, 0, 1), row);
  fw_row_set_int (event, "decision_id", fw_result_get_int (rows, 0, 0));
  set_day (event, "happened_on", day);
  if (!fw_result_is_null (rows, 0, 2))
    fw_row_set_int (event, "staff_id", fw_result_get_int (rows, 0, 2));
  fw_row_set_text (event, "act", told->status);
  fw_row_set_text (event, "from_value", "open");
  fw_row_set_text (event, "to_value", partly ? "1/2" : "");
  fw_row_set_text (event, "reason", told->reason);
  fw_change_set_insert (changes, "decision_event", fw_id_new (), event);
  return fw_connection_apply (connection, changes, error);
}

static DexFuture *
settle_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  for (guint i = 0; fw_demo_conferences[i].kind != NULL; i++)
    for (const FwDemoDecision *told = fw_demo_conferences[i].decisions;
         told != NULL && told->what != NULL; told++)
      if (!g_str_equal (told->status, "open")
          && !settle (connection, told, fw_clock_today (), &error))
        return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_demo_settle_decisions (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, settle_job, NULL, NULL);
}
