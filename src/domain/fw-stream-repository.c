/* fw-stream-repository.c: see fw-stream-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-stream-repository.h"

#define COLUMNS "id, version, name, is_example, n_steps, created_on, changed_on"

DexFuture *
fw_stream_repository_list (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT " COLUMNS " FROM value_stream WHERE $1 = $1 "
                         "ORDER BY changed_on DESC, id DESC",
                         g_variant_new ("(x)", (gint64) 0));
}

DexFuture *
fw_stream_repository_load (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT " COLUMNS ", content, photo_id, photo_x, photo_y, photo_width, "
                         "photo_opacity, photo_hidden, photo_locked "
                         "FROM value_stream WHERE id = $1",
                         g_variant_new ("(x)", id));
}

gboolean
fw_stream_repository_get_photo (FwResult *rows, guint row, FwStreamPhoto *photo)
{
  guint column = FW_STREAM_ROW_PHOTO;

  *photo = (FwStreamPhoto) {0};
  if (fw_result_is_null (rows, row, column))
    return FALSE;
  photo->id = fw_result_get_int (rows, row, column);
  photo->x = (double) fw_result_get_int (rows, row, column + 1);
  photo->y = (double) fw_result_get_int (rows, row, column + 2);
  photo->width = (double) fw_result_get_int (rows, row, column + 3);
  photo->opacity = (double) fw_result_get_int (rows, row, column + 4) / 100;
  photo->hidden = fw_result_get_int (rows, row, column + 5) != 0;
  photo->locked = fw_result_get_int (rows, row, column + 6) != 0;
  return photo->id != 0;
}

DexFuture *
fw_stream_repository_list_snapshots (FwStore *store, gint64 stream_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT id, version, name, made_at, content FROM value_stream_snapshot "
                         "WHERE stream_id = $1 ORDER BY made_at DESC, id DESC",
                         g_variant_new ("(x)", stream_id));
}

static void
set_photo (FwRow *row, const FwStreamPhoto *photo)
{
  if (photo->id == 0)
    {
      fw_row_set_null (row, "photo_id");
      return;
    }
  fw_row_set_int (row, "photo_id", photo->id);
  fw_row_set_int (row, "photo_x", (gint64) round (photo->x));
  fw_row_set_int (row, "photo_y", (gint64) round (photo->y));
  fw_row_set_int (row, "photo_width", (gint64) round (photo->width));
  fw_row_set_int (row, "photo_opacity", (gint64) round (photo->opacity * 100));
  fw_row_set_int (row, "photo_hidden", photo->hidden);
  fw_row_set_int (row, "photo_locked", photo->locked);
}

static FwRow *
make_row (const FwStreamRecord *record)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  FwRow *row = fw_row_new ();

  fw_row_set_text (row, "name", record->name);
  fw_row_set_text (row, "content", record->content);
  fw_row_set_int (row, "is_example", record->is_example);
  fw_row_set_int (row, "n_steps", record->n_steps);
  fw_row_set_text (row, "changed_on", today);
  set_photo (row, &record->photo);
  return row;
}

DexFuture *
fw_stream_repository_add (FwStore *store,
                          const FwStreamRecord *record,
                          const char *label,
                          gint64 *id)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (label);
  g_autoptr (FwRow) row = make_row (record);

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  *id = fw_id_new ();
  fw_row_set_text (row, "created_on", fw_row_get_text (row, "changed_on"));
  fw_change_set_insert (changes, "value_stream", *id, row);
  return fw_store_commit (store, changes);
}

DexFuture *
fw_stream_repository_save (FwStore *store,
                           gint64 id,
                           gint64 version,
                           const FwStreamRecord *record,
                           const char *label)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (label);
  g_autoptr (FwRow) row = make_row (record);

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  fw_change_set_update (changes, "value_stream", id, version, row);
  return fw_store_commit (store, changes);
}

typedef struct
{
  gint64 id, version;
} Remove;

/* What hangs from the map goes before it. */
static DexFuture *
remove_job (FwConnection *connection, gpointer data)
{
  const Remove *job = data;
  GError *error = NULL;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Delete value stream"));
  g_autoptr (FwResult) rows = fw_connection_query (
      connection, "SELECT id, version FROM value_stream_snapshot WHERE stream_id = $1",
      g_variant_new ("(x)", job->id), &error);

  if (rows == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    fw_change_set_delete (changes, "value_stream_snapshot", fw_result_get_int (rows, i, 0),
                          fw_result_get_int (rows, i, 1));
  if (!fw_stream_photo_repository_add_removal (connection, job->id, changes, &error))
    return dex_future_new_for_error (error);
  fw_change_set_delete (changes, "value_stream", job->id, job->version);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_stream_repository_remove (FwStore *store, gint64 id, gint64 version)
{
  Remove *job = g_new0 (Remove, 1);

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  job->id = id;
  job->version = version;
  return fw_store_write (store, remove_job, job, g_free);
}

DexFuture *
fw_stream_repository_add_snapshot (FwStore *store,
                                   gint64 stream_id,
                                   const char *name,
                                   const char *content)
{
  /* Translators: an act that can be undone. */
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Take a snapshot"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autofree char *made_at = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  fw_row_set_int (row, "stream_id", stream_id);
  fw_row_set_text (row, "name", name);
  fw_row_set_text (row, "content", content);
  fw_row_set_text (row, "made_at", made_at);
  fw_change_set_insert (changes, "value_stream_snapshot", fw_id_new (), row);
  return fw_store_commit (store, changes);
}
