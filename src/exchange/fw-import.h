/* fw-import.h: a family out of a foreign file: GEDCOM or easyNWK, found out by content.
 *
 * Owned by whoever asked for it. Reading happens on a thread of its own; the result
 * is plain data, which is handed over whole.
 */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

#include "domain/fw-family.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

typedef struct
{
  FwFamily *family;
  FwImportReport *report;
} FwImport;

#define FW_TYPE_IMPORT (fw_import_get_type ())
GType
fw_import_get_type (void);

FwImport *
fw_import_ref (FwImport *self);
void
fw_import_unref (FwImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwImport, fw_import_unref)

/* Reads now, on the calling thread. */
FwImport *
fw_import_read (GInputStream *stream, GCancellable *cancellable, GError **error);
FwImport *
fw_import_read_bytes (GBytes *bytes, GError **error);
/* Resolves to a boxed FwImport; rejects with FW_EXCHANGE_ERROR or G_IO_ERROR. */
DexFuture *
fw_import_read_file (GFile *file, GCancellable *cancellable);

G_END_DECLS
