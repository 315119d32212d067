/* fw-life-event.h: what was typed into a lane of the timeline, as a live record, and the
 * changes that make, move and remove one. Pure but for the record.
 */
#pragma once

#include "domain/fw-timeline.h"
#include "store/fw-record.h"

G_BEGIN_DECLS

/* Properties: case-id, child-id, lane, text, note, span, ongoing, from-date, to-date, source. */
#define FW_TYPE_LIFE_EVENT (fw_life_event_get_type ())
G_DECLARE_FINAL_TYPE (FwLifeEvent, fw_life_event, FW, LIFE_EVENT, FwRecord)

/* What a new one holds; everything but text may be empty. */
typedef struct
{
  const char *lane; /* stored name */
  const char *lane_title;
  gint64 child_id; /* 0: the family */
  const char *text, *note, *symbol, *source;
  gboolean span, ongoing;
  const char *from, *to; /* partial dates as stored; NULL: not known */
} FwLifeEventValues;

/* Stored names of lanes that can be typed into, NULL-terminated, and the translated name. */
const char *const *
fw_life_event_get_lanes (void);
const char *
fw_life_event_get_lane_title (const char *lane);
/* The name that is stored for what is typed into @lane; NULL: nothing can be. */
const char *
fw_life_event_lane_of (FwTimelineLane lane);
/* Adds the row to @changes; the new row's id. */
gint64
fw_life_event_insert (FwChangeSet *changes, gint64 case_id, const FwLifeEventValues *values);

/* TRUE when the dates of @event can be moved on the timeline: it is a bar whose row has
 * from_date and to_date of its own. */
gboolean
fw_timeline_event_is_movable (const FwTimelineEvent *event);
/* The change that gives @event another end or beginning: a day, unknown, or with
 * FW_DAY_NONE no end. NULL when it is not movable or would end before it begins. */
FwChangeSet *
fw_timeline_event_dup_moved (const FwTimelineEvent *event, gboolean end, FwDay day);
/* NULL when it is no life event. */
FwChangeSet *
fw_timeline_event_dup_removed (const FwTimelineEvent *event);

G_END_DECLS
