/* fw-row-json.c: see fw-row-json.h. Any thread. */
#include "config.h"

#include <json-glib/json-glib.h>

#include "store/fw-row-json.h"

static void
add_row (JsonBuilder *builder, FwRow *row)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < fw_row_get_n (row); i++)
    {
      GVariant *value = fw_row_get_value (row, i);

      json_builder_set_member_name (builder, fw_row_get_column (row, i));
      if (value == NULL)
        json_builder_add_null_value (builder);
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        json_builder_add_int_value (builder, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
        json_builder_add_double_value (builder, g_variant_get_double (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        json_builder_add_string_value (builder, g_variant_get_string (value, NULL));
      else
        {
          gsize size;
          gconstpointer data = g_variant_get_fixed_array (value, &size, 1);
          g_autofree char *text = g_base64_encode (data, size);

          json_builder_add_string_value (builder, text);
        }
    }
  json_builder_end_object (builder);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

char *
fw_row_json_write (FwRow *row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (row == NULL)
    return NULL;
  add_row (builder, row);
  return finish (builder);
}

char *
fw_row_json_write_many (const char *const *names, FwRow *const *rows, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++)
    if (rows[i] != NULL)
      {
        json_builder_set_member_name (builder, names[i]);
        add_row (builder, rows[i]);
      }
  json_builder_end_object (builder);
  return finish (builder);
}

static FwRow *
read_row (JsonObject *object)
{
  FwRow *row = fw_row_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

      if (type == G_TYPE_INT64)
        fw_row_set_int (row, name, json_node_get_int (node));
      else if (type == G_TYPE_DOUBLE)
        fw_row_set (row, name, g_variant_new_double (json_node_get_double (node)));
      else if (type == G_TYPE_STRING)
        fw_row_set_text (row, name, json_node_get_string (node));
      else
        fw_row_set_null (row, name);
    }
  return row;
}

FwRow *
fw_row_json_read (const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? read_row (json_node_get_object (root))
                                                       : NULL;
}

gboolean
fw_row_json_read_many (const char *text, const char *const *names, FwRow **rows, guint n)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  for (guint i = 0; i < n; i++)
    rows[i] = NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (root), names[i]);

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        rows[i] = read_row (json_node_get_object (node));
    }
  return TRUE;
}
