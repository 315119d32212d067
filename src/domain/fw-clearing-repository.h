/* fw-clearing-repository.h: clearings in the store: the only SQL about them.
 *
 * Futures reject with a message fit for the user. The functions that give a change set
 * are pure: an edit session commits it, so that the act can be undone.
 */
#pragma once

#include "domain/fw-clearing.h"
#include "domain/fw-form.h"

G_BEGIN_DECLS

/* What a dialog holds of one. */
typedef struct
{
  FwDay start, end;
  int minutes;
  gint64 staff_id, provider_id; /* at most one of them; 0 */
  const char *person;
  const char *question; /* for a new one only */
} FwClearingForm;

/* Columns of list_hours. */
enum
{
  FW_CLEARING_HOURS_ID,
  FW_CLEARING_HOURS_VERSION,
  FW_CLEARING_HOURS_DAY,
  FW_CLEARING_HOURS_MINUTES,
  FW_CLEARING_HOURS_WHAT,
};

/* A new one with its report, for at least one child of the case: the question, the
 * children and the areas of the resource check stand in it. Resolves to its id (int64). */
DexFuture *
fw_clearing_repository_create (FwStore *store,
                               gint64 case_id,
                               const gint64 *child_ids,
                               guint n_children,
                               const FwClearingForm *form);
/* Resolves to a GPtrArray (boxed) of FwClearing, the newest first. */
DexFuture *
fw_clearing_repository_list (FwStore *store, gint64 case_id);
/* Resolves to an FwClearing (boxed); NOT_FOUND. */
DexFuture *
fw_clearing_repository_load (FwStore *store, gint64 id);
/* Entries of hours, the newest first. */
DexFuture *
fw_clearing_repository_list_hours (FwStore *store, gint64 id);

/* NULL with an error that says what is wrong; else the act. */
FwChangeSet *
fw_clearing_dup_changed (const FwClearing *self, const FwClearingForm *form, GError **error);
/* @what: what the time was for. */
FwChangeSet *
fw_clearing_dup_hours_added (const FwClearing *self,
                             FwDay day,
                             int minutes,
                             const char *what,
                             GError **error);
FwChangeSet *
fw_clearing_dup_hours_removed (gint64 hours_id, gint64 version);
/* Ends it on @day, or lets it run again (FW_CLEARING_RUNNING). Breaking off, and ending
 * after the agreed day, need a reason. */
FwChangeSet *
fw_clearing_dup_ended (const FwClearing *self,
                       FwClearingStatus status,
                       FwDay day,
                       const char *reason,
                       GError **error);

/* The report and all that belongs to it as canonical content (JSON), for
 * document/fw-clearing-report.h. Resolves to a string. */
DexFuture *
fw_clearing_repository_dup_content (FwStore *store, gint64 id, FwForm *form);

/* Finishes the report: @content and @pdf become version @number (the next one), which never
 * changes; the form is closed, and what it tells of the clearing with it. Resolves to the id of
 * the frozen document (int64). Rejects while the clearing runs (CONSTRAINT), and when somebody
 * was faster, or hours or dates are no longer what @content says (STALE). */
DexFuture *
fw_clearing_repository_freeze (FwStore *store,
                               gint64 id,
                               guint number,
                               const char *content,
                               GBytes *pdf);
/* Opens a finished report again; the versions stay. The reason stands in the next one. */
DexFuture *
fw_clearing_repository_correct (FwStore *store, const FwClearing *clearing, const char *reason);
/* The newest first; columns as of fw_plan_repository_list_versions(). */
DexFuture *
fw_clearing_repository_list_versions (FwStore *store, gint64 id);

/* Adds one to @changes, within the open transaction, as create does; the id, 0 on error. */
gint64
fw_clearing_new (FwConnection *connection,
                 FwChangeSet *changes,
                 gint64 case_id,
                 const gint64 *child_ids,
                 guint n_children,
                 const FwClearingForm *form,
                 GError **error);

G_END_DECLS
