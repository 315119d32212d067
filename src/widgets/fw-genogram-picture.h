/* fw-genogram-picture.h: the genogram of a case as a small picture of a day, to be
 * looked at. Main thread. It loads by itself and follows what changes. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-family.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_GENOGRAM_PICTURE (fw_genogram_picture_get_type ())
G_DECLARE_FINAL_TYPE (FwGenogramPicture, fw_genogram_picture, FW, GENOGRAM_PICTURE, GtkWidget)

/* Properties: "empty" (gboolean): nobody is drawn. */
GtkWidget *
fw_genogram_picture_new (FwStore *store, gint64 case_id);
gboolean
fw_genogram_picture_is_empty (FwGenogramPicture *self);
/* Another day than today; everybody who is there on both stays in place. */
void
fw_genogram_picture_set_day (FwGenogramPicture *self, FwDay day);
/* NULL until loaded. Borrowed until the next change. */
FwFamily *
fw_genogram_picture_get_family (FwGenogramPicture *self);

G_END_DECLS
