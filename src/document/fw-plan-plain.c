/* fw-plan-plain.c: the help plan with its fixed texts in plain words.
 *
 * What people wrote stays as it is; a fixed text without a plain one stays
 * German as in the plan. Nobody signs this paper.
 */
#include "config.h"

#include "document/fw-plan-report-private.h"
#include "document/fw-plan-variants.h"

typedef struct
{
  FwPhrases *phrases;
  gboolean unchecked;
} Plain;

static void
replace (Plain *plain, JsonObject *object, const char *member)
{
  gboolean checked;
  const char *text = fw_phrases_find (plain->phrases, _fw_json_get_text (object, member), &checked);

  if (text == NULL || _fw_json_get_text (object, member)[0] == '\0')
    return;
  plain->unchecked = plain->unchecked || !checked;
  json_object_set_string_member (object, member, text);
}

static void
replace_fields (Plain *plain, JsonObject *parent, const char *member)
{
  g_autoptr (GPtrArray) fields = _fw_json_dup_objects (parent, member);

  for (guint i = 0; i < fields->len; i++)
    {
      JsonObject *field = g_ptr_array_index (fields, i);

      replace (plain, field, "prompt");
      if (g_str_equal (_fw_json_get_text (field, "type"), "choice"))
        replace (plain, field, "text");
    }
}

static void
replace_section (Plain *plain, JsonObject *section)
{
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");

  replace (plain, section, "title");
  replace_fields (plain, section, "fields");
  replace_fields (plain, section, "columns");
  for (guint i = 0; i < rows->len; i++)
    replace_fields (plain, g_ptr_array_index (rows, i), "fields");
}

/* Without the boxes to sign in. */
static void
drop_signatures (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "sections");
  JsonArray *sections
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonNode *one = json_array_get_element (sections, i);

      if (JSON_NODE_HOLDS_OBJECT (one)
          && g_str_equal (_fw_json_get_text (json_node_get_object (one), "layout"), "signatures"))
        json_array_remove_element (sections, i--);
    }
}

FwDocument *
fw_plan_plain_new (const char *content, FwPhrases *phrases, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *text = NULL;
  Plain plain = {phrases, FALSE};
  JsonObject *root;

  g_return_val_if_fail (content != NULL && phrases != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  drop_signatures (root);
  replace (&plain, root, "title");
  sections = _fw_json_dup_objects (root, "sections");
  for (guint i = 0; i < sections->len; i++)
    replace_section (&plain, g_ptr_array_index (sections, i));
  text = json_to_string (json_parser_get_root (parser), FALSE);
  return _fw_plan_report_new_full (text, 0, plain.unchecked ? FW_PLAN_UNCHECKED : NULL,
                                   plain.unchecked ? "In einfachen Worten. Unterschrieben wird der "
                                                     "Hilfeplan. " FW_PLAN_UNCHECKED "."
                                                   : "In einfachen Worten. Unterschrieben wird der "
                                                     "Hilfeplan.",
                                   error);
}
