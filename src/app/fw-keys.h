/* fw-keys.h: every key of the program, in one place for accelerators and the key dialog. */
#pragma once

#include <gtk/gtk.h>

#include "features/fw-registry.h"

G_BEGIN_DECLS

/* The program's own keys, ended by an entry without action. Features add
 * theirs through the registry. Entries with an empty action are shown only. */
const FwKeyEntry *
fw_keys_get_own (void);
/* Sets all accelerators on @application. */
void
fw_keys_apply (GtkApplication *application);
/* TRUE for the key of an act that must not happen beneath an open dialog. */
gboolean
fw_keys_are_for_pages (GdkEvent *event);

G_END_DECLS
