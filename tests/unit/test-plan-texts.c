/* What was entered is in every version of the plan, as another program reads it; of whom nobody
 * is to read, there is nothing. Over the demo's families. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "document/fw-plan-answers.h"
#include "document/fw-plan-report.h"
#include "document/fw-plan-variants.h"
#include "domain/fw-demo.h"
#include "domain/fw-json.h"
#include "fw-test-plan-office.h"
#include "fw-test-sign.h"

#define N_CASES 60

static FwTestOffice *office;
static char *folder;
static FwPhrases *english, *turkish, *plain;

/* Without what the page adds: breaks of lines, and hyphens where it breaks words. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '-' && c != 0x2010 && c != 0xad)
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

/* The body of the pages: each begins with its head and foot, "Seite 1 von 3" is their end. */
static char *
read_pages (FwDocument *document, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, &error);
  g_autofree char *all = NULL;
  g_auto (GStrv) pages = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  g_assert_no_error (error);
  fw_test_write (folder, "plan.pdf", pdf);
  g_assert_cmpint (fw_test_run (folder, &all,
                                (const char *const[]) {"pdftotext", "-raw", "plan.pdf", "-", NULL}),
                   ==, 0);
  pages = g_strsplit (all, "\f", -1);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      const char *start = strstr (pages[i], "Seite ");

      start = start != NULL ? strchr (start, '\n') : pages[i];
      g_string_append_printf (body, "%s\n", start != NULL ? start : "");
    }
  if (n_pages != NULL)
    *n_pages = fw_document_get_n_pages (document);
  g_object_unref (document);
  return squeeze (body->str);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;
  return n;
}

typedef struct
{
  const char *what;   /* for messages */
  char *text;         /* squeezed */
  FwPhrases *phrases; /* NULL: German alone */
  guint n_fields;
} Version;

static void
check_entered (Version *version, const char *value, const char *name)
{
  g_autofree char *wanted = squeeze (value);

  version->n_fields++;
  if (wanted[0] != '\0' && strstr (version->text, wanted) == NULL)
    g_error ("%s: what was entered as “%s” is not on the pages: %s\n%s", version->what, name, value,
             version->text);
}

/* Beside every prompt its phrase. */
static void
check_prompt (Version *version, JsonObject *field)
{
  const char *prompt = fw_json_get_text (field, "prompt");
  const char *other = fw_phrases_find (version->phrases, prompt, NULL);
  g_autofree char *line = NULL;

  if (other == NULL)
    g_error ("%s: no phrase for “%s”", version->what, prompt);
  line = g_strconcat (other, ":", NULL);
  check_entered (version, line, prompt);
}

static void
check_fields (Version *version, JsonObject *parent)
{
  JsonArray *fields = fw_json_get_array (parent, "fields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = fw_json_get_element (fields, i);
      const char *name = fw_json_get_text (field, "name");

      /* German marks today's level in the list of levels instead of its number. */
      if (version->phrases == NULL && g_str_equal (name, "gas_start"))
        continue;
      check_entered (version, fw_json_get_text (field, "text"), name);
      if (fw_json_get_text (field, "text")[0] == '\0')
        check_entered (version, fw_json_get_text (field, "reason"), name);
      else if (version->phrases != NULL)
        check_prompt (version, field);
    }
}

static void
check_version (Version *version, const char *content)
{
  g_autoptr (JsonNode) root = json_from_string (content, NULL);
  JsonArray *sections = fw_json_get_array (json_node_get_object (root), "sections");
  const char *at = version->text;

  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *section = fw_json_get_element (sections, i);
      JsonArray *rows = fw_json_get_array (section, "rows");
      g_autofree char *title = g_strdup_printf ("%u%s", i + 1, fw_json_get_text (section, "title"));
      g_autofree char *heading = squeeze (title);
      const char *found = strstr (at, heading);

      if (found == NULL)
        g_error ("%s: the section “%s” is not there, or not in its place", version->what, title);
      at = found;
      check_fields (version, section);
      /* German alone is signed. */
      if (version->phrases != NULL
          && g_str_equal (fw_json_get_text (section, "layout"), "signatures"))
        continue;
      for (guint j = 0; rows != NULL && j < json_array_get_length (rows); j++)
        check_fields (version, fw_json_get_element (rows, j));
    }
  g_free (version->text);
}

