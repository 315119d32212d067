/* Whatever bytes come as a PDF: reading, verifying, signing and preparing end with a result
 * or an error, within bounds, and a signed file that was touched is never intact. */
#include "config.h"

#include <zlib.h>

#include "document/fw-sign-field.h"
#include "document/fw-verify-pdf.h"
#include "fw-test-sign.h"

static FwSignKey *key;
static GBytes *seeds[4]; /* plain cairo, prepared, signed once, signed twice */

static guint
get_rounds (guint rounds)
{
  const char *more = g_getenv ("FALLWERK_FUZZ_ROUNDS");

  return more != NULL ? (guint) g_ascii_strtoull (more, NULL, 10) : rounds;
}

static void
make_seeds (void)
{
  g_autofree char *content = fw_test_dup_plan (1, 1, 2, 5);
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 2, NULL);

  key = fw_test_open_key ("P-256", "Fachkraft");
  seeds[0] = _fw_document_to_plain_pdf (document, NULL);
  seeds[1] = fw_test_make_plan_pdf ();
  seeds[2] = fw_test_sign (seeds[1], key, "Mutter");
  seeds[3] = fw_test_sign (seeds[2], key, "Leitung");
}

static void
insert (GByteArray *bytes, gsize at, const char *text, gsize n)
{
  g_autofree guint8 *tail = g_memdup2 (bytes->data + at, bytes->len - at);
  guint n_tail = bytes->len - (guint) at;

  g_byte_array_set_size (bytes, (guint) at);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) n);
  g_byte_array_append (bytes, tail, n_tail);
}

/* Most changes near what is structure: the end, or the word that is looked for. */
static gsize
choose_place (GRand *rand, GByteArray *bytes)
{
  static const char *const words[]
      = {"/ByteRange", "/Contents", "startxref", "trailer", "/Kids",   "/Fields", "/Prev",  "/Root",
         " obj",       "/V ",       "/Length",   "/Size",   "/Annots", "xref",    "/Filter"};

  if (g_rand_int_range (rand, 0, 3) > 0)
    {
      gsize beyond = (gsize) g_rand_int_range (rand, 0, 24);
      const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
      gsize from = (gsize) g_rand_int_range (rand, 0, (gint) bytes->len);
      const guint8 *found = memmem (bytes->data + from, bytes->len - from, word, strlen (word));

      if (found != NULL)
        return MIN ((gsize) (found - bytes->data) + beyond, bytes->len - 1);
    }
  return (gsize) g_rand_int_range (rand, 0, (gint) bytes->len);
}

static GBytes *
mangle (GRand *rand, GBytes *seed)
{
  static const char *const pieces[] = {"<<",
                                       ">>",
                                       "[",
                                       "]",
                                       "(",
                                       ")",
                                       "<",
                                       ">",
                                       "0",
                                       "-1",
                                       "99999999",
                                       "1 0 R ",
                                       "/V 1 0 R ",
                                       "/Kids [1 0 R]",
                                       "%",
                                       "endobj\n",
                                       "xref\n0 99999999\n",
                                       "trailer\n<<>>\n",
                                       "startxref\n0\n%%EOF\n",
                                       "/Prev 10 ",
                                       "stream\n",
                                       "/FT /Sig ",
                                       "/Type /Sig ",
                                       "/ByteRange [0 1 2 3] ",
                                       "/Type /ObjStm /N 9 /First 5 ",
                                       "/Length 1 0 R ",
                                       "/Parent 1 0 R ",
                                       "18446744073709551615 ",
                                       "1e999 ",
                                       "#00",
                                       "\\",
                                       "null "};
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
  for (gint n = g_rand_int_range (rand, 1, 6); n > 0 && bytes->len > 10; n--)
    {
      gsize at = choose_place (rand, bytes);
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      gsize much = (gsize) g_rand_int_range (rand, 1, 400);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          insert (bytes, at, piece, strlen (piece));
          break;
        case 2:
          /* In place: offsets stay right. */
          memcpy (bytes->data + at, piece, MIN (strlen (piece), bytes->len - at));
          break;
        case 3:
          g_byte_array_remove_range (bytes, (guint) at,
                                     (guint) MIN (much / 7 + 1, bytes->len - at));
          break;
        case 4:
          if (g_rand_int_range (rand, 0, 6) == 0)
            g_byte_array_set_size (bytes, (guint) at);
          break;
        default:
          {
            gsize from = (gsize) g_rand_int_range (rand, 0, (gint) bytes->len);
            gsize length = MIN (much, bytes->len - from);
            g_autofree char *part = g_memdup2 (bytes->data + from, length);

            insert (bytes, at, part, length);
          }
        }
    }
  return g_byte_array_free_to_bytes (bytes);
}

