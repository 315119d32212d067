/* fw-clearing-choice.h: the dialogs of a clearing: begin one, change what was agreed.
 *
 * Main thread. What is refused stays in the dialog with the reason.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-clearing.h"
#include "store/fw-edit-session.h"

G_BEGIN_DECLS

/* In a fiber: asks over @widget and begins a clearing; its id, 0 when the user turned away
 * or it went wrong, which was told. */
gint64
fw_clearing_await_new (GtkWidget *widget, FwStore *store, gint64 case_id);
/* In a fiber: asks for other days, quota or performer; committed in @session. */
void
fw_clearing_await_change (GtkWidget *widget,
                          FwStore *store,
                          FwEditSession *session,
                          const FwClearing *clearing);

G_END_DECLS
