/* fw-ical-writer.c: see fw-ical-writer.h. libical escapes, folds and orders. */
#include "config.h"

#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

#include "exchange/fw-ical-writer.h"

#define ZONE "Europe/Berlin"

struct _FwIcal
{
  icalcomponent *calendar;
  struct icaltimetype stamp;
  gboolean has_zone;
  guint n_events;
};

/* The zone as the EU has it since 1996, so that no data of the machine is needed. */
static const char zone_text[] = "BEGIN:VTIMEZONE\r\n"
                                "TZID:" ZONE "\r\n"
                                "BEGIN:DAYLIGHT\r\n"
                                "TZOFFSETFROM:+0100\r\n"
                                "TZOFFSETTO:+0200\r\n"
                                "TZNAME:CEST\r\n"
                                "DTSTART:19960331T020000\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                "END:DAYLIGHT\r\n"
                                "BEGIN:STANDARD\r\n"
                                "TZOFFSETFROM:+0200\r\n"
                                "TZOFFSETTO:+0100\r\n"
                                "TZNAME:CET\r\n"
                                "DTSTART:19961027T030000\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                "END:STANDARD\r\n"
                                "END:VTIMEZONE\r\n";

static struct icaltimetype
parse_stamp (const char *stamp)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stamp, NULL);
  g_autofree char *text
      = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("19700101T000000Z");

  return icaltime_from_string (text);
}

FwIcal *
fw_ical_new (const char *stamp)
{
  FwIcal *self;

  g_return_val_if_fail (stamp != NULL, NULL);

  self = g_new0 (FwIcal, 1);
  self->stamp = parse_stamp (stamp);
  self->calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (self->calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->calendar,
                              icalproperty_new_prodid ("-//Fallwerk//" FW_VERSION "//DE"));
  icalcomponent_add_property (self->calendar, icalproperty_new_calscale ("GREGORIAN"));
  return self;
}

void
fw_ical_free (FwIcal *self)
{
  if (self == NULL)
    return;
  icalcomponent_free (self->calendar);
  g_free (self);
}

static struct icaltimetype
make_date (FwDay day)
{
  struct icaltimetype time = icaltime_null_date ();

  fw_day_split (day, &time.year, &time.month, &time.day);
  return time;
}

/* DTSTART or DTEND on the day's clock, in German time. */
static icalproperty *
make_time (icalproperty_kind kind, FwDay day, int minute)
{
  struct icaltimetype time = make_date (day + minute / (24 * 60));
  icalproperty *property;

  time.is_date = 0;
  time.hour = minute / 60 % 24;
  time.minute = minute % 60;
  time.second = 0;
  property = kind == ICAL_DTSTART_PROPERTY ? icalproperty_new_dtstart (time)
                                           : icalproperty_new_dtend (time);
  icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
  return property;
}

/* A checksum tells nothing about the case and is the same at every export. */
static char *
dup_uid (const char *kind, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind, id);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.32s@fallwerk.invalid", sum);
}

static icalcomponent *
add_event_with_uid (FwIcal *self, const char *uid, gint64 version, const char *summary)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (self->stamp));
  icalcomponent_add_property (event,
                              icalproperty_new_sequence ((int) CLAMP (version, 0, G_MAXINT)));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_add_component (self->calendar, event);
  self->n_events++;
  return event;
}

static icalcomponent *
add_event (FwIcal *self, const char *kind, gint64 id, gint64 version, const char *summary)
{
  g_autofree char *uid = dup_uid (kind, id);

  return add_event_with_uid (self, uid, version, summary);
}

static void
add_whole_day (icalcomponent *event, FwDay day)
{
  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (day)));
  icalcomponent_add_property (event, icalproperty_new_dtend (make_date (day + 1)));
}

static void
add_zone (FwIcal *self)
{
  icalcomponent *zone;

  if (self->has_zone)
    return;
  zone = icalparser_parse_string (zone_text);
  g_assert (zone != NULL);
  icalcomponent_add_component (self->calendar, zone);
  self->has_zone = TRUE;
}

void
fw_ical_add_session (FwIcal *self,
                     gint64 id,
                     gint64 version,
                     const char *kind_title,
                     FwDay day,
                     const char *starts_at,
                     guint minutes,
                     const char *room,
                     gboolean is_cancelled)
{
  icalcomponent *event;
  int hour, minute;

  g_return_if_fail (self != NULL && kind_title != NULL && starts_at != NULL && room != NULL);
  g_return_if_fail (day != FW_DAY_NONE);

  if (sscanf (starts_at, "%2d:%2d", &hour, &minute) != 2 || hour > 23 || minute > 59)
    hour = -1;
  if (hour >= 0)
    add_zone (self); /* before the events that name it */
  event = add_event (self, "session", id, version, kind_title);
  if (hour < 0)
    add_whole_day (event, day);
  else
    {
      icalcomponent_add_property (event,
                                  make_time (ICAL_DTSTART_PROPERTY, day, hour * 60 + minute));
      icalcomponent_add_property (
          event, make_time (ICAL_DTEND_PROPERTY, day, hour * 60 + minute + (int) MAX (minutes, 1)));
    }
  if (room[0] != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (room));
  icalcomponent_add_property (
      event,
      icalproperty_new_status (is_cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
}

void
fw_ical_add_due (FwIcal *self, gint64 decision_id, gint64 version, FwDay due, gboolean is_ended)
{
  icalcomponent *event;

  g_return_if_fail (self != NULL && due != FW_DAY_NONE);

  event = add_event (self, "decision", decision_id, version,
                     is_ended ? "Beschluss erledigt" : "Beschluss fällig");
  add_whole_day (event, due);
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CONFIRMED));
}

void
fw_ical_add_deadline (FwIcal *self, const char *key, const char *kind, FwDay due, int minute)
{
  g_autofree char *sum = NULL, *uid = NULL, *summary = NULL;
  icalcomponent *event;

  g_return_if_fail (self != NULL && key != NULL && kind != NULL && due != FW_DAY_NONE);

  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  uid = g_strdup_printf ("%.32s@fallwerk.invalid", sum);
  summary = g_strdup_printf ("Fällig: %s", kind);
  if (minute >= 0)
    add_zone (self);
  event = add_event_with_uid (self, uid, 0, summary);
  if (minute < 0)
    add_whole_day (event, due);
  else
    {
      icalcomponent_add_property (event, make_time (ICAL_DTSTART_PROPERTY, due, minute));
      icalcomponent_add_property (event, make_time (ICAL_DTEND_PROPERTY, due, minute + 1));
    }
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CONFIRMED));
}

guint
fw_ical_get_n_events (FwIcal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_events;
}

GBytes *
fw_ical_to_bytes (FwIcal *self)
{
  char *text;
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  text = icalcomponent_as_ical_string_r (self->calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  return bytes;
}
