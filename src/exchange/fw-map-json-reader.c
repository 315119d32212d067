/* fw-map-json-reader.c: MAP.json → a map; see fw-map-json.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/fw-calendar.h"
#include "domain/fw-json.h"
#include "engine/fw-value-stream-hours.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-map-json-private.h"
#include "exchange/fw-map-json.h"

#define MAX_DEPTH 64
/* More would be no map but an attack on the figures. */
#define MAX_STEPS 2000
#define MAX_FLOWS 20000

typedef struct
{
  FwStream *stream;
  GError *error; /* the first thing that was refused */
} Reader;

const char *
fw_map_json_get_array_name (FwStreamKind kind)
{
  static const char *const names[FW_STREAM_N_KINDS]
      = {NULL,    "classes",  "pools",  "lanes",   "parties", "steps",
         "flows", "measures", "stamps", "parking", NULL};

  return names[kind];
}

static char *
make_path (FwStreamField field, FwStreamKind kind)
{
  const char *member = fw_stream_field_get_info (field)->member;

  if (member == NULL || !fw_stream_field_is_of (field, kind) || field == FW_STREAM_MEASURE_ID)
    return NULL;
  if (kind != FW_STREAM_CHANGE || field == FW_STREAM_STEP_ID || field == FW_STREAM_FLOW_ID
      || field == FW_STREAM_REMOVE)
    return g_strdup (member);
  return g_strconcat ("set.", member, NULL);
}

const char *
fw_map_json_get_path (FwStreamField field, FwStreamKind kind)
{
  static gsize made;
  static char *paths[FW_STREAM_N_KINDS][FW_STREAM_N_FIELDS];

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < FW_STREAM_N_KINDS; i++)
        for (guint k = 0; k < FW_STREAM_N_FIELDS; k++)
          paths[i][k] = make_path ((FwStreamField) k, (FwStreamKind) i);
      g_once_init_leave (&made, 1);
    }
  return paths[kind][field];
}

static void G_GNUC_PRINTF (3, 4) refuse (Reader *self, const char *place, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  if (self->error != NULL)
    return;
  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_set_error (&self->error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT, "%s: %s", place, text);
}

/* --- fields ------------------------------------------------------------------- */

static FwStreamValue *
read_words (Reader *self, JsonNode *node, const char *place)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (self, place, _ ("must be a list"));
      return NULL;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *text = fw_map_json_get_string (element);
      double number;

      if (text != NULL)
        g_ptr_array_add (words, g_strdup (text));
      else if (fw_map_json_get_number (element, &number) && number == floor (number)
               && fabs (number) < 1e9)
        g_ptr_array_add (words, g_strdup_printf ("%d", (int) number));
      else
        {
          refuse (self, place, _ ("must be a list of words"));
          return NULL;
        }
    }
  g_ptr_array_add (words, NULL);
  return fw_stream_value_new_words ((const char *const *) words->pdata);
}

static FwStreamValue *
read_value (Reader *self, JsonNode *node, FwStreamField field, const char *place)
{
  const FwStreamFieldInfo *info = fw_stream_field_get_info (field);
  const char *text = fw_map_json_get_string (node);
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;

  switch (info->type)
    {
    case FW_STREAM_FIGURE:
      /* A gate without a limit. */
      if (JSON_NODE_HOLDS_NULL (node)
          && (field == FW_STREAM_RELEASE_CAPACITY || field == FW_STREAM_RELEASE_BATCH))
        return NULL;
      why = fw_map_json_read_figure (node, &figure);
      if (why != NULL)
        refuse (self, place, "%s", why);
      return fw_stream_value_new_figure (&figure);
    case FW_STREAM_RAW:
      {
        g_autofree char *raw = json_to_string (node, FALSE);

        return JSON_NODE_HOLDS_NULL (node) ? NULL : fw_stream_value_new_text (info->type, raw);
      }
    case FW_STREAM_FLAG:
      if (JSON_NODE_HOLDS_NULL (node))
        return NULL;
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return fw_stream_value_new_flag (json_node_get_boolean (node));
      refuse (self, place, _ ("must be true or false"));
      return NULL;
    case FW_STREAM_WORDS:
      return JSON_NODE_HOLDS_NULL (node) ? NULL : read_words (self, node, place);
    case FW_STREAM_TEXT:
    case FW_STREAM_CHOICE:
    default:
      if (JSON_NODE_HOLDS_NULL (node))
        return NULL;
      if (text == NULL)
        refuse (self, place, _ ("must be a text"));
      return text != NULL ? fw_stream_value_new_text (info->type, text) : NULL;
    }
}

