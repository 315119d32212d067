/* fw-id.h: ids made by the client.
 *
 * 63 bits: milliseconds since 2020-01-01 UTC in the upper 41, a counter in the
 * lower 22 that starts at random per process and millisecond burst. Ordered by
 * time, unique within a process, never 0; a clash between processes is found
 * by the primary key and retried. Thread safe.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64
fw_id_new (void);
/* From now on fw_id_new() on this thread gives what @source gives, until it is
 * called with NULL: for demo data that must come out the same. */
void
fw_id_set_source (gint64 (*source) (gpointer data), gpointer data);
/* An id for the moment @unix_ms, counted from @seed: for demo data that must
 * come out the same for the same seed. */
gint64
fw_id_make (gint64 unix_ms, guint32 counter);
/* The moment an id was made, milliseconds since 1970. */
gint64
fw_id_get_ms (gint64 id);

G_END_DECLS
