/* fw-office.c: see fw-office.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-office.h"
#include "domain/fw-rules.h"

static void
insert_setting (FwChangeSet *changes, const char *name, const char *value, const char *today)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, "name", name);
  fw_row_set_text (row, "value", value);
  fw_row_set_text (row, "valid_from", today);
  fw_change_set_insert (changes, "office_setting", fw_id_new (), row);
}

typedef struct
{
  FwChangeSet *changes;
  gint64 staff_id;
} SetUp;

static void
set_up_free (gpointer data)
{
  SetUp *set_up = data;

  fw_change_set_unref (set_up->changes);
  g_free (set_up);
}

static DexFuture *
set_up_job (FwConnection *connection, gpointer data)
{
  SetUp *set_up = data;
  GError *error = NULL;

  if (!fw_rules_sync_connection (connection, &error)
      || !fw_connection_apply (connection, set_up->changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (set_up->staff_id);
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
  SetUp *set_up;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);
  g_return_val_if_fail (staff_name != NULL && login != NULL && today != NULL, NULL);

  insert_setting (changes, "office-name", office_name != NULL ? office_name : "", today);
  if (land != NULL)
    insert_setting (changes, "land", land, today);
  fw_row_set_text (staff, "login", login);
  fw_row_set_text (staff, "name", staff_name);
  fw_row_set_text (staff, "role", "administrator");
  fw_row_set_text (staff, "active_from", today);
  set_up = g_new0 (SetUp, 1);
  set_up->staff_id = fw_id_new ();
  fw_change_set_insert (changes, "staff", set_up->staff_id, staff);
  set_up->changes = g_steal_pointer (&changes);
  return fw_store_write (store, set_up_job, set_up, set_up_free);
}

FwRow *
fw_office_read_settings (FwConnection *connection, const char *on, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT name, value FROM office_setting WHERE valid_from <= $1 ORDER BY valid_from, id",
      g_variant_new ("(s)", on), error);
  FwRow *settings;

  if (result == NULL)
    return NULL;
  settings = fw_row_new ();
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    fw_row_set_text (settings, fw_result_get_text (result, i, 0),
                     fw_result_get_text (result, i, 1));
  return settings;
}

static DexFuture *
read_settings_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  FwRow *settings = fw_office_read_settings (connection, data, &error);

  return settings != NULL ? dex_future_new_take_boxed (FW_TYPE_ROW, settings)
                          : dex_future_new_for_error (error);
}

DexFuture *
fw_office_load_settings (FwStore *store, const char *on)
{
  g_return_val_if_fail (FW_IS_STORE (store) && on != NULL, NULL);

  return fw_store_read (store, read_settings_job, g_strdup (on), g_free);
}

static DexFuture *
save_setting_job (FwConnection *connection, gpointer data)
{
  GStrv words = data; /* name, value, from */
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Change office setting"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) old = NULL;
  GError *error = NULL;

  old = fw_connection_query (
      connection, "SELECT id, version FROM office_setting WHERE name = $1 AND valid_from = $2",
      g_variant_new ("(ss)", words[0], words[2]), &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  fw_row_set_text (row, "value", words[1]);
  if (fw_result_get_n_rows (old) > 0)
    fw_change_set_update (changes, "office_setting", fw_result_get_int (old, 0, 0),
                          fw_result_get_int (old, 0, 1), row);
  else
    {
      fw_row_set_text (row, "name", words[0]);
      fw_row_set_text (row, "valid_from", words[2]);
      fw_change_set_insert (changes, "office_setting", fw_id_new (), row);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_office_save_setting (FwStore *store, const char *name, const char *value, const char *from)
{
  const char *words[] = {name, value, from, NULL};

  g_return_val_if_fail (FW_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL && value != NULL && from != NULL, NULL);

  return fw_store_write (store, save_setting_job, g_strdupv ((char **) words),
                         (GDestroyNotify) g_strfreev);
}

gboolean
fw_office_get_calendar (FwRow *settings, FwCalendar *calendar)
{
  const char *land = fw_row_get_text (settings, "land");
  const char *municipality = fw_row_get_text (settings, "municipality");
  const char *off = fw_row_get_text (settings, "office-days-off");

  *calendar = (FwCalendar) {.land = FW_N_LANDS};
  calendar->off_december_24 = off != NULL && strstr (off, "12-24") != NULL;
  calendar->off_december_31 = off != NULL && strstr (off, "12-31") != NULL;
  if (land == NULL || !fw_land_from_code (land, &calendar->land))
    {
      calendar->land = FW_N_LANDS;
      return FALSE;
    }
  fw_municipality_from_name (municipality != NULL ? municipality : "", calendar->land,
                             &calendar->municipality);
  return TRUE;
}
