/* fw-crash-vfs.h: records what SQLite writes, and makes the disks that a power cut leaves.
 *
 * A shim over the system's VFS. While recording, every write, truncation,
 * deletion and sync of one database and its logs is noted in order, together
 * with marks of what was acknowledged. An image is the state of the files
 * after a cut at some point: all that was synced, and of the rest nothing,
 * everything, or random 512-byte sectors, some of them garbage.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Registers the shim as the default VFS and records what is done to @database
 * (a path) from now on. The real one stays known as "unix". */
void
fw_crash_vfs_start (const char *database);
/* Notes that step @step was acknowledged to its caller. Any thread. */
void
fw_crash_vfs_acknowledge (gint64 step);
/* Ends recording and makes the system's VFS the default again. */
void
fw_crash_vfs_stop (void);
guint
fw_crash_vfs_get_n_operations (void);
/* Whether the cut before operation @n would tear the first page of the database. */
gboolean
fw_crash_vfs_tears_first_page (guint n);

typedef enum
{
  FW_CRASH_NOTHING,    /* of what was not synced has survived */
  FW_CRASH_EVERYTHING, /* has survived */
  FW_CRASH_TORN,
} FwCrashKind;

/* Writes to @path (and -wal, -journal) what is left after a cut before
 * operation @n; the last acknowledged step, or -1. Goes forward only: @n must
 * not be less than at the call before, unless fw_crash_vfs_rewind(). */
gint64
fw_crash_vfs_write_image (guint n, FwCrashKind kind, guint32 seed, const char *path);
void
fw_crash_vfs_rewind (void);
/* Forgets what was recorded. */
void
fw_crash_vfs_clear (void);

/* Counts writes, truncations and syncs of the recorded files from here on, and
 * lets the @n-th of them (from 1; 0: none) fail with SQLite's @code: once, or
 * for @ever. A failing write leaves its first sector behind. */
void
fw_crash_vfs_fail_at (guint n, int code, gboolean ever);
/* Operations counted since. */
guint
fw_crash_vfs_get_n_counted (void);

G_END_DECLS
