/* fw-office.h: the first rows of a new office. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Writes the office's name and Land (a two-letter code, NULL if not yet known)
 * as settings valid from @today (ISO), and the first member of staff with
 * @login, who manages the office. Resolves to the id of the member of staff. */
DexFuture *
fw_office_set_up (FwStore *store,
                  const char *office_name,
                  const char *land,
                  const char *staff_name,
                  const char *login,
                  const char *today);

G_END_DECLS
