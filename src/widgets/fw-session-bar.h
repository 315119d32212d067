/* fw-session-bar.h: tells what an edit session has to say, above the page that it belongs to.
 *
 * Three things, each in place and without taking the keyboard: what could not
 * be saved and why (Try Again), that text of an earlier sitting was put back,
 * and for every field that somebody else has changed meanwhile both texts with
 * "Keep Mine" and "Take Theirs". Main thread; owned by its page. It is empty,
 * and without height, while there is nothing to tell.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_SESSION_BAR (fw_session_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionBar, fw_session_bar, FW, SESSION_BAR, AdwBin)

/* How people read @column of @record: what is typed, or with @stored what the
 * store has. NULL: as it is. Free with g_free(). */
typedef char *(*FwSessionShowFunc) (FwRecord *record,
                                    const char *column,
                                    gboolean stored,
                                    gpointer data);

GtkWidget *
fw_session_bar_new (void);
/* Once. @show NULL: as the rows of fw-record-rows.h show it. */
void
fw_session_bar_set_session (FwSessionBar *self,
                            FwEditSession *session,
                            FwSessionShowFunc show,
                            gpointer data);

G_END_DECLS