/* NULL when it is not there; something else than an object on the way is refused. */
static JsonNode *
find_path (Reader *self, JsonObject *object, const char *path, const char *place)
{
  for (;;)
    {
      const char *dot = strchr (path, '.');
      g_autofree char *name = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : NULL;
      JsonNode *node = json_object_get_member (object, name != NULL ? name : path);

      if (node == NULL || dot == NULL)
        return node;
      if (JSON_NODE_HOLDS_NULL (node))
        return NULL;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          refuse (self, place, _ ("“%s” must be an object"), name);
          return NULL;
        }
      object = json_node_get_object (node);
      path = dot + 1;
    }
}

static gboolean
check_text (Reader *self, FwStreamField field, const FwStreamValue *value, const char *place)
{
  FwValueStreamHours hours;
  guint land, hour, minute;
  char rest;

  if (value->text == NULL)
    return TRUE;
  if (field == FW_STREAM_HOURS && !fw_value_stream_hours_parse (&hours, value->text))
    refuse (self, place, _ ("“%s” are no hours: “mo-fr 08:00-16:00” or “always”"), value->text);
  else if (field == FW_STREAM_LAND && !g_str_equal (value->text, "none")
           && !fw_land_from_code (value->text, &land))
    refuse (self, place, _ ("“%s” is no Land: NW, BY, … or none"), value->text);
  else if (field == FW_STREAM_RELEASE_TIME
           && (sscanf (value->text, "%2u:%2u%c", &hour, &minute, &rest) != 2 || hour > 24
               || minute > 59))
    refuse (self, place, _ ("“%s” is no time of day: 12:00"), value->text);
  return self->error == NULL;
}

static void
read_field (Reader *self,
            JsonObject *object,
            FwStreamItem *item,
            FwStreamField field,
            const char *place)
{
  const char *path = fw_map_json_get_path (field, item->kind);
  g_autofree char *full = NULL, *why = NULL;
  g_autoptr (FwStreamValue) value = NULL;
  JsonNode *node = path != NULL ? find_path (self, object, path, place) : NULL;

  if (node == NULL)
    return;
  full = g_strconcat (place, *place != '\0' ? "." : "", path, NULL);
  value = read_value (self, node, field, full);
  if (self->error != NULL || value == NULL)
    return;
  if (!fw_stream_value_fits (value, field, item->kind, &why))
    refuse (self, full, "%s", why);
  else if (check_text (self, field, value, full))
    fw_stream_set (self->stream, item, field, g_steal_pointer (&value));
}

typedef enum
{
  UNKNOWN_MEMBER,
  KNOWN_MEMBER,
  KNOWN_FOLDER, /* an object with known members */
} Known;

static Known
know (const char *path, FwStreamKind kind)
{
  gsize length = strlen (path);

  if (g_str_equal (path, "id") || (kind == FW_STREAM_MEASURE && g_str_equal (path, "changes")))
    return KNOWN_MEMBER;
  for (guint i = 0; kind == FW_STREAM_MAP && i < FW_STREAM_N_KINDS; i++)
    if (g_strcmp0 (fw_map_json_get_array_name ((FwStreamKind) i), path) == 0)
      return KNOWN_MEMBER;
  for (guint i = 0; i < FW_STREAM_N_FIELDS; i++)
    {
      const char *own = fw_map_json_get_path ((FwStreamField) i, kind);

      if (own == NULL)
        continue;
      if (g_str_equal (own, path))
        return KNOWN_MEMBER;
      if (g_str_has_prefix (own, path) && own[length] == '.')
        return KNOWN_FOLDER;
    }
  return UNKNOWN_MEMBER;
}

