/* Whatever is done to a signed file is named for what it is, and none of it is intact. */
#include "config.h"

#include <poppler.h>

#include "document/fw-pdf-update.h"
#include "document/fw-sign-field.h"
#include "document/fw-verify-pdf.h"
#include "fw-test-office.h"
#include "fw-test-sign.h"

static FwSignKey *mother, *worker, *lead;
static GBytes *revisions[4];

static void
make_revisions (void)
{
  mother = fw_test_open_key ("RSA", "Ayşe Öztürk");
  worker = fw_test_open_key ("P-256", "Jürgen Größmann");
  lead = fw_test_open_key ("RSA", "Leitung");
  revisions[0] = fw_test_make_plan_pdf ();
  revisions[1] = fw_test_sign (revisions[0], mother, "Mutter");
  revisions[2] = fw_test_sign (revisions[1], worker, "Fachkraft");
  revisions[3] = fw_test_sign (revisions[2], lead, "Leitung");
}

static char *
dup_problems (FwVerifyProblems problems)
{
  GString *text = g_string_new (NULL);

  for (guint bit = 1; bit <= FW_VERIFY_NOT_READABLE; bit <<= 1)
    if (problems & bit)
      g_string_append_printf (text, "%s ", fw_verify_problem_get_word (bit));
  return g_string_free_and_steal (text);
}

/* All of @wanted, and of the others only those in @allowed. */
static void
assert_named (GBytes *pdf, FwVerifyProblems wanted, FwVerifyProblems allowed, const char *what)
{
  g_autoptr (FwVerification) verification = fw_verify_pdf (pdf, NULL, NULL);
  g_autofree char *found = dup_problems (verification->problems);

  if (verification->intact || (verification->problems & wanted) != wanted
      || (verification->problems & ~(wanted | allowed)) != 0)
    g_error ("%s: %s, problems: %s", what, verification->intact ? "intact" : "not intact", found);
}

/* How many signatures poppler alone calls valid. */
static guint
count_valid_for_poppler (GBytes *pdf)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  GList *fields = poppler_document_get_signature_fields (document);
  guint n = 0;

  for (GList *l = fields; l != NULL; l = l->next)
    {
      PopplerSignatureInfo *info = poppler_form_field_signature_validate_sync (
          l->data, POPPLER_SIGNATURE_VALIDATION_FLAG_WITHOUT_OCSP_REVOCATION_CHECK, NULL, NULL);

      if (info != NULL
          && poppler_signature_info_get_signature_status (info) == POPPLER_SIGNATURE_VALID)
        n++;
      g_clear_pointer (&info, poppler_signature_info_free);
      while (g_atomic_int_get (&G_OBJECT (l->data)->ref_count) > 1)
        g_thread_yield ();
    }
  g_list_free_full (fields, g_object_unref);
  g_object_unref (document);
  return n;
}

/* --- changes ---------------------------------------------------------------------- */

static GBytes *
flip (GBytes *pdf, gsize at, guint8 bits)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (pdf, &size);
  guint8 *copy = g_memdup2 (data, size);

  g_assert_cmpuint (at, <, size);
  copy[at] ^= bits;
  return g_bytes_new_take (copy, size);
}

static GBytes *
append (GBytes *pdf, const char *text)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  return g_byte_array_free_to_bytes (bytes);
}

static guint32
get_page (FwPdfReader *reader, guint index)
{
  g_autoptr (GArray) pages = fw_pdf_reader_list_pages (reader);

  g_assert_cmpuint (index, <, pages->len);
  return g_array_index (pages, guint32, index);
}

/* An update in which the first page says something else. */
static GBytes *
replace_page (GBytes *pdf)
{
  static const char content[] = "BT /F1 24 Tf 60 700 Td (GEFAELSCHT) Tj ET";
  static const char *const without[] = {"Contents", "Resources", NULL};
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, FALSE, NULL);
  g_autoptr (FwPdfUpdate) update = fw_pdf_update_new (reader);
  guint32 page = get_page (reader, 0), stream = fw_pdf_update_reserve (update);

  fw_pdf_update_begin (update, stream, 0);
  fw_pdf_update_printf (update, "<< /Length %zu >>\nstream\n%s\nendstream", strlen (content),
                        content);
  fw_pdf_update_end (update);
  fw_pdf_update_begin (update, page, 0);
  fw_pdf_update_printf (update, "<<");
  fw_pdf_update_append_members (update, fw_pdf_reader_get_object (reader, page), without);
  fw_pdf_update_printf (update,
                        "/Contents %u 0 R /Resources << /Font << /F1 << /Type /Font /Subtype"
                        " /Type1 /BaseFont /Helvetica >> >> >> >>",
                        stream);
  fw_pdf_update_end (update);
  return fw_pdf_update_finish (update);
}

