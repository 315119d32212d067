/* The pages of minutes: everything is on them, rows are whole, no value of the
 * blind round before it is shown together. */
#include <glib/gstdio.h>
#include <string.h>

#include "document/fw-minutes-report.h"
#include "document/fw-pdf.h"
#include "fw-test-minutes.h"

static FwPdf *
make_pdf (const char *content, guint version, FwDocument **document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  FwPdf *pdf;

  *document = fw_minutes_report_new (content, version, &error);
  g_assert_no_error (error);
  bytes = fw_document_to_pdf (*document, &error);
  g_assert_no_error (error);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  if (g_getenv ("FALLWERK_KEEP_PDF") != NULL)
    g_file_set_contents (g_getenv ("FALLWERK_KEEP_PDF"), g_bytes_get_data (bytes, NULL),
                         g_bytes_get_size (bytes), NULL);
  return pdf;
}

/* All text in one line, as a reader aloud would go through it. */
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
  g_string_replace (all, "\n", " ", 0);
  return g_string_free_and_steal (all);
}

/* The content with the text @from replaced by @to, which must be there. */
static char *
dup_changed (const char *content, const char *from, const char *to)
{
  g_autoptr (GString) text = g_string_new (content);

  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  return g_strdup (text->str);
}

static void
test_everything (void)
{
  g_autofree char *content = fw_test_dup_minutes (4, 3, 0);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 0, &document);
  g_autofree char *text = dup_all_text (pdf);
  static const char *const words[]
      = {"Stadt Auental",
         "51-2026-0231",
         "24. November 2026, 10:00 Uhr",
         "Rathaus, Zimmer 2.14",
         "Interdisziplinäre Fallkonferenz",
         "Familie Y.",
         "geboren 14.5.2014",
         "Reicht die Hilfe aus",
         "angemeldet am 17.11.2026 von S. Brandt",
         "3 tragen mit",
         "5. Januar 2027",
         "Was beschlossen wurde",
         "Kinderschutzfachkraft",
         "nein: Urlaub",
         "Es fehlte",
         "Rot, überfällig",
         "1 von 2 erledigt",
         "Erledigt",
         "am 16.10.2026",
         "Entfallen",
         "Platz über die Schule",
         "unbekannt, weil: Vater nicht erreicht",
         "Ist Lina heute Nacht sicher?",
         "5 von 5 unabhängig: Ja",
         "10:31 Uhr",
         "Aufsicht und Schutz",
         "2–4",
         "abweichende Einschätzung · N. Ehlers: 4",
         "Der Notfallplan wurde noch nie erprobt",
         "nicht beurteilt, weil: Ich kenne nur die Schule.",
         "von der Wertkarte übernommen",
         "Regel „höchster Wert“, Fassung 3, gültig seit 1.7.2026",
         "der Schutzplan vom 16.10.",
         "Tagesgruppe",
         "gewählt",
         "§ 36 Abs. 2 SGB VIII",
         "Fr 27.11.2026",
         "Auftrag liegt dem",
         "Kurzkonferenz binnen",
         "gemeinsam im Team",
         "Nur mit erprobtem Notfallplan",
         "abweichend · N. Ehlers, Kinderschutzfachkraft",
         "Fahrtkosten",
         "50 von 54 Angaben beantwortet, 2 mit Grund offen, 2 leer (3,7",
         "Entwurf, noch nicht festgeschrieben"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not on the pages:\n%s", words[i], text);
}

static void
test_frozen (void)
{
  g_autofree char *content = fw_test_dup_minutes (4, 3, 0);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 2, &document);
  g_autoptr (GBytes) one = fw_document_to_pdf (document, NULL);
  g_autoptr (GBytes) two = fw_minutes_report_to_pdf (content, 2, NULL);
  guint n = fw_pdf_get_n_pages (pdf);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = fw_pdf_dup_text (pdf, i);
      g_autofree char *number = g_strdup_printf ("Seite %u von %u", i + 1, n);

      g_assert_nonnull (strstr (text, "Az. 51-2026-0231"));
      g_assert_nonnull (strstr (text, "Fassung 2 vom 24.11.2026"));
      g_assert_nonnull (strstr (text, number));
      for (guint j = 0; j < 64; j += 4)
        {
          g_autofree char *group = g_strndup (sum + j, 4);

          g_assert_nonnull (strstr (text, group));
        }
      g_assert_null (strstr (text, "Entwurf"));
    }
  g_assert_true (g_bytes_equal (one, two));
}

