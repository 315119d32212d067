/* fw-desktop-notice.h: a notice of the desktop. It may stand on a screen that others see:
 * numbers alone, never a name. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Shows @notification in the place of the last one with this @id, where something shows
 * notices at all; takes it over. */
void
fw_desktop_notice_send (const char *id, GNotification *notification);
void
fw_desktop_notice_withdraw (const char *id);

G_END_DECLS