/* The members of a page but its annotations, and those with one more. */
static void
write_page_with (FwPdfUpdate *update, FwPdfReader *reader, guint32 page, guint32 annotation)
{
  static const char *const without[] = {"Annots", NULL};
  const FwPdfValue *value = fw_pdf_reader_get_object (reader, page);
  const FwPdfValue *list = fw_pdf_reader_lookup (reader, value, "Annots");

  fw_pdf_update_begin (update, page, 0);
  fw_pdf_update_printf (update, "<<");
  fw_pdf_update_append_members (update, value, without);
  fw_pdf_update_printf (update, "/Annots [");
  for (guint i = 0; i < list->n; i++)
    {
      fw_pdf_update_append_value (update, list->values[i]);
      fw_pdf_update_printf (update, " ");
    }
  fw_pdf_update_printf (update, "%u 0 R] >>", annotation);
  fw_pdf_update_end (update);
}

static GBytes *
annotate (GBytes *pdf)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, FALSE, NULL);
  g_autoptr (FwPdfUpdate) update = fw_pdf_update_new (reader);
  guint32 annotation = fw_pdf_update_reserve (update);

  fw_pdf_update_begin (update, annotation, 0);
  fw_pdf_update_printf (update, "<< /Type /Annot /Subtype /Square /Rect [60 600 500 700] /C [1 1 1]"
                                " /IC [1 1 1] /F 4 >>");
  fw_pdf_update_end (update);
  write_page_with (update, reader, get_page (reader, 0), annotation);
  return fw_pdf_update_finish (update);
}

static void
write_form_with (FwPdfUpdate *update, FwPdfReader *reader, guint32 field)
{
  static const char *const without[] = {"Fields", NULL};
  const FwPdfValue *reference = fw_pdf_value_get (fw_pdf_reader_get_catalog (reader), "AcroForm");
  const FwPdfValue *form = fw_pdf_reader_resolve (reader, reference);
  const FwPdfValue *list = fw_pdf_reader_lookup (reader, form, "Fields");

  g_assert_cmpint (reference->kind, ==, FW_PDF_REFERENCE);
  fw_pdf_update_begin (update, reference->number, 0);
  fw_pdf_update_printf (update, "<<");
  fw_pdf_update_append_members (update, form, without);
  fw_pdf_update_printf (update, "/Fields [");
  for (guint i = 0; i < list->n; i++)
    {
      fw_pdf_update_append_value (update, list->values[i]);
      fw_pdf_update_printf (update, " ");
    }
  fw_pdf_update_printf (update, "%u 0 R] >>", field);
  fw_pdf_update_end (update);
}

#define HOLE 4000

/* A field of its own with a signature in it, as other programs write it: in one update. A
 * given @cms is put in as it is. */
static GBytes *
add_signed_field (GBytes *pdf,
                  const char *name,
                  const char *rectangle,
                  FwSignKey *key,
                  GBytes *given,
                  const char *extra)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, FALSE, NULL);
  g_autoptr (FwPdfUpdate) update = fw_pdf_update_new (reader);
  guint32 field = fw_pdf_update_reserve (update), value = fw_pdf_update_reserve (update);
  guint32 page = get_page (reader, 0);
  g_autofree char *numbers = NULL;
  g_autoptr (GBytes) cms = NULL;
  gsize range, hole, behind, size, n;
  const guint8 *bytes;
  char *file;

  fw_pdf_update_begin (update, field, 0);
  fw_pdf_update_printf (update,
                        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /Rect [%s] /F 132"
                        " /P %u 0 R /V %u 0 R %s >>",
                        name, rectangle, page, value, extra);
  fw_pdf_update_end (update);
  write_page_with (update, reader, page, field);
  write_form_with (update, reader, field);
  fw_pdf_update_begin (update, value, 0);
  fw_pdf_update_printf (update, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter"
                                " /adbe.pkcs7.detached /ByteRange [0 ");
  range = fw_pdf_update_tell (update);
  fw_pdf_update_printf (update, "%10d %10d %10d] /Contents ", 0, 0, 0);
  hole = fw_pdf_update_tell (update);
  fw_pdf_update_printf (update, "<%0*d> >>", 2 * HOLE, 0);
  fw_pdf_update_end (update);
  file = g_bytes_unref_to_data (fw_pdf_update_finish (update), &size);
  behind = hole + 2 * HOLE + 2;
  numbers = g_strdup_printf ("%10zu %10zu %10zu", hole, behind, size - behind);
  memcpy (file + range, numbers, strlen (numbers));
  cms = given != NULL ? g_bytes_ref (given)
                      : fw_sign_key_sign (key, file, hole, file + behind, size - behind, NULL);
  bytes = g_bytes_get_data (cms, &n);
  for (gsize i = 0; i < n; i++)
    {
      char digits[3];

      g_snprintf (digits, sizeof digits, "%02x", bytes[i]);
      memcpy (file + hole + 1 + 2 * i, digits, 2);
    }
  return g_bytes_new_take (file, size);
}