static char *
dup_content (gint64 plan, gint64 form_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwForm) form = fw_await_sync_object (fw_form_load (office->store, form_id), &error);

  g_assert_no_error (error);
  return fw_test_await_string (fw_plan_repository_dup_content (office->store, plan, form));
}

static void
test_entered (void)
{
  g_autoptr (FwResult) plans = fw_test_office_query (
      office, "SELECT id, form_id FROM help_plan ORDER BY id LIMIT 10", NULL);
  guint n_fields = 0;

  g_assert_cmpuint (fw_result_get_n_rows (plans), ==, 10);
  for (guint i = 0; i < fw_result_get_n_rows (plans); i++)
    {
      g_autofree char *content
          = dup_content (fw_result_get_int (plans, i, 0), fw_result_get_int (plans, i, 1));
      Version versions[] = {
          {"German", read_pages (fw_plan_report_new (content, 0, NULL), NULL), NULL, 0},
          {"English", read_pages (fw_plan_two_languages_new (content, english, NULL, NULL), NULL),
           english, 0},
          {"Turkish", read_pages (fw_plan_two_languages_new (content, turkish, NULL, NULL), NULL),
           turkish, 0},
      };

      for (guint v = 0; v < G_N_ELEMENTS (versions); v++)
        {
          check_version (&versions[v], content);
          n_fields += versions[v].n_fields;
        }
    }
  g_assert_cmpuint (n_fields, >, 10 * 3 * 60);
}

/* The terms a plan uses, and their words in each language. */
static void
test_glossary (void)
{
  g_autoptr (FwResult) plan = fw_test_office_query (
      office, "SELECT id, form_id FROM help_plan ORDER BY id LIMIT 1", NULL);
  g_autofree char *content
      = dup_content (fw_result_get_int (plan, 0, 0), fw_result_get_int (plan, 0, 1));
  g_autoptr (JsonNode) root = json_from_string (content, NULL);
  JsonArray *terms = fw_json_get_array (json_node_get_object (root), "glossary");
  g_autofree char *german = read_pages (fw_plan_report_new (content, 0, NULL), NULL);
  g_autofree char *simple = read_pages (fw_plan_plain_new (content, plain, NULL), NULL);
  g_autofree char *text_en
      = read_pages (fw_plan_two_languages_new (content, english, NULL, NULL), NULL);
  g_autofree char *text_tr
      = read_pages (fw_plan_two_languages_new (content, turkish, NULL, NULL), NULL);

  g_assert_cmpuint (json_array_get_length (terms), >, 3);
  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      const char *text = fw_json_get_text (fw_json_get_element (terms, i), "text");
      g_autofree char *own = squeeze (text);
      g_autofree char *en = squeeze (fw_phrases_find (english, text, NULL));
      g_autofree char *tr = squeeze (fw_phrases_find (turkish, text, NULL));

      g_assert_cmpuint (count (german, own), ==, 1);
      g_assert_cmpuint (count (simple, own), ==, 1);
      g_assert_cmpuint (count (text_en, own), ==, 1);
      g_assert_cmpuint (count (text_en, en), ==, 1);
      g_assert_cmpuint (count (text_tr, tr), ==, 1);
    }
}

