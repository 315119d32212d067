/* fw-stream-photo.h: the photo of a paper wall under a value-stream map: where it lies on
 * the map, and its file in the office.
 *
 * Where it lies are values of the map's own item, so that undo takes them back like any
 * other. The file is a blob of the office with a row of its own: a photo that was taken off
 * stays there for undo, and is deleted when the map is opened on a later day. No file of
 * the map and no snapshot holds it.
 */
#pragma once

#include "domain/fw-stream.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* What is the most that a photo may lie away, or be wide: pixels of the map. */
#define FW_STREAM_PHOTO_MOST 100000.0

typedef struct
{
  gint64 id;      /* 0: none */
  double x, y;    /* its upper left corner, in pixels of the map */
  double width;   /* as it lies there; the height follows from the picture */
  double opacity; /* 0 … 1 */
  gboolean hidden, locked;
} FwStreamPhoto;

/* FALSE, and nothing set but the id, when the map has none. */
gboolean
fw_stream_get_photo (FwStream *self, FwStreamPhoto *photo);
/* Rounds places to whole pixels and the opacity to a percent. NULL takes it off. */
void
fw_stream_set_photo (FwStream *self, const FwStreamPhoto *photo);

/* --- its file -------------------------------------------------------------------------- */

/* Columns of load. */
enum
{
  FW_STREAM_PHOTO_ROW_BLOB,
  FW_STREAM_PHOTO_ROW_WIDTH,
  FW_STREAM_PHOTO_ROW_HEIGHT,
};

/* Stores a picture of the map, which no map shows yet; resolves to its id (int64). @width
 * and @height: its pixels, upright. */
DexFuture *
fw_stream_photo_repository_add (FwStore *store,
                                gint64 stream_id,
                                GBytes *content,
                                const char *mime,
                                guint width,
                                guint height);
/* Resolves to an FwResult with one row, or none; the content is that of its blob
 * (fw_store_load_blob). */
DexFuture *
fw_stream_photo_repository_load (FwStore *store, gint64 id);
/* Deletes pictures of an earlier day that the map does not show any more, with their blobs;
 * resolves to how many (int64). */
DexFuture *
fw_stream_photo_repository_tidy (FwStore *store, gint64 stream_id);
/* Adds to @changes that every picture of the map goes, with its blob. */
gboolean
fw_stream_photo_repository_add_removal (FwConnection *connection,
                                        gint64 stream_id,
                                        FwChangeSet *changes,
                                        GError **error);

G_END_DECLS