/* --- tests ------------------------------------------------------------------------ */

static gboolean
is_in_hole (gsize at)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (revisions[3], FALSE, NULL);
  g_autoptr (GPtrArray) fields = fw_sign_field_list (reader);

  for (guint i = 0; i < fields->len; i++)
    {
      const FwPdfValue *contents
          = fw_pdf_value_get (((FwSignField *) g_ptr_array_index (fields, i))->value, "Contents");

      if (at >= contents->offset && at < contents->offset + contents->raw_length)
        return TRUE;
    }
  return FALSE;
}

static void
test_flips (void)
{
  for (guint revision = 0; revision < 4; revision++)
    {
      gsize from = revision > 0 ? g_bytes_get_size (revisions[revision - 1]) : 0;
      gsize to = g_bytes_get_size (revisions[revision]);

      for (guint i = 1; i < 8; i++)
        {
          gsize at = from + (to - from) * i / 8;
          g_autofree char *what = g_strdup_printf ("byte %u of revision %u", i, revision);
          g_autoptr (GBytes) pdf = flip (revisions[3], at, 1);

          /* Inside a signature: see the next test. */
          if (is_in_hole (at))
            continue;
          assert_named (pdf, FW_VERIFY_DIGEST_MISMATCH, FW_VERIFY_NOT_READABLE, what);
        }
    }
}

/* Every byte of a signature, and of what stands around it: another bit each, or all. */
static void
test_hole (void)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (revisions[2], FALSE, NULL);
  g_autoptr (GPtrArray) fields = fw_sign_field_list (reader);
  const FwSignField *field = g_ptr_array_index (fields, 1);
  const FwPdfValue *contents = fw_pdf_value_get (field->value, "Contents");
  gboolean all = g_getenv ("FALLWERK_FUZZ_ROUNDS") != NULL;
  guint n = 0;

  g_assert_cmpstr (field->name, ==, "Fachkraft");
  for (gsize i = contents->offset - 40; i < contents->offset + contents->raw_length + 20; i++)
    for (guint bit = all ? 0 : i * 5 % 8; bit < 8; bit += all ? 1 : 8)
      {
        g_autoptr (GBytes) pdf = flip (revisions[2], i, (guint8) (1 << bit));
        g_autoptr (FwVerification) verification = fw_verify_pdf_alone (pdf, NULL, NULL);

        if (verification->intact || verification->problems == 0)
          {
            g_test_message ("byte %" G_GSIZE_FORMAT " of the signature, bit %u: %.12s",
                            i - contents->offset, bit, contents->raw + (i - contents->offset));
            n++;
          }
      }
  g_assert_cmpuint (n, ==, 0);
}

static void
test_replaced_page (void)
{
  g_autoptr (GBytes) replaced = replace_page (revisions[3]);
  g_autoptr (GBytes) early = replace_page (revisions[1]);
  g_autoptr (GBytes) covered = fw_test_sign (early, worker, "Fachkraft");
  g_autoptr (FwVerification) verification = fw_verify_pdf (replaced, NULL, NULL);

  assert_named (replaced, FW_VERIFY_CHANGED, 0, "page replaced");
  g_assert_true (verification->changed_after_last);
  /* The signatures themselves hold: each still says what it covers. */
  for (guint i = 0; i < 3; i++)
    {
      const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);

      g_assert_cmpint (one->crypto, ==, FW_VERIFY_VALID);
      g_assert_cmpint (one->covers, ==, FW_VERIFY_REVISION);
    }
  /* Also when somebody signs afterwards. */
  assert_named (covered, FW_VERIFY_CHANGED, 0, "page replaced, then signed");
  /* Why our own look is needed: */
  g_assert_cmpuint (count_valid_for_poppler (replaced), ==, 3);
  g_assert_cmpuint (count_valid_for_poppler (covered), ==, 2);
}

