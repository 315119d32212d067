/* signed-files FOLDER: a help plan built for the archive, and the same after each of three
 * signatures, the last one with the strokes of a hand: 0.pdf … 3.pdf; tags.pdf, which has what
 * a plan has not; the papers beside the plan: xx.pdf and xx-signed.pdf in German and the language
 * xx, child.pdf, card.pdf, order.pdf, plain.pdf; and minutes.pdf with lights and strips. */
#include "config.h"

#include <cairo-pdf.h>
#include <math.h>

#include "document/fw-minutes-report.h"
#include "document/fw-plan-variants.h"
#include "fw-test-minutes.h"
#include "fw-test-sign.h"

static GBytes *
sign_by_hand (GBytes *pdf, FwSignKey *key, const char *field)
{
  FwSignPoint points[120];
  const FwSignStroke strokes[] = {{points, 80}, {points + 80, 40}};
  const FwSignRequest request = {.field = field,
                                 .alternative = "Handschriftliche Unterschrift der Leitung",
                                 .strokes = strokes,
                                 .n_strokes = G_N_ELEMENTS (strokes)};
  g_autoptr (GError) error = NULL;
  GBytes *result;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (FwSignPoint) {i * 2.0, 40 + 30 * sin (i * 0.23) * cos (i * 0.05),
                               0.5 + 0.5 * sin (i * 0.11)};
  result = fw_sign_pdf (pdf, key, &request, &error);
  g_assert_no_error (error);
  return result;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (cairo_t *cr, const char *tag, const char *attributes, double y)
{
  cairo_tag_begin (cr, tag, attributes);
  cairo_rectangle (cr, 50, y, 60, 20);
  cairo_fill (cr);
  cairo_tag_end (cr, tag);
}

/* Figures, a link, a table with headers of rows, an artifact; no title. */
static GBytes *
make_tags (void)
{
  static const FwPdfElement elements[] = {
      {.role = "Document"}, {.role = "Figure", .alternative = "Ein Bild – größer"},
      {.role = "Table"},    {.role = "TR"},
      {.role = "TH"},       {.role = "TH"},
      {.role = "TR"},       {.role = "TH", .language = "en"},
      {.role = "TD"},       {.role = "Figure", .alternative = "Noch eines"},
      {.role = "Figure"},   {.role = "Link"},
  };
  const FwPdfArchive archive = {.language = "de-DE",
                                .title = "Ein <Titel> & mehr",
                                .elements = elements,
                                .n_elements = G_N_ELEMENTS (elements)};
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 400, 500);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = NULL;
  GBytes *result;

  cairo_tag_begin (cr, "Document", NULL);
  draw (cr, "Artifact", NULL, 20);
  draw (cr, "Figure", NULL, 50);
  cairo_tag_begin (cr, "Table", NULL);
  for (guint row = 0; row < 2; row++)
    {
      cairo_tag_begin (cr, "TR", NULL);
      draw (cr, "TH", NULL, 100 + 60 * row);
      draw (cr, row == 0 ? "TH" : "TD", NULL, 130 + 60 * row);
      cairo_tag_end (cr, "TR");
    }
  cairo_tag_end (cr, "Table");
  draw (cr, "Figure", NULL, 300);
  draw (cr, "Figure", NULL, 330);
  draw (cr, CAIRO_TAG_LINK, "uri='https://example.org/'", 400);
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  plain = g_byte_array_free_to_bytes (bytes);
  result = fw_pdf_archive (plain, &archive, &error);
  g_assert_no_error (error);
  return result;
}

static void
write_document (const char *folder, const char *name, FwDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, &error);

  g_assert_no_error (error);
  fw_test_write (folder, name, pdf);
  g_object_unref (document);
}

/* Nobody signs a paper in two languages; that signing leaves its languages as they are is shown
 * with a field that is put into it. */
static void
write_two_languages (const char *folder, const char *content, const char *language, FwSignKey *key)
{
  static const FwPdfField fields[] = {{"Probe", "Unterschrift zur Probe", 0, 300, 40, 120, 40}};
  g_autoptr (FwPhrases) phrases = fw_phrases_new (language, NULL, NULL);
  g_autoptr (FwDocument) document = fw_plan_two_languages_new (content, phrases, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, &error);
  g_autoptr (GBytes) with_field = NULL;
  g_autoptr (GBytes) with_signature = NULL;
  g_autofree char *name = g_strconcat (language, ".pdf", NULL);
  g_autofree char *signed_name = g_strconcat (language, "-signed.pdf", NULL);

  g_assert_no_error (error);
  with_field = fw_pdf_place_fields (pdf, fields, G_N_ELEMENTS (fields), &error);
  g_assert_no_error (error);
  with_signature = fw_test_sign (with_field, key, "Probe");
  fw_test_write (folder, name, pdf);
  fw_test_write (folder, signed_name, with_signature);
}

static void
write_papers (const char *folder, FwSignKey *key)
{
  g_autofree char *content = fw_test_dup_plan (3, 4, 5, 40);
  g_autofree char *minutes = fw_test_dup_minutes (6, 4, 60);
  g_autoptr (FwPhrases) plain = fw_phrases_new (FW_PHRASES_PLAIN, NULL, NULL);

  write_two_languages (folder, content, "en", key);
  write_two_languages (folder, content, "tr", key);
  write_document (folder, "child.pdf", fw_plan_child_page_new (content, NULL, NULL));
  write_document (folder, "card.pdf", fw_plan_contact_card_new (content, NULL));
  write_document (folder, "order.pdf", fw_plan_order_letter_new (content, NULL));
  write_document (folder, "plain.pdf", fw_plan_plain_new (content, plain, NULL));
  write_document (folder, "minutes.pdf", fw_minutes_report_new (minutes, 1, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (FwSignKey) rsa = fw_test_open_key ("RSA", "Ayşe Öztürk");
  g_autoptr (FwSignKey) ecdsa = fw_test_open_key ("P-256", "Jürgen Größmann");
  g_autoptr (GBytes) empty = fw_test_make_plan_pdf ();
  g_autoptr (GBytes) one = fw_test_sign (empty, rsa, "Mutter");
  g_autoptr (GBytes) two = fw_test_sign (one, ecdsa, "Fachkraft");
  g_autoptr (GBytes) three = sign_by_hand (two, rsa, "Leitung");

  g_autoptr (GBytes) tags = make_tags ();

  g_assert_cmpint (argc, ==, 2);
  fw_test_write (argv[1], "tags.pdf", tags);
  fw_test_write (argv[1], "0.pdf", empty);
  fw_test_write (argv[1], "1.pdf", one);
  fw_test_write (argv[1], "2.pdf", two);
  fw_test_write (argv[1], "3.pdf", three);
  write_papers (argv[1], ecdsa);
  return 0;
}
