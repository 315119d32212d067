/* fw-blob-private.h: what backup and check need to know of the files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the file at @path is, byte for byte, the one that was given @name.
 * @secret: key and salt of the office. NOT_FOUND, DAMAGED. */
gboolean
_fw_blob_check_file (const char *path, const char *name, const guint8 *secret, GError **error);
/* Removes files of the office @folder that are not in @names (a set) and older
 * than an hour at @now (unix seconds); how many. */
gint64
_fw_blob_sweep_folder (const char *folder, GHashTable *names, gint64 now);

G_END_DECLS
