/* fw-verify-pdf.h: what the signatures of a PDF prove, of our own files and of others'.
 *
 * Four questions, each answered apart: does the cryptography hold (OpenSSL and poppler
 * have to agree), which bytes does a signature cover (our own look at the bytes), was
 * anything changed after it (revisions compared object by object), and whose certificate
 * is it. Only the first three decide whether a file is intact.
 *
 * Takes any bytes; never fails on what stands in a file. Any thread, one call at a time
 * within poppler.
 */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

typedef enum
{
  FW_VERIFY_VALID,
  FW_VERIFY_INVALID,
  FW_VERIFY_UNREADABLE,
} FwVerifyCrypto;

typedef enum
{
  FW_VERIFY_WHOLE,    /* the file as it is */
  FW_VERIFY_REVISION, /* the file as it was then */
  FW_VERIFY_BROKEN,   /* not what it says */
} FwVerifyCoverage;

typedef enum
{
  FW_VERIFY_TRUSTED,
  FW_VERIFY_UNKNOWN,
  FW_VERIFY_EXPIRED,
  FW_VERIFY_NOT_YET_VALID,
  FW_VERIFY_REVOKED,
} FwVerifyCertificate;

typedef enum
{
  FW_VERIFY_DIGEST_MISMATCH = 1 << 0, /* signed bytes were changed */
  FW_VERIFY_CHANGED = 1 << 1,         /* something was added after a signature */
  FW_VERIFY_BYTE_RANGE = 1 << 2,      /* a signature leaves out more than itself */
  FW_VERIFY_DUPLICATE = 1 << 3,       /* two fields of one name */
  FW_VERIFY_TRUNCATED = 1 << 4,       /* the end of the file is missing */
  FW_VERIFY_REWRITTEN = 1 << 5,       /* another program has saved the file anew */
  FW_VERIFY_NOT_SIGNED = 1 << 6,
  FW_VERIFY_NOT_READABLE = 1 << 7, /* the file, or a signature in it */
} FwVerifyProblems;

typedef struct
{
  char *field;
  guint page;      /* from 0; G_MAXUINT: on none */
  char *signer;    /* of the certificate; "" when unreadable */
  char *subfilter; /* "" when there is none */
  char *reason;    /* nullable */
  char *time;      /* as claimed, ISO 8601; nullable */
  FwVerifyCrypto crypto;
  FwVerifyCoverage covers;
  FwVerifyCertificate certificate;
  char *revision_sha256; /* of the bytes up to the end of what it covers; NULL when broken */
} FwVerifySignature;

typedef struct
{
  gatomicrefcount ref_count;
  gboolean intact;
  gboolean changed_after_last;
  FwVerifyProblems problems;
  char *sha256;          /* of the whole file */
  GPtrArray *signatures; /* of FwVerifySignature, in the order they were made */
} FwVerification;

#define FW_TYPE_VERIFICATION (fw_verification_get_type ())
GType
fw_verification_get_type (void);
FwVerification *
fw_verification_ref (FwVerification *self);
void
fw_verification_unref (FwVerification *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwVerification, fw_verification_unref)

/* @trust: certificates, and revocation lists, as PEM; nullable. Certificates are judged by
 * fw_clock_now(). An error only when @trust cannot be read. */
FwVerification *
fw_verify_pdf (GBytes *pdf, GBytes *trust, GError **error);
/* The same without poppler, for what is verified many times over. */
FwVerification *
fw_verify_pdf_alone (GBytes *pdf, GBytes *trust, GError **error);
/* Reads files on a thread of their own; resolves to FwVerification. */
DexFuture *
fw_verify_file (const char *path, const char *trust_path);

/* Words of the command line's contract. */
const char *
fw_verify_crypto_get_word (FwVerifyCrypto crypto);
const char *
fw_verify_coverage_get_word (FwVerifyCoverage coverage);
const char *
fw_verify_certificate_get_word (FwVerifyCertificate certificate);
/* For one problem. */
const char *
fw_verify_problem_get_word (FwVerifyProblems problem);
/* What it means, for people. */
const char *
fw_verify_problem_get_text (FwVerifyProblems problem);

G_END_DECLS
