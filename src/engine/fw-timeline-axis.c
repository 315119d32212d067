/* fw-timeline-axis.c: see fw-timeline-axis.h. */
#include "config.h"

#include "engine/fw-timeline-axis.h"

/* The shortest that a unit can be. */
static const double days[] = {
    [FW_AXIS_DAY] = 1,      [FW_AXIS_WEEK] = 7,   [FW_AXIS_MONTH] = 28,
    [FW_AXIS_QUARTER] = 90, [FW_AXIS_YEAR] = 365, [FW_AXIS_FIVE_YEARS] = 1826,
};

FwAxisUnit
fw_axis_get_unit (double scale, double least)
{
  FwAxisUnit unit = FW_AXIS_DAY;

  while (unit < FW_AXIS_FIVE_YEARS && days[unit] * scale < least)
    unit++;
  return unit;
}

FwAxisUnit
fw_axis_get_major (FwAxisUnit unit)
{
  switch (unit)
    {
    case FW_AXIS_DAY:
    case FW_AXIS_WEEK:
      return FW_AXIS_MONTH;
    case FW_AXIS_MONTH:
    case FW_AXIS_QUARTER:
      return FW_AXIS_YEAR;
    case FW_AXIS_YEAR:
    case FW_AXIS_FIVE_YEARS:
    default:
      return unit;
    }
}

FwDay
fw_axis_floor (FwAxisUnit unit, FwDay day)
{
  int year, month, of_month;

  fw_day_split (day, &year, &month, &of_month);
  switch (unit)
    {
    case FW_AXIS_WEEK:
      return day - (fw_day_get_weekday (day) - 1);
    case FW_AXIS_MONTH:
      return fw_day_new (year, month, 1);
    case FW_AXIS_QUARTER:
      return fw_day_new (year, (month - 1) / 3 * 3 + 1, 1);
    case FW_AXIS_YEAR:
      return fw_day_new (year, 1, 1);
    case FW_AXIS_FIVE_YEARS:
      return fw_day_new (year - year % 5, 1, 1);
    case FW_AXIS_DAY:
    default:
      return day;
    }
}

FwDay
fw_axis_next (FwAxisUnit unit, FwDay day)
{
  static const int months[] = {
      [FW_AXIS_MONTH] = 1, [FW_AXIS_QUARTER] = 3, [FW_AXIS_YEAR] = 12, [FW_AXIS_FIVE_YEARS] = 60};
  FwDay first = fw_axis_floor (unit, day);

  if (unit == FW_AXIS_DAY || unit == FW_AXIS_WEEK)
    return first + (unit == FW_AXIS_DAY ? 1 : 7);
  return fw_day_add_months (first, months[unit]);
}

GArray *
fw_axis_dup_ticks (FwAxisUnit unit, FwDay first, FwDay last)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (FwAxisTick));
  FwAxisUnit major = fw_axis_get_major (unit);
  FwDay before = FW_DAY_NONE;

  for (FwDay day = fw_axis_floor (unit, first); day <= last; day = fw_axis_next (unit, day))
    {
      FwAxisTick tick = {.day = day, .end = fw_axis_next (unit, day)};
      FwDay larger = fw_axis_floor (major, unit == FW_AXIS_WEEK ? day + 6 : day);

      tick.major = larger != before;
      before = larger;
      g_array_append_val (ticks, tick);
    }
  return ticks;
}
