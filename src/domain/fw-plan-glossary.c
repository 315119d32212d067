/* fw-plan-glossary.c: terms in plain words, printed where a plan uses them.
 *
 * A term is a dated rule of kind "glossary": {"term", "words": […], "text"}; an
 * office's own one replaces the shipped. Words are found whole and folded.
 */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-json.h"
#include "domain/fw-plan-content-private.h"
#include "domain/fw-rules.h"

#define PREFIX "glossary-"

gboolean
_fw_plan_content_read_glossary (FwConnection *connection,
                                const char *on,
                                FwRow *head,
                                GError **error)
{
  g_autoptr (FwResult) terms = fw_rules_list_connection (connection, "glossary", on, error);

  if (terms == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (terms); i++)
    {
      g_autofree char *name
          = g_strconcat (PREFIX, fw_result_get_text (terms, i, FW_RULE_NAME), NULL);

      fw_row_set_text (head, name, fw_result_get_text (terms, i, FW_RULE_BODY));
    }
  return TRUE;
}

static gboolean
is_word_char (const char *p)
{
  return *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));
}

/* @word whole in @text, both folded. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  if (length == 0)
    return FALSE;
  for (const char *p = text; (p = strstr (p, word)) != NULL; p++)
    if ((p == text || !is_word_char (g_utf8_find_prev_char (text, p)))
        && !is_word_char (p + length))
      return TRUE;
  return FALSE;
}

static gboolean
is_used (JsonObject *term, const char *folded)
{
  JsonArray *words = fw_json_get_array (term, "words");
  g_autofree char *name = fw_text_fold (fw_json_get_text (term, "term"));

  if (has_word (folded, name))
    return TRUE;
  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    {
      JsonNode *node = json_array_get_element (words, i);
      g_autofree char *word = NULL;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      word = fw_text_fold (json_node_get_string (node));
      if (has_word (folded, word))
        return TRUE;
    }
  return FALSE;
}

/* Only what is printed: values and reasons of the sections, and the help's words. */
static void
collect_texts (JsonNode *node, const char *member, GString *texts)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));

      for (GList *l = members; l != NULL; l = l->next)
        collect_texts (json_object_get_member (json_node_get_object (node), l->data), l->data,
                       texts);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_texts (json_array_get_element (array, i), member, texts);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           && (g_str_equal (member, "text") || g_str_equal (member, "reason")
               || g_str_equal (member, "title") || g_str_equal (member, "paragraph")
               || g_str_equal (member, "prompt")))
    g_string_append_printf (texts, "%s\n", json_node_get_string (node));
}

void
_fw_plan_content_add_glossary (JsonNode *root, FwRow *head)
{
  JsonArray *glossary = json_array_new ();
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *folded = NULL;

  collect_texts (root, "", texts);
  folded = fw_text_fold (texts->str);
  for (guint i = 0; i < fw_row_get_n (head); i++)
    {
      g_autoptr (JsonNode) node = NULL;
      JsonObject *term, *entry;

      if (!g_str_has_prefix (fw_row_get_column (head, i), PREFIX))
        continue;
      node = json_from_string (fw_row_get_text (head, fw_row_get_column (head, i)), NULL);
      term = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      if (term == NULL || fw_json_get_text (term, "text")[0] == '\0' || !is_used (term, folded))
        continue;
      entry = json_object_new ();
      json_object_set_string_member (entry, "term", fw_json_get_text (term, "term"));
      json_object_set_string_member (entry, "text", fw_json_get_text (term, "text"));
      json_array_add_object_element (glossary, entry);
    }
  json_object_set_array_member (json_node_get_object (root), "glossary", glossary);
}
