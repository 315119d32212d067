/* fw-verify-crypto.c: a signature (CMS) by OpenSSL: do its numbers hold, and whose is it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/fw-clock.h"
#include "document/fw-pdf-error.h"
#include "document/fw-verify-private.h"

/* --- trust ------------------------------------------------------------------------ */

X509_STORE *
_fw_verify_store_new (GBytes *trust, GError **error)
{
  X509_STORE *store = X509_STORE_new ();
  STACK_OF (X509_INFO) *entries = NULL;
  guint n = 0;

  if (trust != NULL)
    {
      BIO *bio = BIO_new_mem_buf (g_bytes_get_data (trust, NULL), (int) g_bytes_get_size (trust));

      entries = PEM_X509_INFO_read_bio (bio, NULL, NULL, NULL);
      BIO_free (bio);
    }
  for (int i = 0; entries != NULL && i < sk_X509_INFO_num (entries); i++)
    {
      const X509_INFO *entry = sk_X509_INFO_value (entries, i);

      if (entry->x509 != NULL && X509_STORE_add_cert (store, entry->x509) == 1)
        n++;
      if (entry->crl != NULL && X509_STORE_add_crl (store, entry->crl) == 1)
        X509_STORE_set_flags (store, X509_V_FLAG_CRL_CHECK);
    }
  sk_X509_INFO_pop_free (entries, X509_INFO_free);
  ERR_clear_error ();
  if (trust == NULL || n > 0)
    return store;
  X509_STORE_free (store);
  g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_BAD_KEY,
                       _ ("The file of trusted certificates holds none (PEM is expected)."));
  return NULL;
}

static FwVerifyCertificate
judge_certificate (X509 *certificate, STACK_OF (X509) * others, X509_STORE *trust)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  time_t seconds = (time_t) g_date_time_to_unix (now);
  X509_STORE_CTX *context = X509_STORE_CTX_new ();
  FwVerifyCertificate result = FW_VERIFY_UNKNOWN;

  X509_STORE_CTX_init (context, trust, certificate, others);
  X509_VERIFY_PARAM_set_time (X509_STORE_CTX_get0_param (context), seconds);
  /* An anchor need not be a root. */
  X509_STORE_CTX_set_flags (context, X509_V_FLAG_PARTIAL_CHAIN);
  if (X509_verify_cert (context) == 1)
    result = FW_VERIFY_TRUSTED;
  else if (X509_STORE_CTX_get_error (context) == X509_V_ERR_CERT_REVOKED)
    result = FW_VERIFY_REVOKED;
  else if (X509_cmp_time (X509_get0_notBefore (certificate), &seconds) >= 0)
    result = FW_VERIFY_NOT_YET_VALID;
  else if (X509_cmp_time (X509_get0_notAfter (certificate), &seconds) <= 0)
    result = FW_VERIFY_EXPIRED;
  X509_STORE_CTX_free (context);
  return result;
}

/* --- the signature ---------------------------------------------------------------- */

static char *
dup_signer (X509 *certificate)
{
  static const int kinds[] = {NID_commonName, NID_organizationName};
  const X509_NAME *subject = X509_get_subject_name (certificate);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int index = X509_NAME_get_index_by_NID (subject, kinds[i], -1);
      unsigned char *utf8 = NULL;
      char *name = NULL;

      if (index < 0)
        continue;
      if (ASN1_STRING_to_UTF8 (&utf8,
                               X509_NAME_ENTRY_get_data (X509_NAME_get_entry (subject, index)))
          > 0)
        name = g_utf8_make_valid ((const char *) utf8, -1);
      OPENSSL_free (utf8);
      if (name != NULL)
        return name;
    }
  return g_strdup ("");
}

static X509 *
find_signer (CMS_ContentInfo *cms, STACK_OF (X509) * certificates)
{
  STACK_OF (CMS_SignerInfo) *signers = CMS_get0_SignerInfos (cms);

  /* One signature, one signer (ETSI EN 319 142-1, 6.3). */
  if (signers == NULL || sk_CMS_SignerInfo_num (signers) != 1)
    return NULL;
  for (int i = 0; certificates != NULL && i < sk_X509_num (certificates); i++)
    if (CMS_SignerInfo_cert_cmp (sk_CMS_SignerInfo_value (signers, 0),
                                 sk_X509_value (certificates, i))
        == 0)
      return sk_X509_value (certificates, i);
  return NULL;
}

/* The certificates that came along are not covered by the signature: those that can be
 * checked by one another have to be sound. */
