/* fw-genogram-picture.h: the genogram of a case as a small picture of today, to be
 * looked at. Main thread. It loads by itself and follows what changes. */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_GENOGRAM_PICTURE (fw_genogram_picture_get_type ())
G_DECLARE_FINAL_TYPE (FwGenogramPicture, fw_genogram_picture, FW, GENOGRAM_PICTURE, GtkWidget)

/* Properties: "empty" (gboolean): nobody is drawn. */
GtkWidget *
fw_genogram_picture_new (FwStore *store, gint64 case_id);
gboolean
fw_genogram_picture_is_empty (FwGenogramPicture *self);

G_END_DECLS
