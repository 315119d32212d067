/* fw-absence-repository.h: who is away when: what is due then is the deputy's as well.
 *
 * Everybody says so of themselves; who leads a team, of the people of that team.
 * Source: handbook CASE-11.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of list. */
enum
{
  FW_ABSENCE_ID,
  FW_ABSENCE_NAME, /* of the member of staff */
  FW_ABSENCE_FROM,
  FW_ABSENCE_TO,
};

/* Columns of list_people. */
enum
{
  FW_ABSENCE_PERSON_ID,
  FW_ABSENCE_PERSON_NAME,
};

/* Those of today and later that the signed-in person may change, by their first day. */
DexFuture *
fw_absence_repository_list (FwStore *store);
/* Whose absences the signed-in person may enter: their own first. */
DexFuture *
fw_absence_repository_list_people (FwStore *store);
/* @staff_id (0: the signed-in person) is away from @from to @to (ISO, both included). Resolves
 * to the applied FwChangeSet, for undo, as does the one below. */
DexFuture *
fw_absence_repository_add (FwStore *store, gint64 staff_id, const char *from, const char *to);
/* Back again today: what has begun ends with yesterday, what lies ahead is taken out. */
DexFuture *
fw_absence_repository_end (FwStore *store, gint64 id);

G_END_DECLS
