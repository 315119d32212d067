#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* All keys by group, filled from the action tables (GtkShortcutsWindow is deprecated). */
AdwDialog *
fw_keys_dialog_new (void);

G_END_DECLS
