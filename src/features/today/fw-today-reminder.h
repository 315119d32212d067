/* fw-today-reminder.h: what is overdue or due today and was not put away: told once in the
 * window and as a desktop notification, by numbers alone.
 */
#pragma once

#include <gio/gio.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

/* In a fiber: the items of @radar (the signed-in person's own) that are to be reminded of;
 * NULL with @error. */
GListStore *
fw_today_list_reminders (FwStore *store, FwRadar *radar, GError **error);
/* "2 deadlines have passed, 1 falls due today."; free with g_free(). NULL for none. */
char *
fw_today_dup_reminder (GListModel *items, FwDay today);
/* A notification without names; withdrawn when @items is empty. It is shown once for the same
 * items; "Put Away" in it activates app.put-reminders-away. */
void
fw_today_notify (GListModel *items, FwDay today);

G_END_DECLS
