/* fw-check.h: is the office whole? File, pages, tables, text index, logs, files.
 *
 * Runs on a thread of its own with a connection of its own that changes
 * nothing; saving goes on meanwhile. Works on a damaged office as far as its
 * envelope opens, and says what cannot be read.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CHECK_REPORT (fw_check_report_get_type ())

typedef struct
{
  gint64 n_pages;
  gint64 n_tables;
  gint64 n_rows;
  gint64 n_log_entries; /* of the access log, chained */
  gint64 n_blobs;
  char **problems; /* sentences for the user; empty when all is in order */
} FwCheckReport;

GType
fw_check_report_get_type (void) G_GNUC_CONST;
FwCheckReport *
fw_check_report_copy (const FwCheckReport *self);
void
fw_check_report_free (FwCheckReport *self);

/* Resolves to an FwCheckReport, also when something is wrong. Rejects when the
 * check itself cannot be made: wrong password, no envelope, cancelled. */
DexFuture *
fw_store_check (FwStore *store);
/* The same for an office that may be too damaged to be opened. */
DexFuture *
fw_office_check (const char *folder, const char *login, const char *password);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCheckReport, fw_check_report_free)

G_END_DECLS
