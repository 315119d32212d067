/* The pages of a help plan: everything is on them, nothing is cut. */
#include <string.h>

#include "document/fw-pdf.h"
#include "document/fw-plan-report.h"
#include "fw-test-plan.h"

static FwPdf *
make_pdf (const char *content, guint version, FwDocument **document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  FwPdf *pdf;

  *document = fw_plan_report_new (content, version, &error);
  g_assert_no_error (error);
  bytes = fw_document_to_pdf (*document, &error);
  g_assert_no_error (error);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fw_pdf_get_n_pages (pdf), ==, fw_document_get_n_pages (*document));
  if (g_getenv ("FALLWERK_KEEP_PDF") != NULL)
    g_file_set_contents (g_getenv ("FALLWERK_KEEP_PDF"), g_bytes_get_data (bytes, NULL),
                         g_bytes_get_size (bytes), NULL);
  return pdf;
}

static char *
dup_all_text (FwPdf *pdf)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *text = fw_pdf_dup_text (pdf, i);

      g_string_append (all, text);
      g_string_append_c (all, '\n');
    }
  return g_string_free_and_steal (all);
}

/* The text of each page: asking the PDF again and again takes most of the test's time. */
static GStrv
dup_pages (FwPdf *pdf)
{
  guint n = fw_pdf_get_n_pages (pdf);
  GStrv pages = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    pages[i] = fw_pdf_dup_text (pdf, i);
  return pages;
}

/* The page that a word is on; fails when it is on none. */
static guint
find_page (GStrv pages, const char *word, gboolean last)
{
  gint found = -1;

  for (guint i = 0; pages[i] != NULL; i++)
    if (strstr (pages[i], word) != NULL && (found < 0 || last))
      found = (gint) i;
  if (found < 0)
    g_error ("“%s” is on no page", word);
  return (guint) found;
}

static void
test_everything (void)
{
  g_autofree char *content = fw_test_dup_plan (3, 5, 4, 30);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 0, &document);
  g_autofree char *text = dup_all_text (pdf);
  static const char *const words[] = {"Stadt Auental",
                                      "Aktenzeichen",
                                      "51-2026-0231",
                                      "Nr. 2, Fortschreibung",
                                      "26. November 2026",
                                      "S. Brandt, Vertretung R. Aydin",
                                      "0221 4710 142",
                                      "Lina Y.",
                                      "geboren am 14. Mai 2014",
                                      "Familienhilfe",
                                      "§ 31 SGB VIII",
                                      "Brückenwerk Auental gGmbH",
                                      "8 Stunden je",
                                      "1.12.2026",
                                      "26. Mai 2027",
                                      "Unsere Ziele auf einen Blick",
                                      "selbst formuliert",
                                      "Größe29",
                                      "unbekannt, weil: Vater nicht erreicht",
                                      "Fachziel-3",
                                      "Messung-2",
                                      "Handlungsziel",
                                      "30.4.2027",
                                      "Person-5",
                                      "Partei-4 Ümläut",
                                      "Unterschrift verweigert",
                                      "Entwurf, noch nicht festgeschrieben",
                                      "Seite 1 von"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not on the pages:\n%s", words[i], text);
}

static void
test_frozen (void)
{
  g_autofree char *content = fw_test_dup_plan (1, 1, 2, 5);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 3, &document);
  g_autoptr (FwDocument) again = NULL;
  g_autoptr (GBytes) one = fw_document_to_pdf (document, NULL);
  g_autoptr (GBytes) two = NULL;

  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *text = fw_pdf_dup_text (pdf, i);

      g_assert_nonnull (strstr (text, "Fassung 3 vom 26.11.2026"));
      for (guint j = 0; j < 64; j += 4)
        {
          g_autofree char *group = g_strndup (sum + j, 4);

          g_assert_nonnull (strstr (text, group));
        }
      g_assert_null (strstr (text, "Entwurf"));
    }
  again = fw_plan_report_new (content, 3, NULL);
  two = fw_document_to_pdf (again, NULL);
  g_assert_true (g_bytes_equal (one, two));
}

static void
test_long (void)
{
  g_autofree char *content = fw_test_dup_plan (40, 60, 9, 300);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 1, &document);
  g_auto (GStrv) pages = dup_pages (pdf);
  guint before = 0;

  g_assert_cmpuint (g_strv_length (pages), >=, 12);
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *anchor = g_strdup_printf ("goals/%u", 99 + i);
      g_autofree char *measure = g_strdup_printf ("Messung-%u ", i);
      g_autofree char *wording = g_strdup_printf ("Fachziel-%u ", i);
      FwDocumentPlace place;

      /* A goal's frame is whole, and goals keep their order. */
      g_assert_true (fw_document_locate (document, anchor, &place));
      g_assert_cmpuint (place.page, >=, before);
      g_assert_cmpuint (find_page (pages, measure, TRUE), ==, place.page);
      g_assert_cmpuint (find_page (pages, wording, TRUE), ==, place.page);
      g_assert_cmpfloat (place.y + place.height, <, 842 - 56);
      before = place.page;
    }
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *first = g_strdup_printf ("Anfang-%u ", i);
      g_autofree char *last = g_strdup_printf ("Schluss-%u", i);

      /* A row is never split. (“Schluss-1” is also the start of “Schluss-10”.) */
      if (i >= 10)
        g_assert_cmpuint (find_page (pages, first, FALSE), ==, find_page (pages, last, FALSE));
    }
  for (guint page = find_page (pages, "Anfang-1 ", FALSE);
       page <= find_page (pages, "Schluss-60", TRUE); page++)
    /* The header of the table stands again on every page of it. */
    g_assert_nonnull (strstr (pages[page], "macht was"));
}

