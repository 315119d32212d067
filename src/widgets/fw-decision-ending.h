/* fw-decision-ending.h: what becomes of the open decisions when their case ends. */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* In a fiber, over @widget: asks for each open decision of the case whether it is
 * done, dropped with a reason, or handed over, and then ends the case. Without
 * open decisions it ends at once. Returns the applied set; NULL when the user
 * turned away, or with @error. Source: the office may close nothing red away. */
FwChangeSet *
fw_decision_end_case_asking (GtkWidget *widget,
                             FwStore *store,
                             gint64 case_id,
                             gint64 version,
                             const char *closed_on,
                             const char *reason,
                             GError **error);

G_END_DECLS
