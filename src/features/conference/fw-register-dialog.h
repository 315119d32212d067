/* fw-register-dialog.h: a case is registered for a conference with its question. */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* In a fiber, over @widget. @case_id 0: asked for; @session_id 0: the next free
 * one, one of its own within the kind's hours, or none yet. The id of the new
 * conference, 0 when the user turned away. */
gint64
fw_register_ask (GtkWidget *widget, FwStore *store, gint64 case_id, gint64 session_id);

G_END_DECLS
