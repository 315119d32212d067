/* fw-timeline-axis.h: marks of a time axis, and how much of a timeline there is to see at
 * a scale. Pure.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

/* What fits: one day to 25 years on a sheet. */
#define FW_TIMELINE_LEAST_SCALE 0.02
#define FW_TIMELINE_MOST_SCALE 1600.0

typedef enum
{
  FW_AXIS_DAY,
  FW_AXIS_WEEK,
  FW_AXIS_MONTH,
  FW_AXIS_QUARTER,
  FW_AXIS_YEAR,
  FW_AXIS_FIVE_YEARS,
} FwAxisUnit;

typedef struct
{
  FwDay day;      /* where the mark stands */
  FwDay end;      /* where the next of its unit stands */
  gboolean major; /* has the larger label */
} FwAxisTick;

/* The finest unit that is at least @least pixels wide at @scale pixels a day. */
FwAxisUnit
fw_axis_get_unit (double scale, double least);
/* The unit of the larger labels over @unit. */
FwAxisUnit
fw_axis_get_major (FwAxisUnit unit);
/* The first day of the unit that holds @day, and of the next one. */
FwDay
fw_axis_floor (FwAxisUnit unit, FwDay day);
FwDay
fw_axis_next (FwAxisUnit unit, FwDay day);
/* Marks of @unit that touch [@first, @last], as a GArray of FwAxisTick; `major` where one
 * of the larger unit begins too. */
GArray *
fw_axis_dup_ticks (FwAxisUnit unit, FwDay first, FwDay last);

G_END_DECLS
