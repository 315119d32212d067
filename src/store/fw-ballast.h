/* fw-ballast.h: a reserve of disk space that is given up when the disk is full.
 *
 * SQLite needs space even for deleting. The file `ballast` in the office's
 * folder holds 8 MiB; it is removed at the first write that finds no space,
 * and made again at an opening with plenty of room. Any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void
fw_ballast_ensure (const char *folder);
/* TRUE when there was a reserve. @database: path of office.db. */
gboolean
fw_ballast_release (const char *database);

G_END_DECLS