/* A heading is never the last thing on a page. */
static void
test_headings (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autofree char *content = fw_test_dup_plan (n % 7 + 1, n % 11 + 1, 3, n * 13);
      g_autoptr (FwDocument) document = fw_plan_report_new (content, 0, NULL);
      static const char *const pairs[][2] = {{"occasion", "occasion/occasion"},
                                             {"views", "views/11"},
                                             {"goals", "goals/100"},
                                             {"agreements", "agreements/500"},
                                             {"signatures", "signatures/900"}};

      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          FwDocumentPlace heading, content_place;

          g_assert_true (fw_document_locate (document, pairs[i][0], &heading));
          g_assert_true (fw_document_locate (document, pairs[i][1], &content_place));
          if (heading.page != content_place.page)
            g_error ("plan %u: the heading “%s” stands alone at the foot of page %u", n,
                     pairs[i][0], heading.page + 1);
        }
    }
}

/* A text that is longer than a page goes on, word for word, once. */
static void
test_giant (void)
{
  g_autofree char *content = fw_test_dup_plan (1, 1, 1, 3000);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 0, &document);
  g_autofree char *text = dup_all_text (pdf);

  for (guint i = 0; i < 3000; i += 17)
    {
      g_autofree char *word = g_strdup_printf ("Größe%u", i);
      guint n = 0;

      for (const char *p = text; (p = strstr (p, word)) != NULL; p++)
        if (!g_ascii_isdigit (p[strlen (word)]))
          n++;
      g_assert_cmpuint (n, ==, 4); /* the occasion and three views */
    }
}

static void
test_pick (void)
{
  g_autofree char *content = fw_test_dup_plan (3, 5, 4, 30);
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 0, NULL);
  FwDocumentPlace place;

  g_assert_true (fw_document_locate (document, "goals/101", &place));
  g_assert_cmpstr (fw_document_pick (document, place.page, place.x + 5, place.y + 5), ==,
                   "goals/101");
  g_assert_false (fw_document_locate (document, "goals/999", &place));
  g_assert_null (fw_document_pick (document, 0, 2, 2));
}

static void
test_rubbish (void)
{
  static const char *const contents[] = {"", "{", "[]", "42", "null"};

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_plan_report_new (contents[i], 0, &error));
      g_assert_nonnull (error);
    }
  {
    g_autoptr (FwDocument) empty
        = fw_plan_report_new ("{\"sections\":[{},1,{\"rows\":3}]}", 0, NULL);

    g_assert_nonnull (empty);
  }
}

/* Words of @text that are not on the page; their number in all goes to @n. */
static guint
count_strange_words (const char *text, const char *page, guint *n)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint strange = 0;

  *n = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) < 4)
        continue;
      *n += 1;
      strange += strstr (page, words[i]) == NULL;
    }
  return strange;
}

/* What a screen reader says of a page in the preview is what is printed on it. */
static void
test_text (void)
{
  g_autofree char *content = fw_test_dup_plan (6, 3, 4, 60);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 0, &document);

  g_assert_cmpuint (fw_document_get_n_pages (document), >, 3);
  for (guint i = 0; i < fw_document_get_n_pages (document); i++)
    {
      g_autofree char *printed = fw_pdf_dup_text (pdf, i);
      g_autofree char *told = fw_document_dup_text (document, i);
      guint n_told, n_printed;

      /* The office's mark on the first page is told ("Zeichen: …"), not written. */
      g_assert_cmpuint (count_strange_words (told, printed, &n_told), ==, i == 0 ? 1 : 0);
      /* The head and the foot of the page are told once by the page's number. */
      g_assert_cmpuint (count_strange_words (printed, told, &n_printed), <, 40);
      g_assert_cmpuint (n_told, >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-report/every-field-is-printed", test_everything);
  g_test_add_func ("/plan-report/a-frozen-one-carries-its-hash-on-every-page", test_frozen);
  g_test_add_func ("/plan-report/forty-goals-flow-whole-and-in-order", test_long);
  g_test_add_func ("/plan-report/no-heading-stands-alone", test_headings);
  g_test_add_func ("/plan-report/a-text-longer-than-a-page-goes-on", test_giant);
  g_test_add_func ("/plan-report/a-place-is-found-both-ways", test_pick);
  g_test_add_func ("/plan-report/the-text-of-a-page-is-what-is-printed", test_text);
  g_test_add_func ("/plan-report/rubbish-is-refused", test_rubbish);
  return g_test_run ();
}
