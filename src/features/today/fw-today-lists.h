/* fw-today-lists.h: what is overdue, due within three working days and later, as three lists.
 *
 * Showing anew keeps the focus on the same thing, or on what took its place, so that
 * E, E, E works down the list, and keeps open counts open.
 *
 * Signals: act (const char *name, FwDeadlineItem *item), as of FwDeadlineRow;
 * more (): the lists want to show what was not read.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_TODAY_LISTS (fw_today_lists_get_type ())
G_DECLARE_FINAL_TYPE (FwTodayLists, fw_today_lists, FW, TODAY_LISTS, GtkBox)

/* Those of @listed (FwDeadlineItem; the radar's, or of a day alone) that fall due from @first to
 * @last. How many there are, also beyond what is listed. */
guint
fw_today_lists_show (FwTodayLists *self,
                     FwRadar *radar,
                     GListModel *listed,
                     FwDay first,
                     FwDay last);
/* As many rows as at first. */
void
fw_today_lists_reset (FwTodayLists *self);
/* For a narrow window. */
void
fw_today_lists_set_compact (FwTodayLists *self, gboolean compact);
/* The focus to the first row. */
void
fw_today_lists_grab_first (FwTodayLists *self);

G_END_DECLS
