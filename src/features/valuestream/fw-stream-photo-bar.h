/* fw-stream-photo-bar.h: what is done with the photo of the paper wall under a map:
 * opacity, size, place, lock, hide, replace, remove. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_PHOTO_BAR (fw_stream_photo_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamPhotoBar, fw_stream_photo_bar, FW, STREAM_PHOTO_BAR, AdwBin)

/* The actions stream.replace-photo, stream.remove-photo and stream.close-photo are those of
 * the page that it stands in. */
GtkWidget *
fw_stream_photo_bar_new (FwStreamDesk *desk);

G_END_DECLS
