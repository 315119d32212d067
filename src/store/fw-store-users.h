/* fw-store-users.h: who can open an office: its key envelope while it is open.
 *
 * The envelope is read anew from the folder, changed and written back, so that
 * what another process did meanwhile is kept. Each call derives a key off the
 * main thread and takes about a second.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Adds @login or replaces its password; who may do so is for the caller to
 * decide. Resolves to TRUE when durable. */
DexFuture *
fw_store_set_password (FwStore *store, const char *login, const char *password);
/* The signed-in person's own: WRONG_PASSWORD when @old is not theirs. */
DexFuture *
fw_store_change_password (FwStore *store, const char *old, const char *password);
/* Removes @login; the last one stays. Removing what is not there is harmless. */
DexFuture *
fw_store_remove_login (FwStore *store, const char *login);
/* Resolves to a new printable recovery key (string), shown once; the old one
 * opens nothing any more. */
DexFuture *
fw_store_renew_recovery_key (FwStore *store);

G_END_DECLS
