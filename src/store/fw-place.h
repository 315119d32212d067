/* fw-place.h: where an office may lie. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the network file system with that statfs f_type, or NULL when it
 * is a local one. WAL needs memory shared by all users of the file, which no
 * network file system gives (research: corruption). Pure. */
const char *
fw_place_get_network_name (gint64 f_type);
/* FW_STORE_ERROR_NETWORK when @folder (or its nearest existing parent) is on one. */
gboolean
fw_place_check (const char *folder, GError **error);

G_END_DECLS
