/* fw-drawio-cells.c: the XML of draw.io → its cells; plain, compressed, bare, or inside
 * an SVG; see fw-drawio-private.h. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/fw-drawio-private.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-exchange-error.h"

#define MAX_CELLS 50000
#define MAX_DEPTH 64

typedef struct
{
  GPtrArray *cells;
  FwDrawioCell *cell; /* the one that is open; belongs to @cells */
  GHashTable *object; /* attributes around the next cell */
  int object_line;
  GString *packed; /* text of a diagram */
  guint n_diagrams, n_models;
  gboolean in_diagram;
  guint depth;
  char *content; /* of an SVG */
} Reader;

static void
free_cell (FwDrawioCell *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->style);
  g_free (self->parent);
  g_free (self->source);
  g_free (self->target);
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_free (self);
}

static void G_GNUC_PRINTF (3, 4) refuse (GError **error, int line, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_set_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT, _ ("line %d: %s"), line, text);
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
open_cell (Reader *self, int line, const char **names, const char **values)
{
  FwDrawioCell *cell = g_new0 (FwDrawioCell, 1);
  const char *id = find_attribute (names, values, "id");
  const char *label = find_attribute (names, values, "value");

  cell->line = self->object != NULL ? self->object_line : line;
  cell->attributes = g_steal_pointer (&self->object);
  if (cell->attributes != NULL && id == NULL)
    id = g_hash_table_lookup (cell->attributes, "id");
  if (cell->attributes != NULL)
    label = g_hash_table_lookup (cell->attributes, "label");
  cell->id = g_strdup (id);
  cell->label = g_strdup (label != NULL ? label : "");
  cell->style = g_strdup (find_attribute (names, values, "style"));
  cell->parent = g_strdup (find_attribute (names, values, "parent"));
  cell->source = g_strdup (find_attribute (names, values, "source"));
  cell->target = g_strdup (find_attribute (names, values, "target"));
  cell->vertex = g_strcmp0 (find_attribute (names, values, "vertex"), "1") == 0;
  cell->edge = g_strcmp0 (find_attribute (names, values, "edge"), "1") == 0;
  g_ptr_array_add (self->cells, cell);
  self->cell = cell;
}

static void
open_element (GMarkupParseContext *context,
              const char *name,
              const char **names,
              const char **values,
              gpointer data,
              GError **error)
{
  Reader *self = data;
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  if (++self->depth > MAX_DEPTH || self->cells->len > MAX_CELLS)
    refuse (error, line, _ ("the drawing is too large"));
  else if (self->depth == 1 && g_str_equal (name, "svg"))
    self->content = g_strdup (find_attribute (names, values, "content"));
  else if (self->depth == 1 && !g_str_equal (name, "mxfile") && !g_str_equal (name, "mxGraphModel"))
    refuse (error, line, _ ("this is no draw.io file: it begins with “%s”"), name);
  else if (g_str_equal (name, "diagram"))
    self->in_diagram = ++self->n_diagrams == 1;
  else if (g_str_equal (name, "mxGraphModel"))
    self->n_models++;
  else if (self->n_diagrams > 1)
    return; /* only the first page is the map */
  else if (g_str_equal (name, "object") || g_str_equal (name, "UserObject"))
    {
      g_clear_pointer (&self->object, g_hash_table_unref);
      self->object = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->object_line = line;
      for (guint i = 0; names[i] != NULL; i++)
        g_hash_table_insert (self->object, g_strdup (names[i]), g_strdup (values[i]));
    }
  else if (g_str_equal (name, "mxCell"))
    open_cell (self, line, names, values);
  else if (g_str_equal (name, "mxGeometry") && self->cell != NULL)
    {
      const char *x = find_attribute (names, values, "x"), *y = find_attribute (names, values, "y");

      self->cell->x = x != NULL ? g_ascii_strtod (x, NULL) : 0;
      self->cell->y = y != NULL ? g_ascii_strtod (y, NULL) : 0;
    }
}

