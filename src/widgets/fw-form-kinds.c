/* fw-form-kinds.c: see fw-form-kinds.h. */
#include "config.h"

#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "domain/fw-rules.h"
#include "widgets/fw-form-kinds.h"

static char *
dup_rule_title (const char *body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonObject *object;
  const char *title, *paragraph;

  if (!json_parser_load_from_data (parser, body, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  title = json_object_get_string_member_with_default (object, "title", NULL);
  paragraph = json_object_get_string_member_with_default (object, "paragraph", "");
  if (title == NULL)
    return NULL;
  return paragraph[0] != '\0' ? g_strdup_printf ("%s (%s)", title, paragraph) : g_strdup (title);
}

static void
option_clear (gpointer data)
{
  FwFieldOption *option = data;

  g_free (option->key);
  g_free (option->title);
}

GArray *
fw_form_kinds_await (FwStore *store, GError **error)
{
  GArray *kinds = g_array_new (FALSE, TRUE, sizeof (FwFieldOption));
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) rules
      = dex_await_boxed (fw_rules_list (store, "kind-of-help", today), error);

  g_array_set_clear_func (kinds, option_clear);
  for (guint i = 0; rules != NULL && i < fw_result_get_n_rows (rules); i++)
    {
      char *title = dup_rule_title (fw_result_get_text (rules, i, FW_RULE_BODY));
      FwFieldOption option = {NULL, title};

      if (title == NULL)
        continue;
      option.key = g_strdup (fw_result_get_text (rules, i, FW_RULE_NAME));
      g_array_append_val (kinds, option);
    }
  return kinds;
}
