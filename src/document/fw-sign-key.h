/* fw-sign-key.h: a private key with its certificate, from a PKCS#12 file, and the
 * signature (CMS) that it makes.
 *
 * RSA from 2048 bits and ECDSA on P-256, P-384, P-521; SHA-256. Other kinds are refused
 * with words, since not every reader can check them. Any one thread at a time.
 */
#pragma once

#include <gio/gio.h>

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef struct _FwSignKey FwSignKey;

/* FwPdfError: BAD_KEY, WRONG_PASSWORD, NO_KEY, KEY_KIND. */
FwSignKey *
fw_sign_key_new (GBytes *pkcs12, const char *password, GError **error);
void
fw_sign_key_free (FwSignKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwSignKey, fw_sign_key_free)

/* Whom the certificate names. */
const char *
fw_sign_key_get_name (FwSignKey *self);
/* Who issued the certificate; the same name when it has signed itself. Free with g_free(). */
char *
fw_sign_key_dup_issuer (FwSignKey *self);
/* Its first and last day (UTC); FW_DAY_NONE when the certificate names none that exists. */
void
fw_sign_key_get_validity (FwSignKey *self, FwDay *first, FwDay *last);
/* Whether it may sign a document at that time. FwPdfError: EXPIRED, NOT_YET_VALID,
 * WRONG_USAGE, each naming the day or the purpose. */
gboolean
fw_sign_key_check (FwSignKey *self, GDateTime *when, GError **error);
/* A detached CMS (DER) over the bytes of @first and then @second: CAdES baseline, with
 * signing-certificate-v2 and without signingTime, which a PDF says in /M.
 * Source: ETSI EN 319 142-1, 6.3; ETSI EN 319 122-1. */
GBytes *
fw_sign_key_sign (FwSignKey *self,
                  gconstpointer first,
                  gsize n_first,
                  gconstpointer second,
                  gsize n_second,
                  GError **error);

G_END_DECLS
