/* fw-pdf-reader-xref.c: where the objects are (ISO 32000-1, 7.5.4 and 7.5.8).
 *
 *   startxref → newest section → Prev → … → first section
 *                     └ XRefStm of a hybrid
 *
 * What a newer section says of an object holds.
 */
#include "config.h"

#include <string.h>

#include "document/fw-pdf-reader-private.h"

#define MAX_SECTIONS 4096u
/* As far from the end as other readers look for it. */
#define TAIL 1024

/* One section's own entries; the first word on an object counts. */
typedef struct
{
  FwPdfReader *reader;
  FwPdfSection *section;
  GHashTable *own;
} Filler;

static gboolean
add_entry (Filler *filler, guint64 number, const FwPdfEntry *entry)
{
  FwPdfReader *self = filler->reader;

  if (number > G_MAXINT32 || g_hash_table_size (self->entries) >= FW_PDF_MAX_ENTRIES)
    return FALSE;
  filler->section->n_entries++;
  if (!g_hash_table_add (filler->own, GUINT_TO_POINTER ((guint) number)))
    filler->section->twice = TRUE;
  if (!g_hash_table_contains (self->entries, GUINT_TO_POINTER ((guint) number)))
    _fw_pdf_reader_add_entry (self, (guint32) number, entry);
  return TRUE;
}

static gboolean
read_table (Filler *filler, FwPdfParser *parser)
{
  while (!_fw_pdf_skip_word (parser, "trailer"))
    {
      guint64 first, count;

      if (!_fw_pdf_parse_unsigned (parser, &first) || !_fw_pdf_parse_unsigned (parser, &count)
          || count > parser->size / 10)
        return FALSE;
      for (guint64 i = 0; i < count; i++)
        {
          guint64 offset, generation;
          FwPdfEntry entry = {0};

          if (!_fw_pdf_parse_unsigned (parser, &offset)
              || !_fw_pdf_parse_unsigned (parser, &generation))
            return FALSE;
          entry.in_use = _fw_pdf_skip_word (parser, "n");
          if (!entry.in_use && !_fw_pdf_skip_word (parser, "f"))
            return FALSE;
          entry.offset = (gsize) offset;
          entry.generation = (guint32) MIN (generation, G_MAXUINT16);
          if (!add_entry (filler, first + i, &entry))
            return FALSE;
        }
    }
  return TRUE;
}

static guint64
read_field (const guint8 **bytes, gsize width, guint64 otherwise)
{
  guint64 value = width > 0 ? 0 : otherwise;

  for (gsize i = 0; i < width; i++)
    value = value << 8 | *(*bytes)++;
  return value;
}