static void
test_annotation (void)
{
  g_autoptr (GBytes) last = annotate (revisions[3]);
  g_autoptr (GBytes) early = annotate (revisions[1]);
  g_autoptr (GBytes) covered = fw_test_sign (early, worker, "Fachkraft");

  assert_named (last, FW_VERIFY_CHANGED, 0, "annotation over the text");
  assert_named (covered, FW_VERIFY_CHANGED, 0, "annotation over the text, then signed");
}

static void
test_appended (void)
{
  static const char *const texts[] = {"\n", "garbage", "\n% a remark\n%%EOF\n", "\r\n\r\n\r\n"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) pdf = append (revisions[3], texts[i]);

      assert_named (pdf, FW_VERIFY_CHANGED, 0, texts[i]);
    }
}

static void
test_truncated (void)
{
  gsize size = g_bytes_get_size (revisions[3]);
  gsize first = g_bytes_get_size (revisions[1]);

  /* In the last revision: its signature does not fit any more, or is cut itself. */
  for (gsize cut = 1; cut < size - g_bytes_get_size (revisions[2]); cut += 977)
    {
      g_autoptr (GBytes) pdf = g_bytes_new_from_bytes (revisions[3], 0, size - cut);
      g_autofree char *what = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes cut off", cut);

      assert_named (pdf, FW_VERIFY_TRUNCATED, FW_VERIFY_CHANGED | FW_VERIFY_NOT_READABLE, what);
    }
  /* Before the first one is whole. */
  for (gsize cut = 1; cut < first; cut += 5417)
    {
      g_autoptr (GBytes) pdf = g_bytes_new_from_bytes (revisions[1], 0, first - cut);
      g_autoptr (FwVerification) verification = fw_verify_pdf (pdf, NULL, NULL);

      g_assert_false (verification->intact);
      g_assert_true (verification->problems & (FW_VERIFY_TRUNCATED | FW_VERIFY_NOT_READABLE));
    }
}

static void
test_rewritten (void)
{
  static const char *const options[]
      = {"--object-streams=preserve", "--object-streams=generate", "--linearize"};
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);

  fw_test_write (folder, "in.pdf", revisions[3]);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
      g_autofree char *data = NULL;
      g_autoptr (GBytes) pdf = NULL;
      gsize size;

      fw_test_run (folder, NULL,
                   (const char *const[]) {"qpdf", options[i], "in.pdf", "out.pdf", NULL});
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      pdf = g_bytes_new_take (g_steal_pointer (&data), size);
      assert_named (pdf, FW_VERIFY_REWRITTEN, 0, options[i]);
    }
  fw_test_remove_tree (folder);
}

static void
test_moved (void)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (revisions[1], FALSE, NULL);
  g_autoptr (GPtrArray) fields = fw_sign_field_list (reader);
  const FwSignField *field = g_ptr_array_index (fields, 0);
  const FwPdfValue *contents = fw_pdf_value_get (field->value, "Contents");
  g_autoptr (GBytes) cms = g_bytes_new (contents->text, contents->length);
  g_autoptr (GBytes) pdf = add_signed_field (revisions[0], "Andere", "0 0 0 0", NULL, cms, "");

  assert_named (pdf, FW_VERIFY_DIGEST_MISMATCH, 0, "signature of another file");
}

static void
test_two_of_a_name (void)
{
  g_autoptr (GBytes) pdf = add_signed_field (revisions[1], "Mutter", "0 0 0 0", worker, NULL, "");
  g_autoptr (GBytes) empty
      = add_signed_field (revisions[0], "Leitung", "0 0 0 0", worker, NULL, "");

  assert_named (pdf, FW_VERIFY_DUPLICATE, FW_VERIFY_CHANGED, "two signatures of one name");
  assert_named (empty, FW_VERIFY_DUPLICATE, 0, "a signature beside an empty field of its name");
}

