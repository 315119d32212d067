/* fw-stream-desk-private.h: the members of a desk, for its own files: what is shown and
 * acts (fw-stream-desk.c), loading and storing (fw-stream-desk-store.c), the photo under the map
 * (fw-stream-desk-photo.c). */
#pragma once

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

struct _FwStreamDesk
{
  GObject parent_instance;

  FwStore *store;
  gint64 id, version;
  FwScene *scene;
  FwStreamMeasure measure;
  gpointer measure_data;

  FwStream *stream;
  FwStream *other; /* target or potential; NULL: today is shown */
  FwStreamFigures *figures, *other_figures;
  FwStreamPlace *place;
  FwStreamMode mode;
  guint flows, under;
  FwValueStreamLadderStyle ladder;
  gboolean proportional, votes_shown;
  FwStreamView view;
  double less[FW_STREAM_N_LESS];

  gboolean dirty, saving, loading;
  char *label; /* of the act that is to be stored */
  DexPromise *idle;
  char *focus;

  GHashTable *photos;   /* gint64 → what is known of it */
  gint64 photo_awaited; /* 0: none */
  FwStreamPicture picture;
};

/* Works out all that is shown from the map, and tells it. */
void
_fw_stream_desk_show (FwStreamDesk *self);
/* Stores the map as it stands now, after what is on its way. */
void
_fw_stream_desk_save (FwStreamDesk *self, const char *label);
void
_fw_stream_desk_store_changed (FwStreamDesk *self, FwNotice *notice);
/* Of the map's photo, for the scene; NULL: the map has none. One that is not known yet is
 * read, and shown then. */
const FwStreamPicture *
_fw_stream_desk_get_picture (FwStreamDesk *self);
void
_fw_stream_desk_init_photos (FwStreamDesk *self);

G_END_DECLS
