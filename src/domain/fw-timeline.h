/* fw-timeline.h: the course of a case on one sheet, as read from the record.
 *
 * Made by fw-timeline-repository.h on the reader's thread, then read only; texts live as
 * long as the timeline. Life events alone are rows of their own (`life_event`); everything
 * else stands where it was written, and `action` leads there.
 * Source: handbook TIME-1; lanes after easyBiograph's dimensions (research/casework.md 1.2).
 */
#pragma once

#include <glib-object.h>

#include "base/fw-partial-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_LANE_DEADLINES,
  FW_LANE_FAMILY, /* family and living */
  FW_LANE_SCHOOL, /* school and work */
  FW_LANE_HEALTH,
  FW_LANE_HELP,
  FW_LANE_PROTECTION,
  FW_LANE_CONTACTS,
  FW_LANE_CONFERENCES, /* and what they decided */
  FW_LANE_PLANS,       /* and goals */
  FW_LANE_WELLBEING,   /* the four lines of the plans, added up */
  FW_LANE_OTHER,
  FW_N_LANES
} FwTimelineLane;

typedef enum
{
  FW_EVENT_BAR,        /* from … to */
  FW_EVENT_POINT,      /* at a time */
  FW_EVENT_CONTACT,    /* one of many: counted where there is no room */
  FW_EVENT_CONFERENCE, /* a letter in a pill */
  FW_EVENT_PLAN,       /* a sheet with its number */
  FW_EVENT_GOAL,       /* a term with a light: goals and decisions */
  FW_EVENT_DEADLINE,
  FW_EVENT_VALUE, /* a point of a curve */
} FwTimelineShape;

/* What a goal was rated at the review that followed. */
typedef enum
{
  FW_GOAL_NOT_REACHED,
  FW_GOAL_PARTLY_REACHED,
  FW_GOAL_REACHED,
} FwGoalRating;

#define FW_TIMELINE_MOST_VALUE 400 /* four lines of 10, in tenths */

/* What a bar is filled with; never the only sign of anything. */
typedef enum
{
  FW_TINT_PLAIN,
  FW_TINT_HOME,
  FW_TINT_RELATIVE,
  FW_TINT_PLACEMENT,
  FW_TINT_SCHOOL,
  FW_TINT_HEALTH,
  FW_TINT_HELP,
  FW_TINT_GRAVE,
  FW_N_TINTS
} FwTimelineTint;

typedef struct
{
  const char *id;    /* "life_event:17": table and row, once in the timeline */
  const char *table; /* "life_event", "record_entry", … */
  gint64 row;
  gint64 version;                  /* of a row whose dates may be changed here; else 0 */
  gint64 session, session_version; /* of a conference: the session that it is part of */
  const char *key;                 /* of a deadline: what stays the same for ever; else NULL */
  int minute;                      /* of a deadline in hours; else -1 */
  FwTimelineLane lane;
  int child;     /* index in children; -1: the family */
  guint32 named; /* some of several children, whom the text names: a set of 1 << index; else 0 */
  FwTimelineShape shape;
  FwTimelineTint tint;
  FwPartialDate from;
  FwPartialDate to;   /* of a bar or goal; unknown where it has no end */
  gboolean open;      /* goes on: no end yet */
  gboolean planned;   /* arranged, lies ahead */
  gboolean blocked;   /* names an address that must be on no paper (Auskunftssperre) */
  gboolean confided;  /* § 65 SGB VIII: that it was, never what */
  int light;          /* an FwDecisionLight; -1: none */
  int rating;         /* of a goal: an FwGoalRating; -1: not rated */
  int value;          /* of a point of a curve: tenths of 0 to 40 */
  guint series;       /* which curve, from 1 on: a person and who rated */
  gboolean joined;    /* a line leads here from the value before: none was left out between */
  gboolean falls;     /* by more than the office's limit on one of the four lines */
  gboolean office;    /* a professional's rating, not the person's own */
  const char *letter; /* of a conference or plan: "K", "2"; else NULL */
  const char *text;   /* never NULL */
  const char *detail; /* more of it, "" for nothing */
  const char *origin; /* where it comes from, in words */
  const char *action; /* detailed action that opens it; NULL: nowhere to go */
  FwDay first, last;  /* drawn from … to; of a point the same day; of an open bar today */
} FwTimelineEvent;

