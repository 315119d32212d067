/* fw-upgrade.h: an older office is copied, migrated, and checked; or put back.
 *
 *   office.db ──verified copy──▶ before-upgrade.db
 *       │ migrate                     │
 *       ▼                             │
 *    checked? ── yes: copy removed    │
 *       └─────── no: ◀── put back ────┘
 *
 * Runs on the thread that opens an office, which has it alone. Cut off at any
 * point, the next opening goes on: as long as the copy is there, the migrated
 * tables count as unchecked.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether an earlier upgrade was cut off before its check. */
gboolean
fw_upgrade_is_unfinished (const char *folder);
/* @secret: key and salt; @lock from fw_lock_open(), shared before, and after when TRUE.
 * FW_STORE_ERROR_BUSY while others have the office open. */
gboolean
fw_upgrade_run (const char *folder, const guint8 *secret, int lock, GError **error);

G_END_DECLS
