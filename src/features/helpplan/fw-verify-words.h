/* fw-verify-words.h: what a verification says in words a case worker understands. */
#pragma once

#include "document/fw-verify-record.h"

G_BEGIN_DECLS

/* One sentence: "Unchanged, and signed by 2 certificates that hold." */
char *
fw_verify_dup_headline (const FwVerifyRecord *record);
/* The short state of it: "Unchanged", "Not Unchanged". */
const char *
fw_verify_get_title (const FwVerifyRecord *record);
const char *
fw_verify_get_icon (const FwVerifyRecord *record);
/* "26.11.2026, 16:05" as the signature claims; "" when it claims nothing. */
char *
fw_verify_signature_dup_time (const FwVerifySignature *signature);
/* What its cryptography, the bytes it covers and its certificate say, one line each. */
char *
fw_verify_signature_dup_text (const FwVerifySignature *signature);
gboolean
fw_verify_signature_holds (const FwVerifySignature *signature);

G_END_DECLS
