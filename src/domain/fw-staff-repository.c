/* fw-staff-repository.c: see fw-staff-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "domain/fw-staff-repository.h"

static DexFuture *
find_job (FwConnection *connection,
          gpointer      data)
{
  g_autoptr (FwResult) result = NULL;
  GError *error = NULL;
  const char *end;
  FwDay last;

  result = fw_connection_query (connection, "SELECT id, active_to FROM staff WHERE login = $1",
                                g_variant_new ("(s)", data), &error);
  if (result == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (result) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("Nobody of the staff has this sign-in name any more. Please ask "
                                     "those who manage the office."));
  end = fw_result_get_text (result, 0, 1);
  if (end != NULL && fw_day_from_iso (end, &last) && last < fw_clock_today ())
    {
      g_autofree char *date = fw_day_to_text (last);

      return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_ACCESS_ENDED,
                                    /* Translators: %s is a date. */
                                    _ ("Your access ended on %s. Please ask those who manage the "
                                       "office."),
                                    date);
    }
  return dex_future_new_for_int64 (fw_result_get_int (result, 0, 0));
}

DexFuture *
fw_staff_repository_find_by_login (FwStore    *store,
                                   const char *login)
{
  g_return_val_if_fail (FW_IS_STORE (store) && login != NULL, NULL);

  return fw_store_read (store, find_job, g_strdup (login), g_free);
}

DexFuture *
fw_staff_repository_describe (FwStore *store,
                              gint64   id)
{
  return fw_store_query (store,
                         "SELECT staff.name, staff.function, team.name FROM staff LEFT JOIN team ON "
                         "team.id = staff.team_id WHERE staff.id = $1",
                         g_variant_new ("(x)", id));
}
