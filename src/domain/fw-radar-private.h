/* fw-radar-private.h: what the parts of the radar's loading share; reader's thread. */
#pragma once

#include "domain/fw-deadline-ledger-private.h"

G_BEGIN_DECLS

typedef struct
{
  FwConnection *connection;
  FwDeadlineScope scope;
  gint64 case_id;
  gint64 staff_id;
  FwRadar *radar;
  FwCalendar office_calendar; /* with the office's own days off */
  guint limit;                /* items made at most; the others are counted */
  gboolean is_window;         /* of a team: the days are counted in the copy, and only cases with
                                 something up to the day `last` are read */
  FwDay last;                 /* nothing later is listed; G_MAXINT: everything is */
  FwDay only;                 /* nothing else is listed; FW_DAY_NONE: no such day */
  gboolean decisions_are_counted; /* there are more than are listed */
  GHashTable *told;               /* keys of missed deadlines that were escalated to me */
  FwLedger *ledger;               /* what rules make of the acts of the scope's cases */
} FwRadarJob;

/* What is due in a case, within a job of a store's thread: fw_deadline_repository_load(). */
FwRadar *
_fw_radar_read_case (FwConnection *connection, gint64 case_id, gint64 staff_id, GError **error);
/* Fills job->ledger. */
gboolean
_fw_radar_open_ledger (FwRadarJob *job, GError **error);
/* What rules make, up to the limit; the rest is counted. */
void
_fw_radar_add_rules (FwRadarJob *job);
/* Puts their history into the items. */
gboolean
_fw_radar_read_history (FwRadarJob *job, GError **error);
/* The statement's part that the scope's cases are found by, on `case_file c`; its $1 is the
 * member of staff, its $2 what _fw_radar_get_two() gives. */
const char *
_fw_radar_get_where (FwRadarJob *job);
gint64
_fw_radar_get_two (FwRadarJob *job);
/* Decides how a team's list is read, and counts what falls due on which day. */
gboolean
_fw_radar_open_window (FwRadarJob *job, GError **error);
/* The line below the title: why this date. */
void
_fw_radar_fill_why (FwRadarJob *job, FwDeadlineItem *item);
gboolean
_fw_radar_read_decisions (FwRadarJob *job, GError **error);
gboolean
_fw_radar_read_children (FwRadarJob *job, GError **error);

G_END_DECLS
