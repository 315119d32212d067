/* fw-easybiograph.c: see fw-easybiograph.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "domain/fw-json.h"
#include "exchange/fw-easybiograph.h"
#include "exchange/fw-exchange-error.h"

#define MAX_DEPTH 64
#define MAX_BYTES (32 * 1024 * 1024)

static const char *const root_members[] = {"person", "events", "dimensions", NULL};
static const char *const person_members[]
    = {"name", "birthplace", "interviewers", "creationDate", "birthDate", "endDate", "notes", NULL};
static const char *const event_members[]
    = {"eventId",   "dimensionId", "description", "notes", "isInterval",
       "startDate", "endDate",     "isOpenEnd",   "emoji", NULL};
static const char *const dimension_members[] = {"id", "title", "visible", NULL};

static void
event_free (gpointer data)
{
  FwEasybiographEvent *event = data;

  g_free (event->description);
  g_free (event->notes);
  g_free (event->emoji);
  g_free (event->start);
  g_free (event->end);
  g_clear_pointer (&event->rest, json_object_unref);
  g_free (event);
}

static void
dimension_free (gpointer data)
{
  FwEasybiographDimension *dimension = data;

  g_free (dimension->title);
  g_clear_pointer (&dimension->rest, json_object_unref);
  g_free (dimension);
}

FwEasybiograph *
fw_easybiograph_new (void)
{
  FwEasybiograph *self = g_new0 (FwEasybiograph, 1);

  self->events = g_ptr_array_new_with_free_func (event_free);
  self->dimensions = g_ptr_array_new_with_free_func (dimension_free);
  return self;
}

void
fw_easybiograph_free (FwEasybiograph *self)
{
  g_free (self->name);
  g_free (self->birthplace);
  g_free (self->interviewers);
  g_free (self->creation_date);
  g_free (self->birth_date);
  g_free (self->end_date);
  g_free (self->notes);
  g_clear_pointer (&self->person_rest, json_object_unref);
  g_clear_pointer (&self->rest, json_object_unref);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->dimensions);
  g_free (self);
}

FwEasybiographEvent *
fw_easybiograph_add_event (FwEasybiograph *self)
{
  FwEasybiographEvent *event = g_new0 (FwEasybiographEvent, 1);

  event->event_id = (gint64) self->events->len + 1;
  event->description = g_strdup ("");
  event->notes = g_strdup ("");
  event->emoji = g_strdup ("");
  event->start = g_strdup ("");
  event->end = g_strdup ("");
  g_ptr_array_add (self->events, event);
  return event;
}

static void
add_dimension (FwEasybiograph *self, gint64 id, const char *title, gboolean visible)
{
  FwEasybiographDimension *dimension = g_new0 (FwEasybiographDimension, 1);

  dimension->id = id;
  dimension->title = g_strdup (title);
  dimension->visible = visible;
  g_ptr_array_add (self->dimensions, dimension);
}

void
fw_easybiograph_add_dimensions (FwEasybiograph *self)
{
  /* German, as its users have them; the file lists them backwards. */
  static const char *const titles[]
      = {"Familie", "Wohnen", "Bildung", "Arbeit", "Gesundheit", "Behandlung/Hilfe", "Sonstiges"};

  for (guint i = G_N_ELEMENTS (titles); i > 0; i--)
    add_dimension (self, i, titles[i - 1], TRUE);
}

/* --- reading --------------------------------------------------------------------------- */

/* What is in @object beside @known; NULL for nothing. */
static JsonObject *
dup_rest (JsonObject *object, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);
  JsonObject *rest = NULL;

  for (GList *at = members; at != NULL; at = at->next)
    {
      if (g_strv_contains (known, at->data))
        continue;
      if (rest == NULL)
        rest = json_object_new ();
      json_object_set_member (rest, at->data, json_object_dup_member (object, at->data));
    }
  return rest;
}

static gint64
get_number (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : 0;
}

static char *
dup_text (JsonObject *object, const char *member)
{
  return g_strdup (fw_json_get_text (object, member));
}

static void
read_person (FwEasybiograph *self, JsonObject *person)
{
  const char *old = fw_json_get_text (person, "interviewMonth");

  self->name = dup_text (person, "name");
  self->birthplace = dup_text (person, "birthplace");
  self->interviewers = dup_text (person, "interviewers");
  self->creation_date = dup_text (person, "creationDate");
  self->birth_date = dup_text (person, "birthDate");
  self->end_date = dup_text (person, "endDate");
  self->notes = dup_text (person, "notes");
  self->person_rest = dup_rest (person, person_members);
  /* As easyBiograph reads files of before March 2023. */
  if (self->birth_date[0] == '\0')
    g_set_str (&self->birth_date, fw_json_get_text (person, "birthMonth"));
  if (self->creation_date[0] == '\0')
    g_set_str (&self->creation_date, old);
  if (self->end_date[0] == '\0')
    g_set_str (&self->end_date, old);
  if (self->person_rest != NULL)
    {
      json_object_remove_member (self->person_rest, "birthMonth");
      json_object_remove_member (self->person_rest, "interviewMonth");
    }
}

