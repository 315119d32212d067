/* fw-deadline-copy-private.h: the days of all open deadlines as they are kept for a team's list
 * (table deadline_due): written with fw-case-due.c, read by the radar.
 *
 *   ledger, hand-set days ─▶ rows of the copy ─▶ numbers by day, the cases up to a day
 *
 * A copy, never a truth: what is listed is computed from the acts of the cases it names.
 */
#pragma once

#include "domain/fw-deadline-ledger-private.h"

G_BEGIN_DECLS

/* What the copy ought to hold. */
typedef struct _FwDeadlineCopy FwDeadlineCopy;

FwDeadlineCopy *
_fw_deadline_copy_new (void);
void
_fw_deadline_copy_free (FwDeadlineCopy *self);
/* @assigned_to 0: nobody was named; @team_id 0: none, or the case has ended. */
void
_fw_deadline_copy_add (FwDeadlineCopy *self,
                       gint64 case_id,
                       FwDay due,
                       gint64 assigned_to,
                       gint64 team_id,
                       gboolean hidden);
/* Writes what differs, of one case or (0) of all. Writer's thread, within a transaction. */
gboolean
_fw_deadline_copy_write (FwDeadlineCopy *self,
                         FwConnection *connection,
                         gint64 case_id,
                         GError **error);

/* Whether the copy is of today: some deadlines end by themselves. */
gboolean
_fw_deadline_copy_is_of_today (FwConnection *connection, gboolean *of_today, GError **error);
/* How many of the team of @staff_id, that they may see, fall due on which day. */
gboolean
_fw_deadline_copy_count (FwConnection *connection, gint64 staff_id, FwRadar *radar, GError **error);
/* On `case_file c`: its cases with anything up to (or @only: on) the day $2, $1 is the member of
 * staff. */
const char *
_fw_deadline_copy_get_where (gboolean only);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwDeadlineCopy, _fw_deadline_copy_free)

G_END_DECLS
