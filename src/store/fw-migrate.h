/* fw-migrate.h: brings an office's tables to what this program needs.
 *
 * Migrations are resources named by time. Each runs in one transaction with
 * its row in schema_migration; a name there that this program does not know
 * means that a newer program wrote the office.
 */
#pragma once

#include "store/fw-connection.h"

G_BEGIN_DECLS

/* TRUE in @needed when an older office has migrations to come. NEWER when it
 * is from a newer program. */
gboolean
fw_migrate_check (FwConnection *connection, gboolean *needed, gboolean *is_new, GError **error);
gboolean
fw_migrate_run (FwConnection *connection, GError **error);
/* Only those up to the name @last: makes the office of an older program, for tests. */
gboolean
fw_migrate_run_until (FwConnection *connection, const char *last, GError **error);

G_END_DECLS
