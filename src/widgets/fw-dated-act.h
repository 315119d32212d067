/* fw-dated-act.h: asks for a dated act that deadlines count from: a complaint, a deprivation of
 * liberty, whatever the office's rules name. */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* In a fiber of the main thread. Returns the applied set; NULL when the user turned away, or
 * with @error. */
FwChangeSet *
fw_dated_act_ask (GtkWidget *widget, FwStore *store, gint64 case_id, GError **error);

G_END_DECLS
