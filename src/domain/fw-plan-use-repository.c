/* fw-plan-use-repository.c: hours, cost and reports in the store, see fw-plan-use.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-plan-use.h"

static gboolean
read_approved (FwConnection *connection, gint64 form_id, FwPlanUse *use, GError **error)
{
  g_autoptr (FwResult) answers = fw_form_repository_read_answers (connection, form_id, error);

  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (answers); i++)
    {
      const char *field = fw_result_get_text (answers, i, 0);
      const char *value = fw_result_get_text (answers, i, 1);

      if (g_str_equal (field, "hours_approved"))
        fw_plan_use_parse_hours (value, &use->minutes_approved);
      else if (g_str_equal (field, "cost_approved"))
        fw_plan_use_parse_money (value, &use->cents_approved);
    }
  return TRUE;
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  gint64 plan_id = *(gint64 *) data;
  g_autoptr (FwPlanUse) use = g_new0 (FwPlanUse, 1);
  g_autoptr (FwResult) plan = NULL;
  g_autoptr (FwResult) used = NULL;
  GError *error = NULL;

  use->minutes_approved = -1;
  use->cents_approved = -1;
  plan = fw_connection_query (connection,
                              "SELECT form_id, help_start, help_end FROM help_plan WHERE id = $1",
                              g_variant_new ("(x)", plan_id), &error);
  if (plan == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (plan) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This help plan is no longer there."));
  used = fw_connection_query (connection,
                              "SELECT max(up_to), coalesce(sum(minutes), 0), coalesce(sum(cents), "
                              "0) FROM help_plan_use WHERE plan_id = $1",
                              g_variant_new ("(x)", plan_id), &error);
  if (used == NULL || !read_approved (connection, fw_result_get_int (plan, 0, 0), use, &error))
    return dex_future_new_for_error (error);
  use->start = fw_result_get_day (plan, 0, 1);
  use->end = fw_result_get_day (plan, 0, 2);
  use->up_to = fw_result_get_day (used, 0, 0);
  use->minutes_used = (int) fw_result_get_int (used, 0, 1);
  use->cents_used = fw_result_get_int (used, 0, 2);
  fw_plan_use_judge (use);
  return dex_future_new_take_boxed (FW_TYPE_PLAN_USE, g_steal_pointer (&use));
}

DexFuture *
fw_plan_use_load (FwStore *store, gint64 plan_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&plan_id, sizeof plan_id), g_free);
}

static DexFuture *
refuse_day (const char *day)
{
  FwDay parsed;

  return fw_day_from_iso (day, &parsed)
             ? NULL
             : dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                      _ ("This is no day."));
}

DexFuture *
fw_plan_use_add (FwStore *store, gint64 plan_id, const char *up_to, int minutes, gint64 cents)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwRow) row = NULL;
  DexFuture *refused;

  g_return_val_if_fail (FW_IS_STORE (store) && up_to != NULL, NULL);

  refused = refuse_day (up_to);
  if (refused != NULL)
    return refused;
  changes = fw_change_set_new (_ ("Hours used"));
  row = fw_row_new ();
  fw_row_set_int (row, "plan_id", plan_id);
  fw_row_set_text (row, "up_to", up_to);
  fw_row_set_int (row, "minutes", minutes);
  fw_row_set_int (row, "cents", cents);
  fw_change_set_insert (changes, "help_plan_use", fw_id_new (), row);
  return fw_store_commit (store, changes);
}

DexFuture *
fw_plan_use_list_reports (FwStore *store, gint64 plan_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT id, kind, due, came_on FROM provider_report WHERE plan_id = $1 ORDER BY due, id",
      g_variant_new ("(x)", plan_id));
}

DexFuture *
fw_plan_use_add_report (FwStore *store, gint64 plan_id, const char *kind, const char *due)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwRow) row = NULL;
  DexFuture *refused;

  g_return_val_if_fail (FW_IS_STORE (store) && kind != NULL && due != NULL, NULL);

  refused = refuse_day (due);
  if (refused != NULL)
    return refused;
  changes = fw_change_set_new (_ ("Report of the provider"));
  row = fw_row_new ();
  fw_row_set_int (row, "plan_id", plan_id);
  fw_row_set_text (row, "kind", kind);
  fw_row_set_text (row, "due", due);
  fw_change_set_insert (changes, "provider_report", fw_id_new (), row);
  return fw_store_commit (store, changes);
}

typedef struct
{
  gint64 id;
  char *came_on;
} Receive;

static void
receive_free (gpointer data)
{
  g_free (((Receive *) data)->came_on);
  g_free (data);
}

static DexFuture *
receive_job (FwConnection *connection, gpointer data)
{
  const Receive *receive = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Report of the provider came in"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) old = NULL;
  GError *error = NULL;

  old = fw_connection_query (connection, "SELECT version FROM provider_report WHERE id = $1",
                             g_variant_new ("(x)", receive->id), &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (old) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This report is no longer there."));
  fw_row_set_text (row, "came_on", receive->came_on);
  fw_change_set_update (changes, "provider_report", receive->id, fw_result_get_int (old, 0, 0),
                        row);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_plan_use_receive_report (FwStore *store, gint64 report_id, const char *came_on)
{
  DexFuture *refused;
  Receive *receive;

  g_return_val_if_fail (FW_IS_STORE (store) && came_on != NULL, NULL);

  refused = refuse_day (came_on);
  if (refused != NULL)
    return refused;
  receive = g_new0 (Receive, 1);
  receive->id = report_id;
  receive->came_on = g_strdup (came_on);
  return fw_store_write (store, receive_job, receive, receive_free);
}
