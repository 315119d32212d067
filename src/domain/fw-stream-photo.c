/* fw-stream-photo.c: see fw-stream-photo.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-stream-photo.h"
#include "store/fw-blob.h"

/* --- on the map ------------------------------------------------------------------------ */

static double
get_number (const FwStreamItem *map, FwStreamField field, double otherwise)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (map, field);

  return figure != NULL && !figure->unknown ? figure->mode : otherwise;
}

gboolean
fw_stream_get_photo (FwStream *self, FwStreamPhoto *photo)
{
  const FwStreamItem *map = fw_stream_get_map (self);

  photo->id = g_ascii_strtoll (fw_stream_item_get_text (map, FW_STREAM_PHOTO), NULL, 10);
  if (photo->id == 0)
    return FALSE;
  photo->x = get_number (map, FW_STREAM_PHOTO_X, 0);
  photo->y = get_number (map, FW_STREAM_PHOTO_Y, 0);
  photo->width = MAX (get_number (map, FW_STREAM_PHOTO_WIDTH, 1), 1);
  photo->opacity = get_number (map, FW_STREAM_PHOTO_OPACITY, 1);
  photo->hidden = fw_stream_item_get_flag (map, FW_STREAM_PHOTO_HIDDEN, FALSE);
  photo->locked = fw_stream_item_get_flag (map, FW_STREAM_PHOTO_LOCKED, FALSE);
  return TRUE;
}

static double
to_pixels (double value, double least)
{
  return round (CLAMP (value, least, FW_STREAM_PHOTO_MOST));
}

void
fw_stream_set_photo (FwStream *self, const FwStreamPhoto *photo)
{
  FwStreamItem *map = fw_stream_get_map (self);
  g_autofree char *id = NULL;

  if (photo == NULL || photo->id == 0)
    {
      for (guint i = FW_STREAM_PHOTO; i <= FW_STREAM_PHOTO_LOCKED; i++)
        fw_stream_set (self, map, (FwStreamField) i, NULL);
      return;
    }
  id = g_strdup_printf ("%" G_GINT64_FORMAT, photo->id);
  fw_stream_set_text (self, map, FW_STREAM_PHOTO, id);
  fw_stream_set_number (self, map, FW_STREAM_PHOTO_X, to_pixels (photo->x, -FW_STREAM_PHOTO_MOST),
                        FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_PHOTO_Y, to_pixels (photo->y, -FW_STREAM_PHOTO_MOST),
                        FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_PHOTO_WIDTH, to_pixels (photo->width, 1),
                        FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_PHOTO_OPACITY,
                        round (CLAMP (photo->opacity, 0, 1) * 100) / 100, FW_STREAM_UNIT_NONE);
  fw_stream_set_flag (self, map, FW_STREAM_PHOTO_HIDDEN, photo->hidden);
  fw_stream_set_flag (self, map, FW_STREAM_PHOTO_LOCKED, photo->locked);
}

/* --- its file ---------------------------------------------------------------------------- */

typedef struct
{
  FwStore *store;
  GBytes *content;
  char *mime;
  FwRow *row;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->store);
  g_bytes_unref (adding->content);
  g_free (adding->mime);
  fw_row_unref (adding->row);
  g_free (adding);
}

static DexFuture *
add_fiber (gpointer data)
{
  Adding *adding = data;
  /* Translators: an act in the change log. */
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Add a photo of the paper wall"));
  g_autoptr (FwChangeSet) applied = NULL;
  gint64 id = fw_id_new (), blob_id = fw_id_new ();
  GError *error = NULL;
  g_autoptr (FwRow) blob = dex_await_boxed (
      fw_store_write_blob (adding->store, adding->content, adding->mime), &error);

  if (blob == NULL)
    return dex_future_new_for_error (error);
  fw_row_set_int (adding->row, "blob_id", blob_id);
  fw_change_set_insert (changes, "blob", blob_id, blob);
  fw_change_set_insert (changes, "value_stream_photo", id, adding->row);
  applied = dex_await_boxed (fw_store_commit (adding->store, changes), &error);
  return applied != NULL ? dex_future_new_for_int64 (id) : dex_future_new_for_error (error);
}

DexFuture *
fw_stream_photo_repository_add (FwStore *store,
                                gint64 stream_id,
                                GBytes *content,
                                const char *mime,
                                guint width,
                                guint height)
{
  Adding *adding;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (FW_IS_STORE (store) && content != NULL && mime != NULL, NULL);

  adding = g_new0 (Adding, 1);
  adding->store = g_object_ref (store);
  adding->content = g_bytes_ref (content);
  adding->mime = g_strdup (mime);
  adding->row = fw_row_new ();
  fw_row_set_int (adding->row, "stream_id", stream_id);
  fw_row_set_int (adding->row, "width", width);
  fw_row_set_int (adding->row, "height", height);
  fw_row_set_text (adding->row, "added_on", today);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, add_fiber, adding, adding_free);
}

DexFuture *
fw_stream_photo_repository_load (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT blob_id, width, height FROM value_stream_photo WHERE id = $1",
                         g_variant_new ("(x)", id));
}

static gboolean
add_deletes (FwConnection *connection,
             FwChangeSet *changes,
             const char *sql,
             GVariant *params,
             GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (connection, sql, params, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      fw_change_set_delete (changes, "value_stream_photo", fw_result_get_int (rows, i, 0),
                            fw_result_get_int (rows, i, 1));
      fw_change_set_delete (changes, "blob", fw_result_get_int (rows, i, 2),
                            fw_result_get_int (rows, i, 3));
    }
  return TRUE;
}

#define PHOTOS                                                                                     \
  "SELECT value_stream_photo.id, value_stream_photo.version, blob.id, blob.version "               \
  "FROM value_stream_photo JOIN blob ON blob.id = value_stream_photo.blob_id "                     \
  "WHERE value_stream_photo.stream_id = $1"

gboolean
fw_stream_photo_repository_add_removal (FwConnection *connection,
                                        gint64 stream_id,
                                        FwChangeSet *changes,
                                        GError **error)
{
  return add_deletes (connection, changes, PHOTOS, g_variant_new ("(x)", stream_id), error);
}

typedef struct
{
  gint64 stream_id;
  char *today;
} Tidy;

static void
tidy_free (gpointer data)
{
  g_free (((Tidy *) data)->today);
  g_free (data);
}

static DexFuture *
tidy_job (FwConnection *connection, gpointer data)
{
  const Tidy *tidy = data;
  GError *error = NULL;
  g_autoptr (FwChangeSet) changes
      /* Translators: an act in the change log. */
      = fw_change_set_new (_ ("Delete photos that no map shows any more"));

  if (!add_deletes (connection, changes,
                    PHOTOS " AND value_stream_photo.added_on < $2 AND NOT EXISTS (SELECT 1 FROM "
                           "value_stream WHERE value_stream.photo_id = value_stream_photo.id)",
                    g_variant_new ("(xs)", tidy->stream_id, tidy->today), &error))
    return dex_future_new_for_error (error);
  if (fw_change_set_get_n (changes) == 0)
    return dex_future_new_for_int64 (0);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (fw_change_set_get_n (changes) / 2);
}

DexFuture *
fw_stream_photo_repository_tidy (FwStore *store, gint64 stream_id)
{
  Tidy *tidy;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  tidy = g_new0 (Tidy, 1);
  tidy->stream_id = stream_id;
  tidy->today = fw_day_to_iso (fw_clock_today ());
  return fw_store_write (store, tidy_job, tidy, tidy_free);
}