static void
test_blind (void)
{
  g_autofree char *content = fw_test_dup_minutes (4, 3, 0);
  g_autofree char *blind
      = dup_changed (content, "\"revealed_at\":\"2026-11-24 10:31\"", "\"revealed_at\":\"\"");
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (blind, 0, &document);
  g_autofree char *text = dup_all_text (pdf);

  g_assert_nonnull (strstr (text, "noch nicht gemeinsam aufgedeckt"));
  g_assert_null (strstr (text, "unabhängig"));
  g_assert_null (strstr (text, "abweichende Einschätzung"));
  g_assert_null (strstr (text, "Ich kenne nur die Schule"));
}

static void
test_long (void)
{
  g_autofree char *content = fw_test_dup_minutes (44, 7, 700);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (content, 1, &document);
  guint before = 0, n_pages = fw_pdf_get_n_pages (pdf);

  g_assert_cmpuint (n_pages, >=, 6);
  for (guint i = 4; i < 44; i++)
    {
      g_autofree char *anchor = g_strdup_printf ("decisions/%u", 700 + i);
      g_autofree char *first = g_strdup_printf ("Beschluss-%u:", i);
      g_autofree char *last = g_strdup_printf ("Ende-%u", i);
      g_autofree char *text = NULL;
      FwDocumentPlace place;

      /* A row is whole and the rows keep their order. */
      g_assert_true (fw_document_locate (document, anchor, &place));
      g_assert_cmpuint (place.page, >=, before);
      g_assert_cmpfloat (place.y + place.height, <, 842 - 56);
      text = fw_pdf_dup_text (pdf, place.page);
      g_assert_nonnull (strstr (text, first));
      g_assert_nonnull (strstr (text, last));
      g_assert_nonnull (strstr (text, "Eskalationsweg"));
      before = place.page;
    }
}

/* A heading is never the last thing on a page, a rating row never cut. */
static void
test_headings (void)
{
  for (guint n = 0; n < 120; n++)
    {
      g_autofree char *content = fw_test_dup_minutes (n % 9 + 1, n % 5 + 1, n * 7);
      g_autoptr (FwDocument) document = fw_minutes_report_new (content, 0, NULL);
      static const char *const pairs[][2] = {{"preparation", "documents/papers"},
                                             {"facts", "facts/course"},
                                             {"people", "people/1"},
                                             {"solutions", "options/300"},
                                             {"decision", "legal/decision"},
                                             {"decisions", "decisions/700"}};

      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          FwDocumentPlace heading, place;

          g_assert_true (fw_document_locate (document, pairs[i][0], &heading));
          g_assert_true (fw_document_locate (document, pairs[i][1], &place));
          if (heading.page != place.page)
            g_error ("minutes %u: the heading “%s” stands alone at the foot of page %u", n,
                     pairs[i][0], heading.page + 1);
        }
      {
        FwDocumentPlace row;

        g_assert_true (fw_document_locate (document, "rating/supervision", &row));
        g_assert_cmpfloat (row.y + row.height, <, 842 - 56);
      }
    }
}

/* A reason, a result, a way out that are longer than a page go on, word for word, once. */
static void
test_giant (void)
{
  static const char *const short_ones[] = {
      "Der Notfallplan wurde noch nie erprobt. Bleibt im Protokoll stehen.",
      "Auftrag liegt dem Träger schriftlich vor",
      "Morgenroutine und Elternarbeit; wirkt auf Ziel 1 und 2", "Nur mit erprobtem Notfallplan."};
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (words, "Wort%u ", i);
  for (guint i = 0; i < G_N_ELEMENTS (short_ones); i++)
    {
      g_autofree char *content = fw_test_dup_minutes (1, 1, 0);
      g_autofree char *longer = dup_changed (content, short_ones[i], words->str);
      g_autoptr (FwDocument) document = NULL;
      g_autoptr (FwPdf) pdf = make_pdf (longer, 1, &document);
      g_autofree char *text = dup_all_text (pdf);
      /* "value" and "text" of a field are printed once. */
      guint wanted = 1;

      for (guint j = 0; j < 1500; j += 13)
        {
          g_autofree char *word = g_strdup_printf ("Wort%u", j);
          guint n = 0;

          for (const char *p = text; (p = strstr (p, word)) != NULL; p++)
            n += !g_ascii_isdigit (p[strlen (word)]);
          if (n != wanted)
            g_error ("“%s” is printed %u times instead of “%s”", word, n, short_ones[i]);
        }
    }
}

