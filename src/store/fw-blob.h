/* fw-blob.h: files of an office: attachments and frozen PDFs.
 *
 * Encrypted files in `blobs/` (libsodium secretstream, one random key per file,
 * kept in the table `blob`), named by a keyed hash of the encrypted file: a name
 * never means anything else, tells nothing, and proves a copy. A file is
 * written and fsynced before its row; files without a row are swept at opening,
 * once they are older than an hour.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Writes @content as a new file and fsyncs it. Resolves to an FwRow (boxed) for
 * the table `blob`, which the caller inserts in a change set of its own
 * together with the row that refers to it. */
DexFuture *
fw_store_write_blob (FwStore *store, GBytes *content, const char *mime);
/* Resolves to the content as GBytes (boxed, G_TYPE_BYTES), compared with its
 * SHA-256; NOT_FOUND, DAMAGED. */
DexFuture *
fw_store_load_blob (FwStore *store, gint64 id);
/* Removes files without a row that are older than an hour; resolves to how many (int64). */
DexFuture *
fw_store_sweep_blobs (FwStore *store);

G_END_DECLS
