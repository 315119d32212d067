/* A file signed three times: what other programs say of it, and what did not change. */
#include "config.h"

#include <openssl/cms.h>

#include "document/fw-pdf-error.h"
#include "document/fw-sign-field.h"
#include "document/fw-verify-pdf.h"
#include "fw-test-office.h"
#include "fw-test-sign.h"

typedef struct
{
  char *folder;
  GBytes *revisions[4]; /* empty, and after each signature */
} Story;

static void
set_up (Story *story, gconstpointer data)
{
  g_autoptr (FwSignKey) rsa = fw_test_open_key ("RSA", "Ayşe Öztürk");
  g_autoptr (FwSignKey) ecdsa = fw_test_open_key ("P-256", "Jürgen Größmann");
  g_autoptr (FwSignKey) other = fw_test_open_key ("RSA", "Олена Шевченко");

  story->folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  story->revisions[0] = fw_test_make_plan_pdf ();
  story->revisions[1] = fw_test_sign (story->revisions[0], rsa, "Mutter");
  story->revisions[2] = fw_test_sign (story->revisions[1], ecdsa, "Fachkraft");
  story->revisions[3] = fw_test_sign (story->revisions[2], other, "Leitung");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.pdf", i);

      fw_test_write (story->folder, name, story->revisions[i]);
    }
}

static void
tear_down (Story *story, gconstpointer data)
{
  if (g_getenv ("FALLWERK_KEEP") == NULL)
    fw_test_remove_tree (story->folder);
  else
    g_test_message ("%s", story->folder);
  g_free (story->folder);
  for (guint i = 0; i < 4; i++)
    g_bytes_unref (story->revisions[i]);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p++)
    n++;
  return n;
}

static void
test_pdfsig (Story *story, gconstpointer data)
{
  g_autofree char *out = NULL;

  g_assert_cmpint (
      fw_test_run (story->folder, &out, (const char *const[]) {"pdfsig", "3.pdf", NULL}), ==, 0);
  g_test_message ("%s", out);
  g_assert_cmpuint (count (out, "Signature is Valid."), ==, 3);
  g_assert_cmpuint (count (out, "ETSI.CAdES.detached"), ==, 3);
  g_assert_cmpuint (count (out, "Total document signed"), ==, 1);
  g_assert_cmpuint (count (out, "Ayşe Öztürk"), >=, 1);
}

static void
test_prefix (Story *story, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      gsize n, m;
      const char *older = g_bytes_get_data (story->revisions[i], &n);
      const char *newer = g_bytes_get_data (story->revisions[i + 1], &m);

      g_assert_cmpuint (m, >, n);
      g_assert_cmpmem (older, n, newer, n);
      /* Goal: 30 kB a signature. */
      g_test_message ("signature %u: %" G_GSIZE_FORMAT " bytes", i + 1, m - n);
      g_assert_cmpuint (m - n, <, 30000);
    }
}

static void
test_qpdf (Story *story, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.pdf", i);
      g_autofree char *out = NULL;
      int status = fw_test_run (story->folder, &out,
                                (const char *const[]) {"qpdf", "--check", name, NULL});

      if (status != 0)
        g_test_message ("%s", out);
      g_assert_cmpint (status, ==, 0);
      g_assert_null (strstr (out, "WARNING"));
    }
}

