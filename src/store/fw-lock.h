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
/* Exchanges the lock for one alone: TRUE when nobody else has the office open,
 * and none can open it now. Else there is no lock any more: two that wait for
 * each other must both let go. */
gboolean
fw_lock_try_alone (int fd);
/* FALSE when somebody has the office alone. */
gboolean
fw_lock_try_share (int fd);
void
fw_lock_release (int fd);

G_END_DECLS
