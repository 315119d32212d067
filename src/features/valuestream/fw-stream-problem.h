/* fw-stream-problem.h: what was not understood of what is typed, told under the rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label for it, hidden as long as there is nothing to tell. */
GtkLabel *
fw_stream_problem_new (void);
/* Tells @why, and scrolls to where it can be seen; NULL: nothing is wrong any more. */
void
fw_stream_problem_show (GtkLabel *self, const char *why);

G_END_DECLS