static void
close_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reader *self = data;

  self->depth--;
  if (g_str_equal (name, "mxCell"))
    self->cell = NULL;
  else if (g_str_equal (name, "object") || g_str_equal (name, "UserObject"))
    g_clear_pointer (&self->object, g_hash_table_unref);
  else if (g_str_equal (name, "diagram"))
    self->in_diagram = FALSE;
}

static void
take_text (GMarkupParseContext *context,
           const char *text,
           gsize length,
           gpointer data,
           GError **error)
{
  Reader *self = data;

  if (self->in_diagram && self->n_models == 0)
    g_string_append_len (self->packed, text, (gssize) length);
}

static gboolean
parse (Reader *self, const char *text, gsize length, GError **error)
{
  static const GMarkupParser parser
      = {.start_element = open_element, .end_element = close_element, .text = take_text};
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  g_autoptr (GError) inner = NULL;
  int line = 0;

  if (g_markup_parse_context_parse (context, text, (gssize) length, &inner)
      && g_markup_parse_context_end_parse (context, &inner))
    return TRUE;
  g_markup_parse_context_get_position (context, &line, NULL);
  if (inner->domain == FW_EXCHANGE_ERROR)
    g_propagate_error (error, g_steal_pointer (&inner));
  else
    refuse (error, line, _ ("the file is no well-formed XML"));
  return FALSE;
}

/* Base64 of raw DEFLATE of percent-encoded XML, as draw.io packs it. */
static char *
unpack (const char *packed, gsize *length)
{
  g_autofree guchar *bytes = NULL;
  g_autoptr (GConverter) inflate
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) plain = NULL;
  gsize n, at = 0;

  bytes = g_base64_decode (packed, &n);
  for (GConverterResult result = G_CONVERTER_CONVERTED; result != G_CONVERTER_FINISHED;)
    {
      guint8 block[16384];
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (inflate, bytes + at, n - at, block, sizeof block,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || out->len + n_written > FW_DRAWIO_MAX_SIZE)
        return NULL;
      g_byte_array_append (out, block, (guint) n_written);
      at += n_read;
    }
  plain = g_uri_unescape_bytes ((const char *) out->data, (gssize) out->len, NULL, NULL);
  if (plain == NULL
      || !g_utf8_validate (g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), NULL))
    return NULL;
  *length = g_bytes_get_size (plain);
  return g_strndup (g_bytes_get_data (plain, NULL), *length);
}

static void
clear_reader (Reader *self)
{
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->object, g_hash_table_unref);
  g_string_free (self->packed, TRUE);
  g_free (self->content);
}

static GPtrArray *
read_cells (const char *text, gsize length, guint depth, GError **error)
{
  Reader reader = {.cells = g_ptr_array_new_with_free_func ((GDestroyNotify) free_cell),
                   .packed = g_string_new (NULL)};
  GPtrArray *cells = NULL;

  if (!parse (&reader, text, length, error))
    ;
  else if (reader.content != NULL && depth < 2)
    cells = read_cells (reader.content, strlen (reader.content), depth + 1, error);
  else if (reader.n_models == 0 && *g_strstrip (reader.packed->str) != '\0' && depth < 2)
    {
      gsize n = 0;
      g_autofree char *plain = unpack (reader.packed->str, &n);

      if (plain != NULL)
        cells = read_cells (plain, n, depth + 1, error);
      else
        refuse (error, 1, _ ("the compressed drawing cannot be unpacked"));
    }
  else if (reader.n_models == 0)
    refuse (error, 1, _ ("the file holds no drawing"));
  else
    cells = g_ptr_array_ref (reader.cells);
  clear_reader (&reader);
  return cells;
}

GPtrArray *
fw_drawio_read_cells (const char *text, gsize length, GError **error)
{
  if (length > FW_DRAWIO_MAX_SIZE)
    {
      g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_TOO_LARGE,
                           _ ("the file is too large for a map"));
      return NULL;
    }
  return read_cells (text, length, 0, error);
}