static gboolean
are_sound (STACK_OF (X509) * certificates)
{
  for (int i = 0; i < sk_X509_num (certificates); i++)
    for (int k = 0; k < sk_X509_num (certificates); k++)
      {
        X509 *one = sk_X509_value (certificates, i), *issuer = sk_X509_value (certificates, k);

        if (X509_NAME_cmp (X509_get_issuer_name (one), X509_get_subject_name (issuer)) == 0
            && X509_verify (one, X509_get0_pubkey (issuer)) != 1
            && X509_check_issued (issuer, one) == X509_V_OK)
          return FALSE;
      }
  return TRUE;
}

static gboolean
has_same_bytes (const X509_NAME *a, const X509_NAME *b)
{
  const unsigned char *one = NULL, *other = NULL;
  size_t n_one = 0, n_other = 0;

  return a != NULL && b != NULL && X509_NAME_get0_der (a, &one, &n_one) == 1
         && X509_NAME_get0_der (b, &other, &n_other) == 1 && n_one == n_other
         && memcmp (one, other, n_one) == 0;
}

/* What a signature says beside what it signs: nothing proves these parts, but they have to
 * be what they can only be. */
static gboolean
is_consistent (CMS_ContentInfo *cms, X509 *certificate)
{
  CMS_SignerInfo *signer = sk_CMS_SignerInfo_value (CMS_get0_SignerInfos (cms), 0);
  ASN1_OCTET_STRING *key_id = NULL;
  X509_NAME *issuer = NULL;
  ASN1_INTEGER *serial = NULL;
  X509_ALGOR *digest = NULL, *signature = NULL;
  int digest_of, key_of, nid;

  if (OBJ_obj2nid (CMS_get0_eContentType (cms)) != NID_pkcs7_data
      || CMS_SignerInfo_get0_signer_id (signer, &key_id, &issuer, &serial) != 1)
    return FALSE;
  if (issuer != NULL && !has_same_bytes (issuer, X509_get_issuer_name (certificate)))
    return FALSE;
  CMS_SignerInfo_get0_algs (signer, NULL, NULL, &digest, &signature);
  if (digest == NULL || signature == NULL)
    return FALSE;
  nid = OBJ_obj2nid (signature->algorithm);
  /* RSA may name the key alone, RSA-PSS says the rest in parameters. */
  if (nid == NID_rsaEncryption || nid == NID_rsassaPss)
    return EVP_PKEY_get_base_id (X509_get0_pubkey (certificate)) == EVP_PKEY_RSA;
  return OBJ_find_sigid_algs (nid, &digest_of, &key_of) == 1
         && digest_of == OBJ_obj2nid (digest->algorithm)
         && (key_of == EVP_PKEY_get_base_id (X509_get0_pubkey (certificate))
             || (key_of == NID_X9_62_id_ecPublicKey
                 && EVP_PKEY_get_base_id (X509_get0_pubkey (certificate)) == EVP_PKEY_EC));
}

/* Steps over (or into) an element that has to begin with @tag; FALSE when it does not, or
 * has no length of its own. */
static gboolean
take (const unsigned char **p, const unsigned char *end, int tag, gboolean into)
{
  const unsigned char *q = *p;
  long length;
  int number, class;

  if (q >= end || *q != tag
      || (ASN1_get_object (&q, &length, &number, &class, end - q) & (0x80 | 1)) != 0)
    return FALSE;
  *p = into ? q : q + length;
  return TRUE;
}

/* Sequences and sets are made of elements, nothing else is (X.690); a decoder lets more
 * pass. Where lengths are not given this is not looked at. */
static gboolean
is_well_formed (const unsigned char *p, const unsigned char *end, guint depth)
{
  while (p < end)
    {
      long length;
      int number, class;
      int flags = ASN1_get_object (&p, &length, &number, &class, end - p);
      gboolean is_made = (flags & V_ASN1_CONSTRUCTED) != 0;

      if ((flags & 0x80) != 0 || depth > 40)
        return FALSE;
      if ((flags & 1) != 0)
        return TRUE;
      if (class == V_ASN1_UNIVERSAL
          && is_made != (number == V_ASN1_SEQUENCE || number == V_ASN1_SET))
        return FALSE;
      if (is_made && !is_well_formed (p, p + length, depth + 1))
        return FALSE;
      p += length;
    }
  return TRUE;
}

/* The numbers of version follow from the rest (RFC 5652, 5.1 and 5.3). */
static gboolean
has_versions (const guint8 *der, gsize n)
{
  const unsigned char *p = der, *end = der + n, *first;

  if (!take (&p, end, 0x30, TRUE) || !take (&p, end, 0x06, FALSE) || !take (&p, end, 0xa0, TRUE)
      || !take (&p, end, 0x30, TRUE))
    return FALSE;
  first = p;
  if (!take (&p, end, 0x02, FALSE) || !take (&p, end, 0x31, FALSE) || !take (&p, end, 0x30, FALSE))
    return FALSE;
  take (&p, end, 0xa0, FALSE);
  take (&p, end, 0xa1, FALSE);
  if (!take (&p, end, 0x31, TRUE) || !take (&p, end, 0x30, TRUE) || end - p < 4)
    return FALSE;
  /* By issuer and number, or by the key's own name. */
  return memcmp (first, p, 3) == 0 && p[0] == 0x02 && p[1] == 1
         && ((p[2] == 1 && p[3] == 0x30) || (p[2] == 3 && p[3] == 0x80));
}

