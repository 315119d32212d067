/* fw-id.h: ids of rows, made by the program and not by the database.
 *
 * 63 bits, ordered by time: 41 bits of milliseconds since 2020-01-01 UTC above
 * 22 low bits that start at random in every millisecond and count up within
 * it. Never 0, rising within a process, safe from any thread. Two processes
 * may meet with a chance of about one in two million per shared millisecond;
 * the primary key then refuses the second and the save is repeated.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 fw_id_new    (void);
/* For synthetic data: @unix_ms instead of the clock; the same ids in the same
 * order after the same fw_id_seed(). */
gint64 fw_id_new_at (gint64  unix_ms);
void   fw_id_seed   (guint32 seed);

G_END_DECLS
