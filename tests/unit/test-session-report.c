/* The paper of a session: order and times, no word about a case, to everybody what is theirs. */
#include <string.h>

#include "document/fw-letter.h"
#include "document/fw-pdf.h"
#include "document/fw-session-report.h"

/* The items carry what must never be printed. */
static const char content[]
    = "{\"title\":\"Sozialraumteam\",\"aim\":\"Wir beraten gemeinsam über Hilfen im Sozialraum.\","
      "\"office\":{\"name\":\"Stadt Auental\",\"unit\":\"Jugendamt · Bezirk Nord\",\"address\":"
      "\"Rathausplatz 4 · 12345 Auental\"},\"date\":\"2026-11-17\",\"case_free\":\"yes\","
      "\"session\":{\"held_on\":\"2026-11-24\",\"starts_at\":\"10:00\",\"place\":\"Rathaus, Zimmer "
      "2.14\",\"team\":\"Bezirk Nord\",\"chair\":\"S. Wendt\",\"chair_function\":"
      "\"Referatsleitung\",\"phone\":\"0221 4710 140\"},"
      "\"people\":[{\"id\":\"1\",\"name\":\"S. Brandt\",\"role\":\"Fachkraft\",\"institution\":"
      "\"Jugendamt\"},{\"id\":\"2\",\"name\":\"Herr M. Pohl\",\"role\":\"Schulsozialarbeit\","
      "\"institution\":\"Gesamtschule Auental\",\"address\":\"Schulstraße 1\\n12345 Auental\","
      "\"salutation\":\"Sehr geehrter Herr Pohl,\",\"conference\":\"702\"},{\"id\":\"3\",\"name\":"
      "\"Ohne Fall\",\"role\":\"Gast\",\"conference\":\"999\"}],"
      "\"items\":[{\"id\":\"701\",\"time\":\"10:15\",\"minutes\":\"30\",\"file_number\":"
      "\"51-2026-0101\",\"case_name\":\"Familie Geheim\",\"question\":\"Ist Kevin sicher?\"},"
      "{\"id\":\"702\",\"time\":\"10:45\",\"minutes\":\"45\",\"file_number\":\"51-2026-0202\","
      "\"case_name\":\"Familie Verborgen\"},{\"id\":\"703\",\"time\":\"11:30\",\"minutes\":\"30\","
      "\"file_number\":\"51-2026-0303\"}]}";

static char *
dup_text (FwDocument *document, const char *keep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwPdf) pdf = NULL;
  g_autofree char *path = g_strdup (g_getenv ("FALLWERK_KEEP_PDF"));
  GString *all = g_string_new (NULL);

  g_assert_nonnull (document);
  bytes = fw_document_to_pdf (document, &error);
  g_assert_no_error (error);
  if (path != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s.pdf", path, keep);

      g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           NULL);
    }
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *text = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (all, "%s\n", text);
    }
  g_string_replace (all, "\n", " ", 0);
  return g_string_free_and_steal (all);
}

static void
check (const char *text, const char *const *there, const char *const *away)
{
  for (guint i = 0; there[i] != NULL; i++)
    if (strstr (text, there[i]) == NULL)
      g_error ("“%s” is not on the page: %s", there[i], text);
  for (guint i = 0; away[i] != NULL; i++)
    if (strstr (text, away[i]) != NULL)
      g_error ("“%s” must not be on the page: %s", away[i], text);
}

static void
test_list (void)
{
  static const char *const there[] = {"Sozialraumteam",
                                      "24. November 2026",
                                      "10:15",
                                      "Fall 1 (Az. 51-2026-0101)",
                                      "Fall 3 (Az. 51-2026-0303)",
                                      "fallunabhängiger Teil",
                                      "nur Fall 2",
                                      "45 min",
                                      NULL};
  static const char *const away[] = {"Geheim", "Kevin", "Verborgen", NULL};
  g_autoptr (FwDocument) list = fw_session_list_new (content, NULL);
  g_autofree char *text = dup_text (list, "list");

  check (text, there, away);
}

static void
test_insider (void)
{
  static const char *const there[] = {"Fall 1 (Az. 51-2026-0101)", "Fall 2 (Az. 51-2026-0202)",
                                      "Fall 3 (Az. 51-2026-0303)", "Ziel der Sitzung", NULL};
  static const char *const away[] = {"Geheim", "Kevin", "Verborgen", NULL};
  g_autoptr (FwDocument) letter = fw_session_invitation_new (content, "1", NULL);
  g_autofree char *text = dup_text (letter, "insider");

  check (text, there, away);
}

/* Somebody who hears one case learns neither number nor time of another. */
static void
test_outsider (void)
{
  static const char *const there[] = {"Herr M. Pohl",
                                      "Gesamtschule Auental",
                                      "Schulstraße 1",
                                      "Sehr geehrter Herr Pohl,",
                                      "17. November 2026",
                                      "Einladung: Sozialraumteam am 24. November 2026",
                                      "10:45",
                                      "Fall (Az. 51-2026-0202)",
                                      "S. Wendt",
                                      NULL};
  static const char *const away[] = {"51-2026-0101", "51-2026-0303", "10:15",     "11:30", "Fall 2",
                                     "Geheim",       "Kevin",        "Verborgen", NULL};
  static const char *const nothing[] = {"51-2026", "Fall (", NULL};
  static const char *const some[] = {"Ohne Fall", NULL};
  g_autoptr (FwDocument) letter = fw_session_invitation_new (content, "2", NULL);
  g_autoptr (FwDocument) stray = fw_session_invitation_new (content, "3", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_text (letter, "outsider");
  g_autofree char *stray_text = dup_text (stray, "stray");

  check (text, there, away);
  check (stray_text, some, nothing); /* a case that is not in the session: none at all */
  g_assert_null (fw_session_invitation_new (content, "4", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* DIN 5008 form B: subject 98.5 mm from the top, one page. */
static void
test_places (void)
{
  g_autoptr (FwDocument) letter = fw_session_invitation_new (content, "2", NULL);
  FwDocumentPlace place;

  g_assert_true (fw_document_locate (letter, "subject", &place));
  g_assert_cmpuint (fw_document_get_n_pages (letter), ==, 1);
  g_assert_cmpfloat_with_epsilon (place.y / 72 * 25.4, 98.46, 0.5);
}

static void
test_rubbish (void)
{
  static const char *const contents[] = {"", "{", "[]", "42"};

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) one = NULL, two = NULL, three = NULL;

      g_assert_null (fw_session_list_new (contents[i], &one));
      g_assert_nonnull (one);
      g_assert_null (fw_session_invitation_new (contents[i], "1", &two));
      g_assert_nonnull (two);
      g_assert_null (fw_letter_new (contents[i], &three));
      g_assert_nonnull (three);
    }
  {
    g_autoptr (FwDocument) list = fw_session_list_new ("{\"items\":[1,{}],\"people\":[{}]}", NULL);
    g_autoptr (FwDocument) letter
        = fw_letter_new ("{\"parts\":[{},{\"kind\":\"table\"},{\"kind\":\"list\"}]}", NULL);

    g_assert_nonnull (list);
    g_assert_nonnull (letter);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-report/the-list-has-no-case-content", test_list);
  g_test_add_func ("/session-report/an-invitation-has-no-case-content", test_insider);
  g_test_add_func ("/session-report/an-outsider-learns-of-one-case", test_outsider);
  g_test_add_func ("/session-report/the-letter-fits-its-envelope", test_places);
  g_test_add_func ("/session-report/rubbish-is-refused", test_rubbish);
  return g_test_run ();
}