static int
accept_any (int ok, X509_STORE_CTX *context)
{
  return 1;
}

/* Only the numbers: whose the certificate is, is judged apart. */
static gboolean
check (const guint8 *der, gsize n, BIO *content, unsigned int flags)
{
  const unsigned char *p = der;
  CMS_ContentInfo *cms = d2i_CMS_ContentInfo (NULL, &p, (long) n);
  X509_STORE *any = X509_STORE_new ();
  gboolean ok;

  X509_STORE_set_verify_cb (any, accept_any);
  ok = cms != NULL
       && CMS_verify (cms, NULL, any, content, NULL, flags | CMS_BINARY | CMS_DETACHED) == 1;
  X509_STORE_free (any);
  CMS_ContentInfo_free (cms);
  ERR_clear_error ();
  return ok;
}

static BIO *
make_content (const FwVerifyCase *self, const char *data)
{
  BIO *bio = BIO_new (BIO_s_mem ());
  size_t written;

  BIO_write_ex (bio, data, self->hole, &written);
  if (self->end > self->behind)
    BIO_write_ex (bio, data + self->behind, self->end - self->behind, &written);
  return bio;
}

static FwVerifyCrypto
check_numbers (FwVerifyCase *self, const char *data, gsize size, const char *subfilter)
{
  const guint8 *der = (const guint8 *) self->contents->text;
  gsize n = self->contents->length;
  unsigned int flags = g_str_equal (subfilter, "ETSI.CAdES.detached") ? CMS_CADES : 0;
  BIO *content;
  gboolean ok;

  if (self->has_range && self->hole <= self->behind && self->end <= size
      && self->behind <= self->end)
    {
      content = make_content (self, data);
      ok = check (der, n, content, flags);
      BIO_free (content);
      if (ok)
        return FW_VERIFY_VALID;
    }
  /* Why not: the bytes, unless their place is wrong already. */
  if ((self->problems & (FW_VERIFY_REWRITTEN | FW_VERIFY_TRUNCATED | FW_VERIFY_BYTE_RANGE)) == 0)
    self->problems |= FW_VERIFY_DIGEST_MISMATCH;
  return FW_VERIFY_INVALID;
}

void
_fw_verify_crypto (FwVerifyCase *self,
                   const char *data,
                   gsize size,
                   const char *subfilter,
                   X509_STORE *trust)
{
  const unsigned char *p;
  CMS_ContentInfo *cms = NULL;
  STACK_OF (X509) *certificates = NULL;
  X509 *signer = NULL;

  self->result->crypto = FW_VERIFY_UNREADABLE;
  self->result->certificate = FW_VERIFY_UNKNOWN;
  if (self->contents != NULL && self->contents->length > 0 && self->contents->length < G_MAXINT32
      && (g_str_equal (subfilter, "ETSI.CAdES.detached")
          || g_str_equal (subfilter, "adbe.pkcs7.detached")))
    {
      p = (const unsigned char *) self->contents->text;
      cms = d2i_CMS_ContentInfo (NULL, &p, (long) self->contents->length);
    }
  if (cms != NULL && OBJ_obj2nid (CMS_get0_type (cms)) == NID_pkcs7_signed)
    {
      certificates = CMS_get1_certs (cms);
      signer = find_signer (cms, certificates);
    }
  if (signer != NULL)
    {
      self->result->signer = dup_signer (signer);
      self->result->certificate = judge_certificate (signer, certificates, trust);
      self->result->crypto = check_numbers (self, data, size, subfilter);
      if (self->result->crypto == FW_VERIFY_VALID
          && (!are_sound (certificates) || !is_consistent (cms, signer)
              || !is_well_formed ((const guint8 *) self->contents->text,
                                  (const guint8 *) self->contents->text + self->cms_size, 0)
              /* Older signatures are not always so exact. */
              || (g_str_equal (subfilter, "ETSI.CAdES.detached")
                  && !has_versions ((const guint8 *) self->contents->text,
                                    self->contents->length))))
        {
          self->result->crypto = FW_VERIFY_INVALID;
          self->problems |= FW_VERIFY_DIGEST_MISMATCH;
        }
    }
  else
    self->problems |= FW_VERIFY_NOT_READABLE;
  sk_X509_pop_free (certificates, X509_free);
  CMS_ContentInfo_free (cms);
  ERR_clear_error ();
}