/* What is not known, in objects as it stood; in order of names, so that one map has one
 * text. */
static JsonObject *
collect_unknown (JsonObject *object, FwStreamKind kind, const char *prefix)
{
  JsonObject *found = json_object_new ();
  g_autoptr (GList) members = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *path = g_strconcat (prefix, l->data, NULL);
      JsonNode *node = json_object_get_member (object, l->data);
      Known known = know (path, kind);

      if (known == UNKNOWN_MEMBER)
        json_object_set_member (found, l->data, json_node_copy (node));
      else if (known == KNOWN_FOLDER && JSON_NODE_HOLDS_OBJECT (node))
        {
          g_autofree char *deeper = g_strconcat (path, ".", NULL);
          JsonObject *inner = collect_unknown (json_node_get_object (node), kind, deeper);

          if (json_object_get_size (inner) > 0)
            json_object_set_object_member (found, l->data, inner);
          else
            json_object_unref (inner);
        }
    }
  return found;
}

static void
read_item (Reader *self, JsonObject *object, FwStreamItem *item, const char *place)
{
  JsonObject *unknown = collect_unknown (object, item->kind, "");

  for (guint i = 0; i < FW_STREAM_N_FIELDS && self->error == NULL; i++)
    read_field (self, object, item, (FwStreamField) i, place);
  if (json_object_get_size (unknown) > 0)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), unknown);
      g_autofree char *text = json_to_string (node, FALSE);

      fw_stream_set (self->stream, item, FW_STREAM_EXTRA,
                     fw_stream_value_new_text (FW_STREAM_RAW, text));
    }
  json_object_unref (unknown);
}

/* --- items -------------------------------------------------------------------- */

/* @name of @object as an array; NULL when there is none. */
static JsonArray *
get_array (Reader *self, JsonObject *object, const char *name, const char *place)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    refuse (self, place, _ ("“%s” must be a list"), name);
  return JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (Reader *self, JsonArray *array, guint i, const char *place)
{
  JsonNode *node = json_array_get_element (array, i);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  refuse (self, place, _ ("must be an object"));
  return NULL;
}

static FwStreamItem *
add_item (Reader *self, JsonObject *object, FwStreamKind kind, const char *made, const char *place)
{
  JsonNode *node = json_object_get_member (object, "id");
  const char *id = fw_map_json_get_string (node);
  FwStreamItem *item = NULL;

  if (id != NULL && *id == '\0')
    refuse (self, place, _ ("the id is empty"));
  else if (node != NULL && id == NULL)
    refuse (self, place, _ ("the id must be a text"));
  else if (id == NULL
           && (kind == FW_STREAM_STEP || kind == FW_STREAM_POOL || kind == FW_STREAM_CLASS))
    refuse (self, place, _ ("the id is missing"));
  else
    {
      item = fw_stream_add (self->stream, kind, id != NULL ? id : made, G_MAXUINT);
      if (item == NULL)
        refuse (self, place, _ ("the id “%s” is there twice"), id);
    }
  return item;
}

/* Ids that are given, borrowed. */
static GHashTable *
gather_ids (JsonArray *array)
{
  GHashTable *given = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *id = JSON_NODE_HOLDS_OBJECT (node)
                           ? fw_map_json_get_string (
                                 json_object_get_member (json_node_get_object (node), "id"))
                           : NULL;

      if (id != NULL)
        g_hash_table_add (given, (char *) id);
    }
  return given;
}

/* An id that is not given is made of the place. */
static char *
make_id (GHashTable *given, FwStreamKind kind, guint i)
{
  g_autoptr (GString) id = g_string_new (NULL);

  g_string_printf (id, "%s%u", fw_stream_kind_to_name (kind), i + 1);
  while (g_hash_table_contains (given, id->str))
    g_string_append_c (id, '_');
  return g_strdup (id->str);
}