static gboolean
read_rows (Filler *filler,
           const gsize *widths,
           const guint8 **row,
           const guint8 *end,
           gint64 first,
           gint64 count)
{
  gsize width = widths[0] + widths[1] + widths[2];

  for (gint64 i = 0; i < count; i++)
    {
      FwPdfEntry entry = {0};
      guint64 type, second, third;

      if ((gsize) (end - *row) < width)
        return FALSE;
      type = read_field (row, widths[0], 1);
      second = read_field (row, widths[1], 0);
      third = read_field (row, widths[2], 0);
      entry.in_use = type == 1 || type == 2;
      entry.offset = (gsize) (type == 2 ? third : second);
      entry.container = type == 2 ? (guint32) MIN (second, G_MAXINT32) : 0;
      entry.generation = type == 1 ? (guint32) MIN (third, G_MAXUINT16) : 0;
      if (type == 2 && entry.container == 0)
        return FALSE;
      if (!add_entry (filler, (guint64) (first + i), &entry))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_stream (Filler *filler, const FwPdfValue *stream)
{
  FwPdfReader *self = filler->reader;
  const FwPdfValue *w = fw_pdf_reader_lookup (self, stream, "W");
  const FwPdfValue *index = fw_pdf_reader_lookup (self, stream, "Index");
  const FwPdfValue *size = fw_pdf_reader_lookup (self, stream, "Size");
  g_autoptr (GBytes) bytes = NULL;
  gsize widths[3];
  const guint8 *row, *end;

  if (!fw_pdf_value_is_name (fw_pdf_value_get (stream, "Type"), "XRef") || w->kind != FW_PDF_ARRAY
      || w->n != 3 || size->kind != FW_PDF_INTEGER)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      if (w->values[i]->kind != FW_PDF_INTEGER || w->values[i]->integer < 0
          || w->values[i]->integer > 8)
        return FALSE;
      widths[i] = (gsize) w->values[i]->integer;
    }
  bytes = fw_pdf_reader_decode (self, stream);
  if (bytes == NULL || widths[0] + widths[1] + widths[2] == 0)
    return FALSE;
  row = g_bytes_get_data (bytes, NULL);
  end = row + g_bytes_get_size (bytes);
  if (index->kind != FW_PDF_ARRAY)
    return size->integer >= 0 && read_rows (filler, widths, &row, end, 0, size->integer);
  for (guint i = 0; i + 1 < index->n; i += 2)
    {
      const FwPdfValue *first = index->values[i], *count = index->values[i + 1];

      if (first->kind != FW_PDF_INTEGER || count->kind != FW_PDF_INTEGER || first->integer < 0
          || count->integer < 0 || first->integer > G_MAXINT32
          || !read_rows (filler, widths, &row, end, first->integer, count->integer))
        return FALSE;
    }
  return TRUE;
}

/* The dictionary of the section at @offset, its entries taken; NULL when broken. */
static const FwPdfValue *
read_section (FwPdfReader *self, gsize offset, FwPdfSection *section)
{
  FwPdfParser parser
      = {.reader = self, .data = self->data, .size = self->size, .pos = offset, .in_file = TRUE};
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  Filler filler = {self, section, own};
  const FwPdfValue *dictionary;
  guint32 number, generation;

  if (offset >= self->size)
    return NULL;
  section->offset = offset;
  if (!_fw_pdf_skip_word (&parser, "xref"))
    {
      section->is_stream = TRUE;
      dictionary = _fw_pdf_parse_object (&parser, &number, &generation);
      return dictionary != NULL && read_stream (&filler, dictionary) ? dictionary : NULL;
    }
  if (!read_table (&filler, &parser))
    return NULL;
  dictionary = _fw_pdf_parse_value (&parser);
  return dictionary != NULL && dictionary->kind == FW_PDF_DICTIONARY ? dictionary : NULL;
}

static gboolean
find_start (FwPdfReader *self, gsize *offset)
{
  gsize from = self->size > TAIL ? self->size - TAIL : 0;
  const char *found = NULL;
  FwPdfParser parser = {.reader = self, .data = self->data, .size = self->size};
  guint64 number;

  for (gsize i = self->size; found == NULL && i >= from + 9; i--)
    if (memcmp (self->data + i - 9, "startxref", 9) == 0)
      found = self->data + i - 9;
  if (found == NULL)
    return FALSE;
  parser.pos = (gsize) (found - self->data) + 9;
  if (!_fw_pdf_parse_unsigned (&parser, &number) || number >= self->size)
    return FALSE;
  *offset = (gsize) number;
  return TRUE;
}

gboolean
_fw_pdf_reader_follow (FwPdfReader *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize offset;

  if (!find_start (self, &offset))
    return FALSE;
  while (TRUE)
    {
      FwPdfSection section = {0}, extra = {0};
      const FwPdfValue *dictionary, *hybrid, *prev;

      if (!g_hash_table_add (seen, GSIZE_TO_POINTER (offset + 1))
          || self->sections->len >= MAX_SECTIONS)
        return FALSE;
      dictionary = read_section (self, offset, &section);
      if (dictionary == NULL)
        return FALSE;
      g_array_append_val (self->sections, section);
      if (self->trailer == NULL)
        self->trailer = dictionary;
      hybrid = fw_pdf_value_get (dictionary, "XRefStm");
      if (hybrid != NULL && !section.is_stream
          && (hybrid->kind != FW_PDF_INTEGER || hybrid->integer < 0
              || read_section (self, (gsize) hybrid->integer, &extra) == NULL || !extra.is_stream))
        return FALSE;
      prev = fw_pdf_value_get (dictionary, "Prev");
      if (prev == NULL)
        return TRUE;
      if (prev->kind != FW_PDF_INTEGER || prev->integer < 0)
        return FALSE;
      offset = (gsize) prev->integer;
    }
}

/* --- without cross-references ----------------------------------------------------- */

GArray *
fw_pdf_reader_search (FwPdfReader *self, gsize from)
{
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *end = self->data + self->size;
  const char *p = self->data + MIN (from, self->size);
  const char *low = p;

  while ((p = memmem (p, (gsize) (end - p), "obj", 3)) != NULL)
    {
      const char *q = p;
      guint parts = 0;

      p += 3;
      /* Backwards: blank, generation, blank, number. */
      for (; parts < 2; parts++)
        {
          const char *blank = q, *digit;

          while (blank > low && (blank[-1] == ' ' || blank[-1] == '\n' || blank[-1] == '\r'))
            blank--;
          digit = blank;
          while (digit > low && g_ascii_isdigit (digit[-1]))
            digit--;
          if (digit == blank || (parts == 1 && blank == q))
            break;
          q = digit;
        }
      if (parts == 2 && offsets->len < FW_PDF_MAX_ENTRIES)
        {
          gsize offset = (gsize) (q - self->data);

          g_array_append_val (offsets, offset);
        }
    }
  return offsets;
}

static void
add_contained (FwPdfReader *self, guint32 container_number)
{
  FwPdfContainer *container
      = _fw_pdf_container_new (self, fw_pdf_reader_get_object (self, container_number));

  for (guint i = 0; container != NULL && i < container->n; i++)
    {
      FwPdfEntry entry = {.offset = i, .container = container_number, .in_use = TRUE};

      if (container->numbers[i] != container_number
          && g_hash_table_size (self->entries) < FW_PDF_MAX_ENTRIES)
        {
          _fw_pdf_reader_add_entry (self, container->numbers[i], &entry);
          g_hash_table_remove (self->objects, GUINT_TO_POINTER (container->numbers[i]));
        }
    }
  _fw_pdf_container_free (container);
}

/* The last trailer that names a catalog. */
static void
find_trailer (FwPdfReader *self)
{
  const char *p = self->data, *end = self->data + self->size;
  guint tries = 0;

  while (tries++ < MAX_SECTIONS && (p = memmem (p, (gsize) (end - p), "trailer", 7)) != NULL)
    {
      FwPdfParser parser = {.reader = self,
                            .data = self->data,
                            .size = self->size,
                            .pos = (gsize) (p - self->data) + 7,
                            .in_file = TRUE};
      const FwPdfValue *dictionary = _fw_pdf_parse_value (&parser);

      if (fw_pdf_value_get (dictionary, "Root") != NULL)
        self->trailer = dictionary;
      p += 7;
    }
}

/* Stands for one that is lost; NULL without memory. */
static const FwPdfValue *
make_trailer (FwPdfReader *self, guint32 catalog)
{
  g_autofree char *text = g_strdup_printf ("<< /Root %u %u R >>", catalog,
                                           fw_pdf_reader_get_generation (self, catalog));
  GBytes *kept = g_bytes_new_take (text, strlen (text) + 1);
  FwPdfParser parser = {.reader = self, .data = text, .size = strlen (text)};

  g_steal_pointer (&text);
  g_ptr_array_add (self->kept, kept);
  return _fw_pdf_parse_value (&parser);
}

gboolean
_fw_pdf_reader_repair (FwPdfReader *self)
{
  g_autoptr (GArray) offsets = fw_pdf_reader_search (self, 0);
  const FwPdfValue *streams_trailer = NULL;
  guint32 catalog = 0;

  self->damaged = self->searched = TRUE;
  for (guint i = 0; i < offsets->len; i++)
    {
      FwPdfParser parser = {.reader = self,
                            .data = self->data,
                            .size = self->size,
                            .pos = g_array_index (offsets, gsize, i)};
      FwPdfEntry entry = {.offset = parser.pos, .in_use = TRUE};
      guint64 number, generation;
      const FwPdfValue *value;

      if (!_fw_pdf_parse_unsigned (&parser, &number) || number > G_MAXINT32
          || !_fw_pdf_parse_unsigned (&parser, &generation) || generation > G_MAXUINT16)
        continue;
      entry.generation = (guint32) generation;
      _fw_pdf_reader_add_entry (self, (guint32) number, &entry);
      g_hash_table_remove (self->objects, GUINT_TO_POINTER ((guint) number));
      value = fw_pdf_reader_get_object (self, (guint32) number);
      if (fw_pdf_value_is_name (fw_pdf_value_get (value, "Type"), "ObjStm"))
        add_contained (self, (guint32) number);
      else if (fw_pdf_value_is_name (fw_pdf_value_get (value, "Type"), "XRef")
               && fw_pdf_value_get (value, "Root") != NULL)
        streams_trailer = value;
      else if (fw_pdf_value_is_name (fw_pdf_value_get (value, "Type"), "Catalog"))
        catalog = (guint32) number;
    }
  find_trailer (self);
  if (self->trailer == NULL)
    self->trailer = streams_trailer;
  if (fw_pdf_reader_get_catalog (self) == NULL && catalog != 0)
    self->trailer = make_trailer (self, catalog);
  return fw_pdf_reader_get_catalog (self) != NULL;
}
