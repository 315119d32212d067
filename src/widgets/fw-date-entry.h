/* fw-date-entry.h: a row for a day, typed as people type it.
 *
 * Understands "heute", "3.4.26", "+3", "+2 w", "+10 AT"; shows what it
 * understood beside the text and offers a calendar. An empty row is no day.
 */
#pragma once

#include <adwaita.h>

#include "base/fw-calendar.h"

G_BEGIN_DECLS

#define FW_TYPE_DATE_ENTRY (fw_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (FwDateEntry, fw_date_entry, FW, DATE_ENTRY, AdwEntryRow)

GtkWidget *
fw_date_entry_new (void);
/* For "+10 AT"; without one they count Mondays to Fridays. */
void
fw_date_entry_set_calendar (FwDateEntry *self, const FwCalendar *calendar);
/* FALSE for an empty row and for what is no day. */
gboolean
fw_date_entry_get_day (FwDateEntry *self, FwDay *day);
/* FW_DAY_NONE empties the row. */
void
fw_date_entry_set_day (FwDateEntry *self, FwDay day);
gboolean
fw_date_entry_is_empty (FwDateEntry *self);
/* The same reading for other entries: days as above, "+10 AT" by @calendar. */
gboolean
fw_date_entry_parse (const char *text, const FwCalendar *calendar, FwDay today, FwDay *day);

G_END_DECLS
