/* fw-map-json-figure.c: a figure of MAP.json; see fw-map-json.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "exchange/fw-map-json-private.h"

const char *const fw_map_json_figure_members[]
    = {"value", "shape",  "min", "mode", "max", "values",  "unit", "cause",
       "typed", "source", "n",   "from", "to",  "unknown", NULL};

/* Keeps the first reason. */
static void G_GNUC_PRINTF (2, 3) refuse (char **why, const char *format, ...)
{
  va_list list;

  if (*why != NULL)
    return;
  va_start (list, format);
  *why = g_strdup_vprintf (format, list);
  va_end (list);
}

gboolean
fw_map_json_get_number (JsonNode *node, double *number)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64
      && json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);
  return isfinite (*number);
}

const char *
fw_map_json_get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* A text member of a figure; NULL when there is none, or it is refused. */
static const char *
take_string (char **why, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = fw_map_json_get_string (node);

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && text == NULL)
    refuse (why, _ ("“%s” must be a text"), name);
  return text;
}

static void
take_number (char **why, JsonObject *object, const char *name, double *number)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && !fw_map_json_get_number (node, number))
    refuse (why, _ ("“%s” must be a number"), name);
}

static void
read_names (char **why, JsonObject *object, FwStreamFigure *figure)
{
  const char *unit = take_string (why, object, "unit");
  const char *shape = take_string (why, object, "shape");
  const char *source = take_string (why, object, "source");
  const char *cause = take_string (why, object, "cause");
  static const char *const causes[]
      = {"batch", "contention", "absence", "priority", "external", NULL};

  if (unit != NULL && !fw_stream_unit_from_name (unit, &figure->unit))
    refuse (why, _ ("the unit “%s” is none of: s, min, h, wd, cd"), unit);
  if (shape != NULL && !fw_stream_shape_from_name (shape, &figure->shape))
    refuse (why,
            _ ("the shape “%s” is none of: fixed, range, triangular, pert, exponential, "
               "lognormal, empirical"),
            shape);
  if (source != NULL && !fw_stream_source_from_name (source, &figure->source))
    refuse (why, _ ("the source “%s” is none of: typed, estimated, measured"), source);
  if (cause != NULL && !g_strv_contains (causes, cause))
    refuse (why, _ ("the cause “%s” is none of: batch, contention, absence, priority, external"),
            cause);
  figure->cause = g_strdup (cause);
  figure->typed = g_strdup (take_string (why, object, "typed"));
}

static void
read_days (char **why, JsonObject *object, FwStreamFigure *figure)
{
  const char *from = take_string (why, object, "from");
  const char *to = take_string (why, object, "to");

  if ((from != NULL && !fw_day_from_iso (from, &figure->from))
      || (to != NULL && !fw_day_from_iso (to, &figure->to)))
    refuse (why, _ ("“from” and “to” must be dates of the form YYYY-MM-DD"));
}

static void
read_values (char **why, JsonObject *object, FwStreamFigure *figure)
{
  JsonNode *node = json_object_get_member (object, "values");
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (why, _ ("“values” must be a list of numbers"));
      return;
    }
  array = json_node_get_array (node);
  figure->n_values = json_array_get_length (array);
  figure->values = g_new0 (double, figure->n_values);
  for (guint i = 0; i < figure->n_values; i++)
    if (!fw_map_json_get_number (json_array_get_element (array, i), &figure->values[i]))
      {
        refuse (why, _ ("“values” must be a list of numbers"));
        return;
      }
}

/* Which numbers a shape needs; a fixed one may be said as "value" too. */
static void
read_shape (char **why, JsonObject *object, FwStreamFigure *figure)
{
  double least = NAN, likely = NAN, greatest = NAN, value = NAN, n = 0;
  gboolean spread;

  take_number (why, object, "min", &least);
  take_number (why, object, "mode", &likely);
  take_number (why, object, "max", &greatest);
  take_number (why, object, "value", &value);
  take_number (why, object, "n", &n);
  if (n < 0 || n > G_MAXINT || n != floor (n))
    refuse (why, _ ("“n” must be a whole number from 0 on"));
  else
    figure->n = (guint) n;
  if (figure->unknown)
    return;
  if (isnan (likely))
    likely = value;
  spread = figure->shape != FW_STREAM_FIXED && figure->shape != FW_STREAM_EXPONENTIAL
           && figure->shape != FW_STREAM_EMPIRICAL;
  if (figure->shape == FW_STREAM_EMPIRICAL)
    {
      figure->min = isnan (least) ? 0 : least;
      figure->mode = isnan (likely) ? 0 : likely;
      figure->max = isnan (greatest) ? 0 : greatest;
      return;
    }
  if (spread && (isnan (least) || isnan (greatest)))
    refuse (why, _ ("the shape “%s” needs “min” and “max”"),
            fw_stream_shape_to_name (figure->shape));
  else if (isnan (likely) && figure->shape != FW_STREAM_RANGE
           && figure->shape != FW_STREAM_LOGNORMAL)
    refuse (why, _ ("neither “value” nor “mode” is given"));
  figure->min = isnan (least) ? likely : least;
  figure->max = isnan (greatest) ? likely : greatest;
  figure->mode = isnan (likely) ? (least + greatest) / 2 : likely;
  if (!spread)
    figure->min = figure->max = figure->mode;
}

char *
fw_map_json_read_figure (JsonNode *node, FwStreamFigure *figure)
{
  g_autoptr (JsonNode) rest = NULL;
  JsonObject *object, *further;
  JsonNode *unknown;
  g_autoptr (GList) members = NULL;
  char *why = NULL;

  fw_stream_figure_init (figure);
  if (JSON_NODE_HOLDS_NULL (node))
    {
      figure->unknown = TRUE;
      return NULL;
    }
  if (fw_map_json_get_number (node, &figure->mode))
    {
      figure->min = figure->max = figure->mode;
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("must be a number, or null for unknown"));
  object = json_node_get_object (node);
  unknown = json_object_get_member (object, "unknown");
  figure->unknown = unknown != NULL && JSON_NODE_HOLDS_VALUE (unknown)
                    && json_node_get_value_type (unknown) == G_TYPE_BOOLEAN
                    && json_node_get_boolean (unknown);
  /* {"value": null} is unknown too. */
  if (json_object_has_member (object, "value") && json_object_get_null_member (object, "value"))
    figure->unknown = TRUE;
  read_names (&why, object, figure);
  read_days (&why, object, figure);
  read_values (&why, object, figure);
  read_shape (&why, object, figure);
  members = json_object_get_members (object);
  further = json_object_new ();
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (fw_map_json_figure_members, l->data))
      json_object_set_member (further, l->data,
                              json_node_copy (json_object_get_member (object, l->data)));
  if (json_object_get_size (further) > 0)
    {
      rest = json_node_init_object (json_node_alloc (), further);
      figure->extra = json_to_string (rest, FALSE);
    }
  json_object_unref (further);
  return why;
}
