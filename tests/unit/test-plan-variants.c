/* Papers beside the plan: complete, marked, one page for the child, and nobody else on them. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "document/fw-pdf.h"
#include "document/fw-plan-report.h"
#include "document/fw-plan-variants.h"
#include "domain/fw-demo.h"
#include "domain/fw-translation.h"
#include "fw-test-plan-office.h"

static char *
dup_pdf_text (FwDocument *document, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_document_to_pdf (document, &error);
  g_autoptr (FwPdf) pdf = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  g_assert_no_error (error);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *page = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (text, "%s\n", page);
    }
  if (n_pages != NULL)
    *n_pages = fw_pdf_get_n_pages (pdf);
  /* Lines are broken where the page wants it. */
  words = g_strsplit_set (text->str, " \n", -1);
  g_string_truncate (text, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (text, "%s ", words[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static FwPhrases *
load (const char *language, const char *office)
{
  g_autoptr (GError) error = NULL;
  FwPhrases *phrases = fw_phrases_new (language, office, &error);

  g_assert_no_error (error);
  return phrases;
}

static void
expect (FwPhrases *phrases, const char *language, const char *german)
{
  if (german[0] != '\0' && fw_phrases_find (phrases, german, NULL) == NULL)
    g_error ("%s has no phrase for “%s”", language, german);
}

/* Every fixed text of the newest template and every kind of help has its phrase. */
static void
test_complete (void)
{
  static const char *const languages[] = {"en", "tr"};
  g_autoptr (GBytes) bytes = g_resources_lookup_data (
      "/org/fallwerk/Fallwerk/rules/form-template/help-plan.2026-06-01.json", 0, NULL);
  g_autoptr (FwFormTemplate) form
      = fw_form_template_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  GPtrArray *sections = fw_form_template_get_sections (form);
  g_auto (GStrv) kinds
      = g_resources_enumerate_children ("/org/fallwerk/Fallwerk/rules/kind-of-help/", 0, NULL);

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (FwPhrases) phrases = load (languages[l], NULL);

      expect (phrases, languages[l], fw_form_template_get_title (form));
      for (guint i = 0; i < sections->len; i++)
        {
          const FwSection *section = g_ptr_array_index (sections, i);
          gboolean printed = FALSE;

          for (guint j = 0; j < section->fields->len; j++)
            {
              const FwField *field = g_ptr_array_index (section->fields, j);

              if (field->internal)
                continue;
              printed = TRUE;
              expect (phrases, languages[l], field->prompt);
              for (guint k = 0; k < field->n_options; k++)
                expect (phrases, languages[l], field->options[k].title);
            }
          if (printed)
            expect (phrases, languages[l], section->title);
          expect (phrases, languages[l], section->printed_lead);
        }
      for (guint i = 0; kinds[i] != NULL; i++)
        {
          g_autofree char *path
              = g_strconcat ("/org/fallwerk/Fallwerk/rules/kind-of-help/", kinds[i], NULL);
          g_autoptr (GBytes) body = g_resources_lookup_data (path, 0, NULL);
          g_autofree char *json
              = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
          g_autoptr (JsonNode) node = json_from_string (json, NULL);

          expect (phrases, languages[l],
                  json_object_get_string_member (json_node_get_object (node), "title"));
        }
    }
}

static void
test_phrases (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPhrases) phrases = fw_phrases_new_for_po (
      "msgid \"\"\nmsgstr \"\"\n\"X-Language-Name: Probe\\n\"\n\n#, fuzzy\nmsgid \"Wer\"\nmsgstr "
      "\"Who\"\n\nmsgid \"Zwei \"\n\"Teile\"\nmsgstr \"Two \"\n\"parts\"\n",
      "{\"phrases\": {\"Ort\": \"Place\"}}", &error);
  g_autoptr (FwPhrases) all = load ("tr", "{\"all\": true}");
  static const char *const broken[] = {"msgid \"x\nmsgstr \"y\"", "rubbish", "msgstr", "\"x\""};
  gboolean checked;

  g_assert_no_error (error);
  g_assert_cmpstr (fw_phrases_get_name (phrases), ==, "Probe");
  g_assert_cmpstr (fw_phrases_find (phrases, "Wer", &checked), ==, "Who");
  g_assert_false (checked);
  g_assert_cmpstr (fw_phrases_find (phrases, "Zwei Teile", &checked), ==, "Two parts");
  g_assert_true (checked);
  g_assert_cmpstr (fw_phrases_find (phrases, "Ort", &checked), ==, "Place");
  g_assert_true (checked);
  g_assert_null (fw_phrases_find (phrases, "Was", NULL));
  g_assert_nonnull (fw_phrases_find (all, "Wer", &checked));
  g_assert_true (checked);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_null (fw_phrases_new_for_po (broken[i], NULL, &refused));
      g_assert_nonnull (refused);
    }
  g_assert_null (fw_phrases_new ("../en", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static char *
dup_plan_content (Family *family, gint64 *plan_out)
{
  g_autoptr (FwEditSession) session = fw_edit_session_new (family->office->store);
  g_autoptr (FwForm) form = NULL;
  gint64 plan = fw_test_await_id (
      fw_plan_repository_create (family->office->store, family->case_id, &family->lina, 1));
  gint64 goal, promise;
  char *content;

  form = load_form (family, plan);
  fill (form, session, "help_kind", 0, "31");
  fill (form, session, "talk_date", 0, "2026-05-27");
  fill (form, session, "plan_kind", 0, "first");
  fill (form, session, "situation", 0, "Freier Text über die Lage.");
  fill (form, session, "internal_note", 0, "GEHEIM");
  fill (form, session, "voice_worries", 0, "Sorgenwort");
  fill (form, session, "voice_good", 0, "Gutwort");
  goal = fw_test_await_id (fw_form_add_row (form, session, "goals"));
  fill (form, session, "whose", goal, "Lina");
  fill (form, session, "own_words", goal, "Ich will schlafen.");
  fill (form, session, "wording", goal, "Lina schläft um neun.");
  fill (form, session, "until", goal, "2026-11-26");
  promise = fw_test_await_id (fw_form_add_row (form, session, "agreements"));
  fill (form, session, "responsible", promise, "Mama");
  fill (form, session, "result", promise, "liest abends vor");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  fw_await_sync (fw_plan_repository_update_row (family->office->store, plan, form), NULL, NULL);
  content
      = fw_test_await_string (fw_plan_repository_dup_content (family->office->store, plan, form));
  g_clear_object (&session);
  g_clear_object (&form);
  if (plan_out != NULL)
    *plan_out = plan;
  return content;
}

static void
assert_holds (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in: %s", words[i], text);
}

/* What was entered is on every version; the fixed texts in their language. */
static void
test_texts (void)
{
  Family family;
  g_autofree char *content = NULL;
  g_autoptr (FwPhrases) english = load ("en", NULL);
  g_autoptr (FwPhrases) turkish = load ("tr", "{\"all\": true}");
  g_autoptr (FwPhrases) plain = load (FW_PHRASES_PLAIN, NULL);
  g_autoptr (FwDocument) de = NULL, en = NULL, tr = NULL, easy = NULL, child = NULL, order = NULL,
                         card = NULL;
  g_autofree char *text_de = NULL, *text_en = NULL, *text_tr = NULL, *text_easy = NULL,
                  *text_child = NULL, *text_order = NULL, *text_card = NULL;
  guint n_pages;

  family_init (&family);
  content = dup_plan_content (&family, NULL);
  de = fw_plan_report_new (content, 0, NULL);
  en = fw_plan_two_languages_new (content, english, NULL, NULL);
  tr = fw_plan_two_languages_new (content, turkish, NULL, NULL);
  easy = fw_plan_plain_new (content, plain, NULL);
  child = fw_plan_child_page_new (content, "Lina", NULL);
  order = fw_plan_order_letter_new (content, NULL);
  card = fw_plan_contact_card_new (content, NULL);
  text_de = dup_pdf_text (de, NULL);
  text_en = dup_pdf_text (en, NULL);
  text_tr = dup_pdf_text (tr, NULL);
  text_easy = dup_pdf_text (easy, NULL);
  text_child = dup_pdf_text (child, &n_pages);
  text_order = dup_pdf_text (order, NULL);
  text_card = dup_pdf_text (card, NULL);
  {
    const char *const entered[] = {"Ich will schlafen.", "Lina schläft um neun.",
                                   "liest abends vor", "Freier Text über die Lage.", NULL};
    const char *const in_english[] = {"Help plan",
                                      "first help plan",
                                      "27 May 2026",
                                      "26 November 2026",
                                      "Family support at home, § 31 SGB VIII",
                                      "not been translated",
                                      "This text has not been translated.",
                                      "nicht übersetzt",
                                      "The German version prevails",
                                      NULL};
    const char *const in_turkish[] = {"Yardım planı",
                                      "ilk yardım planı",
                                      "27 Mayıs 2026",
                                      "26 Kasım 2026",
                                      "Sosyal pedagojik aile yardımı, § 31",
                                      "Bu metin çevrilmedi",
                                      NULL};
    const char *const in_plain[]
        = {"Unser Gespräch", "So leben Sie", "Das wollen wir schaffen", NULL};
    const char *const for_child[] = {"Lina, das ist dein Plan",
                                     "„Ich will schlafen.“",
                                     "Mama",
                                     "liest abends vor",
                                     "Gutwort",
                                     "116 111",
                                     NULL};

    assert_holds (text_de, entered);
    assert_holds (text_en, entered);
    assert_holds (text_tr, entered);
    assert_holds (text_easy, entered);
    assert_holds (text_en, in_english);
    assert_holds (text_tr, in_turkish);
    assert_holds (text_easy, in_plain);
    assert_holds (text_child, for_child);
    assert_holds (text_order, (const char *const[]) {"Auftrag zur Hilfe für Lina Ypsilon",
                                                     "Lina schläft um neun.", NULL});
    assert_holds (text_card, (const char *const[]) {"Unabhängige Ombudsstelle", NULL});
  }
  /* The note across the page: only where nobody has checked. */
  g_assert_nonnull (strstr (text_en, "Übersetzung nicht geprüft"));
  g_assert_null (strstr (text_tr, "Übersetzung nicht geprüft"));
  g_assert_null (strstr (text_de, "Übersetzung nicht geprüft"));
  /* German alone is signed. */
  g_assert_nonnull (strstr (text_de, "Abschrift erhalten"));
  g_assert_null (strstr (text_en, "Abschrift erhalten"));
  g_assert_null (strstr (text_easy, "Abschrift erhalten"));
  g_assert_cmpuint (n_pages, ==, 1);
  /* Worries stand on no paper unless the child wants it. */
  g_assert_null (strstr (text_child, "Sorgenwort"));
  g_assert_null (strstr (text_de, "Gutwort"));
  g_assert_null (strstr (content, "Sorgenwort"));
  g_assert_null (strstr (content, "GEHEIM"));
  /* An order quotes nobody. */
  g_assert_null (strstr (text_order, "Ich will schlafen."));
  fw_test_office_free (family.office);
}

static guint
count_words (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

static void
translate (Family *family,
           FwForm *form,
           const char *field,
           gint64 row,
           const char *text,
           const char *original)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwChangeSet) words = fw_change_set_new ("Test");
  g_autoptr (FwRow) values = fw_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = fw_translation_append (changes, fw_form_get_id (form), row, field, "tr", "N. Yıldız",
                                     "2026-06-02");

  fw_await_sync (fw_store_commit (family->office->store, changes), NULL, &error);
  g_assert_no_error (error);
  fw_row_set_text (values, "text", text);
  fw_row_set_text (values, "original", original);
  fw_change_set_update (words, "answer_translation", id, 1, values);
  fw_await_sync (fw_store_commit (family->office->store, words), NULL, &error);
  g_assert_no_error (error);
}

/* Elements of the file that say they are Turkish. */
static guint
count_turkish (FwDocument *document)
{
  static const char says[] = "/Lang (tr)";
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, NULL);
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  guint n = 0;

  for (const char *p = data;
       (p = memmem (p, size - (gsize) (p - data), says, strlen (says))) != NULL; p++)
    n++;
  return n;
}

static char *
dup_in_turkish (Family *family, FwForm *form, const char *content, guint *n_turkish)
{
  g_autoptr (FwPhrases) turkish = load ("tr", "{\"all\": true}");
  g_autoptr (FwResult) translations = fw_await_sync_boxed (
      fw_translation_list (family->office->store, fw_form_get_id (form), "tr"), NULL);
  g_autoptr (FwDocument) document
      = fw_plan_two_languages_new (content, turkish, translations, NULL);

  if (n_turkish != NULL)
    *n_turkish = count_turkish (document);
  return dup_pdf_text (document, NULL);
}

/* An interpreter's own words stand beside the German, named; the German never goes and alone is
 * frozen; of another text than the one translated they say nothing. */
static void
test_interpreted (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autofree char *content = NULL, *same = NULL, *changed = NULL, *text = NULL, *none = NULL,
                  *later = NULL;
  g_autoptr (FwResult) in_english = NULL;
  gint64 plan, goal;
  guint n_without, n_with;

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  fill (form, session, "situation", 0, "Freier Text über die Lage.");
  fill (form, session, "occasion", 0, "Die Schule meldet Fehltage.");
  goal = fw_test_await_id (fw_form_add_row (form, session, "goals"));
  fill (form, session, "wording", goal, "Lina schläft um neun.");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  content
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  none = dup_in_turkish (&family, form, content, &n_without);
  translate (&family, form, "situation", 0, "Durum hakkında serbest metin.",
             "Freier Text über die Lage.");
  translate (&family, form, "wording", goal, "Lina saat dokuzda uyur.", "Lina schläft um neun.");
  same = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  /* What is frozen and signed knows nothing of it. */
  g_assert_cmpstr (same, ==, content);
  text = dup_in_turkish (&family, form, content, &n_with);
  assert_holds (text, (const char *const[]) {"Freier Text über die Lage.",
                                             "Durum hakkında serbest metin.",
                                             "Lina schläft um neun.", "Lina saat dokuzda uyur.",
                                             "Çeviri: N. Yıldız, 2.6.2026", NULL});
  g_assert_cmpuint (count_words (text, "Çeviri: N. Yıldız, 2.6.2026"), ==, 2);
  /* Two texts fewer ask for an interpreter; the others still do, each once. */
  g_assert_cmpuint (count_words (none, "Bu metin çevrilmedi"), ==,
                    count_words (text, "Bu metin çevrilmedi") + 2);
  g_assert_cmpuint (count_words (text, "Bu metin çevrilmedi"), >=, 1);
  /* Their words and their line of source are Turkish; the sentence that asked for them was, too. */
  g_assert_cmpuint (n_without, >, 20);
  g_assert_cmpuint (n_with, ==, n_without + 2);
  in_english = fw_await_sync_boxed (
      fw_translation_list (family.office->store, fw_form_get_id (form), "en"), NULL);
  g_assert_cmpuint (fw_result_get_n_rows (in_english), ==, 0);

  fill (form, session, "situation", 0, "Es ist anders gekommen.");
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  changed
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  later = dup_in_turkish (&family, form, changed, NULL);
  g_assert_null (strstr (later, "Durum hakkında serbest metin."));
  g_assert_nonnull (strstr (later, "Es ist anders gekommen."));
  g_assert_nonnull (strstr (later, "Lina saat dokuzda uyur."));
  /* A row that was translated can be taken away and comes back with its translation. */
  fw_test_await_id (fw_form_remove_row (form, session, goal));
  fw_await_sync (fw_edit_session_undo (session), NULL, NULL);
  g_clear_pointer (&later, g_free);
  later = dup_in_turkish (&family, form, changed, NULL);
  g_assert_nonnull (strstr (later, "Lina saat dokuzda uyur."));
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

/* Names, numbers and days need no interpreter; what people wrote does. */
static void
test_free_text (void)
{
  static const char *const free_fields[][2]
      = {{"text", "occasion"}, {"quote", "own_words"}, {"line", "result"}, {"line", "measure"}};
  static const char *const others[][2]
      = {{"line", "responsible"}, {"line", "name"},         {"date", "until"},
         {"choice", "granted"},   {"provider", "provider"}, {"line", "wb_self"}};

  for (guint i = 0; i < G_N_ELEMENTS (free_fields); i++)
    g_assert_true (fw_translation_is_free_text (free_fields[i][0], free_fields[i][1]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (fw_translation_is_free_text (others[i][0], others[i][1]));
}

/* A child's goal of so many words, all different. */
static FwDocument *
make_child_page (guint n_words, char **said)
{
  g_autoptr (GString) words = g_string_new ("Ich will");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  FwDocument *document;

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (words, " wort%u", i);
  content = g_strdup_printf (
      "{\"children\":[{\"name\":\"Lina Y.\",\"born\":\"2016-05-14\"}],\"date\":\"2026-11-26\","
      "\"talk_date\":\"2026-11-26\",\"ombuds\":\"Ombudsstelle Nord, 0221 555 10\",\"office\":{\"name\":"
      "\"Stadt Auental\"},\"worker\":{\"name\":\"S. Brandt\",\"phone\":\"0221 4710 142\"},"
      "\"child_page\":{\"good\":\"Oma\",\"wishes\":\"Zoo\"},\"sections\":[{\"name\":\"goals\",\"rows\":"
      "[{\"id\":\"1\",\"fields\":[{\"name\":\"whose\",\"text\":\"Lina\"},{\"name\":\"own_words\","
      "\"text\":\"%s\"},{\"name\":\"gas_0\",\"text\":\"vier Tage\"},{\"name\":\"gas_start\","
      "\"value\":\"-1\"},{\"name\":\"gas_minus1\",\"text\":\"zwei Tage\"}]}]},{\"name\":"
      "\"agreements\",\"rows\":[{\"id\":\"2\",\"fields\":[{\"name\":\"responsible\",\"text\":"
      "\"Mama\"},{\"name\":\"result\",\"text\":\"liest abends vor\"}]}]}]}",
      words->str);
  document = fw_plan_child_page_new (content, "Lina", &error);
  g_assert_no_error (error);
  *said = g_string_free_and_steal (g_steal_pointer (&words));
  return document;
}

/* One page whatever was said: whole as long as it goes, then its beginning with a note. */
static void
test_child_page (void)
{
  static const guint lengths[] = {0, 8, 60, 140, 500, 3000};

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *said = NULL;
      g_autoptr (FwDocument) document = make_child_page (lengths[i], &said);
      guint n_pages;
      g_autofree char *text = dup_pdf_text (document, &n_pages);
      static const char *const others[]
          = {"S. Brandt", "0221 4710 142", "0221 555 10", "gehört nicht zum Jugendamt", "116 111",
             NULL};

      g_assert_cmpuint (n_pages, ==, 1);
      assert_holds (text, others);
      if (lengths[i] <= 140)
        assert_holds (text, (const char *const[]) {said, "Mama", "liest abends vor", NULL});
      else
        assert_holds (
            text, (const char *const[]) {"Ich will wort0 wort1", "(mehr im ganzen Plan)", NULL});
    }
}

static void
test_rubbish (void)
{
  static const char *const contents[] = {"", "{", "[]", "42", "null"};
  g_autoptr (FwPhrases) phrases = load ("en", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_null (fw_plan_two_languages_new (contents[i], phrases, NULL, NULL));
      g_assert_null (fw_plan_plain_new (contents[i], phrases, NULL));
      g_assert_null (fw_plan_child_page_new (contents[i], NULL, NULL));
      g_assert_null (fw_plan_order_letter_new (contents[i], NULL));
      g_assert_null (fw_plan_contact_card_new (contents[i], NULL));
    }
  {
    g_autoptr (FwDocument) one
        = fw_plan_two_languages_new ("{\"sections\":[{},1]}", phrases, NULL, NULL);
    g_autoptr (FwDocument) two = fw_plan_child_page_new ("{}", NULL, NULL);

    g_assert_nonnull (one);
    g_assert_nonnull (two);
  }
}

/* No print of the demo's families names a child that it is not for, nor an address that is
 * blocked. */
static void
test_others (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plans = NULL, children = NULL, blocked = NULL;
  g_autoptr (FwPhrases) phrases = load ("tr", NULL);
  g_autoptr (FwPhrases) plain = load (FW_PHRASES_PLAIN, NULL);
  guint n_others = 0;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_await_sync (fw_demo_fill (office->store, 1, 24, -1, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  plans = fw_test_office_query (office, "SELECT id, case_id, form_id FROM help_plan ORDER BY id",
                                NULL);
  blocked = fw_test_office_query (
      office, "SELECT street FROM address WHERE blocked = 1 AND street <> ''", NULL);
  g_assert_cmpuint (fw_result_get_n_rows (plans), >, 10);
  for (guint i = 0; i < fw_result_get_n_rows (plans); i++)
    {
      gint64 plan = fw_result_get_int (plans, i, 0);
      g_autoptr (FwForm) form = fw_await_sync_object (
          fw_form_load (office->store, fw_result_get_int (plans, i, 2)), &error);
      g_autofree char *content
          = fw_test_await_string (fw_plan_repository_dup_content (office->store, plan, form));
      FwDocument *documents[6] = {fw_plan_report_new (content, 0, NULL),
                                  fw_plan_two_languages_new (content, phrases, NULL, NULL),
                                  fw_plan_plain_new (content, plain, NULL),
                                  fw_plan_child_page_new (content, NULL, NULL),
                                  fw_plan_order_letter_new (content, NULL),
                                  fw_plan_contact_card_new (content, NULL)};

      g_clear_pointer (&children, fw_result_unref);
      children = fw_test_office_query (
          office,
          "SELECT person.given_name, person.family_name, person.born FROM case_child JOIN person "
          "ON person.id = case_child.person_id WHERE case_id = $1 AND person.id NOT IN (SELECT "
          "person_id FROM help_plan_child WHERE plan_id = $2)",
          g_variant_new ("(xx)", fw_result_get_int (plans, i, 1), plan));
      for (guint d = 0; d < G_N_ELEMENTS (documents); d++)
        {
          guint n_pages;
          g_autofree char *text = dup_pdf_text (documents[d], &n_pages);

          if (d == 3)
            g_assert_cmpuint (n_pages, ==, 1);
          for (guint c = 0; c < fw_result_get_n_rows (children); c++)
            {
              g_autofree char *name = g_strdup_printf ("%s %s", fw_result_get_text (children, c, 0),
                                                       fw_result_get_text (children, c, 1));

              n_others++;
              if (strstr (text, name) != NULL)
                g_error ("paper %u of plan %u names another child: %s", d, i, name);
            }
          for (guint b = 0; b < fw_result_get_n_rows (blocked); b++)
            if (strstr (text, fw_result_get_text (blocked, b, 0)) != NULL)
              g_error ("paper %u of plan %u has a blocked address", d, i);
          g_assert_null (strstr (text, "Trägerbericht lesen")); /* the demo's internal notes */
        }
      for (guint d = 0; d < G_N_ELEMENTS (documents); d++)
        g_clear_object (&documents[d]);
    }
  g_assert_cmpuint (n_others, >, 20);
  g_assert_cmpuint (fw_result_get_n_rows (blocked), >, 0);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-variants/an-interpreter-stands-beside-the-german", test_interpreted);
  g_test_add_func ("/plan-variants/what-needs-an-interpreter", test_free_text);
  g_test_add_func ("/plan-variants/every-fixed-text-has-its-phrase", test_complete);
  g_test_add_func ("/plan-variants/phrases-are-marked-checked-or-not", test_phrases);
  g_test_add_func ("/plan-variants/what-was-entered-is-on-every-version", test_texts);
  g_test_add_func ("/plan-variants/the-childs-page-is-one-page", test_child_page);
  g_test_add_func ("/plan-variants/rubbish-is-refused", test_rubbish);
  g_test_add_func ("/plan-variants/nobody-else-is-on-a-print", test_others);
  return g_test_run ();
}
