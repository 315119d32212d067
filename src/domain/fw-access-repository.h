/* fw-access-repository.h: reading the access log: who saw or took out what, when. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of list. */
enum
{
  FW_ACCESS_ID,
  FW_ACCESS_AT, /* UTC */
  FW_ACCESS_STAFF,
  FW_ACCESS_ACTION,
  FW_ACCESS_CASE_NUMBER,
  FW_ACCESS_DETAIL, /* reason or purpose; NULL: none, or erased */
};

/* The newest @limit before the entry @before (0: of all). Only numbers of cases, no names. */
DexFuture *
fw_access_repository_list (FwStore *store, gint64 before, guint limit);
/* Follows the chain from the first entry; resolves to the number of entries
 * (int64), rejects with DAMAGED naming the first wrong one. */
DexFuture *
fw_access_repository_verify (FwStore *store);
/* "open", "print" …: a translated word. */
const char *
fw_access_action_to_text (const char *action);

G_END_DECLS
