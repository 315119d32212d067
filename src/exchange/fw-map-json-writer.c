/* fw-map-json-writer.c: a map → MAP.json; see fw-map-json.h. */
#include "config.h"

#include <math.h>

#include "exchange/fw-map-json-private.h"
#include "exchange/fw-map-json.h"

static JsonNode *
make_number (double number)
{
  JsonNode *node = json_node_alloc ();

  if (number == floor (number) && fabs (number) < 9007199254740992.0)
    return json_node_init_int (node, (gint64) number);
  return json_node_init_double (node, number);
}

static void
set_day (JsonObject *object, const char *name, FwDay day)
{
  g_autofree char *text = day != FW_DAY_NONE ? fw_day_to_iso (day) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/* Unknown members behind the others. */
static void
merge (JsonObject *object, const char *extra)
{
  g_autoptr (JsonNode) node = extra != NULL ? json_from_string (extra, NULL) : NULL;
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *inner = json_object_get_member (json_node_get_object (node), l->data);
      JsonNode *there = json_object_get_member (object, l->data);

      if (there != NULL && JSON_NODE_HOLDS_OBJECT (there) && JSON_NODE_HOLDS_OBJECT (inner))
        {
          g_autofree char *text = json_to_string (inner, FALSE);

          merge (json_node_get_object (there), text);
        }
      else
        json_object_set_member (object, l->data, json_node_copy (inner));
    }
}

static void
set_numbers (JsonObject *object, const FwStreamFigure *figure, gboolean as_value)
{
  gboolean spread = figure->shape != FW_STREAM_FIXED && figure->shape != FW_STREAM_EXPONENTIAL;

  if (figure->shape == FW_STREAM_FIXED && as_value)
    {
      json_object_set_member (object, "value", make_number (figure->mode));
      return;
    }
  set_text (object, "shape", fw_stream_shape_to_name (figure->shape));
  if (spread)
    json_object_set_member (object, "min", make_number (figure->min));
  json_object_set_member (object, "mode", make_number (figure->mode));
  if (spread)
    json_object_set_member (object, "max", make_number (figure->max));
}

/* A plain number where that says everything. */
static JsonNode *
make_figure (const FwStreamFigure *figure, FwStreamField field)
{
  gboolean plain = figure->unit == FW_STREAM_UNIT_NONE && figure->typed == NULL
                   && figure->cause == NULL && figure->extra == NULL && figure->n == 0
                   && figure->n_values == 0 && figure->source == FW_STREAM_TYPED
                   && figure->from == FW_DAY_NONE && figure->to == FW_DAY_NONE
                   && figure->shape == FW_STREAM_FIXED;
  JsonObject *object;
  JsonNode *node;

  if (plain)
    return figure->unknown ? json_node_new (JSON_NODE_NULL) : make_number (figure->mode);
  object = json_object_new ();
  if (figure->unknown)
    {
      json_object_set_boolean_member (object, "unknown", TRUE);
      if (figure->shape != FW_STREAM_FIXED)
        set_text (object, "shape", fw_stream_shape_to_name (figure->shape));
    }
  else
    set_numbers (object, figure, field != FW_STREAM_PROCESS);
  if (figure->n_values > 0)
    {
      JsonArray *values = json_array_sized_new (figure->n_values);

      for (guint i = 0; i < figure->n_values; i++)
        json_array_add_element (values, make_number (figure->values[i]));
      json_object_set_array_member (object, "values", values);
    }
  if (figure->unit != FW_STREAM_UNIT_NONE)
    set_text (object, "unit", fw_stream_unit_to_name (figure->unit));
  set_text (object, "cause", figure->cause);
  set_text (object, "typed", figure->typed);
  if (figure->source != FW_STREAM_TYPED)
    set_text (object, "source", fw_stream_source_to_name (figure->source));
  if (figure->n > 0)
    json_object_set_int_member (object, "n", figure->n);
  set_day (object, "from", figure->from);
  set_day (object, "to", figure->to);
  merge (object, figure->extra);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

JsonNode *
fw_map_json_make_value (const FwStreamValue *value, FwStreamField field)
{
  JsonNode *node = json_node_alloc ();

  switch (value->type)
    {
    case FW_STREAM_FIGURE:
      json_node_unref (node);
      return make_figure (&value->figure, field);
    case FW_STREAM_FLAG:
      return json_node_init_boolean (node, value->flag);
    case FW_STREAM_WORDS:
      {
        g_autoptr (JsonArray) array = json_array_new ();

        for (guint i = 0; value->words[i] != NULL; i++)
          if (field == FW_STREAM_RELEASE_WEEKDAYS)
            json_array_add_int_element (array, g_ascii_strtoll (value->words[i], NULL, 10));
          else
            json_array_add_string_element (array, value->words[i]);
        return json_node_init_array (node, array);
      }
    case FW_STREAM_RAW:
      json_node_unref (node);
      return json_from_string (value->text, NULL);
    case FW_STREAM_TEXT:
    case FW_STREAM_CHOICE:
    default:
      return json_node_init_string (node, value->text);
    }
}

static void
set_path (JsonObject *object, const char *path, JsonNode *node)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  guint i;

  for (i = 0; parts[i + 1] != NULL; i++)
    {
      if (!json_object_has_member (object, parts[i]))
        json_object_set_object_member (object, parts[i], json_object_new ());
      object = json_object_get_object_member (object, parts[i]);
    }
  json_object_set_member (object, parts[i], node);
}