/* What is covered, and the signature itself, as the tool of OpenSSL wants them. */
static void
test_openssl (Story *story, gconstpointer data)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (story->revisions[3], FALSE, NULL);
  g_autoptr (GPtrArray) fields = fw_sign_field_list (reader);
  const char *bytes = g_bytes_get_data (story->revisions[3], NULL);

  g_assert_cmpuint (fields->len, ==, 3);
  for (guint i = 0; i < fields->len; i++)
    {
      const FwSignField *field = g_ptr_array_index (fields, i);
      const FwPdfValue *range = fw_pdf_value_get (field->value, "ByteRange");
      const FwPdfValue *contents = fw_pdf_value_get (field->value, "Contents");
      g_autoptr (GByteArray) covered = g_byte_array_new ();
      g_autoptr (GBytes) cms = NULL;
      g_autoptr (GBytes) content = NULL;
      g_autofree char *out = NULL;
      const unsigned char *p = (const unsigned char *) contents->text;
      CMS_ContentInfo *info = d2i_CMS_ContentInfo (NULL, &p, (long) contents->length);
      CMS_SignerInfo *signer;

      g_assert_nonnull (info);
      signer = sk_CMS_SignerInfo_value (CMS_get0_SignerInfos (info), 0);
      g_assert_cmpint (CMS_signed_get_attr_by_NID (signer, NID_pkcs9_signingTime, -1), <, 0);
      g_assert_cmpint (
          CMS_signed_get_attr_by_NID (signer, NID_id_smime_aa_signingCertificateV2, -1), >=, 0);
      CMS_ContentInfo_free (info);
      g_byte_array_append (covered, (const guint8 *) bytes, (guint) range->values[1]->integer);
      g_byte_array_append (covered, (const guint8 *) bytes + range->values[2]->integer,
                           (guint) range->values[3]->integer);
      content = g_bytes_new (covered->data, covered->len);
      cms = g_bytes_new (contents->text, (gsize) ((const char *) p - contents->text));
      fw_test_write (story->folder, "content", content);
      fw_test_write (story->folder, "cms", cms);
      /* -cades looks at the chain as well: its anchor is the signer's own certificate. */
      g_assert_cmpint (
          fw_test_run (story->folder, NULL,
                       (const char *const[]) {"openssl", "cms", "-verify", "-noverify", "-binary",
                                              "-inform", "DER", "-in", "cms", "-content", "content",
                                              "-signer", "signer.pem", "-out", "/dev/null", NULL}),
          ==, 0);
      g_assert_cmpint (
          fw_test_run (story->folder, &out,
                       (const char *const[]) {"openssl", "cms", "-verify", "-cades", "-binary",
                                              "-inform", "DER", "-in", "cms", "-content", "content",
                                              "-CAfile", "signer.pem", "-purpose", "any", "-out",
                                              "/dev/null", NULL}),
          ==, 0);
      g_test_message ("%s: %s", field->name, out);
      g_assert_nonnull (strstr (out, "CAdES Verification successful"));
    }
}

static void
test_intact (Story *story, gconstpointer data)
{
  static const char *const names[] = {"Mutter", "Fachkraft", "Leitung"};
  static const char *const signers[] = {"Ayşe Öztürk", "Jürgen Größmann", "Олена Шевченко"};

  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (FwVerification) verification = fw_verify_pdf (story->revisions[n], NULL, NULL);

      g_assert_cmpuint (verification->problems, ==, 0);
      g_assert_cmpuint (verification->signatures->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);
          g_autofree char *sum
              = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, story->revisions[i + 1]);

          g_assert_cmpstr (one->field, ==, names[i]);
          g_assert_cmpstr (one->signer, ==, signers[i]);
          g_assert_cmpint (one->crypto, ==, FW_VERIFY_VALID);
          g_assert_cmpint (one->covers, ==, i + 1 == n ? FW_VERIFY_WHOLE : FW_VERIFY_REVISION);
          g_assert_cmpint (one->certificate, ==, FW_VERIFY_UNKNOWN);
          g_assert_cmpstr (one->revision_sha256, ==, sum);
          g_assert_cmpstr (one->reason, ==, "Hilfeplan beschlossen – größtenteils");
          g_assert_nonnull (one->time);
        }
      g_assert_true (verification->intact);
      g_assert_false (verification->changed_after_last);
    }
  {
    g_autoptr (FwVerification) empty = fw_verify_pdf (story->revisions[0], NULL, NULL);

    g_assert_cmpuint (empty->problems, ==, FW_VERIFY_NOT_SIGNED);
    g_assert_false (empty->intact);
  }
}

