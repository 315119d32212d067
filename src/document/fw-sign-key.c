/* fw-sign-key.c: see fw-sign-key.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/fw-date.h"
#include "document/fw-pdf-error.h"
#include "document/fw-sign-key.h"

#define MIN_RSA_BITS 2048
#define MAX_FILE (1024 * 1024)

struct _FwSignKey
{
  EVP_PKEY *key;
  X509 *certificate;
  STACK_OF (X509) * chain; /* the others of the file */
  char *name;
};

void
fw_sign_key_free (FwSignKey *self)
{
  EVP_PKEY_free (self->key);
  X509_free (self->certificate);
  sk_X509_pop_free (self->chain, X509_free);
  g_free (self->name);
  g_free (self);
}

static char *
dup_name (const X509_NAME *subject)
{
  int index = X509_NAME_get_index_by_NID (subject, NID_commonName, -1);
  unsigned char *utf8 = NULL;
  char *name = NULL;

  if (index < 0)
    index = X509_NAME_get_index_by_NID (subject, NID_organizationName, -1);
  if (index >= 0
      && ASN1_STRING_to_UTF8 (&utf8,
                              X509_NAME_ENTRY_get_data (X509_NAME_get_entry (subject, index)))
             > 0)
    name = g_utf8_make_valid ((const char *) utf8, -1);
  OPENSSL_free (utf8);
  return name != NULL ? name : g_strdup ("");
}

/* --- from a file ------------------------------------------------------------------ */

static gboolean
check_kind (EVP_PKEY *key, GError **error)
{
  static const char *const curves[] = {"prime256v1", "secp384r1", "secp521r1", NULL};
  char curve[64] = "";

  switch (EVP_PKEY_get_base_id (key))
    {
    case EVP_PKEY_RSA:
      if (EVP_PKEY_get_bits (key) >= MIN_RSA_BITS)
        return TRUE;
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_KEY_KIND,
                   _ ("This key is too short: an RSA key needs at least %d bits."), MIN_RSA_BITS);
      return FALSE;
    case EVP_PKEY_EC:
      EVP_PKEY_get_group_name (key, curve, sizeof curve, NULL);
      if (g_strv_contains (curves, curve))
        return TRUE;
      G_GNUC_FALLTHROUGH;
    default:
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_KEY_KIND,
                   /* Translators: %s is a kind of key such as ED25519. */
                   _ ("Keys of this kind (%s) cannot sign a PDF in a way that every reader checks. "
                      "Please use a certificate with an RSA key or an ECDSA key on P-256, P-384 "
                      "or P-521."),
                   curve[0] != '\0' ? curve : OBJ_nid2sn (EVP_PKEY_get_base_id (key)));
      return FALSE;
    }
}

static gboolean
has_password (PKCS12 *p12, const char *password)
{
  if (!PKCS12_mac_present (p12))
    return TRUE;
  if (password[0] == '\0' && PKCS12_verify_mac (p12, NULL, 0))
    return TRUE;
  return PKCS12_verify_mac (p12, password, -1) == 1;
}

static gboolean
parse_file (FwSignKey *self, PKCS12 *p12, const char *password, GError **error)
{
  if (!has_password (p12, password))
    {
      g_set_error_literal (
          error, FW_PDF_ERROR, FW_PDF_ERROR_WRONG_PASSWORD,
          _ ("The password of the certificate file is wrong. Nothing was signed."));
      return FALSE;
    }
  if (PKCS12_parse (p12, password, &self->key, &self->certificate, &self->chain) != 1)
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_BAD_KEY,
                           _ ("The certificate file cannot be opened: its password is wrong, or it "
                              "is protected by an outdated method. Nothing was signed."));
      return FALSE;
    }
  if (self->key == NULL)
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_KEY,
                           _ ("This file holds a certificate without its private key and cannot "
                              "sign. Please export the certificate together with its key."));
      return FALSE;
    }
  if (self->certificate == NULL)
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_BAD_KEY,
                           _ ("This file holds a private key without its certificate and cannot "
                              "sign. Please export both together."));
      return FALSE;
    }
  return check_kind (self->key, error);
}

FwSignKey *
fw_sign_key_new (GBytes *pkcs12, const char *password, GError **error)
{
  g_autoptr (FwSignKey) self = g_new0 (FwSignKey, 1);
  gsize size;
  const unsigned char *data;
  PKCS12 *p12;
  gboolean done;

  g_return_val_if_fail (pkcs12 != NULL && password != NULL, NULL);

  data = g_bytes_get_data (pkcs12, &size);
  p12 = size > 0 && size <= MAX_FILE ? d2i_PKCS12 (NULL, &data, (long) size) : NULL;
  if (p12 == NULL)
    {
      ERR_clear_error ();
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_BAD_KEY,
                           _ ("This is not a certificate file (PKCS#12, .p12 or .pfx)."));
      return NULL;
    }
  done = parse_file (self, p12, password, error);
  PKCS12_free (p12);
  ERR_clear_error ();
  if (!done)
    return NULL;
  self->name = dup_name (X509_get_subject_name (self->certificate));
  return g_steal_pointer (&self);
}

const char *
fw_sign_key_get_name (FwSignKey *self)
{
  return self->name;
}

char *
fw_sign_key_dup_issuer (FwSignKey *self)
{
  return dup_name (X509_get_issuer_name (self->certificate));
}

