/* fw-lock.h: which programs have an office open.
 *
 * Every open store holds a shared lock on the office's folder as long as it is
 * open; bringing the tables to a newer version needs it alone. A lock ends with
 * its process, however that ends. Any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A descriptor with the shared lock, or -1. Waits up to 10 s for somebody who
 * has it alone (FW_STORE_ERROR_BUSY). Close it to unlock. */
int
fw_lock_open (const char *folder, GError **error);
/* TRUE when nobody else has the office open, and none can open it now. Else
 * the shared lock may have been lost for a moment, but is held again. */
gboolean
fw_lock_try_alone (int fd);
void
fw_lock_share (int fd);

G_END_DECLS
