/* fw-reminder-repository.c: see fw-reminder-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-reminder-repository.h"

static char *
dup_seen (const char *key, const char *day)
{
  return g_strdup_printf ("%s %s", key, day);
}

gboolean
fw_reminder_is_seen (GHashTable *seen, FwDeadlineItem *item)
{
  g_autofree char *key = fw_deadline_item_dup_key (item);
  g_autofree char *day = fw_day_to_iso (item->due);
  g_autofree char *text = dup_seen (key, day);

  return g_hash_table_contains (seen, text);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  gint64 staff_id = *(gint64 *) data;
  GHashTable *seen;
  GError *error = NULL;
  g_autoptr (FwResult) rows
      = fw_connection_query (connection, "SELECT item, due FROM reminder_seen WHERE staff_id = $1",
                             g_variant_new ("(x)", staff_id), &error);

  if (rows == NULL)
    return dex_future_new_for_error (error);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    g_hash_table_add (seen,
                      dup_seen (fw_result_get_text (rows, i, 0), fw_result_get_text (rows, i, 1)));
  return dex_future_new_take_boxed (G_TYPE_HASH_TABLE, seen);
}

DexFuture *
fw_reminder_repository_load_seen (FwStore *store)
{
  gint64 staff_id;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  staff_id = fw_store_get_staff (store);
  return fw_store_read (store, load_job, g_memdup2 (&staff_id, sizeof staff_id), g_free);
}

typedef struct
{
  gint64 staff_id;
  GStrv keys;
  GStrv days;
} PutAway;

static void
put_away_free (gpointer data)
{
  PutAway *self = data;

  g_strfreev (self->keys);
  g_strfreev (self->days);
  g_free (self);
}

static DexFuture *
put_away_job (FwConnection *connection, gpointer data)
{
  PutAway *self = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Put reminders away"));
  GError *error = NULL;

  for (guint i = 0; self->keys[i] != NULL; i++)
    {
      g_autoptr (FwResult) old = fw_connection_query (
          connection, "SELECT id FROM reminder_seen WHERE staff_id = $1 AND item = $2 AND due = $3",
          g_variant_new ("(xss)", self->staff_id, self->keys[i], self->days[i]), &error);
      g_autoptr (FwRow) row = fw_row_new ();

      if (old == NULL)
        return dex_future_new_for_error (error);
      if (fw_result_get_n_rows (old) > 0)
        continue;
      fw_row_set_int (row, "staff_id", self->staff_id);
      fw_row_set_text (row, "item", self->keys[i]);
      fw_row_set_text (row, "due", self->days[i]);
      fw_change_set_insert (changes, "reminder_seen", fw_id_new (), row);
    }
  if (fw_change_set_get_n (changes) > 0 && !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_reminder_repository_put_away (FwStore *store, GListModel *items)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();
  PutAway *self;

  g_return_val_if_fail (FW_IS_STORE (store) && G_IS_LIST_MODEL (items), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);

      g_strv_builder_take (keys, fw_deadline_item_dup_key (item));
      g_strv_builder_take (days, fw_day_to_iso (item->due));
    }
  self = g_new0 (PutAway, 1);
  self->staff_id = fw_store_get_staff (store);
  self->keys = g_strv_builder_end (keys);
  self->days = g_strv_builder_end (days);
  return fw_store_write (store, put_away_job, self, put_away_free);
}
