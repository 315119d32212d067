/* fw-connection.h: one SQLCipher connection with its prepared statements.
 *
 * Lives on one thread: the writer's or the reader's, owned by FwStore; tests
 * and fallwerkctl may own one of their own. SQL is the subset that SQLite and
 * PostgreSQL share: parameters are $1, $2, …; no LIKE, no JSON operators, no
 * dialect functions, no OFFSET. Parameters come as a GVariant tuple (consumed
 * if floating), e.g. g_variant_new ("(xsms)", id, name, maybe_text): x, i, u, b → integer,
 * d → real, s → text, ay → blob, m* → or NULL. NULL for no parameters.
 */
#pragma once

#include "base/fw-change-set.h"
#include "store/fw-result.h"

G_BEGIN_DECLS

typedef struct _FwConnection FwConnection;

gboolean
fw_connection_exec (FwConnection *self, const char *sql, GVariant *params, GError **error);
FwResult *
fw_connection_query (FwConnection *self, const char *sql, GVariant *params, GError **error);
/* Rows touched by the last exec. */
gint64
fw_connection_get_changes (FwConnection *self);
/* Executes @changes inside the open transaction: checks versions
 * (FW_STORE_ERROR_STALE names who changed the row and when), fills in what was
 * there before, raises versions, appends to the change log. */
gboolean
fw_connection_apply (FwConnection *self, FwChangeSet *changes, GError **error);
/* What is derived from rows and kept beside them: called after every applied set, within its
 * transaction, on its thread; FALSE with an error takes the set back. One for the process. */
typedef gboolean (*FwApplyHook) (FwConnection *connection, FwChangeSet *changes, GError **error);
void
fw_connection_set_apply_hook (FwApplyHook hook);
/* Rows that are made in bulk by demo data and imports: no version check, no change log. */
gboolean
fw_connection_insert_row (FwConnection *self,
                          const char *table,
                          gint64 id,
                          FwRow *row,
                          GError **error);

G_END_DECLS
