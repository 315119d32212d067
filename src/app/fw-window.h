#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_WINDOW (fw_window_get_type ())
G_DECLARE_FINAL_TYPE (FwWindow, fw_window, FW, WINDOW, AdwApplicationWindow)

GtkWidget *
fw_window_new (GtkApplication *application);
/* Shows the sign-in form for @folder (NULL: the last office); with @login and
 * @password it signs in at once. */
void
fw_window_open (FwWindow *self, const char *folder, const char *login, const char *password);
/* The open office, or NULL while locked. */
FwStore *
fw_window_get_store (FwWindow *self);

G_END_DECLS
