/* fw-settings.h: what this computer remembers (GSettings): never case data. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings, borrowed. */
GSettings *
fw_settings_get (void);
void
fw_settings_remember_office (const char *folder, const char *login);
/* The office opened last that still exists, or NULL. */
char *
fw_settings_dup_last_office (void);
char *
fw_settings_dup_last_login (void);

G_END_DECLS
