/* fw-absence-repository.c: see fw-absence-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-absence-repository.h"

/* People for whom $1 may act: $1, and those of the team that $1 leads. */
#define MINE                                                                                       \
  "(s.id = $1 OR EXISTS (SELECT 1 FROM staff l WHERE l.id = $1 AND l.role IN ('team-lead', "       \
  "'head-of-office') AND (l.team_id = s.team_id OR l.role = 'head-of-office')))"

DexFuture *
fw_absence_repository_list (FwStore *store)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT a.id, s.name, a.from_day, a.to_day FROM staff_absence a JOIN staff "
      "s ON s.id = a.staff_id WHERE a.to_day >= $2 AND " MINE " ORDER BY a.from_day, s.name, a.id",
      g_variant_new ("(xs)", fw_store_get_staff (store), today));
}

DexFuture *
fw_absence_repository_list_people (FwStore *store)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT s.id, s.name FROM staff s WHERE (s.active_to IS NULL OR "
                         "s.active_to >= $2) AND " MINE
                         " ORDER BY CASE WHEN s.id = $1 THEN 0 ELSE 1 END, s.name, s.id",
                         g_variant_new ("(xs)", fw_store_get_staff (store), today));
}

typedef struct
{
  gint64 me, staff_id, id;
  char *from, *to;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->from);
  g_free (act->to);
  g_free (act);
}

static gboolean
may_act (FwConnection *connection, gint64 me, gint64 staff_id, GError **error)
{
  g_autoptr (FwResult) rows
      = fw_connection_query (connection, "SELECT s.id FROM staff s WHERE s.id = $2 AND " MINE,
                             g_variant_new ("(xx)", me, staff_id), error);

  if (rows != NULL && fw_result_get_n_rows (rows) == 0)
    g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                         _ ("An absence is entered by the person or by who leads the team."));
  return rows != NULL && fw_result_get_n_rows (rows) > 0;
}

static DexFuture *
apply (FwConnection *connection, FwChangeSet *changes)
{
  GError *error = NULL;

  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, fw_change_set_ref (changes));
}

static DexFuture *
add_job (FwConnection *connection, gpointer data)
{
  const Act *act = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Absence"));
  g_autoptr (FwRow) row = fw_row_new ();
  GError *error = NULL;

  if (!may_act (connection, act->me, act->staff_id, &error))
    return dex_future_new_for_error (error);
  fw_row_set_int (row, "staff_id", act->staff_id);
  fw_row_set_text (row, "from_day", act->from);
  fw_row_set_text (row, "to_day", act->to);
  fw_change_set_insert (changes, "staff_absence", fw_id_new (), row);
  return apply (connection, changes);
}

DexFuture *
fw_absence_repository_add (FwStore *store, gint64 staff_id, const char *from, const char *to)
{
  FwDay first, last;
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  if (!fw_day_from_iso (from, &first) || !fw_day_from_iso (to, &last) || last < first)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("An absence ends on its first day or later."));
  act = g_new0 (Act, 1);
  act->me = fw_store_get_staff (store);
  act->staff_id = staff_id != 0 ? staff_id : act->me;
  act->from = g_strdup (from);
  act->to = g_strdup (to);
  return fw_store_write (store, add_job, act, act_free);
}

static DexFuture *
end_job (FwConnection *connection, gpointer data)
{
  const Act *act = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Back again"));
  g_autoptr (FwResult) rows = NULL;
  GError *error = NULL;
  FwDay from = FW_DAY_NONE;

  rows = fw_connection_query (connection,
                              "SELECT staff_id, version, from_day FROM staff_absence WHERE id = $1",
                              g_variant_new ("(x)", act->id), &error);
  if (rows == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (rows) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This absence is no longer there."));
  if (!may_act (connection, act->me, fw_result_get_int (rows, 0, 0), &error))
    return dex_future_new_for_error (error);
  if (fw_day_from_iso (fw_result_get_text (rows, 0, 2), &from) && from < fw_clock_today ())
    {
      g_autoptr (FwRow) row = fw_row_new ();
      g_autofree char *yesterday = fw_day_to_iso (fw_clock_today () - 1);

      fw_row_set_text (row, "to_day", yesterday);
      fw_change_set_update (changes, "staff_absence", act->id, fw_result_get_int (rows, 0, 1), row);
    }
  else
    fw_change_set_delete (changes, "staff_absence", act->id, fw_result_get_int (rows, 0, 1));
  return apply (connection, changes);
}

DexFuture *
fw_absence_repository_end (FwStore *store, gint64 id)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  act = g_new0 (Act, 1);
  act->me = fw_store_get_staff (store);
  act->id = id;
  return fw_store_write (store, end_job, act, act_free);
}