/* Intact is only what is one of the revisions, byte for byte. */
static void
check_verification (const FwVerification *verification, GBytes *pdf)
{
  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);

      g_assert_true (g_utf8_validate (one->field, -1, NULL));
      g_assert_true (g_utf8_validate (one->signer, -1, NULL));
      g_assert_true (one->reason == NULL || g_utf8_validate (one->reason, -1, NULL));
    }
  if (!verification->intact)
    g_assert_cmpuint (verification->problems, !=, 0);
  else if (!g_bytes_equal (pdf, seeds[2]) && !g_bytes_equal (pdf, seeds[3]))
    {
      if (g_getenv ("FALLWERK_KEEP_PDF") != NULL)
        g_file_set_contents (g_getenv ("FALLWERK_KEEP_PDF"), g_bytes_get_data (pdf, NULL),
                             (gssize) g_bytes_get_size (pdf), NULL);
      g_error ("a file that was touched is called intact");
    }
}

static void
test_verify (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint i = 0, n = get_rounds (1200); i < n; i++)
    {
      g_autoptr (GBytes) pdf = mangle (rand, seeds[i % 4]);
      g_autoptr (FwVerification) verification
          = i % 8 == 3 ? fw_verify_pdf (pdf, NULL, NULL) : fw_verify_pdf_alone (pdf, NULL, NULL);

      g_assert_nonnull (verification);
      check_verification (verification, pdf);
    }
}

static void
test_sign (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  const FwSignRequest request = {.field = "Fachkraft", .reason = "Grund"};

  for (guint i = 0, n = get_rounds (300); i < n; i++)
    {
      g_autoptr (GBytes) pdf = mangle (rand, seeds[1 + i % 3]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) result = fw_sign_pdf (pdf, key, &request, &error);

      g_assert_true ((result == NULL) == (error != NULL));
      if (result != NULL)
        {
          g_assert_cmpmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                           g_bytes_get_data (result, NULL), g_bytes_get_size (pdf));
        }
    }
}

static void
test_archive (void)
{
  static const FwPdfField fields[] = {{"Neu", "Neues Feld", 0, 10, 10, 100, 30}};
  const FwPdfArchive archive = {.language = "de-DE", .fields = fields, .n_fields = 1};
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint i = 0, n = get_rounds (200); i < n; i++)
    {
      g_autoptr (GBytes) pdf = mangle (rand, seeds[i % 2]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) result = fw_pdf_archive (pdf, &archive, &error);

      g_assert_true ((result == NULL) == (error != NULL));
    }
}

/* --- made to hurt ----------------------------------------------------------------- */

static void
assert_survives (GString *pdf)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (pdf);
  g_autoptr (FwVerification) verification = fw_verify_pdf (bytes, NULL, NULL);

  g_assert_false (verification->intact);
}

static void
append_stream (GString *pdf, guint number, const char *members, gsize zeros)
{
  g_autofree Bytef *in = g_malloc0 (zeros);
  uLongf size = compressBound (zeros);
  g_autofree Bytef *out = g_malloc (size);

  g_assert_cmpint (compress2 (out, &size, in, zeros, 9), ==, Z_OK);
  g_string_append_printf (pdf, "%u 0 obj\n<< %s /Filter /FlateDecode /Length %lu >>\nstream\n",
                          number, members, size);
  g_string_append_len (pdf, (const char *) out, (gssize) size);
  g_string_append (pdf, "\nendstream\nendobj\n");
}

