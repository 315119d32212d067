/* fw-drawio-reader.c: draw.io's cells → a map; see fw-drawio.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-drawio-private.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-map-json-private.h"

typedef struct
{
  FwStream *stream;
  GPtrArray *cells;
  GHashTable *items; /* cell id → FwStreamItem, of steps and parties */
} Reader;

static gboolean
fail (GError **error, const FwDrawioCell *cell, const char *text)
{
  g_set_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT, _ ("line %d: %s"), cell->line,
               text);
  return FALSE;
}

static const char *
get_attribute (const FwDrawioCell *cell, const char *name)
{
  return cell->attributes != NULL ? g_hash_table_lookup (cell->attributes, name) : NULL;
}

static gboolean
find_kind (const char *name, FwStreamKind *kind)
{
  for (guint i = 0; i < FW_STREAM_N_KINDS; i++)
    if (g_str_equal (fw_stream_kind_to_name ((FwStreamKind) i), name))
      {
        *kind = (FwStreamKind) i;
        return TRUE;
      }
  return FALSE;
}

/* --- our own objects -------------------------------------------------------------- */

static gboolean
read_values (Reader *self, const FwDrawioCell *cell, FwStreamItem *item, GError **error)
{
  for (guint i = 0; i < FW_STREAM_N_FIELDS; i++)
    {
      g_autofree char *name = fw_drawio_dup_attribute ((FwStreamField) i, item->kind);
      const char *text = name != NULL ? get_attribute (cell, name) : NULL;
      g_autoptr (GError) inner = NULL;
      FwStreamValue *value;

      if (text == NULL)
        continue;
      value = fw_drawio_value_from_text (text, (FwStreamField) i, item->kind, &inner);
      if (inner != NULL)
        {
          g_autofree char *what = g_strdup_printf ("%s: %s", name, inner->message);

          return fail (error, cell, what);
        }
      fw_stream_set (self->stream, item, (FwStreamField) i, value);
    }
  return TRUE;
}

static gboolean
read_own (Reader *self, const FwDrawioCell *cell, const char *kind_name, GError **error)
{
  FwStreamKind kind;
  FwStreamItem *item;

  if (!find_kind (kind_name, &kind))
    return fail (error, cell, _ ("the kind of the object is not known"));
  if (kind == FW_STREAM_MAP)
    item = fw_stream_get_map (self->stream);
  else
    item = fw_stream_add (self->stream, kind, get_attribute (cell, "vsm_id"), G_MAXUINT);
  /* A box that was copied in draw.io has the id of the first. */
  if (item == NULL)
    item = fw_stream_add (self->stream, kind, NULL, G_MAXUINT);
  if ((kind == FW_STREAM_STEP || kind == FW_STREAM_PARTY) && cell->id != NULL)
    g_hash_table_insert (self->items, cell->id, item);
  return read_values (self, cell, item, error);
}

/* --- drawings of others ------------------------------------------------------------ */

/* Text of an HTML label. */
static char *
dup_plain (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean tag = FALSE;

  for (const char *at = html; *at != '\0'; at++)
    if (*at == '<')
      {
        tag = TRUE;
        if (g_ascii_strncasecmp (at, "<br", 3) == 0 || g_ascii_strncasecmp (at, "</div", 5) == 0
            || g_ascii_strncasecmp (at, "</p", 3) == 0)
          g_string_append_c (text, ' ');
      }
    else if (*at == '>' && tag)
      tag = FALSE;
    else if (!tag)
      g_string_append_c (text, *at);
  g_string_replace (text, "&nbsp;", " ", 0);
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_strstrip (g_strdup (text->str));
}

static gboolean
has_shape (const FwDrawioCell *cell, const char *shape)
{
  g_autofree char *name = g_strconcat ("mxgraph.lean_mapping.", shape, NULL);

  return cell->style != NULL && strstr (cell->style, name) != NULL;
}

static void
read_foreign_box (Reader *self, const FwDrawioCell *cell)
{
  FwStreamKind kind = has_shape (cell, "outside_sources") ? FW_STREAM_PARTY : FW_STREAM_STEP;
  g_autofree char *name = dup_plain (cell->label);
  FwStreamItem *item;

  if (kind == FW_STREAM_STEP && !has_shape (cell, "manufacturing_process"))
    return;
  item = fw_stream_add (self->stream, kind, NULL, G_MAXUINT);
  fw_stream_set_text (self->stream, item, FW_STREAM_NAME, name);
  if (kind == FW_STREAM_STEP)
    fw_stream_set_text (self->stream, item, FW_STREAM_KIND, "task");
  if (cell->id != NULL)
    g_hash_table_insert (self->items, cell->id, item);
}

