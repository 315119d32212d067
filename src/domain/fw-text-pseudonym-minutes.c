/* fw-text-pseudonym-minutes.c: minutes without names; see fw-text-pseudonym.h.
 *
 * The members of the content are those of document/fw-minutes-report.h. What a person
 * wrote or what names somebody goes through the replacement; what only the program reads
 * (kinds, lights, ids, field names) stays. A member that is not known here is
 * taken for a person's words.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "domain/fw-text-pseudonym-private.h"

typedef struct
{
  FwPseudonyms *names;
  GPtrArray *doubts;
  GString *place;  /* "steps/presentation/facts/course" */
  GHashTable *ids; /* of the office → of the copy */
} Walk;

/* Words of the program wherever they stand. */
static const char *const kept[] = {
    "document", "kind",     "pseudonymous",  "layout", "part", "presence", "way",    "light",
    "status",   "agreed",   "decided_right", "answer", "vote", "width",    "chosen", "rule_version",
    "fields",   "answered", "reasoned",      "empty",  "of",   "parts",    "id",     "type",
    NULL};

/* Would tell when this was by rules of known dates, or the office. */
static const char *const emptied[] = {"kind_valid_from", "rule_from", NULL};

/* Objects whose "name" is the program's. */
static const char *const program_names[]
    = {"steps", "sections", "columns", "fields", "domains", NULL};

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

/* A field's value is what was typed only where its type is text. */
static gboolean
keeps_value (JsonObject *object)
{
  const char *type = get_text (object, "type");

  if (!json_object_has_member (object, "type"))
    return TRUE; /* levels, ratings: a number or yes and no */
  return g_str_equal (type, "choice") || g_str_equal (type, "check")
         || g_str_equal (type, "kind-of-help");
}

static gboolean
keeps (JsonObject *object, const char *list, const char *member)
{
  if (g_strv_contains (kept, member))
    return TRUE;
  if (g_str_equal (member, "name"))
    return g_strv_contains (program_names, list);
  return g_str_equal (member, "value") && keeps_value (object);
}

/* "Fachkraft C" → "C", for the strip of ratings. */
static void
set_initials (JsonObject *object)
{
  const char *name = get_text (object, "name");
  const char *last = strrchr (name, ' ');

  if (json_object_has_member (object, "initials"))
    json_object_set_string_member (object, "initials", last != NULL ? last + 1 : name);
}

/* An id holds the moment at which its row was written: the copy counts anew. */
static const char *
get_new_id (Walk *walk, const char *id)
{
  const char *known = g_hash_table_lookup (walk->ids, id);

  if (known == NULL && id[0] != '\0')
    {
      g_hash_table_insert (walk->ids, g_strdup (id),
                           g_strdup_printf ("%u", g_hash_table_size (walk->ids) + 1));
      known = g_hash_table_lookup (walk->ids, id);
    }
  return known != NULL ? known : "";
}

static void
walk_object (Walk *walk, JsonObject *object, const char *list);

static void
walk_member (Walk *walk, JsonObject *object, const char *list, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  gsize length = walk->place->len;

  g_string_append_printf (walk->place, "%s%s", length > 0 ? "/" : "", member);
  if (JSON_NODE_HOLDS_OBJECT (node))
    walk_object (walk, json_node_get_object (node), member);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          gsize inner = walk->place->len;
          const char *name;

          if (!JSON_NODE_HOLDS_OBJECT (element))
            continue;
          name = g_strv_contains (program_names, member)
                     ? get_text (json_node_get_object (element), "name")
                     : "";
          if (name[0] != '\0')
            g_string_append_printf (walk->place, "/%s", name);
          else
            g_string_append_printf (walk->place, "/%u", i + 1);
          walk_object (walk, json_node_get_object (element), member);
          g_string_truncate (walk->place, inner);
        }
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      if (g_strv_contains (emptied, member))
        json_object_set_string_member (object, member, "");
      else if (g_str_equal (member, "id"))
        json_object_set_string_member (object, member,
                                       get_new_id (walk, json_node_get_string (node)));
      else if (!keeps (object, list, member))
        {
          /* A field's value and its text are the same words: one list of doubts is enough. */
          gboolean twice = g_str_equal (member, "value");
          g_autofree char *copy
              = fw_pseudonyms_replace (walk->names, json_node_get_string (node), walk->place->str,
                                       twice ? NULL : walk->doubts);

          json_object_set_string_member (object, member, copy);
        }
    }
  g_string_truncate (walk->place, length);
}

