/* fw-session-dialogs.h: new sessions, the office's calendar of them, people who are invited. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-conference.h"
#include "domain/fw-conference-kind.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* All in a fiber, over @widget. */

/* The id of the new session; 0 when the user turned away. */
gint64
fw_session_ask_new (GtkWidget *widget, FwStore *store, const char *kind);
/* A new series (@series NULL), or another rhythm, time, place of one; then the
 * sessions of the next months are made. FALSE when the user turned away. */
gboolean
fw_session_ask_series (GtkWidget *widget, FwStore *store, FwSessionSeries *series);
/* Somebody of the office or from outside; FALSE when the user turned away. */
gboolean
fw_session_ask_person (GtkWidget *widget,
                       FwStore *store,
                       gint64 session_id,
                       FwConferenceKind *kind);
/* A reason for @heading; NULL when the user turned away. Free with g_free(). */
char *
fw_session_ask_reason (GtkWidget *widget, const char *heading, const char *body, const char *act);

#define FW_SESSION_PLAN_DAYS 183 /* so far the calendar is made */

G_END_DECLS
