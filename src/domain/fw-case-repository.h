/* fw-case-repository.h: family files: the only SQL about them. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

typedef enum
{
  FW_CASE_SCOPE_MINE,
  FW_CASE_SCOPE_DEPUTY,
  FW_CASE_SCOPE_TEAM,
  FW_CASE_SCOPE_ALL,
} FwCaseScope;

/* Columns of the results of list and load. */
enum
{
  FW_CASE_ID,
  FW_CASE_NAME,
  FW_CASE_NUMBER,
  FW_CASE_STATUS,
  FW_CASE_FIRST_CONTACT,
  FW_CASE_LAST_CONTACT,
  FW_CASE_WORKER,
  FW_CASE_DEPUTY,
};

/* Opens a new family file: @name and @first_contact (ISO) are enough. The file
 * number is drawn in the same transaction ({prefix}-{year}-{0000}). The
 * signed-in member of staff is responsible. Resolves to its id (int64). */
DexFuture *
fw_case_repository_create (FwStore *store, const char *name, const char *first_contact);
/* Cases by name, at most @limit, for scripts; hidden cases never show. The
 * list of the window is in fw-case-list-repository.h. */
DexFuture *
fw_case_repository_list (FwStore *store, FwCaseScope scope, guint limit);
DexFuture *
fw_case_repository_load (FwStore *store, gint64 id);
/* Resolves to the id (int64) for a file number. */
DexFuture *
fw_case_repository_find_number (FwStore *store, const char *number);
/* id, name, number of the cases opened last by this member of staff. */
DexFuture *
fw_case_repository_list_recent (FwStore *store, guint limit);
/* TRUE when this member of staff is responsible, deputy, tandem partner or of
 * the team; otherwise opening asks for a reason. */
DexFuture *
fw_case_repository_may_open (FwStore *store, gint64 id);
/* Logs the opening (with the reason where one was given) and remembers it. */
DexFuture *
fw_case_repository_note_opened (FwStore *store, gint64 id, const char *reason);

/* Resolves to an FwResult of one cell: open re-submissions of the case. */
DexFuture *
fw_case_repository_count_open (FwStore *store, gint64 id);
/* The case and what is open for its worker go to @staff_id, whose team and
 * deputy become the case's. Resolves to the applied FwChangeSet.
 * Source: handbook CASE-11. */
DexFuture *
fw_case_repository_hand_over (FwStore *store, gint64 id, gint64 staff_id);

G_END_DECLS
