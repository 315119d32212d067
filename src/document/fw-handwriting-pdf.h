/* fw-handwriting-pdf.h: a drawn or typed signature written into a PDF without a certificate.
 *
 * An incremental update that fills the picture of the party's field and its text
 * alternative; the field itself stays empty, since nothing is sealed. Only while no
 * certificate has signed the file: what comes after one has to be a signature itself.
 */
#pragma once

#include "document/fw-handwriting.h"

G_BEGIN_DECLS

typedef struct
{
  const char *field;
  const char *name;   /* as printed */
  FwHandwriting *ink; /* nullable: the name stands for itself */
} FwHandwritingRequest;

/* The time is fw_clock_now(). FwPdfError as fw_sign_pdf() has it; SIGNED when the field is
 * filled, LOCKED when a certificate has signed the file. */
GBytes *
fw_handwriting_pdf (GBytes *pdf, const FwHandwritingRequest *request, GError **error);
/* What a screen reader says of the picture. Free with g_free(). */
char *
fw_handwriting_dup_alternative (const char *name, gboolean drawn);
/* The name of the field of the party at @position, or NULL with an error. */
char *
fw_handwriting_dup_field (GBytes *pdf, guint position, guint n_parties, GError **error);

G_END_DECLS
