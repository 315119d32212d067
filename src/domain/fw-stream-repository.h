/* fw-stream-repository.h: the office's value-stream maps and their snapshots as rows.
 *
 * A map's content is text here (MAP.json; exchange/fw-map-json.h reads and writes it):
 * one act of the workshop is one update of the row, and the row's version refuses what
 * was made from an older state. Where the photo under it lies stands in columns beside it
 * (fw-stream-photo.h). Nothing of a case stands in it.
 */
#pragma once

#include "domain/fw-stream-photo.h"

G_BEGIN_DECLS

/* Columns of list; of load with content and photo. */
enum
{
  FW_STREAM_ROW_ID,
  FW_STREAM_ROW_VERSION,
  FW_STREAM_ROW_NAME,
  FW_STREAM_ROW_IS_EXAMPLE,
  FW_STREAM_ROW_N_STEPS,
  FW_STREAM_ROW_CREATED_ON,
  FW_STREAM_ROW_CHANGED_ON,
  FW_STREAM_ROW_CONTENT,
  FW_STREAM_ROW_PHOTO, /* NULL: none; the six columns that fw_stream_repository_get_photo() reads */
};

/* Columns of list_snapshots, the newest first. */
enum
{
  FW_STREAM_SNAPSHOT_ID,
  FW_STREAM_SNAPSHOT_VERSION,
  FW_STREAM_SNAPSHOT_NAME,
  FW_STREAM_SNAPSHOT_MADE_AT,
  FW_STREAM_SNAPSHOT_CONTENT,
};

/* What a row of a map holds. */
typedef struct
{
  const char *name;
  const char *content;
  gboolean is_example;
  guint n_steps;
  FwStreamPhoto photo; /* id 0: none */
} FwStreamRecord;

/* Resolve to an FwResult. */
DexFuture *
fw_stream_repository_list (FwStore *store);
DexFuture *
fw_stream_repository_load (FwStore *store, gint64 id);
DexFuture *
fw_stream_repository_list_snapshots (FwStore *store, gint64 stream_id);
/* Of a row of load; FALSE when the map has none. */
gboolean
fw_stream_repository_get_photo (FwResult *rows, guint row, FwStreamPhoto *photo);
/* Resolve to the applied FwChangeSet, durable on the disk; *@id is the new map's. */
DexFuture *
fw_stream_repository_add (FwStore *store,
                          const FwStreamRecord *record,
                          const char *label,
                          gint64 *id);
DexFuture *
fw_stream_repository_save (FwStore *store,
                           gint64 id,
                           gint64 version,
                           const FwStreamRecord *record,
                           const char *label);
/* With its snapshots and photos. */
DexFuture *
fw_stream_repository_remove (FwStore *store, gint64 id, gint64 version);
DexFuture *
fw_stream_repository_add_snapshot (FwStore *store,
                                   gint64 stream_id,
                                   const char *name,
                                   const char *content);

G_END_DECLS
