/* fw-map-json-private.h: what reader and writer of MAP.json share: where things stand. */
#pragma once

#include <json-glib/json-glib.h>

#include "domain/fw-stream.h"

G_BEGIN_DECLS

/* The array that holds the items of a kind: "steps"; NULL for the map and for changes. */
const char *
fw_map_json_get_array_name (FwStreamKind kind);
/* Where @field stands in the object of an item: "release.time"; of a change what is set
 * stands in "set". NULL when the kind does not have it. */
const char *
fw_map_json_get_path (FwStreamField field, FwStreamKind kind);
/* Members of a figure's object. */
extern const char *const fw_map_json_figure_members[];

/* FALSE when it is no finite number. */
gboolean
fw_map_json_get_number (JsonNode *node, double *number);
/* NULL when it is no text. */
const char *
fw_map_json_get_string (JsonNode *node);
/* Fills @figure, which is to be cleared in any case. What is wrong with it, for the user; NULL
 * when nothing is. Free. */
char *
fw_map_json_read_figure (JsonNode *node, FwStreamFigure *figure);
/* A value as it stands in the file; the caller's. */
JsonNode *
fw_map_json_make_value (const FwStreamValue *value, FwStreamField field);
/* The value of @field that @node says; NULL with @error, or when it says nothing. */
FwStreamValue *
fw_map_json_take_value (JsonNode *node, FwStreamField field, FwStreamKind kind, GError **error);
/* Checks a text that has a form of its own: hours, Land, time of day. */
gboolean
fw_map_json_check_text (const FwStreamValue *value, FwStreamField field, GError **error);
/* Whether all that is named is there; @error names the place otherwise. */
gboolean
fw_map_json_check_names (FwStream *stream, GError **error);

G_END_DECLS
