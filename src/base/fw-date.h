/* fw-date.h: calendar days. Pure functions, proleptic Gregorian calendar.
 *
 * A day is the number of days since 1970-01-01; weekdays count from Monday = 1.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint32 FwDay;

#define FW_DAY_NONE G_MININT32

FwDay
fw_day_new (int year, int month, int day);
/* TRUE when the date exists. */
gboolean
fw_day_is_valid (int year, int month, int day);
void
fw_day_split (FwDay self, int *year, int *month, int *day);
int
fw_day_get_weekday (FwDay self);
/* ISO 8601 week number. */
int
fw_day_get_week (FwDay self);
/* Month arithmetic that ends on the last day of a shorter month (§ 188 (3) BGB). */
FwDay
fw_day_add_months (FwDay self, int months);
/* YYYY-MM-DD, strictly. */
gboolean
fw_day_from_iso (const char *text, FwDay *day);
char *
fw_day_to_iso (FwDay self);
/* As people of the user's language read it: "3.4.2026", "3/4/2026". */
char *
fw_day_to_text (FwDay self);
/* Full years of age on @today of somebody born on that day. */
int
fw_day_get_age (FwDay self, FwDay today);
/* What people type: "3.4.26", "3/4/2026", "3.4.", "030426", "heute", "today", "gestern",
 * "morgen", "+3", "-2 w", "+1 m", ISO. @today is where it counts from. A year
 * of two digits lies in the hundred years that end @years_ahead from now.
 * FALSE when it is no date. */
gboolean
fw_day_parse (const char *text, FwDay today, int years_ahead, FwDay *day);

G_END_DECLS
