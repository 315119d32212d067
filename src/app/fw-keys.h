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

G_END_DECLS
