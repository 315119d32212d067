/* fw-sign-pdf.h: a signature into a field that was placed in advance, in memory.
 *
 *   bytes of before │ appearance, field, signature [hole], section
 *   └──────────────── covered ─────────────────┘      └─ covered ─┘
 *
 * An incremental update (PAdES baseline B): every earlier signature stays valid.
 */
#pragma once

#include "document/fw-sign-appearance.h"
#include "document/fw-sign-key.h"

G_BEGIN_DECLS

typedef struct
{
  const char *field;       /* the field's name */
  const char *reason;      /* nullable; printed and kept in the signature */
  const char *party;       /* who drew @strokes or typed the name, when the certificate is the
                            * office's seal; nullable */
  const char *alternative; /* what a screen reader says of the picture; nullable */
  const FwSignStroke *strokes;
  guint n_strokes;
} FwSignRequest;

/* The signed file; the time is fw_clock_now(). FwPdfError: DAMAGED, ENCRYPTED, NO_FIELD,
 * NO_SUCH_FIELD, DUPLICATE_FIELD, SIGNED, LOCKED and those of the key. The result is not
 * verified here: fw_sign_file() does. */
GBytes *
fw_sign_pdf (GBytes *pdf, FwSignKey *key, const FwSignRequest *request, GError **error);

G_END_DECLS