static void
read_changes (Reader *self, JsonObject *object, const FwStreamItem *measure, const char *place)
{
  JsonArray *array = get_array (self, object, "changes", place);

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && self->error == NULL; i++)
    {
      g_autofree char *where = g_strdup_printf ("%s.changes[%u]", place, i);
      JsonObject *change = get_object (self, array, i, where);
      FwStreamItem *item;

      if (change == NULL)
        return;
      item = fw_stream_add (self->stream, FW_STREAM_CHANGE, NULL, G_MAXUINT);
      fw_stream_set_text (self->stream, item, FW_STREAM_MEASURE_ID, measure->id);
      read_item (self, change, item, where);
    }
}

static void
read_items (Reader *self, JsonObject *root, FwStreamKind kind)
{
  const char *name = fw_map_json_get_array_name (kind);
  JsonArray *array = get_array (self, root, name, name);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GHashTable) given = array != NULL ? gather_ids (array) : NULL;

  if (n > (kind == FW_STREAM_FLOW ? MAX_FLOWS : MAX_STEPS))
    refuse (self, name, _ ("has more members than a map can hold"));
  for (guint i = 0; i < n && self->error == NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", name, i);
      JsonObject *object = get_object (self, array, i, place);
      g_autofree char *made = object != NULL && !json_object_has_member (object, "id")
                                  ? make_id (given, kind, i)
                                  : NULL;
      FwStreamItem *item = object != NULL ? add_item (self, object, kind, made, place) : NULL;

      if (item == NULL)
        return;
      read_item (self, object, item, place);
      if (kind == FW_STREAM_MEASURE)
        read_changes (self, object, item, place);
    }
}

/* --- what names another ------------------------------------------------------- */

static void
check_name (Reader *self,
            const FwStreamItem *item,
            FwStreamField field,
            FwStreamKind kind,
            gboolean needed)
{
  const char *id = fw_stream_item_get_text (item, field);
  const char *member = fw_stream_field_get_info (field)->member;
  const char *array = fw_map_json_get_array_name (item->kind);
  g_autofree char *place = g_strdup_printf ("%s[%u].%s", array != NULL ? array : "changes",
                                            fw_stream_get_position (self->stream, item), member);

  if (*id == '\0')
    {
      if (needed)
        refuse (self, place, _ ("is missing"));
      return;
    }
  if (kind == FW_STREAM_STEP && item->kind == FW_STREAM_FLOW)
    {
      if (fw_stream_find_end (self->stream, id) == NULL)
        refuse (self, place, _ ("there is no step “%s”"), id);
    }
  else if (fw_stream_find (self->stream, kind, id) == NULL)
    refuse (self, place, _ ("there is no %s “%s”"), fw_stream_kind_to_name (kind), id);
}

static void
check_names (Reader *self)
{
  FwStream *stream = self->stream;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW) && self->error == NULL; i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);

      check_name (self, flow, FW_STREAM_FROM, FW_STREAM_STEP, TRUE);
      check_name (self, flow, FW_STREAM_TO, FW_STREAM_STEP,
                  !fw_stream_item_is (flow, FW_STREAM_KIND, "money"));
      check_name (self, flow, FW_STREAM_CLASS_ID, FW_STREAM_CLASS, FALSE);
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP) && self->error == NULL; i++)
    check_name (self, fw_stream_get (stream, FW_STREAM_STEP, i), FW_STREAM_POOL_ID, FW_STREAM_POOL,
                FALSE);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_MEASURE) && self->error == NULL; i++)
    check_name (self, fw_stream_get (stream, FW_STREAM_MEASURE, i), FW_STREAM_STEP_ID,
                FW_STREAM_STEP, FALSE);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP) && self->error == NULL; i++)
    {
      FwStreamItem *stamp = fw_stream_get (stream, FW_STREAM_STAMP, i);

      check_name (self, stamp, FW_STREAM_STEP_ID, FW_STREAM_STEP,
                  *fw_stream_item_get_text (stamp, FW_STREAM_FLOW_ID) == '\0');
      check_name (self, stamp, FW_STREAM_FLOW_ID, FW_STREAM_FLOW, FALSE);
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_CHANGE) && self->error == NULL; i++)
    {
      FwStreamItem *change = fw_stream_get (stream, FW_STREAM_CHANGE, i);

      check_name (self, change, FW_STREAM_STEP_ID, FW_STREAM_STEP,
                  *fw_stream_item_get_text (change, FW_STREAM_FLOW_ID) == '\0');
      check_name (self, change, FW_STREAM_FLOW_ID, FW_STREAM_FLOW, FALSE);
    }
}

