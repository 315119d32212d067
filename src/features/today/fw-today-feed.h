/* fw-today-feed.h: a calendar file without names that follows the deadlines by itself.
 *
 *   store changed ─▶ 2 s of rest ─▶ deadlines ─▶ the same as before? else written beside, renamed
 *
 * Main-thread object, one for every sign-in, kept by the shell. Where the file is, this computer
 * remembers for the office and its user (GSettings "deadline-feeds"); "" for nowhere. A file that
 * cannot be written is told once, until it can again.
 */
#pragma once

#include "features/fw-shell.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_TODAY_FEED (fw_today_feed_get_type ())
G_DECLARE_FINAL_TYPE (FwTodayFeed, fw_today_feed, FW, TODAY_FEED, GObject)

/* Begins to follow @store for the user of @shell; the shell keeps it. */
void
fw_today_feed_install (FwShell *shell, FwStore *store);
/* Asks where the file is to be, or whether it is to end; says when it was written last or why it
 * could not be. */
void
fw_today_feed_ask (GtkWidget *widget);

G_END_DECLS
