/* fw-copy.h: copying an encrypted database while it is in use, and proving the copy.
 *
 * Internal to the store: backup, restore and the copy made before a migration.
 * Runs on any thread; opens connections of its own.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copied pages of all pages; on the thread of the copy. */
typedef void (*FwCopyProgress) (gint done, gint total, gpointer data);

typedef struct
{
  GHashTable *rows; /* table → gint64 number of rows */
  char *chain;      /* head of the access log */
} FwCopyCensus;

void
fw_copy_census_free (FwCopyCensus *self);

/* Copies the database @from, as it is at one moment, to the new file @to, opens
 * @to again, and compares: every page's check, the row count of every table,
 * the access log's chain. @secret: 32 bytes key and 16 bytes salt. Returns what
 * was counted (transfer full). On failure @to is removed. */
FwCopyCensus *
fw_copy_database (const char *from,
                  const char *to,
                  const guint8 *secret,
                  FwCopyProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error);
/* Copies one file and fsyncs it; @to is new. */
gboolean
fw_copy_file (const char *from, const char *to, GError **error);
/* Renames, but never onto something that is there (FW_STORE_ERROR_EXISTS). */
gboolean
fw_copy_publish (const char *from, const char *to, GError **error);
/* Removes a folder with everything in it; never follows links. */
void
fw_copy_remove_tree (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCopyCensus, fw_copy_census_free)

G_END_DECLS
