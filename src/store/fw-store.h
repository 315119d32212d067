/* fw-store.h: an open office: its database threads, changes and logs.
 *
 * Main-thread object. It owns two threads with one connection each: the
 * writer, which alone changes anything, and the reader, which serves lists
 * and search beside it (WAL). The main thread never waits for either: every
 * call returns a DexFuture, to be awaited from a fiber.
 *
 *   page ── change set ──▶ fw_store_commit ──▶ writer: BEGIN IMMEDIATE …
 *    ▲                                          rows, change log, COMMIT
 *    └── "changed" (tables, ids) ◀──────────────┘  (other processes: polled)
 */
#pragma once

#include <libdex.h>

#include "base/fw-change-set.h"
#include "store/fw-connection.h"
#include "store/fw-result.h"
#include "store/fw-store-error.h"

G_BEGIN_DECLS

#define FW_TYPE_STORE (fw_store_get_type ())
G_DECLARE_FINAL_TYPE (FwStore, fw_store, FW, STORE, GObject)

/* What changed, for views: emitted once per transaction on the main thread.
 * void (*changed) (FwStore *store, FwNotice *notice) */
#define FW_TYPE_NOTICE (fw_notice_get_type ())
typedef struct _FwNotice FwNotice;
GType
fw_notice_get_type (void) G_GNUC_CONST;
FwNotice *
fw_notice_ref (FwNotice *self);
void
fw_notice_unref (FwNotice *self);
gboolean
fw_notice_has_table (FwNotice *self, const char *table);
gboolean
fw_notice_has_row (FwNotice *self, const char *table, gint64 id);
/* Ids of @table that changed (a gint64 array, borrowed), NULL when none. */
const gint64 *
fw_notice_get_ids (FwNotice *self, const char *table, guint *n_ids);
/* TRUE when another process on this host made the change. */
gboolean
fw_notice_is_foreign (FwNotice *self);

/* Creating and opening; both may take a second (key derivation) and run off
 * the main thread. Both resolve to an FwStore; the caller owns it.
 * @recovery_key of create: out, printed once for the user, (transfer full). */
DexFuture *
fw_store_create (const char *folder, const char *login, const char *password, char **recovery_key);
DexFuture *
fw_store_open (const char *folder, const char *login, const char *password);
/* Opens with the printed recovery key and gives @login a new @password. With
 * @recovery_key NULL the same as fw_store_open(). */
DexFuture *
fw_store_open_with_recovery (const char *folder,
                             const char *recovery_key,
                             const char *login,
                             const char *password);
/* A sentence for the user about what was repaired at opening, or NULL. */
const char *
fw_store_get_notice (FwStore *self);
/* Login names in the envelope of @folder, without any key: for the sign-in list. */
char **
fw_store_list_logins (const char *folder, GError **error);
/* Ends the threads after what is queued is done; resolves when closed. */
DexFuture *
fw_store_close (FwStore *self);
const char *
fw_store_get_folder (FwStore *self);
const char *
fw_store_get_login (FwStore *self);

/* Who acts from now on, for change log, access log and drafts: a row of `staff`. */
void
fw_store_set_staff (FwStore *self, gint64 staff_id);
gint64
fw_store_get_staff (FwStore *self);

typedef DexFuture *(*FwStoreFunc) (FwConnection *connection, gpointer data);

/* Resolves to an FwResult (boxed), read on the reader thread. @params as in fw-connection.h. */
DexFuture *
fw_store_query (FwStore *self, const char *sql, GVariant *params);
/* Runs @func on the reader thread; resolves to what it returns (an already
 * resolved future: dex_future_new_take_boxed and the like). Functions must
 * not await and must not touch records or widgets. */
DexFuture *
fw_store_read (FwStore *self, FwStoreFunc func, gpointer data, GDestroyNotify destroy);
/* The same on the writer, inside BEGIN IMMEDIATE … COMMIT; a rejected future
 * rolls back. Everything done through fw_connection_apply() is broadcast. */
DexFuture *
fw_store_write (FwStore *self, FwStoreFunc func, gpointer data, GDestroyNotify destroy);
/* Resolves to the applied FwChangeSet (boxed), durable on the disk.
 * Rejects with FW_STORE_ERROR_STALE, _FULL, _READ_ONLY, …; then nothing of it is written. */
DexFuture *
fw_store_commit (FwStore *self, FwChangeSet *changes);

/* Access log. @action: "open", "search", "print", "export", "backup",
 * "sign-in", "sign-in-failed", "break-glass", "hand-out" … @case_id 0 where
 * none; @detail: reason or purpose, NULL if none. Resolves when durable. */
DexFuture *
fw_store_log_access (FwStore *self, const char *action, gint64 case_id, const char *detail);

G_END_DECLS
