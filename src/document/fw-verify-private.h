/* fw-verify-private.h: what the parts of a verification share. */
#pragma once

#include <openssl/x509_vfy.h>

#include "document/fw-sign-field.h"
#include "document/fw-verify-pdf.h"

G_BEGIN_DECLS

/* A signature while it is judged. */
typedef struct
{
  FwVerifySignature *result; /* owned */
  const FwPdfValue *dictionary;
  const FwPdfValue *contents; /* nullable */
  guint32 field;              /* object numbers; 0 when no field names it */
  guint32 widget;
  guint order;        /* among the fields of its name */
  gboolean has_range; /* hole and end are numbers that can be */
  gsize hole, behind; /* what it leaves out */
  gsize end;          /* of what it covers; may lie beyond the file */
  gboolean is_exact;  /* the hole is the signature and nothing else */
  gsize cms_size;     /* without the padding */
  FwVerifyProblems problems;
} FwVerifyCase;

/* The numbers of the byte range and the hole, judged by the bytes alone. */
void
_fw_verify_range (FwVerifyCase *self, const char *data, gsize size);
/* OpenSSL's view: crypto, signer, certificate. */
void
_fw_verify_crypto (FwVerifyCase *self,
                   const char *data,
                   gsize size,
                   const char *subfilter,
                   X509_STORE *trust);
X509_STORE *
_fw_verify_store_new (GBytes *trust, GError **error);
/* Poppler's view of the whole file: makes invalid what it does not call valid. */
void
_fw_verify_poppler (GBytes *pdf, GPtrArray *cases);
/* TRUE when what stands in that rectangle of a page (PDF coordinates) is of one colour. */
gboolean
_fw_verify_is_blank (GBytes *pdf, guint page, const double *rectangle);
/* TRUE when @newer holds nothing but @older and the signature @next. */
gboolean
_fw_verify_compare (GBytes *older, GBytes *newer, const FwVerifyCase *next);

G_END_DECLS
