/* fw-deadline-clearing.c: running clearings as dated acts: the beginning of a help. */
#include "config.h"

#include "domain/fw-clearing.h"
#include "domain/fw-deadline-ledger-private.h"

gboolean
_fw_ledger_read_clearings (FwLedger *self,
                           const char *where,
                           gint64 one,
                           gint64 two,
                           GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT k.case_id, k.id, k.start_on, k.end_on FROM clearing k JOIN case_file c ON c.id = "
      "k.case_id WHERE k.status = 'running' AND %s ORDER BY k.id",
      where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);
  const char *event = g_intern_static_string ("help-start");

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      FwLedgerAct *act = _fw_ledger_add_act (self, fw_result_get_int (rows, i, 0), event,
                                             FW_CLEARING_KIND, fw_result_get_text (rows, i, 2));

      if (act == NULL)
        continue;
      act->table = FW_ACT_CLEARING;
      act->id = fw_result_get_int (rows, i, 1);
      fw_day_from_iso (fw_result_get_text (rows, i, 3), &act->agreed);
    }
  return TRUE;
}
