/* fw-stream-choices.h: the choices of a row that follow the map. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @names (GtkStringList) with the one at @chosen. A list that is the same stays: it
 * may be the one that is being chosen from just now. */
void
fw_stream_set_choices (GtkWidget *combo_row, GtkStringList *names, guint chosen);

G_END_DECLS
