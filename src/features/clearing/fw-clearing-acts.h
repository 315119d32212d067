/* fw-clearing-acts.h: acts in a running clearing: hours, its end. To be called in fibers;
 * committed in the session of the page, so that it can undo them. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-clearing.h"
#include "store/fw-edit-session.h"

G_BEGIN_DECLS

void
fw_clearing_await_hours (GtkWidget *widget, FwEditSession *session, const FwClearing *clearing);
/* Finished or broken off, on which day, and why where a reason is due. */
void
fw_clearing_await_end (GtkWidget *widget, FwEditSession *session, const FwClearing *clearing);

G_END_DECLS
