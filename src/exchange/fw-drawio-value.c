/* fw-drawio-value.c: see fw-drawio-private.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "domain/fw-stream-duration.h"
#include "exchange/fw-drawio-private.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-map-json-private.h"

char *
fw_drawio_dup_attribute (FwStreamField field, FwStreamKind kind)
{
  const char *member = fw_stream_field_get_info (field)->member;
  char *name;

  if (!fw_stream_field_is_of (field, kind) || fw_stream_field_is_of_photo (field))
    return NULL;
  name = g_strconcat ("vsm_", member != NULL ? member : "extra", NULL);
  return g_strdelimit (name, ".", '_');
}

/* A number that reads back as the same one. */
static char *
number_to_text (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 6; digits < 17; digits += 3)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        return g_strdup (text);
    }
  return g_strdup (g_ascii_dtostr (text, sizeof text, number));
}

static gboolean
is_plain (const FwStreamFigure *figure)
{
  return figure->typed == NULL && figure->cause == NULL && figure->extra == NULL && figure->n == 0
         && figure->n_values == 0 && figure->source == FW_STREAM_TYPED
         && figure->from == FW_DAY_NONE && figure->to == FW_DAY_NONE
         && figure->shape == FW_STREAM_FIXED
         && (!figure->unknown || figure->unit == FW_STREAM_UNIT_NONE);
}

static char *
node_to_text (const FwStreamValue *value, FwStreamField field)
{
  g_autoptr (JsonNode) node = fw_map_json_make_value (value, field);

  return json_to_string (node, FALSE);
}

char *
fw_drawio_value_to_text (const FwStreamValue *value, FwStreamField field)
{
  g_autofree char *number = NULL;

  switch (value->type)
    {
    case FW_STREAM_TEXT:
    case FW_STREAM_CHOICE:
    case FW_STREAM_RAW:
      return g_strdup (value->text);
    case FW_STREAM_FLAG:
      return g_strdup (value->flag ? "true" : "false");
    case FW_STREAM_FIGURE:
      if (!is_plain (&value->figure))
        return node_to_text (value, field);
      if (value->figure.unknown)
        return g_strdup ("?");
      number = number_to_text (value->figure.mode);
      if (value->figure.unit == FW_STREAM_UNIT_NONE)
        return g_steal_pointer (&number);
      return g_strconcat (number, " ", fw_stream_unit_to_name (value->figure.unit), NULL);
    case FW_STREAM_WORDS:
    default:
      return node_to_text (value, field);
    }
}

static void
set_error (GError **error, const char *text)
{
  g_set_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT, _ ("“%s” is not understood"),
               text);
}

static FwStreamValue *
read_json (const char *text, FwStreamField field, FwStreamKind kind, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  if (node == NULL)
    {
      set_error (error, text);
      return NULL;
    }
  return fw_map_json_take_value (node, field, kind, error);
}

/* JSON that is only carried along; what a map does not know is an object. */
static FwStreamValue *
read_raw (const char *text, FwStreamField field, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autofree char *canonical = NULL;

  if (node == NULL || (field == FW_STREAM_EXTRA && !JSON_NODE_HOLDS_OBJECT (node)))
    {
      set_error (error, text);
      return NULL;
    }
  canonical = json_to_string (node, FALSE);
  return fw_stream_value_new_text (FW_STREAM_RAW, canonical);
}

static FwStreamValue *
read_figure (const char *text, FwStreamField field, GError **error)
{
  g_auto (FwStreamFigure) figure = {0};
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  FwStreamUnit unit = FW_STREAM_UNIT_NONE;

  if (g_str_equal (text, "?"))
    return fw_stream_value_new_unknown ();
  while (end != text && *end == ' ')
    end++;
  if (end != text && fw_stream_unit_from_name (end, &unit))
    return fw_stream_value_new_number (number, unit);
  /* What somebody typed into draw.io. */
  if (fw_stream_field_get_info (field)->of == FW_STREAM_OF_TIME
      && fw_stream_duration_parse (text, &figure, NULL, NULL) == FW_DURATION_OK)
    return fw_stream_value_new_figure (&figure);
  if (fw_stream_field_get_info (field)->of == FW_STREAM_OF_SHARE
      && fw_stream_share_parse (text, &figure))
    return fw_stream_value_new_figure (&figure);
  set_error (error, text);
  return NULL;
}

FwStreamValue *
fw_drawio_value_from_text (const char *text, FwStreamField field, FwStreamKind kind, GError **error)
{
  FwStreamType type = fw_stream_field_get_info (field)->type;
  g_autoptr (FwStreamValue) value = NULL;
  g_autofree char *why = NULL;

  if (type == FW_STREAM_RAW)
    return read_raw (text, field, error);
  if (type == FW_STREAM_WORDS || (type == FW_STREAM_FIGURE && *text == '{'))
    return read_json (text, field, kind, error);
  if (type == FW_STREAM_FIGURE)
    value = read_figure (text, field, error);
  else if (type != FW_STREAM_FLAG)
    value = fw_stream_value_new_text (type, text);
  else if (g_str_equal (text, "true") || g_str_equal (text, "false"))
    value = fw_stream_value_new_flag (*text == 't');
  else
    set_error (error, text);
  if (value == NULL)
    return NULL;
  if (!fw_stream_value_fits (value, field, kind, &why))
    {
      g_set_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT, "“%s” %s", text, why);
      return NULL;
    }
  if (!fw_map_json_check_text (value, field, error))
    return NULL;
  return g_steal_pointer (&value);
}
