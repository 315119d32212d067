/* fw-reminder-repository.h: which reminders somebody has put away, and who is away.
 *
 * A reminder is put away for a deadline and its day: it does not come back on the next
 * start; a new day of the same deadline is a new reminder.
 */
#pragma once

#include "domain/fw-deadline-item.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Resolves to a GHashTable (boxed) of "KEY DAY" of the signed-in person. */
DexFuture *
fw_reminder_repository_load_seen (FwStore *store);
/* TRUE when a reminder of @item was put away. */
gboolean
fw_reminder_is_seen (GHashTable *seen, FwDeadlineItem *item);
/* @items: a GListModel of FwDeadlineItem. Resolves to TRUE. */
DexFuture *
fw_reminder_repository_put_away (FwStore *store, GListModel *items);

G_END_DECLS
