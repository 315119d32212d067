/* fw-timeline-layout.h: a timeline at one scale: lanes, rows and marks with their places.
 *
 * Made anew for every scale and filter, immutable; keeps its timeline. x counts pixels from
 * the origin day, y from the upper edge of the first lane. No GTK: screen, print and the
 * tests of overlap use the same numbers.
 */
#pragma once

#include "domain/fw-timeline.h"
#include "engine/fw-timeline-axis.h"
#include "engine/fw-timeline-fold.h"
#include "engine/fw-timeline-pack.h"
#include "scene/fw-scene-item.h"

G_BEGIN_DECLS

typedef double (*FwTimelineMeasure) (const char *text, double size, int weight, gpointer data);

typedef enum
{
  FW_MARK_BAR,
  FW_MARK_POINT,
  FW_MARK_PILL,    /* one or more letters */
  FW_MARK_DENSITY, /* how many contacts in a unit of time */
  FW_MARK_GOAL,
  FW_MARK_DEADLINE,
  FW_MARK_VALUE, /* a point of a curve */
  FW_MARK_AGE,   /* a birthday on a child's ruler */
} FwTimelineMarkKind;

typedef struct
{
  FwTimelineMarkKind kind;
  guint lane;                    /* index in lanes */
  guint first_member, n_members; /* in members: positions of events */
  double x, width, y, height;    /* of the body */
  double blur_from, blur_to;     /* how far beginning and end are not known */
  FwPackSide side;
  double label_x, label_width;
  const char *label;         /* NULL: none */
  double share;              /* of the highest column, 0 to 1; of a ruler the age */
  gboolean cut_from, cut_to; /* goes on outside of what is there */
} FwTimelineMark;

typedef struct
{
  int lane; /* an FwTimelineLane; -1: the children's ages */
  double y, height;
  gboolean folded;
  guint n_events;
  guint most;      /* contacts in the highest column */
  FwAxisUnit unit; /* of the columns */
  GArray *groups;  /* FwTimelineGroup */
} FwTimelineLaneRow;

typedef struct
{
  int child; /* -1: the family */
  double y, height;
} FwTimelineGroup;

typedef struct
{
  double scale;  /* pixels a day */
  double factor; /* of all type and rows; 1 is natural */
  FwTimelineFilter filter;
  guint32 folded; /* a set of 1 << FwTimelineLane */
  gboolean hide_empty;
  gboolean fold_gaps;    /* long stretches in which nothing begins or ends are folded */
  gboolean hide_blocked; /* addresses that must be on no paper stand as "address blocked" */
  FwDay first, last;     /* nothing outside is there, bars are cut; FW_DAY_NONE: no bounds */
  FwTimelineMeasure measure;
  gpointer measure_data;
} FwTimelineLayoutOptions;

#define FW_TYPE_TIMELINE_LAYOUT (fw_timeline_layout_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineLayout, fw_timeline_layout, FW, TIMELINE_LAYOUT, GObject)

struct _FwTimelineLayout
{
  GObject parent_instance;
  FwTimeline *timeline;
  FwTimelineLayoutOptions options;
  FwDay origin, last; /* the days that hold everything */
  FwFoldAxis axis;    /* day ↔ x */
  GArray *lanes;      /* FwTimelineLaneRow */
  GArray *marks;      /* FwTimelineMark, by lane, then by x */
  GArray *members;    /* guint */
  guint *mark_of;     /* of each event: index of its mark + 1; 0: not shown */
  double height;
  guint n_undated; /* shown events that have no date at all */
};

#define FW_TIMELINE_CURVE 74.0 /* height of a lane of curves at factor 1 */
/* Where @value (tenths) stands in the lane that begins at @y. */
double
fw_timeline_layout_get_value_y (FwTimelineLayout *self, double y, int value);

#define FW_TIMELINE_TYPE 12.0 /* of labels, pixels at factor 1 */
#define FW_TIMELINE_WEIGHT 400
#define FW_TIMELINE_BAR_WEIGHT 600 /* in bars */

/* The texts of @options' filter are used during the call only. */
FwTimelineLayout *
fw_timeline_layout_new (FwTimeline *timeline, const FwTimelineLayoutOptions *options);
/* The same at the scale at which [@first, @last] of @options is @width wide; the scale of
 * @options is not looked at. */
FwTimelineLayout *
fw_timeline_layout_new_for_width (FwTimeline *timeline,
                                  const FwTimelineLayoutOptions *options,
                                  double width);
double
fw_timeline_layout_get_x (FwTimelineLayout *self, FwDay day);
/* The day at @x with its fraction, also within a fold. */
double
fw_timeline_layout_get_day (FwTimelineLayout *self, double x);
/* "4 years", "18 months": how long a fold is. */
char *
fw_timeline_dup_fold_words (const FwFold *fold);
const FwTimelineMark *
fw_timeline_layout_get_mark (FwTimelineLayout *self, guint index);
const FwTimelineEvent *
fw_timeline_layout_get_member (FwTimelineLayout *self, const FwTimelineMark *mark, guint index);
/* The mark that @event is in; NULL when it is not shown or in a folded lane. */
const FwTimelineMark *
fw_timeline_layout_find (FwTimelineLayout *self, const FwTimelineEvent *event);
/* All that is painted of a mark, its label too. */
void
fw_timeline_mark_get_bounds (FwTimelineLayout *self,
                             const FwTimelineMark *mark,
                             graphene_rect_t *bounds);
/* The words of a mark for a screen reader: of its one event or how many it holds. */
char *
fw_timeline_layout_dup_spoken (FwTimelineLayout *self, const FwTimelineMark *mark);
/* "2021", "May 2021", "week 20, 2021", "5/14/2021": of a column of contacts. */
char *
fw_timeline_dup_unit_words (FwAxisUnit unit, FwDay day);

/* Marks that touch [@from, @to] as FwSceneItems with words and FwTimelineSigns, in the
 * order of reading. */
GPtrArray *
fw_timeline_layout_dup_items (FwTimelineLayout *self, double from, double to);
FwSceneItem *
fw_timeline_layout_dup_item (FwTimelineLayout *self, guint mark);

/* Kinds of items beside FwTimelineMarkKind. */
enum
{
  FW_TIMELINE_GROUND = 100, /* lanes, grid, today */
  FW_TIMELINE_AXIS,
  FW_TIMELINE_TITLES, /* the column of lane titles */
};

/* What an item is drawn from (g_rc_box). */
typedef struct
{
  FwTimelineLayout *layout;
  const FwTimelineMark *mark;  /* NULL: of the ground */
  double from, to;             /* of the ground: what is drawn of it */
  double label_x, label_width; /* where the label stands now: of a bar that is partly in view */
} FwTimelineSign;

#define FW_TIMELINE_AXIS_HEIGHT 40.0 /* at factor 1 */
#define FW_TIMELINE_TITLE_WIDTH 190.0

/* The same between @first and @last with axis and lane titles, for paper: everything that
 * a scene has to hold. */
GPtrArray *
fw_timeline_layout_dup_page_items (FwTimelineLayout *self, FwDay first, FwDay last);

G_END_DECLS
