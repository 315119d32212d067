/* fw-staff-repository.h: members of staff. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Resolves to the id (int64) of the member of staff with that login whose
 * account is open today; ACCESS_ENDED with the date, or NOT_FOUND. */
DexFuture *fw_staff_repository_find_by_login (FwStore    *store,
                                              const char *login);
/* Resolves to a result of one row: name, function, team name. */
DexFuture *fw_staff_repository_describe      (FwStore    *store,
                                              gint64      id);

G_END_DECLS
