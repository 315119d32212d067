/* fw-access-log.h: who saw or took out what; append-only.
 *
 * A hash chain over the hashes of the bodies: changing or removing an entry
 * breaks it, erasing a body where the law asks for it does not. It proves
 * forging only against a head that was written down elsewhere (see the manual).
 */
#pragma once

#include "store/fw-connection.h"

G_BEGIN_DECLS

/* Inside a transaction of the writer. @case_id 0 for none. */
gboolean
fw_access_log_append (FwConnection *connection,
                      gint64 staff_id,
                      const char *action,
                      gint64 case_id,
                      const char *body,
                      GError **error);
/* Replaces the body of an entry by a tombstone. */
gboolean
fw_access_log_erase (FwConnection *connection, gint64 id, GError **error);
/* TRUE when the chain holds; else @broken (out) is the first wrong entry. */
gboolean
fw_access_log_verify (FwConnection *connection, gint64 *n_entries, gint64 *broken, GError **error);

G_END_DECLS
