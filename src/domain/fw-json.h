/* fw-json.h: members of JSON that comes from outside: what is missing or of another kind is
 * as if it were not there. Pure; everything is borrowed. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* "" when there is none. */
const char *
fw_json_get_text (JsonObject *object, const char *member);
gboolean
fw_json_get_boolean (JsonObject *object, const char *member, gboolean otherwise);
/* NULL when there is none. */
JsonObject *
fw_json_get_object (JsonObject *object, const char *member);
JsonArray *
fw_json_get_array (JsonObject *object, const char *member);
JsonObject *
fw_json_get_element (JsonArray *array, guint index);
/* FALSE when brackets nest deeper than @most in the text of @length bytes: the
 * parser is recursive, so this is asked before it. */
gboolean
fw_json_is_flat (const char *text, gsize length, int most);

G_END_DECLS