/* --- the whole ---------------------------------------------------------------- */

/* json-glib says where in its message only: "<data>:1:2: …". */
static void
set_parse_error (GError **error, const GError *inner)
{
  guint line, column;

  if (sscanf (inner->message, "<data>:%u:%u", &line, &column) == 2)
    g_set_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                 _ ("line %u, column %u: the file is no well-formed JSON"), line, column);
  else
    g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                         _ ("the file is no well-formed JSON in UTF-8"));
}

static JsonParser *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) inner = NULL;

  if (length > FW_MAP_JSON_MAX_SIZE)
    g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_TOO_LARGE,
                         _ ("the file is too large for a map"));
  else if (!g_utf8_validate (text, (gssize) length, NULL)
           || !fw_json_is_flat (text, length, MAX_DEPTH))
    g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                         _ ("the file is no well-formed JSON in UTF-8"));
  else if (!json_parser_load_from_data (parser, text, (gssize) length, &inner))
    set_parse_error (error, inner);
  else if (json_parser_get_root (parser) == NULL
           || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                         _ ("the file is no value-stream map: an object with “name” and “steps”"));
  else
    return g_steal_pointer (&parser);
  return NULL;
}

static void
read_map (Reader *self, JsonObject *root)
{
  FwStreamItem *map = fw_stream_get_map (self->stream);

  if (fw_map_json_get_string (json_object_get_member (root, "name")) == NULL)
    refuse (self, "name", _ ("is missing"));
  if (get_array (self, root, "steps", "steps") == NULL)
    refuse (self, "steps", _ ("is missing"));
  read_item (self, root, map, "");
  /* A map without a name has to say so in its file. */
  if (*fw_stream_item_get_text (map, FW_STREAM_NAME) == '\0')
    fw_stream_set (self->stream, map, FW_STREAM_NAME, NULL);
  for (guint kind = FW_STREAM_CLASS; kind < FW_STREAM_CHANGE && self->error == NULL; kind++)
    read_items (self, root, (FwStreamKind) kind);
  check_names (self);
}

FwStream *
fw_map_json_read (const char *text, gssize length, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (JsonParser) parser = NULL;
  Reader reader = {0};

  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  parser = parse (text, n, error);
  if (parser == NULL)
    return NULL;
  reader.stream = fw_stream_new ();
  read_map (&reader, json_node_get_object (json_parser_get_root (parser)));
  if (reader.error == NULL)
    return reader.stream;
  g_propagate_error (error, reader.error);
  fw_stream_free (reader.stream);
  return NULL;
}

/* --- for other formats ---------------------------------------------------------- */

FwStreamValue *
fw_map_json_take_value (JsonNode *node, FwStreamField field, FwStreamKind kind, GError **error)
{
  Reader reader = {0};
  const char *place = fw_stream_field_get_info (field)->member;
  g_autoptr (FwStreamValue) value
      = read_value (&reader, node, field, place != NULL ? place : "extra");
  g_autofree char *why = NULL;

  if (reader.error == NULL && value != NULL && !fw_stream_value_fits (value, field, kind, &why))
    refuse (&reader, place != NULL ? place : "extra", "%s", why);
  if (reader.error == NULL)
    return g_steal_pointer (&value);
  g_propagate_error (error, reader.error);
  return NULL;
}

gboolean
fw_map_json_check_text (const FwStreamValue *value, FwStreamField field, GError **error)
{
  Reader reader = {0};
  gboolean fine = check_text (&reader, field, value, fw_stream_field_get_info (field)->member);

  if (reader.error != NULL)
    g_propagate_error (error, reader.error);
  return fine;
}

gboolean
fw_map_json_check_names (FwStream *stream, GError **error)
{
  Reader reader = {.stream = stream};

  check_names (&reader);
  if (reader.error != NULL)
    g_propagate_error (error, reader.error);
  return reader.error == NULL;
}