/* Every shipped term has its phrase in every language. */
static void
test_terms (void)
{
  const char *path = "/org/fallwerk/Fallwerk/rules/glossary/";
  g_auto (GStrv) files = g_resources_enumerate_children (path, 0, NULL);

  g_assert_cmpuint (g_strv_length (files), >, 10);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (path, files[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (name, 0, NULL);
      g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (JsonNode) node = json_from_string (json, NULL);
      const char *const members[] = {"term", "text"};

      for (guint m = 0; m < G_N_ELEMENTS (members); m++)
        {
          const char *text = fw_json_get_text (json_node_get_object (node), members[m]);

          if (fw_phrases_find (english, text, NULL) == NULL
              || fw_phrases_find (turkish, text, NULL) == NULL)
            g_error ("no phrase for “%s”", text);
        }
    }
}

/* --- who is on no paper --------------------------------------------------------------- */

static gboolean
has_word (const char *squeezed, const char *word)
{
  g_autofree char *wanted = squeeze (word);

  return wanted[0] != '\0' && strstr (squeezed, wanted) != NULL;
}

/* Every paper of a plan as text, in one. */
static char *
read_papers (const char *content)
{
  g_autoptr (JsonNode) root = json_from_string (content, NULL);
  JsonArray *children = fw_json_get_array (json_node_get_object (root), "children");
  g_autoptr (FwPlanSigning) signing = fw_plan_signing_new (content);
  g_autoptr (GString) all = g_string_new (NULL);
  FwDocument *documents[] = {fw_plan_report_new (content, 1, NULL),
                             fw_plan_two_languages_new (content, english, NULL, NULL),
                             fw_plan_two_languages_new (content, turkish, NULL, NULL),
                             fw_plan_plain_new (content, plain, NULL),
                             fw_plan_order_letter_new (content, NULL),
                             fw_plan_contact_card_new (content, NULL),
                             fw_plan_answers_new (content, signing, NULL)};

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = read_pages (documents[i], NULL);

      g_assert_cmpuint (strlen (text), >, 100);
      g_string_append_printf (all, "%s|", text);
    }
  for (guint i = 0; i < json_array_get_length (children); i++)
    {
      guint n_pages;
      g_autofree char *text = read_pages (
          fw_plan_child_page_new (
              content, fw_json_get_text (fw_json_get_element (children, i), "name"), NULL),
          &n_pages);

      g_assert_cmpuint (n_pages, ==, 1);
      g_string_append_printf (all, "%s|", text);
    }
  return g_string_free_and_steal (g_steal_pointer (&all));
}

/* Given names that nobody has who may be named. */
static gboolean
is_unique (gint64 case_id, gint64 person, const char *given)
{
  g_autoptr (FwResult) same = fw_test_office_query (
      office,
      "SELECT count(*) FROM case_person JOIN person ON person.id = case_person.person_id WHERE "
      "case_person.case_id = $1 AND person.id <> $2 AND person.given_name = $3",
      g_variant_new ("(xxs)", case_id, person, given));

  return fw_result_get_int (same, 0, 0) == 0;
}

static void
check_family (gint64 case_id, guint *n_others)
{
  g_autoptr (FwResult) plans
      = fw_test_office_query (office, "SELECT id, form_id FROM help_plan WHERE case_id = $1",
                              g_variant_new ("(x)", case_id));

  for (guint i = 0; i < fw_result_get_n_rows (plans); i++)
    {
      gint64 plan = fw_result_get_int (plans, i, 0);
      g_autofree char *content = dup_content (plan, fw_result_get_int (plans, i, 1));
      g_autofree char *papers = read_papers (content);
      g_autoptr (FwResult) others = fw_test_office_query (
          office,
          "SELECT person.id, person.given_name, person.family_name FROM case_child JOIN person ON "
          "person.id = case_child.person_id WHERE case_id = $1 AND person.id NOT IN (SELECT "
          "person_id FROM help_plan_child WHERE plan_id = $2)",
          g_variant_new ("(xx)", case_id, plan));

      for (guint c = 0; c < fw_result_get_n_rows (others); c++)
        {
          const char *given = fw_result_get_text (others, c, 1);
          g_autofree char *name
              = g_strdup_printf ("%s %s", given, fw_result_get_text (others, c, 2));

          ++*n_others;
          if (has_word (papers, name)
              || (is_unique (case_id, fw_result_get_int (others, c, 0), given) && strlen (given) > 4
                  && has_word (papers, given)))
            g_error ("a paper of case %" G_GINT64_FORMAT " names another child: %s", case_id, name);
        }
    }
}

