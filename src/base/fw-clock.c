/* fw-clock.c: see fw-clock.h. */
#include "config.h"

#include "base/fw-clock.h"

static int set_day = FW_DAY_NONE;

void
fw_clock_set_today (FwDay day)
{
  g_atomic_int_set (&set_day, day);
}

FwDay
fw_clock_today (void)
{
  FwDay day = g_atomic_int_get (&set_day);
  g_autoptr (GDateTime) now = NULL;

  if (day != FW_DAY_NONE)
    return day;
  now = g_date_time_new_now_local ();
  return fw_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                     g_date_time_get_day_of_month (now));
}

GDateTime *
fw_clock_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  FwDay day = g_atomic_int_get (&set_day);
  int year, month, month_day;

  if (day == FW_DAY_NONE)
    return g_steal_pointer (&now);
  fw_day_split (day, &year, &month, &month_day);
  return g_date_time_new_local (year, month, month_day, g_date_time_get_hour (now),
                                g_date_time_get_minute (now), g_date_time_get_seconds (now));
}

char *
fw_clock_moment_to_text (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = utc != NULL ? g_date_time_new_from_iso8601 (utc, zone) : NULL;
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup (utc != NULL ? utc : "");
  day = fw_day_to_text (fw_day_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                    g_date_time_get_day_of_month (local)));
  return g_strdup_printf ("%s, %02d:%02d", day, g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}
