/* fw-minutes-copy.h: a copy of minutes without names, for ethics board and reviewers. */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Makes the copy of @content, shows what it could not judge, and exports it as a PDF that
 * the user chose; logged as an export of the case under @what. @version: the closed one that it is
 * of, 0 for a draft; its foot says so. */
void
fw_minutes_copy_ask (GtkWidget *widget,
                     FwStore *store,
                     gint64 case_id,
                     const char *content,
                     guint version,
                     const char *what);

G_END_DECLS
