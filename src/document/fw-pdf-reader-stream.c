/* fw-pdf-reader-stream.c: FlateDecode with predictors, and the streams that hold objects. */
#include "config.h"

#include <string.h>
#include <zlib.h>

#include "document/fw-pdf-reader-private.h"

#define CHUNK 32768

static GByteArray *
inflate_data (FwPdfReader *self, const char *data, gsize size)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = {0};
  int status = Z_OK;

  if (size > G_MAXUINT32 || inflateInit (&stream) != Z_OK)
    return NULL;
  stream.next_in = (Bytef *) data;
  stream.avail_in = (uInt) size;
  while (status == Z_OK)
    {
      guint before = out->len;

      if (self->decoded + CHUNK > FW_PDF_MAX_DECODED)
        break;
      g_byte_array_set_size (out, before + CHUNK);
      stream.next_out = out->data + before;
      stream.avail_out = CHUNK;
      status = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_set_size (out, before + CHUNK - stream.avail_out);
      self->decoded += CHUNK - stream.avail_out;
    }
  inflateEnd (&stream);
  return status == Z_STREAM_END ? g_steal_pointer (&out) : NULL;
}

static guint8
paeth (guint8 a, guint8 b, guint8 c)
{
  int p = a + b - c, pa = ABS (p - a), pb = ABS (p - b), pc = ABS (p - c);

  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* Undoes the filters of PNG, in place; rows shrink by their first byte. */
static gboolean
undo_png (GByteArray *bytes, gsize columns, gsize pixel)
{
  gsize rows = bytes->len / (columns + 1), out = 0;

  for (gsize r = 0; r < rows; r++)
    {
      const guint8 *in = bytes->data + r * (columns + 1);
      guint8 filter = in[0];

      if (filter > 4)
        return FALSE;
      /* The result lies before what is still to be read. */
      for (gsize i = 0; i < columns; i++)
        {
          guint8 left = i >= pixel ? bytes->data[out + i - pixel] : 0;
          guint8 up = r > 0 ? bytes->data[out + i - columns] : 0;
          guint8 corner = r > 0 && i >= pixel ? bytes->data[out + i - columns - pixel] : 0;
          guint8 add = filter == 1   ? left
                       : filter == 2 ? up
                       : filter == 3 ? (guint8) ((left + up) / 2)
                       : filter == 4 ? paeth (left, up, corner)
                                     : 0;

          bytes->data[out + i] = (guint8) (in[1 + i] + add);
        }
      out += columns;
    }
  g_byte_array_set_size (bytes, (guint) out);
  return TRUE;
}

static gint64
get_integer (FwPdfReader *self, const FwPdfValue *dictionary, const char *key, gint64 otherwise)
{
  const FwPdfValue *value = fw_pdf_reader_lookup (self, dictionary, key);

  return value->kind == FW_PDF_INTEGER ? value->integer : otherwise;
}

static gboolean
undo_predictor (FwPdfReader *self, const FwPdfValue *parameters, GByteArray *bytes)
{
  gint64 predictor = get_integer (self, parameters, "Predictor", 1);
  gint64 columns = get_integer (self, parameters, "Columns", 1);
  gint64 colors = get_integer (self, parameters, "Colors", 1);
  gint64 bits = get_integer (self, parameters, "BitsPerComponent", 8);

  if (predictor == 1)
    return TRUE;
  if (predictor < 10 || columns < 1 || columns > 65536 || colors < 1 || colors > 32 || bits < 1
      || bits > 16)
    return FALSE;
  return undo_png (bytes, (gsize) (columns * colors * bits + 7) / 8,
                   (gsize) MAX (1, colors * bits / 8));
}

/* The one member of an array, or the value itself. */
static const FwPdfValue *
get_single (FwPdfReader *self, const FwPdfValue *value)
{
  if (value->kind == FW_PDF_ARRAY)
    return value->n == 1 ? fw_pdf_reader_resolve (self, value->values[0]) : &_fw_pdf_null;
  return value;
}

GBytes *
fw_pdf_reader_decode (FwPdfReader *self, const FwPdfValue *stream)
{
  const FwPdfValue *filter;
  g_autoptr (GByteArray) bytes = NULL;

  if (stream == NULL || stream->kind != FW_PDF_STREAM)
    return NULL;
  filter = fw_pdf_reader_lookup (self, stream, "Filter");
  if (filter->kind == FW_PDF_NULL || (filter->kind == FW_PDF_ARRAY && filter->n == 0))
    return g_bytes_new (stream->data, stream->data_length);
  if (!fw_pdf_value_is_name (get_single (self, filter), "FlateDecode"))
    return NULL;
  bytes = inflate_data (self, stream->data, stream->data_length);
  if (bytes == NULL
      || !undo_predictor (
          self, get_single (self, fw_pdf_reader_lookup (self, stream, "DecodeParms")), bytes))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

void
_fw_pdf_container_free (gpointer data)
{
  FwPdfContainer *self = data;

  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self->numbers);
  g_free (self->offsets);
  g_free (self);
}

/* An object stream (ISO 32000-1, 7.5.7); NULL when it is none or broken. */
FwPdfContainer *
_fw_pdf_container_new (FwPdfReader *reader, const FwPdfValue *stream)
{
  gint64 n = get_integer (reader, stream, "N", -1),
         first = get_integer (reader, stream, "First", -1);
  g_autoptr (GBytes) bytes = NULL;
  FwPdfContainer *self;
  FwPdfParser parser = {.reader = reader};

  if (stream->kind != FW_PDF_STREAM
      || !fw_pdf_value_is_name (fw_pdf_reader_lookup (reader, stream, "Type"), "ObjStm"))
    return NULL;
  bytes = fw_pdf_reader_decode (reader, stream);
  if (bytes == NULL || n < 0 || n > FW_PDF_MAX_ENTRIES || first < 0
      || (gsize) first > g_bytes_get_size (bytes) || (gsize) n > g_bytes_get_size (bytes))
    return NULL;
  self = g_new0 (FwPdfContainer, 1);
  self->bytes = g_bytes_ref (bytes);
  self->first = (gsize) first;
  self->n = (guint) n;
  self->numbers = g_new0 (guint32, self->n + 1);
  self->offsets = g_new0 (gsize, self->n + 1);
  parser.data = g_bytes_get_data (bytes, &parser.size);
  for (guint i = 0; i < self->n; i++)
    {
      guint64 number, offset;

      if (!_fw_pdf_parse_unsigned (&parser, &number) || number > G_MAXUINT32
          || !_fw_pdf_parse_unsigned (&parser, &offset)
          || offset >= g_bytes_get_size (bytes) - self->first)
        {
          _fw_pdf_container_free (self);
          return NULL;
        }
      self->numbers[i] = (guint32) number;
      self->offsets[i] = self->first + (gsize) offset;
    }
  return self;
}