/* An edge between two boxes that became items. */
static void
read_foreign_edge (Reader *self, const FwDrawioCell *cell)
{
  FwStreamItem *from
      = cell->source != NULL ? g_hash_table_lookup (self->items, cell->source) : NULL;
  FwStreamItem *to = cell->target != NULL ? g_hash_table_lookup (self->items, cell->target) : NULL;
  gboolean information
      = has_shape (cell, "electronic_info_flow") || has_shape (cell, "manual_info_flow");
  g_autofree char *name = dup_plain (cell->label);
  FwStreamItem *flow;

  if (from == NULL || to == NULL)
    return;
  if (from->kind == FW_STREAM_PARTY || to->kind == FW_STREAM_PARTY)
    information = TRUE;
  flow = fw_stream_add (self->stream, FW_STREAM_FLOW, NULL, G_MAXUINT);
  fw_stream_set_text (self->stream, flow, FW_STREAM_KIND, information ? "information" : "work");
  fw_stream_set_text (self->stream, flow, FW_STREAM_FROM, from->id);
  fw_stream_set_text (self->stream, flow, FW_STREAM_TO, to->id);
  if (has_shape (cell, "electronic_info_flow"))
    fw_stream_set_text (self->stream, flow, FW_STREAM_MEDIUM, "electronic");
  if (*name != '\0')
    fw_stream_set_text (self->stream, flow, FW_STREAM_NAME, name);
}

/* --- the whole --------------------------------------------------------------------- */

static gboolean
is_own (const FwDrawioCell *cell)
{
  return get_attribute (cell, "vsm_kind_of_item") != NULL;
}

/* Others are in order from left to right. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const FwDrawioCell *x = *(FwDrawioCell *const *) a, *y = *(FwDrawioCell *const *) b;

  if (x->x != y->x)
    return x->x < y->x ? -1 : 1;
  return x->line - y->line;
}

/* Where somebody hung an edge elsewhere in draw.io, the drawing is right. */
static void
follow_edges (Reader *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const FwDrawioCell *cell = g_ptr_array_index (self->cells, i);
      const char *id = is_own (cell) ? get_attribute (cell, "vsm_id") : NULL;
      FwStreamItem *flow
          = id != NULL && cell->edge ? fw_stream_find (self->stream, FW_STREAM_FLOW, id) : NULL;
      FwStreamItem *from, *to;

      if (flow == NULL)
        continue;
      from = cell->source != NULL ? g_hash_table_lookup (self->items, cell->source) : NULL;
      to = cell->target != NULL ? g_hash_table_lookup (self->items, cell->target) : NULL;
      if (from != NULL)
        fw_stream_set_text (self->stream, flow, FW_STREAM_FROM, from->id);
      if (to != NULL)
        fw_stream_set_text (self->stream, flow, FW_STREAM_TO, to->id);
    }
}

static gboolean
read_map (Reader *self, GError **error)
{
  g_autoptr (GPtrArray) foreign = g_ptr_array_new ();

  for (guint i = 0; i < self->cells->len; i++)
    {
      FwDrawioCell *cell = g_ptr_array_index (self->cells, i);

      if (!is_own (cell))
        {
          if (cell->vertex)
            g_ptr_array_add (foreign, cell);
        }
      else if (!read_own (self, cell, get_attribute (cell, "vsm_kind_of_item"), error))
        return FALSE;
    }
  g_ptr_array_sort (foreign, compare_places);
  for (guint i = 0; i < foreign->len; i++)
    read_foreign_box (self, g_ptr_array_index (foreign, i));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const FwDrawioCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->edge && !is_own (cell))
        read_foreign_edge (self, cell);
    }
  follow_edges (self);
  if (fw_stream_get_n (self->stream, FW_STREAM_STEP) == 0
      && fw_stream_get_map (self->stream)->values[FW_STREAM_NAME] == NULL)
    {
      g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_EMPTY,
                           _ ("the drawing holds no process boxes: nothing could be taken"));
      return FALSE;
    }
  return fw_map_json_check_names (self->stream, error);
}

FwStream *
fw_drawio_read (const char *text, gssize length, GError **error)
{
  Reader self = {0};
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  gboolean fine;

  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  self.cells = fw_drawio_read_cells (text, n, error);
  if (self.cells == NULL)
    return NULL;
  self.stream = fw_stream_new ();
  self.items = g_hash_table_new (g_str_hash, g_str_equal);
  fine = read_map (&self, error);
  if (!fine)
    g_clear_pointer (&self.stream, fw_stream_free);
  g_hash_table_unref (self.items);
  g_ptr_array_unref (self.cells);
  return self.stream;
}

gboolean
fw_drawio_is_one (const char *text, gsize length)
{
  g_autofree char *begin = g_strndup (text, MIN (length, 4096));

  return strstr (begin, "<mxfile") != NULL || strstr (begin, "<mxGraphModel") != NULL
         || (strstr (begin, "<svg") != NULL && strstr (begin, "mxfile") != NULL);
}
