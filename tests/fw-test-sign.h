/* fw-test-sign.h: keys and files for tests of signatures. Keys are made when they are
 * needed; none lies anywhere. */
#pragma once

#include <gio/gio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <sys/wait.h>

#include "base/fw-clock.h"
#include "document/fw-document-private.h"
#include "document/fw-pdf-archive.h"
#include "document/fw-plan-report.h"
#include "document/fw-sign-pdf.h"
#include "fw-test-plan.h"

#define FW_TEST_KEY_PASSWORD "geheim äöü"

typedef struct
{
  const char *kind; /* "RSA", "P-256", "P-384", "ED25519", "brainpoolP256r1" */
  const char *name;
  int first_day, last_day; /* from today */
  const char *key_usage;   /* as openssl.cnf has it; NULL: none */
  const char *purposes;
  guint bits; /* of RSA; 0: 2048 */
} FwTestKey;

G_GNUC_UNUSED static EVP_PKEY *
fw_test_make_key (const char *kind, guint bits)
{
  EVP_PKEY *key;

  if (g_str_equal (kind, "RSA"))
    key = EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (size_t) (bits > 0 ? bits : 2048));
  else if (g_str_equal (kind, "ED25519"))
    key = EVP_PKEY_Q_keygen (NULL, NULL, "ED25519");
  else
    key = EVP_PKEY_Q_keygen (NULL, NULL, "EC", kind);
  g_assert_nonnull (key);
  return key;
}

static inline void
fw_test_add_extension (X509 *certificate, int nid, const char *value)
{
  X509_EXTENSION *extension = value != NULL ? X509V3_EXT_conf_nid (NULL, NULL, nid, value) : NULL;

  if (extension != NULL)
    X509_add_ext (certificate, extension, -1);
  X509_EXTENSION_free (extension);
}

/* @issuer NULL: by itself. */
G_GNUC_UNUSED static X509 *
fw_test_make_certificate (EVP_PKEY *key, const FwTestKey *spec, X509 *issuer, EVP_PKEY *issuer_key)
{
  static long serial = 1000;
  X509 *certificate = X509_new ();
  X509_NAME *name = X509_get_subject_name (certificate);

  X509_set_version (certificate, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (certificate), serial++);
  X509_gmtime_adj (X509_getm_notBefore (certificate), (long) spec->first_day * 86400 - 3600);
  X509_gmtime_adj (X509_getm_notAfter (certificate), (long) spec->last_day * 86400);
  X509_NAME_add_entry_by_txt (name, "CN", MBSTRING_UTF8, (const unsigned char *) spec->name, -1, -1,
                              0);
  X509_set_issuer_name (certificate, issuer != NULL ? X509_get_subject_name (issuer) : name);
  X509_set_pubkey (certificate, key);
  fw_test_add_extension (certificate, NID_key_usage, spec->key_usage);
  fw_test_add_extension (certificate, NID_ext_key_usage, spec->purposes);
  if (issuer == NULL && spec->key_usage != NULL && strstr (spec->key_usage, "keyCertSign") != NULL)
    fw_test_add_extension (certificate, NID_basic_constraints, "critical,CA:TRUE");
  g_assert_cmpint (
      X509_sign (certificate, issuer_key != NULL ? issuer_key : key,
                 EVP_PKEY_get_base_id (issuer_key != NULL ? issuer_key : key) == EVP_PKEY_ED25519
                     ? NULL
                     : EVP_sha256 ()),
      >, 0);
  return certificate;
}

G_GNUC_UNUSED static GBytes *
fw_test_wrap_key (EVP_PKEY *key, X509 *certificate, X509 *issuer)
{
  STACK_OF (X509) *others = sk_X509_new_null ();
  unsigned char *der = NULL;
  PKCS12 *p12;
  GBytes *bytes;
  int size;

  if (issuer != NULL)
    sk_X509_push (others, issuer);
  /* Few rounds: the tests are not about that. */
  p12 = PKCS12_create (FW_TEST_KEY_PASSWORD, "test", key, certificate, others, 0, 0, 100, 100, 0);
  g_assert_nonnull (p12);
  size = i2d_PKCS12 (p12, &der);
  g_assert_cmpint (size, >, 0);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  PKCS12_free (p12);
  sk_X509_free (others);
  return bytes;
}

/* A PKCS#12 file with a key and a certificate that it has signed itself. */
G_GNUC_UNUSED static GBytes *
fw_test_make_pkcs12 (const FwTestKey *spec)
{
  EVP_PKEY *key = fw_test_make_key (spec->kind, spec->bits);
  X509 *certificate = fw_test_make_certificate (key, spec, NULL, NULL);
  GBytes *bytes = fw_test_wrap_key (key, certificate, NULL);

  X509_free (certificate);
  EVP_PKEY_free (key);
  return bytes;
}

/* A plan with three empty fields, built for the archive. */
G_GNUC_UNUSED static GBytes *
fw_test_make_plan_pdf (void)
{
  static const FwPdfField fields[] = {
      {"Mutter", "Unterschrift der Mutter", 0, 70, 560, 200, 40},
      {"Fachkraft", "Unterschrift der Fachkraft Jürgen Größmann", 0, 310, 560, 200, 40},
      {"Leitung", "Unterschrift der Leitung", 1, 70, 700, 200, 40},
  };
  g_autofree char *content = fw_test_dup_plan (3, 4, 5, 40);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 2, &error);
  GBytes *pdf;

  g_assert_no_error (error);
  /* In place of the parties'. */
  g_array_set_size (document->fields, 0);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      FwPdfField field = fields[i];

      field.name = g_strdup (field.name);
      field.tooltip = g_strdup (field.tooltip);
      g_array_append_val (document->fields, field);
    }
  pdf = fw_document_to_pdf (document, &error);
  g_assert_no_error (error);
  return pdf;
}

G_GNUC_UNUSED static GBytes *
fw_test_sign (GBytes *pdf, FwSignKey *key, const char *field)
{
  const FwSignRequest request = {.field = field, .reason = "Hilfeplan beschlossen – größtenteils"};
  g_autoptr (GError) error = NULL;
  GBytes *result = fw_sign_pdf (pdf, key, &request, &error);

  g_assert_no_error (error);
  return result;
}

G_GNUC_UNUSED static FwSignKey *
fw_test_open_key (const char *kind, const char *name)
{
  const FwTestKey spec = {kind, name, -1, 100, "digitalSignature,nonRepudiation", NULL, 0};
  g_autoptr (GBytes) pkcs12 = fw_test_make_pkcs12 (&spec);
  g_autoptr (GError) error = NULL;
  FwSignKey *key = fw_sign_key_new (pkcs12, FW_TEST_KEY_PASSWORD, &error);

  g_assert_no_error (error);
  return key;
}

/* The exit status; what it printed goes to @out (nullable), standard output first. */
G_GNUC_UNUSED static int
fw_test_run (const char *folder, char **out, const char *const *argv)
{
  g_autofree char *text = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (out != NULL)
    *out = g_strconcat (text, errors, NULL);
  return WEXITSTATUS (status);
}

G_GNUC_UNUSED static void
fw_test_write (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}