/* The plan itself: a field for each party, in its box, named for it. */
static void
test_parties (void)
{
  g_autofree char *content = fw_test_dup_plan (3, 4, 5, 40);
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 2, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, &error);
  g_autoptr (FwPdfReader) reader = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (FwSignKey) key = fw_test_open_key ("P-256", "Eine Partei");
  g_autoptr (GBytes) all = NULL;
  g_autoptr (FwVerification) verification = NULL;

  g_assert_no_error (error);
  reader = fw_pdf_reader_new (pdf, FALSE, NULL);
  fields = fw_sign_field_list (reader);
  g_assert_cmpuint (fields->len, ==, 5);
  all = g_bytes_ref (pdf);
  for (guint i = 0; i < fields->len; i++)
    {
      const FwSignField *field = g_ptr_array_index (fields, i);
      const FwPdfValue *widget = fw_pdf_reader_get_object (reader, field->widget);
      const FwPdfValue *rectangle = fw_pdf_reader_lookup (reader, widget, "Rect");
      g_autofree char *anchor = g_strdup_printf ("signatures/%u", 900 + i);
      g_autofree char *words = fw_pdf_value_dup_text (fw_pdf_reader_lookup (reader, widget, "TU"));
      g_autoptr (GBytes) older = g_steal_pointer (&all);
      FwDocumentPlace place;

      g_assert_true (g_hash_table_add (names, field->name));
      g_assert_nonnull (strstr (words, field->name));
      g_assert_true (fw_document_locate (document, anchor, &place));
      g_assert_cmpuint (field->page, ==, place.page);
      g_assert_cmpfloat (rectangle->values[0]->real, >, place.x);
      g_assert_cmpfloat (rectangle->values[2]->real, <, place.x + place.width);
      g_assert_cmpfloat (rectangle->values[3]->real, <, 841.89 - place.y);
      g_assert_cmpfloat (rectangle->values[1]->real, >, 841.89 - place.y - place.height);
      all = fw_test_sign (older, key, field->name);
    }
  verification = fw_verify_pdf (all, NULL, NULL);
  g_assert_true (verification->intact);
  g_assert_cmpuint (verification->signatures->len, ==, 5);
  if (g_getenv ("FALLWERK_KEEP_PDF") != NULL)
    g_file_set_contents (g_getenv ("FALLWERK_KEEP_PDF"), g_bytes_get_data (all, NULL),
                         (gssize) g_bytes_get_size (all), NULL);
}

/* A text of no letters has no bytes anywhere; found by the fuzzer with sanitizers. */
static void
test_empty_text (void)
{
  static const char pdf[]
      = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Written()/Hex<>>>\nendobj\n"
        "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        "trailer\n<</Root 1 0 R>>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (bytes, TRUE, &error);
  static const char *const keys[] = {"Written", "Hex"};

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const FwPdfValue *value = fw_pdf_value_get (fw_pdf_reader_get_object (reader, 1), keys[i]);

      g_assert_cmpint (value->kind, ==, FW_PDF_STRING);
      g_assert_cmpuint (value->length, ==, 0);
      g_assert_cmpstr (value->text, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/sign/" name, Story, NULL, set_up, func, tear_down)
  ADD ("pdfsig-accepts-three-signatures", test_pdfsig);
  ADD ("openssl-accepts-each-as-cades", test_openssl);
  ADD ("qpdf-finds-no-fault", test_qpdf);
  ADD ("every-revision-begins-with-the-one-before", test_prefix);
  ADD ("our-own-verification-calls-each-revision-intact", test_intact);
  g_test_add_func ("/sign/a-plan-has-a-field-for-each-party", test_parties);
  g_test_add_func ("/sign/empty-text", test_empty_text);
  return g_test_run ();
}