/* A field that comes with a further signature is no change, if it hides nothing. */
static void
test_further_field (void)
{
  static const char cover[] = "/AP << /N 1 0 R >>";
  g_autoptr (GBytes) unseen = add_signed_field (revisions[1], "Neu", "0 0 0 0", worker, NULL, "");
  g_autoptr (GBytes) blank
      = add_signed_field (revisions[1], "Neu", "10 10 55 30", worker, NULL, "");
  g_autoptr (GBytes) covering
      = add_signed_field (revisions[1], "Neu", "60 500 500 700", worker, NULL, cover);
  g_autoptr (GBytes) acting
      = add_signed_field (revisions[1], "Neu", "0 0 0 0", worker, NULL,
                          "/AA << /E << /S /JavaScript /JS (app.alert\\(1\\)) >> >>");
  g_autoptr (FwVerification) one = fw_verify_pdf (unseen, NULL, NULL);
  g_autoptr (FwVerification) other = fw_verify_pdf (blank, NULL, NULL);

  g_assert_true (one->intact);
  g_assert_cmpuint (one->signatures->len, ==, 2);
  g_assert_true (other->intact);
  assert_named (covering, FW_VERIFY_CHANGED, 0, "a signature over the text");
  assert_named (acting, FW_VERIFY_CHANGED, 0, "a signature field that does something");
}

/* Numbers that leave out more than the signature. */
static void
test_range (void)
{
  static const struct
  {
    const char *numbers;
    FwVerifyProblems wanted;
  } cases[] = {
      {"[0 %zu %zu %zu]          ", 0},
      {"[0 -1 %zu 1000]          ", FW_VERIFY_BYTE_RANGE},
      {"[1 %zu %zu %zu]          ", FW_VERIFY_BYTE_RANGE},
      {"[]                       ", FW_VERIFY_BYTE_RANGE},
      {"null                     ", FW_VERIFY_BYTE_RANGE},
      {"[0 %zu]                  ", FW_VERIFY_BYTE_RANGE},
  };
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (revisions[1], FALSE, NULL);
  g_autoptr (GPtrArray) fields = fw_sign_field_list (reader);
  const FwSignField *field = g_ptr_array_index (fields, 0);
  const FwPdfValue *range = fw_pdf_value_get (field->value, "ByteRange");
  gsize size, hole = (gsize) range->values[1]->integer, behind = (gsize) range->values[2]->integer;
  const char *data = g_bytes_get_data (revisions[1], &size);

  for (guint i = 1; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) pdf = NULL;

      memset (copy + range->offset, ' ', range->raw_length);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
      text = g_strdup_printf (cases[i].numbers, hole, behind, size - behind);
#pragma GCC diagnostic pop
      g_strchomp (text);
      g_assert_cmpuint (strlen (text), <=, range->raw_length);
      memcpy (copy + range->offset, text, strlen (text));
      pdf = g_bytes_new (copy, size);
      assert_named (pdf, cases[i].wanted, 0, cases[i].numbers);
    }
  /* A hole wider than the signature, to both sides. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autofree char *text
          = g_strdup_printf ("[0 %10zu %10zu %10zu]", hole - (i == 0 ? 9 : 0),
                             behind + (i == 1 ? 9 : 0), size - behind - (i == 1 ? 9 : 0));
      g_autoptr (GBytes) pdf = NULL;

      memcpy (copy + range->offset, text, MIN (strlen (text), range->raw_length));
      pdf = g_bytes_new (copy, size);
      assert_named (pdf, FW_VERIFY_BYTE_RANGE, 0, text);
    }
}

static void
test_rubbish (void)
{
  static const char *const texts[]
      = {"", "hello", "%PDF-1.7\n", "%PDF-1.7\n%%EOF\n", "%PDF-1.7\nstartxref\n0\n%%EOF\n"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) pdf = g_bytes_new (texts[i], strlen (texts[i]));

      assert_named (pdf, FW_VERIFY_NOT_READABLE, 0, texts[i]);
    }
}

/* --- whose certificate ------------------------------------------------------------ */

static GBytes *
to_pem (X509 *certificate, X509_CRL *crl)
{
  BIO *bio = BIO_new (BIO_s_mem ());
  char *data;
  long size;
  GBytes *bytes;

  PEM_write_bio_X509 (bio, certificate);
  if (crl != NULL)
    PEM_write_bio_X509_CRL (bio, crl);
  size = BIO_get_mem_data (bio, &data);
  bytes = g_bytes_new (data, (gsize) size);
  BIO_free (bio);
  return bytes;
}

static void
assert_certificate (GBytes *pdf, GBytes *trust, FwVerifyCertificate expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwVerification) verification = fw_verify_pdf (pdf, trust, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (verification->signatures->len, ==, 1);
  g_assert_cmpint (
      ((FwVerifySignature *) g_ptr_array_index (verification->signatures, 0))->certificate, ==,
      expected);
  /* Whose it is does not touch what was signed. */
  g_assert_true (verification->intact);
}

