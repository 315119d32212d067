/* fw-store-private.h: what the store's own files may know of an open office. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* A copy of the database key and its salt in guarded memory, NULL when closed.
 * Free with sodium_free(). */
guint8 *
_fw_store_dup_secret (FwStore *self);
/* Whether @folder is an office, or the copy of one, on a drive of this computer. */
gboolean
_fw_store_check_folder (const char *folder, GError **error);

G_END_DECLS
