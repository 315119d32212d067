/* fw-deadline-finished.c: see fw-deadline-finished.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-deadline-finished.h"

DexFuture *
fw_deadline_finished_list (FwStore *store, guint limit)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.id, r.version, c.id, c.name, r.what, r.due, r.done_on, r.status, coalesce (nullif "
      "(r.late_reason, ''), r.reason) FROM resubmission r JOIN case_file c ON c.id = r.case_id "
      "WHERE r.status IN ('done', 'dropped') AND c.status = 'open' AND (r.assigned_to = $1 OR "
      "(r.assigned_to IS NULL AND c.worker_id = $1)) ORDER BY coalesce (r.done_on, r.due) DESC, "
      "r.id DESC LIMIT %u",
      limit);

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store, sql, g_variant_new ("(x)", fw_store_get_staff (store)));
}

FwChangeSet *
fw_deadline_finished_dup_reopened (gint64 id, gint64 version)
{
  FwChangeSet *changes = fw_change_set_new (_ ("Take up deadline again"));
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, "status", "open");
  fw_row_set_null (row, "done_on");
  fw_row_set_text (row, "late_reason", "");
  fw_change_set_update (changes, "resubmission", id, version, row);
  return changes;
}
