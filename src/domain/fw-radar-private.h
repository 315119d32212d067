/* fw-radar-private.h: what the parts of the radar's loading share; reader's thread. */
#pragma once

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

typedef struct
{
  FwConnection *connection;
  FwDeadlineScope scope;
  gint64 case_id;
  gint64 staff_id;
  FwRadar *radar;
  FwCalendar office_calendar; /* with the office's own days off */
  GHashTable *rules;          /* "name start" → FwDeadlineRule, NULL for none */
} FwRadarJob;

/* A copy of the rule in force at @start, NULL when there is none. */
FwDeadlineRule *
_fw_radar_find_rule (FwRadarJob *job, const char *name, FwDay start);
gboolean
_fw_radar_read_plans (FwRadarJob *job, GError **error);
gboolean
_fw_radar_read_children (FwRadarJob *job, GError **error);

G_END_DECLS
