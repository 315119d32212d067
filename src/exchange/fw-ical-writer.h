/* fw-ical-writer.h: sessions and due dates as iCalendar (RFC 5545), without any name.
 *
 * No function here takes a text about a case: what goes into a calendar that is
 * synchronised with a telephone cannot name a family. An event says of what kind it
 * is, when and where; its UID is a checksum of the record's id, the same for ever, so
 * that a second import changes the event instead of doubling it.
 * Built by one owner on one thread.
 */
#pragma once

#include <gio/gio.h>

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef struct _FwIcal FwIcal;

/* @stamp: now, UTC, "2026-11-24T10:00:00Z"; stands in every event. */
FwIcal *
fw_ical_new (const char *stamp);
void
fw_ical_free (FwIcal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwIcal, fw_ical_free)

/* A session: @kind_title "Fallkonferenz"; @starts_at "HH:MM" in German time, "" for a
 * whole day; @minutes of its length; @room "" or a room of the office, never the address
 * of a family; @version of the record; @is_cancelled: it will not be held. */
void
fw_ical_add_session (FwIcal *self,
                     gint64 id,
                     gint64 version,
                     const char *kind_title,
                     FwDay day,
                     const char *starts_at,
                     guint minutes,
                     const char *room,
                     gboolean is_cancelled);
/* The day on which a decision is due; @is_ended: done or dropped. */
void
fw_ical_add_due (FwIcal *self, gint64 decision_id, gint64 version, FwDay due, gboolean is_ended);
/* The day (or, @minute from 0 on, the minute) of a deadline; @key tells one from another and is
 * only found as a checksum; @kind: "Gesetz", "Fachstandard", "Amtsfrist", "Wiedervorlage". */
void
fw_ical_add_deadline (FwIcal *self, const char *key, const char *kind, FwDay due, int minute);
guint
fw_ical_get_n_events (FwIcal *self);
GBytes *
fw_ical_to_bytes (FwIcal *self);

G_END_DECLS
