/* fw-file.h: writing files so that a power cut leaves the old or the new one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes beside @path, fsyncs, renames, fsyncs the folder; mode 0600. */
gboolean
fw_file_write (const char *path, gconstpointer data, gsize size, GError **error);
gboolean
fw_file_sync_folder (const char *folder, GError **error);
/* A FwStoreError for errno @code. */
void
fw_file_set_error (GError **error, int code);

G_END_DECLS
