/* fw-calendar.h: public holidays and working days of the 16 Länder. Pure.
 *
 * A working day (Arbeitstag) is Monday to Friday without public holidays of the
 * place; the day of the event is day 0 (§ 187 (1) BGB). Days off of the office
 * (24 and 31 December) are no holidays: they count only for rules of the
 * office, so they must be asked for. Source: the Länder's holiday laws as
 * listed in data of vacanza/holidays; no substitute for a holiday on a Sunday.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

#define FW_N_LANDS 16

/* "BB", "BE", … in alphabetical order. */
const char *
fw_land_to_code (guint land);
const char *
fw_land_to_name (guint land);
gboolean
fw_land_from_code (const char *code, guint *land);

typedef enum
{
  FW_MUNICIPALITY_NONE,
  FW_MUNICIPALITY_BY_CATHOLIC, /* Assumption Day in Bavaria */
  FW_MUNICIPALITY_AUGSBURG,    /* the same and the Peace Festival */
  FW_MUNICIPALITY_SN_CATHOLIC, /* Corpus Christi in parts of Saxony */
  FW_MUNICIPALITY_TH_CATHOLIC, /* the same in Thuringia */
} FwMunicipality;

/* "by-catholic", "augsburg", "sn-catholic", "th-catholic", "" for none. FALSE
 * when unknown or not of that Land. */
gboolean
fw_municipality_from_name (const char *name, guint land, FwMunicipality *municipality);

typedef struct
{
  guint land; /* FW_N_LANDS: not yet known, no holidays */
  FwMunicipality municipality;
  gboolean off_december_24;
  gboolean off_december_31;
} FwCalendar;

typedef enum
{
  FW_SKIP_NONE,
  FW_SKIP_WEEKEND,
  FW_SKIP_HOLIDAY,
  FW_SKIP_OFFICE,
} FwSkip;

typedef struct
{
  FwDay day;
  FwSkip why;
  const char *name; /* German name of the holiday, NULL for weekends */
} FwSkipped;

FwDay
fw_calendar_get_easter (int year);
/* The holiday's German name, NULL on other days. */
const char *
fw_calendar_get_holiday (const FwCalendar *self, FwDay day);
FwSkip
fw_calendar_get_skip (const FwCalendar *self, FwDay day, const char **name);
/* @day + @n working days, @n ≥ 0; 0 gives the day itself or the next working
 * day. @skipped (nullable): an array of FwSkipped that the days between are
 * appended to. */
FwDay
fw_calendar_add_working_days (const FwCalendar *self, FwDay day, guint n, GArray *skipped);
/* Working days from @from (day 0) to @to; negative when @to is earlier. */
int
fw_calendar_count (const FwCalendar *self, FwDay from, FwDay to);
/* A period of weeks or months that ends on a Saturday, Sunday or holiday ends
 * on the next working day (§ 26 (3) SGB X). */
FwDay
fw_calendar_shift_end (const FwCalendar *self, FwDay end);

G_END_DECLS
