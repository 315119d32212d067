/* fw-value-stream-hours.h: the working hours of an office: "mo-fr 08:00-16:00". Pure.
 *
 *   hours := "always" | part ("," part)*
 *   part  := day ("-" day)? (from "-" to)+       days in German or English, two letters
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_VALUE_STREAM_MAX_SPANS 4

typedef struct
{
  gboolean always;  /* around the clock, 8 760 h a year */
  guint n_spans[7]; /* Monday first */
  struct
  {
    int from, to; /* minutes of the day */
  } spans[7][FW_VALUE_STREAM_MAX_SPANS];
} FwValueStreamHours;

/* "" gives Monday to Friday, 08:00 to 16:00. FALSE when it is none. */
gboolean
fw_value_stream_hours_parse (FwValueStreamHours *self, const char *text);
/* Weekdays with hours: 7 for "always". */
guint
fw_value_stream_hours_get_week_days (const FwValueStreamHours *self);
/* Working seconds of a working day; the mean where the days differ. */
double
fw_value_stream_hours_get_day (const FwValueStreamHours *self);
/* Mean wait for a release (signature round, conference) at @minute of the given weekdays,
 * in working seconds, for work that comes evenly within the hours. @weekdays: bits,
 * Monday lowest. NAN without a day. Source: research, signature gate: Tuesday and
 * Thursday 12:00 → 10.4 h, daily → 4.0 h. */
double
fw_value_stream_hours_get_gate_wait (const FwValueStreamHours *self, guint weekdays, int minute);

G_END_DECLS