static void
test_correction (void)
{
  g_autofree char *content = fw_test_dup_minutes (1, 1, 0);
  g_autofree char *corrected = dup_changed (content, "\"completeness\":",
                                            "\"correction\":{\"of\":\"1\",\"reason\":\"Datum "
                                            "war falsch\"},\"completeness\":");
  g_autofree char *copy
      = dup_changed (corrected, "\"pseudonymous\":\"\"", "\"pseudonymous\":\"yes\"");
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPdf) pdf = make_pdf (copy, 2, &document);
  g_autofree char *text = dup_all_text (pdf);

  g_assert_nonnull (strstr (text, "Berichtigung der Fassung 1. Datum war falsch"));
  g_assert_nonnull (strstr (text, "Pseudonymisierte Abschrift."));
  /* Neither a draft nor the version that was closed and signed. */
  g_assert_nonnull (strstr (text, "Fassung 2 · pseudonymisiert"));
  g_assert_nonnull (strstr (text, "Abschrift, nicht zur Unterschrift"));
  g_assert_null (strstr (text, "Entwurf"));
  g_assert_null (strstr (text, "Prüfsumme"));
}

/* qpdf and pdffonts, which the build environment has: sound file, all fonts inside, tagged. */
static void
test_tools (void)
{
  g_autofree char *content = fw_test_dup_minutes (44, 7, 700);
  g_autoptr (GBytes) bytes = fw_minutes_report_to_pdf (content, 1, NULL);
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-minutes-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "minutes.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *out = NULL, *fonts = NULL, *info = NULL;
  g_auto (GStrv) lines = NULL;
  int status = 0;
  guint n_fonts = 0;

  g_assert_nonnull (bytes);
  if (qpdf == NULL)
    {
      g_test_skip ("qpdf is not there");
      return;
    }
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  {
    const char *argv[] = {"qpdf", "--check", path, NULL};

    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                                 NULL, &status, &error));
    g_assert_no_error (error);
    g_assert_true (g_spawn_check_wait_status (status, &error));
    g_assert_nonnull (strstr (out, "No syntax or stream encoding errors"));
  }
  {
    const char *argv[] = {"pdffonts", path, NULL};

    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                 &fonts, NULL, &status, &error));
    lines = g_strsplit (fonts, "\n", -1);
    for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++, n_fonts++)
      if (strstr (lines[i], " yes yes yes ") == NULL)
        g_error ("not embedded, subset and mapped to Unicode: %s", lines[i]);
    g_assert_cmpuint (n_fonts, >=, 2);
  }
  {
    const char *argv[] = {"pdfinfo", path, NULL};

    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &info,
                                 NULL, &status, &error));
    g_assert_nonnull (strstr (info, "Tagged:          yes"));
    g_assert_nonnull (strstr (info, "A4"));
  }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_rubbish (void)
{
  static const char *const contents[] = {"", "{", "[]", "42", "null"};
  g_autoptr (FwDocument) empty = fw_minutes_report_new (
      "{\"steps\":[{},1,{\"sections\":3}],\"rating\":{\"domains\":[{\"values\":[{}]}]},"
      "\"decisions\":[{}],\"former\":[{}],\"votes\":[{}],\"legal\":[{}]}",
      0, NULL);

  g_assert_nonnull (empty);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_minutes_report_new (contents[i], 0, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes-report/every-part-is-printed", test_everything);
  g_test_add_func ("/minutes-report/a-frozen-one-carries-its-hash-on-every-page", test_frozen);
  g_test_add_func ("/minutes-report/no-value-before-the-round-is-shown", test_blind);
  g_test_add_func ("/minutes-report/long-minutes-flow-whole-and-in-order", test_long);
  g_test_add_func ("/minutes-report/no-heading-stands-alone", test_headings);
  g_test_add_func ("/minutes-report/a-text-longer-than-a-page-goes-on", test_giant);
  g_test_add_func ("/minutes-report/corrections-and-copies-say-what-they-are", test_correction);
  g_test_add_func ("/minutes-report/the-file-is-sound-tagged-with-all-fonts", test_tools);
  g_test_add_func ("/minutes-report/rubbish-is-refused", test_rubbish);
  return g_test_run ();
}
