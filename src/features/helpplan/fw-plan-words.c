/* fw-plan-words.c: see fw-plan-words.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "domain/fw-plan-choice-repository.h"
#include "domain/fw-rules.h"
#include "features/helpplan/fw-plan-words.h"

char *
fw_plan_dup_title (gint64 number)
{
  /* Translators: %d is the number of a help plan within its case. */
  return g_strdup_printf (_ ("Help Plan No. %d"), (int) number);
}

const char *
fw_plan_kind_to_word (const char *kind)
{
  if (g_strcmp0 (kind, "first") == 0)
    return _ ("first plan");
  if (g_strcmp0 (kind, "continuation") == 0)
    return _ ("continuation");
  if (g_strcmp0 (kind, "closing") == 0)
    return _ ("closing plan");
  return "";
}

const char *
fw_plan_status_to_word (const char *status)
{
  if (g_strcmp0 (status, "frozen") == 0)
    return _ ("frozen");
  if (g_strcmp0 (status, "superseded") == 0)
    return _ ("superseded");
  return _ ("draft");
}

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
fw_plan_await_kinds (FwStore *store, GError **error)
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

GStrv
fw_plan_await_providers (FwStore *store, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (FwResult) result
      = dex_await_boxed (fw_plan_choice_repository_list_providers (store), error);

  if (result == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    g_strv_builder_add (builder, fw_result_get_text (result, i, 0));
  return g_strv_builder_end (builder);
}