static void
read_event (FwEasybiograph *self, JsonObject *object)
{
  FwEasybiographEvent *event = g_new0 (FwEasybiographEvent, 1);

  event->event_id = get_number (object, "eventId");
  event->dimension_id = get_number (object, "dimensionId");
  event->description = dup_text (object, "description");
  event->notes = dup_text (object, "notes");
  event->emoji = dup_text (object, "emoji");
  event->start = dup_text (object, "startDate");
  event->end = dup_text (object, "endDate");
  event->interval = fw_json_get_boolean (object, "isInterval", FALSE);
  event->open_end = fw_json_get_boolean (object, "isOpenEnd", FALSE);
  event->rest = dup_rest (object, event_members);
  g_ptr_array_add (self->events, event);
}

static void
read_dimensions (FwEasybiograph *self, JsonArray *dimensions)
{
  static const char *const old[]
      = {"Familie", "Wohnen", "Bildung", "Arbeit", "Gesundheit", "Behandlung", "Sonstiges"};

  for (guint i = 0; dimensions != NULL && i < json_array_get_length (dimensions); i++)
    {
      JsonObject *object = fw_json_get_element (dimensions, i);

      if (object == NULL)
        continue;
      add_dimension (self, get_number (object, "id"), fw_json_get_text (object, "title"),
                     fw_json_get_boolean (object, "visible", TRUE));
      ((FwEasybiographDimension *) g_ptr_array_index (self->dimensions, self->dimensions->len - 1))
          ->rest
          = dup_rest (object, dimension_members);
    }
  for (guint i = G_N_ELEMENTS (old); dimensions == NULL && i > 0; i--)
    add_dimension (self, i, old[i - 1], TRUE);
}

FwEasybiograph *
fw_easybiograph_parse (GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (FwEasybiograph) self = NULL;
  JsonObject *root, *person;
  JsonArray *events;
  JsonNode *node;

  if (length > MAX_BYTES || length == 0 || !g_utf8_validate (text, (gssize) length, NULL)
      || !fw_json_is_flat (text, length, MAX_DEPTH)
      || !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    {
      g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                           _ ("This is no file of easyBiograph, or it is damaged."));
      return NULL;
    }
  node = json_parser_get_root (parser);
  root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  person = root != NULL ? fw_json_get_object (root, "person") : NULL;
  events = root != NULL ? fw_json_get_array (root, "events") : NULL;
  if (person == NULL || events == NULL)
    {
      g_set_error_literal (
          error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
          _ ("This is no file of easyBiograph: the person or the events are missing in it."));
      return NULL;
    }
  self = fw_easybiograph_new ();
  read_person (self, person);
  for (guint i = 0; i < json_array_get_length (events); i++)
    if (fw_json_get_element (events, i) != NULL)
      read_event (self, fw_json_get_element (events, i));
  read_dimensions (self, fw_json_get_array (root, "dimensions"));
  self->rest = dup_rest (root, root_members);
  return g_steal_pointer (&self);
}

/* --- writing --------------------------------------------------------------------------- */

static void
add_rest (JsonObject *object, JsonObject *rest)
{
  g_autoptr (GList) members = rest != NULL ? json_object_get_members (rest) : NULL;

  for (GList *at = members; at != NULL; at = at->next)
    json_object_set_member (object, at->data, json_object_dup_member (rest, at->data));
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  json_object_set_string_member (object, member, text != NULL ? text : "");
}

static JsonObject *
make_person (FwEasybiograph *self)
{
  JsonObject *person = json_object_new ();

  set_text (person, "name", self->name);
  set_text (person, "birthplace", self->birthplace);
  set_text (person, "interviewers", self->interviewers);
  set_text (person, "creationDate", self->creation_date);
  set_text (person, "birthDate", self->birth_date);
  set_text (person, "endDate", self->end_date);
  set_text (person, "notes", self->notes);
  add_rest (person, self->person_rest);
  return person;
}

static JsonObject *
make_event (const FwEasybiographEvent *event)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "eventId", event->event_id);
  json_object_set_int_member (object, "dimensionId", event->dimension_id);
  set_text (object, "description", event->description);
  set_text (object, "notes", event->notes);
  json_object_set_boolean_member (object, "isInterval", event->interval);
  set_text (object, "startDate", event->start);
  set_text (object, "endDate", event->end);
  json_object_set_boolean_member (object, "isOpenEnd", event->open_end);
  set_text (object, "emoji", event->emoji);
  add_rest (object, event->rest);
  return object;
}

GBytes *
fw_easybiograph_to_bytes (FwEasybiograph *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonArray *events = json_array_new (), *dimensions = json_array_new ();
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  json_object_set_object_member (root, "person", make_person (self));
  for (guint i = 0; i < self->events->len; i++)
    json_array_add_object_element (events, make_event (g_ptr_array_index (self->events, i)));
  json_object_set_array_member (root, "events", events);
  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const FwEasybiographDimension *dimension = g_ptr_array_index (self->dimensions, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", dimension->id);
      set_text (object, "title", dimension->title);
      json_object_set_boolean_member (object, "visible", dimension->visible);
      add_rest (object, dimension->rest);
      json_array_add_object_element (dimensions, object);
    }
  json_object_set_array_member (root, "dimensions", dimensions);
  add_rest (root, self->rest);
  json_node_take_object (node, root);
  text = json_to_string (node, TRUE);
  return g_bytes_new_take (text, strlen (text));
}
