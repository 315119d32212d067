/* fw-sign-file.h: signing a file into another one.
 *
 * The source is only read. The result is written beside the target, read back, verified
 * by both ways, made durable and then given its name; whatever goes wrong leaves neither
 * half a file nor a changed one.
 */
#pragma once

#include <libdex.h>

#include "document/fw-sign-pdf.h"

G_BEGIN_DECLS

/* The bytes of a file of at most 512 MB. FwPdfError NOT_READABLE, TOO_LARGE. */
GBytes *
fw_sign_read_file (const char *path, GError **error);
/* On a thread of its own; resolves to the verification of the result (FwVerification).
 * FwPdfError as fw_sign_key_new() and fw_sign_pdf() give it, SAME_FILE (also by another
 * name of it), NO_FOLDER, NOT_ACCEPTED; FwStoreError when the disk is full or refuses. */
DexFuture *
fw_sign_file (const char *source,
              const char *target,
              const char *pkcs12,
              const char *password,
              const FwSignRequest *request);

G_END_DECLS