static void
walk_object (Walk *walk, JsonObject *object, const char *list)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    walk_member (walk, object, list, l->data);
  if (!g_strv_contains (program_names, list))
    set_initials (object);
}

/* --- names that the content itself lists ------------------------------------------------ */

static void
add_listed (FwPseudonyms *names, JsonObject *root, const char *list, const char *role)
{
  JsonNode *node = json_object_get_member (root, list);
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        fw_pseudonyms_add_printed_name (names, role,
                                        get_text (json_node_get_object (element), "name"));
    }
}

/* The institutions of those who were there tell of the place and the school. */
static void
add_institutions (FwPseudonyms *names, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "people");
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *institution = JSON_NODE_HOLDS_OBJECT (element)
                                    ? get_text (json_node_get_object (element), "institution")
                                    : "";
      g_auto (GStrv) parts = _fw_pseudonym_split (institution);

      /* "Jugendamt" alone tells nothing. */
      if (parts[0] != NULL && (parts[1] != NULL || !_fw_pseudonym_is_generic (parts[0])))
        fw_pseudonyms_add_term (names, "Einrichtung", institution);
    }
}

static void
add_session (FwPseudonyms *names, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "session");

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  fw_pseudonyms_add_printed_name (names, "Fachkraft",
                                  get_text (json_node_get_object (node), "chair"));
  fw_pseudonyms_add_printed_name (names, "Fachkraft",
                                  get_text (json_node_get_object (node), "minutes_by"));
}

/* "Familie Kaya" adds Kaya; a name of another form stays a term. */
static void
add_case_name (FwPseudonyms *names, const char *name)
{
  if (g_str_has_prefix (name, "Familie "))
    fw_pseudonyms_add_printed_name (names, "Familie", name + strlen ("Familie "));
  else if (name[0] != '\0')
    fw_pseudonyms_add_printed_name (names, "Familie", name);
}

/* The town of the letterhead: "Rathausplatz 4 · 12345 Auental". */
static void
add_office (FwPseudonyms *names, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "office");
  JsonObject *office;
  g_auto (GStrv) lines = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  office = json_node_get_object (node);
  lines = g_strsplit (get_text (office, "address"), " · ", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = lines[i];

      if (g_ascii_isdigit (text[0]) && strchr (text, ' ') != NULL)
        fw_pseudonyms_add_term (names, "Ort", strchr (text, ' ') + 1);
      else
        fw_pseudonyms_add_term (names, "Straße", text);
    }
  fw_pseudonyms_add_term (names, "Amt", get_text (office, "name"));
  json_object_set_string_member (office, "name", "Jugendamt");
  json_object_set_string_member (office, "unit", "");
  json_object_set_string_member (office, "address", "");
}

char *
fw_minutes_pseudonymise (FwPseudonyms *self,
                         const char *content,
                         GPtrArray **doubts,
                         GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  Walk walk = {.names = self};
  JsonObject *root;

  g_return_val_if_fail (self != NULL && content != NULL && doubts != NULL, NULL);
  g_return_val_if_fail (!self->is_settled, NULL);

  *doubts = NULL;
  node = json_from_string (content, error);
  if (node == NULL && error != NULL && *error != NULL)
    return NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no content of minutes."));
      return NULL;
    }
  root = json_node_get_object (node);
  add_listed (self, root, "children", "Kind");
  add_case_name (self, get_text (root, "case_name"));
  add_listed (self, root, "people", "Person");
  add_listed (self, root, "votes", "Person");
  add_session (self, root);
  add_institutions (self, root);
  add_office (self, root);
  fw_pseudonyms_add_number (self, "Akte", get_text (root, "file_number"));
  walk.place = g_string_new (NULL);
  walk.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  /* Who is in it at all? */
  {
    g_autoptr (JsonNode) first = json_from_string (content, NULL);

    walk_object (&walk, json_node_get_object (first), "");
    _fw_pseudonyms_settle_again (self);
    g_hash_table_remove_all (walk.ids);
  }
  walk.doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_pseudonym_doubt_free);
  walk_object (&walk, root, "");
  json_object_set_string_member (root, "pseudonymous", "yes");
  g_string_free (walk.place, TRUE);
  g_hash_table_unref (walk.ids);
  *doubts = walk.doubts;
  return json_to_string (node, FALSE);
}
