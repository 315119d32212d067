/* fw-announce.h: says something through a screen reader, safely.
 *
 * gtk_accessible_announce() crashes in GTK 4.18 where no accessibility bus is; every
 * announcement goes through here. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
fw_announce (GtkWidget *widget, const char *text);
/* What was last said, for tests; NULL before the first. */
const char *
fw_announce_get_last (void);

G_END_DECLS
