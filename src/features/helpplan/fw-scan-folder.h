/* fw-scan-folder.h: the folder that a scanner writes into, watched.
 *
 * Which one is a setting of this computer. Files stay where they are: one that is taken is
 * copied into the office.
 */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *name;
  gint64 modified; /* seconds since 1970 */
} FwScanFile;

/* Signal: changed. */
#define FW_TYPE_SCAN_FOLDER (fw_scan_folder_get_type ())
G_DECLARE_FINAL_TYPE (FwScanFolder, fw_scan_folder, FW, SCAN_FOLDER, GObject)

FwScanFolder *
fw_scan_folder_new (void);
/* NULL when none is set. */
const char *
fw_scan_folder_get_path (FwScanFolder *self);
void
fw_scan_folder_set_path (FwScanFolder *self, const char *path);
/* JPEG, PNG and PDF by their names, the newest first, of FwScanFile. Empty as well when
 * the folder is gone. */
GPtrArray *
fw_scan_folder_get_files (FwScanFolder *self);

/* A scan that was read and is what its name says. */
typedef struct
{
  GBytes *bytes;
  const char *mime; /* image/jpeg, image/png, application/pdf */
} FwScan;

#define FW_TYPE_SCAN (fw_scan_get_type ())
GType
fw_scan_get_type (void);
void
fw_scan_free (FwScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwScan, fw_scan_free)
/* Reads on a thread of its own; resolves to an FwScan (boxed). FwPdfError with words for a
 * file that is none of the three kinds, empty, or larger than 64 MB. */
DexFuture *
fw_scan_read (const char *path);

G_END_DECLS
