/* fw-backup.h: a verified copy of an office, and an office from a copy.
 *
 * A backup is a folder of the same shape as an office: database, key files,
 * blobs. It is written beside its place, fsynced, opened again and compared,
 * and only then given its name. Saving goes on meanwhile: the copy shows the
 * office as it was at one moment.
 */
#pragma once

#include <gio/gio.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_BACKUP_REPORT (fw_backup_report_get_type ())

/* What was copied and compared. */
typedef struct
{
  gint64 n_tables;
  gint64 n_rows;
  gint64 n_blobs;
  gint64 n_blobs_copied; /* the others were in the backup before */
  gint64 n_blobs_lost;   /* missing or damaged in the office itself: not in the copy */
} FwBackupReport;

GType
fw_backup_report_get_type (void) G_GNUC_CONST;
FwBackupReport *
fw_backup_report_copy (const FwBackupReport *self);
void
fw_backup_report_free (FwBackupReport *self);

/* Copies the open office to the folder @dest. An earlier backup of the same
 * office there is replaced once the new one is proved; its blobs are taken
 * over. Anything else there: FW_STORE_ERROR_EXISTS. Resolves to an
 * FwBackupReport; FW_STORE_ERROR_CANCELLED after @cancellable (nullable). */
DexFuture *
fw_store_backup (FwStore *store, const char *dest, GCancellable *cancellable);
/* Makes the office @folder from a backup, proved in the same way. @folder must
 * not exist. Resolves to an FwBackupReport. */
DexFuture *
fw_office_restore (const char *backup, const char *folder, const char *login, const char *password);

/* The same on the calling thread, for the store itself: @secret is the
 * database key with its salt. */
FwBackupReport *
_fw_backup_run (const char *folder,
                const char *dest,
                const guint8 *secret,
                GCancellable *cancellable,
                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwBackupReport, fw_backup_report_free)

G_END_DECLS