/* --- may it sign ------------------------------------------------------------------ */

static FwDay
get_day (const ASN1_TIME *time)
{
  struct tm parts;

  if (ASN1_TIME_to_tm (time, &parts) != 1)
    return FW_DAY_NONE;
  return fw_day_new (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

static char *
dup_day (const ASN1_TIME *time)
{
  FwDay day = get_day (time);

  return day != FW_DAY_NONE ? fw_day_to_text (day) : g_strdup ("?");
}

void
fw_sign_key_get_validity (FwSignKey *self, FwDay *first, FwDay *last)
{
  g_return_if_fail (self != NULL && first != NULL && last != NULL);

  *first = get_day (X509_get0_notBefore (self->certificate));
  *last = get_day (X509_get0_notAfter (self->certificate));
}

static gboolean
check_validity (FwSignKey *self, GDateTime *when, GError **error)
{
  time_t seconds = (time_t) g_date_time_to_unix (when);
  const ASN1_TIME *first = X509_get0_notBefore (self->certificate);
  const ASN1_TIME *last = X509_get0_notAfter (self->certificate);

  /* Zero is an error and no answer: such a date is none. */
  if (X509_cmp_time (first, &seconds) >= 0)
    {
      g_autofree char *day = dup_day (first);

      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_YET_VALID,
                   _ ("The certificate of “%s” is not valid before %s. Nothing was signed."),
                   self->name, day);
      return FALSE;
    }
  if (X509_cmp_time (last, &seconds) <= 0)
    {
      g_autofree char *day = dup_day (last);

      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_EXPIRED,
                   _ ("The certificate of “%s” expired on %s. Nothing was signed."), self->name,
                   day);
      return FALSE;
    }
  return TRUE;
}

/* Purposes under which a certificate signs documents. Source: RFC 9336 (documentSigning),
 * RFC 5280, 4.2.1.12; the makers' own ones. */
static gboolean
is_document_purpose (const ASN1_OBJECT *purpose)
{
  static const char *const known[] = {
      "1.3.6.1.5.5.7.3.4",      /* emailProtection */
      "1.3.6.1.5.5.7.3.36",     /* documentSigning */
      "2.5.29.37.0",            /* any */
      "1.2.840.113583.1.1.5",   /* Adobe */
      "1.3.6.1.4.1.311.10.3.12" /* Microsoft */
  };
  char text[128];

  OBJ_obj2txt (text, sizeof text, purpose, 1);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, known[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_document_purpose (X509 *certificate)
{
  EXTENDED_KEY_USAGE *purposes = X509_get_ext_d2i (certificate, NID_ext_key_usage, NULL, NULL);
  gboolean found = purposes == NULL;

  for (int i = 0; purposes != NULL && i < sk_ASN1_OBJECT_num (purposes); i++)
    found = found || is_document_purpose (sk_ASN1_OBJECT_value (purposes, i));
  EXTENDED_KEY_USAGE_free (purposes);
  return found;
}

gboolean
fw_sign_key_check (FwSignKey *self, GDateTime *when, GError **error)
{
  /* All bits when the certificate does not say. */
  guint32 usage;

  g_return_val_if_fail (self != NULL && when != NULL, FALSE);

  usage = X509_get_key_usage (self->certificate);
  if (!check_validity (self, when, error))
    return FALSE;
  if ((usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0
      || !has_document_purpose (self->certificate))
    {
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_WRONG_USAGE,
                   _ ("The certificate of “%s” was issued for another purpose and may not sign "
                      "documents. Nothing was signed."),
                   self->name);
      return FALSE;
    }
  return TRUE;
}

/* --- the signature ---------------------------------------------------------------- */

static gboolean
fill (CMS_ContentInfo *cms,
      gconstpointer first,
      gsize n_first,
      gconstpointer second,
      gsize n_second)
{
  BIO *bio = CMS_dataInit (cms, NULL);
  size_t written;
  gboolean done = bio != NULL && (n_first == 0 || BIO_write_ex (bio, first, n_first, &written) == 1)
                  && (n_second == 0 || BIO_write_ex (bio, second, n_second, &written) == 1)
                  && BIO_flush (bio) == 1 && CMS_dataFinal (cms, bio) == 1;

  BIO_free_all (bio);
  return done;
}

GBytes *
fw_sign_key_sign (FwSignKey *self,
                  gconstpointer first,
                  gsize n_first,
                  gconstpointer second,
                  gsize n_second,
                  GError **error)
{
  const unsigned int flags
      = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_NO_SIGNING_TIME;
  CMS_ContentInfo *cms = CMS_sign (NULL, NULL, self->chain, NULL, flags);
  unsigned char *der = NULL;
  int size = -1;
  GBytes *bytes = NULL;

  if (cms != NULL
      && CMS_add1_signer (cms, self->certificate, self->key, EVP_sha256 (), flags | CMS_CADES)
             != NULL
      && fill (cms, first, n_first, second, n_second))
    size = i2d_CMS_ContentInfo (cms, &der);
  if (size > 0)
    bytes = g_bytes_new (der, (gsize) size);
  else
    g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_FAILED,
                 _ ("The signature could not be made: %s. Nothing was changed."),
                 ERR_reason_error_string (ERR_peek_last_error ()));
  OPENSSL_free (der);
  CMS_ContentInfo_free (cms);
  ERR_clear_error ();
  return bytes;
}
