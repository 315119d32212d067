/* fw-resubmission-repository.h: re-submissions (Wiedervorlagen): acting on what is due.
 *
 * Every act stands in the course of the case as well, in the same change set.
 */
#pragma once

#include "domain/fw-deadline-item.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Appends a new re-submission to @changes, on the writer's thread. @entry_id 0
 * for none; @assigned_to who has to act, @staff_id who sets it. */
gboolean
fw_resubmission_append (FwConnection *connection,
                        FwChangeSet *changes,
                        gint64 case_id,
                        gint64 entry_id,
                        const char *what,
                        const char *due,
                        gint64 assigned_to,
                        gint64 staff_id,
                        GError **error);
/* The same for every rule of @event that holds for cases of @case_kind:
 * Source: handbook CASE-5, TIME-2. @start is the day of the event (ISO). */
gboolean
fw_resubmission_append_rules (FwConnection *connection,
                              FwChangeSet *changes,
                              gint64 case_id,
                              const char *case_kind,
                              const char *event,
                              const char *start,
                              gint64 assigned_to,
                              GError **error);

/* Each resolves to the applied FwChangeSet, for undo. @assigned_to 0: myself. */
DexFuture *
fw_resubmission_repository_add (FwStore *store,
                                gint64 case_id,
                                const char *what,
                                const char *due,
                                gint64 assigned_to);
/* @item as Today shows it; one that a rule makes becomes a row by this. A missed deadline
 * (fw_deadline_item_is_missed) is refused: it is done late, with a reason. */
DexFuture *
fw_resubmission_repository_done (FwStore *store, FwDeadlineItem *item);
DexFuture *
fw_resubmission_repository_done_late (FwStore *store, FwDeadlineItem *item, const char *reason);
/* Columns of the history: what was done about a deadline, the oldest first. */
enum
{
  FW_HISTORY_ON,
  FW_HISTORY_STAFF, /* "": the program */
  FW_HISTORY_ACT,   /* postponed, dropped, done, late, assigned, reminded, escalated */
  FW_HISTORY_FROM,
  FW_HISTORY_TO,
  FW_HISTORY_REASON,
};
DexFuture *
fw_resubmission_repository_load_history (FwStore *store, FwDeadlineItem *item);
/* Both want a reason. */
DexFuture *
fw_resubmission_repository_drop (FwStore *store, FwDeadlineItem *item, const char *reason);
DexFuture *
fw_resubmission_repository_postpone (FwStore *store,
                                     FwDeadlineItem *item,
                                     const char *due,
                                     const char *reason);
DexFuture *
fw_resubmission_repository_assign (FwStore *store, FwDeadlineItem *item, gint64 assigned_to);

G_END_DECLS
