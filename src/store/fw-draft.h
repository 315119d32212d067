/* fw-draft.h: what was typed and is no row yet, or not yet in its row.
 *
 * Drafts belong to the person who acts (fw_store_set_staff) and have a name:
 * "record/TABLE/ID" for a live record that an edit session watches, any other
 * name for text of its own, such as "journal/CASE". They lie in the encrypted
 * database, survive a crash, and are nobody else's to see. Main thread; every
 * future is rejected like that of a commit.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Resolves to TRUE when durable. Replaces an earlier draft of that name. */
DexFuture *
fw_store_save_draft (FwStore *store, const char *name, const char *body);
/* Resolves to the text (string), NULL when there is no draft of that name. */
DexFuture *
fw_store_load_draft (FwStore *store, const char *name);
/* Resolves to TRUE; dropping what is not there is harmless. */
DexFuture *
fw_store_drop_draft (FwStore *store, const char *name);
/* Resolves to an FwResult: name, body, at (UTC), newest first. */
DexFuture *
fw_store_list_drafts (FwStore *store);
/* Like fw_store_commit(), and drops the draft @name in the same transaction:
 * there is no moment at which the text is in both or in neither. Saves of the
 * same fields within 30 s of each other are one entry of the change log. */
DexFuture *
fw_store_commit_draft (FwStore *store, FwChangeSet *changes, const char *name);

G_END_DECLS
