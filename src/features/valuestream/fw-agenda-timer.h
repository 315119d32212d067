/* fw-agenda-timer.h: minutes left for a point of the agenda; one for the program, so that
 * window and projector show the same. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_AGENDA_TIMER (fw_agenda_timer_get_type ())
G_DECLARE_FINAL_TYPE (FwAgendaTimer, fw_agenda_timer, FW, AGENDA_TIMER, GtkWidget)

/* A button with the time left; its popover sets it. */
GtkWidget *
fw_agenda_timer_new (void);
/* "12:40"; NULL when none runs. Free. */
char *
fw_agenda_timer_dup_left (void);
/* @minutes 0: none runs any more. */
void
fw_agenda_timer_set (guint minutes);

G_END_DECLS
