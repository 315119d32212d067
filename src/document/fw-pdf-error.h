/* fw-pdf-error.h: what can go wrong with a PDF that is read, prepared or signed.
 *
 * Messages are fit for a user: what happened, what is safe, what to do. Errors of
 * the disk (full, not writable) are FwStoreErrors.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_PDF_ERROR (fw_pdf_error_quark ())

typedef enum
{
  FW_PDF_ERROR_FAILED,
  FW_PDF_ERROR_NOT_READABLE, /* no such file, or no right to read it */
  FW_PDF_ERROR_NOT_A_PDF,
  FW_PDF_ERROR_DAMAGED,
  FW_PDF_ERROR_ENCRYPTED,
  FW_PDF_ERROR_TOO_LARGE,
  FW_PDF_ERROR_NO_FIELD,        /* no field for a signature at all */
  FW_PDF_ERROR_NO_SUCH_FIELD,   /* none of that name */
  FW_PDF_ERROR_DUPLICATE_FIELD, /* two of that name */
  FW_PDF_ERROR_SIGNED,          /* the field, or the file, is signed already */
  FW_PDF_ERROR_LOCKED,          /* an earlier signature forbids further ones */
  FW_PDF_ERROR_BAD_KEY,         /* no PKCS#12 file, or one that cannot be read */
  FW_PDF_ERROR_WRONG_PASSWORD,
  FW_PDF_ERROR_NO_KEY, /* a certificate alone */
  FW_PDF_ERROR_KEY_KIND,
  FW_PDF_ERROR_EXPIRED,
  FW_PDF_ERROR_NOT_YET_VALID,
  FW_PDF_ERROR_WRONG_USAGE,
  FW_PDF_ERROR_SAME_FILE, /* the result would replace the source */
  FW_PDF_ERROR_NO_FOLDER,
  FW_PDF_ERROR_NOT_ACCEPTED, /* the result did not pass our own verification */
} FwPdfError;

GQuark
fw_pdf_error_quark (void);

G_END_DECLS
