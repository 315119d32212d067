#pragma once

#include "store/fw-connection.h"

#include FW_SQLITE_HEADER

#define FW_KEY_BYTES 32
#define FW_SALT_BYTES 16
#define FW_APPLICATION_ID 0x46574b31 /* "FWK1" */

typedef enum
{
  FW_CONNECTION_READ_ONLY = 1 << 0,
  FW_CONNECTION_CREATE = 1 << 1,
  FW_CONNECTION_AS_IS = 1 << 2, /* leaves the journal mode: copies, also in read-only places */
} FwConnectionFlags;

/* Opens @path with the raw @key and @salt (both are always passed: the salt in
 * the file's first bytes is a single point of loss). @vfs NULL: the default. */
FwConnection *
_fw_connection_open (const char *path,
                     const guint8 *key,
                     const guint8 *salt,
                     FwConnectionFlags flags,
                     const char *vfs,
                     GError **error);
void
_fw_connection_close (FwConnection *self);
sqlite3 *
_fw_connection_get_db (FwConnection *self);
/* Runs several statements without parameters; for migrations. */
gboolean
_fw_connection_exec_script (FwConnection *self, const char *script, GError **error);
/* Who acts: goes into the change log. */
void
_fw_connection_set_actor (FwConnection *self, gint64 staff_id);
gint64
_fw_connection_get_actor (FwConnection *self);
/* Which running program; a random number of the store. */
void
_fw_connection_set_process (FwConnection *self, gint64 process);
gint64
_fw_connection_get_process (FwConnection *self);
/* The sets applied since the last call (transfer full), for broadcasting. */
GPtrArray *
_fw_connection_steal_applied (FwConnection *self);
/* Remembers an applied set until the transaction ends. */
void
_fw_connection_note_applied (FwConnection *self, FwChangeSet *changes);
/* Turns SQLite's last error into a FwStoreError with a message for the user. */
void
_fw_connection_set_error (FwConnection *self, int code, GError **error);
/* Writes the log back into the file when it has grown; between transactions. */
void
_fw_connection_checkpoint_when_due (FwConnection *self);
/* fw_connection_apply() for what is saved while somebody types: the change log
 * gets one entry for saves of the same fields that follow each other. */
gboolean
_fw_connection_apply_typing (FwConnection *self, FwChangeSet *changes, GError **error);
/* Pages of the file whose proof fails, counted; the first ones as text ("3, 17 …"). */
guint
_fw_connection_find_damaged_pages (FwConnection *self, char **pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwConnection, _fw_connection_close)
