/* fw-sign-answer.h: a party's signature written into the file of a frozen version.
 *
 * Works on bytes in memory, on a thread of its own; the result is verified before
 * anybody gets it, and begins with the bytes of before. Nothing is written anywhere.
 */
#pragma once

#include <libdex.h>

#include "document/fw-handwriting.h"

G_BEGIN_DECLS

typedef struct
{
  GBytes *pdf;
  guint position; /* of the party among @n_parties, from 0 */
  guint n_parties;
  const char *name;     /* of the party, as printed */
  gboolean on_screen;   /* drawn or typed; the certificate, if any, is the office's seal */
  FwHandwriting *ink;   /* nullable */
  GBytes *pkcs12;       /* nullable: nothing is sealed */
  const char *password; /* nullable */
  const char *reason;   /* nullable */
} FwSignAnswer;

/* Resolves to the new file (GBytes, boxed). FwPdfError as fw_handwriting_pdf() and fw_sign_pdf()
 * have it; NOT_ACCEPTED when the result does not pass our own verification. */
DexFuture *
fw_sign_answer_write (const FwSignAnswer *answer);

G_END_DECLS
