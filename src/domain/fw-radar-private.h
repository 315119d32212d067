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
  GHashTable *told;           /* keys of missed deadlines that were escalated to me */
  FwLedger *ledger;           /* what rules make of the acts of the scope's cases */
} FwRadarJob;

/* Fills job->ledger. */
gboolean
_fw_radar_open_ledger (FwRadarJob *job, GError **error);
/* What rules make, up to the limit; the rest is counted. */
void
_fw_radar_add_rules (FwRadarJob *job);
/* Puts their history into the items; rows of @where, as the ledger's. */
gboolean
_fw_radar_read_history (FwRadarJob *job, const char *where, GError **error);
/* The statement's part that the scope's cases are found by. */
const char *
_fw_radar_get_where (FwDeadlineScope scope);
/* The line below the title: why this date. */
void
_fw_radar_fill_why (FwRadarJob *job, FwDeadlineItem *item);
gboolean
_fw_radar_read_decisions (FwRadarJob *job, GError **error);
gboolean
_fw_radar_read_children (FwRadarJob *job, GError **error);

G_END_DECLS
