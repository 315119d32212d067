/* fw-json.c: see fw-json.h. */
#include "config.h"

#include "domain/fw-json.h"

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

const char *
fw_json_get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : "";
}

gboolean
fw_json_get_boolean (JsonObject *object, const char *member, gboolean otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return holds (node, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : otherwise;
}

JsonObject *
fw_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
fw_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
fw_json_get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

gboolean
fw_json_is_flat (const char *text, gsize length, int most)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    if (quoted && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > most)
      return FALSE;
    else if (!quoted && (text[i] == ']' || text[i] == '}'))
      depth--;
  return TRUE;
}
