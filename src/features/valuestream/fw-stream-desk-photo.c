/* fw-stream-desk-photo.c: the photo of a paper wall under the map on the desk.
 *
 *   file ─ thread: made safe ─▶ blob and row ─▶ act on the map ─▶ stored like any other
 *   map's photo ─ not known? ─▶ row, blob ─ thread: decoded ─▶ kept by id ─▶ shown
 *
 * Pictures stay with the desk as long as it is there, so that undo needs no file.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "draw/fw-photo.h"
#include "features/valuestream/fw-stream-desk-private.h"
#include "store/fw-background.h"
#include "store/fw-blob.h"
#include "widgets/fw-async.h"

#define OPACITY 0.5
#define EMPTY_WIDTH 1600.0 /* of a map on which nothing stands */
#define EMPTY_SHAPE 0.75

typedef struct
{
  GBytes *content;
  GdkTexture *texture; /* NULL: it could not be read */
  guint width, height;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_clear_pointer (&known->content, g_bytes_unref);
  g_clear_object (&known->texture);
  g_free (known);
}

static void
keep (FwStreamDesk *self,
      gint64 id,
      GBytes *content,
      GdkTexture *texture,
      guint width,
      guint height)
{
  Known *known = g_new0 (Known, 1);

  known->content = content != NULL ? g_bytes_ref (content) : NULL;
  known->texture = texture != NULL ? g_object_ref (texture) : NULL;
  known->width = width;
  known->height = height;
  g_hash_table_replace (self->photos, g_memdup2 (&id, sizeof id), known);
}

static Known *
find_known (FwStreamDesk *self)
{
  FwStreamPhoto photo;

  return fw_stream_desk_get_photo (self, &photo) ? g_hash_table_lookup (self->photos, &photo.id)
                                                 : NULL;
}

/* --- decoding ---------------------------------------------------------------------------- */

static DexFuture *
decode_job (gpointer data)
{
  GError *error = NULL;
  GdkTexture *texture = fw_photo_decode (data, FW_PHOTO_ON_SCREEN, &error);

  return texture != NULL ? dex_future_new_take_object (texture) : dex_future_new_for_error (error);
}

static DexFuture *
decode (GBytes *content)
{
  return fw_background_run ("photo", decode_job, g_bytes_ref (content),
                            (GDestroyNotify) g_bytes_unref);
}

static DexFuture *
prepare_job (gpointer data)
{
  GError *error = NULL;
  FwPhoto *photo = fw_photo_prepare (data, &error);

  return photo != NULL ? dex_future_new_take_boxed (FW_TYPE_PHOTO, photo)
                       : dex_future_new_for_error (error);
}

/* --- showing ------------------------------------------------------------------------------- */

static DexFuture *
show_fiber (gpointer data)
{
  FwStreamDesk *self = data;
  gint64 id = self->photo_awaited;
  guint width = 0, height = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (FwResult) rows
      = dex_await_boxed (fw_stream_photo_repository_load (self->store, id), &error);

  if (rows != NULL && fw_result_get_n_rows (rows) == 0)
    g_set_error_literal (&error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                         _ ("The photo under this map is not in the office any more. The map "
                            "itself is not affected."));
  if (error == NULL)
    {
      width = (guint) fw_result_get_int (rows, 0, FW_STREAM_PHOTO_ROW_WIDTH);
      height = (guint) fw_result_get_int (rows, 0, FW_STREAM_PHOTO_ROW_HEIGHT);
      content = dex_await_boxed (
          fw_store_load_blob (self->store, fw_result_get_int (rows, 0, FW_STREAM_PHOTO_ROW_BLOB)),
          &error);
    }
  if (content != NULL)
    texture = dex_await_object (decode (content), &error);
  self->photo_awaited = 0;
  keep (self, id, content, texture, width, height);
  if (error != NULL)
    g_signal_emit_by_name (self, "failed", error);
  _fw_stream_desk_show (self);
  return NULL;
}

const FwStreamPicture *
_fw_stream_desk_get_picture (FwStreamDesk *self)
{
  FwStreamPhoto photo;
  const Known *known = find_known (self);

  if (!fw_stream_desk_get_photo (self, &photo))
    return NULL;
  if (known == NULL && self->photo_awaited == 0)
    {
      self->photo_awaited = photo.id;
      fw_ui_spawn (self, show_fiber);
    }
  self->picture = (FwStreamPicture) {
      .picture = known != NULL && known->texture != NULL ? G_OBJECT (known->texture) : NULL,
      .shape
      = known != NULL && known->width > 0 ? (double) known->height / known->width : EMPTY_SHAPE,
      .movable = self->mode == FW_STREAM_MODE_MAP,
  };
  return &self->picture;
}

