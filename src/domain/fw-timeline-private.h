/* fw-timeline-private.h: what the readers of the timeline's sources share. */
#pragma once

#include "domain/fw-decision-light.h"
#include "domain/fw-timeline.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

typedef struct
{
  FwConnection *connection;
  FwTimeline *timeline;
  FwCalendar calendar; /* the office's */
  gint64 case_id;
  gint64 staff_id;
  int drop_limit;               /* of a well-being line, tenths */
  GHashTable *help_kinds;       /* name → title, owned */
  GHashTable *conference_kinds; /* the same */
} FwTimelineReading;

/* Rows of @sql with $1 the case and $2 who reads. */
FwResult *
_fw_timeline_query (FwTimelineReading *self, const char *sql, GError **error);
FwPartialDate
_fw_timeline_get_date (FwResult *rows, guint row, guint column);
/* A text of the row, kept by the timeline. */
const char *
_fw_timeline_get_text (FwTimelineReading *self, FwResult *rows, guint row, guint column);
/* The child whose id is in the column; the family's when it is nobody's. */
void
_fw_timeline_set_child (FwTimelineReading *self,
                        FwTimelineEvent *event,
                        FwResult *rows,
                        guint row,
                        guint column);

/* fw-timeline-life.c: people, households, institutions, health, rights, life events. */
gboolean
_fw_timeline_read_life (FwTimelineReading *self, GError **error);
/* fw-timeline-work.c: contacts, conferences, decisions. */
gboolean
_fw_timeline_read_work (FwTimelineReading *self, GError **error);
/* fw-timeline-wellbeing.c: the four lines of the plans. */
gboolean
_fw_timeline_read_wellbeing (FwTimelineReading *self, GError **error);
/* fw-timeline-plans.c: plans, helps, goals, clearings. */
gboolean
_fw_timeline_read_plans (FwTimelineReading *self, GError **error);

G_END_DECLS