static void
write_item (JsonObject *object, const FwStreamItem *item)
{
  for (guint i = 0; i < FW_STREAM_N_FIELDS; i++)
    {
      const char *path = fw_map_json_get_path ((FwStreamField) i, item->kind);

      if (path != NULL && item->values[i] != NULL)
        set_path (object, path, fw_map_json_make_value (item->values[i], (FwStreamField) i));
    }
}

static JsonArray *
make_changes (FwStream *stream, const FwStreamItem *measure)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_CHANGE); i++)
    {
      FwStreamItem *change = fw_stream_get (stream, FW_STREAM_CHANGE, i);
      JsonObject *object;

      if (!fw_stream_item_is (change, FW_STREAM_MEASURE_ID, measure->id))
        continue;
      object = json_object_new ();
      write_item (object, change);
      merge (object, fw_stream_item_get_text (change, FW_STREAM_EXTRA));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
make_items (FwStream *stream, FwStreamKind kind)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_stream_get_n (stream, kind); i++)
    {
      FwStreamItem *item = fw_stream_get (stream, kind, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", item->id);
      write_item (object, item);
      if (kind == FW_STREAM_MEASURE)
        json_object_set_array_member (object, "changes", make_changes (stream, item));
      merge (object, fw_stream_item_get_text (item, FW_STREAM_EXTRA));
      json_array_add_object_element (array, object);
    }
  return array;
}

char *
fw_map_json_write (FwStream *stream)
{
  FwStreamItem *map = fw_stream_get_map (stream);
  JsonObject *root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), root);
  g_autofree char *text = NULL;

  if (map->values[FW_STREAM_NAME] == NULL)
    json_object_set_string_member (root, "name", "");
  write_item (root, map);
  for (guint kind = FW_STREAM_CLASS; kind < FW_STREAM_CHANGE; kind++)
    if (kind == FW_STREAM_STEP || fw_stream_get_n (stream, (FwStreamKind) kind) > 0)
      json_object_set_array_member (root, fw_map_json_get_array_name ((FwStreamKind) kind),
                                    make_items (stream, (FwStreamKind) kind));
  merge (root, fw_stream_item_get_text (map, FW_STREAM_EXTRA));
  json_object_unref (root);
  text = json_to_string (node, TRUE);
  return g_strconcat (text, "\n", NULL);
}