static void
test_certificates (void)
{
  const FwTestKey ca_spec
      = {"P-256", "Test CA Jugendamt", -1, 1000, "keyCertSign,cRLSign", NULL, 0};
  const FwTestKey spec = {"P-256", "Fachkraft", -1, 100, "digitalSignature", NULL, 0};
  EVP_PKEY *ca_key = fw_test_make_key ("P-256", 0), *key = fw_test_make_key ("P-256", 0);
  X509 *ca = fw_test_make_certificate (ca_key, &ca_spec, NULL, NULL);
  X509 *certificate = fw_test_make_certificate (key, &spec, ca, ca_key);
  X509_CRL *crl = X509_CRL_new ();
  X509_REVOKED *revoked = X509_REVOKED_new ();
  g_autoptr (GBytes) pkcs12 = fw_test_wrap_key (key, certificate, ca);
  g_autoptr (FwSignKey) sign_key = fw_sign_key_new (pkcs12, FW_TEST_KEY_PASSWORD, NULL);
  g_autoptr (GBytes) pdf = fw_test_sign (revisions[0], sign_key, "Mutter");
  g_autoptr (GBytes) trust = to_pem (ca, NULL);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("rubbish", 7);
  g_autoptr (GBytes) trust_and_list = NULL;
  g_autoptr (GError) error = NULL;
  ASN1_TIME *time = X509_gmtime_adj (NULL, 0);
  FwDay today = fw_clock_today ();

  assert_certificate (pdf, NULL, FW_VERIFY_UNKNOWN);
  assert_certificate (pdf, trust, FW_VERIFY_TRUSTED);
  fw_clock_set_today (today + 200);
  assert_certificate (pdf, trust, FW_VERIFY_EXPIRED);
  fw_clock_set_today (today - 200);
  assert_certificate (pdf, trust, FW_VERIFY_NOT_YET_VALID);
  fw_clock_set_today (FW_DAY_NONE);
  X509_CRL_set_version (crl, 1);
  X509_CRL_set_issuer_name (crl, X509_get_subject_name (ca));
  X509_gmtime_adj (time, -600);
  X509_CRL_set1_lastUpdate (crl, time);
  X509_REVOKED_set_serialNumber (revoked, X509_get_serialNumber (certificate));
  X509_REVOKED_set_revocationDate (revoked, time);
  X509_gmtime_adj (time, 86400);
  X509_CRL_set1_nextUpdate (crl, time);
  X509_CRL_add0_revoked (crl, revoked);
  g_assert_cmpint (X509_CRL_sign (crl, ca_key, EVP_sha256 ()), >, 0);
  trust_and_list = to_pem (ca, crl);
  assert_certificate (pdf, trust_and_list, FW_VERIFY_REVOKED);
  g_assert_null (fw_verify_pdf (pdf, rubbish, &error));
  g_assert_nonnull (error);
  ASN1_TIME_free (time);
  X509_CRL_free (crl);
  X509_free (ca);
  X509_free (certificate);
  EVP_PKEY_free (ca_key);
  EVP_PKEY_free (key);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_revisions ();
  g_test_add_func ("/verify/a-byte-changed-in-any-revision", test_flips);
  g_test_add_func ("/verify/any-bit-of-a-signature", test_hole);
  g_test_add_func ("/verify/a-page-replaced-which-poppler-alone-accepts", test_replaced_page);
  g_test_add_func ("/verify/an-annotation-over-the-text", test_annotation);
  g_test_add_func ("/verify/something-appended", test_appended);
  g_test_add_func ("/verify/the-end-cut-off", test_truncated);
  g_test_add_func ("/verify/saved-anew-by-another-program", test_rewritten);
  g_test_add_func ("/verify/a-signature-of-another-file", test_moved);
  g_test_add_func ("/verify/two-fields-of-one-name", test_two_of_a_name);
  g_test_add_func ("/verify/a-field-that-comes-with-its-signature", test_further_field);
  g_test_add_func ("/verify/a-range-that-leaves-out-more", test_range);
  g_test_add_func ("/verify/rubbish-is-unreadable", test_rubbish);
  g_test_add_func ("/verify/whose-certificate-it-is", test_certificates);
  status = g_test_run ();
  for (guint i = 0; i < 4; i++)
    g_bytes_unref (revisions[i]);
  fw_sign_key_free (mother);
  fw_sign_key_free (worker);
  fw_sign_key_free (lead);
  return status;
}