static void
test_nesting (void)
{
  static const char *const pieces[] = {"[", "<</A ", "<</Kids [", "("};

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *pdf = g_string_new ("%PDF-1.7\n1 0 obj\n");

      for (guint k = 0; k < 200000; k++)
        g_string_append (pdf, pieces[i]);
      g_string_append (pdf, "\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
      assert_survives (pdf);
    }
}

static void
test_circles (void)
{
  static const char *const bodies[] = {
      "1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >> endobj\n"
      "2 0 obj << /Kids [2 0 R 2 0 R] /Parent 2 0 R >> endobj\n"
      "3 0 obj << /FT /Sig /T (a) /Kids [3 0 R 4 0 R] /V 3 0 R >> endobj\n"
      "4 0 obj << /T (b) /Kids [3 0 R] /Parent 4 0 R >> endobj\n",
      "1 0 obj << /Type /Catalog /Pages 1 0 R /AcroForm 1 0 R /Fields 5 0 R /Kids 5 0 R >> endobj\n"
      "5 0 obj [5 0 R 1 0 R 5 0 R] endobj\n",
      "1 0 obj 1 0 R endobj\n",
      "1 0 obj << /Type /Catalog /Length 2 0 R >> stream\nx\nendstream endobj\n"
      "2 0 obj << /Length 2 0 R >> stream\ny\nendstream endobj\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      GString *pdf = g_string_new ("%PDF-1.7\n");

      g_string_append (pdf, bodies[i]);
      g_string_append (pdf, "trailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n");
      assert_survives (pdf);
    }
  {
    GString *pdf = g_string_new ("%PDF-1.7\nxref\n0 0\ntrailer << /Root 1 0 R /Prev 9 >>\n"
                                 "startxref\n9\n%%EOF\n");

    assert_survives (pdf);
  }
}

/* Little that wants to become much. */
static void
test_bombs (void)
{
  static const char *const members[] = {
      "/Type /XRef /W [1 1 1] /Size 99999999 /Root 1 0 R",
      "/Type /XRef /W [1 1 1] /Index [0 99999999 5 99999999] /Size 3 /Root 1 0 R",
      "/Type /XRef /W [8 8 8] /Size 9 /Root 1 0 R",
      "/Type /XRef /W [0 0 0] /Size 99999999 /Root 1 0 R",
      "/Type /ObjStm /N 99999999 /First 9",
      "/Type /ObjStm /N 3 /First 4000000000",
      "/Type /XRef /W [1 1 1] /Size 99 /Root 1 0 R /DecodeParms << /Predictor 15 /Columns 65536"
      " /Colors 32 /BitsPerComponent 16 >>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      GString *pdf = g_string_new ("%PDF-1.7\n");

      append_stream (pdf, 7, members[i], 150 * 1024 * 1024);
      g_string_append (pdf, "startxref\n9\n%%EOF\n");
      assert_survives (pdf);
    }
  {
    GString *pdf = g_string_new ("%PDF-1.7\nxref\n0 99999999\n0000000000 65535 f \n"
                                 "trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    assert_survives (pdf);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_seeds ();
  g_test_add_func ("/fuzz/pdf-verify", test_verify);
  g_test_add_func ("/fuzz/pdf-sign", test_sign);
  g_test_add_func ("/fuzz/pdf-archive", test_archive);
  g_test_add_func ("/fuzz/pdf-nesting", test_nesting);
  g_test_add_func ("/fuzz/pdf-circles", test_circles);
  g_test_add_func ("/fuzz/pdf-bombs", test_bombs);
  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    g_bytes_unref (seeds[i]);
  fw_sign_key_free (key);
  return status;
}