GBytes *
fw_stream_desk_get_photo_content (FwStreamDesk *self)
{
  const Known *known = find_known (self);

  return known != NULL && known->texture != NULL ? known->content : NULL;
}

double
fw_stream_desk_get_photo_pixels (FwStreamDesk *self)
{
  const Known *known = find_known (self);

  return known != NULL ? known->width : 0;
}

gboolean
fw_stream_desk_get_photo (FwStreamDesk *self, FwStreamPhoto *photo)
{
  g_return_val_if_fail (FW_IS_STREAM_DESK (self), FALSE);

  *photo = (FwStreamPhoto) {0};
  return self->stream != NULL && fw_stream_get_photo (self->stream, photo);
}

/* --- acts ------------------------------------------------------------------------------------ */

void
fw_stream_desk_set_photo (FwStreamDesk *self,
                          const FwStreamPhoto *photo,
                          const char *label,
                          gboolean typing)
{
  g_return_if_fail (FW_IS_STREAM_DESK (self) && self->stream != NULL);

  fw_stream_set_photo (fw_stream_desk_begin (self, label), photo);
  if (typing)
    fw_stream_desk_end_typing (self, label);
  else
    fw_stream_desk_end (self, NULL);
}

/* As wide as the map, one that stands upright as high; its upper corner where the map's is. */
static void
fit (FwStreamDesk *self, FwStreamPhoto *photo, double shape)
{
  gboolean empty = self->place == NULL || self->place->boxes->len == 0;
  double width = empty ? EMPTY_WIDTH : MAX (self->place->layout->width, EMPTY_WIDTH / 2);
  double height
      = empty ? EMPTY_WIDTH * EMPTY_SHAPE : MAX (self->place->layout->height, EMPTY_WIDTH / 4);

  photo->x = photo->y = 0;
  photo->width = shape > 1 ? MIN (width, height / shape) : width;
}

void
fw_stream_desk_fit_photo (FwStreamDesk *self)
{
  FwStreamPhoto photo;

  if (!fw_stream_desk_get_photo (self, &photo))
    return;
  fit (self, &photo, _fw_stream_desk_get_picture (self)->shape);
  /* Translators: an act that can be undone. */
  fw_stream_desk_set_photo (self, &photo, _ ("Fit the photo to the map"), FALSE);
}

typedef struct
{
  FwStreamDesk *desk;
  GBytes *file;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->desk);
  g_bytes_unref (adding->file);
  g_free (adding);
}

static DexFuture *
add_fiber (gpointer data)
{
  Adding *adding = data;
  FwStreamDesk *self = adding->desk;
  GError *error = NULL;
  g_autoptr (FwPhoto) prepared = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  FwStreamPhoto photo;
  gboolean replaced;
  gint64 id;

  prepared = dex_await_boxed (fw_background_run ("photo", prepare_job, g_bytes_ref (adding->file),
                                                 (GDestroyNotify) g_bytes_unref),
                              &error);
  if (prepared != NULL)
    texture = dex_await_object (decode (prepared->content), &error);
  if (texture == NULL)
    return dex_future_new_for_error (error);
  id = dex_await_int64 (fw_stream_photo_repository_add (self->store, self->id, prepared->content,
                                                        FW_PHOTO_MIME, prepared->width,
                                                        prepared->height),
                        &error);
  if (error != NULL)
    return dex_future_new_for_error (error);
  keep (self, id, prepared->content, texture, prepared->width, prepared->height);
  replaced = fw_stream_desk_get_photo (self, &photo);
  if (!replaced)
    {
      fit (self, &photo, (double) prepared->height / prepared->width);
      photo.opacity = OPACITY;
    }
  photo.id = id;
  photo.hidden = FALSE;
  fw_stream_desk_set_photo (
      self, &photo, replaced ? _ ("Replace the photo") : _ ("Add a photo of the paper wall"),
      FALSE);
  return dex_future_new_true ();
}

DexFuture *
fw_stream_desk_add_photo (FwStreamDesk *self, GBytes *file)
{
  Adding *adding;

  g_return_val_if_fail (FW_IS_STREAM_DESK (self) && self->stream != NULL && file != NULL, NULL);

  adding = g_new0 (Adding, 1);
  adding->desk = g_object_ref (self);
  adding->file = g_bytes_ref (file);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, add_fiber, adding, adding_free);
}

/* --- with the desk ------------------------------------------------------------------------------ */

void
_fw_stream_desk_init_photos (FwStreamDesk *self)
{
  self->photos = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, known_free);
}
