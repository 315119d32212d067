/* fw-office.c: see fw-office.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-office.h"

static void
insert_setting (FwChangeSet *changes, const char *name, const char *value, const char *today)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, "name", name);
  fw_row_set_text (row, "value", value);
  fw_row_set_text (row, "valid_from", today);
  fw_change_set_insert (changes, "office_setting", fw_id_new (), row);
}

static DexFuture *
return_id (DexFuture *completed, gpointer data)
{
  return dex_future_new_for_int64 (*(gint64 *) data);
}

DexFuture *
fw_office_set_up (FwStore *store,
                  const char *office_name,
                  const char *land,
                  const char *staff_name,
                  const char *login,
                  const char *today)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Set up the office"));
  g_autoptr (FwRow) staff = fw_row_new ();
  gint64 *id = g_new (gint64, 1);

  g_return_val_if_fail (FW_IS_STORE (store), NULL);
  g_return_val_if_fail (staff_name != NULL && login != NULL && today != NULL, NULL);

  *id = fw_id_new ();
  insert_setting (changes, "office-name", office_name != NULL ? office_name : "", today);
  if (land != NULL)
    insert_setting (changes, "land", land, today);
  fw_row_set_text (staff, "login", login);
  fw_row_set_text (staff, "name", staff_name);
  fw_row_set_text (staff, "role", "administrator");
  fw_row_set_text (staff, "active_from", today);
  fw_change_set_insert (changes, "staff", *id, staff);
  return dex_future_then (fw_store_commit (store, changes), return_id, id, g_free);
}