/* Half sisters and brothers: children of one case with several family names. */
static void
test_patchwork (void)
{
  g_autoptr (FwResult) families = fw_test_office_query (
      office,
      "SELECT case_id FROM case_child JOIN person ON person.id = case_child.person_id GROUP BY "
      "case_id HAVING count(DISTINCT person.family_name) > 1 ORDER BY case_id",
      NULL);
  guint n_others = 0;

  g_assert_cmpuint (fw_result_get_n_rows (families), >=, 5);
  for (guint i = 0; i < fw_result_get_n_rows (families); i++)
    check_family (fw_result_get_int (families, i, 0), &n_others);
  g_assert_cmpuint (n_others, >=, 3);
}

/* Addresses that are blocked, and notes that stay in the office. */
static void
test_secrets (void)
{
  g_autoptr (FwResult) cases = fw_test_office_query (
      office,
      "SELECT DISTINCT help_plan.case_id, help_plan.id, help_plan.form_id FROM help_plan JOIN "
      "case_person ON case_person.case_id = help_plan.case_id JOIN address ON address.person_id = "
      "case_person.person_id WHERE address.blocked = 1 AND address.street <> '' ORDER BY "
      "help_plan.id LIMIT 3",
      NULL);
  guint n_notes = 0;

  g_assert_cmpuint (fw_result_get_n_rows (cases), >, 0);
  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      g_autofree char *content
          = dup_content (fw_result_get_int (cases, i, 1), fw_result_get_int (cases, i, 2));
      g_autofree char *papers = read_papers (content);
      g_autoptr (FwResult) streets = fw_test_office_query (
          office,
          "SELECT address.street FROM address JOIN case_person ON case_person.person_id = "
          "address.person_id WHERE case_person.case_id = $1 AND address.blocked = 1 AND "
          "address.street <> ''",
          g_variant_new ("(x)", fw_result_get_int (cases, i, 0)));

      for (guint s = 0; s < fw_result_get_n_rows (streets); s++)
        if (has_word (papers, fw_result_get_text (streets, s, 0)))
          g_error ("a blocked address is printed: %s", fw_result_get_text (streets, s, 0));
    }
  g_clear_pointer (&cases, fw_result_unref);
  cases = fw_test_office_query (
      office,
      "SELECT help_plan.id, help_plan.form_id, form_answer.value FROM help_plan JOIN form_answer "
      "ON form_answer.form_id = help_plan.form_id WHERE field = 'internal_note' AND value <> '' "
      "ORDER BY help_plan.id LIMIT 3",
      NULL);
  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      g_autofree char *content
          = dup_content (fw_result_get_int (cases, i, 0), fw_result_get_int (cases, i, 1));
      g_autofree char *papers = read_papers (content);

      n_notes++;
      g_assert_false (has_word (papers, fw_result_get_text (cases, i, 2)));
    }
  g_assert_cmpuint (n_notes, ==, 3);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  fw_clock_set_today (fw_day_new (2026, 6, 2));
  office = fw_test_office_new ();
  folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  english = fw_phrases_new ("en", NULL, NULL);
  turkish = fw_phrases_new ("tr", NULL, NULL);
  plain = fw_phrases_new (FW_PHRASES_PLAIN, NULL, NULL);
  fw_await_sync (fw_demo_fill (office->store, 1, N_CASES, -1, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/plan-texts/what-was-entered-is-what-is-read", test_entered);
  g_test_add_func ("/plan-texts/terms-are-explained-in-every-language", test_glossary);
  g_test_add_func ("/plan-texts/every-shipped-term-has-its-phrase", test_terms);
  g_test_add_func ("/plan-texts/no-other-child-of-a-patchwork-family", test_patchwork);
  g_test_add_func ("/plan-texts/no-blocked-address-and-no-internal-note", test_secrets);
  status = g_test_run ();
  fw_test_remove_tree (folder);
  g_free (folder);
  fw_phrases_unref (english);
  fw_phrases_unref (turkish);
  fw_phrases_unref (plain);
  fw_test_office_free (office);
  return status;
}
