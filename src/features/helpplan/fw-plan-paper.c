/* fw-plan-paper.c: see fw-plan-paper.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "document/fw-plan-report.h"
#include "document/fw-plan-variants.h"
#include "domain/fw-json.h"
#include "domain/fw-rules.h"
#include "domain/fw-translation.h"
#include "features/helpplan/fw-plan-paper.h"

#define LANGUAGE "language:"
#define CHILD "child:"

static void
paper_free (gpointer data)
{
  FwPlanPaper *paper = data;

  g_free (paper->key);
  g_free (paper->title);
  g_free (paper);
}

static void
add (GPtrArray *papers, char *key, char *title)
{
  FwPlanPaper *paper = g_new0 (FwPlanPaper, 1);

  paper->key = key;
  paper->title = title;
  g_ptr_array_add (papers, paper);
}

static void
add_children (GPtrArray *papers, const char *content)
{
  g_autoptr (JsonNode) node = content != NULL ? json_from_string (content, NULL) : NULL;
  JsonArray *children = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                            ? fw_json_get_array (json_node_get_object (node), "children")
                            : NULL;

  for (guint i = 0; children != NULL && i < json_array_get_length (children); i++)
    {
      const char *name = fw_json_get_text (fw_json_get_element (children, i), "name");
      g_autofree char *given = g_strndup (name, strcspn (name, " "));

      /* Translators: %s is a child's given name. */
      add (papers, g_strconcat (CHILD, given, NULL), g_strdup_printf (_ ("Page for %s"), given));
    }
}

GPtrArray *
fw_plan_paper_list (const char *content)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func (paper_free);
  g_auto (GStrv) languages = fw_phrases_dup_languages ();

  add (papers, g_strdup (FW_PLAN_PAPER_PLAN), g_strdup (_ ("Help Plan")));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (FwPhrases) phrases = fw_phrases_new (languages[i], NULL, NULL);

      if (phrases != NULL)
        /* Translators: %s is a language in its own word: "Türkçe". */
        add (papers, g_strconcat (LANGUAGE, languages[i], NULL),
             g_strdup_printf (_ ("With %s"), fw_phrases_get_name (phrases)));
    }
  add (papers, g_strdup ("plain"), g_strdup (_ ("In Plain Words")));
  add_children (papers, content);
  add (papers, g_strdup ("order"), g_strdup (_ ("Order to the Provider")));
  add (papers, g_strdup ("card"), g_strdup (_ ("Contact Card")));
  return papers;
}

static FwPhrases *
await_phrases (FwStore *store, const char *language, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) rules = dex_await_boxed (fw_rules_list (store, "phrases", today), error);
  const char *office = NULL;

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    if (g_strcmp0 (fw_result_get_text (rules, i, FW_RULE_NAME), language) == 0)
      office = fw_result_get_text (rules, i, FW_RULE_BODY);
  return fw_phrases_new (language, office, error);
}

const char *
fw_plan_paper_get_language (const char *key)
{
  return key != NULL && g_str_has_prefix (key, LANGUAGE) ? key + strlen (LANGUAGE) : NULL;
}

FwDocument *
fw_plan_paper_await (FwStore *store,
                     gint64 form_id,
                     const char *key,
                     const char *content,
                     GError **error)
{
  g_autoptr (FwPhrases) phrases = NULL;
  g_autoptr (FwResult) translations = NULL;
  const gboolean plain = g_str_equal (key, "plain");

  if (g_str_has_prefix (key, CHILD))
    return fw_plan_child_page_new (content, key + strlen (CHILD), error);
  if (g_str_equal (key, "order"))
    return fw_plan_order_letter_new (content, error);
  if (g_str_equal (key, "card"))
    return fw_plan_contact_card_new (content, error);
  if (!plain && !g_str_has_prefix (key, LANGUAGE))
    return fw_plan_report_new (content, 0, error);
  phrases = await_phrases (store, plain ? FW_PHRASES_PLAIN : key + strlen (LANGUAGE), error);
  if (phrases == NULL)
    return NULL;
  if (plain)
    return fw_plan_plain_new (content, phrases, error);
  translations = dex_await_boxed (
      fw_translation_list (store, form_id, fw_plan_paper_get_language (key)), error);
  return translations != NULL ? fw_plan_two_languages_new (content, phrases, translations, error)
                              : NULL;
}