typedef struct
{
  gint64 id; /* of the person */
  const char *name;
  FwPartialDate born;
} FwTimelineChild;

#define FW_TYPE_TIMELINE (fw_timeline_get_type ())
G_DECLARE_FINAL_TYPE (FwTimeline, fw_timeline, FW, TIMELINE, GObject)

struct _FwTimeline
{
  GObject parent_instance;
  FwDay today;
  GArray *children; /* FwTimelineChild, the eldest first */
  GArray *events;   /* FwTimelineEvent by first day, once sealed */
  char *case_name, *file_number, *worker;
  guint32 withheld; /* lanes that who reads has no task for, a set of 1 << FwTimelineLane */
  GStringChunk *texts;
  GHashTable *index; /* id → position + 1, once sealed */
};

FwTimeline *
fw_timeline_new (FwDay today);
/* Keeps a copy of @text, "" for NULL. */
const char *
fw_timeline_intern (FwTimeline *self, const char *text);
/* The same for a text that hardly comes twice. */
const char *
fw_timeline_keep (FwTimeline *self, const char *text);
/* A new event of @table and @row with everything empty; fill it at once: the pointer
 * holds until the next call. */
FwTimelineEvent *
fw_timeline_add (FwTimeline *self, const char *table, gint64 row);
/* Index of the child that is this person; -1: none. */
int
fw_timeline_find_child (FwTimeline *self, gint64 person_id);
/* Works out the days that are drawn and sorts; again after adding more. */
void
fw_timeline_seal (FwTimeline *self);
/* Takes out what belongs to other children than these (a set of 1 << index), and their names
 * where something is for several: for a paper that is for these alone (handbook CASE-1). */
void
fw_timeline_restrict (FwTimeline *self, guint32 children);
/* NULL when there is none; only of a sealed timeline. */
const FwTimelineEvent *
fw_timeline_find (FwTimeline *self, const char *id);
const FwTimelineEvent *
fw_timeline_get (FwTimeline *self, guint position);
/* The days that hold everything, today among them; at least a year. */
void
fw_timeline_get_span (FwTimeline *self, FwDay *first, FwDay *last);
/* From before the eldest child's birth, where it is known, to what lies ahead: what a
 * reader wants to see first. */
void
fw_timeline_get_life (FwTimeline *self, FwDay *first, FwDay *last);

/* "Lena, Jonas: " of a set of children. Free with g_free(). */
char *
fw_timeline_dup_names (FwTimeline *self, guint32 children);

/* What a reader wants to see. */
typedef struct
{
  guint32 lanes;      /* a set of 1 << FwTimelineLane */
  guint32 children;   /* a set of 1 << index; the family's events always show */
  const char *search; /* words, all of which must be there; NULL: none */
  gboolean shared;    /* with the family: nothing that only the office knows */
} FwTimelineFilter;

#define FW_TIMELINE_FILTER_ALL ((FwTimelineFilter) {G_MAXUINT32, G_MAXUINT32, NULL, FALSE})

gboolean
fw_timeline_shows (FwTimeline *self, const FwTimelineEvent *event, const FwTimelineFilter *filter);

/* --- words ------------------------------------------------------------------------ */

const char *
fw_lane_get_title (FwTimelineLane lane);
/* "from 2019 to May 2021", "since 7/1/2021", "about 2018"; free with g_free(). */
char *
fw_timeline_event_dup_when (const FwTimelineEvent *event);
/* All that a screen reader says: "Help: Foster care, Finn, since 1/7/2021". */
char *
fw_timeline_event_dup_spoken (FwTimeline *self, const FwTimelineEvent *event);
/* "in time", "overdue", …; "" without a light. */
const char *
fw_timeline_event_get_light_word (const FwTimelineEvent *event);
/* "partly reached"; "" when it was not rated. */
const char *
fw_timeline_event_get_rating_word (const FwTimelineEvent *event);
/* "3 years 2 months" of a child on @day; NULL before birth or without a date. */
char *
fw_timeline_dup_age (FwTimeline *self, guint child, FwDay day);

G_END_DECLS
